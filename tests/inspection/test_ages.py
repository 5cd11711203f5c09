"""Ages that go with the years of a life, and those that do not."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner import clean
from cleaner.inspection.ages import broken_ages
from cleaner.inspection.article import read_article


def broken(text: str) -> bool:
    return bool(list(broken_ages(read_article(clean(text)), date(2025, 3, 1))))


@pytest.mark.parametrize(
    "text",
    [
        "ولد الشاعر عام 1931. وتوفي عام 1998 عن عمر ناهز الثالثة والثمانين.",
        "ولد الشاعر عام 1950، وتوفي أمس عن 60 عاما.",
        "ولدت الكاتبة في 1985 وكانت في العاشرة حين غادرت إلى السويد سنة 2003.",
        "رأت المطربة النور في حلب عام 1952، وغنت في السابعة عشرة من عمرها سنة 1984.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "ولد الشاعر عام 1931. وتوفي عام 1998 عن عمر ناهز السابعة والستين.",
        "ولد الشاعر عام 1950، وتوفي شقيقه أمس عن 60 عاما.",
        "ولد الأول عام 1950 وولد الثاني عام 1960، وتوفي أمس عن 60 عاما.",
        "أمضى في التدريس 30 عاما.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
