"""A document's text prepared once for looking at: its lines, their keys, and the way back to raw places."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.fold import Places, align, squeeze


class Line(NamedTuple):
    """One line (or one cell of a flattened line): its offset in the text, its aligned form and its key.

    `key_start` is where its key begins in `Source.key`; `row` numbers the physical line.
    """

    offset: int
    aligned: str
    key: str
    key_start: int
    row: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw place of `start:end` of this line's key."""
        if len(self.key) == len(self.aligned):  # nothing was squeezed out
            return self.offset + start, self.offset + end
        first, last = Places(self.aligned).span(start, end)
        return self.offset + first, self.offset + last


class Source(NamedTuple):
    """The folded text of a whole document, for one scan, and its lines that hold more than white space."""

    key: str
    lines: list[Line]


def prepare(text: str) -> Source:
    """Fold `text` and part it into lines; the cost is a few passes in C.

    >>> [line.key for line in prepare("أهلاً\\r\\n\\r\\nبكم").lines]
    ['اهلا', 'بكم']
    """
    aligned = align(text)
    key = squeeze(aligned)
    lines, offset, key_start, row = [], 0, 0, 0
    for aligned_line, key_line in zip(aligned.split("\n"), key.split("\n"), strict=True):
        if key_line and key_line != " ":
            lines.append(Line(offset, aligned_line, key_line, key_start, row))
        offset += len(aligned_line) + 1
        key_start += len(key_line) + 1
        if offset <= len(text) and text[offset - 1] not in " \t\xa0":  # a real break, not a gap inside a line
            row += 1
    return Source(key, lines)
