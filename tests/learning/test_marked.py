"""A site learned from a few articles that somebody marked."""

from __future__ import annotations

from cleaner.learning.articles import article_of
from cleaner.learning.marked import Marked, learn_marked
from tests.support.learning import HOST, records

SIGNED = records(5, lambda n, title, prose: [*prose, "نافذة البحر المفتوحة", f"الرابط الدائم: {title}"])


def marked(lines: int, only: int = 5) -> list[Marked]:
    """Mark the last lines of the articles, of the first of them alone."""
    found = []
    for number, record in enumerate(SIGNED):
        text = record["text"]
        start = len(text) - len("\n".join(text.splitlines()[-lines:]))
        furniture = ((start, len(text), "widget"),) if number < only else ()
        found.append(Marked(HOST, article_of(record), furniture))
    return found


def test_what_was_marked_becomes_rules() -> None:
    learned = learn_marked(marked(2))
    assert {draft.template for draft in learned.drafts} == {"نافذة البحر المفتوحة", "الرابط الدائم: {title}"}
    assert {(draft.family, draft.outlets) for draft in learned.drafts} == {("widget", (HOST,))}


def test_the_order_is_nothing() -> None:
    assert learn_marked(marked(2)[::-1]).toml == learn_marked(marked(2)).toml


def test_what_stands_unmarked_elsewhere_is_no_rule() -> None:
    assert learn_marked(marked(2, only=3)).drafts == ()


def test_one_article_is_too_few() -> None:
    assert learn_marked(marked(2)[:1]).drafts == ()
