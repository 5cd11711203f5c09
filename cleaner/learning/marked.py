"""Learn a site from a few articles that somebody has marked: what was marked on two of them is a rule, if it holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lines import prepare
from cleaner.learning.articles import Article
from cleaner.learning.candidates import Tokens
from cleaner.learning.drafts import Draft, Finder, draft_of
from cleaner.learning.kept import kept_drafts
from cleaner.learning.learn import Learned, SiteRules
from cleaner.learning.site import Template
from cleaner.learning.tokens import tokens_of
from cleaner.learning.trial import tried

_LEAST: Final = 2  # articles on which the same was marked
_STRENGTH: Final = 0.9
_INLINE: Final = 3  # tokens of a line that is cut out of others as well


class Marked(NamedTuple):
    """An article of a site with the places of its furniture: `[start, end]` in code points, and the family of each."""

    site: str
    article: Article
    furniture: tuple[tuple[int, int, str], ...]


class _Shape(NamedTuple):
    """What was marked: its tokens and how it stands in its line."""

    tokens: Tokens
    where: str


def learn_marked(articles: Iterable[Marked]) -> Learned:
    """Learn sites from marked articles.

    What is marked on two articles or more becomes a rule, if it is gone from none of them without it and takes nothing
    that is not marked. What cleaning takes although it is not marked, on two articles or more, becomes a rule that
    keeps.
    """
    by_site: dict[str, list[Marked]] = defaultdict(list)
    for marked in articles:
        by_site[marked.site].append(marked)
    return Learned(tuple(_site(name, sorted(those, key=_digest)) for name, those in sorted(by_site.items())))


def _digest(marked: Marked) -> str:
    return marked.article.digest


def _site(site: str, articles: Sequence[Marked]) -> SiteRules:
    shapes: dict[_Shape, list[tuple[Article, int, str]]] = defaultdict(list)
    for marked in articles:
        for shape, number, family in _shapes(marked):
            shapes[shape].append((marked.article, number, family))
    templates = (_template(shape, places, len(articles)) for shape, places in sorted(shapes.items()))
    outlets = (site,) if site else ()
    drafts = [draft for one in templates if one and (draft := draft_of(one, site, outlets))]
    kept = [draft for draft in drafts if not any(_takes_other(draft, marked) for marked in articles)]
    held = tried(kept, [marked.article for marked in articles], site).rules
    spared = kept_drafts(site, [(marked.article, marked.furniture) for marked in articles])
    return SiteRules(site, len(articles), len(articles), (*held, *spared), "")


def _template(shape: _Shape, places: Sequence[tuple[Article, int, str]], size: int) -> Template | None:
    count = len({article.digest for article, _, _ in places})
    if count < _LEAST:
        return None
    days = sorted(article.day for article, _, _ in places if article.day)
    return Template(
        tokens=shape.tokens,
        where=shape.where,
        inline=shape.where != "whole" or len(shape.tokens) >= _INLINE,
        family=places[0][2],
        strength=_STRENGTH,
        articles=count,
        size=size,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        places=tuple((article, number) for article, number, _ in places),
    )


def _shapes(marked: Marked) -> Iterator[tuple[_Shape, int, str]]:
    """Give what was marked of an article, line by line, with the number of its line and its family."""
    text, title = marked.article.text, fold(marked.article.title)
    for number, line in enumerate(prepare(text).lines):
        first, last = line.offset, line.offset + len(line.aligned)
        for start, end, family in marked.furniture:
            low, high = max(start, first), min(end, last)
            if low < high and text[low:high].strip():
                tokens = tokens_of(fold(text[low:high]), title).slotted
                begins, ends = not text[first:low].strip(), not text[high:last].strip()
                where = "whole" if begins and ends else "start" if begins else "end" if ends else "anywhere"
                if any(any(map(str.isalnum, token)) and not token.startswith("{") for token in tokens):
                    yield _Shape(tokens, where), number, family


def _takes_other(draft: Draft, marked: Marked) -> bool:
    """Tell whether a draft sees something in a marked article that is not marked."""
    finder, title = Finder(draft), fold(marked.article.title)
    for line in prepare(marked.article.text).lines:
        span = finder.find(line, title)
        if span and not any(start <= span[0] and span[1] <= end + 2 for start, end, _ in marked.furniture):
            return True
    return False
