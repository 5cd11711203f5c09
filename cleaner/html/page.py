"""A page to what cleaning needs: its text, the verdicts that its markup gives, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cleaner.document.types import Document, Element, Facts, Mark, Notice, Page, Segment, Verdict
from cleaner.html.content.element_rules import ElementRules
from cleaner.html.content.engines import EngineChoice, choose
from cleaner.html.content.line_scores import is_headline_link, is_link
from cleaner.html.content.main_content import Content
from cleaner.html.content.state import Pruned
from cleaner.html.opened_page import Known, OpenedPage
from cleaner.html.page_notices import page_notices
from cleaner.html.parse.charset import VALID_UTF8, Decoded, decode_page
from cleaner.html.parse.feeds import page_of_feed
from cleaner.html.parse.layout import Layout
from cleaner.html.parse.limits import exceeded_limit
from cleaner.html.parse.tree import TooLargeError, lay_out
from cleaner.html.thresholds import THRESHOLDS
from cleaner.options import Options

_NOTHING = EngineChoice((), None, "")


class ExtractedPage(NamedTuple):
    """A page that was read: its text, the segments and verdicts by its markup, the elements of its lines.

    `elements` holds for every line of the page where it begins, and its element.
    """

    document: Document
    segments: list[Segment]
    verdicts: list[Verdict]
    elements: list[tuple[int, Element]]
    facts: Facts
    page: Page
    warnings: tuple[Notice, ...] = ()


def extract_page(
    html: str | bytes, known: Known, charset: str | None, element_rules: ElementRules, options: Options
) -> ExtractedPage:
    """Read a page and find its main content; a page that cannot be parsed in bounded time gives an empty text."""
    decoded = decode_page(html, charset) if isinstance(html, bytes) else Decoded(html, "", "")
    page = Page(decoded.charset or None, decoded.reason)
    feed = page_of_feed(decoded.text)
    try:
        problem = exceeded_limit(feed or decoded.text)
        if problem:
            raise TooLargeError(problem)
        if feed:
            page = replace(page, origin="feed")
        data = html if isinstance(html, bytes) and decoded.reason == VALID_UTF8 and not feed else None
        return _read(feed or decoded.text, data, page, known, element_rules, options)
    except TooLargeError as error:
        notice = Notice("page", f"the page was not read: it is {error}: cut it, or clean its text")
        verdict = Page(page.charset, page.charset_reason, verdict=str(error))
        return ExtractedPage(
            document=Document("", *known),
            segments=[],
            verdicts=[],
            elements=[],
            facts=Facts(),
            page=verdict,
            warnings=(notice,),
        )


def _read(
    html: str, data: bytes | None, page: Page, known: Known, element_rules: ElementRules, options: Options
) -> ExtractedPage:
    opened = OpenedPage(html, known, element_rules, data)
    attempt = opened.find()
    layout, anchors, content, judgement, origin = attempt
    document = Document("\n".join(line.text for line in layout.lines), *opened.known)
    choice = choose(options.engine, layout, content, options.preset) if judgement.article else _NOTHING
    container = layout.blocks[content.container].selector if content.container >= 0 else ""
    page = replace(
        page,
        engine=choice.engine,
        engine_reason=choice.reason,
        article=judgement.article,
        verdict=judgement.reason,
        container=container,
        origin=origin or page.origin,
    )
    starts = _starts(layout)
    segments, verdicts = _verdicts(layout, starts, content, frozenset(choice.kept), anchors.headlines, document.text)
    return ExtractedPage(
        document=document,
        segments=segments,
        verdicts=verdicts,
        elements=[(start, line.element) for start, line in zip(starts, layout.lines, strict=False)],
        facts=opened.said.facts,
        page=page,
        warnings=tuple(page_notices(html, attempt, opened.claims)),
    )


def rules_seen(html: str, element_rules: ElementRules, outlet: frozenset[str] = frozenset()) -> list[str]:
    """Give the ids of the rules that see something in the markup of a piece of a page, those that keep it as well."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    layout = lay_out(tree, lambda block: element_rules.look(block, outlet), element_rules.choose(tree, outlet))
    sights = [block.sight for block in layout.blocks]
    sights += [element_rules.look_within(inline, outlet) for line in layout.lines for inline, _ in line.inner]
    return list(dict.fromkeys(rule.id for sight in sights for rule in sight if rule))


def _verdicts(
    layout: Layout,
    starts: Sequence[int],
    content: Content,
    kept: frozenset[int],
    headlines: frozenset[int],
    text: str,
) -> tuple[list[Segment], list[Verdict]]:
    """Give one segment a line that stays, one an element that was pruned, and one a run of lines outside."""
    by_line = _pruning(content.pruned, len(layout.lines))
    segments: list[Segment] = []
    verdicts: list[Verdict] = []
    index = 0
    while index < len(layout.lines):
        pruned = None if index in kept else by_line[index]
        if index in kept:
            end, verdict = index + 1, None
        elif pruned:
            end = index + 1
            while end < pruned.end and by_line[end] is pruned and end not in kept:
                end += 1
            verdict = (pruned.rule, pruned.label, pruned.selector)
        else:
            verdict = _outside(layout, index, headlines)
            end = index + 1
            while (
                end < len(layout.lines)
                and end not in kept
                and by_line[end] is None
                and _outside(layout, end, headlines) == verdict
            ):
                end += 1
        start, stop = starts[index], starts[end] - 1
        segments.append(
            Segment(
                start=start,
                end=stop,
                line=index,
                key="",
                words=0,
                bullet=False,
                terminal=False,
                resumes=False,
                element=layout.lines[index].element,
            )
        )
        verdicts.append(_verdict(len(segments) - 1, start, stop, verdict, text))
        index = end
    return segments, verdicts


def _starts(layout: Layout) -> list[int]:
    starts = [0]
    for line in layout.lines:
        starts.append(starts[-1] + len(line.text) + 1)
    return starts


def _pruning(pruned: Sequence[Pruned], length: int) -> list[Pruned | None]:
    """Give for each line the outermost element that was pruned with it."""
    by_line: list[Pruned | None] = [None] * length
    for item in sorted(pruned, key=lambda item: item.first - item.end):
        for index in range(item.first, item.end):
            if by_line[index] is None:
                by_line[index] = item
    return by_line


def _outside(layout: Layout, index: int, headlines: frozenset[int]) -> tuple[str, str, str]:
    line = layout.lines[index]
    if index in headlines:
        return "page.headline", "title", layout.blocks[line.block].selector
    if is_link(line):
        story = is_headline_link(line) and line.text.count(" ") >= THRESHOLDS.line_related_blanks
        return ("page.outside", "related" if story else "nav", "")
    return "page.outside", "nav", ""


def _verdict(index: int, start: int, end: int, why: tuple[str, str, str] | None, text: str) -> Verdict:
    if why is None:
        return Verdict("body", kept=True)
    rule, label, selector = why
    mark = Mark(
        segment=index,
        rule=rule,
        label=label,
        effect="drop",
        start=start,
        end=end,
        phrase=text[start:end],
        strength=1.0,
        selector=selector,
    )
    return Verdict(label, kept=False, marks=(mark,))
