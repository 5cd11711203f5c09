"""Who finds the article: each engine says why it was asked, and none is imported that is not used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cleaner import Options, Page, clean, clean_html
from cleaner.html.content.engines import choose
from cleaner.html.content.main_content import Content
from tests.support.layouts import laid_out
from tests.support.pages import HEADLINES, PROSE, SECTIONS, TITLE, links, page, paragraphs

PLAIN = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}</article>")
# no block holds half of the prose, and links part them, so that nothing tells which one the article is
LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "ترميم"}</script>'
BETWEEN = links(*HEADLINES, tag="p")
SCATTERED = page(BETWEEN.join(f"<div>{paragraphs(*PROSE[n : n + 2])}</div>" for n in (0, 2, 4)), LINKED)
PAGES = (
    PLAIN,
    SCATTERED,
    page(f"<ul>{links(*HEADLINES)}</ul>"),
    page(f"<h1>{TITLE}</h1><div>{paragraphs(*PROSE[:3])}</div>"),
)
ENGINES = ("fast", "auto", "trafilatura")


def read(html: str, engine: str, preset: str = "balanced") -> tuple[str, Page]:
    result = clean_html(html, options=Options(engine=engine, preset=preset))
    assert result.page is not None
    return result.text, result.page


@pytest.mark.parametrize("engine", ["fast", "trafilatura"])
def test_an_engine_that_is_asked_for_is_used_and_says_so(engine: str) -> None:
    text, found = read(PLAIN, engine)
    assert (found.engine, found.engine_reason) == (engine, "asked for")
    assert text.split("\n") == [*PROSE]


def test_auto_is_fast_where_the_evidence_is_strong() -> None:
    text, found = read(PLAIN, "auto")
    assert (found.engine, found.engine_reason) == ("fast", "its evidence is strong")
    assert text == read(PLAIN, "fast")[0]
    assert clean_html(PLAIN).page == found


def test_auto_asks_trafilatura_where_the_evidence_is_weak() -> None:
    found = read(SCATTERED, "auto")[1]
    assert "% of the prose, and nothing else speaks for it" in found.engine_reason
    assert found.article
    assert found.engine == "trafilatura"


@pytest.mark.parametrize("html", PAGES)
@pytest.mark.parametrize("preset", ["precision", "balanced", "recall"])
def test_what_trafilatura_finds_is_lines_of_the_page_in_order(html: str, preset: str) -> None:
    result = clean_html(html, options=Options(engine="trafilatura", preset=preset))
    assert "".join(result.document.text[start:end] for start, end in result.kept) == result.text
    lines = iter(result.document.text.split("\n"))
    assert all(line in lines for line in result.text.split("\n") if line)


def test_what_the_markup_drops_never_comes_back_with_trafilatura() -> None:
    box = f"<div class=related-posts><p>{PROSE[4]}</p></div>"
    body = f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE[:4])}{box}{paragraphs(PROSE[5])}</article>"
    for engine in ENGINES:
        assert PROSE[4] not in read(page(body), engine)[0]


@pytest.mark.parametrize("text", ["سعر النفط < 80 & أكثر", 'قال: "<b>لا</b>"', "&amp;lt;", "a | b", "x" * 5_000])
def test_no_character_of_a_line_troubles_trafilatura(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    html = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE[:3], f'{PROSE[3]} {escaped}', *PROSE[4:])}</article>")
    result = clean_html(html, options=Options(engine="trafilatura"))
    assert f"{PROSE[3]} {text}" in result.document.text
    assert PROSE[4] in result.text


@pytest.mark.parametrize("engine", ENGINES)
def test_the_order_of_pages_does_not_matter(engine: str) -> None:
    options = Options(engine=engine)
    forwards = [clean_html(html, options=options) for html in PAGES * 3]
    backwards = [clean_html(html, options=options) for html in reversed(PAGES * 3)]
    assert forwards == backwards[::-1]
    assert forwards[: len(PAGES)] == forwards[len(PAGES) : 2 * len(PAGES)]


def imported(code: str) -> set[str]:
    """Give the modules that are loaded after some code has run in a process of its own."""
    program = f"import sys\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stdout.split())


def test_texts_are_cleaned_without_any_reader_of_pages() -> None:
    modules = imported("import cleaner\ncleaner.clean('هطلت أمطار غزيرة.\\nالمصدر: وكالات')")
    assert "cleaner.pipeline" in modules
    assert not modules & {"trafilatura", "lxml", "selectolax", "charset_normalizer", "cleaner.html.page"}


@pytest.mark.parametrize("engine", ["fast", "auto"])
def test_pages_are_cleaned_without_trafilatura(engine: str) -> None:
    html = f"<h1>{TITLE}</h1>{paragraphs(*PROSE)}"
    modules = imported(
        f"import cleaner\nresult = cleaner.clean_html({html!a}, options=cleaner.Options(engine={engine!r}))\n"
        "assert result.text"
    )
    assert "selectolax.lexbor" in modules
    assert not modules & {"trafilatura", "lxml"}


def test_trafilatura_is_imported_where_it_is_asked_for() -> None:
    html = f"<h1>{TITLE}</h1>{paragraphs(*PROSE)}"
    assert "trafilatura" in imported(
        f"import cleaner\ncleaner.clean_html({html!a}, options=cleaner.Options(engine='trafilatura'))"
    )


def test_the_engine_means_nothing_for_a_text() -> None:
    text = f"{PROSE[0]}\nالمصدر: وكالات\n{SECTIONS[0]}"
    assert clean(text, options=Options(engine="trafilatura")) == clean(text)
    assert clean(text).page is None


@pytest.mark.parametrize("wrong", [None, 7, ["<p>"], object()])
def test_what_is_no_page_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="takes a page as text or bytes"):
        clean_html(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (Content((0,), (), 0, share=0.5), "its evidence is strong"),
        (Content((0,), (), 0, share=0.1, named=True), "its evidence is strong"),
        (Content((0,), (), 0, share=0.1, anchored=True), "its evidence is strong"),
        (Content((), (), -1), "its evidence is strong"),
        (Content((0,), (), 0, share=0.49), "the container holds 49% of the prose"),
    ],
)
def test_the_fast_engine_is_believed_unless_its_evidence_is_weak(content: Content, reason: str) -> None:
    assert choose("auto", laid_out("<p>سوق</p>"), content, "balanced").reason.startswith(reason)
