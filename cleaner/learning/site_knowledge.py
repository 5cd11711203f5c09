"""What is known of a site, by which its candidates are judged."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.learning.background import Background
from cleaner.learning.candidates import Candidate
from cleaner.learning.diversity import Diversity
from cleaner.learning.signs import SignReader
from cleaner.learning.surroundings import Surroundings
from cleaner.learning.thresholds import THRESHOLDS
from cleaner.learning.tokens import NUMBER


class SiteKnowledge(NamedTuple):
    """Where candidates stand on a site, over what they are spread, what words say by themselves, and the language."""

    surroundings: Surroundings
    diversity: Diversity
    signs: SignReader
    background: Background

    @property
    def size(self) -> int:
        """How many articles the site has."""
        return len(self.surroundings.articles)

    def is_spread(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is the site's: not of one author or topic or day, and not of the language."""
        if self.background.is_common(candidate.tokens):
            return False
        if self.diversity.one_author(candidate):
            return False
        return self.diversity.one_topic(candidate) < THRESHOLDS.topic

    def counts(self, candidate: Candidate) -> bool:
        """Tell whether a candidate has a number that changes, as the items of an article's own lists have."""
        return any(NUMBER in token for token in self.surroundings.with_numbers(candidate))
