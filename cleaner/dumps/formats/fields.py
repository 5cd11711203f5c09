"""Which fields of a JSON object hold an article's text or page, title, address and outlet: named, or guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.dumps.formats.decoding import decode


class Fields(NamedTuple):
    """The names of the fields that are read; None where a name is not known (yet).

    A name may lead into a record that a field holds, with a dot: `article.body`.
    """

    text: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    html: str | None = None
    published: str | None = None


UNNAMED: Final = Fields()
_NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "text": (
            *("text", "content", "body", "article", "article_text", "article_body", "articlebody", "maintext"),
            *("main_text", "full_text", "fulltext", "raw_text", "raw_content", "plain_text", "page_content", "story"),
            *("النص", "نص", "المحتوى", "المقال"),
        ),
        "title": ("title", "headline", "article_title", "heading", "العنوان", "عنوان"),
        "url": ("url", "link", "href", "uri", "article_url", "source_url", "page_url", "الرابط", "رابط"),
        "outlet": ("outlet", "publisher", "newspaper", "site", "sitename", "site_name", "host", "hostname", "domain"),
        "html": ("html", "raw_html", "page_html", "html_content", "content_html", "body_html", "article_html"),
        "published": ("published", "publish_date", "date_publish", "date_published", "published_at", "pubdate"),
    }
)


def guess_fields(values: Mapping[str, object], known: Fields = UNNAMED) -> Fields:
    """Fill in the names that are not known yet from the usual names that one record has.

    A field that holds words is preferred to one of a commoner name that is empty; one that holds a record is none.

    >>> guess_fields({"Headline": "أمطار", "text": None, "content": "هطلت أمطار غزيرة.", "link": "https://a.example"})
    Fields(text='content', title='Headline', url='link', outlet=None, html=None, published=None)
    >>> guess_fields({"text": "هطلت أمطار غزيرة."}, Fields(text="نص")).text
    'نص'
    """
    if None not in known:
        return known
    lowered = {name.casefold(): name for name in reversed(list(values))}
    guessed = Fields(**{role: getattr(known, role) or _guess(values, lowered, _NAMES[role]) for role in Fields._fields})
    return guessed._replace(html=known.html) if known.text else guessed  # who names the text wants no other


def _guess(values: Mapping[str, object], lowered: Mapping[str, str], names: Iterable[str]) -> str | None:
    present = [name for known in names if (name := lowered.get(known)) and not isinstance(values[name], Mapping)]
    worded = (name for name in present if (text_of(values[name]) or "").strip())
    return next(worded, present[0] if present else None)


def value_at(values: Mapping[str, object], name: str) -> object:
    """Give the value of a field, be it within others; raises `KeyError` where there is none.

    >>> value_at({"article": {"body": "خبر"}}, "article.body"), value_at({"a.b": 1, "a": {"b": 2}}, "a.b")
    ('خبر', 1)
    """
    if name in values:
        return values[name]
    first, dot, rest = name.partition(".")
    while dot:
        inner = values.get(first)
        if isinstance(inner, Mapping) and has_field(inner, rest):
            return value_at(inner, rest)
        more, dot, rest = rest.partition(".")
        first = f"{first}.{more}"
    raise KeyError(name)


def has_field(values: Mapping[str, object], name: str) -> bool:
    """Tell whether there is a field of that name, be it within others.

    >>> has_field({"article": {"body": None}}, "article.body"), has_field({"article": None}, "article.body")
    (True, False)
    """
    try:
        value_at(values, name)
    except KeyError:
        return False
    return True


def text_of(value: object) -> str | None:
    r"""Give a value as the text that it is: paragraphs of a list, bytes of a text; None for what is none.

    Raises `FormatError` for bytes of no charset.

    >>> text_of(["فتحت البلدية الجسر.", None, "ويفتح غدا."]), text_of("خبر".encode()), text_of(7)
    ('فتحت البلدية الجسر.\nويفتح غدا.', 'خبر', None)
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return decode(bytes(value)).text
    if isinstance(value, list | tuple) and value and all(isinstance(part, str | None) for part in value):
        return "\n".join(part for part in value if part) if any(value) else None
    return None
