"""The line that a walk over a page is reading: the parts of its text, its links, and the elements within it."""

from __future__ import annotations

import re
from typing import Any

from cleaner.document.types import Element
from cleaner.html.parse.hidden import is_spoken_alone
from cleaner.html.parse.layout import Block, Inline, PageLine

PLAIN, LINK, SPAN, OTHER = -2, -3, -4, -5  # what an element within a line is to its end
_UNSEEN_BLANKS = 14  # of words for screen readers; what is longer may be more
_SPAN_END = "\x1f"  # white space to Python and to no reader; it stands where a span ended
_BETWEEN = "\x1e"  # the same, where a span begins right behind another
_MOST_LABELLED = 60  # characters of a line of labels and values in spans
_NOTE = re.compile(r"[^\w\s]{1,3}")  # a link from a note back to its place
_REFERENCE = 5  # characters of a link to a note, which no blank parts from what follows


class OpenLine:
    """A line from its first part to its end, and the links and spans that are open; one for a whole page.

    `parts` are the parts of its text, `seen` counts their characters, `linked` and `spanned` those in links and spans,
    of which so many (`links`, `spans`) are open.
    """

    __slots__ = (
        *("_addresses", "_href", "_inline", "_linking", "_local"),
        *("linked", "links", "parts", "seen", "spanned", "spans"),
    )

    def __init__(self) -> None:
        """Begin without a part."""
        self.parts: list[str] = []
        self.seen = self.linked = self.spanned = self.links = self.spans = 0
        self._local = True  # all of the line's links lead to the page itself
        self._href = ""  # of its first link
        self._addresses: list[tuple[int, str]] = []  # of the open links, with the part of the line at which they begin
        self._linking: list[tuple[str, str]] = []  # the links of the line that have ended
        self._inline: list[tuple[Inline, int, int]] = []  # an element within the line, where it begins and ends

    def begin(self, node: Any, tag: str) -> tuple[int, Inline | None, int] | None:
        """Begin an element within the line, and give what its end needs, or None for words that no reader sees."""
        attributes = node.attributes
        classes, ident = attributes.get("class"), attributes.get("id")
        unseen = "hidden" in attributes or (classes and "-" in classes and is_spoken_alone(classes))
        if unseen and node.text(deep=True).count(" ") <= _UNSEEN_BLANKS:
            return None
        inline = Inline(tag, classes, ident) if classes or ident or tag == "time" else None
        href = attributes.get("href") if tag == "a" else None
        if tag == "span" or (tag == "a" and not href and not ident and "name" not in attributes):
            if self.parts and self.parts[-1] == _SPAN_END and "style" not in attributes:
                self.parts[-1] = _BETWEEN
            self.spans += 1
            return SPAN, inline, self.seen
        if href:  # without one it is a place on the page, which old pages never close
            if href[0] == "#" and _NOTE.fullmatch(node.text(deep=True).strip()):
                return None
            self.links += 1
            self._addresses.append((len(self.parts), href))
            self._local = self._local and href[0] == "#"
            self._href = self._href or href
            return LINK, inline, self.seen
        return OTHER if inline else PLAIN, inline, self.seen

    def end(self, kind: int, inline: Inline | None, start: int) -> None:
        """End an element that began at `start`."""
        if kind == LINK:
            self.links -= 1
            self._end_link(*self._addresses.pop())
            if not (self._local and self.seen - start <= _REFERENCE):
                self.parts.append(" ")
        elif kind == SPAN:
            self.spans -= 1
            self.parts.append(_SPAN_END)
        if inline and start < self.seen:
            self._inline.append((inline, start, self.seen))

    def _end_link(self, start: int, href: str) -> None:
        if href[0] != "#" and len(self.parts) > start:
            words = " ".join("".join(self.parts[start:]).split())
            if words:
                self._linking.append((words, href))

    def finish(self, block: Block, index: int) -> PageLine | None:
        """Give the line that has been read in a block, with the block's index, and begin the next one."""
        line = None
        if self.seen:
            text = self._text()
            for start, href in self._addresses:  # a link goes on in the next line
                self._end_link(start, href)
            if text:
                line = self._line(text, block, index)
            self._linking.clear()
            self.seen = self.linked = self.spanned = 0
            self._local, self._href = True, ""
            self._inline.clear()
        if self._addresses:
            self._addresses = [(0, href) for _, href in self._addresses]
        self.parts.clear()
        return line

    def _text(self) -> str:
        text = "".join(self.parts)
        if _BETWEEN in text:
            labelled = self.seen <= _MOST_LABELLED and self.spanned == self.seen
            text = text.replace(_BETWEEN, " " if labelled else _SPAN_END)
        if _SPAN_END in text:
            text = _join_words(text)
        return " ".join(text.split())

    def _line(self, text: str, block: Block, index: int) -> PageLine:
        seen, linked = self.seen, self.linked
        inner = tuple([(inline, (end - start) / seen) for inline, start, end in self._inline]) if self._inline else ()
        element = Element(
            block.tag, linked / seen, block.list_depth, block.heading, block.number, block.quoted, tuple(self._linking)
        )
        local = linked > 0 and self._local
        return PageLine(text, index, linked, element, inner, local, passed=False, href=self._href)


def _join_words(text: str) -> str:
    """Take out the ends of spans that stand within a word."""
    joined, *others = text.split(_SPAN_END)
    pieces = [joined]
    for piece in others:
        if not (piece and joined and _is_letter(joined[-1]) and _is_letter(piece[0])):
            pieces.append(_SPAN_END)
        pieces.append(piece)
        joined = piece
    return "".join(pieces)


def _is_letter(character: str) -> bool:
    return character.isalnum() and not character.isdecimal()
