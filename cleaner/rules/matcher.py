"""The few kinds of rule, compiled: how phrases, patterns and shapes look at the key of a segment.

Phrases that must stand at a segment's start are found by the segment's first word; phrases that may stand anywhere,
and the cues that gate patterns, by one Aho-Corasick scan over the whole document, whose cost does not grow with their
number (A. Aho and M. Corasick, 1975).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from typing import NamedTuple

from cleaner.arabic.fold import fold_phrase
from cleaner.arabic.lexicon import Lexicon, load_lexicon
from cleaner.arabic.lines import FoldedText
from cleaner.rules.literals import JoinedLiterals, LiteralMatch, Literals, Use
from cleaner.rules.patterns import Look, Looks, pattern_of, way_of
from cleaner.rules.quoted_phrases import is_mentioned
from cleaner.rules.rule import Rule, Rules
from cleaner.rules.shapes import LONGEST, SHAPES
from cleaner.rules.templates import names_title

_LEAD = re.compile(
    r"[\s•▪▫●○■□◾◽◼★☆◆◇►▶◄◀‣⁃∙·»«›‹❖✔✅\-–—*#|_.…>\"“”'/\\()\[\]\U0001f300-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe0f]*+"
    r"(?:\d{1,2}\s?[-.)–](?!\d)\s*)?(\w+)?"
)
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_COLONS = frozenset(":：|-–—/»«<>؛←→⬅➡👈👇⤵*=.…")
_LONGEST_PATTERN = 500  # characters; a pattern never looks at a longer segment
_REACH = 200  # characters around a cue in which its pattern is looked for
_TEMPLATE_REACH = 500  # the same for a template, which may be as long
_SENTENCE_EDGE = re.compile(r"[.!؟?…»”)\]|:،\"](?:[ \"»”)\]]{0,3})(?=\S)")
_REMEMBERED = 20_000  # short segments whose sights are kept
_REMEMBERED_LONG = 256  # and of longer ones
_GLUED_RUN = 150  # words
_SHORT = 16  # words; rules for short segments may have short and frequent cues


class Hit(NamedTuple):
    """A literal found at `start:end` of the key of line number `line`."""

    line: int
    start: int
    end: int
    uses: tuple[Use, ...]


class Sight(NamedTuple):
    """Where in a segment's key a rule saw its phrase."""

    rule: Rule
    start: int
    end: int


