"""A page to its text, the verdicts that its markup gives, and what it says of itself."""

from __future__ import annotations

from cleaner.document.types import Fact, Facts
from cleaner.html.opened_page import Known
from cleaner.html.page import ExtractedPage, extract_page, rules_seen
from cleaner.options import Options
from tests.support.layouts import rules
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs

ARTICLE = f"<div class=entry-content>{paragraphs(*PROSE)}</div>"
NOTHING = Known()
OPTIONS = Options(engine="fast")


def extracted(html: str | bytes, known: Known = NOTHING, charset: str | None = None) -> ExtractedPage:
    return extract_page(html, known, charset, rules(), OPTIONS)


def kept(found: ExtractedPage) -> list[str]:
    pairs = zip(found.segments, found.verdicts, strict=True)
    return [found.document.text[segment.start : segment.end] for segment, verdict in pairs if verdict.kept]


def test_what_the_caller_knows_is_believed_before_what_the_page_says() -> None:
    facts = Facts(title=Fact("عنوان", "og:title"), url=Fact("https://marfa.example/1", "canonical"))
    assert Known(title="آخر").completed(facts) == Known("https://marfa.example/1", "آخر", None, None)


def test_lines_stay_one_by_one_and_what_was_pruned_goes_as_a_whole() -> None:
    found = extracted(page(f"<h1>{TITLE}</h1>{ARTICLE}<aside>{links(*HEADLINES)}</aside>"))
    assert kept(found) == list(PROSE)
    related = [
        s
        for s, v in zip(found.segments, found.verdicts, strict=True)
        if not v.kept and HEADLINES[0] in found.document.text[s.start : s.end]
    ]
    assert len(related) == 1
    assert found.document.text[related[0].start : related[0].end].split("\n") == list(HEADLINES)


def test_segments_cover_the_text_and_know_their_elements() -> None:
    found = extracted(page(f"<h1>{TITLE}</h1>{ARTICLE}"))
    text = found.document.text
    assert "\n".join(text[s.start : s.end] for s in found.segments) == text
    assert [start for start, _ in found.elements] == [
        place for place in range(len(text)) if place == 0 or text[place - 1] == "\n"
    ]


def test_a_page_without_an_article_says_why_and_keeps_nothing() -> None:
    found = extracted(page(f"<ul>{links(*HEADLINES)}</ul>"))
    assert not found.page.article
    assert found.page.verdict
    assert kept(found) == []


def test_bytes_are_decoded_and_the_charset_is_told() -> None:
    found = extracted(
        page(ARTICLE).replace('<meta charset="utf-8">', "").encode("windows-1256", "replace"), Known(), "windows-1256"
    )
    assert found.page.charset == "windows-1256"
    assert kept(found) == list(PROSE)


def test_an_article_whose_names_are_those_of_furniture_is_found_by_tags() -> None:
    body = "".join(f"<p class=sidebar>{text}</p>" for text in PROSE)
    meta = f'<meta name="description" content="{PROSE[0]}">'
    assert kept(extracted(page(f"<main><h1>{TITLE}</h1>{body}</main>", meta))) == list(PROSE)


def test_a_page_that_is_too_large_gives_nothing_and_a_warning() -> None:
    found = extracted("<div>" * 100_000)
    assert (found.document.text, found.segments) == ("", [])
    assert [notice.kind for notice in found.warnings] == ["page"]


def test_the_rules_that_see_a_piece_of_a_page_are_named() -> None:
    assert rules_seen("<div class=sidebar>سوق</div>", rules())
    assert rules_seen("<div>سوق</div>", rules()) == []
