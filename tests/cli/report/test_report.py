from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.cli.report.report import report_object, report_page
from cleaner.cli.report.summary import HOSTS, RULES, Made
from cleaner.document.display_names import FAMILIES
from cleaner.document.types import Document
from cleaner.dumps.counts import OTHERS, Tally
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.workers.clean_record import Wanted, Work, do
from cleaner.options import Options
from cleaner.rules.rule import LABELS

MADE = Made("1.2", "5f0c9a", "careful", 130.0, 2, ("أول.jsonl", "ثان.jsonl"), "نظيف.jsonl")
EVIL = "</article></style><script>alert(1)</script><img src=https://evil.example/x onerror='a()'>\"&amp;"
STRETCHES = [
    ["كتب: سالم الحداد\n", "byline", "byline.credit"],
    ["أعلنت البلدية فتح الطريق الساحلي.", "", ""],
    ["\nالمصدر: وكالات", "source", "source.label"],
]


def full() -> Tally:
    tally = Tally(read=100, written=80, failed=2, changed=60, emptied=3, warned=4, broken=1)
    tally.dropped.update({"short": 12, "not in the sample": 3})
    tally.skipped.update({"no article": 3})
    tally.characters_read, tally.characters_kept = 10_000, 8_000
    tally.labels.update({"source": 1500, "read_also": 500})
    tally.rules.update({f"source.rule-{number}": 100 - number for number in range(30)})
    for number in range(25):
        tally.hosts[f"site-{number}.example"] = 80 - number
        tally.host_documents[f"site-{number}.example"] = 2
        tally.host_characters[f"site-{number}.example"] = 400
        tally.host_families[f"source site-{number}.example"] = 60 - number
        tally.host_families[f"tags site-{number}.example"] = 20
    tally.found.update({"caption.place": 3, "date.future": 9})
    tally.keep_example({"place": "dump.jsonl:7", "url": "https://akhbar.example/7", "stretches": STRETCHES})
    return tally


def page(tally: Tally, made: Made = MADE) -> LexborHTMLParser:
    return LexborHTMLParser(report_page(tally, made))


def texts(tally: Tally, selector: str) -> list[str]:
    return [node.text() for node in page(tally).css(selector)]


def evil_tally() -> Tally:
    tally = full()
    for counter in (tally.hosts, tally.host_documents, tally.rules, tally.labels, tally.found, tally.skipped):
        counter[EVIL] = 10**6
    tally.host_families[f"{EVIL} {EVIL}"] = 10**6
    tally.examples[0] = {"place": EVIL, "url": EVIL, "stretches": [[EVIL, "", ""], [EVIL, EVIL, EVIL]]}
    return tally


class TestObject:
    def test_holds_everything_unshortened(self) -> None:
        found: Any = json.loads(dump(report_object(full(), MADE)))
        assert found["made"] == {
            "version": "1.2",
            "rules": "5f0c9a",
            "preset": "careful",
            "seconds": 130.0,
            "workers": 2,
            "inputs": ["أول.jsonl", "ثان.jsonl"],
            "output": "نظيف.jsonl",
        }
        assert found["documents"] == {
            "read": 100,
            "written": 80,
            "dropped": {"short": 12, "not in the sample": 3},
            "skipped": {"no article": 3},
            "failed": 2,
            "adds_up": True,
            "cleaned": 92,
            "changed": 60,
            "emptied": 3,
            "with_warnings": 4,
            "a_second": 100 / 130,
        }
        assert found["broken_inputs"] == 1
        assert found["characters"] == {"read": 10_000, "kept": 8_000, "removed": 2_000}
        assert list(found["removed_by_family"].items()) == [("source", 1500), ("read_also", 500)]
        assert len(found["removed_by_rule"]) == 30
        assert found["hosts"][0] == {
            "name": "site-0.example",
            "documents": 2,
            "removed": 80,
            "characters": 400,
            "families": {"source": 60, "tags": 20},
            "share": 0.2,
        }
        assert len(found["hosts"]) == 25
        assert list(found["findings"].items()) == [("date.future", 9), ("caption.place", 3)]
        assert found["examples"][0]["stretches"] == STRETCHES

    def test_says_when_it_does_not_add_up(self) -> None:
        documents: Any = report_object(Tally(read=1), MADE)["documents"]
        assert documents["adds_up"] is False

    def test_names_stand_as_they_are(self) -> None:
        found: Any = json.loads(dump(report_object(evil_tally(), MADE)))
        assert found["removed_by_rule"][EVIL] == 10**6

    def test_an_empty_run_in_no_time(self) -> None:
        found: Any = json.loads(dump(report_object(Tally(), MADE._replace(seconds=0.0))))
        assert found["documents"]["a_second"] is None


