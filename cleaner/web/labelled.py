"""An article with what a person said of its pieces: the label of every stretch, and the text that is then left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.document.objects import stretches
from cleaner.document.types import CleanResult
from cleaner.web.question import Correction, QuestionError


class Labelled(NamedTuple):
    """A stretch of the document's text, without white space around it, and what it is."""

    start: int
    end: int
    label: str


def labels_of(
    result: CleanResult, corrections: Iterable[Correction], known: Sequence[Labelled] = ()
) -> tuple[Labelled, ...]:
    r"""Label a whole document: as cleaning did, or as it is `known`, with corrections laid over it in their order.

    Args:
        result: What cleaning gave.
        corrections: What a person said; a later one counts where two meet.
        known: The labels that an earlier time had for all of the document, if there are any.

    Returns:
        Stretches in order that cover all of the text but white space.

    Raises:
        QuestionError: For a correction past the end of the text.

    >>> from cleaner import clean
    >>> result = clean("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات")
    >>> [one.label for one in labels_of(result, [])]
    ['body', 'source']
    >>> [one.label for one in labels_of(result, [Correction(26, 40, "body")])]
    ['body', 'body']
    """
    text = result.document.text
    parts = list(known) or [
        Labelled(one.start, one.end, one.piece.label if one.piece else "body") for one in stretches(result)
    ]
    for correction in corrections:
        if correction.end > len(text):
            raise QuestionError("correction")
        parts = [rest for part in parts for rest in _outside(part, correction)]
        parts.append(Labelled(correction.start, correction.end, correction.label))
    return tuple(bare for part in sorted(parts) if (bare := _bare(text, part)))


def body_of(text: str, labels: Iterable[Labelled]) -> str:
    r"""Give what is body of a text: parts of one line with a blank between them, others with a line break.

    >>> body_of("هطل المطر. شارك\nوهبت الرياح.", [Labelled(0, 10, "body"), Labelled(16, 28, "body")])
    'هطل المطر.\nوهبت الرياح.'
    """
    body, last = "", 0
    for start, end, label in labels:
        if label == "body":
            gap = "" if not body else "\n" if "\n" in text[last:start] else " "
            body, last = body + gap + text[start:end], end
    return body


def _outside(part: Labelled, correction: Correction) -> list[Labelled]:
    """Give what a correction leaves of a stretch."""
    before = part._replace(end=min(part.end, correction.start))
    behind = part._replace(start=max(part.start, correction.end))
    return [one for one in (before, behind) if one.start < one.end]


def _bare(text: str, part: Labelled) -> Labelled | None:
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip())
    return Labelled(start, start + len(words.strip()), part.label) if words.strip() else None
