"""What a check may read: an article's folded text with the way back, its lines and what they are, who is named in it.

Every offset that checks work with is an offset of `Article.key`, the folded text of all lines, joined by line breaks;
`Article.quote` gives the piece of evidence that stands there in the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.arabic.fold import Places, align, fold
from cleaner.arabic.stems import content_stems
from cleaner.document.hosts import host_of
from cleaner.document.types import CleanResult, Document, Evidence, Finding

if TYPE_CHECKING:
    from cleaner.inspection.registry.actors import Actor, Actors
    from cleaner.inspection.registry.mentions import Mention
    from cleaner.inspection.registry.office_holders import Holder
    from cleaner.inspection.registry.outlets import Outlet, Outlets
    from cleaner.inspection.statements import Statement

WARNING: Final = "warning"
INFO: Final = "info"
ELSEWHERE: Final = frozenset(
    {"related", "read_also", "foreign", "nav", "comments", "ad", "widget"}
)  # of other articles
_ARAB: Final = "ae bh dj dz eg eh iq jo km kw lb ly ma mr om ps qa sa sd so sy tn ye"
ARAB: Final = frozenset(_ARAB.split())  # countries
_SENTENCE_END: Final = re.compile(r"(?:[.!؟?…](?![.\d])[\"'»”)\]]*(?=\s|$)|\n)")


class Passage(NamedTuple):
    """A line of the article or a piece of one: `start:end` of the key, what it is, and whether it stays.

    `label` is that of the verdict (`body`, `source`, `byline`, `related` …); `place` is where it stands in the text.
    """

    start: int
    end: int
    label: str
    kept: bool
    place: tuple[int, int]


class Article:
    """One cleaned article, made ready for checks; `read_article` makes it."""

    def __init__(self, result: CleanResult, outlets: Outlets | None = None, actors: Actors | None = None) -> None:
        """Join the keys of all segments; names are looked for when a check asks for them first."""
        self.result = result
        self._outlets, self._actors = outlets, actors
        keys = _keys(result)
        self.passages: tuple[Passage, ...] = tuple(_passages(result, keys))
        self.key: str = "\n".join(filter(None, keys))
        self._starts = [passage.start for passage in self.passages]
        self._places: dict[int, Places | None] = {}
        self._stems: dict[tuple[int, int], frozenset[str]] = {}

    @property
    def document(self) -> Document:
        """The document itself: its raw text, and what is known of it."""
        return self.result.document

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The passages that stay: the article as its author wrote it."""
        return tuple(passage for passage in self.passages if passage.kept)

    @cached_property
    def title(self) -> str:
        """The folded title, or an empty text."""
        return fold(self.document.title or "")

    @cached_property
    def outlets(self) -> Outlets:
        """The registry of outlets and agencies."""
        from cleaner.inspection.registry.outlet_files import load_outlets  # late: not every check asks

        return self._outlets or load_outlets()

    @cached_property
    def host(self) -> tuple[str, Outlet | None]:
        """The host of the document's address, and the outlet whose it is."""
        host = host_of(self.document.url)
        return host, self.outlets.by_url(self.document.url) if host else None

    @cached_property
    def actors(self) -> Actors:
        """The gazetteer of states, capitals, seats of power and armed groups."""
        from cleaner.inspection.registry.actors import load_actors

        return self._actors or load_actors()

    @cached_property
    def outlet_mentions(self) -> tuple[Mention[Outlet], ...]:
        """Where outlets are named in the key, in order, the longest name at each place, with all who bear that name."""
        from cleaner.inspection.registry.mentions import find_outlets

        return find_outlets(self.key, self.outlets)

    @cached_property
    def actor_mentions(self) -> tuple[Mention[Actor], ...]:
        """Where actors are named in the key, in order, the longest name at each place, with all who bear that name."""
        from cleaner.inspection.registry.mentions import find_actors

        return find_actors(self.key, self.actors)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what in the article, in order."""
        from cleaner.inspection.statements import find_statements

        return tuple(find_statements(self.key, self.actors))

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The words that stand where a speaker's surname may."""
        from cleaner.inspection.registry.office_holders import speakers_in

        return speakers_in(self.key)

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Who is said to hold which office of which state, in order, in the article itself."""
        from cleaner.inspection.registry.office_holders import find_holders

        found = find_holders(self.key, self.actors, self.speakers)
        return tuple(holder for holder in found if self.passage_at(holder.start).label not in ELSEWHERE)

    def sentences(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Give the places of the sentences of a passage, in the key."""
        start = passage.start
        for end in (*(found.end() for found in _SENTENCE_END.finditer(self.key, start, passage.end)), passage.end):
            left = start + len(self.key[start:end]) - len(self.key[start:end].lstrip())
            if left < end:
                yield left, end
            start = end

    def stems(self, start: int, end: int) -> frozenset[str]:
        """Give the different stems of the content words of `start:end` of the key; several checks ask for the same."""
        found = self._stems.get((start, end))
        if found is None:
            found = self._stems[start, end] = frozenset(content_stems(self.key, start, end))
        return found

    def passage_at(self, offset: int) -> Passage:
        """Give the passage that holds an offset of the key."""
        return self.passages[max(0, bisect_right(self._starts, offset) - 1)]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the document's text of `start:end` of the key, which may run over several passages."""
        index = max(0, bisect_right(self._starts, start) - 1)
        first = self._within(index, start, min(end, self.passages[index].end))
        if end <= self.passages[index].end:
            return first
        last = max(0, bisect_right(self._starts, end - 1) - 1)
        return first[0], self._within(last, self.passages[last].start, end)[1]

    def quote(self, start: int, end: int) -> Evidence:
        """Give the evidence that stands at `start:end` of the key."""
        return self.quote_raw(*self.place(start, end))

    def quote_raw(self, start: int, end: int, field: str = "text") -> Evidence:
        """Give the evidence at a raw place of a field: `text`, `title`, `url`, `outlet` or `published`."""
        value: str = getattr(self.document, field) or ""
        return Evidence(field, start, end, value[start:end])

    def quote_all(self, field: str) -> Evidence:
        """Give a whole field (`title`, `url`, `outlet`, `published`) as evidence."""
        return self.quote_raw(0, len(getattr(self.document, field) or ""), field)

    def _within(self, index: int, start: int, end: int) -> tuple[int, int]:
        passage = self.passages[index]
        first, last = passage.place
        if last - first == passage.end - passage.start:  # nothing was squeezed out
            return first + start - passage.start, first + end - passage.start
        if index not in self._places:
            self._places[index] = Places(align(self.document.text[first:last]))
        places = self._places[index]
        assert places is not None
        left, right = places.span(start - passage.start, end - passage.start)
        return min(first + left, last), min(first + right, last)


