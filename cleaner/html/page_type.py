"""Whether a page has an article at all: home, section and search pages, galleries, forms and error pages have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Facts
from cleaner.html.content.main_content import Content
from cleaner.html.metadata.jsonld import ARTICLES, LISTS
from cleaner.html.thresholds import THRESHOLDS

_PARTS = re.compile(r"\s[-–—|»:]\s+")
# what one part of a title is as a whole, folded: a headline may hold any of these words
_SORRY = "(?:عذرا،? |عفوا،? )?"
_NOT_FOUND = "(?:لم (?:يتم )?العثور|تعذر (?:العثور|الوصول)) (?:علي|الي)"
_ERRORS = (
    r"(?:خطا |error )?(?:404|403|500|410)(?:,? (?:not found|error|خطا|(?:ال)?صفحه .{0,20}))?",
    r"(?:ال)?صفحه خطا|خطا في .{0,20}|(?:page )?not found",
    rf"{_SORRY}(?:(?:ال|هذه ال|هذا ال)<page_titles.missing>(?: المطلوبه?)? )?غير موجوده?(?: .{{0,20}})?",
    rf"{_SORRY}{_NOT_FOUND} (?:ال)?(?:صفحه|رابط|محتوي).{{0,20}}",
)
_ASIDE = r"(?: (?:او|و) ?.{0,25}| الي (?:حساب|موقع|الموقع).{0,20})?"
_FORMS = (
    rf"(?:ال)?تسجيل (?:الدخول|العضويه|حساب جديد){_ASIDE}",
    r"(?:ال)?دخول(?: الاعضاء)?",
    r"(?:نسيت|استعاده) كلمه (?:ال)?(?:مرور|سر).{0,3}",
    r"<page_titles.accounts|page_titles.site>",
    r"log ?in|sign ?in|sign ?up|register|contact us|about us|privacy policy",
)
_LISTS = (
    r"(?:ال)?نتايج (?:ال)?بحث(?: .*)?|(?:ال)?بحث(?: عن ?:.*)?",
    r"(?:ال)?صفحه \(? ?\d+ ?\)?",
    r"(?:ال)?ارشيف(?: .{0,25})?|(?:ال)?البوم (?:ال)?صور(?: .{0,40})?",
    r"page \d+|search results.*|(?:ال)?وسم ?:.*",
)
_TITLES = (
    (word_pattern("|".join(_ERRORS)), "the title is that of an error page"),
    (word_pattern("|".join(_FORMS)), "the title is that of a form or of a page on the site itself"),
    (word_pattern("|".join(_LISTS)), "the title is that of a list"),
)
_PUBLISHED = ("article:published_time", "datepublished")
_LISTED = r"category|categories|tags?|sections?|search|authors?|archives?|topics?|label"
_LIST_PATH = re.compile(
    rf"/(?:{_LISTED})(?:/[^/?]*)?/?(?:page/\d+/?)?(?:\?|$)|/page/\d+/?(?:\?|$)|^/(?:index\.\w+)?\?(?:(?:s|q)=(?!\d+(?:&|$))|paged?=)",
    re.IGNORECASE,
)


class Judgement(NamedTuple):
    """Whether the page has an article, and why, in a few words; `sure` tells that something speaks against one."""

    article: bool
    reason: str
    sure: bool = False


class Point(NamedTuple):
    """A piece of evidence: what it weighs, for an article (above 0) or against, and what it is."""

    weight: float
    reason: str


def judge_page(content: Content, facts: Facts, title: str) -> Judgement:
    """Judge a page by what was found in it and by what it says of itself; `title` is its title, as it is written.

    One point is enough: a hundred words of prose have it alone, a short piece of news from its headline and its linked
    data, which an address, a title or linked data of another kind of page outweigh.
    """
    if content.container < 0 or not content.kept:
        return Judgement(False, "no prose outside of links and furniture")
    if content.words < THRESHOLDS.article_least:
        return Judgement(False, f"only {content.words:,} words of prose outside of links and furniture")
    points = [point for point in _points(content, facts, title) if point.weight]
    speaking = [point.reason for point in points if point.weight > 0]
    if sum(point.weight for point in points) >= 1:
        return Judgement(True, ", ".join(speaking))
    against = [point.reason for point in points if point.weight <= -THRESHOLDS.article_against]
    return Judgement(False, ", ".join(against) or "too little speaks for an article", sure=bool(against))


def _points(content: Content, facts: Facts, title: str) -> Iterator[Point]:
    linked = {fact.text.lower() for fact in facts.types if fact.origin == "json-ld"}
    article = bool(linked & ARTICLES)
    graph = any(fact.origin == "og:type" and fact.text.lower() == "article" for fact in facts.types)
    yield Point(
        min(content.words / THRESHOLDS.article_words, THRESHOLDS.article_words_most),
        f"{content.words:,} words of prose",
    )
    lists = min(content.other_words / THRESHOLDS.article_words, 1.0) * THRESHOLDS.article_lists
    lists *= THRESHOLDS.article_titled if content.titled else 1
    yield Point(lists * (content.headline >= 0), "lists below its headline")
    yield Point(THRESHOLDS.article_thread * (content.replies > 0), "the first post of a thread")
    yield Point(THRESHOLDS.article_dense * (content.density >= THRESHOLDS.article_density), "little else on the page")
    yield Point(THRESHOLDS.article_named * content.named, "a container that is named as an article's")
    yield Point(THRESHOLDS.article_anchored * content.anchored, "the description opens its text")
    above = THRESHOLDS.article_headline + THRESHOLDS.article_named * content.named
    yield Point(above * (content.headline >= 0), "a headline above it")
    listed = bool(linked & LISTS) and not article
    against = [
        Point(-THRESHOLDS.article_list * listed, "linked data of a list"),
        *_against_address(facts.url.text if facts.url else ""),
        *_against_title(title, sure=article and content.named),
    ]
    yield from against
    enough = content.words >= THRESHOLDS.article_headed and content.aside <= content.words
    headed = enough and content.headline >= 0 and not any(point.weight for point in against)
    dated = headed and (content.dated or (facts.published is not None and facts.published.origin in _PUBLISHED))
    alone = headed and content.titled and not content.other_words
    yield Point(THRESHOLDS.article_title_above * alone, "its headline is the page's title")
    yield Point(THRESHOLDS.article_dated * dated, "a date below its headline")
    yield Point(THRESHOLDS.article_linked * article, "linked data of an article")
    yield Point(THRESHOLDS.article_graph * graph, "og:type article")
    cards = min(THRESHOLDS.article_cards_most, content.cards / max(1, content.words) * THRESHOLDS.article_cards)
    cards *= THRESHOLDS.article_cards_known if article or (dated and content.titled) else 1
    yield Point(-cards, "more words in cards of other stories than in prose")


def _against_address(url: str) -> Iterator[Point]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if parts.hostname and path == "/":
        yield Point(-THRESHOLDS.article_address, "the address of a home page")
    elif parts.hostname and _LIST_PATH.search(path):
        yield Point(-THRESHOLDS.article_address, "the address of a list")


def _against_title(title: str, sure: bool) -> Iterator[Point]:
    """Look at each part of a title, for the outlet's name is one; of no weight against what is surely an article."""
    parts = [part.strip(" .!؟") for part in _PARTS.split(fold(title[:300]).lower())]
    for pattern, reason in () if sure else _TITLES:
        if any(pattern().fullmatch(part) for part in parts):
            yield Point(-THRESHOLDS.article_title, reason)
