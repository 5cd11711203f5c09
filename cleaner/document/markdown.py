"""A cleaned page as Markdown (CommonMark, with tables): of the lines that stay, what they were on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    from cleaner.document.types import CleanResult, Element

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<]")
_LEADING: Final = re.compile(r"(?:#{1,6}|[-+>=~])(?=\s|$|[-=~>#])|(\d{1,9})([.)])(?=\s|$)")
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_ODD_ADDRESS: Final = re.compile(r"[\s<>\x00-\x1f]")
_BULLETS: Final = "•▪●-*·–"


class _Line(NamedTuple):
    """What stays of a line, and the element that it stood in, None for a text."""

    text: str
    element: Element | None


def write_markdown(result: CleanResult) -> str:
    r"""Write what cleaning left as Markdown; characters that Markdown would read as its own are escaped.

    Args:
        result: What cleaning gave. Of a text its lines are paragraphs, and those with a bullet items.

    Returns:
        The Markdown, without a line break at its end. Addresses of links are made whole by that of the page.

    >>> from cleaner import clean
    >>> print(write_markdown(clean("أعلنت البلدية فتح *الطريق* الساحلي.\nوقالت إن العمل انتهى.")))
    أعلنت البلدية فتح \*الطريق\* الساحلي.
    <BLANKLINE>
    وقالت إن العمل انتهى.
    """
    parts: list[str] = []
    before: _Line | None = None
    for line in _lines(result):
        goes_on = before is not None and _kind(before) == _kind(line) != ""
        parts.append("" if not parts else "\n" if goes_on else "\n\n")
        parts.append(_written(line, before if goes_on else None, result.document.url))
        before = line
    return "".join(parts)


def _lines(result: CleanResult) -> Iterator[_Line]:
    """Give what stays of each line of the document, with the element of the first segment in it."""
    text = result.document.text
    elements = [(segment.start, segment.element) for segment in result.segments]
    starts = [start for start, _ in elements]
    parts: list[str] = []
    line_end, first = -1, 0
    for start, end in result.kept:
        position = start
        while position < end:
            if position > line_end:
                yield from _line(parts, elements, starts, first)
                found = text.find("\n", position)
                line_end, parts, first = (found if found >= 0 else len(text)), [], position
            stop = min(end, line_end + 1)
            parts.append(text[position:stop])
            position = stop
    yield from _line(parts, elements, starts, first)


def _line(
    parts: Sequence[str], elements: Sequence[tuple[int, Element | None]], starts: Sequence[int], first: int
) -> Iterator[_Line]:
    text = "".join(parts).strip()
    if text:
        lead = sum(len(part) for part in parts) - len("".join(parts).lstrip())
        place = bisect_right(starts, first + lead) - 1
        yield _Line(text, elements[place][1] if place >= 0 else None)


def _kind(line: _Line) -> str:
    """Give what lines share that follow each other without a blank line; an empty text for paragraphs and headings."""
    element = line.element
    if element is None:
        return "list" if line.text[0] in _BULLETS and line.text[1:2].isspace() else ""
    if element.heading:
        return ""
    if element.tag == "tr":
        return "table"
    return "list" if element.list_depth else ""


def _written(line: _Line, before: _Line | None, url: str | None) -> str:
    """Write a line; `before` is the line above if it is of the same list or table."""
    element = line.element
    if element is None:
        bulleted = _kind(line) == "list"
        return f"- {_escaped(line.text[1:].strip())}" if bulleted else _begun(_escaped(line.text))
    text = _linked(line.text, element, url)
    if element.tag == "tr":
        cells = [cell.strip().replace("|", "\\|") for cell in text.split("\t")]
        row = f"| {' | '.join(cells)} |"
        return row if before else f"{row}\n|{' --- |' * len(cells)}"
    if element.heading:
        return f"{'#' * element.heading} {text}"
    quote = "> " if element.quoted else ""
    if element.list_depth:
        indent = "   " * (element.list_depth - 1)
        again = before is not None and before.element is not None and element.tag != "li" and element.number
        same = again and before is not None and before.element is not None and before.element.number == element.number
        mark = "   " if same else f"{element.number}. " if element.number else "- "
        return f"{quote}{indent}{mark}{text}"
    return f"{quote}{_begun(text)}"


def _linked(text: str, element: Element, url: str | None) -> str:
    """Write a line's words, those of its links with their addresses."""
    parts, position = [], 0
    for words, href in element.links:
        place = text.find(words, position)
        address = _address(href, url)
        if place < 0 or not address:
            continue
        parts.append(f"{_escaped(text[position:place])}[{_escaped(words)}]({address})")
        position = place + len(words)
    return "".join(parts) + _escaped(text[position:])


def _address(href: str, url: str | None) -> str:
    """Give an address as it may stand in a link, made whole by the page's; an empty text for what leads nowhere."""
    try:
        address = urljoin(url or "", href.strip())
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return ""
    if _ODD_ADDRESS.search(address) or (scheme and scheme not in _SCHEMES):
        return ""
    return address.replace("(", "%28").replace(")", "%29")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _begun(text: str) -> str:
    """Escape what would make a paragraph a heading, an item or a quotation."""
    found = _LEADING.match(text)
    if not found:
        return text
    return f"{found[1]}\\{text[found.start(2) :]}" if found[1] else f"\\{text}"
