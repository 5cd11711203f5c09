"""What a worker does: one record's text or page in, its outcome out."""

from __future__ import annotations

import pickle

import pytest

from cleaner.document.types import Document
from cleaner.dumps.workers.clean_record import Outcome, Wanted, Work, clean_work, do
from cleaner.options import Options
from tests.support.pages import PROSE, TITLE, page, paragraphs

BODY = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة."
TEXT = f"{BODY}\nالمصدر: وكالات"
WORK = Work(Document(TEXT))
PAGE = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}</article>")


def test_a_text_is_cleaned_and_counted() -> None:
    outcome = do(WORK, Options(), Wanted())
    assert (outcome.text, outcome.changed, outcome.read) == (BODY, True, len(TEXT))
    assert outcome.labels == {"source": len(TEXT) - len(BODY)}
    assert outcome.rules == {"source.label": len(TEXT) - len(BODY)}


def test_a_page_is_cleaned_with_what_is_known_of_it() -> None:
    work = Work(Document("", "https://marfa.example/1"), PAGE.encode("utf-16"), "utf-16")
    assert clean_work(work, Options()).document.url == "https://marfa.example/1"
    assert PROSE[0] in (do(work, Options(), Wanted()).text or "")


def test_a_page_without_an_article_says_why() -> None:
    outcome = do(Work(Document(""), page("<p>سوق</p>")), Options(), Wanted())
    assert (outcome.text, bool(outcome.verdict)) == ("", True)


@pytest.mark.parametrize(
    ("work", "text", "problem"),
    [(WORK._replace(problem="is null"), None, "is null"), (WORK._replace(passed="no article"), None, "")],
)
def test_a_record_that_cannot_or_is_not_to_be_cleaned_is_not(work: Work, text: str | None, problem: str) -> None:
    outcome = do(work, Options(), Wanted())
    assert (outcome.text, outcome.problem, outcome.read) == (text, problem, 0)


def test_what_is_not_asked_for_does_not_travel() -> None:
    plain = do(WORK, Options(), Wanted())
    assert (plain.removed, plain.metadata, plain.everything, plain.example) == ((), None, None, ())
    full = do(WORK._replace(example=True), Options(), Wanted(removed=True, metadata=True, everything=True))
    assert [piece["rule"] for piece in full.removed] == ["source.label"]
    assert full.metadata
    assert full.everything
    assert [part[1] for part in full.example] == ["", "source"]


def test_findings_come_where_they_are_looked_for() -> None:
    work = Work(Document(f"{BODY}\n{BODY}"))
    outcome = do(work, Options(inspect=True), Wanted(findings=True))
    assert outcome.found == {"repeat": 1}
    assert [finding["check"] for finding in outcome.findings] == ["repeat"]


def test_work_and_outcome_can_be_sent() -> None:
    outcome = do(WORK, Options(), Wanted(everything=True))
    assert isinstance(outcome, Outcome)
    assert pickle.loads(pickle.dumps((WORK, outcome))) == (WORK, outcome)
    assert (WORK.size, Work(Document(""), b"abc").size) == (len(TEXT), 3)


def test_facts_markdown_and_warnings_are_told_where_they_are_wanted() -> None:
    head = '<meta name="date" content="18 فبراير 2025"><script type="application/ld+json">'
    told = f'{head}{{"@type": "NewsArticle", "wordCount": 900}}</script>'
    work = Work(Document(""), page(f"<article><h2>ما الذي تغير</h2>{paragraphs(*PROSE[:4])}</article>", told))
    outcome = do(work, Options(), Wanted(facts=True, markdown=True))
    assert outcome.facts is not None
    assert outcome.facts["published"] == {"text": "2025-02-18", "origin": "date"}
    assert (outcome.text or "").startswith("## ما الذي تغير\n\n")
    assert outcome.noticed == {"teaser": 1}
    assert do(work, Options(), Wanted()).facts is None
