"""What of kept texts recurs, and so may be boilerplate that cleaning left: short parts, openings, ends, runs of words.

Digits and the names of days and months are slots, so that a line of another date is the same line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from math import sqrt
from operator import attrgetter
from typing import Final, NamedTuple

from cleaner.arabic.calendars import calendar_words
from cleaner.arabic.fold import fold

HEAD, BETWEEN, TAIL = "head", "between", "tail"
WHOLE, OPENING, END, RUN = "whole", "opening", "end", "run"
_PARTS: Final = re.compile(r"[^\n\r\v\f\u2028\u2029|•]+?(?:[.؟!…]+[\"'»”)\]]*(?=\s|$)|(?=[\n\r\v\f\u2028\u2029|•]|$))")
_WORD: Final = re.compile(r"[\w<>]+")
_DIGITS: Final = re.compile(r"\d[\d٬,.:/\\-]*")
_SENTENCE: Final = 8  # words; a part of so many that ends as a sentence does is prose
_PARAGRAPH: Final = 22  # words; a part of so many is, however it ends
_SHORT: Final = 10  # words; a longer part is no candidate as a whole
_FEW: Final = 14  # words; of a longer part that is no edge, opening and end are no candidates
_RUN: Final = 4  # words of a run
_EDGE: Final = 15  # words at either edge of a text in which runs are looked for
_RUN_WEIGHT: Final = 0.3  # of a run beside a part, for runs of prose recur as well
_LEAD: Final = re.compile(r"^[^\n.،؛]{2,60}?(?:\s[-–—]+|[-–—]{2,}|[:|/)])")  # what stands before the prose of its line
_LEAST_CHANCE: Final = 0.05  # what even evidence is sure of counts for so much
_SAME: Final = 0.8  # share of the documents of a candidate that another one has as well, so that it says nothing new


class Part(NamedTuple):
    """A stretch of a kept text, its words, and whether it stands above, below or between its prose."""

    start: int
    end: int
    words: tuple[str, ...]
    place: str


class Chance(NamedTuple):
    """How probable boilerplate `start:end` of a kept text is."""

    start: int
    end: int
    probability: float


class Candidate(NamedTuple):
    """What may recur: words with slots, as what they stand (a whole part, …), in which part of a document.

    `probability` is that of the piece in its part that evidence holds for boilerplate most.
    """

    kind: str
    words: str
    place: str
    start: int
    end: int
    probability: float = 0.0


class Leftover(NamedTuple):
    """What recurs in kept texts: the documents and hosts that have it, by place, and where it stands in one of them.

    `probability` is the mean over all of them.
    """

    kind: str
    words: str
    documents: int
    hosts: int
    places: Counter[str]
    probability: float
    document: int
    start: int
    end: int


def slotted(text: str) -> tuple[str, ...]:
    """Give the folded words of a text, with slots for numbers and the names of days and months.

    >>> slotted("نُشر الأحد 3 مارس 2024 | 10:45")
    ('نشر', '<day>', '<0>', '<month>', '<0>', '<0>')
    """
    key = fold(text)
    shown, position = "", 0
    for start, end, name in calendar_words(key):
        if not (key[start - 1 : start].isalnum() or key[end : end + 1].isalnum()):
            shown += f"{key[position:start]}<{'day' if isinstance(name, int) else 'month'}>"
            position = end
    return tuple(_WORD.findall(_DIGITS.sub("<0>", shown + key[position:])))


def parts(text: str) -> list[Part]:
    """Cut a kept text at line breaks, sentence ends, bars and bullets.

    >>> [(part.words, part.place) for part in parts("الرئيسية | رياضة")]
    [(('الرييسيه',), 'head'), (('رياضه',), 'head')]
    """
    found = [(one.start(), one.end(), slotted(one[0]), one[0]) for one in _PARTS.finditer(text)]
    found = [one for one in found if one[2]]
    prose = [i for i, (_, _, words, raw) in enumerate(found) if _is_prose(words, raw)]
    first, last = (prose[0], prose[-1]) if prose else (len(found), len(found))
    return [
        Part(start, end, words, HEAD if i < first else TAIL if i > last else BETWEEN)
        for i, (start, end, words, _) in enumerate(found)
    ]


def _is_prose(words: Sequence[str], raw: str) -> bool:
    return len(words) >= _PARAGRAPH or (len(words) >= _SENTENCE and raw.rstrip("\"'»”)] ")[-1:] in ".؟!…")


def candidates(text: str, chances: Sequence[Chance] = ()) -> list[Candidate]:
    """Give all that may recur of one kept text, of which some has chances; each kind with the same words once."""
    found: dict[tuple[str, str], Candidate] = {}
    own = parts(text)
    for index, part in enumerate(own):
        raw = text[part.start : part.end]
        for kind, words in _told(part, raw, last=index == len(own) - 1):
            found.setdefault((kind, words), Candidate(kind, words, part.place, part.start, part.end))
    said = [(word, part) for part in own for word in part.words]
    for place, edge in ((HEAD, said[:_EDGE]), (TAIL, said[max(_EDGE, len(said) - _EDGE) :])):
        for at in range(len(edge) - _RUN + 1):
            words = " ".join(word for word, _ in edge[at : at + _RUN])
            start, end = edge[at][1].start, edge[at + _RUN - 1][1].end
            found.setdefault((RUN, words), Candidate(RUN, words, place, start, end))
    return [one._replace(probability=_chance(one, chances)) for one in found.values()] if chances else [*found.values()]


def _chance(one: Candidate, chances: Sequence[Chance]) -> float:
    first = bisect_right(chances, one.start, key=attrgetter("end"))
    own = takewhile(lambda chance: chance.start < one.end, islice(chances, first, None))
    return max((chance.probability for chance in own), default=0.0)


def _told(part: Part, raw: str, *, last: bool) -> Iterator[tuple[str, str]]:
    """Give what a part may have in common with others: all its words, its first ones, its last ones.

    Of prose that is what stands before its first dash, colon or bracket, and the last words of the text.
    """
    words = part.words
    if len(words) <= _SHORT:
        yield WHOLE, " ".join(words)
    if _is_prose(words, raw):
        if (lead := _LEAD.match(raw.lstrip())) and (said := slotted(lead[0])):
            yield OPENING, " ".join(said)
    elif len(words) <= _FEW:
        yield from ((OPENING, " ".join(words[:size])) for size in (1, 2, 3) if size < len(words))
        yield from ((END, " ".join(words[-size:])) for size in (2, 3) if size < len(words))
    if last and len(words) > _FEW:
        yield from ((END, " ".join(words[-size:])) for size in (2, 3))


class Leftovers:
    """Counts what recurs over kept texts."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._texts: list[str] = []
        self._hosts: list[str] = []
        self._seen: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._first: dict[tuple[str, str], Candidate] = {}
        self._places: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self._chances: dict[tuple[str, str], float] = defaultdict(float)

    def add(self, text: str, host: str, found: Sequence[Candidate]) -> None:
        """Count the candidates of one kept text."""
        number = len(self._texts)
        self._texts.append(text)
        self._hosts.append(host)
        for one in found:
            key = (one.kind, one.words)
            self._seen[key].append(number)
            self._first.setdefault(key, one)
            self._places[key][one.place] += 1
            self._chances[key] += one.probability

    def ranked(self, least: int = 3) -> Iterator[Leftover]:
        """Give what stands in at least so many documents, the widest spread first; what says nothing new is left out.

        A host counts for the root of the number of its documents. What is not all of a part counts for less, the more
        documents have the same words elsewhere: prose begins alike as well. And all counts for less, the less
        probable boilerplate it is.
        """
        common = {key: numbers for key, numbers in self._seen.items() if len(numbers) >= least}
        chances = {key: self._chances[key] / len(numbers) for key, numbers in common.items()}
        weights = {key: self._spread(numbers) * (_LEAST_CHANCE + chances[key]) for key, numbers in common.items()}
        shares = self._edge_shares(list({words for kind, words in common if kind != WHOLE}))
        for kind, words in common:
            if kind != WHOLE:
                share = min(1.0, len(common[kind, words]) * shares[words])
                weights[kind, words] *= share**2 * (_RUN_WEIGHT if kind == RUN else 1)
        shown: dict[int, list[frozenset[str]]] = defaultdict(list)
        order = {WHOLE: 0, OPENING: 1, END: 2, RUN: 3}
        for key in sorted(common, key=lambda key: (-weights[key], order[key[0]], -len(key[1]), key[1])):
            numbers, said = frozenset(common[key]), frozenset(key[1].split())
            if _told_already(said, numbers, shown):
                continue
            for number in numbers:
                shown[number].append(said)
            first = self._first[key]
            yield Leftover(
                kind=key[0],
                words=key[1],
                documents=len(numbers),
                hosts=len({self._hosts[number] for number in numbers}),
                places=self._places[key],
                probability=chances[key],
                document=common[key][0],
                start=first.start,
                end=first.end,
            )

    def _spread(self, numbers: Sequence[int]) -> float:
        by_host = Counter(self._hosts[number] for number in numbers)
        return sum(map(sqrt, by_host.values()))

    def _edge_shares(self, sought: Sequence[str]) -> dict[str, float]:
        """Give, of the documents that have some words anywhere, the share that has them where candidates stand."""
        longest = max((words.count(" ") + 1 for words in sought), default=0)
        wanted, everywhere = frozenset(sought), Counter[str]()
        for text in self._texts if sought else ():
            words = slotted(text)
            runs = (" ".join(words[at : at + size]) for size in range(1, longest + 1) for at in range(len(words)))
            everywhere.update({run for run in runs if run in wanted})
        return {words: 1 / max(1, everywhere[words]) for words in sought}


def _told_already(
    words: frozenset[str], numbers: frozenset[int], shown: Mapping[int, Sequence[frozenset[str]]]
) -> bool:
    """Tell whether something of half the same words was shown that stands in nearly the same documents."""
    akin = (id(told) for number in numbers for told in shown[number] if 2 * len(words & told) >= len(words))
    return any(count >= _SAME * len(numbers) for count in Counter(akin).values())


def in_context(text: str, start: int, end: int, around: int = 70, longest: int = 300) -> str:
    """Give `start:end` of a text between marks, with what is around it, in one line; a long one without its middle.

    >>> in_context("قال الوزير أمس", 4, 10)
    'قال ⟦الوزير⟧ أمس'
    """
    inside = text[start:end]
    if len(inside) > longest:
        inside = f"{inside[: longest // 2]}…{inside[-longest // 2 :]}"
    before, after = text[max(0, start - around) : start], text[end : end + around]
    shown = f"{'…' if start > around else ''}{before}⟦{inside}⟧{after}{'…' if end + around < len(text) else ''}"
    return re.sub(r"\s*[\n\r\v\f\u2028\u2029]\s*", " ⏎ ", shown)
