"""A page as lines of text and the blocks that they stand in: one walk over the parsed tree.

A line ends where a block begins or ends, or at `<br>`, as a browser shows it; white space is folded to one blank. A
blank parts a link or a span from what follows it, for many pages part these by style alone; only a word that a span
ends in stays whole. What no reader is meant
to see as text (scripts, styles, templates, drawings, the fallback for readers without scripts) is left out; what is
merely hidden by style is in, for some of it is shown later.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cleaner.document import Element

_NEVER_TEXT = ["script", "style", "noscript", "template", "svg", "iframe"]
_LEFT_OUT = frozenset(
    "script style noscript template svg math iframe object embed head title textarea canvas audio video".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup
    option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp""".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
_NAMED = frozenset("a span time em i small label cite font strong".split())  # within lines, whose names are read
_NO_BLOCK, _PLAIN, _LINK, _SPAN, _OTHER = -1, -2, -3, -4, -5  # what an element within a line is to its end
_MAX_OPAQUE = 20_000  # characters of furniture whose insides are not looked at
_HEADINGS_READ = 50
_STOPS = "،؛."  # of prose
_MAX_STOPS = 4
_CELLS = frozenset({"td", "th"})
_SPAN_END = "\x1f"  # white space to Python and to no reader; it stands where a span ended
_WITHIN_WORD = re.compile(f"(?<=[^\\W\\d_]){_SPAN_END}(?=[^\\W\\d_])")
_MAX_CELL = 14  # words; a longer cell holds prose, and lays out the page
_LINKED = 0.8
_NODES = 1_500_000  # the parser makes a few elements of one tag where tags are wrongly nested


class TooLarge(ValueError):
    """A page that would take too long or too much memory; the message says what is too much of it."""


class Block:
    """An element that begins and ends lines, `first:end` of the page; `parent` is the index of the block around it."""

    __slots__ = ("attributes", "end", "first", "heading", "list_depth", "parent", "tag")

    def __init__(self, tag: str, parent: int, first: int, attributes: dict[str, str | None]) -> None:
        """Begin the block at line `first`."""
        self.tag, self.parent, self.first, self.end, self.attributes = tag, parent, first, first, attributes
        self.heading, self.list_depth = 0, 0

    @property
    def classes(self) -> str:
        """The element's class, or an empty text."""
        return self.attributes.get("class") or ""

    @property
    def hidden(self) -> bool:
        """Whether the element's own markup hides it."""
        attributes = self.attributes
        if "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return True
        style = attributes.get("style")
        return style is not None and "none" in style and "display:none" in style.replace(" ", "").lower()

    @property
    def selector(self) -> str:
        """A CSS selector of the element by its tag, id and classes.

        >>> Block("div", 0, 0, {"id": "main", "class": "post wide"}).selector
        'div#main.post.wide'
        """
        ident = self.attributes.get("id") or ""
        ident = f"#{ident}" if ident and " " not in ident else ""
        return self.tag + ident + "".join(f".{name}" for name in self.classes.split()[:6])


class Line(NamedTuple):
    """A line of the page: its text, the block it stands in, how many of its characters are in links, its element.

    What was not looked into is one line of many pieces, parted by line breaks.
    `inner` holds, for each inline element with a name, its class and id and the share of the line that it holds.
    `local` tells that its links lead to places on the page itself.
    """

    text: str
    block: int
    linked: int
    element: Element
    inner: tuple[tuple[str, float], ...] = ()
    local: bool = False


class Layout(NamedTuple):
    """The lines and the blocks of a page, both in the order of the page; block 0 is the body.

    `pictures` are the texts that stand for its pictures.
    """

    lines: list[Line]
    blocks: list[Block]
    pictures: frozenset[str]

    def around(self, block: int) -> Iterator[int]:
        """Give the indexes of a block and of those around it, from the inside to the outside."""
        while block >= 0:
            yield block
            block = self.blocks[block].parent


