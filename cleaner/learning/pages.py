"""Pages as articles to learn from: what cleaning leaves of them, and in which of their elements that stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from cleaner.document.types import CleanResult, Document
from cleaner.html.parse.charset import decode_page
from cleaner.html.parse.layout import Block, Layout
from cleaner.html.parse.tags import words
from cleaner.html.parse.tree import TooLargeError, lay_out
from cleaner.learning.articles import Article, article_of, site_of
from cleaner.options import Options
from cleaner.pipeline import clean_html

_LOOKED_AT: Final = words("div section aside p ul ol header footer nav form address details center")
_NAME: Final = re.compile(r"[\w :/-]{1,120}")  # of a class or id, as it may stand in a path
_NUMBER: Final = re.compile(r"\d{3}")  # an id with such a number is of one page alone
_LONGEST: Final = 800  # characters of an element that may be furniture
_MOST_LINES: Final = 30  # of such an element
_LONGEST_OF_PAGE: Final = 40_000  # characters of all elements of a page
_JOINED: Final = " > "

Elements = tuple[tuple[str, str], ...]
NO_ELEMENTS: Final[Elements] = ()


def read_page(page: str | bytes, known: Document, charset: str | None = None) -> tuple[Document, Elements]:
    """Read a page as an article to learn from.

    Args:
        page: The page, as it came or decoded.
        known: What is known of it; its text is not looked at.
        charset: The character encoding that the caller knows, or None.

    Returns:
        The document with what cleaning leaves of the page for its text, and the elements in which that stands: the CSS
        path and the text of each. Elements of one path are one.

    >>> prose = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر لإصلاح الجسر القديم."
    >>> page = f"<h1>الطريق</h1><div class='story'><p>{prose}</p><p class='lx7'>نكتب من الميناء ولأجله.</p></div>"
    >>> document, elements = read_page(page, Document("", "https://marfa.example/1"))
    >>> elements[-1]
    ("p[class='lx7']", 'نكتب من الميناء ولأجله.')
    """
    result = clean_html(page, url=known.url, title=known.title, outlet=known.outlet, charset=charset, options=Options())
    facts = result.metadata.facts
    document = replace(
        known,
        text=result.text,
        url=known.url or (facts.url.text if facts and facts.url else None),
        title=known.title or (facts.title.text if facts and facts.title else None),
        published=known.published or result.document.published,
    )
    html = page if isinstance(page, str) else decode_page(page, charset).text
    return document, _elements(html, result) if result.text else NO_ELEMENTS


def site_and_article(record: Document | Mapping[str, object], by: str | None) -> tuple[str, Article]:
    """Give the site and the article of a record with `text`, or with the page in `html`; see `site_of`.

    Raises `LearnError` for a record with neither.
    """
    page = None if isinstance(record, Document) else record.get("html")
    if isinstance(record, Document) or not isinstance(page, str | bytes) or isinstance(record.get("text"), str):
        return site_of(record, by), article_of(record)
    known = (record.get(name) for name in ("charset", "url", "title", "outlet", "language", "published"))
    charset, *told = (value if isinstance(value, str) and value else None for value in known)
    document, elements = read_page(page, Document("", *told), charset)
    return site_of(document if by is None else record, by), article_of(document, elements)


def _elements(html: str, result: CleanResult) -> Elements:
    """Give the elements of a page that hold something of what is left of it."""
    from selectolax.lexbor import LexborHTMLParser  # late: texts are learned without it

    try:
        layout = lay_out(LexborHTMLParser(html))
    except TooLargeError:
        return NO_ELEMENTS
    left = _left(result)
    stays = [number for number, line in enumerate(layout.lines) if line.text.strip() in left]
    found: dict[str, dict[int, None]] = defaultdict(dict)
    long: set[str] = set()
    for block in layout.blocks:
        first, end = bisect_left(stays, block.first), bisect_left(stays, block.end)
        for path in _paths(layout, block) if first < end else ():
            found[path].update(dict.fromkeys(stays[first : min(end, first + _MOST_LINES)]))
            if end - first > _MOST_LINES:
                long.add(path)
    return tuple(_with_texts(layout, found, long))


def _left(result: CleanResult) -> set[str]:
    """Give the lines of a page of which something is left, whole."""
    text, read = result.document.text, 0
    found: set[str] = set()
    for start, end in result.kept:
        if end > read:
            begin = max(read, text.rfind("\n", read, max(read, start)) + 1)
            read = text.find("\n", end) % (len(text) + 1)  # -1 is the end
            found.update(line.strip() for line in text[begin:read].split("\n"))
    return found - {""}


def _with_texts(layout: Layout, found: Mapping[str, Mapping[int, None]], long: set[str]) -> Iterator[tuple[str, str]]:
    """Give each path with its text, which is empty where that is too long to be furniture, or the page's are."""
    budget = _LONGEST_OF_PAGE
    for path, numbers in sorted(found.items()):
        text = "" if path in long else "\n".join(layout.lines[number].text for number in sorted(numbers))
        text = text if len(text) <= min(_LONGEST, budget) else ""
        budget -= len(text)
        yield path, text


def _paths(layout: Layout, block: Block) -> Iterator[str]:
    """Give the CSS paths of a block: by its own name, and below the block around it, if these have names."""
    if block.tag not in _LOOKED_AT:
        return
    own = _named(block)
    if own:
        yield own
    around = layout.blocks[block.parent] if block.parent >= 0 else block
    above = _named(around)
    if around is not block and above and (own or not _has_name(block)):
        yield f"{above}{_JOINED}{own or f'{block.tag}:not([class]):not([id])'}"


def _named(block: Block) -> str:
    """Give the path of a block by its whole class, else by its id; empty where it has none that pages may share."""
    for name in ("class", "id"):
        value = block.attributes.get(name)
        if value:
            shared = _NAME.fullmatch(value) and not (name == "id" and _NUMBER.search(value))
            return f"{block.tag}[{name}='{value}']" if shared else ""
    return ""


def _has_name(block: Block) -> bool:
    return "class" in block.attributes or "id" in block.attributes
