"""The furniture above and below an article: lines between marked lines, runs of menu entries, bylines at the edges."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.arabic.prefix_stems import stems
from cleaner.document.types import Mark, Segment
from cleaner.text.verdicts.state import Table, is_link, is_prose

_SANDWICHED = 0.6  # evidence against a bare line between marked lines above or below the article
_RUN = 0.8  # against each of three or more weakly marked lines in a row
_RUN_IN_PROSE = 0.45
_BARE_TAGS = 0.55
_MAX_TAGS = 14
_NAME = 5  # words
_LINK_LINE = 0.6  # against a line of a page that is nothing but a link
_HEADLINE_LINK = 4  # words
_SENTENCE_LINK = 14  # words
_SUPPORT = 0.2  # added to a weak mark outside of the prose that has support
_RUN_LABELS = frozenset({"nav", "widget", "ui", "share", "date", "subscribe", "comments", "ad"})
_EDGE_LABELS = frozenset({"byline", "source", "date"})
_PAGE_HEAD = frozenset({"date", "nav", "subscribe"})
_MAX_ABOVE_BUTTONS = 2
_HEAD_LABELS = frozenset({"date", "nav", "share", "comments", "ui", "widget", "subscribe"})


def strengthen_runs(table: Table) -> None:
    """Drop weakly marked lines that stand three or more in a row: one menu entry may be prose, a menu is not."""
    run: list[tuple[int, Mark | None]] = []
    for index in range(len(table) + 1):
        weak = table.weak(index, _RUN_LABELS) if index < len(table) else None
        if weak or (index < len(table) and table.gone(index)):
            run.append((index, weak))
            continue
        if len(run) >= 3:
            menu = all(mark is None or mark.label == "nav" for _, mark in run)
            evidence = _RUN_IN_PROSE if menu and _inside_prose(table, run[0][0], index) else _RUN
            for position, mark in run:
                if mark:
                    table.drop(position, "run", mark.label, mark, evidence)
        run = []


def _inside_prose(table: Table, start: int, end: int) -> bool:
    """Tell whether `start:end` are lines of the article's middle, none of them surely furniture."""
    around = start > 0 and end < len(table) and table.prose[start - 1] and table.prose[end]
    return around and not any(table.gone(i) for i in range(start, end))


def take_edges(table: Table) -> None:
    """Drop a weakly marked line above or below the article's prose if it has support.

    Support is a dropped line beside it; a name or a place has it already where it stands right at the prose.
    """
    first, last = _prose_bounds(table)
    if first is None or last is None:
        return
    for index in (*range(first - 1, -1, -1), *range(last + 1, len(table))):
        weak = table.weak(index)
        if weak is None:
            continue
        beside = any(0 <= i < len(table) and table.gone(i) for i in (index - 1, index + 1))
        at_edge = first - 3 <= index <= last + 3 and weak.label in _EDGE_LABELS
        if index > last and (
            table.segments[index].line == table.segments[last].line  # the end of the last line, cut off by a gap
            or table.led_to(index)
            or table.segments[index].key[0] in '"«“'  # a name that is quoted
            or (weak.label == "byline" and _in_list(table, index))
        ):
            continue
        if beside or at_edge:
            table.drop(index, "edge", weak.label, weak, min(0.9, weak.strength + _SUPPORT))


def _in_list(table: Table, index: int) -> bool:
    """Tell whether another short line stands beside a name: then it is a list of names and not the author's."""
    return any(
        0 <= i < len(table) and not table.gone(i) and not table.prose[i] and table.segments[i].words <= _NAME
        for i in (index - 1, index + 1)
    )


def take_bare_tags(table: Table) -> None:
    """Drop a run of names between the article's last paragraph and the furniture: tags whose label was lost.

    The names have to be those of things that the article speaks of.
    """
    _, last = _prose_bounds(table)
    if last is None or table.segments[last].key.rstrip(' "»”)').endswith(":"):
        return
    end = last + 1
    while end < len(table) and not table.gone(end) and _is_name(table.segments[end]):
        end += 1
    run = range(last + 1, end)
    cause = table.cause[end] if end < len(table) else None
    if cause is None or not 2 <= len(run) <= _MAX_TAGS or sum(table.segments[i].words for i in run) > 3 * len(run):
        return
    told = frozenset[str]().union(*(stems(s.key) for s in table.segments[: last + 1]))
    if sum(not told.isdisjoint(stems(table.segments[i].key)) for i in run) * 2 > len(run):
        for index in run:
            table.drop(index, "bare-tags", "tags", cause, _BARE_TAGS)


