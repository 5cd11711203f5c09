"""What a piece says by itself: its shape, its words, and what rules see on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.types import Mark
from cleaner.rules.matcher import Sight
from cleaner.rules.shapes import part_kind
from cleaner.text.evidence.label_features import label_features
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.steps import step
from cleaner.text.evidence.word_forms import function_words

_DATE: Final = word_pattern(
    r"\d{1,4}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{2,4}|\d{1,2}:\d{2}|(?:19|20)\d{2}|<calendar.weekdays>[،,]? \d"
)
_URL: Final = re.compile(r"https?://|www\.|\.com\b|\w@[\w-]{1,60}\.\w|pic\.twitter")
_DIGIT: Final = re.compile(r"\d")
_ASCII: Final = re.compile(r"[A-Za-z]")
_LEAD: Final = " \"'«»“”()[]{}.:،؛-–—*#|•"
_PLAIN_SIGNS: Final = (("@", "handle"), ("|", "bar"), ("_", "underscore"), ("(", "bracket"))
_BEGINNINGS: Final = '•-–—*|#@(«"[:،.…>»/+'
_QUOTES: Final = re.compile('[«"“”]')
_SHORT: Final = 14  # words; the classes of words are looked for in no longer piece
_SCALE: Final = 8  # words; from here on a word counts for less
_ADDRESS: Final = 9  # words, as an address has them that is cut at its marks
_ALONE: Final = re.compile(
    r"\W*(?:(?P<post>(?:https?://)?(?:pic\.twitter\.com|t\.co)/\w+)|(?P<mail>[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})"
    r"|(?P<link>(?:https?://|www\.)\S+)|(?P<handle>@\w+)|(?P<hashtag>#\w+))\W*"
)
_CREDIT: Final = 8  # words
_INITIAL: Final = re.compile(r"(?<!\w)[ء-ي](?!\w)")  # of who wrote or edited a dispatch: «ف ق/ ف ج»
_INITIALS: Final = 2
_NUMBERED: Final = re.compile(r"\W*\d{1,3}\s?(?:(?P<dash>[-–—])|(?P<dot>[.)])|(?P<slash>/))\s*[^\W\d]")
_TELLING: Final = 3  # words; in fewer, no share of them tells anything
_FUNCTION_SHARES: Final = (0.01, 0.1, 0.18, 0.27, 0.4)
_PARTED: Final = re.compile(r"\s?[-–—|ـ]\s|\s[-–—|ـ]|\s?/\s?")
PAIRED: Final = 12  # words; in a longer piece no pairs are looked at
MOST_WORDS: Final = 40  # words of a piece that are looked at


def own_features(key: str, words: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """Name what speaks for or against a piece by itself; the names are those of the fitted table."""
    names = [*_signs(key, len(words)), *_punctuation(key, len(words))]
    if words:
        if how := _opening(key, words[0], lexicon):
            names.append(how)
        if len(words) <= _SHORT:
            names += _wholes(key, lexicon)
            names += _classes(words, lexicon)
        names += label_features(words)
        names += _credit(key, len(words), lexicon)
    if len(words) >= _TELLING:
        share = sum([word in function_words() for word in words[:MOST_WORDS]]) / min(len(words), MOST_WORDS)
        names.append(f"function-words:{step(share, _FUNCTION_SHARES)}:{step(len(words), (5, 9, 15, 25))}")
    return names


def _credit(key: str, size: int, lexicon: Lexicon) -> list[str]:
    """Name what stands on the sides of a dash, slash or bar in a short piece: «سلوى سعد – متابعات», «عدن/خاص»."""
    kinds = credit_kinds(key, lexicon) if size <= _CREDIT else []
    return [f"credit:{'|'.join(kinds)}", *(f"credit-part:{kind}" for kind in dict.fromkeys(kinds))] if kinds else []


def credit_kinds(key: str, lexicon: Lexicon) -> list[str]:
    """Tell what the two or three parts of a key are that dashes, slashes or bars part; of an unknown one, how long.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> credit_kinds("جده ـ نجيب الجداوي", load_lexicon()), credit_kinds("عين اليوم – متابعات", load_lexicon())
    (['place', 'person'], ['2', 'desk'])
    """
    if not _PARTED.search(key):
        return []
    parts = [part for part in _PARTED.split(key.strip(_LEAD).casefold()) if part.strip(_LEAD)]
    if not 2 <= len(parts) <= 3:
        return []
    return [part_kind(part.strip(_LEAD), lexicon) or f"{min(3, part.count(' ') + 1)}" for part in parts]


def _signs(key: str, size: int) -> list[str]:
    """Name digits, Latin letters and what addresses are made of."""
    names: list[str] = []
    length = max(1, len(key))
    if size <= _ADDRESS and (alone := address_kind(key)):
        names.append(f"alone:{alone}")
    if letters := initials(key, size):
        names.append(f"initials:{min(5, letters)}")
    if numbered := _NUMBERED.match(key):
        names.append(f"numbered:{numbered.lastgroup}:{step(size, (3, 6, 12))}")
    if digits := len(_DIGIT.findall(key)):
        names.append(f"digits:{step(digits / length, (0.02, 0.1, 0.25, 0.5))}")
        if _DATE().search(key):
            names.append(f"date:{min(3, step(size, (4, 8, 14)))}")
    if latin := len(_ASCII.findall(key)):
        names.append(f"latin:{step(latin / length, (0.05, 0.3, 0.7))}")
        if _URL.search(key):
            names.append(f"url:{min(2, step(size, (5, 12)))}")
    if "#" in key:
        names.append(f"hashtag:{min(2, key.count('#'))}:{step(size, (4, 9, 20))}")
    names += [name for sign, name in _PLAIN_SIGNS if sign in key]
    if "/" in key:
        names.append(f"slash:{step(size, (4, 8, 16))}")
    return names


def initials(key: str, size: int) -> int:
    """Count the initials in a key of so many words, or give 0 where they are not most of it.

    >>> initials("ف ق/ ف ج", 4), initials("و قال", 2)
    (4, 0)
    """
    letters = len(_INITIAL.findall(key)) if size >= _INITIALS else 0
    return letters if letters >= _INITIALS and 2 * letters >= size else 0


def address_kind(key: str) -> str:
    """Tell what address a key is and nothing else: `post`, `mail`, `link`, `handle`, `hashtag`, or nothing.

    >>> address_kind("katib@example.com"), address_kind("كتب الي katib@example.com")
    ('mail', '')
    """
    alone = _ALONE.fullmatch(key)
    return (alone.lastgroup or "") if alone else ""


def _punctuation(key: str, size: int) -> list[str]:
    """Name commas, quotes, colons and what the piece begins with."""
    names: list[str] = []
    if commas := key.count("،") + key.count(",") + key.count("؛"):
        names.append(f"commas:{min(3, commas)}:{step(size, (7, 15, 30))}")
    if _QUOTES.search(key):
        names.append(f"quotes:{step(size, (5, 10, 20))}")
    colon = key.find(":", 0, -1)
    if colon >= 0:
        names.append(f"inner-colon:{step(colon, (8, 20, 40))}")
    first = key.lstrip()[:1]
    if first and not first.isalnum():
        names.append(f"begins:{first}" if first in _BEGINNINGS else "begins:other")
    return names


def _opening(key: str, word: str, lexicon: Lexicon) -> str:
    """Name how the first word opens a piece, or nothing."""
    if lexicon.resumes_at(key, 0, word):
        return "resumes"
    if word.startswith("و") and len(word) > 3:
        return "begins-and"
    if word.isdigit():
        return "begins-digit"
    return "begins-speech" if word in word_set("speech.of_headlines") else ""


def _wholes(key: str, lexicon: Lexicon) -> list[str]:
    """Name what all of a short piece is: a section, an agency, a desk, a place."""
    plain = key.strip(_LEAD)
    known = (
        ("is-section", plain in lexicon.sections),
        ("is-agency", plain in lexicon.agencies or plain in lexicon.outlets),
        ("is-desk", plain in lexicon.desks),
        ("is-place", plain in lexicon.places),
    )
    return [name for name, found in known if found]


def _classes(words: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """Name the classes of words in a short piece: people, sections, places, agencies."""
    names: list[str] = []
    size = len(words)
    people = sum([word in lexicon.given_names or word in lexicon.family_prefixes for word in words])
    if people:
        names.append(f"people:{step(people / size, (0.25, 0.5, 0.9))}:{step(size, (3, 6))}")
        if words[0] in lexicon.given_names and size <= 4:
            names.append(f"name-first:{size}")
    sections = sum([word in lexicon.sections for word in words])
    if sections:
        names.append(f"sections:{step(sections / size, (0.3, 0.6, 0.95))}:{step(size, (2, 4))}")
    if not lexicon.places.isdisjoint(words[:3]):
        names.append(f"place-first:{step(size, (3, 6))}")
    if not (lexicon.agencies.isdisjoint(words) and lexicon.outlets.isdisjoint(words)):
        names.append(f"agency-word:{step(size, (3, 6))}")
    return names


def mark_features(piece: JudgedPiece, inside: str, lexicon: Lexicon) -> list[str]:
    """Name what rules see on a piece; each of these can but speak against it."""
    names: dict[str, None] = {}
    size = max(1, piece.end - piece.start)
    if piece.spliced:
        names[f"+spliced:{piece.spliced}"] = None
        names[f"+spliced:{piece.spliced}:{piece.terminal:d}:{step(len(piece.words), (4, 9, 20))}"] = None
    if piece.ruled:
        if piece.ruled.startswith("within:"):
            names[f"mark:{piece.ruled}"] = None
            names[f"mark:within@{inside}"] = None
        else:
            names["mark:ruled"] = None
            names[f"mark:ruled:{piece.ruled}"] = None
            names[f"mark:ruled@{inside}"] = None
    if piece.joint and (kinds := credit_kinds(piece.key, lexicon)):
        names[f"+credit:{'|'.join(kinds)}:{piece.joint}"] = None
        names[f"+credited:{kinds[-1]}:{piece.joint}"] = None
    for seen in piece.marks:
        family, strength, effect = told_by(seen)
        if effect != "drop":
            continue
        rule_id = seen.rule if isinstance(seen, Mark) else seen.rule.id
        names[f"mark-rule:{rule_id}"] = None
        if piece.joint:
            names[f"mark-joint:{family}:{step(strength, (0.5, 0.75))}:{piece.joint}"] = None
            names[f"mark-joint-rule:{rule_id}:{piece.joint}"] = None
        names[f"mark@{inside}"] = None
        names[f"mark:{family}:{step(strength, (0.5, 0.75))}"] = None
        share = step((seen.end - seen.start) / size, (0.3, 0.7, 0.95))
        names[f"mark-share:{share}:{step(strength, (0.75,))}:{inside}"] = None
        if taken := _opens(seen):
            names[f"mark-opens:{taken}"] = None
        if _ends(seen):
            names["mark-ends"] = None
    return list(names)


def told_by(seen: Sight | Mark) -> tuple[str, float, str]:
    """Give the family, the strength and the effect of the rule that saw something."""
    if isinstance(seen, Mark):
        return seen.label, seen.strength, seen.effect
    return seen.rule.family, seen.rule.strength, seen.rule.effect


def _opens(seen: Sight | Mark) -> str:
    return seen.opens if isinstance(seen, Mark) else seen.rule.opens


def _ends(seen: Sight | Mark) -> bool:
    return seen.ends if isinstance(seen, Mark) else seen.rule.ends


def families(piece: JudgedPiece) -> list[str]:
    """Give the families of the drop marks on a piece, in their order."""
    told = [told_by(seen) for seen in piece.marks]
    return [family for family, _, effect in told if effect == "drop"]


def surest_family(piece: JudgedPiece) -> str:
    """Give the family of the strongest drop mark on a piece, the first of several; nothing where there is none."""
    told = [(strength, family) for family, strength, effect in map(told_by, piece.marks) if effect == "drop"]
    return max(told, key=lambda one: one[0])[1] if told else ""


def opens(piece: JudgedPiece) -> str:
    """Give what a mark on the piece takes with it, or an empty text."""
    return next(filter(None, map(_opens, piece.marks)), "")


def ends(piece: JudgedPiece) -> bool:
    """Tell whether a mark on the piece says that the article is over."""
    return any(map(_ends, piece.marks))


def word_features(said: tuple[str, ...], known: Mapping[str, float] | None = None) -> tuple[list[str], float]:
    """Give the words and the pairs of words that a piece begins and ends with, and how much each of them counts."""
    words = said[:MOST_WORDS]
    if not words:
        return [], 1.0
    names = dict.fromkeys(f"w:{word}" for word in words)
    names[f"^:{words[0]}"] = None
    if len(words) > 1:
        names[f"^:{words[0]} {words[1]}"] = None
        names[f"$:{words[-1]}"] = None
        if len(words) <= PAIRED:
            names.update(dict.fromkeys(f"p:{a} {b}" for a, b in pairwise(words)))
    return [name for name in names if known is None or name in known], word_scale(words)


def word_scale(words: tuple[str, ...]) -> float:
    """Give how much each word of a piece counts."""
    return min(1.0, _SCALE / len(words))
