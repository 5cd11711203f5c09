"""A parsed page, and the ways in which its article is looked for in it, from the usual one to the last resort."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from cleaner.document.hosts import outlet_names
from cleaner.document.types import Fact, Facts
from cleaner.html.content.element_rules import ElementRules
from cleaner.html.content.main_content import Content, find_content
from cleaner.html.content.releasing import ReleasedLook, comes_first, heaviest_pruned, is_prose_alone
from cleaner.html.data.articles import DataArticle, count_words, find_data_articles
from cleaner.html.data.lines import Combined, add_article, is_fuller
from cleaner.html.metadata.anchors import Anchors, find_anchors
from cleaner.html.metadata.page_facts import read_facts
from cleaner.html.page_type import Judgement, judge_page
from cleaner.html.parse.embedded import Script, read_embedded, scan_attributes, scan_scripts
from cleaner.html.parse.hidden import hidden_names
from cleaner.html.parse.layout import Block, Layout, Sighting
from cleaner.html.parse.limits import exceeded_limit
from cleaner.html.parse.tree import lay_out
from cleaner.html.thresholds import THRESHOLDS

_UNSEEN = re.compile(r"<(/?)(?:noscript|template)\b", re.IGNORECASE)
_CUT = ("…", "...")
_FRAMES = 8  # frames of a page that are looked into


class Known(NamedTuple):
    """What the caller knows of a page; it is believed before what the page says."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None

    def completed(self, facts: Facts) -> Known:
        """Take from the page what the caller does not know."""
        return Known(
            self.url or _text(facts.url),
            self.title or _text(facts.title),
            self.outlet or _text(facts.outlet),
            self.language,
        )


class Attempt(NamedTuple):
    """A page laid out, what was found in it, and whether that is an article; `origin` tells of an unusual place."""

    layout: Layout
    anchors: Anchors
    content: Content
    judgement: Judgement
    origin: str = ""


class PageClaims(NamedTuple):
    """What a page says of its article: what it calls itself, the words of the article or 0, and that it is not free.

    `types` are in small letters.
    """

    types: frozenset[str] = frozenset()
    words: int = 0
    paid: bool = False


