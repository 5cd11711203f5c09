"""The generator of faults is honest, and the checks reach what is asked of them on the held-out half."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cleaner.arabic.dates import read_day
from cleaner.inspection.findings import CHECKS
from cleaner.pipeline import inspect
from tests.support.faults import HALVES, development, held_out, make_cases, read_articles
from tests.support.faults.edits import Sample
from tests.support.faults.facts import DEVELOPMENT, HELD_OUT
from tests.support.faults.measure import measure
from tests.support.faults.template import Template

REACHED = {  # precision and recall
    "spliced-article": (0.97, 0.9),
    "date-conflict": (0.97, 0.9),
    "title-body": (0.95, 0.7),  # what the latent space cannot tell is information: trust goes first
    "truncated": (0.97, 0.8),  # a quotation whose mark was forgotten is information
    "number-conflict": (0.97, 0.9),
    "repeat": (0.97, 0.9),
}


@pytest.mark.parametrize("article", read_articles(), ids=lambda article: article.id)
def test_articles_are_whole(article: Sample) -> None:
    assert article.title
    assert article.paraphrase
    assert article.title != article.paraphrase
    assert read_day(article.published)
    assert len(article.paragraphs) >= 4
    assert all(paragraph.endswith(".") and paragraph.count(" ") >= 9 for paragraph in article.paragraphs)


@pytest.mark.parametrize("article", read_articles(), ids=lambda article: article.id)
def test_clean_articles_give_nothing(article: Sample) -> None:
    assert inspect(article.document) == ()


def test_the_halves_share_no_facts() -> None:
    for field in fields(DEVELOPMENT):
        assert not set(getattr(DEVELOPMENT, field.name)) & set(getattr(HELD_OUT, field.name))


@pytest.mark.parametrize("templates", [development.TEMPLATES, held_out.TEMPLATES], ids=HALVES)
def test_every_check_has_faults_and_negatives(templates: tuple[Template, ...]) -> None:
    for faulty in (True, False):
        assert {template.check for template in templates if template.faulty is faulty} == set(CHECKS) - {"headless"}


@pytest.mark.parametrize("half", HALVES)
def test_cases_are_made_alike_every_time(half: str) -> None:
    first, second = list(make_cases(half)), list(make_cases(half))
    assert [(case.id, case.document) for case in first] == [(case.id, case.document) for case in second]
    assert len({case.id for case in first}) == len(first)


@pytest.mark.parametrize("half", HALVES)
def test_every_fault_changes_its_article_and_leaves_no_brace(half: str) -> None:
    clean = {article.id: article.document for article in read_articles()}
    for case in make_cases(half):
        document = case.document
        if case.template and case.template.faulty:
            assert document != clean[case.id.split("/")[0]]
        assert not set("{}") & set(document.text + (document.title or "") + (document.url or ""))


def test_the_held_out_half_is_reached() -> None:
    tallies = measure(make_cases("held-out"))
    for check, (precision, recall) in REACHED.items():
        tally = tallies[check]
        assert tally.faults >= 20
        assert (check, tally.precision >= precision, tally.recall >= recall) == (check, True, True)
