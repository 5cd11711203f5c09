"""A document's text prepared once for looking at: its lines, their keys, and the way back to raw places."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.arabic.fold import Places, align, squeeze


class Line:
    """One line (or one cell of a flattened line): its offset in the text, its aligned form and its key.

    `key_start` is where its key begins in `FoldedText.key`; `row` numbers the physical line.
    """

    __slots__ = ("_alike", "_places", "aligned", "key", "key_start", "offset", "row")

    def __init__(self, offset: int, aligned: str, key: str, key_start: int, row: int) -> None:
        """Hold the line; the way back from its key is only made when it is wanted."""
        self.offset, self.aligned, self.key, self.key_start, self.row = offset, aligned, key, key_start, row
        self._alike = key == aligned  # nothing was squeezed out, and nothing spelled out
        self._places: Places | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the raw place of `start:end` of this line's key."""
        if self._alike:
            return self.offset + start, self.offset + end
        first, last = self._way_back().span(start, end)
        return self.offset + first, self.offset + last

    def whole(self, edge: int) -> int:
        """Give a place of the key at which it can be cut: `edge`, or where a sign begins that is several letters there.

        >>> line = prepare("محمد ﷺ").lines[0]
        >>> line.key[line.whole(9) :]
        'صلي الله عليه وسلم'
        """
        return edge if self._alike else self._way_back().whole(edge)

    def _way_back(self) -> Places:
        if self._places is None:
            self._places = Places(self.aligned)
        return self._places


class FoldedText(NamedTuple):
    """The folded text of a whole document, for one scan, and its lines that hold more than white space."""

    key: str
    lines: list[Line]


def prepare(text: str) -> FoldedText:
    r"""Fold `text` and part it into lines; the cost is a few passes in C.

    >>> [line.key.strip() for line in prepare("أهلاً\r\n\r\nبكم").lines]
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
    return FoldedText(key, lines)


def before_blanks(text: str, start: int, end: int) -> int:
    """Give where `text[start:end]` ends without the white space at its end.

    >>> before_blanks("وفا  ", 0, 5)
    3
    """
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
