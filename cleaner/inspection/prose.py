"""The prose of an article that stays, paragraph by paragraph, with the headlines above and how a report begins."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.stems import common_stems
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article, Passage

_ELSEWHERE: Final = frozenset({"related", "read_also"})  # labels of what leads to other articles
_PROSE: Final = 12  # words of a paragraph
_HEADLINE: Final = range(4, 21)  # words of a headline
_DATELINE: Final = re.compile(r"\W{0,3}(\w+(?: \w+)?)\s?(?:[(/–-]\s?(?:\w[\w .]{0,24})\s?[)/:–-]+|\s[–-]\s|:)\s?")
_WHEN: Final = word_pattern(r"\b<calendar.today|calendar.weekdays>\b")
_CLOSED: Final = ".:؛،*"  # what ends a line that is no headline
_LINKING: Final = r"(?!<linking.own_waw>)و|(?:<linking.words>|<linking.beginnings>\w*)\b|<linking.phrases>"
_TELLING: Final = r"[\"«“(]|\d|(?:<linking.telling>|(?:ثاني|ثالث)\w*)\b|في وقت"
AFTER_HEADLINE: Final = word_pattern(rf"\W*(?:{_LINKING}|\w+[يه]ا،)")
RESUMING: Final = word_pattern(rf"\W*(?:{_LINKING}|{_TELLING})")  # and how few do


class ProseParagraph(NamedTuple):
    """A paragraph of prose that stays, its stems, and the headline right above it, which may be gone, or None."""

    passage: Passage
    stems: frozenset[str]
    headline: Passage | None


def prose_with_headlines(article: Article) -> list[tuple[Passage, Passage | None]]:
    """Give the paragraphs of prose that stay, each with the headline right above it, if one does, be it kept or not."""
    key, found = article.key, []
    above: Passage | None = None
    for passage in article.passages:
        words = key.count(" ", passage.start, passage.end) + 1
        if not passage.kept:
            above = passage if passage.label in _ELSEWHERE and words in _HEADLINE else above
        elif words >= _PROSE and (key[passage.end - 1] in '.؟!…»"”' or words > _HEADLINE.stop):
            found.append((passage, above))
            above = None
        else:
            above = passage if words in _HEADLINE and key[passage.end - 1] not in _CLOSED else None
    return found


def stems_of(article: Article, passage: Passage) -> frozenset[str]:
    """Give the stems of a passage, but for those that stand in texts of every subject."""
    return article.stems(passage.start, passage.end) - common_stems()


def has_day(key: str, passage: Passage) -> bool:
    """Tell whether a passage names today or a weekday, as the lead of a report does."""
    return _WHEN().search(key, passage.start, passage.end) is not None


def has_dateline(key: str, passage: Passage) -> bool:
    """Tell whether a paragraph begins with a place and what sets it apart from the report: «تونس (وكالات) - »."""
    found = _DATELINE.match(key, passage.start, min(passage.end, passage.start + 60))
    return found is not None and (found[1] in _places() or found[1].split(" ")[0] in _places())


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    lexicon = load_lexicon()
    return lexicon.places | lexicon.doubtful_places