class TestPageIsSafe:
    def test_it_is_arabic_and_right_to_left(self) -> None:
        html = page(full()).css_first("html")
        assert html is not None
        assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl")

    @pytest.mark.parametrize("tally", [full(), evil_tally(), Tally()])
    def test_it_loads_nothing_and_runs_nothing(self, tally: Tally) -> None:
        found = page(tally, MADE._replace(output=EVIL, inputs=(EVIL,), preset=EVIL, rules=EVIL))
        assert found.css("script, link, img, iframe, object, embed, form, base, a, svg, video") == []
        for node in found.css("*"):
            assert not {"src", "href", "srcset", "action", "background"} & set(node.attributes)
            assert not [name for name in node.attributes if name.startswith("on")]
        styles = "".join(node.text() for node in found.css("style"))
        styles += "".join(node.attributes["style"] or "" for node in found.css("[style]"))
        assert not re.search(r"url\(|@import|https?:|//", styles)
        policy = found.css_first('meta[http-equiv="Content-Security-Policy"]')
        assert policy is not None
        assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'"

    def test_hostile_names_are_shown_as_text(self) -> None:
        found = page(evil_tally())
        assert len(found.css("style")) == 1
        codes = [node.text() for node in found.css("section code")]
        assert codes.count(f"{EVIL[:79]}…") == 5  # reason, family, rule, host, finding
        after = found.css("article")[1]
        assert after.text() == EVIL

    def test_only_known_families_name_a_class(self) -> None:
        classes = {node.attributes["class"] for node in page(evil_tally()).css("del")}
        assert classes == {"f-other"}

    def test_what_may_not_stand_in_a_page_is_shown(self) -> None:
        tally = full()
        tally.hosts["x\x00\ud800\u202ey"] = tally.host_documents["x\x00\ud800\u202ey"] = 10**6
        tally.examples[0]["stretches"] = [["نص\x1b\ud800", "", ""]]
        html = report_page(tally, MADE)
        assert html.encode()
        assert "x\\x00\\ud800y</code>" in html
        assert "<span>نص\ufffd\ufffd</span>" in html

    def test_elements_close(self) -> None:
        opened = Counter(re.findall(r"<(?!meta|br|!)([a-z0-9]+)", report_page(full(), MADE)))
        closed = Counter(re.findall(r"</([a-z0-9]+)", report_page(full(), MADE)))
        assert opened == closed


