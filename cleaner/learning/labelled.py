"""Lines that a label opens: the same words on many articles, and behind them ever other names or headlines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cleaner.learning.candidates import Candidate, Place, Tokens
from cleaner.learning.reading import ReadArticle

REST: Final = "{rest}"
_MOST_LABEL: Final = 6  # tokens
_MOST_WORDS: Final = 20  # tokens of such a line
_GOES_ON: Final = 0.6  # share of its lines in which a label goes on alike, so that it is not yet whole
_OTHERWISE: Final = 3  # ways in which its lines go on, at the least
_MOSTLY: Final = 0.6  # share of its lines that may go on in the same way
_ENDS: Final = (".", "؟", "!", "…")
_SENTENCES: Final = 0.1  # share of lines that end as sentences do
_OTHER_LABELS: Final = 1.0  # such lines on an article beside it, on the average: more of them are a table of its own


def labelled_lines(articles: Sequence[ReadArticle], least: int) -> list[Candidate]:
    """Give the lines with a label in front that stand on `least` articles or more, in the order of their words.

    A line that reads as a paragraph, or lines of which many end as sentences do, are none.
    """
    begun: dict[Tokens, list[Place]] = defaultdict(list)
    for number, read in enumerate(articles):
        for index, line in enumerate(read.lines):
            if 1 < len(line.tokens) <= _MOST_WORDS:
                for size in range(1, min(_MOST_LABEL, len(line.tokens) - 1) + 1):
                    begun[line.tokens[:size]].append(Place(number, index, 0))
    sizes = {label: _spread(places) for label, places in begun.items() if len(places) >= least}
    whole = {label for label, size in sizes.items() if size >= least} - set(_unfinished(sizes))
    found = [Candidate((*label, REST), "whole", tuple(begun[label])) for label in sorted(whole)]
    return [one for one in found if _is_label(one, articles)]


def stand_alone(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Tell whether hardly any other labels stand on a candidate's articles; a recipe or a match has many."""
    own = candidate.articles
    beside = Counter(number for one in others if one is not candidate for number in one.articles & own)
    return beside.total() <= _OTHER_LABELS * len(own)


def _spread(places: Sequence[Place]) -> int:
    return len({place.article for place in places})


def _unfinished(sizes: Mapping[Tokens, int]) -> Iterator[Tokens]:
    """Give labels that go on alike, and those that go on behind one that has ended."""
    for label, size in sizes.items():
        shorter = sizes.get(label[:-1])
        if shorter is not None:
            yield label[:-1] if size >= _GOES_ON * shorter else label


def _is_label(candidate: Candidate, articles: Sequence[ReadArticle]) -> bool:
    lines = [articles[place.article].lines[place.line] for place in candidate.places]
    ways = Counter(line.tokens for line in lines)
    sentences = sum(line.tokens[-1].endswith(_ENDS) or line.prose for line in lines)
    return (
        len(ways) >= _OTHERWISE
        and max(ways.values()) <= _MOSTLY * len(lines)
        and sentences <= _SENTENCES * len(lines)
        and any(map(str.isalpha, candidate.tokens[0]))
    )
