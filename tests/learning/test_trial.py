"""Rules that were learned, tried where they would act."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cleaner import clean, learn
from cleaner.document.types import Document
from cleaner.learning import trial
from cleaner.learning.drafts import Draft, draft_of
from cleaner.learning.site import Template
from cleaner.learning.trial import own_matcher, tried
from cleaner.text.passes import PassResult, settle
from tests.support.learning import HOST, articles
from tests.support.paths import ROOT

Dress = Callable[[int, str, list[str]], list[str]]


def drafts_of(dress: Dress, text: str, where: str = "whole") -> list[Draft]:
    """Try a template that stands on the last line of each article."""
    found = articles(8, dress)
    places = tuple((one, len(one.text.splitlines()) - 1) for one in found)
    template = Template(tuple(text.split()), where, True, "widget", 0.9, 8, 8, "", "", places)
    draft = draft_of(template, HOST, (HOST,))
    assert draft is not None
    return tried([draft], found, HOST).rules


def test_what_holds_has_hits_and_misses() -> None:
    [draft] = drafts_of(lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"], "من غرفه اخبار المرفا")
    assert draft.hit == ("من غرفة أخبار المرفأ",)
    assert len(draft.miss) == 1
    assert draft.miss[0].endswith(".")


def test_what_goes_anyhow_needs_no_rule() -> None:
    assert drafts_of(lambda n, title, prose: [*prose, "المصدر: وكالات"], "المصدر: وكالات") == []


def test_what_stays_once_rules_take_its_neighbours_is_a_rule_as_well() -> None:
    lines = (ROOT / "samples" / "learning" / "changing.jsonl").read_text(encoding="utf-8").splitlines()
    [site] = learn(map(json.loads, lines)).sites
    line = "الفنار ترافق قراءها في مدن الساحل منذ أربعين عاما."
    assert [draft.template for draft in site.drafts].count(line) == 1
    assert line not in [draft.template for draft in site.known]
    assert "تابعوا الفنار على واتساب وتلغرام" in [draft.template for draft in site.known]
    text = json.loads(lines[0])["text"]
    assert line not in clean(text, url="https://fanar.example/1").text  # as long as all stand below


def test_no_more_articles_are_cleaned_than_tell_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    cleaned: list[str] = []

    def counting(document: Document, *arguments: Any, **options: Any) -> PassResult:
        cleaned.append(document.text)
        return settle(document, *arguments, **options)

    monkeypatch.setattr(trial, "settle", counting)
    found = articles(60, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"])
    places = tuple((one, len(one.text.splitlines()) - 1) for one in found)
    template = Template(("من", "غرفه", "اخبار", "المرفا"), "whole", True, "widget", 0.9, 60, 60, "", "", places)
    draft = draft_of(template, HOST, (HOST,))
    assert draft is not None
    [rule] = tried([draft], found, HOST).rules
    assert rule.miss
    assert len(set(cleaned) & {one.text for one in found}) < 40


def test_what_never_stands_there_is_no_rule() -> None:
    assert drafts_of(lambda n, title, prose: prose, "من غرفه اخبار المرفا") == []


def test_the_rules_of_the_package_are_those_of_its_files() -> None:
    assert {"source.label", "share.button"} <= {rule.id for rule in own_matcher().rules}
