"""What changed over time, as a section of the report."""

from __future__ import annotations

import json
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from cleaner.cli.report.changes import SiteChanges, changes_object, changes_of, changes_section
from cleaner.learning.learn import Learned, SiteRules, learn
from tests.support.paths import ROOT

LINES = (ROOT / "samples" / "learning" / "changing.jsonl").read_text(encoding="utf-8").splitlines()
LEARNED = learn(map(json.loads, LINES))
EVIL = "</section><script>alert(1)</script>"


def section(learned: Learned) -> LexborHTMLParser:
    return LexborHTMLParser(changes_section(map(changes_of, learned.sites)))


def test_what_appeared_or_vanished_is_told_with_its_months() -> None:
    [site] = LEARNED.sites
    assert [(one.since, one.until, one.known) for one in changes_of(site).changed] == [
        ("2024-04", "2024-05", False),
        ("", "2024-07", False),
        ("2024-08", "", True),
        ("2024-08", "", True),
    ]
    found = section(LEARNED)
    told = [node.text() for node in found.css(".change b")]
    assert told == ["من 2024-04 إلى 2024-05 وحدها", "اختفى بعد 2024-07", "ظهر في 2024-08", "ظهر في 2024-08"]
    assert [len(node.css("li")) for node in found.css(".months")] == [12] * 4
    first = found.css(".months")[0].css("li")
    assert [node.attributes["title"] for node in first[2:4]] == ["2024-03: 0 / 5", "2024-04: 5 / 5"]
    assert [(node.css_first("i") or node).attributes["style"] for node in first[2:4]] == ["--h:0%", "--h:100%"]


def test_of_many_months_years_are_shown() -> None:
    [site] = LEARNED.sites
    before = tuple((f"20{year}-0{month}", 5) for year in range(10, 24) for month in (1, 2, 3))
    long = site._replace(months=(*before, *site.months))
    years = section(Learned((long,))).css(".months")[0].css("li")
    assert [(node.attributes["title"] or "")[:4] for node in years] == [str(year) for year in range(2010, 2025)]


def test_what_is_shown_is_escaped_and_set_apart() -> None:
    [site] = LEARNED.sites
    known = tuple(replace(draft, template=EVIL) for draft in site.known)
    found = changes_section([changes_of(site._replace(site=EVIL, known=known))])
    assert "<script" not in found
    assert "&lt;script&gt;" in found
    assert all(node.attributes["dir"] == "ltr" for node in section(LEARNED).css("code, .n"))


def test_many_are_counted_and_not_all_shown() -> None:
    [site] = LEARNED.sites
    many = section(Learned((site._replace(known=site.known * 20),)))
    assert len(many.css(".change")) == 20
    assert "وغيرها: 22" in many.text()


def test_sites_whose_days_are_not_known_have_no_section() -> None:
    assert changes_section([changes_of(SiteRules("a", 3, 2, (), "few"))]) == ""


def test_as_json_it_is_read_again() -> None:
    found = [changes_of(site) for site in LEARNED.sites]
    [told] = json.loads(json.dumps(changes_object(found)))
    assert [SiteChanges.from_json(told)] == found
    assert told["changed"][0]["since"] == "2024-04"
    assert changes_object([SiteChanges("a", (), ())]) == []
