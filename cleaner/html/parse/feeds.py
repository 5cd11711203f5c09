"""A feed that is given as a page: its items as articles of one, with the full texts that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Final

_FEED: Final = re.compile(r"<(?:rss|feed|rdf:RDF|channel|item|entry)[\s>]", re.IGNORECASE)
_HEAD: Final = 2_000  # characters in which a feed says that it is one
_ITEMS: Final = 500
_CONTENTS: Final = ("content:encoded", "content", "description", "summary")
_CDATA: Final = ("<![CDATA[", "]]>")
_LINK: Final = re.compile(r"<link\b[^<>]*?\bhref\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_HTML: Final = re.compile(r"<(?:!doctype html|html|body)[\s>]", re.IGNORECASE)


def page_of_feed(text: str) -> str | None:
    r"""Give a page that holds a feed's items as articles, or None if the text is no feed.

    Args:
        text: The text of a page.

    Returns:
        A page of HTML: of each item its title as a headline and its fullest text, in the order of the feed.

    >>> item = "<item><title>أمطار</title><content:encoded><![CDATA[<p>هطلت.</p>]]></content:encoded></item>"
    >>> page_of_feed(f"<rss>{item}</rss>").partition("<body>")[2]
    '<article data-url=""><h1>أمطار</h1><div>\n<p>هطلت.</p></div></article></body></html>'
    """
    head = text[:_HEAD]
    if "<content:encoded" not in text and (not _FEED.search(head) or _HTML.search(head)):
        return None
    items = [(title, link, content) for title, link, content in _items(text) if content.strip()]
    if not items:
        return None
    parts = [
        f'<article data-url="{escape(link)}"><h1>{escape(title, quote=False)}</h1><div>\n{content}</div></article>'
        for title, link, content in items
    ]
    title = escape(items[0][0], quote=False)
    return f"<html><head><title>{title}</title></head><body>{''.join(parts)}</body></html>"


def _items(text: str) -> Iterator[tuple[str, str, str]]:
    """Give title, link and text of every item; a text that holds none is one itself."""
    name = "item" if re.search(r"<item[\s>]", text, re.IGNORECASE) else "entry"
    pieces = re.split(rf"<{name}(?=[\s>])", text, maxsplit=_ITEMS, flags=re.IGNORECASE)
    for piece in pieces[1:] or pieces:
        item = re.split(rf"</{name}\s*>", piece, maxsplit=1, flags=re.IGNORECASE)[0]
        content = next((value for tag in _CONTENTS if (value := _value(item, tag)).strip()), "")
        link = _value(item, "link").strip()
        named = None if link else _LINK.search(item)
        yield _value(item, "title").strip(), named[1] if named else link, content


def _value(item: str, tag: str) -> str:
    """Give what an element of a feed holds, as it was before it was written into the feed."""
    opening = re.search(rf"<{tag}(?:\s[^<>]*+)?>", item)
    if not opening:
        return ""
    end = item.find(f"</{tag}", opening.end())
    if end < 0 and tag not in _CONTENTS:
        return ""
    value = item[opening.end() : end if end >= 0 else len(item)].strip()
    if _CDATA[0] in value:
        return value.replace(_CDATA[0], "").replace(_CDATA[1], "")
    return unescape(value) if "<" not in value else value
