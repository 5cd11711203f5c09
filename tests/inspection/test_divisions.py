"""A whole and its parts, and growth by a share."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.divisions import broken_divisions


def broken(text: str) -> bool:
    return bool(list(broken_divisions(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "أصيب في الحادث 19 شخصا، بينهم 8 نساء و6 رجال و3 أطفال، نقلوا إلى المستشفى.",
        "أنقذت الفرق 12 شخصا، بينهم 9 نساء و7 أطفال، من الوادي.",
        "أوقفت الشرطة 14 شخصا، وهم 9 رجال و4 نساء، ثم أفرجت عنهم.",
        "رصد المجلس 240 مليون درهم للطرق.\nويتوزع المبلغ بين الجهة بـ120 مليون درهم والوزارة بـ80 مليون درهم "
        "والبلديات بـ60 مليون درهم.",
        "بلغ الربح 3.4 مليارات درهم، بزيادة 20 بالمئة مقارنة مع 3.1 مليارات درهم قبل عام.",
    ],
)
def test_what_does_not_add_up(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "أصيب في الحادث 17 شخصا، بينهم 5 أطفال و4 نساء، نقلوا إلى المستشفى.",
        "أصيب في الحادث 17 شخصا، بينهم 8 نساء و6 رجال و3 أطفال، نقلوا إلى المستشفى.",
        "أنقذت الفرق نحو 12 شخصا، بينهم 9 نساء و7 أطفال، من الوادي.",
        "رصد المجلس 240 مليون درهم للطرق.\nويتوزع المبلغ بين الجهة بـ120 مليون درهم والوزارة بـ80 مليون درهم "
        "والبلديات بـ40 مليون درهم.",
        "رصد المجلس 240 مليون درهم للطرق.\nوتتوزع الأشغال على 12 جماعة و4 أقاليم.",
        "بلغ الربح 3.4 مليارات درهم، بزيادة 10 بالمئة مقارنة مع 3.1 مليارات درهم قبل عام.",
        "بلغ الربح 3.4 مليارات درهم، بزيادة 20 بالمئة مقارنة مع توقعات المحللين.",
    ],
)
def test_what_does(text: str) -> None:
    assert not broken(text)
