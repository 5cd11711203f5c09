"""Whether a page has an article at all: home, section and search pages, galleries, forms and error pages have none."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from cleaner.document import Facts
from cleaner.fold import fold
from cleaner.html.content import Content
from cleaner.html.jsonld import ARTICLES, LISTS

_LEAST = 12  # words of prose; with less there is no article, whatever the page says
_SURE = 60  # words
_CARDS = 1.2  # the most that cards of other stories weigh: many an article stands amid more words of them
_DENSE = 0.5  # share of the page's words that are its prose
_ERROR_TITLE = re.compile(
    r"(?:^|[^0-9])(?:404|403|500)(?:[^0-9]|$)|صفحه خطا|(?:صفحه|رابط|محتوي) غير موجوده?|لم (?:يتم )?العثور علي"
    r"|تعذر (?:العثور|الوصول)|not found"
)
_FORM_TITLE = re.compile(
    r"تسجيل (?:ال)?(?:دخول|عضويه|اشتراك|حساب)|انشاء حساب|دخول الاعضاء|نسيت كلمه|اتصل بنا|تواصل معنا|اتصلوا بنا|"
    r"من نحن|سياسه الخصوصيه|شروط الاستخدام|log ?in|sign ?in|sign ?up|register|contact us"
)
_LIST_TITLE = re.compile(
    r"نتايج (?:ال)?بحث|(?:ال)?بحث عن|(?:ال)?صفحه \(? ?\d+|الارشيف|ارشيف (?:ال)?(?:اخبار|موقع|مقالات)|"
    r"البوم (?:ال)?صور|معرض (?:ال)?صور|page \d+|search results"
)
_LIST_PATH = re.compile(
    r"/(?:category|categories|tag|tags|section|sections|search|author|authors|archive|archives|topics?|page/\d+|label)(?:/|$)|/(?:search|archive)\b|[?&](?:s|q|page|paged)=",
    re.IGNORECASE,
)
_ARTICLE_TYPES = ARTICLES
_PAGE_TYPES = frozenset({"website", "webpage", *LISTS})


class Judgement(NamedTuple):
    """Whether the page has an article, and why, in a few words."""

    article: bool
    reason: str


def judge_page(content: Content, facts: Facts, linked_title: str) -> Judgement:
    """Judge a page by what was found in it and by what it says of itself.

    `linked_title` is the page's title, or the text of its first heading, unfolded.
    """
    if content.container < 0 or not content.kept:
        return Judgement(False, "no prose outside of links and furniture")
    if content.words < _LEAST:
        return Judgement(False, f"only {content.words:.0f} words of prose outside of links and furniture")
    title = fold(linked_title).lower()
    for pattern, reason in (
        (_ERROR_TITLE, "the title is that of an error page"),
        (_FORM_TITLE, "the title is that of a form or a page on the site itself"),
        (_LIST_TITLE, "the title is that of a list"),
    ):
        if pattern.search(title) and content.words < _SURE * 3:
            return Judgement(False, reason)
    points, for_it, against = _evidence(content, facts)
    if points >= 1:
        return Judgement(True, ", ".join(for_it))
    return Judgement(False, ", ".join(against) or "too little speaks for an article")


def _evidence(content: Content, facts: Facts) -> tuple[float, list[str], list[str]]:
    """Add up what speaks for an article, and what against it."""
    types = {fact.text.lower() for fact in facts.types if fact.origin == "json-ld"}
    path = _path(facts.url.text if facts.url else "")
    evidence = [
        (min(content.words / _SURE, 2.0), f"{content.words:.0f} words of prose", ""),
        (1.0 * (content.density >= _DENSE), "little else on the page", ""),
        (0.5 * content.named, "a container that is named as an article's", ""),
        (1.0 * content.anchored, "the description opens its text", ""),
        (0.5 * (content.headline >= 0), "a headline above it", ""),
        (1.0 * bool(types & _ARTICLE_TYPES), "linked data of an article", ""),
        (0.5 * any(f.origin == "og:type" and f.text.lower() == "article" for f in facts.types), "og:type article", ""),
        (
            -1.5 * bool(types & _PAGE_TYPES and not types & _ARTICLE_TYPES and types & LISTS),
            "",
            "linked data of a list",
        ),
        (-1.5 * (path == "/"), "", "the address of a home page"),
        (-1.5 * bool(path and _LIST_PATH.search(path)), "", "the address of a list"),
        (
            -min(_CARDS, content.cards / max(1.0, content.words) / 2),
            "",
            "more words in cards of other stories than in prose",
        ),
    ]
    points = sum(weight for weight, *_ in evidence)
    for_it = [reason for weight, reason, _ in evidence if weight > 0 and reason]
    against = [reason for weight, _, reason in evidence if weight <= -0.5 and reason]
    return points, for_it, against


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
