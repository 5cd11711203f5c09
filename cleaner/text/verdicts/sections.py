"""What a label takes with it: the headlines, names, comments or contents below it."""

from __future__ import annotations

from cleaner.document.types import Mark, Segment
from cleaner.text.verdicts.foreign_article import Story, take_foreign
from cleaner.text.verdicts.state import VerdictState
from cleaner.text.verdicts.thresholds import THRESHOLDS

_QUOTES = frozenset("\"«“'(")
_NUMBERING = " 0123456789٠١٢٣٤٥٦٧٨٩.-–)•*"


def take_sections(state: VerdictState) -> None:
    """Let every label that opens a section take what belongs to it."""
    sections = _Sections(state)
    for index in range(len(state)):
        mark = state.marked(index, opens=True)
        if mark:
            sections.open(index, mark)


class _Sections:
    """One walk over the labels of a document, from its top to its end."""

    def __init__(self, state: VerdictState) -> None:
        self.state = state
        self.story = Story(state)
        self.last_prose = max((i for i, prose in enumerate(state.prose) if prose and not state.gone(i)), default=-1)
        self.contents: dict[str, int] = {}

    def open(self, index: int, mark: Mark) -> None:
        """Take what belongs to the label at `index`."""
        self.story.read_to(index)
        segment = self.state.segments[index]
        bare = segment.words <= THRESHOLDS.label_words and segment.end - mark.end <= THRESHOLDS.item_rest
        if mark.opens == "headlines":
            after = self._take_headlines(index, mark, bare)
            take_foreign(self.state, self.story, index, after, mark)
        elif mark.opens == "names":
            self._take_names(index, mark, bare)
        elif mark.opens == "contents":
            self._take_contents(index, mark)
        elif mark.opens == "fenced":
            self._take_fenced(index, mark)
        else:
            self._take_anything(index, mark)

    def _take_headlines(self, opener: int, mark: Mark, bare: bool) -> int:
        """Take the headlines under a label; give the first segment that is none of them."""
        state, taken, bullets = self.state, 0, 0
        index = state.next_free(opener + 1)
        while index < len(state):
            evidence = self._against_headline(opener, index, bare, taken, bullets)
            if not evidence or not state.drop(index, "section-item", "related", mark, evidence):
                break
            bullets += state.segments[index].bullet
            taken += not state.segments[index].bullet and not state.weak(index)
            index = state.next_free(index + 1)
        return index

    def _against_headline(self, opener: int, index: int, bare: bool, taken: int, bullets: int) -> float:
        """Weigh whether a segment below a label is one of its headlines; 0 if the label's list ends above it."""
        state = self.state
        segment, weak = state.segments[index], state.weak(index)
        if state.prose[index] and not (segment.bullet and segment.words <= THRESHOLDS.item_words):
            return THRESHOLDS.item_first if bare and not taken + bullets and _is_run(segment) else 0.0
        if segment.bullet:
            # a link between two points of the article's own list takes none of them
            return THRESHOLDS.item_bulleted if bare or not (segment.terminal or self._own_list_above(opener)) else 0.0
        if not bare:
            return 0.0
        if weak and taken and (weak.label == "date" or not _may_be_subheading(state, index)):
            return weak.strength + THRESHOLDS.item_marked  # a date, a name or a section under a headline
        if not taken + bullets:
            return THRESHOLDS.item_first
        same_row = segment.line == state.segments[index - 1].line
        further = index >= self.last_prose or same_row or _is_further(state, index, taken, bullets)
        return THRESHOLDS.item_further if further else 0.0

    def _own_list_above(self, opener: int) -> bool:
        return opener > 0 and self.state.segments[opener - 1].bullet and not self.state.gone(opener - 1)

    def _take_names(self, opener: int, mark: Mark, bare: bool) -> None:
        """Take the tags under a label."""
        state, taken = self.state, 0
        index = state.next_free(opener + 1)
        while index < len(state) and taken < THRESHOLDS.names_most:
            segment = state.segments[index]
            short = segment.words <= THRESHOLDS.names_words and not segment.terminal and (bare or segment.bullet)
            if not short or state.prose[index] or _may_be_subheading(state, index):
                break
            if not state.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_further + THRESHOLDS.item_name):
                break
            taken += 1
            index = state.next_free(index + 1)

    def _take_contents(self, opener: int, mark: Mark) -> None:
        """Take the entries of a table of contents: lines above the prose that stand again below as its subheadings."""
        state = self.state
        if not self.contents:
            self.contents = {_entry(segment): index for index, segment in enumerate(state.segments)}
        index = state.next_free(opener + 1)
        while index < len(state) and not state.prose[index] and self.contents[_entry(state.segments[index])] > index:
            if not state.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_bulleted):
                break
            index = state.next_free(index + 1)

    def _take_fenced(self, opener: int, mark: Mark) -> None:
        """Take all, prose too, down to the line that the rule of the same name with `-end` marks, if one is near."""
        below = range(opener + 1, min(opener + 1 + THRESHOLDS.fenced_segments, len(self.state)))
        end = next((i for i in below if any(m.rule == f"{mark.rule}-end" for m in self.state.marks[i])), opener)
        for index in range(opener + 1, end):
            self.state.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_first)

    def _take_anything(self, opener: int, mark: Mark) -> None:
        """Take all that is below a label, down to the next paragraph; that too if a reader's name stands above it."""
        state = self.state
        if not self.story.begun:  # above the article: a link to what stands below it, such as «التعليقات»
            return
        index = state.next_free(opener + 1)
        while index < len(state):
            weak = state.weak(index)
            own = state.prose[index] or (_may_be_subheading(state, index) and not (weak and weak.label == mark.label))
            if own and index <= self.last_prose and not (mark.label == "comments" and self._signed(index)):
                break
            if not state.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_further):
                break
            index = state.next_free(index + 1)

    def _signed(self, index: int) -> bool:
        """Tell whether the line above is a reader's name, as a rule marked it, and the text not the article's own."""
        above = self.state.marks[index - 1]
        names = any(m.label == "comments" and not (m.opens or m.ends) for m in above)
        return names and self.state.gone(index - 1) and not self.state.segments[index].resumes