def read_article(result: CleanResult, outlets: Outlets | None = None, actors: Actors | None = None) -> Article:
    r"""Make a cleaned article ready for checks; without them, the registries are the project's own.

    >>> from cleaner import clean
    >>> article = read_article(clean("هطلت أمطارٌ غزيرةٌ.\nالمصدر: وكالات"))
    >>> article.key.split("\n"), [passage.label for passage in article.passages]
    (['هطلت امطار غزيره.', 'المصدر: وكالات'], ['body', 'source'])
    >>> article.quote(5, 10).text
    'أمطارٌ'
    """
    return Article(result, outlets, actors)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by the place of what they quote in the text; one that was found twice stands once."""
    return tuple(sorted(dict.fromkeys(findings), key=_place_of))


def _place_of(finding: Finding) -> tuple[int, str, str]:
    starts = [piece.start for piece in finding.evidence if piece.field == "text"]
    return (min(starts) if starts else -1, finding.check, finding.message)


def _keys(result: CleanResult) -> Sequence[str]:
    """Give the key of each segment; one whose line was cut by a removed piece holds the whole line's, so it is made."""
    segments, text = result.segments, result.document.text
    keys = [segment.key for segment in segments]
    for index in range(1, len(keys)):
        if keys[index] and keys[index] == segments[index - 1].key:
            for twin in (index - 1, index):
                keys[twin] = fold(text[segments[twin].start : segments[twin].end])
    return keys


def _passages(result: CleanResult, keys: Sequence[str]) -> Iterator[Passage]:
    start = 0
    for segment, verdict, key in zip(result.segments, result.verdicts, keys, strict=True):
        if key:
            yield Passage(start, start + len(key), verdict.label, verdict.kept, (segment.start, segment.end))
            start += len(key) + 1
