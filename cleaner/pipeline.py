"""The verbs, `clean`, `clean_html`, `inspect` and `weigh`: the packages in their order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from cleaner.document.arguments import check_known, wrong_article
from cleaner.document.types import ArticleFacts, CleanResult, Document, Finding, Notice, Verdict, WeighedPiece
from cleaner.inspection.findings import find
from cleaner.options import Options, check_options
from cleaner.rules.matcher import Matcher
from cleaner.text.metadata import collect_metadata
from cleaner.text.mojibake import find_mojibake, mend, repair
from cleaner.text.notices import find_doubled, find_emptied, find_markup
from cleaner.text.passes import LONGEST_WEIGHED, PassResult, settle, settle_rest, weigh_kept
from cleaner.text.slices import removed_pieces

if TYPE_CHECKING:
    from cleaner.html.content.element_rules import ElementRules

_DEFAULT = Options()
_TEXT = "the article's text"
_UNSETTLED = Notice(
    "unsettled", "every pass over the text would take more of it, so it was left whole: look at it by hand"
)


_LONG = Notice("long", f"the text has more than {LONGEST_WEIGHED:,} characters, so rules alone looked at it: part it")


def clean(
    text: str | Document,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    published: str | None = None,
    options: Options = _DEFAULT,
) -> CleanResult:
    r"""Take everything that is not the article out of a scraped Arabic text, and say why for each piece.

    `text` is one article (characters, not bytes), or a `Document` that holds it with what is known of it. `title` finds
    the headline's copies, `url` and `outlet` choose the rules that are for one outlet, `published` is the day with
    which findings compare others, `language` is carried along; none is ever guessed. Returns a `CleanResult`: its
    `text` is made of exact slices of the input in their order.
    Raises `TypeError` if `text` is neither, or what is known of it is no text.

    >>> result = clean("أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات")
    >>> result.text
    'أعلنت البلدية فتح الطريق الساحلي أمام الحركة.'
    >>> [(piece.rule, piece.phrase) for piece in result.removed]
    [('source.label', 'المصدر')]
    """
    check_options("clean", options)
    if isinstance(text, str):
        check_known("clean", url=url, title=title, outlet=outlet, language=language, published=published)
        document = Document(text=text, url=url, title=title, outlet=outlet, language=language, published=published)
    elif isinstance(text, Document):
        document = text
    else:
        raise wrong_article("clean", _TEXT, text)
    if not isinstance(document.text, str):
        raise wrong_article("Document", _TEXT, document.text)
    warnings = find_mojibake(document.text)
    if warnings and options.repair:
        document = repair(document)
        warnings = find_mojibake(document.text)  # of what could not be mended
    warnings = (*warnings, *find_markup(document.text))
    return _inspected(_cleaned(document, matcher_for(options), options, warnings), options)


def clean_by_rules(document: Document, options: Options = _DEFAULT) -> CleanResult:
    r"""Clean a document by rules and their context alone, without weighing what else speaks for or against a piece.

    So rules are proved: what a rule must not take may still be too odd to be an article by itself.

    >>> clean_by_rules(Document("الرياح شمالية\nالمصدر: وكالات")).text
    'الرياح شمالية'
    """
    return _result(document, settle(document, matcher_for(options), options, weigh=False), ())


def clean_html(
    html: str | bytes,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    published: str | None = None,
    charset: str | None = None,
    options: Options = _DEFAULT,
) -> CleanResult:
    r"""Find the article in an Arabic page, and take everything that is not the article out of it.

    `html` is a page as it came (bytes, with its `charset` or whole Content-Type if a header named one) or decoded.
    `url`, `title`, `outlet`, `language` and `published` are what the caller knows; else its markup tells. Returns a
    `CleanResult` as `clean` does: its document's text is the page's text, line by line, its `page` says how the page
    was read, and its `metadata.facts` what the page says of itself. The text is empty where the page has no article.
    Raises `TypeError` if `html` is neither. No page raises; one that is too large gives an empty text and a warning.

    >>> page = (
    ...     "<nav><a href='/'>الرئيسية</a></nav><h1>الطريق الساحلي</h1>"
    ...     "<p>أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر لإصلاح الجسر القديم.</p>"
    ...     "<p>المصدر: وكالات</p>"
    ... )
    >>> result = clean_html(page)
    >>> result.text
    'أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر لإصلاح الجسر القديم.'
    >>> [(piece.rule, piece.label) for piece in result.removed]
    [('nav.element', 'nav'), ('page.headline', 'title'), ('source.label', 'source')]
    """
    from cleaner.html.opened_page import Known  # late: texts are cleaned without these modules
    from cleaner.html.page import extract_page
    from cleaner.html.parse.charset import decode_page

    if isinstance(html, bytearray | memoryview):
        html = bytes(html)
    if not isinstance(html, str | bytes):
        raise wrong_article("clean_html", "a page as text or bytes", html)
    check_options("clean_html", options)
    check_known(
        "clean_html", url=url, title=title, outlet=outlet, language=language, published=published, charset=charset
    )
    known, element_rules = Known(url, title, outlet, language), element_rules_for(options)
    extracted = extract_page(html, known, charset, element_rules, options)
    warnings = find_mojibake(extracted.document.text)
    if warnings and options.repair:
        page = html if isinstance(html, str) else decode_page(html, charset).text
        extracted = extract_page(mend(page, extracted.document.text), known, charset, element_rules, options)
        warnings = find_mojibake(extracted.document.text)
    document, segments = extracted.document, extracted.segments
    verdicts = (
        [_as_wanted(verdict, options) for verdict in extracted.verdicts]
        if extracted.page.article
        else extracted.verdicts
    )
    outcome = settle_rest(
        document=document,
        segments=segments,
        verdicts=verdicts,
        elements=extracted.elements,
        matcher=matcher_for(options),
        options=options,
    )
    emptied = find_emptied(document.text, outcome.text) if extracted.page.article else ()
    notices = (*extracted.warnings, *warnings, *emptied)
    result = _result(document, outcome, notices)
    if published is None and extracted.facts.published:
        published = extracted.facts.published.text
    document = replace(document, published=published)
    metadata = replace(result.metadata, facts=extracted.facts)
    return _inspected(replace(result, document=document, metadata=metadata, page=extracted.page), options)


def inspect(
    article: str | Document | CleanResult,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    options: Options = _DEFAULT,
    checks: Collection[str] | None = None,
    silence: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Report what does not fit together in an article: outlets, actors, dates, pieces of other articles.

    `article` is a text, a `Document`, or what `clean` or `clean_html` gave for one, which is not cleaned again. `url`,
    `title`, `outlet` and `published` are what is known of a text. `checks` are the names of the checks that look, all
    of them if None; `silence` holds ids of findings that are known, and names or domains of outlets of which nothing is
    to be told. Returns findings in the order of what they quote.
    Raises `TypeError` if `article` is none of these, and `OptionError` for a check that there is not.

    >>> found = inspect('نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن المعبر فتح أمس.')
    >>> [(finding.check, [piece.text for piece in finding.evidence]) for finding in found]
    [('agency-identity', ['وكالة الأنباء السعودية', 'وفا'])]
    """
    check_options("inspect", options)
    if isinstance(article, str):
        check_known("inspect", url=url, title=title, outlet=outlet, published=published)
        article = Document(article, url, title, outlet, published=published)
    elif (url, title, outlet, published) != (None, None, None, None):
        raise TypeError("url, title, outlet and published are for a text: a Document knows its own")
    if not isinstance(article, CleanResult):
        article = _cleaned_for("inspect", article, options)
    return find(article, checks, silence)


