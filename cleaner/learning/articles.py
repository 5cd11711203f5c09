"""Articles of a site, as learning reads them: what any record says, and the site that it is of."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from cleaner.document.hosts import host_of
from cleaner.document.types import Document

SITE_ARTICLES: Final = 4_000  # that are looked at of a site
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\d|3[01])(?!\d)")


class Article(NamedTuple):
    """An article: its text and title, the day that it is of (ISO 8601, or empty), its address, and a digest of it.

    `elements` are those of its page in which something is left of it: the CSS path of each, and its text, line by line;
    that of an element which is too long to be furniture is empty.
    """

    text: str
    title: str
    day: str
    url: str
    digest: str
    elements: tuple[tuple[str, str], ...] = ()


class SiteSample(NamedTuple):
    """A sample of a site's articles, by digest: its name, how many articles were seen, and those that were kept."""

    site: str
    seen: int
    articles: tuple[Article, ...]

    def to_json(self) -> str:
        """Give this as JSON, for another process; see `from_json`."""
        return json.dumps(self)

    @classmethod
    def from_json(cls, text: str) -> SiteSample:
        """Read again what `to_json` gave.

        >>> sample = SiteSample("a.example", 3, (article_of({"text": "هطل المطر"}),))
        >>> SiteSample.from_json(sample.to_json()) == sample
        True
        """
        site, seen, articles = json.loads(text)
        return cls(site, seen, tuple(map(stored_article, articles)))


class LearnError(ValueError):
    """A record that cannot be learned from, or nothing to learn from; the message is one line and says what to do."""


def stored_article(values: Sequence[Any]) -> Article:
    """Read an article again that was written as JSON."""
    text, title, day, url, digest, elements = values
    return Article(text, title, day, url, digest, tuple((path, said) for path, said in elements))


def article_of(record: Document | Mapping[str, object], elements: tuple[tuple[str, str], ...] = ()) -> Article:
    """Make the article of a document, or of a record with `text` and perhaps `title`, `url` and `published`.

    `elements` are those of the page that it was left of; see `Article`.

    Raises `LearnError` for a record without a text.

    >>> article_of({"text": "هطل المطر", "url": "https://a.example/2024/03/05/7"}).day
    '2024-03-05'
    """
    text = _value(record, "text")
    if not isinstance(text, str):
        raise LearnError("the record has no text: give a Document, or an object with `text` or `html`")
    known = (_value(record, name) for name in ("title", "url", "published"))
    title, url, published = (value if isinstance(value, str) else "" for value in known)
    import hashlib  # late, for few ask

    # an address may be there twice, with other parameters
    said = "\0".join((" ".join(text.split()), title, *(part for element in elements for part in element)))
    digest = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return Article(text, title, _day(published) or _day(url), url, digest, elements)


def site_of(record: Document | Mapping[str, object], by: str | None = None) -> str:
    """Give the site of a record: the host of its address without `www.`, else its outlet; or what a field holds.

    With an empty `by`, all records are of one site without a name. A record that tells nothing is of it as well.

    >>> site_of({"text": "", "url": "https://www.a.example/7"}), site_of({"text": "", "desk": "ثقافة"}, "desk")
    ('a.example', 'ثقافة')
    """
    if by is not None:
        value = _value(record, by) if by else None
        return value.strip() if isinstance(value, str) else ""
    url, outlet = _value(record, "url"), _value(record, "outlet")
    host = host_of(url).removeprefix("www.") if isinstance(url, str) else ""
    return host or (outlet.strip() if isinstance(outlet, str) else "")


def _value(record: Document | Mapping[str, object], name: str) -> object:
    return getattr(record, name, None) if isinstance(record, Document) else record.get(name)


def _day(said: str) -> str:
    found = _DAY.search(said)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""
