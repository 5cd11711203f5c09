"""Bytes of a page to text: by what the bytes are first, and by what is said of them where these leave a choice.

Many Arabic pages declare no charset or a wrong one, so a declaration is evidence and no proof. UTF-8 cannot be mistaken
for anything else once it holds Arabic; among the charsets of one byte a letter, the one in which Arabic words come out
is right: Arabic letters beside Arabic letters, and few of the symbols in which the others show them.
"""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from cleaner.arabic.word_lists import word_pattern

VALID_UTF8: Final = "the bytes are valid UTF-8 beyond ASCII, whatever is declared"  # then text and bytes are the same
_BOMS: Final = (  # the longer marks first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,400}?charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*+=\s*+[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", re.IGNORECASE)
_ARABIC = ("windows-1256", "iso-8859-6")
_WIDE = ("utf-16", "utf-32")
_NO_CHARSETS = frozenset(  # Python's names for what no page is written in
    ("idna", "punycode", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")
)
_WORD = re.compile(r"[\u0621-\u064a]{2,}")
_FREQUENT = word_pattern(
    r"(?<![\u0621-\u064a])(?:ال[\u0621-\u064a]{2,}|<function_words.frequent_as_written>)(?![\u0621-\u064a])"
)
_ODD = re.compile(r"[\u0080-\u009f\u00a4-\u00bf\u00c0-\u00ff€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ™ڑ›œںھہے\ufffd]")
_HEAD = 4_096  # bytes in which a declaration is looked for
_SAMPLE = 200_000  # bytes on which the evidence is weighed
_WRONG = 0.02  # of the bytes beyond ASCII; a page of UTF-8 with fewer wrong ones is UTF-8 with something pasted in


class Decoded(NamedTuple):
    """The text of a page, the charset it was read with, and the evidence for it, in a few words."""

    text: str
    charset: str
    reason: str


def decode_page(data: bytes, header: str | None = None) -> Decoded:
    """Decode the bytes of a page; no bytes are refused.

    `header` is the charset, or the whole Content-Type, that came with the page. What is no character of the charset
    becomes U+FFFD; single bytes in a page of UTF-8 are read as windows-1256, as mixed pages have them.

    >>> decode_page("<p>خبر عاجل من المدينة</p>".encode("windows-1256"))[1:]
    ('windows-1256', 'Arabic words come out in it')
    >>> decode_page('<meta charset="windows-1256"><p>خبر عاجل من المدينة</p>'.encode())[1:]
    ('utf-8', 'the bytes are valid UTF-8 beyond ASCII, whatever is declared')
    """
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return Decoded(data.decode(charset, "replace"), charset.removesuffix("-sig"), "byte order mark")
    wide = _wide(data)
    if wide:
        return Decoded(data.decode(wide, "replace"), wide, "every other byte is zero")
    given = _known(_declared(header))
    if given and given.startswith(_WIDE) and _reads_well(data, given):
        return Decoded(data.decode(given, "replace"), given, "declared, and it reads well")
    declared = given or _known(_declared_within(data))
    if declared and declared.startswith(_WIDE):
        declared = None  # a declaration that can be read at all is not written in it
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)
    if text.isascii():
        return Decoded(text, declared or "utf-8", "declared" if declared else "only ASCII")
    return Decoded(text, "utf-8", VALID_UTF8)


def _declared(header: str | None) -> str | None:
    if not header:
        return None
    found = _HEADER.search(header)
    return found[1] if found else header.strip()


def _declared_within(data: bytes) -> str | None:
    found = _XML.search(data[:_HEAD]) or _META.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _known(charset: str | None) -> str | None:
    """Give the usual name of a charset that pages of text can be written in, or None."""
    if not charset:
        return None
    try:
        name = codecs.lookup(charset).name
        "".encode(name)
    except (LookupError, TypeError, ValueError):
        return None
    if name in _NO_CHARSETS:
        return None
    return {"cp1256": "windows-1256", "cp1252": "windows-1252", "iso8859-6": "iso-8859-6"}.get(name, name)


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: most characters of markup are ASCII, so every other byte is zero."""
    sample = data[:_HEAD]
    if len(sample) < 8:
        return None
    if sample[1::2].count(0) > 0.4 * len(sample) / 2 and sample[::2].count(0) < 0.05 * len(sample):
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * len(sample) / 2 and sample[1::2].count(0) < 0.05 * len(sample):
        return "utf-16-be"
    return None


def _reads_well(data: bytes, charset: str) -> bool:
    """Tell whether most of a text is Arabic or ASCII, as it is in no wrong charset of wide characters."""
    sample = data[:_HEAD].decode(charset, "replace")
    return sum(character < "\u0700" and character >= " " for character in sample) > 0.7 * len(sample)


def _not_utf8(data: bytes, declared: str | None) -> Decoded:
    beyond = sum(map(data[:_SAMPLE].count, _beyond_ascii()))
    replaced = data[:_SAMPLE].decode("utf-8", "replace").count("\ufffd")
    if replaced <= max(3, _WRONG * beyond):
        return Decoded(_mixed(data), "utf-8", "nearly all bytes are valid UTF-8")
    candidates = dict.fromkeys([declared, *_ARABIC] if declared else _ARABIC)
    scores = {charset: _arabic(data[:_SAMPLE], charset) for charset in candidates if charset and charset != "utf-8"}
    best = max(scores, key=lambda charset: (scores[charset], charset == declared))
    if scores[best] > 0:
        reason = "declared, and Arabic words come out in it" if best == declared else "Arabic words come out in it"
        return Decoded(data.decode(best, "replace"), best, reason)
    if declared and declared != "utf-8":
        return Decoded(data.decode(declared, "replace"), declared, "declared")
    found = _detected(data)
    return Decoded(data.decode(found, "replace"), found, "detected by its bytes")


def _beyond_ascii() -> list[bytes]:
    return [bytes((value,)) for value in range(128, 256)]


def _arabic(data: bytes, charset: str) -> float:
    """Weigh how Arabic the bytes are in a charset: frequent words and letters beside letters, less what is odd."""
    text = data.decode(charset, "replace")
    letters = sum(len(word) for word in _WORD.findall(text))
    odd = len(_ODD.findall(text))
    return letters + 20 * len(_FREQUENT().findall(text)) - 3 * odd if letters > odd else 0.0


def _mixed(data: bytes) -> str:
    """Decode UTF-8 in which bytes of windows-1256 stand: line by line, and within a line what is valid."""
    return "".join(_line(line) for line in data.splitlines(keepends=True))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("utf-8", "surrogateescape")
        return re.sub("[\udc80-\udcff]+", _single_bytes, text)


def _single_bytes(found: re.Match[str]) -> str:
    data = found[0].encode("utf-8", "surrogateescape")
    text = data.decode("windows-1256", "replace")
    return text if _WORD.fullmatch(text) else "\ufffd" * len(data)


def _detected(data: bytes) -> str:
    """Ask charset-normalizer, which knows all the charsets that no Arabic page is written in."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return "utf-8"
    match = from_bytes(data[: _HEAD * 4]).best()
    return _known(match.encoding) or "utf-8" if match else "utf-8"