def _is_name(segment: Segment) -> bool:
    plain = not any(character.isdigit() or character in ':()"«»،' for character in segment.key)
    return segment.words <= 4 and plain and not (segment.bullet or segment.terminal)


def take_head(table: Table) -> None:
    """Drop bare lines that stand above a marked line above the article's first paragraph."""
    first, _ = _prose_bounds(table)
    if first is None:
        return
    marked = [i for i in range(first) if not table.labels(i).isdisjoint(_HEAD_LABELS)]
    if not marked:
        return
    lines = [i for i in range(marked[-1]) if not table.gone(i) and not _may_be_lead(table.segments[i])]
    sure = any(not table.labels(i).isdisjoint(_PAGE_HEAD) for i in marked)
    for below in marked:
        above, cause = bisect_left(lines, below), table.cause[below]
        if cause and (above <= _MAX_ABOVE_BUTTONS or (sure and below == marked[-1])):
            for index in lines[:above]:  # buttons alone stand below verses and recipes, too
                table.drop(index, "head", "nav", cause, _SANDWICHED)


def _may_be_lead(segment: Segment) -> bool:
    """Tell whether a line may be the article's first sentence, though it is too short for a sure paragraph."""
    return (
        is_prose(segment) or (segment.words >= 9 and "،" in segment.key) or (segment.words >= 12 and segment.terminal)
    )


def take_head_rows(table: Table) -> None:
    """Drop what is left of a line above the article most of whose cells went: a caption beside date and headline."""
    first, _ = _prose_bounds(table)
    gone: dict[int, list[int]] = {}
    running = table.segments[first].line if first is not None else -1  # the prose is a cell of this line
    for index in range(first or 0):
        if table.gone(index) and table.segments[index].line != running:
            gone.setdefault(table.segments[index].line, []).append(index)
    for index in range(first or 0):
        segment = table.segments[index]
        beside = gone.get(segment.line, [])
        cause = table.cause[beside[0]] if len(beside) >= 2 else None
        if cause and not (table.prose[index] or segment.terminal or segment.bullet):
            table.drop(index, "head-row", "caption", cause, _SANDWICHED)


def take_links(table: Table) -> None:
    """Drop lines of a page that are links with the words of a headline: other stories, with or without a label.

    A short one goes only beside others that went; what the article announces with a colon stays.
    """
    for index, segment in enumerate(table.segments):
        if not is_link(segment) or table.gone(index) or table.led_to(index) or table.announced(index):
            continue
        if segment.terminal and segment.words >= _SENTENCE_LINK:  # a paragraph that someone made a link
            continue
        place = Mark(index, "", "related", "drop", segment.start, segment.end, "", _LINK_LINE)
        beside = any(0 <= i < len(table) and table.gone(i) for i in (index - 1, index + 1))
        if segment.words >= _HEADLINE_LINK or beside:
            table.drop(index, "link", "related", place, _LINK_LINE + _SUPPORT * beside)


def take_tail(table: Table) -> None:
    """Drop bare lines that stand between marked lines below the place where the article ended."""
    first_prose = next((i for i, prose in enumerate(table.prose) if prose), len(table))
    ended: Mark | None = None
    pending: list[int] = []
    for index in range(len(table)):
        if table.gone(index):
            ends = table.marked(index, ends=True)
            if ended is None and ends and index > first_prose:
                ended = ends
            if ended and not (ended.label == "source" and table.labels(index) == {"source"}):  # each table has its own
                for waiting in pending:
                    table.drop(waiting, "tail", "related", ended, _SANDWICHED)
            pending = []
        elif table.prose[index]:
            ended, pending = None, []
        elif ended:
            pending.append(index)


def _prose_bounds(table: Table) -> tuple[int | None, int | None]:
    """Give the first and the last paragraph that stay.

    Where none does, all that is above the last one that went is above the article, and all below the first is below.
    """
    prose = [i for i in range(len(table)) if table.prose[i]]
    free = [i for i in prose if not table.gone(i)]
    if free:
        return free[0], free[-1]
    return (prose[-1], prose[0]) if prose else (None, None)
