"""What is spared though it is probable boilerplate: what is lost there would be the author's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from cleaner.arabic.prefix_stems import stems
from cleaner.arabic.word_lists import word_set
from cleaner.document.types import Mark
from cleaner.text.evidence.bounds import (
    COLON,
    CUE,
    CUE_END,
    GAP,
    GLUED,
    LATIN,
    LINE,
    OPENING,
    RESUMED,
    TITLE,
    TITLE_END,
    WEAK_BREAK,
)
from cleaner.text.evidence.chronologies import chronological
from cleaner.text.evidence.features import address_kind, families, told_by
from cleaner.text.evidence.galleries import gallery_captions
from cleaner.text.evidence.head_bounds import HEAD_KINDS
from cleaner.text.evidence.lists import list_lengths
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.spans import STRONG, lines_of
from cleaner.text.evidence.word_forms import function_words

_SOFT: Final = frozenset({COLON, CUE, CUE_END, GLUED, LATIN, OPENING, RESUMED, WEAK_BREAK, *HEAD_KINDS})
_TITLES: Final = frozenset({TITLE, TITLE_END})  # beside what is no copy of the title, they bound nothing
_BOTH_SURE: Final = ":11"  # the name of a bound with prose on both sides ends so
_PROSE_BEHIND: Final = "1"  # the name of a bound with prose behind it ends so
_FEW: Final = 14  # words
_WORDS: Final = 4  # of a fragment
_HEADING: Final = (2, 9)  # words of a subheading
_TORN: Final = 2  # words that most rules would take for boilerplate as a line alone
_REST: Final = 5  # words of it behind them
_SURE: Final = 0.75  # strength of a mark
_QUOTES: Final = frozenset('«"“(')
_LISTED: Final = 4  # items
_ITEM: Final = 5  # words
_DOUBT: Final = 2.1  # odds by which it must be surer: .95 counts as .9
_PROSE: Final = 8  # words
_PARAGRAPH: Final = 25  # words
_HASHTAGS: Final = re.compile(r"\W*#\w+(?:\s*#\w+)*\W*")
_PARTING: Final = frozenset({LINE, GAP})


def spared(
    pieces: Sequence[JudgedPiece],
    bounds: Sequence[str],
    chances: Sequence[float],
    limit: float,
    openings: Set[str],
) -> list[float]:
    """Give the probabilities of pieces, where those to be spared have the limit at the most.

    What has only its words, shape and place against it must be surer. Spared is what stands in a sentence of prose that
    stays, with no rule's mark on it, and in the middle of one in quotes («كما شارك أيضا في …»); a few words without
    which a sentence would be left broken; the short items of a list whose numbers rise; a chronology; hashtags that
    are words of a post; unmarked paragraphs; a gallery's captions; and subheadings.

    Args:
        pieces: The pieces of a document.
        bounds: The name of the bound before each.
        chances: How probably each is boilerplate.
        limit: The least threshold of any preset.
        openings: Words that open paragraphs.
    """
    if max(chances) <= limit:
        return list(chances)
    found = _doubted(pieces, chances, limit)
    first, size = 0, len(pieces)
    while first < size:
        last = first
        while last < size and chances[last] > limit and (last == first or pieces[last].kind not in STRONG):
            last += 1
        if first < last and (
            _within_sentence(pieces, bounds, first, last) or _breaks_sentence(pieces, bounds, first, last, openings)
        ):
            found[first:last] = [limit] * (last - first)
        else:
            fragment = _fragment(pieces, first, last)
            if first < fragment < last and _breaks_sentence(pieces, bounds, fragment, last, openings):
                found[fragment:last] = [limit] * (last - fragment)
        first = max(last, first + 1)
    for index in _own_parts(pieces, found, limit):
        found[index] = min(found[index], limit)
    return found


def _doubted(pieces: Sequence[JudgedPiece], chances: Sequence[float], limit: float) -> list[float]:
    """Give the probabilities, doubted where a run holds nothing that rules see, no address and no copy of the title.

    It has only its words, shape and place against it.
    """
    found = list(chances)
    first, size = 0, len(pieces)
    while first < size:
        last = first
        while last < size and chances[last] > limit:
            last += 1
        if not any(_is_told(piece) for piece in pieces[first:last]):
            found[first:last] = [chance / (chance + _DOUBT * (1 - chance)) for chance in chances[first:last]]
        first = max(last, first + 1)
    return found


def _is_told(piece: JudgedPiece) -> bool:
    return piece.settled > 0 or piece.titled or _is_marked(piece) or bool(address_kind(piece.key))


def _own_parts(pieces: Sequence[JudgedPiece], chances: Sequence[float], limit: float) -> set[int]:
    """Give the numbers of the pieces that are a chronology's, a list's or subheadings."""
    own = {index for index in chronological(pieces) if not _is_surely_marked(pieces[index])}
    own |= _own_hashtags(pieces, chances, limit)
    own |= _own_paragraphs(pieces, chances, limit) | gallery_captions(pieces)
    for index, length in enumerate(list_lengths(pieces)):
        piece = pieces[index]
        listed = length >= _LISTED and len(piece.words) <= _ITEM and not _is_marked(piece)
        if listed or (chances[index] > limit and _is_subheading(pieces, index, chances, limit)):
            own.add(index)
    return own


def _own_paragraphs(pieces: Sequence[JudgedPiece], chances: Sequence[float], limit: float) -> set[int]:
    """Give the numbers of the pieces of lines that read as paragraphs, below one that stays.

    No rule sees anything in them, and they are not likely another article's.
    """
    own: set[int] = set()
    begun = False
    for first, last in lines_of(pieces):
        line = pieces[first:last]
        words = sum(len(piece.words) for piece in line)
        long = words >= _PARAGRAPH and line[-1].terminal
        goes = any(chance > limit for chance in chances[first:last])
        if (
            begun
            and long
            and goes
            and not any(_is_marked(piece) or piece.spliced or piece.settled > 0 for piece in line)
        ):
            own.update(range(first, last))
        begun = begun or (long and not goes)
    return own


def _own_hashtags(pieces: Sequence[JudgedPiece], chances: Sequence[float], limit: float) -> set[int]:
    """Give the numbers of the hashtags that end the line of prose that stays, where the article goes on behind it.

    So posts of networks end that an article quotes; the tags of the article itself stand below it. A hashtag that
    prose follows in its line is a word of a sentence.
    """
    last = max((index for index, piece in enumerate(pieces) if _is_long(piece) and chances[index] <= limit), default=0)
    own: set[int] = set()
    for index in range(1, last):
        piece = pieces[index]
        stays = chances[index - 1] <= limit or index - 1 in own
        if stays and piece.kind not in _PARTING and _HASHTAGS.fullmatch(piece.key):
            own.add(index)
    for index in range(len(pieces) - 2, -1, -1):
        behind = pieces[index + 1]
        goes_on = behind.kind not in STRONG and behind.kind not in _PARTING and behind.key[:1].isalpha()
        stays = index + 1 in own or (chances[index + 1] <= limit and goes_on)
        if stays and behind.kind not in STRONG and _HASHTAGS.fullmatch(pieces[index].key):
            own.add(index)
    return own


def _is_long(piece: JudgedPiece) -> bool:
    return len(piece.words) >= _PROSE


def _within_sentence(pieces: Sequence[JudgedPiece], bounds: Sequence[str], first: int, last: int) -> bool:
    """Tell whether the pieces `first:last` are a part of a sentence of prose, unmarked, or quoted within it."""
    soft = _SOFT if any(piece.titled for piece in pieces[first:last]) else _SOFT | _TITLES
    parted = [
        0 < at < len(pieces) and pieces[at].kind in soft and bounds[at].endswith(_BOTH_SURE) for at in (first, last)
    ]
    if not any(parted):
        return False
    quoted = all(parted) and (pieces[first].key[:1] in _QUOTES or pieces[first - 1].key.rstrip()[-1:] in _QUOTES)
    return quoted or not any(_is_marked(piece) for piece in pieces[first:last])


def _breaks_sentence(
    pieces: Sequence[JudgedPiece], bounds: Sequence[str], first: int, last: int, openings: Set[str]
) -> bool:
    """Tell whether without the few unmarked words of `first:last` a sentence would have no beginning, or no end.

    What is left has no beginning if it is prose and its first word opens nothing, and no end if its last word is a
    function word: «تم تسجيل [187 إصابة جديدة] وفيات», «أعلن المعهد عن [تسجيل 37 إصابة]».
    """
    run = pieces[first:last]
    if _counts_on(pieces, last):
        return True
    words = sum(len(piece.words) for piece in run)
    if words > _FEW or any(map(_is_surely_marked if words > _TORN else _is_marked_within, run)):
        return False
    if words <= _TORN and pieces[first].kind == LINE and _goes_on(pieces, last, openings):
        return True
    if last < len(pieces) and pieces[last].kind not in STRONG and bounds[last].endswith(_PROSE_BEHIND):
        following = pieces[last].words
        if following and following[0] not in openings:
            return True
    if not first or pieces[first].kind in STRONG or _is_marked(pieces[first - 1]):
        return False
    before = pieces[first - 1].words
    return len(before) > 1 and not function_words().isdisjoint((before[-1], before[-1].removeprefix("و")))


def _counts_on(pieces: Sequence[JudgedPiece], last: int) -> bool:
    """Tell whether the number that a run before `last` ends with goes on behind it: «شارك 7 | آلاف شخص …»."""
    if last >= len(pieces) or pieces[last].kind in STRONG or not pieces[last].words:
        return False
    before = pieces[last - 1].words
    return bool(before) and before[-1].isdigit() and pieces[last].words[0] in word_set("numbers.counted_in")


def _is_subheading(pieces: Sequence[JudgedPiece], index: int, chances: Sequence[float], limit: float) -> bool:
    """Tell whether an unmarked short line is a subheading: it stands between prose that stays and speaks of the same.

    At least half of its stems have to stand in the prose beside it.
    """
    piece = pieces[index]
    if not _HEADING[0] <= len(piece.words) <= _HEADING[1] or piece.kind != LINE or piece.titled or _is_marked(piece):
        return False
    beside = (index - 1, index + 1)
    if index + 1 >= len(pieces) or not index or pieces[index + 1].kind != LINE:
        return False
    if any(not pieces[other].terminal or chances[other] > limit for other in beside):
        return False
    own = stems(piece.key)
    near = stems(
        " ".join(
            pieces[other].key for other in range(max(0, index - 2), index + 3) if other != index and other < len(pieces)
        )
    )
    return len(own) >= _HEADING[0] and len(own - near) <= len(own) / 2


def _goes_on(pieces: Sequence[JudgedPiece], last: int, openings: Set[str]) -> bool:
    """Tell whether the line of a run before `last` goes on with many words, the first of which opens nothing."""
    words = 0
    for piece in pieces[last:]:
        if piece.kind in STRONG:
            break
        words += len(piece.words)
    return words >= _REST and pieces[last].words[:1] != () and pieces[last].words[0] not in openings


def _fragment(pieces: Sequence[JudgedPiece], first: int, last: int) -> int:
    """Give where the few words begin that end a run behind a piece that a rule is sure of, or its end."""
    begin, words = last, 0
    while begin > first and not _is_surely_marked(pieces[begin - 1]):
        begin -= 1
        words += len(pieces[begin].words)
    return begin if words <= _WORDS else last


def _is_surely_marked(piece: JudgedPiece) -> bool:
    return bool(piece.ruled) or any(
        effect == "drop" and strength >= _SURE for _, strength, effect in map(told_by, piece.marks)
    )


def _is_marked_within(piece: JudgedPiece) -> bool:
    """Tell whether a rule sees a piece even within a line; for others the piece would have to be a line."""
    return bool(piece.ruled) or any(
        isinstance(seen, Mark) or seen.rule.inline or seen.rule.where == "anywhere"
        for seen in piece.marks
        if told_by(seen)[2] == "drop"
    )


def _is_marked(piece: JudgedPiece) -> bool:
    return bool(piece.ruled or families(piece))
