"""What a label takes with it: the headlines, names, comments or contents below it."""

from __future__ import annotations

from cleaner.document.types import Mark, Segment
from cleaner.text.verdicts.foreign_article import Story, take_foreign
from cleaner.text.verdicts.state import Table
from cleaner.text.verdicts.thresholds import THRESHOLDS

_QUOTES = frozenset("\"«“'(")
_NUMBERING = " 0123456789٠١٢٣٤٥٦٧٨٩.-–)•*"


def take_sections(table: Table) -> None:
    """Let every label that opens a section take what belongs to it."""
    sections = _Sections(table)
    for index in range(len(table)):
        mark = table.marked(index, opens=True)
        if mark:
            sections.open(index, mark)


class _Sections:
    """One walk over the labels of a document, from its top to its end."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.story = Story(table)
        self.last_prose = max((i for i, prose in enumerate(table.prose) if prose and not table.gone(i)), default=-1)
        self.contents: dict[str, int] = {}

    def open(self, index: int, mark: Mark) -> None:
        """Take what belongs to the label at `index`."""
        self.story.read_to(index)
        segment = self.table.segments[index]
        bare = segment.words <= THRESHOLDS.label_words and segment.end - mark.end <= THRESHOLDS.item_rest
        if mark.opens == "headlines":
            after = self._take_headlines(index, mark, bare)
            take_foreign(self.table, self.story, index, after, mark)
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
        table, taken, bullets = self.table, 0, 0
        index = table.next_free(opener + 1)
        while index < len(table):
            evidence = self._against_headline(opener, index, bare, taken, bullets)
            if not evidence or not table.drop(index, "section-item", "related", mark, evidence):
                break
            bullets += table.segments[index].bullet
            taken += not table.segments[index].bullet and not table.weak(index)
            index = table.next_free(index + 1)
        return index

    def _against_headline(self, opener: int, index: int, bare: bool, taken: int, bullets: int) -> float:
        """Weigh whether a segment below a label is one of its headlines; 0 if the label's list ends above it."""
        table = self.table
        segment, weak = table.segments[index], table.weak(index)
        if table.prose[index] and not (segment.bullet and segment.words <= THRESHOLDS.item_words):
            return THRESHOLDS.item_first if bare and not taken + bullets and _is_run(segment) else 0.0
        if segment.bullet:
            # a link between two points of the article's own list takes none of them
            return THRESHOLDS.item_bulleted if bare or not (segment.terminal or self._own_list_above(opener)) else 0.0
        if not bare:
            return 0.0
        if weak and taken and (weak.label == "date" or not _may_be_subheading(table, index)):
            return weak.strength + THRESHOLDS.item_marked  # a date, a name or a section under a headline
        if not taken + bullets:
            return THRESHOLDS.item_first
        same_row = segment.line == table.segments[index - 1].line
        further = index >= self.last_prose or same_row or _is_further(table, index, taken, bullets)
        return THRESHOLDS.item_further if further else 0.0

    def _own_list_above(self, opener: int) -> bool:
        return opener > 0 and self.table.segments[opener - 1].bullet and not self.table.gone(opener - 1)

    def _take_names(self, opener: int, mark: Mark, bare: bool) -> None:
        """Take the tags under a label."""
        table, taken = self.table, 0
        index = table.next_free(opener + 1)
        while index < len(table) and taken < THRESHOLDS.names_most:
            segment = table.segments[index]
            short = segment.words <= THRESHOLDS.names_words and not segment.terminal and (bare or segment.bullet)
            if not short or table.prose[index] or _may_be_subheading(table, index):
                break
            if not table.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_further + THRESHOLDS.item_name):
                break
            taken += 1
            index = table.next_free(index + 1)

    def _take_contents(self, opener: int, mark: Mark) -> None:
        """Take the entries of a table of contents: lines above the prose that stand again below as its subheadings."""
        table = self.table
        if not self.contents:
            self.contents = {_entry(segment): index for index, segment in enumerate(table.segments)}
        index = table.next_free(opener + 1)
        while index < len(table) and not table.prose[index] and self.contents[_entry(table.segments[index])] > index:
            if not table.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_bulleted):
                break
            index = table.next_free(index + 1)

    def _take_fenced(self, opener: int, mark: Mark) -> None:
        """Take all, prose too, down to the line that the rule of the same name with `-end` marks, if one is near."""
        below = range(opener + 1, min(opener + 1 + THRESHOLDS.fenced_segments, len(self.table)))
        end = next((i for i in below if any(m.rule == f"{mark.rule}-end" for m in self.table.marks[i])), opener)
        for index in range(opener + 1, end):
            self.table.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_first)

    def _take_anything(self, opener: int, mark: Mark) -> None:
        """Take all that is below a label, down to the next paragraph; that too if a reader's name stands above it."""
        table = self.table
        if not self.story.begun:  # above the article: a link to what stands below it, such as «التعليقات»
            return
        index = table.next_free(opener + 1)
        while index < len(table):
            weak = table.weak(index)
            own = table.prose[index] or (_may_be_subheading(table, index) and not (weak and weak.label == mark.label))
            if own and index <= self.last_prose and not (mark.label == "comments" and self._signed(index)):
                break
            if not table.drop(index, "section-item", mark.label, mark, THRESHOLDS.item_further):
                break
            index = table.next_free(index + 1)

    def _signed(self, index: int) -> bool:
        """Tell whether the line above is a reader's name, as a rule marked it, and the text not the article's own."""
        above = self.table.marks[index - 1]
        names = any(m.label == "comments" and not (m.opens or m.ends) for m in above)
        return names and self.table.gone(index - 1) and not self.table.segments[index].resumes


def _entry(segment: Segment) -> str:
    return segment.key.lstrip(_NUMBERING).rstrip(" :؟.")


def _is_run(segment: Segment) -> bool:
    """Tell whether a long line is many headlines one behind the other: no comma or full stop stands in it."""
    if segment.terminal or segment.resumes or segment.words < THRESHOLDS.item_run:
        return False
    return not any(stop in segment.key for stop in (". ", "،", "؛"))


def _is_further(table: Table, index: int, taken: int, bullets: int) -> bool:
    """Tell whether a bare line below others is one more headline, where the article's prose goes on further down.

    It may as well be the article's own subheading, or the first of its verses.
    """
    segment = table.segments[index]
    run = 0
    while index + run < len(table) and not table.prose[index + run] and not table.segments[index + run].bullet:
        run += 1
        if run > THRESHOLDS.item_bare:
            return False
    quoted = segment.key[0] in _QUOTES and segment.key.count(segment.key[0]) == 1 and "»" not in segment.key[:-1]
    if "#" in segment.key or "@" in segment.key or ".com/" in segment.key:  # a post, not a headline
        return False
    if _may_be_subheading(table, index) or quoted:
        return False
    if not THRESHOLDS.item_least <= segment.words <= THRESHOLDS.item_most:
        return False
    return run == 1 if bullets else taken + run <= THRESHOLDS.item_bare


def _may_be_subheading(table: Table, index: int) -> bool:
    """Tell whether a bare line stands right above a paragraph, as a subheading does."""
    short = table.segments[index].words <= THRESHOLDS.item_subheading
    return short and index + 1 < len(table) and table.prose[index + 1]
