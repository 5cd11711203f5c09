"""Measure cleaned texts against gold segments: how much boilerplate leaks, how much of the body is lost or damaged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Self

from cleaner.cli.evaluate.gold import GoldDocument, GoldError, GoldSegment, read_gold

__all__ = [
    "FIGURES",
    "DocumentScore",
    "Fault",
    "GoldDocument",
    "GoldError",
    "GoldSegment",
    "Interval",
    "Report",
    "evaluate",
    "read_gold",
    "score_document",
]

FIGURES: Final = ("f1", "leak", "damage", "lost", "perfect")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_BULLETS = "•▪●*-–—·"
_LONG = 400  # characters; a longer piece is looked for as it stands, a shorter one between the edges of words
_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


class Fault(NamedTuple):
    """A segment that went wrong, with its words as they were compared."""

    start: int
    end: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The figures of one document: `leaked` and `damaged` are the segments that went wrong.

    `dropped` counts the segments to be dropped, by label; `body` the segments and `words` the words to be kept.
    """

    id: str
    host: str | None
    f1: float
    lost: int
    words: int
    leaked: tuple[Fault, ...]
    dropped: Mapping[str, int]
    damaged: tuple[Fault, ...]
    body: int
    perfect: bool


class Interval(NamedTuple):
    """The bounds between which a figure lies with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Report:
    """The figures over all documents, each from 0 to 1.

    `f1` is the mean F1 of word bags; `leak` the share of the segments to be dropped that are still there; `damage` the
    share of the body's segments that are missing or altered; `lost` the share of the body's words that are missing;
    `perfect` the share of documents that came out as the gold body exactly. `missing` counts documents without output.
    """

    documents: int
    missing: int
    f1: float
    leak: float
    damage: float
    lost: float
    perfect: float
    leak_by_label: Mapping[str, float]
    intervals: Mapping[str, Interval]
    scores: tuple[DocumentScore, ...]

    def worst(self, count: int) -> list[DocumentScore]:
        """Give the `count` documents that came out worst, the worst first; a perfect one is never among them."""
        return sorted((score for score in self.scores if not score.perfect), key=lambda score: score.f1)[:count]


class _Sought(NamedTuple):
    """A text in which pieces are counted: as it stands, and with every word between blanks of its own."""

    plain: str
    spaced: str

    @classmethod
    def of(cls, words: Iterable[str]) -> Self:
        words = tuple(words)
        return cls(" ".join(words), "".join(f" {word} " for word in words))

    def count(self, piece: Self) -> int:
        return self.plain.count(piece.plain) if len(piece.plain) > _LONG else self.spaced.count(piece.spaced)


def _words(text: str) -> list[str]:
    """Give the words that are compared: no invisible character, no bullet at a line's start."""
    return [word for line in text.splitlines() for word in _UNSEEN.sub("", line).strip().lstrip(_BULLETS).split()]


def score_document(gold: GoldDocument, output: str) -> DocumentScore:
    """Compare one cleaned text with its gold document.

    >>> text = "هطل المطر على الوادي. شارك الخبر"
    >>> gold = GoldDocument("1", text, (GoldSegment(0, 21, "body"), GoldSegment(22, 32, "share")))
    >>> [fault.label for fault in score_document(gold, text).leaked], score_document(gold, text[:21]).perfect
    (['share'], True)
    """
    worded = [(segment, _words(gold.text[segment.start : segment.end])) for segment in gold.segments]
    pieces = [(segment, words) for segment, words in worded if words]  # a bullet alone is nothing to compare
    body = [piece for piece in pieces if piece[0].label == "body"]
    titles = [piece for piece in pieces if piece[0].label == "title"]
    others = [piece for piece in pieces if piece[0].label not in ("body", "title")]

    got_words, want_words = _words(output), [word for _, words in body for word in words]
    got, want = _Sought.of(got_words), _Sought.of(want_words)
    # a line break as a word of its own: no piece is found across the edge of two others
    staying = _Sought.of(word for _, words in body + titles for word in (*words, "\n"))
    f1, lost = _bag_f1(Counter(want_words), Counter(got_words), Counter(word for _, words in titles for word in words))
    return DocumentScore(
        id=gold.id,
        host=gold.host,
        f1=f1,
        lost=lost,
        words=len(want_words),
        leaked=tuple(_fault(*piece) for piece in others if _more(piece[1], got, staying)),
        dropped=Counter(segment.label for segment, _ in others),
        damaged=tuple(_fault(*piece) for piece in body if _more(piece[1], want, got)),
        body=len(body),
        perfect=_is_perfect(got.plain, want.plain, [" ".join(words) for _, words in titles]),
    )


