"""Cut a document into segments: its lines, and the pieces of lines where boilerplate is glued to prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.arabic.lexicon import Lexicon
from cleaner.arabic.lines import FoldedText, Line
from cleaner.document.types import Segment

_BULLET = re.compile(r"\s*(?:[•▪▫●○■□◾◽◼★☆◆◇►▶‣⁃∙·»›❖✔✅🔴🔹🔸📌–—*-]|\d{1,2}\s?[-.)–](?!\d))\s*(?=\S)")
_DECORATION = re.compile(r"[\s•▪▫●○■□◆►▶»›❖✔🔴🔹🔸📌👈⬅*#|–—-]+$")
_WORD = re.compile(r"\w")
_CLOSERS = " \"'»”’)]}"
_SENTENCE_END = re.compile(r"(?<![.\d])[.!؟?](?![.\d])(?:[\"'»”)\]]|\s)*(?=\s|$|[^\W\d_])")
_SENTENCE_ENDS = frozenset(".!؟?…»”)]|")
_COLONS = frozenset(":|–—»：")
_SENTENCE = 4  # words; fewer behind a full stop are no sentence of prose
_MAX_HEADLINE = 25  # words; longer than nearly any headline
_MAX_RUN = 150  # words; a run of headlines glued together at the end of a flattened article


def segment_at(line: Line, start: int, end: int, lexicon: Lexicon) -> Segment:
    """Make the segment of `start:end` of a line's key, without the blanks around it."""
    if end - start == len(line.key):
        key, (first, last) = line.key.strip(), _edges(line)
    else:
        piece = line.key[start:end]
        key = piece.strip()
        left = start + len(piece) - len(piece.lstrip())
        first, last = line.span(left, left + len(key))
    tail = key.rstrip(_CLOSERS)[-1:] or key[-1]
    bullet = not key[0].isalpha() and _BULLET.match(key) is not None
    resumes = lexicon.resumes_at(key, 0, key[:24].split(" ", 1)[0])
    return Segment(
        start=first,
        end=last,
        line=line.row,
        key=key,
        words=key.count(" ") + 1,
        bullet=bullet,
        terminal=tail in ".؟!?…۔",
        resumes=resumes,
    )


def _edges(line: Line) -> tuple[int, int]:
    aligned = line.aligned
    return line.offset + len(aligned) - len(aligned.lstrip()), line.offset + len(aligned.rstrip())


class Cut(NamedTuple):
    """A segment, the number of its line in `FoldedText.lines`, and where in that line's key it begins."""

    segment: Segment
    line: int
    start: int


class CutCandidate(NamedTuple):
    """A part `start:end` of a line's key that a rule may speak of, so that the line may be cut around it.

    With `limit` 0 its bounds are exact. Else `start:end` is a phrase alone, and the piece that it begins is to be
    found; it has at most `limit` words.
    """

    start: int
    end: int
    limit: int


def cut(folded: FoldedText, candidates: Mapping[int, Sequence[CutCandidate]], lexicon: Lexicon) -> list[Cut]:
    """Cut every line where boilerplate begins and ends in it; `candidates` are given by the line's number."""
    cuts: list[Cut] = []
    for number, line in enumerate(folded.lines):
        if number not in candidates:
            cuts.append(
                Cut(segment_at(line, 0, len(line.key), lexicon), number, len(line.key) - len(line.key.lstrip()))
            )
            continue
        wanted = _edges_of_pieces(line.key, candidates[number], lexicon)
        edges = _whole_pieces(line.key, sorted({line.whole(edge) for edge in wanted}))
        for start, end in pairwise(edges):
            piece = line.key[start:end]
            if piece.strip():
                cuts.append(
                    Cut(segment_at(line, start, end, lexicon), number, start + len(piece) - len(piece.lstrip()))
                )
    return cuts