class TestPageTells:
    def test_that_it_adds_up(self) -> None:
        (check,) = page(full()).css(".check")
        assert check.attributes["class"] == "check"
        assert check.parent is not None
        numbers = [node.text() for node in check.parent.css("bdi")]
        assert numbers == ["100", "80", "15", "3", "2"]

    def test_that_it_does_not(self) -> None:
        assert "wrong" in report_page(Tally(read=2, written=1), MADE).split("</style>")[1]
        assert "≠" in report_page(Tally(read=2, written=1), MADE)

    def test_the_parts_are_as_wide_as_their_shares(self) -> None:
        styles = [node.attributes["style"] or "" for node in page(full()).css("section:first-of-type .parts i")]
        widths = [float(style.split("--w:")[1].rstrip("%")) for style in styles]
        assert widths == [80.0, 12.0, 3.0, 3.0, 2.0]

    def test_every_family_by_its_arabic_name_and_colour(self) -> None:
        tally = Tally(characters_read=1000, labels=Counter(dict.fromkeys(LABELS, 5)))
        bars = page(tally).css(".bars > li")
        assert len(bars) == len(LABELS)
        shown = "\n".join(bar.text() for bar in bars)
        assert all(name in shown for name in FAMILIES.values())
        assert {bar.attributes["class"] for bar in bars} >= {"f-source", "f-read_also"}

    def test_the_longest_bar_fills_its_line(self) -> None:
        styles = [node.attributes["style"] for node in page(full()).css(".bars > li.f-source, .bars > li.f-read_also")]
        assert styles[:2] == ["--w:100.00%", "--w:33.33%"]

    def test_the_top_rules_and_hosts(self) -> None:
        rules, found = page(full()).css(".pair .bars")
        assert len(rules.css("li")) == RULES
        assert len(found.css("li")) == HOSTS
        assert "site-0.example" in found.css("li")[0].text()
        assert "30" in texts(full(), ".pair .soft")[0]

    def test_the_share_of_each_host_by_family(self) -> None:
        tally = Tally(host_documents=Counter(a=1, b=1, c=1), hosts=Counter(a=8, b=3))
        tally.host_characters = Counter(a=16, b=12, c=5)
        tally.host_families = Counter({"source a": 6, "tags a": 2, "source b": 3})
        [section] = [one for one in page(tally).css("section") if "حصة الزوائد من كل موقع" in one.text()]
        widths = [node.attributes["style"] for node in section.css(".track i")]
        assert widths == ["--w:75.00%", "--w:25.00%", "--w:50.00%"]
        assert [node.attributes.get("class") for node in section.css(".keys li")] == ["f-source", "f-tags"]
        assert ["50.0 %" in section.text(), "25.0 %" in section.text(), "0 %" in section.text()] == [True] * 3

    def test_hosts_beyond_those_that_are_counted(self) -> None:
        tally = Tally(hosts=Counter({OTHERS: 5}), host_documents=Counter({OTHERS: 5}))
        assert "مواقع أخرى" in texts(tally, ".pair .bars li")[0]

    def test_numbers_and_names_are_set_apart(self) -> None:
        found = page(full())
        for node in found.css("code, .n"):
            assert node.attributes["dir"] == "ltr"
        for node in found.css("section code, section .n"):
            node.decompose()
        body = found.body
        assert body is not None
        for node in body.css("header, .cards, del, article"):
            node.decompose()
        assert not re.search(r"[0-9]", re.sub(r"<[^>]*>", "", re.sub(r"<bdi>.*?</bdi>", "", body.html or "")))

    def test_an_example_leads_to_its_record_on_the_page(self) -> None:
        tally = full()
        tally.examples[0] |= {"path": "my <dump>.jsonl", "record": 7}
        caption = page(tally).css("figcaption")[0]
        assert [node.attributes["href"] for node in caption.css("a")] == ["http://127.0.0.1:8765/?record=7"]
        assert "cleaner serve 'my <dump>.jsonl'" in caption.text()
        assert page(full()).css("figcaption a") == []

    def test_an_example_before_and_after(self) -> None:
        before, after = page(full()).css(".example article")
        assert [node.attributes["class"] for node in before.css("del")] == ["f-byline", "f-source"]
        assert [node.text() for node in before.css("del small")] == ["byline.credit", "source.label"]
        for note in before.css("small"):
            note.decompose()
        assert before.text() == "".join(text for text, _, _ in STRETCHES)
        assert after.text() == "أعلنت البلدية فتح الطريق الساحلي."
        assert "https://akhbar.example/7" in texts(full(), "figcaption")[0]

    def test_an_example_as_workers_make_it(self) -> None:
        document = Document("أعلنت البلدية فتح الطريق الساحلي اليوم.\nالمصدر: وكالات")
        outcome = do(Work(document, example=True), Options(), Wanted())
        tally = Tally()
        tally.keep_example({"place": "dump.jsonl:1", "url": None, "stretches": outcome.example})
        before, after = page(tally).css(".example article")
        assert after.text() == outcome.text
        assert len(before.css("del.f-source")) == 1

    def test_languages_are_counted_by_their_names(self) -> None:
        tally = Tally(read=3, written=3)
        tally.languages.update({"ar": 2, "xx": 1})
        shown = page(tally).text()
        assert "وثائق لغتها العربية: 2" in shown
        assert "وثائق لغتها xx: 1" in shown

    def test_an_example_of_which_nothing_stayed(self) -> None:
        tally = Tally()
        tally.keep_example({"place": "a:1", "url": None, "stretches": [["المصدر: وكالات", "source", "source.label"]]})
        assert page(tally).css(".example article")[1].text() == ""

    def test_an_endless_address_is_cut(self) -> None:
        tally = Tally()
        tally.keep_example({"place": "a:1", "url": "https://akhbar.example/" + "x" * 10**6, "stretches": STRETCHES})
        assert len(report_page(tally, MADE)) < 20_000

    def test_an_empty_run(self) -> None:
        html = report_page(Tally(), MADE._replace(seconds=0.0, inputs=(), workers=None))
        assert "الحساب متطابق" in html
        assert "nan" not in html.split("</style>")[1]
        assert LexborHTMLParser(html).css(".bars, .example") == []

    def test_huge_numbers(self) -> None:
        count = 10**60
        tally = Tally(read=count, written=count, characters_read=count, labels=Counter({"source": count}))
        assert f"{count:,}" in texts(tally, ".cards b")[0]

    def test_how_it_was_made(self) -> None:
        values = texts(full(), "dd")
        assert values == [
            "cleaner 1.2",
            "5f0c9a",
            "careful",
            "2",
            "2 د 10 ث",
            "أول.jsonlثان.jsonl",
            "نظيف.jsonl",
        ]

    def test_many_inputs_are_not_all_named(self) -> None:
        made = MADE._replace(inputs=tuple(f"{number}.jsonl" for number in range(10_000)))
        html = report_page(full(), made)
        assert len(html) < 50_000
        assert "10,000" in html
