"""Pages read as articles to learn from."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.document.types import CleanResult, Document
from cleaner.html.parse.tree import lay_out
from cleaner.learning.articles import LearnError
from cleaner.learning.pages import _elements, read_page, site_and_article
from tests.support.site_pages import pages

BOX = "<div class='lx box'><p>مرفأ الحكايات كل صباح على هاتفك</p></div>"
SAID = "مرفأ الحكايات كل صباح على هاتفك"
[PAGE, *_] = pages(2, lambda n, story: [*story[:1], BOX, *story[1:]])


def paths_of(html: str) -> dict[str, str]:
    return dict(read_page(html, Document("", PAGE["url"]))[1])


def test_the_elements_of_what_is_left_are_known_by_their_paths() -> None:
    document, elements = read_page(PAGE["html"].encode(), Document("", PAGE["url"]))
    assert SAID in document.text.split("\n")
    assert (document.title, document.url) == (PAGE["title"], PAGE["url"])
    assert dict(elements) == {
        "div[class='story-x']": "",
        "div[class='story-x'] > p:not([class]):not([id])": "",
        "div[class='story-x'] > div[class='lx box']": SAID,
        "div[class='lx box']": SAID,
        "div[class='lx box'] > p:not([class]):not([id])": SAID,
    }


def test_elements_of_one_path_are_one() -> None:
    twice = PAGE["html"].replace(BOX, BOX + "<p>ثم مضى الركب إلى المدينة.</p>" + BOX.replace("هاتفك", "مكتبك"))
    assert paths_of(twice)["div[class='lx box']"] == f"{SAID}\n{SAID.replace('هاتفك', 'مكتبك')}"


@pytest.mark.parametrize(
    "name", ["class='post-9 &quot;x&quot;'", "id='post-12345'", "class='a&#10;b'", f"class='{'x' * 200}'", "class=''"]
)
def test_a_name_that_no_other_page_has_is_no_path(name: str) -> None:
    assert not any(said == SAID for said in paths_of(PAGE["html"].replace("class='lx box'", name)).values())


def test_an_id_that_pages_share_is_a_path() -> None:
    assert paths_of(PAGE["html"].replace("class='lx box'", "id='lx9'"))["div[id='lx9']"] == SAID


def test_a_paragraph_that_is_left_in_part_counts_whole() -> None:
    prose = "وقال المدير إن العمل يبدأ بعد شهر من اليوم ويمتد حتى آخر السنة. المصدر: وكالات"
    found = paths_of(PAGE["html"].replace(SAID, prose))
    assert found["div[class='lx box']"] == prose


@pytest.mark.parametrize("html", ["", "<p>", "<nav>الرئيسية</nav>", "<p>" * 100_000])
def test_a_page_without_an_article_teaches_nothing(html: str) -> None:
    document, elements = read_page(html, Document(""))
    assert (document.text, elements) == ("", ())


@pytest.mark.parametrize(
    "made",
    [
        lambda size: "".join(f"<div class='c{n}'>" for n in range(size)) + f"<p>{SAID}</p>",
        lambda size: "<div class='a'>" * size + f"<p>{SAID}</p>",
        lambda size: f"<div class='a'><p>{SAID}</p>" * size,
        lambda size: f"<p class='a'>{SAID}</p>" * size,
        lambda size: f"<p class='a'>{f'{SAID} ' * size}</p>",
    ],
)
def test_time_does_not_grow_faster_than_the_page(made: Callable[[int], str]) -> None:
    def seconds(size: int) -> float:
        html = made(size)
        text = "\n".join(line.text for line in lay_out(LexborHTMLParser(html)).lines)
        kept = tuple((start, start + 3) for start in range(0, len(text), 7))  # words of it, here and there
        result = CleanResult(document=Document(text), text="", kept=kept, segments=(), verdicts=())
        start = process_time()
        _elements(html, result)
        return process_time() - start

    assert min(seconds(6_000) for _ in range(2)) < 10 * max(min(seconds(1_500) for _ in range(2)), 0.01)


def test_texts_of_a_page_are_bounded() -> None:
    many = "".join(f"<div class='c{n}'>" for n in range(500)) + f"<p>{'كلمة ' * 100}.</p>"
    said = paths_of(PAGE["html"].replace(BOX, many))
    assert len(said) > 500
    assert 0 < sum(map(len, said.values())) <= 40_000


def test_a_record_is_a_text_or_a_page() -> None:
    site, article = site_and_article(dict(PAGE), None)
    assert (site, bool(article.elements)) == ("marfa.example", True)
    site, article = site_and_article({**PAGE, "text": "هطل المطر", "desk": "ثقافة"}, "desk")
    assert (site, article.text, article.elements) == ("ثقافة", "هطل المطر", ())
    with pytest.raises(LearnError, match="`text` or `html`"):
        site_and_article({"url": "https://marfa.example/1"}, None)
