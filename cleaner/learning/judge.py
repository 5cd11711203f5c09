"""Which candidates are furniture: by place and spread, and by what their words say. Where it doubts, it says no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.learning.candidates import Candidate
from cleaner.learning.line_judge import LineJudge
from cleaner.learning.site_knowledge import SiteKnowledge
from cleaner.learning.stretch_judge import StretchJudge
from cleaner.learning.surroundings import Standing
from cleaner.learning.thresholds import THRESHOLDS
from cleaner.learning.tokens import NUMBER

_PAIRS: Final = ("()", "[]", "«»", "“”")


class Judgement(NamedTuple):
    """What a candidate is: how sure that is (0: it stays), its family, and where it stands."""

    strength: float
    family: str
    standing: Standing


class Judge:
    """Judges the candidates of one site: what is to be true of any, and of each kind what its own judge says."""

    def __init__(self, site: SiteKnowledge) -> None:
        """Take what is known of the site."""
        self._site, self._lines, self._stretches = site, LineJudge(site), StretchJudge(site)

    def judge(self, candidate: Candidate, faithful: float = 1.0) -> Judgement | None:
        """Give what a candidate is, or None where it stays.

        `faithful` is the share of the articles with its words in which these stand as the candidate does.
        """
        signs = self._site.signs.read(candidate.tokens)
        if len(candidate.articles) < THRESHOLDS.articles or signs.protected or not _is_whole(candidate.tokens):
            return None
        standing = self._site.surroundings.standing(candidate)
        if candidate.where == "whole":
            taken = self._lines.takes(candidate, signs, standing)
        else:
            taken = self._stretches.takes(candidate, signs, standing, faithful)
        return self._judgement(candidate, signs.family, standing) if taken else None

    def judge_named(self, candidate: Candidate, faithful: float) -> Judgement | None:
        """Give what a start of lines is that has ever another name in it, or None where it stays."""
        standing = self._site.surroundings.standing(candidate)
        taken = self._stretches.takes_named(candidate, standing, faithful)
        return self._judgement(candidate, "byline", standing) if taken else None

    def judge_labelled(self, candidate: Candidate, *, alone: bool) -> Judgement | None:
        """Give what a line is that a label opens, or None where it stays; `alone`: it is no row of a table."""
        label = candidate.tokens[:-1]
        standing, signs = self._site.surroundings.standing(candidate), self._site.signs.read(label)
        if signs.protected or not _is_whole(label):
            return None
        taken = self._lines.takes_labelled(candidate, signs, standing, alone=alone)
        return self._judgement(candidate, signs.family, standing) if taken else None

    def judge_anchored(self, candidate: Candidate, share: float) -> Judgement | None:
        """Give what a stretch at an edge is in which things change; one of its anchors is on this share of articles."""
        signs = self._site.signs.read(candidate.tokens)
        if signs.protected or not _is_whole(candidate.tokens):
            return None
        standing = self._site.surroundings.standing(candidate)
        taken = self._stretches.takes_anchored(candidate, signs, standing, share)
        return self._judgement(candidate, signs.family, standing) if taken else None

    def _judgement(self, candidate: Candidate, family: str, standing: Standing) -> Judgement:
        days = self._site.diversity.days(candidate)[2]
        return Judgement(strength_of(len(candidate.articles), days), family, standing)


def strength_of(articles: int, days: int) -> float:
    """Give how sure a rule is by the articles that it stands on; `days` is on how many days, 0 if none is known.

    >>> strength_of(4, 0), strength_of(40, 30), strength_of(40, 1)
    (0.6, 0.95, 0.4)
    """
    if days == 1:
        return 0.4
    for least, strength in ((20, 0.95), (8, 0.9), (5, 0.8)):
        if articles >= least:
            return strength
    return 0.6


def _is_whole(tokens: Sequence[str]) -> bool:
    """Tell whether some tokens hold a word of their own, and close what they open."""
    said = " ".join(token for token in tokens if token != f"{NUMBER})")  # as items of a list are numbered
    said = said if "«" in said else said.replace(" » ", " ")  # which parts the steps of a path
    open_ones = (
        said.count('"') % 2
        or said.count("'") % 2
        or any(said.count(left) != said.count(right) for left, right in _PAIRS)
    )
    return any(map(_has_word, tokens)) and not open_ones


def _has_word(token: str) -> bool:
    return any(map(str.isalnum, token)) and not (token.startswith("{") and token.endswith("}"))
