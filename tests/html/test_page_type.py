"""Pages that have an article, and pages that have none: home, section and search pages, galleries, forms, errors."""

from __future__ import annotations

import json

import pytest

from cleaner import Options, Page, clean_html
from cleaner.document.types import Fact, Facts
from cleaner.html.content.main_content import Content
from cleaner.html.page_type import judge_page
from tests.support.pages import HEADLINES, PROSE, SECTIONS, TITLE, links, page, paragraphs

SHORT = "أعلنت البلدية صباح اليوم إغلاق الطريق الساحلي أمام السيارات حتى المساء."
NEXT = "وقالت إن الإغلاق يستمر حتى انتهاء صيانة الجسر القديم قرب الميناء."
CARDS = "".join(
    f'<div class=item><a href="/n/{number}"><img src=x alt=""><h3>{text}</h3></a><p>{PROSE[number][:60]}...</p></div>'
    for number, text in enumerate(HEADLINES)
)
MORE_CARDS = CARDS.replace("/n/", "/m/")


def linked(kind: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": kind, "headline": TITLE})}</script>'


def judged(html: str, url: str | None = None, engine: str = "auto") -> tuple[str, Page]:
    found = clean_html(html, url=url, options=Options(engine=engine))
    assert found.page is not None
    assert found.page.verdict
    return found.text, found.page


NO_ARTICLE = {
    "home": page(f"<main>{CARDS}<section>{MORE_CARDS}</section></main>", title="المرفأ"),
    "home with a welcome": page(f"<div>{paragraphs(SHORT)}</div><main>{CARDS}{MORE_CARDS}</main>", title="المرفأ"),
    "section": page(
        f"<h1>ثقافة</h1>{CARDS}{MORE_CARDS}<ul class=pagination>{links('1', '2', '3')}</ul>", title="ثقافة"
    ),
    "section as a list of links": page(f"<h1>رياضة</h1><ul>{links(*HEADLINES)}</ul>", title="رياضة"),
    "section with an introduction, dated": page(
        f"<h1>أخبار ميناء الرملة القديم</h1><p>06/05/2024</p>{paragraphs(SHORT, NEXT)}{CARDS}",
        linked("CollectionPage"),
        "أخبار ميناء الرملة القديم",
    ),
    "section with an introduction": page(
        f"<h1>أخبار ميناء الرملة القديم</h1>{paragraphs(SHORT, NEXT)}{CARDS}", title="أخبار ميناء الرملة القديم"
    ),
    "section as linked data says": page(
        f"<h1>ثقافة</h1>{paragraphs(PROSE[0])}{CARDS}", linked("CollectionPage"), "ثقافة"
    ),
    "search": page(
        f"<h1>نتائج البحث عن: منارة</h1>{paragraphs(PROSE[0])}<ul>{links(*HEADLINES)}</ul>", title="نتائج البحث"
    ),
    "gallery": page(
        "".join(
            f"<figure><img src={n} alt='صورة {n}'><figcaption>صورة {n} من الميناء</figcaption></figure>"
            for n in range(9)
        ),
        title="ألبوم صور",
    ),
    "video without text": page(f"<h1>{TITLE}</h1><video src=v></video><p>شاهد الفيديو</p><ul>{links(*HEADLINES)}</ul>"),
    "404": page(
        "<h1>404</h1><p>عذراً، الصفحة التي تبحث عنها غير موجودة، ربما نُقلت إلى عنوان آخر أو حُذفت.</p>",
        title="الصفحة غير موجودة",
    ),
    "404 by its number": page(f"<p>{PROSE[0]}</p>", title="خطأ 404"),
    "500": page(f"<p>{PROSE[0]}</p>", title="500 Internal Server Error"),
    "login": page(
        "<form><p>أدخل اسم المستخدم وكلمة المرور من فضلك، ثم اضغط على زر الدخول.</p><button>دخول</button></form>",
        title="تسجيل الدخول",
    ),
    "contact": page(f"<h1>اتصل بنا</h1>{paragraphs(PROSE[0])}<form><input></form>", title="اتصل بنا"),
    "nothing": page(""),
    "a menu": f"<nav>{links(*SECTIONS)}</nav>",
    "no text": "<html><body><img src=x></body></html>",
    "an empty text": "",
    "a script": "<script>document.write('<p>مرحبا</p>')</script>",
    "only English": page(
        "<p>The mayor said on Monday, in a long speech, that the bridge would be open, at last, by May.</p>"
    ),
}


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_a_page_without_an_article_gives_an_empty_text_and_says_why(name: str) -> None:
    for engine in ("auto", "fast", "trafilatura"):
        text, found = judged(NO_ARTICLE[name], engine=engine)
        assert text == ""
        assert not found.article


def test_what_a_page_without_an_article_holds_is_told_all_the_same() -> None:
    result = clean_html(NO_ARTICLE["section"])
    assert "".join(piece.text for piece in result.removed) == result.document.text
    assert HEADLINES[0] in result.document.text
    assert result.metadata.facts is not None
    assert result.metadata.facts.title is not None


ARTICLES = {
    "short news": page(f"<article><h1>{TITLE}</h1>{paragraphs(SHORT, PROSE[0])}</article>"),
    "one sentence of an article": page(
        f"<h1>{TITLE}</h1><p>{PROSE[0]}</p>", '<meta property="og:type" content="article">'
    ),
    "two sentences": page(f"<h1>{TITLE}</h1><div class=entry-content><p>{SHORT}</p><p>{PROSE[1]}</p></div>"),
    "among many cards": page(f"<h1>{TITLE}</h1><div>{paragraphs(*PROSE)}</div>{CARDS}{MORE_CARDS}"),
    "a fragment": f"<p>{PROSE[0]}</p>",
    "bare text": PROSE[0],
    "one sentence above cards, with linked data": page(
        f"<h1>{TITLE}</h1><p>{PROSE[0]}</p>{CARDS}", linked("NewsArticle")
    ),
    "two sentences below the page's title": page(f"<h1>{TITLE}</h1><div>{paragraphs(SHORT, NEXT)}</div>"),
    "two sentences below title and date, above cards": page(
        f"<h1>{TITLE}</h1><span>6 مايو 2024 - 10:30</span><div>{paragraphs(SHORT, NEXT)}</div>{CARDS}"
    ),
    "two sentences below a second-level heading and a date": page(
        f"<h2>{TITLE}</h2><div class=on>06/05/2024</div><div>{SHORT}<br>{NEXT}</div><ul>{links(*HEADLINES)}</ul>"
    ),
    "two sentences with a time of publication, above cards": page(
        f"<h1>{TITLE}</h1><div>{paragraphs(SHORT, NEXT)}</div>{CARDS}",
        '<meta property="article:published_time" content="2024-05-06T10:00:00+03:00">',
    ),
    "og:type of a site": page(f"<h1>{TITLE}</h1>{paragraphs(*PROSE)}", '<meta property="og:type" content="website">'),
    "about searching": page(f"<h1>البحث عن سفينة غارقة</h1>{paragraphs(*PROSE, *PROSE)}", title="البحث عن سفينة غارقة"),
    "about a number": page(f"<h1>بيع 4040 قارباً</h1>{paragraphs(PROSE[0], PROSE[1])}", title="بيع 4040 قارباً"),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_a_page_with_an_article_gives_it_and_says_what_speaks_for_it(name: str) -> None:
    text, found = judged(ARTICLES[name])
    assert found.article
    assert PROSE[0] in text or SHORT in text
    assert found.engine == "fast"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/category/sport",
        "/tag/x/",
        "/tags/x",
        "/search?q=x",
        "/?s=x",
        "/author/x",
        "/archive/2024",
        "/page/7",
        "/SECTION/1",
    ],
)
def test_the_address_of_a_list_speaks_against_a_few_sentences(path: str) -> None:
    html = ARTICLES["short news"]
    assert judged(html, "https://marfa.example/news/ship-saved")[1].article
    text, found = judged(html, f"https://marfa.example{path}")
    assert (text, found.article) == ("", False)
    assert "address of" in found.verdict


