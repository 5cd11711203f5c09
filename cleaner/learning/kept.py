"""What cleaning takes and somebody said is the article: on two articles of a site it is a rule that keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lines import prepare
from cleaner.learning.articles import Article
from cleaner.learning.candidates import Tokens
from cleaner.learning.drafts import Draft, Finder, draft_of
from cleaner.learning.rule_files import rules_of
from cleaner.learning.site import Template
from cleaner.learning.tokens import tokens_of
from cleaner.options import Options
from cleaner.pipeline import clean

_LEAST: Final = 2  # articles on which the same was taken though it is the article
_STRENGTH: Final = 0.9

Places = Sequence[tuple[int, int, str]]
"""What is furniture in an article: `[start, end]` in code points, and the family of each."""


class _Taken(NamedTuple):
    """A line that cleaning takes and that is the article: whose, its number and words, and what was made of it."""

    article: Article
    number: int
    words: str
    family: str


def kept_drafts(site: str, articles: Sequence[tuple[Article, Places]]) -> list[Draft]:
    """Learn what is to be kept on a site.

    Args:
        site: The site.
        articles: Its articles, each with what is furniture in it; all else is the article.

    Returns:
        Rules that keep, for whole lines with slots, that stand on two articles or more, see no furniture, and bring
        back what is taken without them.
    """
    shapes: dict[Tokens, list[_Taken]] = defaultdict(list)
    for article, furniture in articles:
        for taken in _taken(article, furniture):
            shapes[tokens_of(fold(taken.words), fold(article.title)).slotted].append(taken)
    drafts = (_draft(tokens, places, site, len(articles)) for tokens, places in sorted(shapes.items()))
    sought = (draft for draft in drafts if draft and not any(_sees_furniture(draft, *one) for one in articles))
    return [draft for draft in sought if _brings_back(draft)]


def _taken(article: Article, furniture: Places) -> Iterator[_Taken]:
    """Give the whole lines of an article that cleaning takes although nothing in them is furniture."""
    text = article.text
    gone = clean(text, url=article.url or None, title=article.title or None).removed
    for number, line in enumerate(prepare(text).lines):
        words = text[line.offset : line.offset + len(line.aligned)].strip()
        start = text.find(words, line.offset)
        end = start + len(words)
        piece = next((piece for piece in gone if piece.start <= start and end <= piece.end), None)
        if words and piece and not any(low < end and start < high for low, high, _ in furniture):
            yield _Taken(article, number, words, piece.label)


def _draft(tokens: Tokens, places: Sequence[_Taken], site: str, size: int) -> Draft | None:
    count = len({one.article.digest for one in places})
    if count < _LEAST or not any(token.isalpha() for token in tokens):
        return None
    first = places[0]
    days = sorted(one.article.day for one in places if one.article.day)
    template = Template(
        tokens=tokens,
        where="whole",
        inline=False,
        family=first.family,
        strength=_STRENGTH,
        articles=count,
        size=size,
        first=days[0] if days else "",
        last=days[-1] if days else "",
        places=tuple((one.article, one.number) for one in places),
    )
    draft = draft_of(template, site, (site,) if site else ())
    miss = _longest_line(first.article)
    if draft is None or not miss:
        return None
    slug = draft.id.partition(".")[2]
    return replace(draft, id=f"{first.family}.keep-{slug}", effect="keep", hit=(first.words,), miss=(miss,))


def _longest_line(article: Article) -> str:
    """Give the longest line that cleaning leaves of an article, which the rule must not speak of."""
    return max(clean(article.text, title=article.title or None).text.splitlines(), key=len, default="").strip()


def _sees_furniture(draft: Draft, article: Article, furniture: Places) -> bool:
    finder, title = Finder(draft), fold(article.title)
    spans = filter(None, (finder.find(line, title) for line in prepare(article.text).lines))
    return any(low < end and start < high for start, end in spans for low, high, _ in furniture)


def _brings_back(draft: Draft) -> bool:
    """Tell whether the line stays, with the rule, on each article where it was taken."""
    options = Options(rules=tuple(rules_of([draft])))
    for article, number in draft.seen.places:
        line = prepare(article.text).lines[number]
        words = article.text[line.offset : line.offset + len(line.aligned)].strip()
        result = clean(article.text, url=article.url or None, title=article.title or None, options=options)
        if words not in result.text.split("\n"):
            return False
    return True