def lay_out(tree: Any, is_furniture: Callable[[Block], bool] | None = None) -> Layout:
    """Walk over a parsed page (selectolax, Lexbor), and give its lines and blocks; scripts and styles are taken out of it.

    What `is_furniture` tells to be no part of any article is not looked into, unless it holds a first-level heading or
    prose: its text is one line, in which line breaks part its pieces. Most of a page is of this kind. Raises `TooLarge` where the parser made more nodes than can be walked in bounded time.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> layout = lay_out(LexborHTMLParser("<p>هطل <b>المطر</b>.<br>وجرى النهر.</p><ul><li><a>خبر</a></ul>"))
    >>> [(line.text, line.element.tag, line.element.link_share) for line in layout.lines]
    [('هطل المطر.', 'p', 0.0), ('وجرى النهر.', 'p', 0.0), ('خبر', 'li', 1.0)]
    """
    tree.strip_tags(_NEVER_TEXT)
    walk = _Walk(is_furniture, _around_headings(tree))
    if tree.body is not None:
        walk.run(tree.body)
    return Layout(_with_rows(walk.lines, walk.blocks), walk.blocks, frozenset(walk.pictures))


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

    def __init__(self, is_furniture: Callable[[Block], bool] | None, around_headings: frozenset[int]) -> None:
        self._is_furniture, self._around_headings = is_furniture, around_headings
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self.pictures: set[str] = set()
        self._parts: list[str] = []
        self._seen = 0  # characters of the line
        self._linked = 0  # of these, characters in links
        self._links = 0  # links that are open
        self._local = True  # all of the line's links lead to the page itself
        self._block = -1
        self._inline: list[tuple[str, int, int]] = []  # names of an element within the line, where it begins and ends

    def run(self, body: Any) -> None:
        """Visit every node once, without recursion: pages are nested as deep as they like."""
        path: list[tuple[Any, int, str, int]] = []  # element, the block around it or its kind, its names, its beginning
        node, left, parts, blocks = body, _NODES, self._parts, self.blocks
        while node is not None:
            left -= 1
            if not left:
                raise TooLarge(f"more than {_NODES:,} elements and texts")
            tag = node.tag
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
            elif tag in _BLOCKS or (tag[0] != "-" and "-" in tag):
                around = self._begin_block(node, tag)
                child = node.first_child
                if child is not None and not self._passes_over(node):
                    path.append((node, around, "", 0))
                    node = child
                    continue
                self._end_block(around)
            elif tag == "br":
                self._end_line()
            elif tag == "img":
                self._add_picture(node.attributes)
            elif tag not in _LEFT_OUT and tag[0] != "-":
                child = node.first_child
                if child is not None:
                    path.append(self._begin_inline(node, tag))
                    node = child
                    continue
            following = node.next
            while following is None and path:
                node, kind, names, start = path.pop()
                if kind >= _NO_BLOCK:
                    self._end_block(kind)
                elif kind != _PLAIN:
                    self._end_inline(kind, names, start)
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
            block.list_depth = outer.list_depth + (tag in _LISTS)
            block.heading = _HEADINGS.get(tag) or outer.heading
        self.blocks.append(block)
        self._block = len(self.blocks) - 1
        return around

    def _passes_over(self, node: Any) -> bool:
        """Take the whole text of the block that has just begun, if it is furniture and nothing else."""
        block = self.blocks[self._block]
        if self._is_furniture is None or not self._is_furniture(block) or node.mem_id in self._around_headings:
            return False
        text = node.text(deep=True, separator="\n")
        if len(text) > _MAX_OPAQUE or sum(map(text.count, _STOPS)) > _MAX_STOPS:
            return False
        text = "\n".join(filter(None, map(str.strip, text.split("\n"))))
        if text:
            self.lines.append(Line(text, self._block, len(text), Element(block.tag, 1.0, block.list_depth, block.heading)))
        return True

    def _end_block(self, around: int) -> None:
        if self._seen:
            self._end_line()
        self.blocks[self._block].end = len(self.lines)
        self._block = around

    def _begin_inline(self, node: Any, tag: str) -> tuple[Any, int, str, int]:
        """Begin an element within a line, and give what its end needs."""
        if tag not in _NAMED:
            return node, _PLAIN, "", 0
        attributes = node.attributes
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip() if attributes else ""
        if tag == "a":
            self._links += 1
            self._local = self._local and (attributes.get("href") or "")[:1] == "#"
            return node, _LINK, names, self._seen
        if tag == "time":
            names += " time"
        return node, _SPAN if tag == "span" else _OTHER if names else _PLAIN, names, self._seen

    def _end_inline(self, kind: int, names: str, start: int) -> None:
        if kind == _LINK:
            self._links -= 1
            self._parts.append(" ")
        elif kind == _SPAN:
            self._parts.append(_SPAN_END)
        if names and start < self._seen:
            self._inline.append((names, start, self._seen))

    def _add_picture(self, attributes: dict[str, str | None]) -> None:
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

    def _line(self, text: str) -> Line:
        block, seen = self.blocks[self._block], self._seen
        inner = tuple((names, (end - start) / seen) for names, start, end in self._inline) if self._inline else ()
        element = Element(block.tag, self._linked / seen, block.list_depth, block.heading)
        return Line(text, self._block, self._linked, element, inner, self._local and self._linked > 0)


def _with_rows(lines: list[Line], blocks: list[Block]) -> list[Line]:
    """Join the cells of a row to one line, parted by tabs, where they hold a table's values and not the page's columns."""
    rows = [
        block
        for index, block in enumerate(blocks)
        if block.tag == "tr" and block.end - block.first > 1 and _is_row(index, lines[block.first : block.end], blocks)
    ]
    if not rows:
        return lines
    joined: list[Line] = []
    new_place = list(range(len(lines) + 1))
    position = 0
    for row in (*rows, None):
        stop = row.first if row else len(lines)
        for index in range(position, stop):
            new_place[index] = len(joined)
            joined.append(lines[index])
        if row is None:
            break
        cells = lines[row.first : row.end]
        new_place[row.first : row.end] = [len(joined)] * len(cells)
        linked, letters = sum(cell.linked for cell in cells), sum(len(cell.text.replace(" ", "")) for cell in cells)
        element = cells[0].element._replace(tag="tr", link_share=min(1.0, linked / max(1, letters)))
        joined.append(Line("\t".join(cell.text for cell in cells), cells[0].block, linked, element))
        position = row.end
    new_place[len(lines)] = len(joined)
    for block in blocks:
        whole = block.end > block.first
        block.first, block.end = new_place[block.first], new_place[block.end - 1] + 1 if whole else new_place[block.end]
    return joined


def _is_row(row: int, cells: list[Line], blocks: list[Block]) -> bool:
    """Tell whether every line is a short cell of its own of the row at index `row`."""
    return len({cell.block for cell in cells}) == len(cells) and all(
        _row_of(cell, blocks) == row and cell.text.count(" ") < _MAX_CELL and cell.element.link_share < _LINKED
        for cell in cells
    )


def _row_of(line: Line, blocks: list[Block]) -> int:
    """Give the index of the block around the cell in which a line stands, bare or in one block of its own; or -1."""
    block = blocks[line.block]
    if block.tag in _CELLS:
        return block.parent
    return blocks[block.parent].parent if block.parent >= 0 and blocks[block.parent].tag in _CELLS else -1