class Matcher:
    """Rules made ready to look."""

    def __init__(self, rules: Rules, lexicon: Lexicon | None = None) -> None:
        """Fold every phrase and build the indexes, in some milliseconds for a thousand phrases; see `Literals`."""
        self.rules = rules
        self.lexicon = lexicon or load_lexicon()
        self._starts: dict[str, list[tuple[str, Rule]]] = {}
        self._patterns: dict[str, Looks] = {}
        self._looks: dict[str, Look] = {}
        self._seen: dict[str, list[Sight]] = {}
        self._seen_long: dict[str, list[Sight]] = {}
        far, near = [], []
        for rule in rules:
            phrases = list(dict.fromkeys(map(fold_phrase, rule.phrases)))
            uses = [(phrase, Use(rule, cue=False)) for phrase in phrases]
            uses += [(cue, Use(rule, cue=True)) for cue in dict.fromkeys(map(fold_phrase, rule.cues))]
            at_start = rule.where in ("whole", "label", "start")
            if at_start:
                for phrase in phrases:
                    self._starts.setdefault(_first(phrase.lower()), []).append((phrase.lower(), rule))
            if rule.inline or rule.max_words > _SHORT:
                far += uses[0 if rule.inline or not at_start else len(phrases) :]
            else:
                near += uses[len(phrases) if at_start else 0 :]
        for entries in self._starts.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._far: Literals | JoinedLiterals = Literals(far)
        self._near: Literals | JoinedLiterals = Literals(near)
        self.titled = frozenset(rule.id for rule in rules if any(map(names_title, rule.templates)))
        self._shapes = tuple((SHAPES[rule.shape], rule) for rule in rules if rule.kind == "shape")

    def extended(self, rules: Sequence[Rule]) -> Matcher:
        """Give a matcher of these rules and a few more, which shares what finds the phrases of these.

        It is made in a moment and sees what one of all the rules would see.
        """
        more = Matcher(Rules(tuple(rules)), self.lexicon)
        both = copy(self)
        both.rules = Rules((*self.rules, *rules))
        both._starts = dict(self._starts)
        for first, entries in more._starts.items():
            both._starts[first] = sorted([*self._starts.get(first, ()), *entries], key=lambda entry: -len(entry[0]))
        both._patterns, both._looks, both._seen = dict(self._patterns), dict(self._looks), {}
        both._far, both._near = JoinedLiterals(self._far, more._far), JoinedLiterals(self._near, more._near)
        both.titled, both._shapes = self.titled | more.titled, self._shapes + more._shapes
        return both

    def scan(self, folded: FoldedText) -> list[Hit]:
        """Find every literal of the inline rules and of those for long segments in the document, in one pass."""
        found = self._far.find(folded.key)
        hits, number, lines = [], 0, folded.lines
        for start, end, uses in sorted(found, key=_by_place) if found else ():
            while number + 1 < len(lines) and lines[number + 1].key_start <= start:
                number += 1
            first = lines[number].key_start
            hits.append(Hit(number, start - first, end - first, uses))
        return hits

    def glued_span(self, rule: Rule, key: str, cue: int) -> tuple[int, int] | None:
        """Give the place of an inline pattern around its cue at offset `cue` of a whole line, or None.

        A pattern for whole segments has to reach from the end of a sentence to the end of the line, or to the
        end of what a pattern of another kind matches by itself. A template says itself where it begins and ends.
        """
        pattern = self._pattern(rule)
        if rule.kind == "template":
            return _template_span(pattern, rule.where, key, cue)
        if rule.where == "anywhere":
            start = max(0, cue - _REACH)
            found = pattern.search(key, start, cue + _REACH)
            return (found.start(), found.end()) if found and found.end() > found.start() else None
        if rule.where in ("whole", "end") and (
            len(key) - cue > _LONGEST_PATTERN or key.count(" ", cue) > rule.max_words
        ):
            return None
        look = pattern.match if rule.where in ("start", "label") else pattern.fullmatch
        stop = len(key) - (key[-1:] == " ")  # the blank at a line's end is not in its segment
        for edge in _SENTENCE_EDGE.finditer(key, max(0, cue - _REACH), cue + 1):
            found = look(key, edge.end(), stop)
            if found and found.end() > found.start():
                return edge.end(), found.end()
        return None

    def look(self, key: str, words: int, hits: Sequence[LiteralMatch]) -> list[Sight]:
        """Give what the rules see in one segment of that many words; `hits` are those of `scan` in it."""
        short = words <= _SHORT and len(key) <= _LONGEST_PATTERN
        known = self._seen if short else self._seen_long
        seen = known.get(key)  # the boilerplate of a site stands on all its pages, and a line in each of two passes
        if seen is None:
            if len(known) >= (_REMEMBERED if short else _REMEMBERED_LONG):
                known.clear()
            seen = known[key] = self._look(key, words, hits)
        return seen

    def look_anew(self, key: str, words: int, hits: Sequence[LiteralMatch]) -> list[Sight]:
        """Look at a key that tells less than it was made of, so that none but these `hits` tell what is in it."""
        return self._look(key, words, hits)

    def look_alone(self, key: str) -> list[Sight]:
        """Give what the rules see in a key as if it were all of a document.

        >>> from cleaner.rules.files import load_rules
        >>> [sight.rule.id for sight in Matcher(load_rules()).look_alone("شارك المقال")][:1]
        ['share.button']
        """
        return self.look(key, key.count(" ") + 1, self._far.find(key))

    def _look(self, key: str, words: int, hits: Sequence[LiteralMatch]) -> list[Sight]:
        sights: dict[str, Sight] = {}
        lead, word = opening(key)
        if word and word.lower() in self._starts:
            self._look_at_start(key, words, lead, sights)
        if lead and key[0] in self._starts:
            self._look_at_start(key, words, 0, sights)
        if hits:
            self._look_within(hits, key, words, lead, sights)
        if len(key) > _LONGEST_PATTERN:
            return _used(key, sights.values())
        if words <= _SHORT:
            self._look_within(self._near.find(key), key, words, lead, sights)
        if words <= LONGEST:
            for shape, rule in self._shapes:
                if rule.id not in sights and words <= rule.max_words and shape(key, self.lexicon):
                    sights[rule.id] = Sight(rule, 0, len(key))
        return _used(key, sights.values())

    def _look_within(
        self, hits: Iterable[LiteralMatch], key: str, words: int, lead: int, sights: dict[str, Sight]
    ) -> None:
        tried: set[str] = set()
        for start, end, uses in hits:
            for rule, cue in uses:
                if cue:
                    if rule.id in tried or rule.id in sights:
                        continue
                    tried.add(rule.id)
                    place = self._pattern_place(rule, key, lead) if _fits(key, words, rule) else None
                elif (
                    rule.where in ("whole", "label", "start")
                    or rule.id in sights
                    or not _stands_within(key, start, end, rule.where)
                ):  # found by the segment's first word, if at all
                    continue
                else:
                    place = (start, end) if _fits(key, words, rule) else None
                if place:
                    sights[rule.id] = Sight(rule, *place)

    def _look_at_start(self, key: str, words: int, start: int, sights: dict[str, Sight]) -> None:
        head = key[start : start + 120].lower()
        for phrase, rule in self._starts.get(_first(head), ()):
            if not head.startswith(phrase) or rule.id in sights:
                continue
            size = len(phrase)
            if head[size : size + 1].isalnum() and phrase[-1].isalnum():
                continue
            if _fits(key, words, rule) and _stands(key, start + size, rule.where):
                sights[rule.id] = Sight(rule, start, start + size)

    def _pattern(self, rule: Rule) -> Looks:
        """Compile a pattern when it is first wanted: all of them take most of a second."""
        pattern = self._patterns.get(rule.id)
        if pattern is None:
            pattern = self._patterns[rule.id] = pattern_of(rule)
        return pattern

    def _pattern_place(self, rule: Rule, key: str, lead: int) -> tuple[int, int] | None:
        if len(key) > _LONGEST_PATTERN:
            return None
        look = self._looks.get(rule.id)
        if look is None:
            look = self._looks[rule.id] = getattr(self._pattern(rule), way_of(rule.where))
        found = look(key)
        if not (found and found.end() > found.start()) and lead:
            found = look(key, lead)
        if not found or found.end() == found.start() or (rule.where == "end" and _LETTER.search(key, found.end())):
            return None
        return found.start(), found.end()


