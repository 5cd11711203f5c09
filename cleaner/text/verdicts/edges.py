"""The boilerplate above and below an article: lines between marked lines, runs of menu entries, bylines at edges."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.arabic.prefix_stems import stems
from cleaner.document.types import Mark, Segment
from cleaner.text.verdicts.state import VerdictState, is_link, is_prose
from cleaner.text.verdicts.thresholds import THRESHOLDS

_RUN_LABELS = frozenset({"nav", "widget", "ui", "share", "date", "subscribe", "comments", "ad"})
_EDGE_LABELS = frozenset({"byline", "source", "date"})
_PAGE_HEAD = frozenset({"date", "nav", "subscribe"})
_HEAD_LABELS = frozenset({"date", "nav", "share", "comments", "ui", "widget", "subscribe"})


def strengthen_runs(state: VerdictState) -> None:
    """Drop weakly marked lines that stand three or more in a row: one menu entry may be prose, a menu is not."""
    run: list[tuple[int, Mark | None]] = []
    for index in range(len(state) + 1):
        weak = state.weak(index, _RUN_LABELS) if index < len(state) else None
        if weak or (index < len(state) and state.gone(index)):
            run.append((index, weak))
            continue
        if len(run) >= THRESHOLDS.run_lines:
            menu = all(mark is None or mark.label == "nav" for _, mark in run)
            evidence = THRESHOLDS.run_in_prose if menu and _inside_prose(state, run[0][0], index) else THRESHOLDS.run
            for position, mark in run:
                if mark:
                    state.drop(position, "run", mark.label, mark, evidence)
        run = []


def _inside_prose(state: VerdictState, start: int, end: int) -> bool:
    """Tell whether `start:end` are lines of the article's middle, none of them surely boilerplate."""
    around = start > 0 and end < len(state) and state.prose[start - 1] and state.prose[end]
    return around and not any(state.gone(i) for i in range(start, end))


def take_edges(state: VerdictState) -> None:
    """Drop a weakly marked line above or below the article's prose if it has support.

    Support is a dropped line beside it; a name or a place has it already where it stands right at the prose, and so
    have keywords that a text ends with.
    """
    first, last = _prose_bounds(state)
    if first is None or last is None:
        return
    for index in (*range(first - 1, -1, -1), *range(last + 1, len(state))):
        weak = state.weak(index)
        if weak is None:
            continue
        beside = any(0 <= i < len(state) and state.gone(i) for i in (index - 1, index + 1))
        near = THRESHOLDS.edge_segments
        at_edge = first - near <= index <= last + near and weak.label in _EDGE_LABELS
        closing = weak.label == "tags" and weak.ends and index + 1 == len(state)  # no heading is the last of a text
        if (
            index > last
            and not closing
            and (
                state.segments[index].line == state.segments[last].line  # the end of the last line, cut off by a gap
                or state.led_to(index)
                or state.segments[index].key[0] in '"«“'  # a name that is quoted
                or (weak.label == "byline" and _in_list(state, index))
            )
        ):
            continue
        if beside or at_edge or closing:
            evidence = min(THRESHOLDS.edge_most, weak.strength + THRESHOLDS.edge_support)
            state.drop(index, "edge", weak.label, weak, evidence)


def _in_list(state: VerdictState, index: int) -> bool:
    """Tell whether another short line stands beside a name: then it is a list of names and not the author's."""
    return any(
        0 <= i < len(state)
        and not state.gone(i)
        and not state.prose[i]
        and state.segments[i].words <= THRESHOLDS.edge_name_words
        for i in (index - 1, index + 1)
    )


def take_bare_tags(state: VerdictState) -> None:
    """Drop a run of names between the article's last paragraph and the boilerplate: tags whose label was lost.

    The names have to be those of things that the article speaks of.
    """
    _, last = _prose_bounds(state)
    if last is None or state.segments[last].key.rstrip(' "»”)').endswith(":"):
        return
    end = last + 1
    while end < len(state) and not state.gone(end) and _is_name(state.segments[end]):
        end += 1
    run = range(last + 1, end)
    cause = state.cause[end] if end < len(state) else None
    if cause is None or not THRESHOLDS.bare_tags_least <= len(run) <= THRESHOLDS.bare_tags_most:
        return
    if sum(state.segments[i].words for i in run) > THRESHOLDS.bare_tags_mean * len(run):
        return
    told = frozenset[str]().union(*(stems(s.key) for s in state.segments[: last + 1]))
    spoken_of = sum(not told.isdisjoint(stems(state.segments[i].key)) for i in run)
    if spoken_of > THRESHOLDS.bare_tags_told * len(run):
        for index in run:
            state.drop(index, "bare-tags", "tags", cause, THRESHOLDS.bare_tags)


