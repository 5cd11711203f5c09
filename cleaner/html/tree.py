"""A page as lines of text and the blocks that they stand in: one walk over the parsed tree.

A line ends where a block begins or ends, or at `<br>`, as a browser shows it; white space is folded to one blank. A
blank parts a link or a span from what follows it, for many pages part these by style alone. What no reader is meant
to see as text (scripts, styles, templates, drawings, the fallback for readers without scripts) is left out; what is
merely hidden by style is in, for some of it is shown later.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cleaner.document import Element

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
_CELLS = frozenset({"td", "th"})
_SET_OFF = frozenset({"a", "span"})
_MAX_CELL = 14  # words; a longer cell holds prose, and lays out the page
_LINKED = 0.8
_NODES = 1_500_000  # the parser makes a few elements of one tag where tags are wrongly nested


class TooLarge(ValueError):
    """A page that would take too long or too much memory; the message says what is too much of it."""


class Block:
    """An element that begins and ends lines, `first:end` of the page; `parent` is the index of the block around it.

    `names` are its class, id and itemprop, `role` its role, `hidden` whether its markup hides it.
    """

    __slots__ = ("classes", "end", "first", "heading", "hidden", "ident", "itemprop", "list_depth", "parent", "role", "tag")

    def __init__(self, tag: str, parent: int, first: int, attributes: dict[str, str | None]) -> None:
        """Begin the block at line `first`."""
        self.tag, self.parent, self.first, self.end = tag, parent, first, first
        self.heading, self.list_depth = 0, 0
        self.classes = attributes.get("class") or ""
        self.ident = attributes.get("id") or ""
        self.itemprop = attributes.get("itemprop") or ""
        self.role = attributes.get("role") or ""
        self.hidden = _is_hidden(attributes)

    @property
    def selector(self) -> str:
        """A CSS selector of the element by its tag, id and classes.

        >>> Block("div", 0, 0, {"id": "main", "class": "post wide"}).selector
        'div#main.post.wide'
        """
        ident = f"#{self.ident}" if self.ident and " " not in self.ident else ""
        return self.tag + ident + "".join(f".{name}" for name in self.classes.split()[:6])


class Line(NamedTuple):
    """A line of the page: its text, the block it stands in, how many of its characters are in links, its element.

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


def lay_out(body: Any) -> Layout:
    """Walk over the body of a parsed page (a node of selectolax's Lexbor backend), and give its lines and blocks.

    Raises `TooLarge` where the parser made more nodes than can be walked in bounded time.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> layout = lay_out(LexborHTMLParser("<p>هطل <b>المطر</b>.<br>وجرى النهر.</p><ul><li><a>خبر</a></ul>").body)
    >>> [(line.text, line.element.tag, line.element.link_share) for line in layout.lines]
    [('هطل المطر.', 'p', 0.0), ('وجرى النهر.', 'p', 0.0), ('خبر', 'li', 1.0)]
    """
    walk = _Walk()
    walk.run(body)
    return Layout(_with_rows(walk.lines, walk.blocks), walk.blocks, frozenset(walk.pictures))


class _Walk:
    """The state of one walk."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self._parts: list[str] = []  # of the line that is being read
        self._linked = 0
        self._links = 0  # links that are open
        self._local = True
        self.pictures: set[str] = set()
        self._seen = 0  # characters of the line that are no blanks
        self._block = -1
        self._inline: list[tuple[str, int, int]] = []  # names of an element within the line, where it begins and ends

    def run(self, body: Any) -> None:
        """Visit every node once, without recursion: pages are nested as deep as they like."""
        path: list[tuple[Any, str, Any]] = []  # element, tag, what leaving it needs
        node, left = body, _NODES
        while node is not None:
            left -= 1
            if not left:
                raise TooLarge(f"more than {_NODES:,} elements and texts")
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content)
            elif tag == "br":
                self._end_line()
            elif tag[0] != "-" and tag not in _LEFT_OUT:
                path.append((node, tag, self._enter(node, tag)))
                node = node.first_child
                if node is not None:
                    continue
                node, tag, token = path.pop()
                self._leave(tag, token)
            while (following := node.next if path else None) is None and path:
                node, tag, token = path.pop()
                self._leave(tag, token)
            node = following
        self._end_line()

    def _enter(self, node: Any, tag: str) -> tuple[str, int] | int | None:
        if tag in _BLOCKS or "-" in tag:
            self._end_line()
            parent = self._block
            block = Block(tag, parent, len(self.lines), node.attributes)
            if parent >= 0:
                block.list_depth = self.blocks[parent].list_depth + (tag in _LISTS)
                block.heading = _HEADINGS.get(tag) or self.blocks[parent].heading
            self.blocks.append(block)
            self._block = len(self.blocks) - 1
            return parent
        attributes = node.attributes
        if tag == "a":
            self._links += 1
            self._local = self._local and (attributes.get("href") or "")[:1] == "#"
        elif tag == "img" or tag == "source":
            self.pictures.update(" ".join(text.split()) for text in (attributes.get("alt"), attributes.get("title")) if text)
            return None
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}" if attributes else ""
        return (names, self._seen) if names.strip() else None

    def _leave(self, tag: str, token: tuple[str, int] | int | None) -> None:
        if isinstance(token, int):
            self._end_line()
            self.blocks[self._block].end = len(self.lines)
            self._block = token
            return
        self._links -= tag == "a"
        if token and token[1] <= self._seen:
            self._inline.append((*token, self._seen))
        if tag in _SET_OFF:
            self._parts.append(" ")

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if "\n" in text and self._block >= 0 and self.blocks[self._block].tag == "pre":
            first, *others = text.split("\n")
            self._add(first)
            for other in others:
                self._end_line()
                self._add(other)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        letters = len(text) - text.count(" ") - text.count("\n")
        if letters and not text.isspace():
            self._seen += letters
            if self._links:
                self._linked += letters

    def _end_line(self) -> None:
        if self._seen:
            text = " ".join("".join(self._parts).split())
            if text:
                self.lines.append(self._line(text))
        if self._parts:
            self._parts = []
        if self._inline:
            self._inline = []
        self._linked = self._seen = 0
        self._local = True

    def _line(self, text: str) -> Line:
        block = self.blocks[self._block]
        inner = tuple((names, (end - start) / self._seen) for names, start, end in self._inline if end > start)
        element = Element(block.tag, self._linked / self._seen, block.list_depth, block.heading)
        return Line(text, self._block, self._linked, element, inner, self._local and self._linked > 0)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and "none" in style and "display:none" in style.replace(" ", "").lower()  # type: ignore[operator]


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