class OpenedPage:
    """A parsed page, what it says of itself, and what is known of it."""

    def __init__(self, html: str, known: Known, element_rules: ElementRules, data: bytes | None = None) -> None:
        """Parse the page and read its facts; `html` is the page, decoded, and `data` the same in UTF-8, if it is there.

        The parser reads UTF-8, so a page that came in it need not be encoded again.
        """
        self._html, self._element_rules = html, element_rules
        self._tree = _parsed(html if data is None else data)
        embedded = read_embedded(self._tree)
        self._scripts, self._concealed = embedded.scripts, hidden_names(embedded.styles)
        self._frames = _frames(self._tree) if "srcdoc" in html else []  # now: frames go when lines are made
        self.said = read_facts(self._tree, known.url)
        self.known = known.completed(self.said.facts)
        self._outlet = outlet_names(self.known.url, self.known.outlet)
        self._chosen = element_rules.choose(self._tree, self._outlet)
        self._look: Callable[[Block], Sighting] = partial(element_rules.look, outlet=self._outlet)

    @property
    def claims(self) -> PageClaims:
        """What the page says of its article; its words are those of the linked data, or their count if that is more."""
        types = frozenset(fact.text.lower() for fact in self.said.facts.types)
        return PageClaims(types, max(self.said.words, count_words(self.said.body)), self.said.paid)

    def find(self) -> Attempt:
        """Find the article: by the names of elements, by their tags, by prose alone, and in the page's data."""
        attempt = self._attempt(self._tree, self._look)
        attempt = next(self._others(attempt), attempt)
        return self._in_data(attempt) or self._in_frames(attempt) or attempt

    def _others(self, first: Attempt) -> Iterator[Attempt]:
        """Give what is found where names say less, or nothing, if something else tells that it is the article."""
        content, enough = first.content, THRESHOLDS.again_words
        if not first.judgement.article and content.words < enough <= content.lost + content.words:
            again = self._attempt(self._tree, self._element_rules.look_at_tag)
            if (
                again.judgement.article
                and _is_told(again.content, THRESHOLDS.again_share)
                and again.content.words >= enough
            ):
                yield again
        if content.lost >= THRESHOLDS.released_words:
            yield from self._released(first)
        if first.judgement.article or not _UNSEEN.search(self._html):
            return
        shown = _UNSEEN.sub(r"<\1div", self._html)
        if not exceeded_limit(shown):
            again = self._attempt(_parsed(shown), self._look)
            if again.judgement.article and _is_told(again.content, THRESHOLDS.released_sure):
                yield again

    def _released(self, first: Attempt) -> Iterator[Attempt]:
        """Give the article that an element of furniture holds: release what holds most prose, and look again."""
        attempt = first
        released: tuple[int, ...] = ()
        for _ in range(THRESHOLDS.released_most):
            block = heaviest_pruned(attempt.layout, attempt.content, attempt.anchors)
            if block < 0 or (first.judgement.article and not comes_first(attempt.layout, first.content, block)):
                return
            released = (*released, block)
            attempt = self._attempt(self._tree, ReleasedLook(self._look, released), released)
            sure = _is_told(attempt.content, THRESHOLDS.released_sure)
            if attempt.judgement.article and (sure or is_prose_alone(attempt.layout, attempt.content, released[0])):
                yield attempt

    def _in_data(self, attempt: Attempt) -> Attempt | None:
        """Give the article as the page's data have it, where the page shows none, or no more than its beginning."""
        content = attempt.content
        shown = [attempt.layout.lines[index].text for index in content.kept] if attempt.judgement.article else []
        whole = bool(shown) and content.words >= THRESHOLDS.teaser_words and not shown[-1].endswith(_CUT)
        if whole and len(self.said.body) < THRESHOLDS.data_longer * sum(map(len, shown)):
            return None
        found = self._among(attempt, self._scripts, shown)
        if found or attempt.judgement.article:
            return found
        if self._html.count("<script") > len(self._scripts):
            found = self._among(attempt, scan_scripts(self._html), shown)
        return found or self._among(attempt, scan_attributes(self._tree), shown)

    def _in_frames(self, attempt: Attempt) -> Attempt | None:
        """Give the article that stands in a frame whose page is written in the element itself, where no other is."""
        if attempt.judgement.article:
            return None
        articles = [DataArticle(text, count_words(text), "iframe") for text in self._frames]
        ranked = sorted(articles, key=lambda article: -article.words)
        return next((found for article in ranked if (found := self._read(attempt, article, []))), None)

    def _among(self, attempt: Attempt, scripts: Iterable[Script], shown: list[str]) -> Attempt | None:
        """Give the first article in these scripts, or in the linked data, that is fuller than what is shown."""
        articles = find_data_articles(scripts, self.said.body, self.known.title or self.said.heading)
        return next((found for article in articles if (found := self._read(attempt, article, shown))), None)

    def _read(self, attempt: Attempt, article: DataArticle, shown: list[str]) -> Attempt | None:
        if exceeded_limit(article.markup):
            return None
        layout, _, content, judgement, _ = self._attempt(_parsed(article.markup), self._look)
        text = [layout.lines[index].text for index in content.kept]
        if not judgement.article or not is_fuller(text, shown):
            return None
        combined: Combined = add_article(attempt.layout, attempt.content, layout, content, article)
        anchors = find_anchors(combined.layout, self.said, self.known.title)
        return Attempt(combined.layout, anchors, combined.content, judgement, article.origin)

    def _attempt(self, tree: Any, look: Callable[[Block], Sighting], released: tuple[int, ...] = ()) -> Attempt:
        layout = lay_out(tree, look, self._chosen if tree is self._tree else {}, self._concealed)
        anchors = find_anchors(layout, self.said, self.known.title)
        content = find_content(layout, self._element_rules, anchors, self._outlet, released)
        judgement = judge_page(content, self.said.facts, self.known.title or self.said.heading)
        return Attempt(layout, anchors, content, judgement)


def _parsed(html: str | bytes) -> Any:
    from selectolax.lexbor import LexborHTMLParser  # late: texts are cleaned without it

    return LexborHTMLParser(html)


def _frames(tree: Any) -> list[str]:
    return [node.attributes.get("srcdoc") or "" for node in tree.css("iframe[srcdoc]")[:_FRAMES]]


def _is_told(content: Content, share: float) -> bool:
    """Tell whether the page's description opens the text, or so much of the prose stands below a headline."""
    return content.anchored or (content.headline >= 0 and content.share >= share)


def _text(fact: Fact | None) -> str | None:
    return fact.text if fact else None
