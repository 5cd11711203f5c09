"""What the scripts of a page hold as data: JSON of their own, states that they assign, and long texts in quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cleaner.html.parse.embedded import Script

_ARABIC: Final = re.compile(r"[\u0621-\u064a]|\\u06[0-9a-fA-F]{2}")
_ASSIGNED: Final = re.compile(r"=\s*+(?=[{\[]|JSON\.parse\()")
_NAME: Final = re.compile(r"([\w$.]{1,60}+|\[[\"'][\w$.-]{1,60}[\"']\])\s*+\Z")  # what is assigned to
_BEFORE: Final = 90  # characters before the sign in which it stands
_PARSE: Final = "JSON.parse("
_QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*+)(?:"|\\?\Z)', re.DOTALL)
_SINGLE: Final = re.compile(r"'((?:[^'\\]|\\.)*+)(?:'|\\?\Z)", re.DOTALL)
_TRIES: Final = 40  # assignments of a page that are tried as JSON
_LONG: Final = 150  # characters of a text in quotes that may be an article
_TEXTS: Final = 200  # such texts of a page
_LONGEST: Final = 4_000_000  # characters of all scripts of a page that are read
_DECODER: Final = json.JSONDecoder(strict=False)


class ScriptData(NamedTuple):
    """What a script holds, as JSON has it, and where.

    That is `script#__NEXT_DATA__`, the name of what it is assigned to, or an attribute, as `[data-page]`.
    """

    value: object
    origin: str


def read_scripts(scripts: Iterable[Script]) -> Iterator[ScriptData]:
    """Give the data of a page's scripts in which there is Arabic, in the order of the page.

    Linked data is left out. What is no JSON is looked through for long texts in quotes: they are the last resort.

    >>> script = Script("", "", 'window.__STATE__ = {"post": {"body": "هطلت أمطار"}};')
    >>> next(read_scripts([script]))
    ScriptData(value={'post': {'body': 'هطلت أمطار'}}, origin='window.__STATE__')
    """
    left = _LONGEST
    for kind, ident, text in scripts:
        left -= len(text)
        if left < 0:
            return
        if "ld+json" in kind or not _may_be_arabic(text):
            continue
        name = ident if ident.startswith("[") else f"script#{ident}" if ident else "script"
        found = list(_whole(text, name) if "json" in kind else _assigned(text))
        yield from found or _quoted(text, name)


def _may_be_arabic(text: str) -> bool:
    return (not text.isascii() or "\\u06" in text) and _ARABIC.search(text) is not None


def _whole(script: str, name: str) -> Iterator[ScriptData]:
    value = load_json(script.strip())
    if value is not None:
        yield ScriptData(value, name)


def _assigned(script: str) -> Iterator[ScriptData]:
    """Give what is assigned to a name and can be read as JSON, written out or as a text to be parsed."""
    position = 0
    tries = _TRIES
    while tries and (found := _ASSIGNED.search(script, position)):
        named = _name_before(script, position, found.start())
        position = found.end()
        if not named:
            continue
        tries -= 1
        try:
            value, position = _read_at(script, position)
        except (ValueError, RecursionError):
            continue
        if value is not None:
            yield ScriptData(value, named)


def _name_before(script: str, first: int, end: int) -> str:
    """Give the name that stands right before a place, but not before `first`, or an empty text."""
    found = _NAME.search(script[max(first, end - _BEFORE) : end].rstrip())
    return found[1].strip("[]\"'") if found else ""


def _read_at(script: str, position: int) -> tuple[object, int]:
    if not script.startswith(_PARSE, position):
        return _DECODER.raw_decode(script, position)
    position += len(_PARSE)
    quoted = _QUOTED.match(script, position) or _SINGLE.match(script, position)
    if not quoted:
        return None, position
    return load_json(_unquoted(quoted[1])), quoted.end()


def _quoted(script: str, name: str) -> Iterator[ScriptData]:
    """Give long texts in quotes; one that holds others, as a page sent in pieces does, is looked through itself."""
    texts: list[str] = []
    for found in _QUOTED.finditer(script):
        if found.end() - found.start() >= _LONG and _ARABIC.search(found[1]):
            text = _unquoted(found[1])
            inner = [_unquoted(part[1]) for part in _QUOTED.finditer(text) if len(part[1]) >= _LONG]
            texts += [part for part in inner if _ARABIC.search(part)] or [text]
            if len(texts) >= _TEXTS:
                break
    if texts:
        yield ScriptData({"texts": [{"text": text} for text in texts]}, name)


def _unquoted(text: str) -> str:
    """Read a text as it stands between quotes in a script."""
    value = load_json('"{}"'.format(text.replace("\\'", "'")))
    return value if isinstance(value, str) else text


def load_json(text: str) -> object:
    """Read JSON, or give None for what is none.

    >>> load_json('{"title": "أمطار"}'), load_json("{أمطار}")
    ({'title': 'أمطار'}, None)
    """
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
