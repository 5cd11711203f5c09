"""Elements that recur on a site's pages, by their CSS path and text: what no line of a text tells, amid its prose.

A path is the site's furniture where all that it chooses says the same few things on articles of any topic, and hardly
ever anything else. What a path chooses on the pages that were seen is known in full: nothing is taken unread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import islice
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.learning.articles import Article
from cleaner.learning.candidates import Candidate, Place, Tokens, whole_lines
from cleaner.learning.diversity import Diversity
from cleaner.learning.drafts import Draft, element_draft_of
from cleaner.learning.judge import strength_of
from cleaner.learning.names import authors, opening_names
from cleaner.learning.near_duplicates import different
from cleaner.learning.reading import ReadArticle, read_articles
from cleaner.learning.rule_files import rules_of
from cleaner.learning.site import Template, sign_reader
from cleaner.learning.thresholds import THRESHOLDS as OF_LINES
from cleaner.learning.tokens import TITLE, tokens_of
from cleaner.proof.prove import prove


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of the judgement, each with what it decides."""

    articles: int = 5  # different articles on which a path says what recurs, at the least
    unsaid_articles: int = 8  # the same, where no rule sees that its words are furniture
    unsaid_share: float = 0.5  # the same, share of the site's pages: else it may be of one topic or hand
    recurring: int = 4  # different articles that a text stands on which recurs
    forms: float = 0.25  # texts that recur, for each article: what says more is no box of the site's
    own: float = 0.1  # share of a path's articles on which it may say something else
    own_words: int = 8  # the most words of that
    words: int = 70  # the most words of a text that is furniture
    prompt_words: int = 8  # from so many words on, it is a prompt of the site's, and no date, button or caption
    unsaid_words: int = 5  # the fewest words of a text of which no rule says what it is; fewer may be a subheading
    ruled: float = 0.45  # how sure a rule has to be of a text


THRESHOLDS: Final = Thresholds()
_PROMPT: Final = "ad"  # the family of a site's longer prompts for itself
_HITS: Final = 3
_MISSES_TRIED: Final = 12
_ASKS: Final = "؟"
_SENTENCE_ENDS: Final = tuple(".؟!…»")
_PART: Final = re.compile(r"([a-z0-9]+)(\[[^\]]*\])?")


class _Path(NamedTuple):
    """A CSS path, and the numbers of the articles on which it says each text, or one that is too long to be read."""

    path: str
    texts: dict[Tokens, list[int]]
    long: int

    @property
    def size(self) -> int:
        """On how many articles it is."""
        return sum(map(len, self.texts.values())) + self.long

    @property
    def recurring(self) -> dict[Tokens, list[int]]:
        """The texts that recur."""
        return {tokens: seen for tokens, seen in self.texts.items() if len(seen) >= THRESHOLDS.recurring}

    @property
    def articles(self) -> list[int]:
        """The numbers of the articles on which it says what recurs."""
        return sorted(number for seen in self.recurring.values() for number in seen)

    @property
    def usual(self) -> Tokens:
        """The text that it says most often."""
        return max(self.recurring.items(), key=lambda item: (len(item[1]), item[0]))[0]


def element_drafts(site: str, articles: Sequence[Article]) -> list[Draft]:
    """Learn the elements of a site's pages.

    Args:
        site: The site.
        articles: Its articles; those that are of no page teach nothing here.

    Returns:
        Rules of kind `element`, those on most articles first, each with hits that it marks and a miss that survives.

    Raises:
        LearnError: Where what learning needs is not installed.
    """
    paged = [article for article in articles if article.elements]
    if len(paged) < THRESHOLDS.articles:
        return []
    reads = different(read_articles(paged))
    paths = _paths(reads)
    if not paths:
        return []
    spread = _diversity(reads)
    found = [path for path in paths if _is_furniture(path, spread, len(reads))]
    drafts = (_draft(path, reads, spread, site) for path in _outermost(found, reads))
    return [proved for draft in drafts if (proved := _proved(draft, reads))]


def without_elements(articles: Sequence[Article], drafts: Sequence[Draft]) -> list[Article]:
    """Give articles less the lines of elements for which there are rules: what rules for texts will meet."""
    chosen = {draft.template for draft in drafts}
    return [_without(article, chosen) for article in articles]


def _without(article: Article, chosen: set[str]) -> Article:
    gone = {line for path, text in article.elements if path in chosen for line in text.split("\n")}
    if not gone:
        return article
    return article._replace(text="\n".join(line for line in article.text.split("\n") if line not in gone))


def _diversity(reads: Sequence[ReadArticle]) -> Diversity:
    least, lexicon = THRESHOLDS.recurring - 1, sign_reader().lexicon
    return Diversity(reads, authors(whole_lines(reads, least), lexicon) + opening_names(reads, least, lexicon))


def _paths(reads: Sequence[ReadArticle]) -> list[_Path]:
    """Give the paths that are on articles enough, by their names."""
    texts: dict[str, dict[Tokens, list[int]]] = defaultdict(lambda: defaultdict(list))
    long: dict[str, int] = defaultdict(int)
    for number, read in enumerate(reads):
        for path, text in read.article.elements:
            tokens = _tokens(text, read.title)
            if 0 < len(tokens) <= THRESHOLDS.words:
                texts[path][tokens].append(number)
            else:
                long[path] += 1
    paths = (_Path(path, dict(said), long[path]) for path, said in sorted(texts.items()) if not long[path])
    return [path for path in paths if len(path.articles) >= THRESHOLDS.articles]


