"""Another article under a label: sentences whose first one retells a headline that is not the article's own.

Where «اقرأ أيضا» is followed by a headline and the text under it, that text is another article's, be it at the end or
between two halves of the article. What says so is that its first sentence tells again what the headline says, that it
shares little with the article above, and that the article had ended; where the article goes on, what follows is akin
to what stands above. The weights were fitted on articles put into one another (`benchmarks/fit_spliced.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.arabic.topics import Direction, nearness, topic_space
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.types import Mark
from cleaner.text.evidence.blocks import Block
from cleaner.text.evidence.splice_leads import Lead, lead_under
from cleaner.text.evidence.splice_units import LEAST_PROSE, Unit, stems_of, units_of
from cleaner.text.evidence.steps import step
from cleaner.text.segments import Cut

_LAST: Final = 400  # sentences of a document that are looked at below a label
_MOST: Final = 50  # labels of a document under which another article is looked for
_BLOCK: Final = 4  # sentences that are held against the article
_SHARES: Final = (0.01, 0.2, 0.34, 0.45, 0.6, 0.8)
_COMMON: Final = (1, 2, 3, 4, 6)  # stems
_KIN: Final = (0.01, 0.04, 0.08, 0.12, 0.18, 0.25, 0.4)
_NEAR: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8)
_SIZES: Final = (1, 3, 6, 12)  # sentences
_LEVELS: Final = (0.0, 1.0, 2.0, 3.0, 4.0)  # log odds
SURE_LEVEL: Final = 4  # from here on, what stands under a label is another article's
_LEANING: Final = 3  # words
_KEPT_ON: Final = 0.06  # kinship that a sentence may have less to the other article and still be its
_BEGUN: Final = 2  # sentences of an article above a label
_SUBJECT: Final = (2, 2)  # sentences: the last ones, and at least so many before them
_BEFORE: Final = 8  # sentences before the last ones, at most
_ONE: Final = 0.05  # share of the stems of the last ones, weighed, that stand before them, too
_TITLE: Final = 0.45  # share of the stems of a title
_LINKING: Final = word_pattern(r"\W{0,3}(?:(?!<linking.own_waw>)و|(?:<linking.words>)\b|<linking.phrases>)")
_NEARNESS: Final = 0.5  # how much the direction of a sentence counts, to the share of its stems


class SplicedTable(NamedTuple):
    """Weights, in log odds, of what tells that the sentences under a label are another article's."""

    base: float
    weights: Mapping[str, float]


class Splice(NamedTuple):
    """The units `first:last` under a label that may be another article's, and what names them.

    `lead` is where in the key of the first one its own text begins, behind a headline that is glued to it; `sure` tells
    that the article had begun above the label, and that the first one does not retell its own title.
    """

    first: int
    last: int
    lead: int
    sure: bool
    names: list[str]


class SplicedSpan(NamedTuple):
    """A span `start:end` of a key that may be another article's; `level` tells how likely, from 1 to 5."""

    start: int
    end: int
    level: int


def splices(blocks: Sequence[Block], units: Sequence[Unit], title: str) -> Iterator[Splice]:
    """Give what may be another article, under each label of a document.

    Args:
        blocks: The blocks of a document.
        units: Its sentences.
        title: The folded title, or an empty text.
    """
    own_title = stems_of(title)
    own, above = set(own_title), 0
    told: list[frozenset[str]] = []
    until = tried = 0
    for number, unit in enumerate(units):
        if number < until:
            continue
        if unit.is_prose:
            own |= unit.stems
            told.append(unit.stems)
            above += 1
        if unit.label and above and tried < _MOST:
            tried += 1
            lead = lead_under(blocks, units, number)
            if lead:
                article = _Subject(frozenset(own))
                until = _last_of(units, lead, article)
                names = _names(units, number, lead, until, article, own_title, above)
                sure = _has_one_subject(told) and not lead.apart and not _retells(lead, own_title)
                yield Splice(lead.unit, until, lead.begin, sure, names)


def _last_of(units: Sequence[Unit], lead: Lead, ours: _Subject) -> int:
    """Give the unit behind the last that is likelier the other article's than the article's own, which may go on."""
    theirs, first = _Subject(lead.headline | lead.stems), lead.unit
    places, gains = [first], [0.0]
    for number in range(first + 1, min(len(units), first + _LAST)):
        unit = units[number]
        if unit.label:
            break
        if unit.is_prose and len(unit.stems) > 1:
            places.append(number)
            gains.append(_KEPT_ON + theirs.kinship(unit.stems) - ours.kinship(unit.stems))
    return _best_end(places, gains)


def _best_end(places: Sequence[int], gains: Sequence[float]) -> int:
    """Give the unit behind that up to which the gains add up to most."""
    total = best = 0.0
    last = places[0] + 1
    for place, gain in zip(places, gains, strict=True):
        total += gain
        if total > best:
            best, last = total, place + 1
    return last


class _Subject:
    """What some sentences are about: their stems, and where these point to."""

    def __init__(self, said: frozenset[str]) -> None:
        self.stems, self._space = said, topic_space()
        self.direction: Direction = self._space.direction(said)

    def share(self, said: frozenset[str]) -> float:
        """Give the share of what stems weigh that stands here, too."""
        total = self._space.total(said)
        return self._space.total(said & self.stems) / total if total else 0.0

    def nearness(self, said: frozenset[str]) -> float:
        """Give how near the direction of stems is to this one, from -1 to 1."""
        return nearness(self._space.direction(said), self.direction)

    def kinship(self, said: frozenset[str]) -> float:
        """Give how much stems have in common with these, by what they share and by where both point to."""
        return self.share(said) + _NEARNESS * self.nearness(said)


