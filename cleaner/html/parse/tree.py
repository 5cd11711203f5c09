"""A page as lines of text and the blocks that they stand in: one walk over the parsed tree.

A line ends where a block begins or ends, or at `<br>`, as a browser shows it; white space is folded to one blank. A
blank parts a link or a span from what follows it, for many pages part these by style alone; only a word that a span
ends in stays whole. What no reader is meant
to see as text (scripts, styles, templates, drawings, the fallback for readers without scripts) is left out; what is
merely hidden by style is in, for some of it is shown later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from cleaner.document.types import Element
from cleaner.html.parse.layout import Block, Inline, Layout, PageLine, Sighting
from cleaner.html.parse.table_rows import join_rows
from cleaner.html.parse.tags import BLOCKS, HEADINGS, LEFT_OUT, LISTS, NAMED, NEVER_TEXT
from cleaner.rules.rule import Rule

_NO_BLOCK, _PLAIN, _LINK, _SPAN, _OTHER = -1, -2, -3, -4, -5  # what an element within a line is to its end
_MAX_OPAQUE = 20_000  # characters of boilerplate whose insides are not looked at
_HEADINGS_READ = 50
_STOPS = "،؛."  # of prose
_MAX_STOPS = 4
_SENTENCE = 11  # blanks; a piece with more may be a sentence of the article
_SPAN_END = "\x1f"  # white space to Python and to no reader; it stands where a span ended
_WITHIN_WORD = re.compile(f"(?<=[^\\W\\d_]){_SPAN_END}(?=[^\\W\\d_])")
_NODES = 1_500_000  # the parser makes a few elements of one tag where tags are wrongly nested
_NONE_CHOSEN: Final[Mapping[int, Rule]] = MappingProxyType({})


class TooLargeError(ValueError):
    """A page that would take too long or too much memory; the message says what is too much of it."""


def lay_out(
    tree: Any, look: Callable[[Block], Sighting] | None = None, chosen: Mapping[int, Rule] = _NONE_CHOSEN
) -> Layout:
    """Walk over a parsed page (selectolax, Lexbor), and give its lines and blocks; its scripts are taken out of it.

    `look` tells what rules see in a block. What is boilerplate by its markup is not looked into, unless it holds a
    first-level heading or prose: its text is one line, in which line breaks part its pieces. Most of a page is of this
    kind. `chosen` holds
    the rules whose CSS selectors choose elements, by the `mem_id` of these. Raises `TooLargeError` where the parser
    made more nodes than can be walked in bounded time.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> layout = lay_out(LexborHTMLParser("<p>هطل <b>المطر</b>.<br>وجرى النهر.</p><ul><li><a href='/1'>خبر</a></ul>"))
    >>> [(line.text, line.element.tag, line.element.link_share) for line in layout.lines]
    [('هطل المطر.', 'p', 0.0), ('وجرى النهر.', 'p', 0.0), ('خبر', 'li', 1.0)]
    """
    tree.strip_tags(list(NEVER_TEXT))
    walk = _Walk(look, chosen, _around_headings(tree))
    if tree.body is not None:
        walk.run(tree.body)
    return Layout(join_rows(walk.lines, walk.blocks), walk.blocks, frozenset(walk.pictures))


def _around_headings(tree: Any) -> frozenset[int]:
    """Give the `mem_id` of every element around a first-level heading; of a page with very many, around the first."""
    around: set[int] = set()
    for node in tree.css("h1")[:_HEADINGS_READ]:
        while node is not None and node.mem_id not in around:
            around.add(node.mem_id)
            node = node.parent
    return frozenset(around)


class _Walk:
    """The state of one walk: the line that is being read, the block it is in, and the links that are open.

    A page has some thousand nodes, so the walk is written for speed: it asks a node for its attributes only where they
    are used, and puts a line together from the parts of its text when it ends.
    """

    def __init__(
        self,
        look: Callable[[Block], Sighting] | None,
        chosen: Mapping[int, Rule],
        around_headings: frozenset[int],
    ) -> None:
        self._look, self._chosen, self._around_headings = look, chosen, around_headings
        self.lines: list[PageLine] = []
        self.blocks: list[Block] = []
        self.pictures: set[str] = set()
        self._parts: list[str] = []
        self._seen = 0  # characters of the line
        self._linked = 0  # of these, characters in links
        self._links = 0  # links that are open
        self._local = True  # all of the line's links lead to the page itself
        self._block = -1
        self._heading_from = -1  # the line at which the last heading began
        self._inline: list[tuple[Inline, int, int]] = []  # an element within the line, where it begins and ends

    def run(self, body: Any) -> None:  # noqa: C901  # one loop, run a thousand times a page
        """Visit every node once, without recursion: pages are nested as deep as they like."""
        path: list[
            tuple[Any, int, Inline | None, int]
        ] = []  # element, the block around it or its kind, its names, its beginning
        node, left, parts, blocks = body, _NODES, self._parts, self.blocks
        while node is not None:
            left -= 1
            if not left:
                raise TooLargeError(f"more than {_NODES:,} elements and texts")
            tag = node.tag or "-instruction"
            if tag == "-text":
                text = node.text_content
                if not text or text.isspace():
                    parts.append(" ")
                elif "\n" in text and blocks[self._block].tag == "pre":
                    self._add_lines(text)
                else:
                    parts.append(text)
                    length = len(text.strip())
                    self._seen += length
                    if self._links:
                        self._linked += length
            elif tag in BLOCKS or (tag[0] != "-" and "-" in tag):
                around = self._begin_block(node, tag)
                child = node.first_child
                if child is not None and not self._passes_over(node):
                    path.append((node, around, None, 0))
                    node = child
                    continue
                self._end_block(around)
            elif tag == "br":
                self._end_line()
            elif tag in ("img", "input"):
                self._add_picture(node.attributes)
            elif tag not in LEFT_OUT and tag[0] != "-":
                child = node.first_child
                if child is not None:
                    path.append(self._begin_inline(node, tag))
                    node = child
                    continue
            following = node.next
            while following is None and path:
                node, kind, inline, start = path.pop()
                if kind >= _NO_BLOCK:
                    self._end_block(kind)
                elif kind != _PLAIN:
                    self._end_inline(kind, inline, start)
                following = node.next if path else None
            node = following
        self._end_line()

    def _begin_block(self, node: Any, tag: str) -> int:
        """Begin a block, and give the one around it."""
        if self._seen:
            self._end_line()
        around = self._block
        block = Block(tag, around, len(self.lines), node.attributes)
        if around >= 0:
            outer = self.blocks[around]
            block.list_depth = outer.list_depth + (tag in LISTS)
            block.heading = HEADINGS.get(tag) or self._heading_around(outer)
            if tag in HEADINGS:
                self._heading_from = len(self.lines)
        if self._chosen:
            block.chosen = self._chosen.get(node.mem_id)
        if self._look:
            block.sight = self._look(block)
        self.blocks.append(block)
        self._block = len(self.blocks) - 1
        return around

    def _heading_around(self, outer: Block) -> int:
        """Give the level of the heading around a block, if it is the first in it: an unclosed one ends there."""
        return outer.heading if len(self.lines) == self._heading_from else 0

    def _passes_over(self, node: Any) -> bool:
        """Take the whole text of the block that has just begun, if it is boilerplate and nothing else."""
        block = self.blocks[self._block]
        if not block.sight.is_plain or node.mem_id in self._around_headings:
            return False
        text = node.text(deep=True, separator="\n")
        if len(text) > _MAX_OPAQUE or sum(map(text.count, _STOPS)) > _MAX_STOPS:
            return False
        pieces = [piece for piece in map(str.strip, text.split("\n")) if piece]
        if any(piece.count(" ") >= _SENTENCE for piece in pieces):
            return False
        if pieces:
            text = "\n".join(pieces)
            linked = self._links > 0  # the block stands in a link
            element = Element(block.tag, float(linked), block.list_depth, block.heading)
            self.lines.append(PageLine(text, self._block, len(text) * linked, element, passed=True))
        return True

    def _end_block(self, around: int) -> None:
        if self._seen:
            self._end_line()
        self.blocks[self._block].end = len(self.lines)
        self._block = around

    def _begin_inline(self, node: Any, tag: str) -> tuple[Any, int, Inline | None, int]:
        """Begin an element within a line, and give what its end needs."""
        if tag not in NAMED:
            return node, _PLAIN, None, 0
        attributes = node.attributes
        classes, ident = attributes.get("class"), attributes.get("id")
        inline = Inline(tag, classes, ident) if classes or ident or tag == "time" else None
        if tag == "span":
            return node, _SPAN, inline, self._seen
        href = attributes.get("href") if tag == "a" else None
        if href:  # without one it is a place on the page, which old pages never close
            self._links += 1
            self._local = self._local and href[0] == "#"
            return node, _LINK, inline, self._seen
        return node, _OTHER if inline else _PLAIN, inline, self._seen

    def _end_inline(self, kind: int, inline: Inline | None, start: int) -> None:
        if kind == _LINK:
            self._links -= 1
            self._parts.append(" ")
        elif kind == _SPAN:
            self._parts.append(_SPAN_END)
        if inline and start < self._seen:
            self._inline.append((inline, start, self._seen))

    def _add_picture(self, attributes: dict[str, str | None]) -> None:
        self._parts.append(" ")
        for name in ("alt", "title"):
            text = attributes.get(name)
            if text:
                self.pictures.add(" ".join(text.split()))

    def _add_lines(self, text: str) -> None:
        """Add a text in which line breaks count."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._end_line()
            self._parts.append(line)
            self._seen += len(line.strip())

    def _end_line(self) -> None:
        if self._seen:
            text = "".join(self._parts)
            if _SPAN_END in text:
                text = _WITHIN_WORD.sub("", text)
            text = " ".join(text.split())
            if text:
                self.lines.append(self._line(text))
            self._seen = self._linked = 0
            self._local = True
            if self._inline:
                self._inline.clear()
        self._parts.clear()

    def _line(self, text: str) -> PageLine:
        block, seen = self.blocks[self._block], self._seen
        inner = tuple((inline, (end - start) / seen) for inline, start, end in self._inline) if self._inline else ()
        element = Element(block.tag, self._linked / seen, block.list_depth, block.heading)
        return PageLine(
            text=text,
            block=self._block,
            linked=self._linked,
            element=element,
            inner=inner,
            local=self._local and self._linked > 0,
        )
