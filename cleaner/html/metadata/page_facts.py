"""What a page's markup says of its article: title, outlet, authors, dates, section, keywords, kind of page.

Only what the page says outright is taken, in the page's words; nothing is concluded from addresses or from the text
(a year in a copyright line is no date of publication).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.document.hosts import host_of
from cleaner.document.types import Fact, Facts
from cleaner.html.metadata.jsonld import ARTICLES, read_objects, texts_of, types_of

_SEPARATORS = re.compile(r"[,،;؛|\n]\s*+")
_MOST = 60  # keywords or authors
_DIGITS = 7  # of a number of words
_LONGEST = 4_000  # characters of a fact
_SPEAKING = 'meta[content], link[rel="canonical"], title, h1, script[type*="ld+json"]'
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "url": ("og:url",),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "section": ("article:section", "section", "dc.subject"),
    "published": (
        "article:published_time",
        "datepublished",
        "publish_date",
        "pubdate",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "lastmod"),
    "description": ("og:description", "description", "twitter:description"),
}
_JSON = {
    "title": "headline",
    "url": "url",
    "section": "articleSection",
    "published": "datePublished",
    "modified": "dateModified",
    "description": "description",
}
_AUTHORS = ("article:author", "author", "dc.creator", "sailthru.author")
_PAID = ("false", "http://schema.org/false", "https://schema.org/false")
_KEYWORDS = ("article:tag", "news_keywords", "keywords")


class Said(NamedTuple):
    """The facts of a page, and what its linked data gives for the article's text: evidence, never trusted blindly.

    `words` is how many words the linked data count, or 0; `paid` tells that they call the article not free.
    """

    facts: Facts
    body: str
    heading: str
    words: int = 0
    paid: bool = False


def read_facts(tree: Any, url: str | None = None) -> Said:
    """Read the facts of a parsed page (selectolax, Lexbor); `url` is its address, if the caller knows it.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> head = '<meta property="og:title" content="أمطار"><meta name="keywords" content="طقس، مطر">'
    >>> said = read_facts(LexborHTMLParser(head))
    >>> said.facts.title, [fact.text for fact in said.facts.keywords]
    (Fact(text='أمطار', origin='og:title'), ['طقس', 'مطر'])
    """
    nodes = _nodes(tree)
    metas = _metas(nodes["meta"])
    items = read_objects(node.text() or "" for node in nodes["script"])
    heading = _heading(nodes["h1"])
    article = _article(items, [heading, *map(_words, nodes["title"][:1]), *metas.get("og:title", ())])
    single = {name: _first(name, metas, article) for name in _META}
    single["title"] = _title(single["title"], heading, nodes["title"])
    canonical = _canonical(nodes["link"])
    address = Fact(url, "caller") if url else canonical or single["url"]
    publisher = next(texts_of(article.get("publisher")), None)
    return Said(
        Facts(
            **{**single, "url": address, "outlet": single["outlet"] or _fact(publisher, "json-ld")},
            host=_host(address),
            authors=_authors(metas, article),
            keywords=_keywords(metas, article),
            types=_types(metas, items),
            language=_language(tree, metas, article),
        ),
        _body(article),
        heading,
        _count(article.get("wordCount")),
        str(article.get("isAccessibleForFree", "")).lower() in _PAID,
    )


def _language(tree: Any, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> Fact | None:
    root = tree.root
    said = root.attributes.get("lang") if root is not None else None
    locale = next(iter(metas.get("og:locale", ())), None)
    named = next(texts_of(article.get("inLanguage")), None)
    return _fact(said, "html") or _fact(named, "json-ld") or _fact(locale, "og:locale")


def _body(article: Mapping[str, object]) -> str:
    body = article.get("articleBody")
    return "\n\n".join(text for text in body if isinstance(text, str)) if isinstance(body, list) else str(body or "")


def _count(value: object) -> int:
    text = str(value).strip() if isinstance(value, int | float | str) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else 0


def _nodes(tree: Any) -> dict[str, list[Any]]:
    """Give the elements that say something, by their tags, in one look at the tree."""
    found: dict[str, list[Any]] = {"meta": [], "link": [], "title": [], "h1": [], "script": []}
    for node in tree.css(_SPEAKING):
        found[node.tag].append(node)
    return found


def _metas(nodes: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in nodes:
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and (content := " ".join(content.split())):
            found.setdefault(name.strip().lower(), []).append(content[:_LONGEST])
    return found


def _article(items: Iterable[Mapping[str, object]], titles: Iterable[str]) -> Mapping[str, object]:
    """Give the object that describes the article, or an empty one: of several that with the page's title first."""
    articles = [item for item in items if any(name.lower() in ARTICLES for name in types_of(item))]
    named = [item for item in articles if item.get("headline")]
    if len(named) > 1:
        known = [title for title in titles if title]
        own = [item for item in named if any(text in title for text in texts_of(item["headline"]) for title in known)]
        named = own or named
    return next(iter(named or articles), {})