def _used(key: str, sights: Iterable[Sight]) -> list[Sight]:
    """Leave out what drops phrases that a text but mentions."""
    return [one for one in sights if one.rule.effect != "drop" or not is_mentioned(key, one.start, one.end)]


def _template_span(pattern: Looks, where: str, key: str, cue: int) -> tuple[int, int] | None:
    """Give the place of a template around its cue in a line's key: at its start, at its end, or anywhere in it."""
    at_start = where in ("start", "label")
    first, last = max(0, cue - _TEMPLATE_REACH), min(len(key), cue + _TEMPLATE_REACH)
    if at_start:
        found = pattern.match(key, 0, last)
        return found.span() if found else None
    found = pattern.search(key, first, last)
    while found:
        if found.end() > cue and (where != "end" or not _LETTER.search(key, found.end())):
            return found.span() if found.start() <= cue else None
        found = pattern.search(key, max(found.end(), found.start() + 1), last)
    return None


def opening(key: str) -> tuple[int, str]:
    """Give where the text of a line begins, behind its bullet, number or decoration, and its first word.

    >>> opening("• 3- المصدر: وكالات")
    (5, 'المصدر')
    """
    found = _LEAD.match(key)
    assert found is not None  # the pattern matches nothing, too
    word = found[1] or ""
    return found.end() - len(word), word


def _by_place(found: LiteralMatch) -> tuple[int, int]:
    return found[0], -found[1]


def _first(key: str) -> str:
    found = _WORD.match(key)
    return found[0] if found else key[:1]


def _fits(key: str, words: int, rule: Rule) -> bool:
    """Tell whether a segment is short enough for the rule; a run of headlines after a label may be longer."""
    return words <= rule.max_words or (
        rule.opens == "headlines" and words <= _GLUED_RUN and not re.search("[.،,؛]", key[len(key) // 8 :])
    )


def _stands(key: str, end: int, where: str) -> bool:
    """Tell whether a phrase that begins the segment and ends at `end` stands as `where` wants it."""
    if where == "start":
        return True
    rest = key[end:].lstrip()
    if not _LETTER.search(rest):
        return len(rest) <= 40
    return where == "label" and rest[0] in _COLONS


def _stands_within(key: str, start: int, end: int, where: str) -> bool:
    if (start and key[start - 1].isalnum() and key[start].isalnum()) or (
        key[end : end + 1].isalnum() and key[end - 1].isalnum()
    ):
        return False
    return where == "anywhere" or (where == "end" and not _LETTER.search(key, end))
