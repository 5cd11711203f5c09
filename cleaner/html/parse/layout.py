"""The lines of a page and the blocks that they stand in: what a walk over the page gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.document.types import Element
from cleaner.html.parse.hidden import is_spoken_alone
from cleaner.rules.rule import Rule

_LONGEST, _MOST, _CLASSES = 60, 6, 1_000  # characters of a name, names, and characters of a class that are shown
_HIDING = frozenset({"hidden", "placeholder", "fallback"})  # attributes; the last two are those of AMP
_GATES = frozenset({"amp-access", "subscriptions-display"})  # attributes of AMP that say who is shown an element
_BLANK = re.compile(r"\s")
_UNSAFE = re.compile(r"[^\w-]")


class Sighting(NamedTuple):
    """What rules saw in the markup of an element: the rule that would drop it, and the one that would keep it."""

    drop: Rule | None = None
    keep: Rule | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the element is boilerplate by its markup, and by nothing in it an article."""
        return self.drop is not None and self.keep is None


NOTHING_SEEN: Final = Sighting()


class Block:
    """An element that begins and ends lines, `first:end` of the page; `parent` is the index of the block around it.

    `chosen` is the rule whose CSS selector chose the element, if one did; `sight` is what rules see in its markup;
    `concealed` tells that the page's styles hide it, `quoted` that it is a quotation or in one. `number` is that of an
    item in a numbered list, and `items` counts those of such a list.
    """

    heading = list_depth = number = items = 0
    concealed = quoted = False
    chosen: Rule | None = None
    sight = NOTHING_SEEN

    def __init__(self, tag: str, parent: int, first: int, attributes: dict[str, str | None]) -> None:
        """Begin the block at line `first`."""
        self.tag, self.parent, self.attributes = tag, parent, attributes
        self.first = self.end = first

    @property
    def classes(self) -> str:
        """The element's class, or an empty text."""
        return self.attributes.get("class") or ""

    @property
    def hidden(self) -> bool:
        """Whether its markup hides the element, or the page's styles, or the framework that fills it later.

        What is for screen readers alone is hidden, too, but for a page's headline in the place of a picture, and what
        is for those who may not read the article.
        """
        attributes = self.attributes
        if self.concealed or not _HIDING.isdisjoint(attributes) or attributes.get("aria-hidden") == "true":
            return True
        classes = attributes.get("class")
        if classes and "-" in classes and self.tag != "h1" and is_spoken_alone(classes):
            return True
        if not _GATES.isdisjoint(attributes) and any((attributes.get(name) or "")[:4] == "NOT " for name in _GATES):
            return True
        style = attributes.get("style")
        return style is not None and "none" in style and "display:none" in style.replace(" ", "").lower()

    @property
    def selector(self) -> str:
        """A CSS selector of the element by its tag, id and classes."""
        return selector_of(self.tag, self.attributes.get("id"), self.classes)


class Inline(NamedTuple):
    """An element within a line: its tag, class and id."""

    tag: str
    classes: str | None = None
    ident: str | None = None

    @property
    def selector(self) -> str:
        """A CSS selector of the element by its tag, id and classes."""
        return selector_of(self.tag, self.ident, self.classes)


def selector_of(tag: str, ident: str | None, classes: str | None) -> str:
    r"""Write a CSS selector; names that are too long or too many are left out.

    >>> selector_of("div", "main", "post wide"), selector_of("p", None, "md:w-1/2 2col")
    ('div#main.post.wide', 'p.md\\:w-1\\/2.\\32 col')
    """
    named = f"#{_escaped(ident)}" if ident and len(ident) <= _LONGEST and not _BLANK.search(ident) else ""
    short = [name for name in (classes or "")[:_CLASSES].split() if len(name) <= _LONGEST]
    return tag + named + "".join(f".{_escaped(name)}" for name in short[:_MOST])


def _escaped(name: str) -> str:
    """Escape a name for a selector (CSS Object Model, 2.1)."""
    if not name.replace("-", "").replace("_", "").isalnum():
        name = _UNSAFE.sub(r"\\\g<0>", name)
    return f"\\3{name[0]} {name[1:]}" if name[0].isdigit() else name


class PageLine(NamedTuple):
    """A line of the page: its text, the block it stands in, how many of its characters are in links, its element.

    What was not looked into is one line of many pieces, parted by line breaks.
    `passed` tells of such a line. `inner` holds, for each element within the line that has a name, the share of the
    line that it holds. `local` tells that the line's links lead to places on the page itself, and `href` is the address
    of the first.
    """

    text: str
    block: int
    linked: int
    element: Element
    inner: tuple[tuple[Inline, float], ...] = ()
    local: bool = False
    passed: bool = False
    href: str = ""


class Layout(NamedTuple):
    """The lines and the blocks of a page, both in the order of the page; block 0 is the body.

    `pictures` are the texts that stand for its pictures.
    """

    lines: list[PageLine]
    blocks: list[Block]
    pictures: frozenset[str]

    def around(self, block: int) -> Iterator[int]:
        """Give the indexes of a block and of those around it, from the inside to the outside."""
        while block >= 0:
            yield block
            block = self.blocks[block].parent
