from __future__ import annotations

import io
from collections import Counter
from typing import Any

import pytest
from rich.console import Console

from cleaner.cli.report.summary import Made, fates, hosts, show_summary
from cleaner.dumps.counts import OTHERS, Tally
from cleaner.dumps.workers.clean_record import Outcome

MADE = Made("1.2", "5f0c9a", "careful", 4.0, 2, ("أول.jsonl", "ثان.jsonl"), "نظيف.jsonl")


def told(tally: Tally, made: Made = MADE, **options: Any) -> str:
    console = Console(file=io.StringIO(), **{"force_terminal": False, "width": 80, **options})
    show_summary(tally, made, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def rows(tally: Tally, **options: Any) -> list[list[str]]:
    return [line.split(maxsplit=3) for line in told(tally, **options).splitlines()]


def full() -> Tally:
    tally = Tally(read=1000, written=700, failed=7, broken=1, warned=5)
    tally.dropped.update({"short": 200, "not in the sample": 80})
    tally.skipped.update({"no article": 13})
    for number in range(20):
        outcome = Outcome(
            "نص",
            changed=True,
            read=100,
            labels={"source": 10, "read_also": 20},
            rules={f"source.rule-{number}": 10, "read_also.label": 20},
            found={"caption.place": 2},
        )
        tally.add(outcome, f"https://site-{number}.example/1")
    return tally


class TestDocuments:
    def test_every_fate_has_its_count_share_and_reason(self) -> None:
        found = rows(full())
        assert ["700", "70.0", "%", "written"] in found
        assert ["200", "20.0", "%", "dropped: short"] in found
        assert ["80", "8.0", "%", "dropped: not in the sample"] in found
        assert ["13", "1.3", "%", "skipped: no article"] in found
        assert ["7", "0.7", "%", "failed"] in found

    def test_they_add_up_in_so_many_words(self) -> None:
        assert "adds up: 1,000 read = 700 written + 280 dropped + 13 skipped + 7 failed\n" in told(full())

    def test_one_that_is_missing_is_a_bug(self) -> None:
        tally = full()
        tally.written -= 1
        shown = told(tally)
        assert "DOES NOT ADD UP: 1,000 read, but 699 written" in shown
        assert "= 999; this is a bug: please report it" in shown
        assert "adds up: " not in shown

    def test_shares_of_the_cleaned_are_of_the_cleaned(self) -> None:
        found = rows(full())
        assert ["20", "2.2", "%", "of those cleaned: changed"] in found  # of 900
        assert ["5", "0.6", "%", "of those cleaned: with warnings"] in found
        assert not any("left empty" in row[-1] for row in found if row)

    def test_speed_workers_and_broken_inputs_are_told(self) -> None:
        shown = told(full())
        assert "1,000 documents of 2 inputs in 4 s, 250 a second, 2 workers\n" in shown
        assert "1 input could not be read to the end" in shown

    def test_the_fates_are_as_many_as_were_read(self) -> None:
        assert sum(fate.documents for fate in fates(full())) == 1000


class TestRemoved:
    def test_all_families_are_shown(self) -> None:
        tally = full()
        tally.labels.update({f"family-{number}": number + 1 for number in range(40)})
        shown = told(tally)
        assert all(f"family-{number}\n" in shown for number in range(40))

    def test_the_highest_come_first(self) -> None:
        shown = told(full())
        assert shown.index("66.7 %  read_also\n") < shown.index("33.3 %  source\n")

    def test_fifteen_rules_of_all(self) -> None:
        shown = told(full())
        assert "removed characters by rule: the 15 highest of 21\n" in shown
        assert shown.count("source.rule-") == 14

    def test_ten_hosts_of_all(self) -> None:
        shown = told(full())
        assert "with their documents: 10 of 20\n" in shown
        assert shown.count("site-") == 10

    def test_characters_are_kept_and_removed(self) -> None:
        found = rows(full())
        assert ["1,400", "70.0", "%", "kept"] in found
        assert ["600", "30.0", "%", "removed"] in found

    def test_findings_are_counted_by_check(self) -> None:
        assert ["40", "100", "%", "caption.place"] in rows(full())

    def test_hosts_that_have_no_name_come_last_whatever_they_count(self) -> None:
        tally = Tally(hosts=Counter({OTHERS: 900, "a.example": 5}), host_documents=Counter({OTHERS: 9, "a.example": 1}))
        assert [host.name for host in hosts(tally)] == ["a.example", OTHERS]


class TestHostile:
    def test_names_are_safe_and_in_one_line(self) -> None:
        tally = Tally(read=1, skipped=Counter({"سبب\x1b[2J\nثان": 1}))
        for host in ("a\x1b]0;x\x07.example", "b\u202eelpmaxe.example", "c\ud800.example", "[red]d[/].example"):
            tally.host_documents[host] = tally.hosts[host] = 1
        shown = told(tally)
        assert set(filter(lambda character: not character.isprintable(), shown)) == {"\n"}
        assert "skipped: سبب\\x1b[2J ثان\n" in shown
        assert "belpmaxe.example\n" in shown
        assert "[red]d[/].example\n" in shown
        assert "c\\ud800.example\n" in shown

    def test_an_endless_name_is_cut(self) -> None:
        tally = Tally(hosts=Counter({"x" * 10**6: 1}), host_documents=Counter({"x" * 10**6: 1}))
        assert f"{'x' * 79}…\n" in told(tally)

    def test_off_a_terminal_every_row_is_one_line_without_spaces_at_its_end(self) -> None:
        tally = Tally(read=1, skipped=Counter({"كلمة " * 15: 1}))
        shown = told(tally, width=20)
        assert f"skipped: {'كلمة ' * 14}".rstrip() in shown
        assert not any(line.endswith(" ") for line in shown.splitlines())

    def test_on_a_terminal_arabic_is_set_apart(self) -> None:
        tally = Tally(hosts=Counter({"خبر.example": 1, "a.example": 1}), host_documents=Counter({"خبر.example": 1}))
        assert "\u2066خبر.example\u2069\n" in told(tally, force_terminal=True, color_system=None)

    def test_a_narrow_terminal_gets_no_wider_line(self) -> None:
        shown = told(full(), force_terminal=True, color_system=None, width=30)
        assert max(map(len, shown.splitlines())) <= 30


class TestExtremes:
    def test_an_empty_run(self) -> None:
        shown = told(Tally(), MADE._replace(seconds=0.0, inputs=(), workers=None))
        assert shown.splitlines() == [
            "",
            "0 documents in 0 s",
            "         0  -  of those cleaned: changed",
            "  adds up: 0 read = 0 written + 0 dropped + 0 skipped + 0 failed",
            "",
            "cleaner 1.2, preset careful, rules 5f0c9a",
        ]

    @pytest.mark.parametrize("power", [12, 60])
    def test_huge_numbers(self, power: int) -> None:
        count = 10**power
        tally = Tally(read=count, written=count, characters_read=count, labels=Counter({"source": count}))
        assert f"{count:,}  100 %  written" in told(tally)

    def test_the_same_counts_in_another_order_are_told_alike(self) -> None:
        first, second = Tally(), Tally()
        first.labels.update({"source": 3, "tags": 3})
        second.labels.update({"tags": 3, "source": 3})
        assert told(first) == told(second)
