"""A page as lines of text and the blocks that they stand in: one walk over the parsed tree.

A line ends where a block begins or ends, or at `<br>`, as a browser shows it; white space is folded to one blank. A
blank parts a link or a span from what follows it, for many pages part these by style alone; only a word that a span
ends in stays whole. What no reader is meant
to see as text (scripts, styles, templates, drawings, the fallback for readers without scripts) is left out; what is
merely hidden by style is in, for some of it is shown later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from cleaner.document.types import Element
from cleaner.html.parse.layout import NOTHING_SEEN, Block, Inline, Layout, PageLine, Sighting
from cleaner.html.parse.microdata import PARTS
from cleaner.html.parse.open_line import PLAIN, OpenLine
from cleaner.html.parse.table_rows import join_rows
from cleaner.html.parse.tags import BLOCKS, HEADINGS, LEFT_OUT, LISTS, NAMED, NEVER_TEXT
from cleaner.rules.rule import Rule

_NO_BLOCK = -1
_PLACED = LISTS.union(HEADINGS, ("blockquote",))  # blocks that say what is in them
_TEXT, _BLOCK, _NAMED, _UNNAMED, _BREAK, _PICTURE, _LEFT_OUT = range(7)  # what a node is to the walk, by its tag
_MAX_OPAQUE = 20_000  # characters of boilerplate whose insides are not looked at
_CONTENTS_READ = 50
_STOPS, _MAX_STOPS = "،؛.", 4  # commas, semicolons and full stops of boilerplate
_SENTENCE = 11  # blanks; a piece with more may be a sentence of the article
_NODES = 1_500_000  # the parser makes a few elements of one tag where tags are wrongly nested
_NONE_CHOSEN: Final[Mapping[int, Rule]] = MappingProxyType({})


class TooLargeError(ValueError):
    """A page that would take too long or too much memory; the message says what is too much of it."""


def lay_out(
    tree: Any,
    look: Callable[[Block], Sighting] | None = None,
    chosen: Mapping[int, Rule] = _NONE_CHOSEN,
    concealed: frozenset[str] = frozenset(),
) -> Layout:
    """Walk over a parsed page (selectolax, Lexbor), and give its lines and blocks; its scripts are taken out of it.

    `look` tells what rules see in a block. What is boilerplate by its markup is not looked into, unless it holds a
    first-level heading or prose: its text is one line, in which line breaks part its pieces. Most of a page is of this
    kind. `chosen` holds the rules whose CSS selectors choose elements, by the `mem_id` of these, and `concealed` the
    names that the page's styles hide. Raises `TooLargeError` where the parser made more nodes than can be walked
    in bounded time.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> layout = lay_out(LexborHTMLParser("<p>هطل <b>المطر</b>.<br>وجرى النهر.</p><ul><li><a href='/1'>خبر</a></ul>"))
    >>> [(line.text, line.element.tag, line.element.link_share) for line in layout.lines]
    [('هطل المطر.', 'p', 0.0), ('وجرى النهر.', 'p', 0.0), ('خبر', 'li', 1.0)]
    """
    tree.strip_tags(list(NEVER_TEXT))
    walk = _Walk(look, chosen, _around_contents(tree), concealed)
    if tree.body is not None:
        walk.run(tree.body)
    return Layout(join_rows(walk.lines, walk.blocks), walk.blocks, frozenset(walk.pictures))


def _around_contents(tree: Any) -> frozenset[int]:
    """Give the `mem_id` of every element around a first-level heading or a part that microdata names.

    Of a page with very many, around the first.
    """
    around: set[int] = set()
    for node in tree.css(f"h1, {PARTS}")[:_CONTENTS_READ]:
        while node is not None and node.mem_id not in around:
            around.add(node.mem_id)
            node = node.parent
    return frozenset(around)


def _kind_of(tag: str) -> int:
    """Tell what an element is to the walk; one with a dash in its name is made by the page, and a block."""
    if tag == "-text":
        return _TEXT
    if tag in BLOCKS or (tag[0] != "-" and "-" in tag):
        return _BLOCK
    if tag == "br":
        return _BREAK
    if tag in ("img", "input"):
        return _PICTURE
    if tag in LEFT_OUT or tag[0] == "-":
        return _LEFT_OUT
    return _NAMED if tag in NAMED else _UNNAMED


class _Walk:
    """The state of one walk: the line that is being read, and the block it is in.

    A page has some thousand nodes, so the walk is written for speed: it asks a node for its attributes only where they
    are used, and puts a line together from the parts of its text when it ends.
    """

    def __init__(
        self,
        look: Callable[[Block], Sighting] | None,
        chosen: Mapping[int, Rule],
        around_contents: frozenset[int],
        concealed: frozenset[str],
    ) -> None:
        self._concealed = concealed
        self._hides: dict[str, bool] = {}  # of every class so far, whether one of its names is concealed
        self._look, self._chosen, self._around_contents = look, chosen, around_contents
        self.lines: list[PageLine] = []
        self.blocks: list[Block] = []
        self.pictures: set[str] = set()
        self._line = OpenLine()
        self._block = -1
        self._heading_from = -1  # the line at which the last heading began

    def run(self, body: Any) -> None:  # noqa: C901  # one loop, run a thousand times a page
        """Visit every node once, without recursion: pages are nested as deep as they like."""
        # an element, the block around it or its kind, its names, its beginning
        path: list[tuple[Any, int, Inline | None, int]] = []
        kinds: dict[str, int] = {}
        line, parts, blocks, lines = self._line, self._line.parts, self.blocks, self.lines
        node, left = body, _NODES
        while node is not None:
            left -= 1
            if not left:
                raise TooLargeError(f"more than {_NODES:,} elements and texts")
            tag = node.tag or "-instruction"
            kind = kinds.get(tag)
            if kind is None:
                kind = kinds[tag] = _kind_of(tag)
            if kind == _TEXT:
                text = node.text_content
                stripped = text.strip() if text else ""
                if not stripped:
                    parts.append(" ")
                elif "\n" in text and blocks[self._block].tag == "pre":
                    self._add_lines(text)
                else:
                    parts.append(text)
                    length = len(stripped)
                    line.seen += length
                    if line.links:
                        line.linked += length
                    if line.spans:
                        line.spanned += length
            elif kind == _BLOCK:
                if line.seen:
                    self._end_line()
                around = self._block
                sight = self._begin_block(node, tag)
                child = node.first_child
                if child is not None and (sight.drop is None or sight.keep is not None or not self._passes_over(node)):
                    path.append((node, around, None, 0))
                    node = child
                    continue
                self._end_block(around)
            elif kind == _NAMED:
                child = node.first_child
                begun = line.begin(node, tag) if child is not None else None
                if begun is not None:
                    path.append((node, *begun))
                    node = child
                    continue
            elif kind == _UNNAMED:
                child = node.first_child
                if child is not None:
                    path.append((node, PLAIN, None, 0))
                    node = child
                    continue
            elif kind == _BREAK:
                self._end_line()
            elif kind == _PICTURE:
                self._add_picture(node.attributes)
            following = node.next
            while following is None and path:
                node, kind, inline, start = path.pop()
                if kind >= _NO_BLOCK:
                    if line.seen:
                        self._end_line()
                    blocks[self._block].end = len(lines)
                    self._block = kind
                elif kind != PLAIN:
                    line.end(kind, inline, start)
                following = node.next if path else None
            node = following
        self._end_line()

    def _begin_block(self, node: Any, tag: str) -> Sighting:
        """Begin a block, and give what rules see in it."""
        around, blocks = self._block, self.blocks
        attributes = node.attributes
        block = Block(tag, around, len(self.lines), attributes)
        if around >= 0:
            outer = blocks[around]
            if tag in _PLACED or outer.quoted or outer.list_depth or block.first == self._heading_from:
                self._place(block, outer, tag)
        if self._chosen:
            block.chosen = self._chosen.get(node.mem_id)
        if attributes and self._concealed:
            block.concealed = self._is_concealed(attributes)
        self._block = len(blocks)
        blocks.append(block)
        if self._look is None:
            return NOTHING_SEEN
        block.sight = sight = self._look(block)
        return sight

    def _place(self, block: Block, outer: Block, tag: str) -> None:
        """Say of a block what it has of the one around it: heading, quotation, list and number."""
        if outer.quoted or tag == "blockquote":
            block.quoted = True
        if tag in HEADINGS:
            block.heading, self._heading_from = HEADINGS[tag], block.first
        elif block.first == self._heading_from:  # an unclosed heading ends behind the first block in it
            block.heading = outer.heading
        if tag in LISTS:
            block.list_depth = outer.list_depth + 1
        elif outer.list_depth:
            block.list_depth = outer.list_depth
            if tag != "li":
                block.number = outer.number
            elif outer.tag == "ol":
                outer.items += 1
                block.number = outer.items

    def _is_concealed(self, attributes: dict[str, str | None]) -> bool:
        classes, ident = attributes.get("class"), attributes.get("id")
        if ident and f"#{ident}" in self._concealed:
            return True
        if not classes:
            return False
        hides = self._hides.get(classes)
        if hides is None:
            hides = self._hides[classes] = any(f".{name}" in self._concealed for name in classes.split())
        return hides

    def _passes_over(self, node: Any) -> bool:
        """Take the whole text of the block that has just begun, boilerplate by its markup, if it is nothing else."""
        block = self.blocks[self._block]
        if node.mem_id in self._around_contents:
            return False
        text = node.text(deep=True, separator="\n")
        if not text or text.isspace():
            return True
        if len(text) > _MAX_OPAQUE or sum([text.count(stop) for stop in _STOPS if stop in text]) > _MAX_STOPS:
            return False
        pieces = [piece for piece in map(str.strip, text.split("\n")) if piece]
        if text.count(" ") >= _SENTENCE and any(piece.count(" ") >= _SENTENCE for piece in pieces):
            return False
        if pieces:
            text = "\n".join(pieces)
            linked = self._line.links > 0  # the block stands in a link
            element = Element(block.tag, float(linked), block.list_depth, block.heading)
            self.lines.append(PageLine(text, self._block, len(text) * linked, element, passed=True))
        return True

    def _end_block(self, around: int) -> None:
        self.blocks[self._block].end = len(self.lines)
        self._block = around

    def _add_picture(self, attributes: dict[str, str | None]) -> None:
        self._line.parts.append(" ")
        for name in ("alt", "title"):
            text = attributes.get(name)
            if text:
                self.pictures.add(" ".join(text.split()))

    def _add_lines(self, text: str) -> None:
        """Add a text in which line breaks count."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._end_line()
            self._line.parts.append(line)
            self._line.seen += len(line.strip())

    def _end_line(self) -> None:
        line = self._line.finish(self.blocks[self._block], self._block)
        if line is not None:
            self.lines.append(line)