def _entry(segment: Segment) -> str:
    return segment.key.lstrip(_NUMBERING).rstrip(" :؟.")


def _is_run(segment: Segment) -> bool:
    """Tell whether a long line is many headlines one behind the other: no comma or full stop stands in it."""
    if segment.terminal or segment.resumes or segment.words < THRESHOLDS.item_run:
        return False
    return not any(stop in segment.key for stop in (". ", "،", "؛"))


def _is_further(state: VerdictState, index: int, taken: int, bullets: int) -> bool:
    """Tell whether a bare line below others is one more headline, where the article's prose goes on further down.

    It may as well be the article's own subheading, or the first of its verses.
    """
    segment = state.segments[index]
    run = 0
    while index + run < len(state) and not state.prose[index + run] and not state.segments[index + run].bullet:
        run += 1
        if run > THRESHOLDS.item_bare:
            return False
    quoted = segment.key[0] in _QUOTES and segment.key.count(segment.key[0]) == 1 and "»" not in segment.key[:-1]
    if "#" in segment.key or "@" in segment.key or ".com/" in segment.key:  # a post, not a headline
        return False
    if _may_be_subheading(state, index) or quoted:
        return False
    if not THRESHOLDS.item_least <= segment.words <= THRESHOLDS.item_most:
        return False
    return run == 1 if bullets else taken + run <= THRESHOLDS.item_bare


def _may_be_subheading(state: VerdictState, index: int) -> bool:
    """Tell whether a bare line stands right above a paragraph, as a subheading does."""
    short = state.segments[index].words <= THRESHOLDS.item_subheading
    return short and index + 1 < len(state) and state.prose[index + 1]
