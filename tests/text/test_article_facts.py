"""Facts as values: dates, people and desks, the site, the language, each with where it is said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cleaner import clean, clean_html, describe, facts_object
from cleaner.document.types import Fact
from cleaner.text.article_facts import find_article_facts
from tests.support.pages import PROSE, TITLE, page, paragraphs

BODY = f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}</article>"


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def test_dates_of_the_markup_are_values() -> None:
    head = meta("article:published_time", "18 شباط/فبراير 2025 - 10:30") + meta("datemodified", "2025-02-19T08:00:00Z")
    facts = find_article_facts(clean_html(page(BODY, head)))
    assert facts.published == Fact("2025-02-18T10:30:00", "article:published_time")
    assert facts.modified == Fact("2025-02-19T08:00:00+00:00", "datemodified")


def test_dates_of_a_text_are_read_from_what_was_removed() -> None:
    text = f"{TITLE}\nنشر في: 18 فبراير 2025 آخر تحديث: 19 فبراير 2025\n{PROSE[0]}\n{PROSE[1]}"
    facts = describe(clean(text, title=TITLE))
    assert (facts.published, facts.modified) == (Fact("2025-02-18", "text"), Fact("2025-02-19", "text"))


def test_what_counts_from_now_needs_now() -> None:
    found = clean_html(page(BODY, meta("date", "منذ ساعتين")))
    assert describe(found).published is None
    now = datetime(2025, 2, 18, 12, tzinfo=UTC)
    assert describe(found, now=now).published == Fact("2025-02-18T10:00:00+00:00", "date")


@pytest.mark.parametrize(
    ("author", "people", "desks"),
    [
        ("نوال البحري", ["نوال البحري"], []),
        ("بقلم: نوال البحري", ["نوال البحري"], []),
        ("نوال البحري، رويترز", ["نوال البحري"], ["رويترز"]),
        ("نوال البحري وسامي الدهان", ["نوال البحري وسامي الدهان"], []),
        ("فريق التحرير", [], ["فريق التحرير"]),
        ("المرفأ", [], ["المرفأ"]),
        ("Sports Desk", [], ["Sports Desk"]),
        ("admin", [], []),
        ("user17", [], []),
        ("Developed By Marfa Web", [], []),
        ("https://marfa.example/u/3", [], []),
        ("editor@marfa.example", [], []),
    ],
)
def test_people_and_desks_are_told_apart(author: str, people: list[str], desks: list[str]) -> None:
    facts = describe(clean_html(page(BODY, meta("author", author) + meta("og:site_name", "المرفأ"))))
    assert [fact.text for fact in facts.authors] == people
    assert [fact.text for fact in facts.desks] == desks


def test_the_site_is_the_outlet_or_its_domain() -> None:
    assert describe(clean_html(page(BODY, meta("og:site_name", "المرفأ")))).site == Fact("المرفأ", "og:site_name")
    address = "https://news.marfa.com.sa/1"
    assert describe(clean_html(page(BODY), url=address)).site == Fact("marfa.com.sa", "caller")
    assert describe(clean(PROSE[0], outlet="المرفأ")).site == Fact("المرفأ", "caller")
    assert describe(clean(PROSE[0])).site is None


def test_the_language_is_a_tag() -> None:
    assert describe(clean_html(f"<html lang=AR_EG><body>{BODY}")).language == Fact("ar-EG", "html")
    assert describe(clean(PROSE[0], language="ar")).language == Fact("ar", "caller")
    assert describe(clean_html(f"<html lang='{'a' * 50}'>{BODY}")).language is None


def test_what_is_not_known_is_left_out_of_the_object() -> None:
    assert facts_object(describe(clean(PROSE[0]))) == {}
    found = facts_object(describe(clean(PROSE[0], language="ar")))
    assert found == {"language": {"text": "ar", "origin": "caller"}}
