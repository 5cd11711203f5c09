"""The score of a line of a page as part of an article: words of prose count for it, words of links against it.

An article is then the block with the largest sum, as in J. Pasternack and D. Roth, Extracting Article Text from the
Web with Maximum Subsequence Segmentation (2009), with blocks of the tree in the place of stretches of tokens.
"""

from __future__ import annotations

import re

from cleaner.html.parse.layout import PageLine
from cleaner.html.thresholds import THRESHOLDS

_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdfb\ufe70-\ufefc]")
_STOPS = re.compile(r"[،؛؟.!…:»”\"]")
_COMMAS = re.compile(r"[،؛,]|[.؟!…]\s")
_ENDS = frozenset('.؟?!…»”":؛،)')


def line_score(line: PageLine) -> float:
    """Give the score of a line: above 0 for prose, in words; below 0 for links; 0 for what may be either.

    >>> from cleaner.document.types import Element
    >>> line_score(PageLine("أعلنت البلدية أن الجسر يفتح غداً، وأن العمل فيه انتهى أمس.", 0, 0, Element("p")))
    11.0
    >>> line_score(PageLine("الجسر يفتح غداً", 0, 13, Element("li", 1.0)))
    -3.0
    """
    text, share = line.text, line.element.link_share
    words = text.count(" ") + 1
    if line.passed or is_link(line):
        return -float(min(words, THRESHOLDS.line_link_most))
    if not _ARABIC.search(text):
        return 0.0
    ended = text[-1] in _ENDS
    if words >= THRESHOLDS.line_prose_words and (ended or _COMMAS.search(text)):
        return words * (1 - share)
    if words >= THRESHOLDS.line_long_words:
        return words * (1 - share) * THRESHOLDS.line_likely
    if words >= THRESHOLDS.line_sentence_words and ended and text[-1] != ":":
        return words * (1 - share) * THRESHOLDS.line_likely
    if words >= THRESHOLDS.line_prose_words and not line.element.heading and line.element.tag not in ("td", "th"):
        return words * (1 - share) * THRESHOLDS.line_doubtful
    return 0.0


def is_link(line: PageLine) -> bool:
    """Tell whether a line is a link, wholly or nearly; a sentence may hold a long one."""
    share = line.element.link_share
    if share <= THRESHOLDS.line_linked:
        return False
    if share > THRESHOLDS.line_wholly or line.text[-1] not in _ENDS:
        return True
    return line.text.count(" ") < THRESHOLDS.line_link_blanks


def is_headline_link(line: PageLine) -> bool:
    """Tell whether a line is a link with the words of a headline: three or more."""
    return is_link(line) and line.text.count(" ") >= THRESHOLDS.line_headline_blanks
