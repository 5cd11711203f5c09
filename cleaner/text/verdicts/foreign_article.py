"""The body of another article that was pasted under a label: the evidence for it."""

from __future__ import annotations

from itertools import islice
from typing import Final

from cleaner.arabic.prefix_stems import shared, stems
from cleaner.document.types import Mark
from cleaner.text.verdicts.state import VerdictState
from cleaner.text.verdicts.thresholds import THRESHOLDS

_BULLETS: Final = " •▪-–—*»«"


class Story:
    """The article's own prose down to the segment that is being looked at; `read_to` moves on, never back."""

    def __init__(self, state: VerdictState) -> None:
        """Begin above the first segment."""
        self._state = state
        self._position = 0
        self._ends: set[str] = set()
        self.begun = False  # there was prose at all, be it dropped by now
        self.paragraphs = 0
        self._stems: set[str] = set()
        self._unread: list[int] = []
        self._recent: list[int] = []

    def read_to(self, index: int) -> None:
        """Take in the segments above `index`, all of which have their verdict by now."""
        state = self._state
        for position in range(self._position, index):
            if state.prose[position]:
                self.begun = True
                if not state.gone(position):
                    self._unread.append(position)
                    self._recent = [*self._recent[1 - THRESHOLDS.foreign_subject :], position]
                    self.paragraphs += 1
                    self._ends.clear()
            mark = state.marked(position, ends=True) if self.begun else None
            if mark:
                self._ends.add(mark.label)
        self._position = max(self._position, index)

    @property
    def ended(self) -> float:
        """Weigh the footer (source, tags, comments) that stands below the last paragraph; 0 if none does."""
        if len(self._ends) > 1:
            return THRESHOLDS.foreign_ended_more
        return THRESHOLDS.foreign_ended if self._ends else 0.0

    @property
    def stems(self) -> set[str]:
        """Give the stems of all its prose, made when they are asked for."""
        for position in self._unread:
            self._stems |= self._state.stems(position)
        self._unread = []
        return self._stems

    def has_one_subject(self) -> bool:
        """Tell whether its last paragraphs are akin to those right above them; those of a press review are not."""
        if len(self._recent) <= THRESHOLDS.foreign_subject_last:
            return True
        keys = [self._state.stems(position) for position in self._recent]
        above, last = keys[: -THRESHOLDS.foreign_subject_last], keys[-THRESHOLDS.foreign_subject_last :]
        kinship = shared(frozenset[str]().union(*last), frozenset[str]().union(*above))
        return _strangeness(kinship, len(above)) < THRESHOLDS.foreign_unlike


def take_foreign(state: VerdictState, story: Story, opener: int, after: int, mark: Mark) -> None:
    """Take the prose that begins at `after`, under the label at `opener`, if it is another article's.

    For that speak: that the article had ended before (source footer, tag line), that the headline under the label
    stands again in a list below, that the prose shares its words with that headline and not with the article above.
    """
    if after >= len(state) or not state.prose[after] or not story.begun:
        return
    segments, ended = state.segments, story.ended
    headline = _headline_between(state, opener, after)
    below = range(after, min(len(state), after + THRESHOLDS.foreign_listed_segments))
    block = list(islice((i for i in below if state.prose[i]), THRESHOLDS.foreign_paragraphs))
    prose = frozenset[str]().union(*(state.stems(i) for i in block))
    beside = opener > 0 and state.gone(opener - 1) and segments[opener - 1].line != segments[opener].line
    evidence = ended or (THRESHOLDS.foreign_beside if beside else THRESHOLDS.foreign_alone)
    evidence += _listed(state, opener, after, headline) + _about(stems(headline), state.stems(after))
    own = story.stems
    strange = _strangeness(shared(prose, own), story.paragraphs)
    if strange > 0:  # a few words prove little, and nothing does where the article is strange to itself
        strange *= min(1.0, len(prose) / THRESHOLDS.foreign_stems, len(own) / THRESHOLDS.foreign_stems)
        strange *= ended > 0 or story.has_one_subject()
    evidence = min(THRESHOLDS.foreign_sure, evidence + strange)
    foreign = prose | stems(headline)
    for index in range(after, len(state)):
        if state.prose[index] and not state.gone(index) and index not in block and not ended:
            words = state.stems(index)
            elsewhere = shared(words, foreign) + THRESHOLDS.foreign_own_lead
            if shared(words, own) > max(THRESHOLDS.foreign_own, elsewhere):  # the article itself goes on
                return
            foreign |= words
        if not state.drop(index, "foreign-article", "foreign" if state.prose[index] else "related", mark, evidence):
            return


def _listed(state: VerdictState, opener: int, after: int, headline: str) -> float:
    """Weigh whether the headline stands again in a list below; one that is glued to its text is known by that alone."""
    below = islice(state.segments, after, after + THRESHOLDS.foreign_listed_segments)
    short = [segment for segment in below if segment.words <= THRESHOLDS.foreign_listed_words]
    if headline:
        found = any(headline in segment.key for segment in short)
    else:
        glued = state.segments[opener].key
        headlines = (segment.key.lstrip(_BULLETS).strip(" .") for segment in short)
        found = any(one.count(" ") >= THRESHOLDS.foreign_headline_words and one in glued for one in headlines)
    return THRESHOLDS.foreign_listed if found else 0.0


def _about(headline: frozenset[str], first: frozenset[str]) -> float:
    common = len(headline & first)
    if common >= THRESHOLDS.foreign_about_stems and common >= len(headline) * THRESHOLDS.foreign_about_share:
        return THRESHOLDS.foreign_about
    if common < THRESHOLDS.foreign_about_partly_stems:
        return 0.0
    partly = common >= len(headline) * THRESHOLDS.foreign_about_partly_share
    return THRESHOLDS.foreign_about_partly if partly else 0.0


def _strangeness(kinship: float, paragraphs: int) -> float:
    """Weigh how little the prose below shares with the article's paragraphs above.

    An article's second part shares about a tenth of its stems with one paragraph of its first, more with more of them:
    measured over some thousand articles parted at random, 1 in 100 falls below a fifth of that; of strangers, 3 in 4.
    """
    kinship /= THRESHOLDS.foreign_kinship * max(1, paragraphs) ** THRESHOLDS.foreign_growth
    if kinship < THRESHOLDS.foreign_strange_below:
        return THRESHOLDS.foreign_strange
    if kinship < THRESHOLDS.foreign_unlike_below:
        return THRESHOLDS.foreign_unlike
    if kinship < THRESHOLDS.foreign_distant_below:
        return THRESHOLDS.foreign_distant
    return 0.0 if kinship < THRESHOLDS.foreign_kin_from else -THRESHOLDS.foreign_kin


def _headline_between(state: VerdictState, opener: int, after: int) -> str:
    """Give the key of the last headline under a label, one without a bullet before one with, or an empty text."""
    bulleted = ""
    for index in range(after - 1, max(opener, after - THRESHOLDS.foreign_headline_segments), -1):
        segment = state.segments[index]
        if segment.words >= THRESHOLDS.foreign_headline_words and not segment.bullet:
            return segment.key.strip(" .")
        if segment.words >= THRESHOLDS.foreign_headline_words and not bulleted:
            bulleted = segment.key.lstrip(_BULLETS).strip(" .")
    return bulleted
