"""Sides: read from how a speaker is called, and compared as a tree."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.registry.sides import Side, differ, is_of_states, read_side


def side(text: str) -> Side:
    found = read_side(fold(text).split(), load_actors())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("called", "states", "kind"),
    [
        ("المتحدث باسم الكرملين", {"ru"}, ""),
        ("وزارة النفط العراقية", {"iq"}, "government"),
        ("حركة حماس", {"ps"}, "group"),
        ("رئيس نادي الوحدة", set(), "club"),
        ("الأمين العام لاتحاد الشغل التونسي", {"tn"}, "union"),
        ("محافظ البنك المركزي المصري", {"eg"}, "bank"),
        ("رئيسة الحكومة", set(), "government"),
    ],
)
def test_how_a_speaker_is_called(called: str, states: set[str], kind: str) -> None:
    found = side(called)
    assert (set(found.states), found.kind) == (states, kind)


@pytest.mark.parametrize("called", ["سالم الحداد", "شاهد عيان", "المهندس"])
def test_who_is_of_no_side(called: str) -> None:
    assert read_side(fold(called).split(), load_actors()) is None


@pytest.mark.parametrize(
    ("one", "other", "different"),
    [
        ("المتحدث باسم الكرملين", "الحكومة الأوكرانية", True),
        ("رئيس نادي الوحدة", "رئيس نادي الرياض", True),
        ("اتحاد الشغل التونسي", "رئيسة الحكومة", True),
        ("وزارة النفط العراقية", "وزارة الخارجية العراقية", False),
        ("الحكومة", "وزارة النفط العراقية", False),
        ("الجيش السوداني", "الحكومة السودانية", False),
        ("الأمم المتحدة", "الحكومة السودانية", True),
        ("رئيس نادي الوحدة", "رئيس النادي", False),
    ],
)
def test_they_differ_or_may_be_one(one: str, other: str, different: bool) -> None:
    assert differ(side(one), side(other)) is different
    assert differ(side(other), side(one)) is different


def test_two_states_that_are_called_by_office() -> None:
    assert is_of_states(side("وزير الخارجية الروسي"), side("الحكومة الأوكرانية"))
    assert not is_of_states(side("وزير الخارجية الروسي"), side("الحكومة"))