def _whole_pieces(key: str, edges: Sequence[int]) -> list[int]:
    """Leave out the edges that would make a piece without a letter or digit."""
    whole = [edges[0]]
    for edge in edges[1:]:
        if _WORD.search(key, whole[-1], edge):
            whole.append(edge)
    whole[-1] = edges[-1]
    return whole if len(whole) > 1 else [*whole, edges[-1]]


def _edges_of_pieces(key: str, candidates: Iterable[CutCandidate], lexicon: Lexicon) -> list[int]:
    ordered = sorted(candidates)
    edges = {0, len(key)}
    following = len(key)
    for index in range(len(ordered) - 1, -1, -1):  # from the end, so that each knows where the next one begins
        start, end, limit = ordered[index]
        if limit:
            end = piece_end(
                key=key, start=start, phrase_end=end, stop=max(end, following), limit=limit, lexicon=lexicon
            )
        if end:
            edges |= {start, end}
        following = start
    return sorted(edges)


def with_bullet(key: str, candidate: CutCandidate) -> CutCandidate:
    """Let a candidate begin at the bullet or dash before it."""
    start = max(0, candidate.start - 6)
    found = _DECORATION.search(key[start : candidate.start])
    return candidate._replace(start=start + found.start()) if found else candidate


def is_glued(key: str, start: int, end: int) -> bool:
    """Tell whether a phrase at `start:end` inside a line stands apart from the prose before it.

    It does when a sentence ends before it; a phrase of several words also when a colon or dash follows it.

    >>> key = "انتهى اللقاء. اقرا ايضا خبر اخر"
    >>> is_glued(key, 14, 23), is_glued("قال اقرا ايضا", 4, 13)
    (True, False)
    """
    before = key[max(0, start - 12) : start].rstrip()
    if not before or before[-1] in _SENTENCE_ENDS or "/" in key[start:end]:  # «اقرأ/ي أيضا» is no prose anywhere
        return True
    if key[start - 1] != " " and before[-1].isascii() != key[start].isascii():
        return True  # behind an address or a code without a blank: «…@example.comللتواصل»
    if " " not in key[start:end]:  # «وقال المصدر: …» is prose: one word needs the end of a sentence before it
        return False
    return key[end : end + 3].lstrip()[:1] in _COLONS


def piece_end(key: str, start: int, phrase_end: int, stop: int, limit: int, lexicon: Lexicon) -> int:
    """Find where the piece that begins with a phrase at `start` ends, at the latest at `stop`.

    Where prose is seen to resume, if that is near; else the end of the sentence, if another follows; else the end
    of the line, if that is near; else the whole of a run of headlines (no comma or full stop in it) at the line's
    end; else the end of the phrase if a colon follows it; else 0: nothing can be told apart.
    """
    rest = key[phrase_end:stop]
    words = key.count(" ", start, stop) + 1
    resumed = _resumption(key, phrase_end, stop, lexicon)
    if resumed and key.count(" ", start, resumed) <= max(limit, _MAX_HEADLINE):
        return resumed
    ended = _SENTENCE_END.search(key, phrase_end + 8, stop)
    if ended and key.count(" ", ended.end(), stop) >= _SENTENCE and key.count(" ", start, ended.end()) < limit:
        return ended.end()
    if words <= limit:
        return stop
    if stop == len(key) and words <= _MAX_RUN and not re.search("[.،,؛]", rest):
        return stop
    return phrase_end if rest.lstrip()[:1] in _COLONS else 0


def _resumption(key: str, start: int, stop: int, lexicon: Lexicon) -> int:
    """Give where a paragraph of prose seems to begin after a headline in `key[start:stop]`, or 0."""
    position, seen = start, 0
    for word in key[start:stop].split(" "):
        if seen >= 4 and lexicon.resumes_at(key, position, word):
            return position
        position += len(word) + 1
        seen += bool(word)
        if seen > 2 * _MAX_HEADLINE:
            break
    return 0
