"""What of a piece stands on other articles, too."""

from __future__ import annotations

from cleaner.learning.recurrence import Recurrence

RECURRENCE = Recurrence(
    [f"هطل المطر يوم {own} في القرية", f"شارك الخبر مع أصدقائك {n}", "#غزة #القدس #رام_الله"]
    for n, own in enumerate(("الأحد", "الاثنين", "الثلاثاء"))
)


def test_what_stands_on_three_articles_is_the_sites() -> None:
    assert RECURRENCE.share("شارك الخبر مع أصدقائك 77") == 1.0
    assert RECURRENCE.share("وصلت السفينة إلى الرصيف") == 0.0
    assert 0 < RECURRENCE.share("وقال شارك الخبر مع وصلت السفينة إلى الرصيف") < 0.5


def test_hashtags_are_an_articles_own() -> None:
    assert RECURRENCE.share("#غزة #القدس #رام_الله") == 0.0


def test_nothing_is_no_one() -> None:
    assert RECURRENCE.share("") == 0.0
