"""When furniture appeared and vanished, as far as that is no chance."""

from __future__ import annotations

import json

import pytest

from cleaner.learning.articles import Article
from cleaner.learning.history import UNCHANGED, Change, Months, change_of, months_of
from cleaner.learning.learn import learn
from tests.support.paths import ROOT

YEAR: Months = tuple((f"2024-{month:02}", 10) for month in range(1, 13))


def in_months(first: int, last: int, count: int) -> Months:
    return tuple((f"2024-{month:02}", count) for month in range(first, last + 1))


@pytest.mark.parametrize(
    ("template", "change"),
    [
        (in_months(1, 12, 9), UNCHANGED),
        (in_months(7, 12, 9), Change("2024-07", "")),
        (in_months(1, 6, 9), Change("", "2024-06")),
        (in_months(4, 5, 9), Change("2024-04", "2024-05")),
        (in_months(6, 7, 1), UNCHANGED),  # so seldom that it may have been missed
        (in_months(2, 12, 3), UNCHANGED),  # ten articles before it, of which it would be on three
        (in_months(1, 11, 9), Change("", "2024-11")),
        ((), UNCHANGED),
    ],
)
def test_a_template_changed_where_it_would_have_been_seen(template: Months, change: Change) -> None:
    assert change_of(template, YEAR) == change


def test_few_articles_tell_no_change() -> None:
    site: Months = (("2023-01", 2), ("2024-01", 4))
    assert change_of((("2024-01", 4),), site) == UNCHANGED


def test_more_articles_than_the_site_has_are_no_fault() -> None:
    assert change_of((("2024-01", 9),), (("2023-12", 30), ("2024-01", 4))).since == "2024-01"


def test_days_that_are_not_known_are_not_counted() -> None:
    assert months_of([Article("نص", "", "", "", "0")]) == ()


def test_the_sample_changes_as_it_was_made() -> None:
    lines = (ROOT / "samples" / "learning" / "changing.jsonl").read_text(encoding="utf-8").splitlines()
    [site] = learn(map(json.loads, lines)).sites
    found = {draft.template: change_of(draft.seen.months, site.months) for draft in (*site.drafts, *site.known)}
    assert found == {
        "رابط الخبر في الفنار: {title}": UNCHANGED,
        "الفنار ترافق قراءها في مدن الساحل منذ أربعين عاما.": Change("", "2024-07"),
        "شجرة لكل قارئ: حملة الفنار لتشجير الساحل": Change("2024-04", "2024-05"),
        "تابعوا الفنار على واتساب وتلغرام": Change("2024-08", ""),
        "فنار ميديا – شبكة أخبار الساحل": Change("2024-08", ""),
    }
