"""A Scrapy item pipeline that fills clean texts, and what was said of them, into the items that a crawl gives.

    ITEM_PIPELINES = {"cleaner.integrations.scrapy.CleanerPipeline": 300}
    CLEANER_HTML_FIELD = "page"

`docs/scrapy.md` has every setting, and what is counted in the crawler's stats.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Final

from cleaner import CleanResult, Options, clean, clean_html, document_object
from cleaner.integrations import host
from cleaner.integrations.scrapy_settings import read_settings, read_switch
from cleaner.integrations.settings import made
from cleaner.integrations.singly import counts_of, evidence_text, why_empty, writable

_LOG: Final = logging.getLogger(__name__)


class _UnusableError(Exception):
    """An item that is passed on as it is; `kind` is counted."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def clean_item(values: Mapping[str, Any], read: Mapping[str, str], options: Options) -> CleanResult:
    """Clean the page of an item if it has one, else its text.

    Args:
        values: the item's fields.
        read: the names of the fields that are read, by role.
        options: how to clean.

    Returns:
        What `clean_html` or `clean` gives.

    Raises:
        Exception: where the item has nothing that can be cleaned; the message says why.

    >>> item = {"النص": "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.", "url": "https://a.example/1"}
    >>> clean_item(item, {"text": "النص", "url": "url"}, Options()).document.url
    'https://a.example/1'
    """
    known = {role: evidence_text(values, read.get(role)) for role in ("url", "title", "outlet")}
    page = values.get(read.get("html", ""))
    if isinstance(page, str | bytes) and page.strip():
        return clean_html(page, **known, charset=_charset(values, read.get("charset")), options=options)
    text = values.get(read.get("text", ""))
    if not isinstance(text, str):
        raise _unusable(values, read)
    return clean(text, **known, options=options)


