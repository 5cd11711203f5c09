"""Pages as articles to learn from: what cleaning leaves of them, and in which of their elements that stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from cleaner.document.types import Document
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
_PIECE: Final = 20  # characters; what is left of a line is looked for in it from this length on
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
    >>> page = f"<h1>الطريق</h1><div class='story'><p>{prose}</p><p class='lx7'>من غرفة أخبار المرفأ</p></div>"
    >>> document, elements = read_page(page, Document("", "https://marfa.example/1"))
    >>> elements[-1]
    ("p[class='lx7']", 'من غرفة أخبار المرفأ')
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
    return document, _elements(html, result.text) if result.text else ()


def site_and_article(record: Document | Mapping[str, object], by: str | None) -> tuple[str, Article]:
    """Give the site and the article of a record with `text`, or with the page in `html`; see `site_of`.

    Raises `LearnError` for a record with neither.
    """
    page = None if isinstance(record, Document) else record.get("html")
    if isinstance(record, Document) or not isinstance(page, str | bytes) or isinstance(record.get("text"), str):
        return site_of(record, by), article_of(record)
    known = (record.get(name) for name in ("url", "title", "outlet", "language", "published"))
    told = (value if isinstance(value, str) and value else None for value in known)
    document, elements = read_page(page, Document("", *told))
    return site_of(document if by is None else record, by), article_of(document, elements)


def _elements(html: str, left: str) -> Elements:
    """Give the elements of a page that hold something of what is left of it."""
    from selectolax.lexbor import LexborHTMLParser  # late: texts are learned without it

    try:
        layout = lay_out(LexborHTMLParser(html))
    except TooLargeError:
        return ()
    stays = _staying(layout, left)
    texts: dict[str, dict[int, None]] = defaultdict(dict)
    for block in layout.blocks:
        numbers = [number for number in range(block.first, block.end) if number in stays]
        for path in _paths(layout, block) if numbers else ():
            texts[path].update(dict.fromkeys(numbers))
    return tuple((path, _text(layout, numbers)) for path, numbers in sorted(texts.items()))


def _staying(layout: Layout, left: str) -> set[int]:
    """Give the numbers of the lines of which something is left."""
    whole = {line.strip() for line in left.split("\n")}
    parts = [line for line in whole if len(line) >= _PIECE]
    return {
        number
        for number, line in enumerate(layout.lines)
        if line.text.strip() in whole or any(part in line.text for part in parts)
    }


def _text(layout: Layout, numbers: dict[int, None]) -> str:
    text = "\n".join(layout.lines[number].text for number in sorted(numbers))
    return text if len(text) <= _LONGEST else ""


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