def _more(words: Sequence[str], here: _Sought, there: _Sought) -> bool:
    piece = _Sought.of(words)
    return here.count(piece) > there.count(piece)


def _fault(segment: GoldSegment, words: Sequence[str]) -> Fault:
    return Fault(*segment, " ".join(words))


def _bag_f1(want: Counter[str], got: Counter[str], neutral: Counter[str]) -> tuple[float, int]:
    """Give the F1 of two bags of words, and how many of `want` are missing; more of a neutral word is no fault."""
    got = got - ((got - want) & neutral)
    shared, wanted = (want & got).total(), want.total()
    total = wanted + got.total()
    return (2 * shared / total if total else 1.0), wanted - shared


def _is_perfect(got: str, want: str, titles: Iterable[str]) -> bool:
    for title in titles:
        if got == want:
            break
        got = " ".join(got.replace(title, " ", 1).split())
    return got == want


def evaluate(documents: Iterable[GoldDocument], outputs: Mapping[str, str], *, resamples: int = 1000) -> Report:
    """Measure the cleaned texts of all documents.

    `outputs` gives the cleaned text by the document's id; a document without one counts as cleaned to nothing.
    `resamples` is how often the hosts are drawn anew for the confidence intervals (0: none are computed).
    """
    documents = tuple(documents)
    scores = tuple(score_document(document, outputs.get(document.id, "")) for document in documents)
    dropped: Counter[str] = Counter()
    leaked = Counter(fault.label for score in scores for fault in score.leaked)
    for score in scores:
        dropped.update(score.dropped)
    return Report(
        documents=len(documents),
        missing=sum(document.id not in outputs for document in documents),
        **_rates([_sums(score) for score in scores]),
        leak_by_label=MappingProxyType({label: leaked[label] / dropped[label] for label in sorted(dropped)}),
        intervals=_intervals(scores, resamples) if resamples and scores else _EMPTY,
        scores=scores,
    )


def _sums(score: DocumentScore) -> tuple[float, ...]:
    gone = sum(score.dropped.values())
    return 1, score.f1, len(score.leaked), gone, len(score.damaged), score.body, score.lost, score.words, score.perfect


def _rates(rows: Sequence[tuple[float, ...]]) -> dict[str, float]:
    """Give the figures of documents, or of groups of documents, from their sums."""
    columns = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * 9
    documents, f1, leaked, dropped, damaged, body, lost, words, perfect = columns
    pairs = ((f1, documents), (leaked, dropped), (damaged, body), (lost, words), (perfect, documents))
    return {name: part / max(1, whole) for name, (part, whole) in zip(FIGURES, pairs, strict=True)}


def _intervals(scores: Iterable[DocumentScore], resamples: int) -> Mapping[str, Interval]:
    """Draw the hosts anew, with replacement (B. Efron, 1979): articles of one host resemble each other."""
    hosts: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for number, score in enumerate(scores):
        hosts[score.host or f"\n{number}"].append(_sums(score))
    groups = [tuple(map(sum, zip(*rows, strict=True))) for rows in hosts.values()]
    random = Random(len(groups))  # the same documents give the same bounds
    drawn = [_rates(random.choices(groups, k=len(groups))) for _ in range(resamples)]
    edge = int(resamples * 0.025)
    bounds = {}
    for name in FIGURES:
        values = sorted(rates[name] for rates in drawn)
        bounds[name] = Interval(values[edge], values[-edge - 1])
    return MappingProxyType(bounds)