def weigh(
    article: str | Document | CleanResult,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    options: Options = _DEFAULT,
) -> tuple[WeighedPiece, ...]:
    r"""Say of the pieces that stayed why they did: how probable boilerplate they are, and what weighed most.

    `article` is a text, a `Document`, or what `clean` or `clean_html` gave for one with the same `options`, which is
    not cleaned again. `url`, `title` and `outlet` are what is known of a text. Returns the pieces that evidence looked
    at, in their order, with places in the document's text; what rules alone settled, and what lies deep in calm prose,
    is not weighed.
    Raises `TypeError` if `article` is none of these, or if something is told of what knows it itself.

    >>> piece = weigh("هطلت أمطار غزيرة على مدينة صلالة مساء أمس.\nالطقس")[0]
    >>> piece.text, piece.probability < piece.limit, piece.missing > 0
    ('هطلت أمطار غزيرة على مدينة صلالة مساء أمس.', True, True)
    """
    check_options("weigh", options)
    if isinstance(article, str):
        check_known("weigh", url=url, title=title, outlet=outlet)
        article = Document(article, url, title, outlet)
    elif (url, title, outlet) != (None, None, None):
        raise TypeError("url, title and outlet are for a text: a Document knows its own")
    if not isinstance(article, CleanResult):
        article = _cleaned_for("weigh", article, options)
    return tuple(weigh_kept(article, matcher_for(options), options))


