"""Pieces that rules see as one: a byline or a date that line breaks no longer part from the prose.

Rules for whole lines see nothing where the line is gone. So the pieces at either end of a segment, and behind a title
or a date, are joined again, and what they make is looked at as if it were a line of its own. Where a rule sees
something, it is one piece from then on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.arabic.word_lists import word_set
from cleaner.rules.literals import LiteralMatch
from cleaner.rules.matcher import Sight
from cleaner.text.evidence.bounds import DATE_END, GAP, JOINT_END, TITLE_END
from cleaner.text.evidence.features import credit_kinds, told_by
from cleaner.text.evidence.head_bounds import CREDIT
from cleaner.text.evidence.pieces import JudgedPiece

_MOST: Final = 10  # pieces that are joined
_WORDS: Final = 16  # of what they make
_COVERED: Final = 0.8  # of it, a rule must have seen so much
_EDGES: Final = frozenset({TITLE_END, DATE_END, CREDIT, GAP})
_HEAD: Final = 14  # pieces of a segment, in which two blanks may part a byline from what stands above it
_SURE: Final = 0.85  # strength of a rule
_OPENING_FAMILIES: Final = frozenset({"byline", "caption", "date", "title", "source"})
_DATED_FAMILIES: Final = frozenset({"byline", "date"})
_YEAR: Final = re.compile(r"\d \D{1,12}[ /](?:1[34]|19|20)\d{2}(?!\d)|(?<!\d)(?:1[34]|19|20)\d{2}[/-]\d")
_DIGIT: Final = re.compile(r"\d")
_DASHES: Final = frozenset("-–—ـ:/|")  # behind a dateline, they say that the sentence goes on
_CLOSERS: Final = ' )]»"”'
_BRACKETED: Final = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]\s?[-–—:/]")  # «القاهرة 3 مايو 2019 (وكالة) - قال …»
_DATELINE_END: Final = re.compile(r".?\s*(?:[(\[][^()\[\]]{1,30}[)\]]\s?)?[-–—ـ]+\s", re.DOTALL)
_KNOWN: Final = 3  # how well a piece ends with what is known, or may be a name
_VERB: Final = 4  # letters
_ARTICLE: Final = "ال"  # with which names of families begin
_SIGNED: Final = re.compile(r"[A-Z\d-]{3,30}\.[A-Z]{2,6}(?![\w.])")  # in capitals, an address is its site's signature
_HASHTAG_LAST: Final = re.compile(r"#\w{1,60}\s{0,3}\Z")
_COUNTED: Final = re.compile(r"\W{0,8}\w{1,20} \(\d{1,4}\)\s{0,3}")
_LEADING: Final = frozenset("-–—ـ/|")  # at the end of what is joined
OPENED: Final = "opened"
LED_ON: Final = "led-on"
TOLD: Final = "told"  # a colon stands behind: what follows is the sentence that the dateline opens
ENDED: Final = "ended"
PLAIN: Final = "plain"

Look = Callable[[str, int, int, Sequence[LiteralMatch]], Sequence[Sight]]


class Joiner:
    """Joins the pieces that rules see as one."""

    def __init__(self, look: Look, openings: Collection[str], lexicon: Lexicon) -> None:
        """Hold what looks, the words that open paragraphs, and the names of people, places and agencies."""
        self._look, self._openings, self._lexicon = look, openings, lexicon

    def join(
        self, pieces: Sequence[JudgedPiece], keys: Sequence[str], found: Sequence[Sequence[LiteralMatch]]
    ) -> list[JudgedPiece]:
        """Give the pieces of a document, with those joined that a rule sees as one.

        Args:
            pieces: The pieces of a document.
            keys: The key of each segment that they were cut from.
            found: The literals in each of these.
        """
        joined: list[JudgedPiece] = []
        first = 0
        while first < len(pieces):
            last = first + 1
            while last < len(pieces) and pieces[last].segment == pieces[first].segment:
                last += 1
            own = list(pieces[first:last])
            number = own[0].segment
            joined += self._join_segment(own, keys[number], found[number]) if last - first > 1 else own
            first = last
        return joined

    def _join_segment(self, pieces: list[JudgedPiece], key: str, found: Sequence[LiteralMatch]) -> list[JudgedPiece]:
        begins = range(max(1, len(pieces) - _MOST), len(pieces))
        pieces = self._join_best(pieces, [(begin, len(pieces) - 1) for begin in begins], key, found)
        for start in _starts(pieces, self._lexicon):
            ends = range(min(len(pieces), start + _MOST) - 1, start - 1, -1)
            pieces = self._join_best(pieces, [(start, end) for end in ends], key, found)
        first = pieces[0]
        if any(isinstance(seen, Sight) and _is_sure(seen, first.key, at_head=True) for seen in first.marks):
            pieces[0] = first._replace(settled=first.settled or int(_SIGNED.match(first.key) is not None))
        return pieces

    def _join_best(
        self,
        pieces: list[JudgedPiece],
        joins: Sequence[tuple[int, int]],
        key: str,
        literals: Sequence[LiteralMatch],
    ) -> list[JudgedPiece]:
        """Join the run in which a rule sees something that ends best, and of such the longest, which comes first."""
        found: list[tuple[str, int, JudgedPiece]] = []
        dateline: JudgedPiece | None = None
        for start, end in joins:
            one = self._joined(pieces[start : end + 1], key, literals)
            behind = self._behind(one, pieces[end + 1 : end + 2], key) if one else PLAIN
            if one and not (behind == LED_ON and _may_lead_on(one)):
                found.append((behind, start, one))
            elif one and not dateline and not start and _DATELINE_END.match(key, one.end - 1):
                dateline = one
        if not found:
            return (
                [dateline._replace(settled=-1), *(one for one in pieces if one.end > dateline.end)]
                if dateline
                else pieces
            )
        behind, start, one = max(
            found, key=lambda each: _ends_well(each[2], opened=each[0] == OPENED, lexicon=self._lexicon)
        )
        end = next(index for index in range(start, len(pieces)) if pieces[index].end == one.end)
        following = [piece._replace(kind=JOINT_END) for piece in pieces[end + 1 : end + 2]]
        sure = one.settled and not self._is_of_sentence(one, following)
        settled = int(sure or self._is_byline_before_prose(one, following, behind))
        above = pieces[:start]
        if settled and above and _leads_in(above[-1], start == 1, self._lexicon):
            above[-1] = above[-1]._replace(settled=above[-1].settled or 1)
        return [*above, one._replace(joint=behind, settled=settled), *following, *pieces[end + 2 :]]

    def _joined(self, run: Sequence[JudgedPiece], key: str, literals: Sequence[LiteralMatch]) -> JudgedPiece | None:
        """Give a run of pieces as one, if a rule that drops sees it as one."""
        start, end = run[0].start, run[-1].end
        joined = key[start:end]
        words = joined.count(" ") + 1
        if words > _WORDS or any(piece.settled or piece.ruled for piece in run):
            return None
        sights = self._look(joined, start, end, literals)
        seen = [sight for sight in sights if sight.end - sight.start >= _COVERED * len(joined)]
        if {sight.rule.effect for sight in seen} != {"drop"}:
            return None
        alone = len(run) == 1  # it is a byline before a sentence, or what it was
        if alone and not any(sight.rule.family == "byline" for sight in seen):
            return None
        return run[0]._replace(
            end=run[-1].end,
            key=joined,
            words=tuple(word for piece in run for word in piece.words),
            terminal=run[-1].terminal,
            titled=False,
            settled=int(not alone and any(_is_sure(sight, joined, at_head=not start) for sight in seen)),
            marks=tuple(seen),
        )

    def _is_byline_before_prose(self, one: JudgedPiece, following: Sequence[JudgedPiece], behind: str) -> bool:
        """Tell whether a joined piece is a byline and no dateline, and behind it a sentence opens.

        With a date, it may be the dateline of an agency's sentence, and with a colon that of any, unless it says what
        somebody did: «كتب سالم الحداد: وصل …».
        """
        if not following or behind not in (OPENED, PLAIN, TOLD) or not _is_byline(one):
            return False
        if behind == TOLD and one.words[0] not in word_set("labels.byline"):
            return False
        word = next(iter(following[0].words), "")
        return word in self._openings or (
            self._opens_as_verb(word) and _ends_well(one, lexicon=self._lexicon, opened=False) >= _KNOWN
        )

    def _is_of_sentence(self, one: JudgedPiece, following: Sequence[JudgedPiece]) -> bool:
        """Tell whether hashtags, or a word and a count, are of the sentence behind them: «شارك (14) رئيس مركز …»."""
        word = next(iter(following[0].words), "") if following else ""
        if not word or following[0].key[:1] != word[0]:
            return False
        return _HASHTAG_LAST.search(one.key) is not None or (
            _COUNTED.fullmatch(one.key) is not None and word not in self._openings
        )

    def _opens_as_verb(self, word: str) -> bool:
        """Tell whether a word has the shape of «دشنت» and is no name."""
        shaped = len(word) >= _VERB and word.endswith("ت") and word[-2] not in "اوي"
        return shaped and word not in self._lexicon.given_names and word not in self._lexicon.places

    def _behind(self, one: JudgedPiece, following: Sequence[JudgedPiece], key: str) -> str:
        """Tell how the text goes on: a paragraph opens, a dash or a colon leads on, the segment ends, or none of it."""
        if not following:
            return ENDED
        leads = one.key.rstrip()[-1:] in _LEADING or following[0].key.lstrip(_CLOSERS)[:1] in _DASHES
        if leads or _BRACKETED.match(key, one.end):
            return LED_ON
        if one.key.rstrip()[-1:] == ":" or following[0].key.lstrip(_CLOSERS)[:1] == ":":
            return TOLD
        return OPENED if following[0].words and following[0].words[0] in self._openings else PLAIN


def _starts(pieces: Sequence[JudgedPiece], lexicon: Lexicon) -> list[int]:
    """Give where a byline may begin: behind a title or a date, at a word that credits, at the start; the last first."""
    found = [index for index in range(len(pieces) - 1, 0, -1) if _is_edge(pieces, index, lexicon)]
    return [*(index for index in found if pieces[index].kind != GAP or index < _HEAD), 0]


def _is_edge(pieces: Sequence[JudgedPiece], index: int, lexicon: Lexicon) -> bool:
    return pieces[index].kind in _EDGES or _leads_in(pieces[index - 1], index == 1, lexicon)


def _leads_in(piece: JudgedPiece, first: bool, lexicon: Lexicon) -> bool:
    """Tell whether a piece is the section at the start of a text, or how often it was read, behind the date."""
    if first and len(piece.words) == 1:
        return piece.words[0] in lexicon.bare_sections
    return piece.kind == DATE_END and len(piece.words) == 1 and piece.words[0].isdigit()


def _ends_well(piece: JudgedPiece, lexicon: Lexicon, *, opened: bool) -> int:
    """Tell how well a joined piece ends: a paragraph opens behind it; what it ends with is known, or may be a name."""
    if not any(told_by(seen)[0] == "byline" for seen in piece.marks):
        return 4 * opened
    kinds = credit_kinds(piece.key, lexicon)
    last = kinds[-1] if kinds else ""
    if last == "person":
        return 4 * opened + (3 if _ends_as_name(piece.words, lexicon) else 2)
    return 4 * opened + 3 * (not last.isdigit() and bool(last))


def _is_byline(piece: JudgedPiece) -> bool:
    """Tell whether a rule sees a byline without a date; with one, it may be the dateline of an agency's sentence."""
    return not _DIGIT.search(piece.key) and any(told_by(seen)[0] == "byline" for seen in piece.marks)


def _ends_as_name(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether the last word reads as the end of a person's name, and not as what that person does."""
    last = words[-1]
    known = last in lexicon.given_names or last in lexicon.family_prefixes
    return known or last.startswith(_ARTICLE) or words[-2] in lexicon.family_prefixes


def _may_lead_on(piece: JudgedPiece) -> bool:
    """Tell whether a joined piece is a dateline, as far as rules say: before a dash it is the sentence's own."""
    seen = [sight.rule for sight in piece.marks if isinstance(sight, Sight) and sight.rule.effect == "drop"]
    return all(rule.family in _OPENING_FAMILIES for rule in seen)


def _is_sure(sight: Sight, key: str, *, at_head: bool) -> bool:
    """Tell whether a rule is as sure within a line as on one of its own; names and places open prose as well.

    With a whole date between them at the head of a line, they do not; at its end a date is the sentence's own.
    """
    rule = sight.rule
    if rule.family == "byline" and at_head and _SIGNED.match(key):
        return True
    if rule.effect != "drop" or rule.strength < _SURE:
        return False
    dated = at_head and rule.family in _DATED_FAMILIES and _YEAR.search(key) is not None
    return rule.family not in _OPENING_FAMILIES or dated
