"""The lines of a page and the blocks that they stand in: what a walk over the page gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.document import Element
from cleaner.rules import Rule


class Sighting(NamedTuple):
    """What rules saw in the markup of an element: the rule that would drop it, and the one that would keep it."""

    drop: Rule | None = None
    keep: Rule | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the element is furniture by its markup, and by nothing in it an article."""
        return self.drop is not None and self.keep is None


NOTHING_SEEN: Final = Sighting()


class Block:
    """An element that begins and ends lines, `first:end` of the page; `parent` is the index of the block around it.

    `chosen` is the rule whose CSS selector chose the element, if one did; `sight` is what rules see in its markup.
    """

    __slots__ = ("attributes", "chosen", "end", "first", "heading", "list_depth", "parent", "sight", "tag")

    def __init__(self, tag: str, parent: int, first: int, attributes: dict[str, str | None]) -> None:
        """Begin the block at line `first`."""
        self.tag, self.parent, self.first, self.end, self.attributes = tag, parent, first, first, attributes
        self.heading, self.list_depth = 0, 0
        self.chosen: Rule | None = None
        self.sight = NOTHING_SEEN

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