def _is_name(segment: Segment) -> bool:
    plain = not any(character.isdigit() or character in ':()"«»،' for character in segment.key)
    return segment.words <= THRESHOLDS.bare_tags_words and plain and not (segment.bullet or segment.terminal)


def take_head(state: VerdictState) -> None:
    """Drop bare lines that stand above a marked line above the article's first paragraph."""
    first, _ = _prose_bounds(state)
    if first is None:
        return
    marked = [i for i in range(first) if not state.labels(i).isdisjoint(_HEAD_LABELS)]
    if not marked:
        return
    lines = [i for i in range(marked[-1]) if not state.gone(i) and not _may_be_lead(state.segments[i])]
    sure = any(not state.labels(i).isdisjoint(_PAGE_HEAD) for i in marked)
    for below in marked:
        above, cause = bisect_left(lines, below), state.cause[below]
        if cause and (above <= THRESHOLDS.head_buttons or (sure and below == marked[-1])):
            for index in lines[:above]:  # buttons alone stand below verses and recipes, too
                state.drop(index, "head", "nav", cause, THRESHOLDS.sandwiched)


def _may_be_lead(segment: Segment) -> bool:
    """Tell whether a line may be the article's first sentence, though it is too short for a sure paragraph."""
    if is_prose(segment) or (segment.words >= THRESHOLDS.head_lead_comma_words and "،" in segment.key):
        return True
    return segment.words >= THRESHOLDS.head_lead_ended_words and segment.terminal


def take_head_rows(state: VerdictState) -> None:
    """Drop what is left of a line above the article most of whose cells went: a caption beside date and headline."""
    first, _ = _prose_bounds(state)
    gone: dict[int, list[int]] = {}
    running = state.segments[first].line if first is not None else -1  # the prose is a cell of this line
    for index in range(first or 0):
        if state.gone(index) and state.segments[index].line != running:
            gone.setdefault(state.segments[index].line, []).append(index)
    for index in range(first or 0):
        segment = state.segments[index]
        beside = gone.get(segment.line, [])
        cause = state.cause[beside[0]] if len(beside) >= THRESHOLDS.head_row_cells else None
        if cause and not (state.prose[index] or segment.terminal or segment.bullet):
            state.drop(index, "head-row", "caption", cause, THRESHOLDS.sandwiched)


def take_links(state: VerdictState) -> None:
    """Drop lines of a page that are links with the words of a headline: other stories, with or without a label.

    A short one goes only beside others that went; what the article announces with a colon stays.
    """
    for index, segment in enumerate(state.segments):
        if not is_link(segment) or state.gone(index) or state.led_to(index) or state.announced(index):
            continue
        if segment.terminal and segment.words >= THRESHOLDS.links_sentence_words:
            continue  # a paragraph that someone made a link
        place = Mark(
            segment=index,
            rule="",
            label="related",
            effect="drop",
            start=segment.start,
            end=segment.end,
            phrase="",
            strength=THRESHOLDS.links,
        )
        beside = any(0 <= i < len(state) and state.gone(i) for i in (index - 1, index + 1))
        if segment.words >= THRESHOLDS.links_words or beside:
            state.drop(index, "link", "related", place, THRESHOLDS.links + THRESHOLDS.links_support * beside)


def take_tail(state: VerdictState) -> None:
    """Drop bare lines that stand between marked lines below the place where the article ended."""
    first_prose = next((i for i, prose in enumerate(state.prose) if prose), len(state))
    ended: Mark | None = None
    pending: list[int] = []
    for index in range(len(state)):
        if state.gone(index):
            ends = state.marked(index, ends=True)
            if ended is None and ends and index > first_prose:
                ended = ends
            if ended and not (ended.label == "source" and state.labels(index) == {"source"}):  # each table has its own
                for waiting in pending:
                    state.drop(waiting, "tail", "related", ended, THRESHOLDS.sandwiched)
            pending = []
        elif state.prose[index]:
            ended, pending = None, []
        elif ended:
            pending.append(index)


def _prose_bounds(state: VerdictState) -> tuple[int | None, int | None]:
    """Give the first and the last paragraph that stay.

    Where none does, all that is above the last one that went is above the article, and all below the first is below.
    """
    prose = [i for i in range(len(state)) if state.prose[i]]
    free = [i for i in prose if not state.gone(i)]
    if free:
        return free[0], free[-1]
    return (prose[-1], prose[0]) if prose else (None, None)