@pytest.mark.parametrize("url", ["http://[::1", "marfa.example/", "", "/", "javascript:void(0)"])
def test_what_is_no_address_speaks_neither_way(url: str) -> None:
    assert judged(ARTICLES["short news"], url)[1].article


def test_a_title_of_an_error_does_not_undo_a_long_article() -> None:
    html = page(f"<h1>خطأ 404 يحيّر الزوار</h1>{paragraphs(*PROSE * 3)}", title="خطأ 404 يحيّر الزوار")
    assert judged(html)[1].article


def content_of(words: int, *, cards: int = 0, named: bool = False, headline: int = -1) -> Content:
    return Content((0,), (), 0, words=words, cards=cards, named=named, headline=headline)


@pytest.mark.parametrize(
    ("content", "facts", "article"),
    [
        (content_of(60), Facts(), True),
        (content_of(59), Facts(), False),
        (content_of(11, named=True, headline=0), Facts(types=(Fact("NewsArticle", "json-ld"),)), False),
        (content_of(30, named=True), Facts(), True),
        (content_of(30, headline=0), Facts(), True),
        (content_of(29), Facts(types=(Fact("article", "og:type"),)), False),
        (content_of(100), Facts(types=(Fact("CollectionPage", "json-ld"),)), False),
        (content_of(100), Facts(url=Fact("https://marfa.example/", "canonical")), False),
        (content_of(60, cards=12), Facts(), False),
    ],
)
def test_the_evidence_has_to_come_to_one(content: Content, facts: Facts, article: bool) -> None:
    assert judge_page(content, facts, "").article is article


def test_an_empty_container_is_no_article() -> None:
    assert not judge_page(Content((), ()), Facts(), "").article