def _names(
    units: Sequence[Unit],
    label: int,
    found: Lead,
    last: int,
    article: _Subject,
    title: frozenset[str],
    above: int,
) -> list[str]:
    """Name what tells whose the sentences under a label are."""
    first, headline, told = found.unit, found.headline, found.stems
    inside = [unit for unit in units[first:last] if unit.is_prose]
    block = frozenset[str]().union(told, *(unit.stems for unit in inside[1:_BLOCK]))
    lead, title_of = _Subject(told), _Subject(title)
    retold = step(lead.share(headline), _SHARES)
    fresh = headline - article.stems
    footers = len({unit.block for unit in units[max(0, label - 6) : label] if unit.footer})
    rest = [unit for unit in units[last:] if unit.is_prose]
    behind = frozenset[str]().union(*(unit.stems for unit in rest[:_BLOCK]))
    kin, near = step(article.share(block), _KIN), step(article.nearness(block), _NEAR)
    size = step(above, _SIZES)
    return [
        f"retold:{retold}",
        f"common:{step(len(headline & told), _COMMON)}",
        f"retold-fresh:{step(lead.share(fresh), _SHARES) if len(fresh) > 1 else -1}",
        f"retold-near:{step(lead.nearness(headline), _NEAR)}",
        f"lead-own:{step(article.share(told), _KIN)}",
        f"lead-near:{step(article.nearness(told), _NEAR)}",
        f"block-own:{kin}:{size}",
        f"block-near:{near}:{size}",
        f"retold-kin:{retold}:{min(3, kin // 2)}",
        f"headline-own:{step(article.share(headline), _SHARES)}",
        f"headline-near:{step(article.nearness(headline), _NEAR)}",
        f"lead-title:{step(lead.share(title), _SHARES) if title else -1}",
        f"title-near:{step(title_of.nearness(told), _NEAR) if title else -1}",
        f"headline-title:{step(title_of.share(headline), _SHARES) if title else -1}",
        f"resumes:{units[first].resumes:d}",
        f"glued:{found.begin > units[first].start:d}",
        f"ended:{min(2, footers)}",
        f"inside:{step(len(inside), _SIZES)}",
        f"rest:{step(len(rest), _SIZES)}",
        f"rest-own:{step(article.share(behind), _KIN) if rest else -1}",
        f"rest-near:{step(article.nearness(behind), _NEAR) if rest else -1}",
    ]


class SpliceFinder:
    """Finds what may be another article's, by one table."""

    def __init__(self, table: SplicedTable) -> None:
        """Hold the table."""
        self._table = table

    def find(
        self, blocks: Sequence[Block], marks: Sequence[Sequence[Mark]], cuts: Sequence[Cut], title: str
    ) -> dict[int, list[SplicedSpan]]:
        """Give the spans of each block that may be another article's.

        Args:
            blocks: The blocks of a document.
            marks: What rules see on each.
            cuts: The segments that they were made of.
            title: The folded title, or an empty text.
        """
        opening = [any(mark.opens == "headlines" and mark.effect == "drop" for mark in own) for own in marks]
        labelled = [
            own or any(phrase.opens for phrase in block.phrases) for own, block in zip(opening, blocks, strict=True)
        ]
        if True not in labelled or not any(map(_may_hold_prose, blocks[labelled.index(True) :])):
            return {}
        told = [
            (opens, any(mark.ends for mark in own), cut.segment.resumes)
            for opens, own, cut in zip(opening, marks, cuts, strict=True)
        ]
        units = units_of(blocks, told)
        found: dict[int, list[SplicedSpan]] = {}
        for splice in splices(blocks, units, title):
            odds = self._table.base + sum([self._table.weights.get(name, 0.0) for name in splice.names])
            level = step(odds, _LEVELS)
            said = blocks[units[splice.first].block].key[splice.lead :]
            if not splice.sure or _leans_back(said):
                level = min(level, SURE_LEVEL - 1)
            for number in range(splice.first, splice.last) if level else ():
                unit = units[number]
                start = splice.lead if number == splice.first else unit.start
                found.setdefault(unit.block, []).append(SplicedSpan(start, unit.end, level))
        return found


def _has_one_subject(told: Sequence[frozenset[str]]) -> bool:
    """Tell whether an article had begun, and its last sentences are akin to those before; a press review's are not."""
    if len(told) < _SUBJECT[0] + _SUBJECT[1]:
        return len(told) >= _BEGUN
    last, before = told[-_SUBJECT[0] :], told[: -_SUBJECT[0]]
    said = frozenset[str]().union(*last)
    return _Subject(frozenset[str]().union(*before[-_BEFORE:])).share(said) >= _ONE


def _retells(lead: Lead, title: frozenset[str]) -> bool:
    """Tell whether the first sentence under a label retells the article's own title."""
    return len(lead.stems & title) >= _TITLE * max(2, len(title))


def _leans_back(said: str) -> bool:
    """Tell whether a sentence leans on one before it: «وفي الغضون …», «إثر ذلك …»."""
    words = [word.strip(' ،,.:«»"') for word in said.split(None, _LEANING)[:_LEANING]]
    return _LINKING().match(" ".join(words)) is not None or not word_set("linking.deictic").isdisjoint(words)


def _may_hold_prose(block: Block) -> bool:
    return block.settled != 1 and block.key.count(" ") >= LEAST_PROSE - 1


@lru_cache(maxsize=1)
def splice_finder() -> SpliceFinder:
    """Give the finder by the package's own table, made when it is first wanted.

    >>> splice_finder().find([], [], [], "")
    {}
    """
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "evidence" / "spliced.json").read_text(encoding="utf-8")
    record = json.loads(text)
    return SpliceFinder(SplicedTable(record["base"], MappingProxyType(record["weights"])))
