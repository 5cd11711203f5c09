"""What a worker does: one record's text or page in, its outcome out; nothing else of the record travels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from cleaner.arabic.languages import identify_language
from cleaner.document.hosts import outlet_names
from cleaner.document.objects import (
    document_object,
    facts_object,
    finding_object,
    metadata_object,
    piece_object,
    stretches,
)
from cleaner.document.types import CleanResult, Document, Page, Piece
from cleaner.options import Options
from cleaner.pipeline import clean, clean_html, describe
from cleaner.rules.outlet_limits import limited_outlets
from cleaner.text.notices import find_mixed

_TEXT, _PIECE, _STRETCHES = 400, 200, 60  # the most of an example: characters that stayed and went, and of both
_NONE: Mapping[str, int] = {}  # no proxy: outcomes are pickled


class Work(NamedTuple):
    """What is cleaned of a record: a document, or a page of which it tells what is known.

    `charset` is what the page's header called its charset. A record that cannot be cleaned has a `problem`, and one
    that is not to be cleaned a reason why it is `passed` over. With `example` its outcome shows what went where.
    """

    document: Document
    page: str | bytes | None = None
    charset: str | None = None
    problem: str = ""
    passed: str = ""
    example: bool = False

    @property
    def size(self) -> int:
        """The characters of the text, or the characters or bytes of the page."""
        return len(self.document.text) if self.page is None else len(self.page)


class Wanted(NamedTuple):
    """What is asked of every record beside its clean text: its removed pieces, what they say of it, inconsistencies.

    `everything` is all of that as one object, and `result` what cleaning gave, as it is. With `markdown` the clean text
    is written as Markdown. `now` is the moment at which the records were fetched, from which facts count «منذ ساعتين».
    With `language` the language of the clean text is told, and texts that mix languages too; with `guess_language` a
    model tells what script and words leave open.
    """

    removed: bool = False
    metadata: bool = False
    facts: bool = False
    findings: bool = False
    everything: bool = False
    markdown: bool = False
    result: bool = False
    now: datetime | None = None
    language: bool = False
    guess_language: bool = False


class Outcome(NamedTuple):
    """What became of one record: its clean text, or the problem that stands in its place.

    `read` counts its characters; `labels` and `rules` count those that each of them removed. `verdict` says why a page
    has no article, and `noticed` counts the warnings by kind. `removed`, `metadata`, `facts`, `everything` and
    `example` are objects for JSON, and `result` is what cleaning gave, there where they were asked for; `found` counts
    findings by check. `met` are the outlets of the document that rules of one's own are limited to.
    `read_as` says of a page in which charset it was read, and which engine found its article, each with its reason.
    """

    text: str | None = None
    problem: str = ""
    changed: bool = False
    read: int = 0
    labels: Mapping[str, int] = _NONE
    rules: Mapping[str, int] = _NONE
    warnings: tuple[str, ...] = ()
    noticed: Mapping[str, int] = _NONE
    verdict: str = ""
    removed: tuple[dict[str, object], ...] = ()
    metadata: dict[str, object] | None = None
    facts: dict[str, object] | None = None
    everything: dict[str, object] | None = None
    found: Mapping[str, int] = _NONE
    findings: tuple[dict[str, object], ...] = ()
    example: tuple[tuple[str, str, str], ...] = ()
    result: CleanResult | None = None
    language: str = ""
    met: tuple[str, ...] = ()
    read_as: str = ""


def clean_work(work: Work, options: Options) -> CleanResult:
    r"""Clean a document, or a page.

    >>> clean_work(Work(Document("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات")), Options()).text
    'أعلنت البلدية فتح الطريق.'
    """
    document, page, charset = work[:3]
    if page is None:
        return clean(document, options=options)
    known = {"url": document.url, "title": document.title, "outlet": document.outlet, "published": document.published}
    return clean_html(page, **known, charset=charset, options=options)


def do(work: Work, options: Options, wanted: Wanted) -> Outcome:
    r"""Clean one record, and tell of it what is wanted.

    >>> do(Work(Document("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات")), Options(), Wanted()).labels
    {'source': 15}
    """
    if work.problem or work.passed:
        return Outcome(problem=work.problem)
    result = clean_work(work, options)
    labels: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for piece in result.removed:
        labels[piece.label] += len(piece.text)
        rules[piece.rule] += len(piece.text)
    notices, language = result.warnings, ""
    if wanted.language:
        found = identify_language(result.text, guess=wanted.guess_language)
        language, notices = found.tag, (*notices, *find_mixed(found))
    return Outcome(
        result.markdown if wanted.markdown else result.text,
        changed=result.changed,
        read=len(result.document.text),
        labels=dict(labels),
        rules=dict(rules),
        warnings=tuple(warning.message for warning in notices),
        noticed=dict(Counter(warning.kind for warning in notices)),
        verdict=result.page.verdict if result.page and not result.page.article else "",
        removed=tuple(map(piece_object, result.removed)) if wanted.removed else (),
        metadata=metadata_object(result.metadata) if wanted.metadata else None,
        facts=facts_object(describe(result, now=wanted.now)) if wanted.facts else None,
        everything=document_object(result) if wanted.everything else None,
        findings=tuple(map(finding_object, result.findings)) if wanted.findings else (),
        found=dict(Counter(finding.check for finding in result.findings)),
        example=_example(result) if work.example and result.changed else (),
        result=result if wanted.result else None,
        language=language,
        met=_met(result.document, options) if options.rules else (),
        read_as=_read_as(result.page) if result.page else "",
    )


def _read_as(page: Page) -> str:
    charset = f"{page.charset} ({page.charset_reason}), " if page.charset else ""
    return f"{charset}engine {page.engine} ({page.engine_reason})" if page.engine else f"{charset}no article"


def _met(document: Document, options: Options) -> tuple[str, ...]:
    return tuple(_limits(options) & outlet_names(document.url, document.outlet))


@lru_cache(maxsize=16)
def _limits(options: Options) -> frozenset[str]:
    return limited_outlets(options.load_rules())


def _example(result: CleanResult) -> tuple[tuple[str, str, str], ...]:
    """Give what stayed and what went, in order, each with its family and rule if it went; long texts are cut."""
    return tuple(
        (_cut(stretch.text, _PIECE if stretch.piece else _TEXT), *_reason(stretch.piece))
        for stretch in stretches(result)[:_STRETCHES]
    )


def _reason(piece: Piece | None) -> tuple[str, str]:
    return (piece.label, piece.rule) if piece else ("", "")


def _cut(text: str, most: int) -> str:
    half = most // 2
    return text if len(text) <= most else f"{text[:half]} […] {text[-half:]}"
