"""Pages read as articles to learn from."""

from __future__ import annotations

import pytest

from cleaner.document.types import Document
from cleaner.learning.articles import LearnError
from cleaner.learning.pages import read_page, site_and_article
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


def test_a_record_is_a_text_or_a_page() -> None:
    site, article = site_and_article(dict(PAGE), None)
    assert (site, bool(article.elements)) == ("marfa.example", True)
    site, article = site_and_article({**PAGE, "text": "هطل المطر", "desk": "ثقافة"}, "desk")
    assert (site, article.text, article.elements) == ("ثقافة", "هطل المطر", ())
    with pytest.raises(LearnError, match="`text` or `html`"):
        site_and_article({"url": "https://marfa.example/1"}, None)
