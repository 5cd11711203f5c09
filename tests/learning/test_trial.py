"""Rules that were learned, tried where they would act."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.learning.drafts import Draft, draft_of
from cleaner.learning.site import Template
from cleaner.learning.trial import own_rules, tried
from tests.support.learning import HOST, articles

Dress = Callable[[int, str, list[str]], list[str]]


def drafts_of(dress: Dress, text: str, where: str = "whole") -> list[Draft]:
    """Try a template that stands on the last line of each article."""
    found = articles(8, dress)
    places = tuple((one, len(one.text.splitlines()) - 1) for one in found)
    template = Template(tuple(text.split()), where, True, "widget", 0.9, 8, 8, "", "", places)
    draft = draft_of(template, HOST, (HOST,))
    assert draft is not None
    return tried([draft], found, HOST)


def test_what_holds_has_hits_and_misses() -> None:
    [draft] = drafts_of(lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"], "من غرفه اخبار المرفا")
    assert draft.hit == ("من غرفة أخبار المرفأ",)
    assert len(draft.miss) == 1
    assert draft.miss[0].endswith(".")


def test_what_goes_anyhow_needs_no_rule() -> None:
    assert drafts_of(lambda n, title, prose: [*prose, "المصدر: وكالات"], "المصدر: وكالات") == []


def test_what_never_stands_there_is_no_rule() -> None:
    assert drafts_of(lambda n, title, prose: prose, "من غرفه اخبار المرفا") == []


def test_the_rules_of_the_package_are_those_of_its_files() -> None:
    assert {"source.label", "share.button"} <= {rule.id for rule in own_rules()}
