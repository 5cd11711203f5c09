"""The scripts and styles of a page, read in one look before they are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_SCRIPT: Final = re.compile(r"<script\b([^<>]*+)>", re.IGNORECASE)
_END: Final = re.compile(r"</script\b", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"\b(type|id)\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_LONGEST: Final = 2_000  # characters of a tag that are read
_LONG: Final = 150  # characters of an attribute that may hold an article


class Script(NamedTuple):
    """A script: its `type` in small letters, its id, and what it holds."""

    kind: str
    ident: str
    text: str


class Embedded(NamedTuple):
    """The scripts that hold something and the styles of a page, each in the order of the page."""

    scripts: tuple[Script, ...] = ()
    styles: tuple[str, ...] = ()


def read_embedded(tree: Any) -> Embedded:
    """Read the scripts and styles of a parsed page (selectolax, Lexbor).

    Args:
        tree: The page, of which no element was taken out.

    Returns:
        Its scripts and styles.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> read_embedded(LexborHTMLParser("<style>.a{}</style><script type='application/JSON' id=s>{}</script>"))
    Embedded(scripts=(Script(kind='application/json', ident='s', text='{}'),), styles=('.a{}',))
    """
    scripts: list[Script] = []
    styles: list[str] = []
    for node in tree.css("script, style"):
        text = node.text()
        if not text:
            continue
        if node.tag == "style":
            styles.append(text)
        else:
            attributes = node.attributes
            scripts.append(Script((attributes.get("type") or "").lower(), attributes.get("id") or "", text))
    return Embedded(tuple(scripts), tuple(styles))


def scan_attributes(tree: Any) -> Iterator[Script]:
    """Give the attributes of a page that may hold its data as JSON, as components of programs are handed it.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> list(scan_attributes(LexborHTMLParser("<div data-page='%s'>" % ('{"a": 1}' + " " * 200))))[0][:2]
    ('json', '[data-page]')
    """
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            if value and len(value) >= _LONG and value.lstrip()[:1] in ("{", "["):
                yield Script("json", f"[{name}]", value)


def scan_scripts(html: str) -> Iterator[Script]:
    """Give whatever looks like a script in a page, also where the parser sees none: in a comment that has no end.

    >>> list(scan_scripts("<!-- <script id=s>x</script>"))
    [Script(kind='', ident='s', text='x')]
    """
    position = 0
    while opening := _SCRIPT.search(html, position):
        closing = _END.search(html, opening.end())
        position = closing.end() if closing else len(html)
        named = {name.lower(): value for name, value in _ATTRIBUTE.findall(opening[1][:_LONGEST])}
        text = html[opening.end() : closing.start() if closing else len(html)]
        yield Script(named.get("type", "").lower(), named.get("id", ""), text)