def describe(result: CleanResult, *, now: datetime | None = None) -> ArticleFacts:
    """Say of an article what people ask of it, as values: when it appeared, who wrote it, on which site.

    `result` is what `clean` or `clean_html` gave. `now` is the moment at which the article was fetched, from which
    «منذ ساعتين» counts; without it such a date is left out. Each value has its origin: `caller`, where the page's
    markup says it (`json-ld`, `og:site_name`, …), or `text`.

    >>> page = '<html lang="ar"><meta property="article:published_time" content="9 رمضان 1446"><p>هطلت أمطار.</p>'
    >>> facts = describe(clean_html(page))
    >>> facts.published, facts.language
    (Fact(text='2025-03-09', origin='article:published_time'), Fact(text='ar', origin='html'))
    """
    from cleaner.text.article_facts import find_article_facts  # late: few ask for it

    if not isinstance(result, CleanResult):
        raise TypeError(f"describe() takes the result of clean(), not {type(result).__name__}: clean it first")
    return find_article_facts(result, now)


def _cleaned_for(verb: str, article: Document, options: Options) -> CleanResult:
    if not isinstance(article, Document):
        raise wrong_article(verb, f"{_TEXT}, a Document or a result", article)
    return clean(article, options=replace(options, inspect=False))


def _as_wanted(verdict: Verdict, options: Options) -> Verdict:
    return verdict._replace(kept=True) if verdict.label in options.keep else verdict


def _inspected(result: CleanResult, options: Options) -> CleanResult:
    """Add the findings to a result if they are wanted; nothing else of it changes."""
    if not options.inspect:
        return result
    return replace(result, findings=find(result))


@lru_cache(maxsize=16)
def element_rules_for(options: Options) -> ElementRules:
    """Give the compiled rules for the markup of pages of these options, read and compiled once a process."""
    from cleaner.html.content.element_rules import ElementRules

    return ElementRules(options.load_rules())


@lru_cache(maxsize=16)
def matcher_for(options: Options) -> Matcher:
    """Give the compiled rules of these options; they are read and compiled once a process."""
    return Matcher(options.load_rules())


def _cleaned(document: Document, matcher: Matcher, options: Options, warnings: tuple[Notice, ...]) -> CleanResult:
    outcome = settle(document, matcher, options)
    return _result(document, outcome, (*warnings, *find_emptied(document.text, outcome.text)))


def _result(document: Document, outcome: PassResult, warnings: tuple[Notice, ...]) -> CleanResult:
    text, segments, kept = document.text, outcome.segments, outcome.kept
    verdicts = [_with_phrases(text, index, verdict) for index, verdict in enumerate(outcome.verdicts)]
    warnings = (*warnings, *find_doubled(outcome.text)) if outcome.settled else (*warnings, _UNSETTLED)
    warnings = (*warnings, _LONG) if len(outcome.text) > LONGEST_WEIGHED else warnings
    if outcome.text == text:
        return CleanResult(document, text, tuple(kept), tuple(segments), tuple(verdicts), warnings=warnings)
    removed = removed_pieces(text, segments, verdicts, kept)
    metadata = collect_metadata(text, segments, verdicts)
    return CleanResult(
        document=document,
        text=outcome.text,
        kept=tuple(kept),
        segments=tuple(segments),
        verdicts=tuple(verdicts),
        removed=tuple(removed),
        metadata=metadata,
        warnings=warnings,
    )


def _with_phrases(text: str, index: int, verdict: Verdict) -> Verdict:
    if not verdict.marks:
        return verdict
    marks = tuple(
        mark
        if mark.segment == index and mark.phrase
        else mark._replace(segment=index, phrase=text[mark.start : mark.end])
        for mark in verdict.marks
    )
    return verdict._replace(marks=marks)
