"""Linked data (JSON-LD) in a page's scripts: the objects that describe articles and pages, however they are nested.

Real pages break their JSON: raw line breaks in texts, commas too many, comments around it. What can be read is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cleaner.html.parse.tags import words

ARTICLES: Final = words(
    """article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle liveblogposting
    reviewnewsarticle backgroundnewsarticle techarticle scholarlyarticle report recipe socialmediaposting
    advertisercontentarticle satiricalarticle howto"""
)
LISTS: Final = words("collectionpage itemlist searchresultspage contactpage aboutpage profilepage checkoutpage")
_LONGEST = 2_000_000  # characters of one script
_REPAIRED = 60_000  # characters of one that is mended by guessing
_DEPTH = 12
_OBJECTS = 400  # of one page; an ItemList may name thousands
_OPENING = re.compile(r"<!--|//\s*+<!\[CDATA\[|/\*\s*+<!\[CDATA\[\s*+\*/|<!\[CDATA\[")
_EXTRA_COMMA = re.compile(r",(\s*[}\]])")
_CURLY = re.compile("[“”„″]")
_STRAY_BACKSLASH = re.compile(r'\\(?!["\\/bfnrtu])')
_FIELD = re.compile(
    r'"(@type|headline|articleBody|description|datePublished|dateModified|articleSection|keywords|url)"\s*:\s*'
    r'"((?:[^"\\]|\\.)*)"'
)


def read_objects(scripts: Iterable[str]) -> list[Mapping[str, object]]:
    """Give the objects of JSON-LD scripts, those in `@graph`, in lists and in one another too, in their order.

    >>> [item["@type"] for item in read_objects(['{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle"}]}'])]
    ['WebPage', 'NewsArticle']
    >>> read_objects(['{"@type": "NewsArticle", "headline": "أمطار",}'])[0]["headline"]
    'أمطار'
    >>> read_objects(['{"@type": "NewsArticle", "headline": "أمطار", "author": {{ }'])[0]["headline"]
    'أمطار'
    >>> read_objects(['{"@type": "NewsArticle", "articleBody": "قال "نعم" أمس" "url": "/1"}'])[0]["articleBody"]
    'قال "نعم" أمس'
    """
    found: list[Mapping[str, object]] = []
    for script in scripts:
        for item in _flattened(_parsed(script[:_LONGEST]), _DEPTH):
            found.append(item)
            if len(found) >= _OBJECTS:
                return found
    return found


def types_of(item: Mapping[str, object]) -> tuple[str, ...]:
    """Give the types of an object, as written, without the address of the vocabulary.

    >>> types_of({"@type": ["NewsArticle", "https://schema.example/Report"]})
    ('NewsArticle', 'Report')
    """
    value = item.get("@type")
    values = value if isinstance(value, list) else [value]
    return tuple(name.rsplit("/", 1)[-1] for name in values if isinstance(name, str) and name)


def texts_of(value: object) -> Iterator[str]:
    """Give the words of a value that may be a text, an object with a name, or a list of these.

    >>> list(texts_of([{"name": "ليلى"}, "سامي", 7]))
    ['ليلى', 'سامي']
    """
    for item in value if isinstance(value, list) else (value,):
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, list):
            name = next((part for part in name if isinstance(part, str)), None)
        if isinstance(name, str) and name.strip():
            yield " ".join(name.split())


def _parsed(script: str) -> object:
    text = _unwrapped(script)
    for mend in (_as_it_is, _mended):
        try:
            value = json.loads(mend(text), strict=False)
            return json.loads(value, strict=False) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue
    return _repaired(text) or _fields(text)


def _unwrapped(script: str) -> str:
    """Take away the marks of a comment or of character data around a script."""
    text = script.strip()
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    closing = _closing(text.removesuffix(";").rstrip())
    return text.strip() if closing is None else closing.strip()


def _closing(text: str) -> str | None:
    """Give what stands before the mark that closes a comment or character data, or None if there is no such mark.

    By the text's end and not by a pattern, which would look from each blank of a million on.
    """
    if text.endswith("-->"):
        return text[: -len("-->")]
    if text.endswith("*/"):
        inner = text[: -len("*/")].rstrip()
        before = inner.removesuffix("]]>").rstrip()
        return before[: -len("/*")] if inner.endswith("]]>") and before.endswith("/*") else None
    if not text.endswith("]]>"):
        return None
    return text[: -len("]]>")].rstrip().removesuffix("//")


def _as_it_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    if '"' not in text:  # a program for quotations made them curly
        text = _CURLY.sub('"', text)
    return _EXTRA_COMMA.sub(r"\1", _STRAY_BACKSLASH.sub(r"\\\\", text.rstrip(";")))


def _repaired(text: str) -> object:
    """Read what is no JSON as one who knows what was meant: quotes within quotes, single ones, commas that are missing.

    Of a text that names no type nothing is hoped for, and one that is very long is not tried, for this is slow.
    """
    if len(text) > _REPAIRED or "@type" not in text:
        return None
    import json_repair  # late: few pages ask for it

    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError):
        return None


def _fields(text: str) -> dict[str, object]:
    """Read the fields of a text that is no JSON one by one; the first of each name counts."""
    fields: dict[str, object] = {}
    for name, value in _FIELD.findall(text):
        try:
            fields.setdefault(name, json.loads(f'"{value}"', strict=False))
        except ValueError:
            continue
    return fields


def _flattened(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth < 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flattened(item, depth - 1)
    elif isinstance(value, dict):
        if value.get("@type"):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), list | dict):
                yield from _flattened(value[key], depth - 1)
