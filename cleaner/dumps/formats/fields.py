"""Which fields of a JSON object hold an article's text or page, title, address and outlet: named, or guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Fields(NamedTuple):
    """The names of the fields that are read; None where a name is not known (yet)."""

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

    A field that holds words is preferred to one of a commoner name that is empty.

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
    present = [lowered[name] for name in names if name in lowered]
    worded = (name for name in present if isinstance(value := values[name], str) and value.strip())
    return next(worded, present[0] if present else None)
