"""The sentences of a document between its labels, with what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.arabic.stems import content_stems
from cleaner.text.evidence.blocks import Block
from cleaner.text.evidence.prose import STOP

LEAST_PROSE: Final = 8  # words of a sentence of prose
_LABEL: Final = 12  # words of a block that is a label
_AT_START: Final = 3  # characters
_STOPS: Final = frozenset('.!؟?…|»")-–—•')  # behind one of these, a phrase stands apart


class Unit(NamedTuple):
    """A sentence `start:end` of a block's key, its words and stems, and what the rules made of the block.

    `label` tells that it ends with a label that opens headlines, `footer` that rules saw there that the article is
    over, `resumes` that it begins with a word with which reports go on.
    """

    block: int
    start: int
    end: int
    words: int
    stems: frozenset[str]
    gone: bool
    label: bool
    footer: bool
    resumes: bool

    @property
    def is_prose(self) -> bool:
        """Tell whether it is left and long enough to be a sentence of prose."""
        return not self.gone and self.words >= LEAST_PROSE


def units_of(blocks: Sequence[Block], told: Sequence[tuple[bool, bool, bool]]) -> list[Unit]:
    """Part the blocks of a document into sentences, and behind labels that open headlines.

    Args:
        blocks: The blocks.
        told: For each, whether a rule saw that it opens headlines, that the article is over, and whether it begins with
            a word with which reports go on.
    """
    units: list[Unit] = []
    for index, (block, (opening, footer, resumes)) in enumerate(zip(blocks, told, strict=True)):
        key, gone = block.key, block.settled == 1
        ends = set() if gone else {stop.end() for stop in STOP.finditer(key)}
        labels = _label_ends(block, opening=opening)
        start = 0
        for end in sorted({*ends, *labels, len(key)}):
            said = key[start:end]
            if said.strip():
                goes_on = said.lstrip()[:1] == "و" if start else resumes
                own = stems_of(said)
                units.append(Unit(index, start, end, len(said.split()), own, gone, end in labels, footer, goes_on))
                start = end
    return units


def _label_ends(block: Block, *, opening: bool) -> set[int]:
    """Give where labels end that open headlines: those of a phrase that stands apart, or of all of a short block."""
    key = block.key
    ends = {
        phrase.end
        for phrase in block.phrases
        if phrase.opens and (phrase.inline or phrase.start < _AT_START or key[: phrase.start].rstrip()[-1:] in _STOPS)
    }
    if opening and not ends and key.count(" ") < _LABEL:
        ends.add(len(key))
    return {_behind_colon(key, end) for end in ends}


def _behind_colon(key: str, end: int) -> int:
    while end < len(key) and not key[end].isalnum():
        end += 1
    return end


def stems_of(said: str) -> frozenset[str]:
    """Give the stems of the content words of a stretch of a key.

    >>> sorted(stems_of("افتتح الوزير معرض الكتاب"))
    ['افتتح', 'كتاب', 'معرض', 'وزير']
    """
    return frozenset(content_stems(said))