class CleanerPipeline:
    """The pipeline; Scrapy makes one a crawl, of the crawl's settings, and counts in the crawl's stats.

    An item with nothing that can be cleaned is passed on as it is, which is logged and counted.

    Args:
        settings: Scrapy's settings.
        stats: where to count; whatever has Scrapy's `inc_value`.

    Raises:
        OptionError: for wrong settings, so that the crawl does not begin.
        ImportError: where Scrapy is missing.
    """

    def __init__(self, settings: Mapping[str, Any], stats: Any) -> None:
        self._adapter = host("itemadapter", "scrapy").ItemAdapter
        self._exceptions = host("scrapy.exceptions", "scrapy")
        self._configuration = read_settings(settings)
        self._made = made(self._configuration.options)
        self._stats = stats
        self._refused: set[type] = set()  # the kinds of item that cannot be filled, each told once

    @classmethod
    def from_crawler(cls, crawler: Any) -> CleanerPipeline:
        """Make the pipeline of a crawler; `CLEANER_ENABLED = False` turns it off, as Scrapy's own switches do."""
        if not read_switch(crawler.settings, "CLEANER_ENABLED", usual=True):
            raise host("scrapy.exceptions", "scrapy").NotConfigured
        return cls(crawler.settings, crawler.stats)

    def process_item(self, item: Any, spider: Any = None) -> Any:
        """Fill an item's fields.

        Args:
            item: an item of any kind that Scrapy knows.
            spider: what older versions of Scrapy pass; it is not looked at.

        Returns:
            The same item.

        Raises:
            DropItem: for an empty clean text, if `CLEANER_DROP_EMPTY` is set.
        """
        adapter = self._adapter(item)
        try:
            result = self._cleaned(adapter)
            findings = self._fill(adapter, result)
        except _UnusableError as problem:
            self._pass_on(adapter, problem)
            return item
        self._count(result, findings)
        reason, why = why_empty(result)
        if reason and self._configuration.drop_empty:
            raise self._exceptions.DropItem(f"nothing of it is an article: {why}")
        return item

    def close_spider(self, spider: Any = None) -> None:
        """Say it where no item of the crawl had a field to clean, for then a setting is probably wrong."""
        skipped, read = self._stats.get_value("cleaner/skipped", 0), self._configuration.read
        if skipped and not self._stats.get_value("cleaner/cleaned", 0):
            names = " or ".join(repr(name) for name in (read.get("html"), read.get("text")) if name)
            _LOG.warning("none of %d items had a field %s: see CLEANER_TEXT_FIELD, CLEANER_HTML_FIELD", skipped, names)

    def _cleaned(self, adapter: Any) -> CleanResult:
        try:
            return clean_item(adapter, self._configuration.read, self._configuration.options)
        except _UnusableError:
            raise
        except Exception as error:  # no item may end a crawl; what it was is told with the item
            raise _UnusableError("error", f"raised {type(error).__name__}: {error}: please report it") from error

    def _fill(self, adapter: Any, result: CleanResult) -> list[Any]:
        """Fill the fields, and give the findings."""
        fill = self._configuration.fill
        declared = fill.values() if isinstance(adapter.item, dict) else adapter.field_names()
        missing = [name for name in fill.values() if name not in declared]
        if missing:
            kind, names = type(adapter.item).__name__, ", ".join(map(repr, missing))
            raise _UnusableError(
                "undeclared", f"{kind} declares no field {names}: declare it, or change CLEANER_*_FIELD"
            )
        said: dict[str, Any] = document_object(result) if fill.keys() - {"clean", "made"} else {}
        findings: list[Any] = said.get("findings", [])
        values = {**said, "clean": result.text, "findings": findings, "made": self._made}
        try:
            for role, name in fill.items():
                adapter[name] = values[role] if role == "clean" else writable(values[role])
        except (AttributeError, TypeError, ValueError) as error:  # frozen, or with a validator of its own
            raise _UnusableError("refused", f"{type(adapter.item).__name__} takes no {name!r}: {error}") from error
        return findings

    def _pass_on(self, adapter: Any, problem: _UnusableError) -> None:
        if problem.kind == "missing":
            self._stats.inc_value("cleaner/skipped")
            _LOG.debug("%s: passed on as it is", problem)
            return
        self._stats.inc_value("cleaner/failed")
        self._stats.inc_value(f"cleaner/failed/{problem.kind}")
        place = evidence_text(adapter, self._configuration.read.get("url")) or "an item without a url"
        if problem.kind not in ("undeclared", "refused"):
            _LOG.warning("%s: %s: passed on as it is", place, problem)
        elif type(adapter.item) not in self._refused:
            self._refused.add(type(adapter.item))
            _LOG.error("%s: %s; all items of that kind are passed on as they are", place, problem)

    def _count(self, result: CleanResult, findings: Iterable[Any]) -> None:
        reason, _ = why_empty(result)
        counts = {"cleaned": 1, "characters": len(result.document.text), **counts_of(result, findings)}
        for name, count in {**counts, **({reason: 1} if reason else {})}.items():
            self._stats.inc_value(f"cleaner/{name}", count)


def _unusable(values: Mapping[str, Any], read: Mapping[str, str]) -> _UnusableError:
    """Say why an item cannot be cleaned, of the page or the text, whichever is not null."""
    there = [(role, name) for role in ("html", "text") if (name := read.get(role)) and name in values]
    if not there:
        names = " or ".join(repr(name) for role in ("html", "text") if (name := read.get(role)))
        return _UnusableError("missing", f"an item without a field {names}")
    role, name = min(there, key=lambda field: values[field[1]] is None)
    value = values[name]
    if value is None:
        return _UnusableError("null", f"null in the field {' and in '.join(repr(name) for _, name in there)}")
    if role == "html" and isinstance(value, str | bytes):
        return _UnusableError("empty", f"the field {name!r} is empty")
    kind = "a page" if role == "html" else "a text"
    return _UnusableError("type", f"the field {name!r} holds {type(value).__name__}, not {kind}")


def _charset(values: Mapping[str, Any], name: str | None) -> str | None:
    """Give a charset, or the whole header that names it, which Scrapy has as bytes."""
    value = values.get(name) if name else None
    return value.decode("latin-1") if isinstance(value, bytes) else evidence_text(values, name)