def _tokens(text: str, title: str) -> Tokens:
    return tuple(token for line in text.split("\n") for token in tokens_of(fold(line), title).slotted)


def _is_furniture(path: _Path, spread: Diversity, size: int) -> bool:
    """Tell whether all that a path chooses is the site's, which has so many pages."""
    own = [tokens for tokens, seen in path.texts.items() if len(seen) < THRESHOLDS.recurring]
    articles, recurring = path.articles, path.recurring
    if path.size - len(articles) > THRESHOLDS.own * path.size or any(map(_is_telling, own)):
        return False
    if len(recurring) > THRESHOLDS.forms * len(articles) or not all(map(_may_go, recurring)):
        return False
    enough = max(THRESHOLDS.unsaid_articles, THRESHOLDS.unsaid_share * size)
    if len(articles) < enough and not all(map(_is_ruled, recurring)):
        return False
    candidate = _candidate(path)
    return not spread.one_author(candidate) and spread.one_topic(candidate) < OF_LINES.topic


def _is_telling(tokens: Tokens) -> bool:
    """Tell whether a text that does not recur may be of the article."""
    return len(tokens) > THRESHOLDS.own_words or tokens[-1].endswith(_SENTENCE_ENDS)


def _may_go(tokens: Tokens) -> bool:
    """Tell whether a text that recurs may be furniture: no title, verse, subheading, question, or row of figures."""
    if tokens == (TITLE,) or sign_reader().read(tokens).protected:
        return False
    if _is_ruled(tokens):
        return True
    changing = any("{" in token for token in tokens)
    return len(tokens) >= THRESHOLDS.unsaid_words and not changing and not tokens[-1].endswith(_ASKS)


def _is_ruled(tokens: Tokens) -> bool:
    return sign_reader().read(tokens).ruled >= THRESHOLDS.ruled


def _candidate(path: _Path) -> Candidate:
    words = tuple(dict.fromkeys(word for tokens in path.recurring for word in tokens))
    return Candidate(words, "whole", tuple(Place(number, 0, 0) for number in path.articles))


def _outermost(paths: Sequence[_Path], reads: Sequence[ReadArticle]) -> list[_Path]:
    """Leave out the paths of which every line stands in elements of another, the larger and the simpler first."""
    said: list[dict[str, set[str]]] = [
        {path: set(text.split("\n")) for path, text in read.article.elements} for read in reads
    ]
    taken: dict[int, set[str]] = defaultdict(set)
    kept: list[_Path] = []
    order = sorted(paths, key=lambda one: (-sum(len(one.usual) for _ in one.articles), one.path.count(">"), one.path))
    for path in order:
        numbers = [number for number, lines in enumerate(said) if path.path in lines]
        if all(said[number][path.path] <= taken[number] for number in numbers):
            continue
        for number in numbers:
            taken[number] |= said[number][path.path]
        kept.append(path)
    return sorted(kept, key=lambda one: (-len(one.articles), one.path))


def _draft(path: _Path, reads: Sequence[ReadArticle], spread: Diversity, site: str) -> Draft:
    first, last, days = spread.days(_candidate(path))
    usual, count = path.usual, len(path.articles)
    long = len(usual) >= THRESHOLDS.prompt_words
    seen = Template(
        tokens=usual,
        where="whole",
        inline=False,
        family=_PROMPT if long else sign_reader().read(usual).family,
        strength=strength_of(count, days),
        articles=count,
        size=len(reads),
        first=first,
        last=last,
        places=tuple((reads[number].article, 0) for number in path.articles),
        months=spread.months(_candidate(path)),
    )
    return element_draft_of(seen, path.path, site)


def _proved(draft: Draft, reads: Sequence[ReadArticle]) -> Draft | None:
    """Give a draft with hits that it marks and a miss that survives, or None."""
    said = dict.fromkeys(dict(article.elements)[draft.template] for article, _ in draft.seen.places)
    hits = tuple(markup_of(draft.template, text) for text in islice(said, _HITS))
    for miss in islice(_misses(reads), _MISSES_TRIED):
        tried = replace(draft, hit=hits, miss=(miss,))
        failures = prove(rules_of([tried]))
        if not failures:
            return tried
        if any(failure.kind == "hit" for failure in failures):
            return None
    return None


def _misses(reads: Sequence[ReadArticle]) -> Iterator[str]:
    """Give the longest paragraphs of articles as pages of their own."""
    for read in reads:
        longest = max(read.article.text.split("\n"), key=len).strip()
        yield f"<article><p>{escape(longest, quote=False)}</p></article>"


def markup_of(path: str, text: str) -> str:
    r"""Write an element that a CSS path of a page chooses.

    >>> print(markup_of("div[class='lx box'] > p:not([class]):not([id])", "تابعونا\nعلى القناة"))
    <div class='lx box'><p>تابعونا<br>على القناة</p></div>
    """
    parts = [found for part in path.split(" > ") if (found := _PART.match(part))]
    opened = "".join(f"<{part[1]}{f' {part[2][1:-1]}' if part[2] else ''}>" for part in parts)
    closed = "".join(f"</{part[1]}>" for part in reversed(parts))
    return opened + "<br>".join(escape(line, quote=False) for line in text.split("\n")) + closed