def _heading(nodes: Sequence[Any]) -> str:
    """Give the text of the page's one first-level heading, or of the one that says to be the headline."""
    named = [node for node in nodes[:_MOST] if "headline" in (node.attributes.get("itemprop") or "")]
    texts = [text for node in (named or nodes[:_MOST]) if (text := _words(node))]
    return texts[0][:_LONGEST] if len(texts) == 1 or (named and texts) else ""


def _words(node: Any) -> str:
    return " ".join((node.text() or "").split())


def _title(known: Fact | None, heading: str, nodes: Sequence[Any]) -> Fact | None:
    """Prefer the heading where it stands within the title, which often bears the outlet's name as well."""
    written = _words(nodes[0]) if nodes else ""
    if heading and (heading in written or (known and heading in known.text)):
        return Fact(heading, "h1")
    return known or _fact(written, "title") or _fact(heading, "h1")


def _first(name: str, metas: Mapping[str, list[str]], article: Mapping[str, object]) -> Fact | None:
    key = _JSON.get(name)
    said = next(texts_of(article.get(key)), None) if key else None
    if said and name != "description":
        return _fact(said, "json-ld")
    return next((Fact(metas[meta][0], meta) for meta in _META[name] if meta in metas), _fact(said, "json-ld"))


def _fact(text: str | None, origin: str) -> Fact | None:
    return Fact(text[:_LONGEST], origin) if text else None


def _canonical(nodes: Sequence[Any]) -> Fact | None:
    return _fact(nodes[0].attributes.get("href"), "canonical") if nodes else None


def _host(address: Fact | None) -> Fact | None:
    host = host_of(address.text) if address else ""
    return Fact(host, address.origin) if address and host else None


def _authors(metas: Mapping[str, list[str]], article: Mapping[str, object]) -> tuple[Fact, ...]:
    found = [(name, "json-ld") for name in texts_of(article.get("author"))]
    found += [(name, meta) for meta in _AUTHORS for name in metas.get(meta, ())]
    return _distinct((name, origin) for name, origin in found if "//" not in name)


def _keywords(metas: Mapping[str, list[str]], article: Mapping[str, object]) -> tuple[Fact, ...]:
    found = [
        (word, meta) for meta in _KEYWORDS for content in metas.get(meta, ()) for word in _SEPARATORS.split(content)
    ]
    return _distinct(
        [*found, *((w, "json-ld") for text in texts_of(article.get("keywords")) for w in _SEPARATORS.split(text))]
    )


def _types(metas: Mapping[str, list[str]], items: Iterable[Mapping[str, object]]) -> tuple[Fact, ...]:
    return _distinct(
        [
            *((name, "og:type") for name in metas.get("og:type", ())),
            *((n, "json-ld") for item in items for n in types_of(item)),
        ]
    )


def _distinct(pairs: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for text, origin in _bounded(pairs):
        if text.strip():
            found.setdefault(text.strip(), Fact(text.strip()[:_LONGEST], origin))
    return tuple(found.values())


def _bounded(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, pair in enumerate(pairs):
        if number >= 4 * _MOST:
            return
        yield pair
