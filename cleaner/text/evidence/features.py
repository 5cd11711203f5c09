"""What a piece says by itself: its shape, its words, and what rules see on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.document.types import Mark
from cleaner.text.evidence.label_features import label_features
from cleaner.text.evidence.pieces import Piece
from cleaner.text.evidence.shapes import step

_DATE: Final = re.compile(
    r"\d{1,4}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{2,4}|\d{1,2}:\d{2}|(?:19|20)\d{2}|"
    r"(?:الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد)[،,]? \d"
)
_URL: Final = re.compile(r"https?://|www\.|\.com\b|\S@\S+\.\S|pic\.twitter")
_DIGIT: Final = re.compile(r"\d")
_ASCII: Final = re.compile(r"[A-Za-z]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_VERB: Final = re.compile(r"[وف]?[يتن][ء-ي]{3,}|و?ا[ء-ي]{3,}ت|و[ء-ي]{3,}")
_LEAD: Final = " \"'«»“”()[]{}.:،؛-–—*#|•"
_SPEECH: Final = frozenset(
    [
        "قال",
        "قالت",
        "اكد",
        "اكدت",
        "اعلن",
        "اعلنت",
        "كشف",
        "كشفت",
        "اوضح",
        "ذكر",
        "ذكرت",
        "افاد",
        "افادت",
        "شدد",
        "دعا",
        "طالب",
        "بحث",
        "استقبل",
    ]
)
_SCALE: Final = 8  # words; from here on a word counts for less
_MOST: Final = 40  # words of a piece that are looked at


def own_features(piece: Piece, lexicon: Lexicon) -> list[str]:
    """Name what speaks for or against a piece by itself; the names are those of the fitted table."""
    key, words = piece.key, piece.words
    names: list[str] = []
    add = names.append
    size = max(1, len(key))
    if digits := len(_DIGIT.findall(key)):
        add(f"digits:{step(digits / size, (0.02, 0.1, 0.25, 0.5))}")
        if _DATE.search(key):
            add(f"date:{min(3, step(len(words), (4, 8, 14)))}")
    if _ASCII.search(key):
        add(f"latin:{step(len(_ASCII.findall(key)) / size, (0.05, 0.3, 0.7))}")
        if _URL.search(key):
            add(f"url:{min(2, step(len(words), (5, 12)))}")
    if "#" in key:
        add(f"hashtag:{min(2, key.count('#'))}:{step(len(words), (4, 9, 20))}")
    if "@" in key:
        add("handle")
    if "|" in key:
        add("bar")
    if "/" in key:
        add(f"slash:{step(len(words), (4, 8, 16))}")
    if "_" in key:
        add("underscore")
    commas = key.count("،") + key.count(",") + key.count("؛")
    if commas:
        add(f"commas:{min(3, commas)}:{step(len(words), (7, 15, 30))}")
    if "«" in key or '"' in key or "“" in key or "”" in key:
        add(f"quotes:{step(len(words), (5, 10, 20))}")
    if "(" in key:
        add("bracket")
    if ":" in key[:-1]:
        add(f"inner-colon:{step(key.index(':'), (8, 20, 40))}")
    first = key.lstrip()[:1]
    if first and not first.isalnum():
        add(f"begins:{first}" if first in '•-–—*|#@(«"[:،.…>»/+' else "begins:other")
    if words:
        word = words[0]
        if lexicon.resumes_at(key, 0, word):
            add("resumes")
        elif word.startswith("و") and len(word) > 3:
            add("begins-and")
        elif word.isdigit():
            add("begins-digit")
        elif word in _SPEECH:
            add("begins-speech")
        names.extend(_classes(words, key, lexicon))
        names.extend(label_features(words))
    return names


def _classes(words: tuple[str, ...], key: str, lexicon: Lexicon) -> list[str]:
    """Name the classes of words in a short piece: sections, people, places, agencies."""
    if len(words) > 14:
        return []
    names: list[str] = []
    plain = key.strip(_LEAD)
    if plain in lexicon.sections:
        names.append("is-section")
    if plain in lexicon.agencies or plain in lexicon.outlets:
        names.append("is-agency")
    if plain in lexicon.desks:
        names.append("is-desk")
    if plain in lexicon.places:
        names.append("is-place")
    size = len(words)
    people = sum(word in lexicon.given_names or word in lexicon.family_prefixes for word in words)
    if people:
        names.append(f"people:{step(people / size, (0.25, 0.5, 0.9))}:{step(size, (3, 6))}")
        if words[0] in lexicon.given_names and size <= 4:
            names.append(f"name-first:{size}")
    sections = sum(word in lexicon.sections for word in words)
    if sections:
        names.append(f"sections:{step(sections / size, (0.3, 0.6, 0.95))}:{step(size, (2, 4))}")
    if any(word in lexicon.places for word in words[:3]):
        names.append(f"place-first:{step(size, (3, 6))}")
    if any(word in lexicon.agencies or word in lexicon.outlets for word in words):
        names.append(f"agency-word:{step(size, (3, 6))}")
    return names


def mark_features(piece: Piece, inside: str) -> list[str]:
    """Name what rules see on a piece; each of these can but speak against it."""
    names: dict[str, None] = {}
    size = max(1, piece.end - piece.start)
    if piece.ruled:
        if piece.ruled.startswith("within:"):
            names[f"mark:{piece.ruled}"] = None
            names[f"mark:within@{inside}"] = None
        else:
            names["mark:ruled"] = None
            names[f"mark:ruled:{piece.ruled}"] = None
            names[f"mark:ruled@{inside}"] = None
    for seen in piece.marks:
        if isinstance(seen, Mark):
            family, strength, effect, opens, ends, width = (
                *(seen.label, seen.strength, seen.effect, seen.opens, seen.ends),
                seen.end - seen.start,
            )
        else:
            rule = seen.rule
            family, strength, effect, opens, ends, width = (
                *(rule.family, rule.strength, rule.effect, rule.opens, rule.ends),
                seen.end - seen.start,
            )
        if effect != "drop":
            continue
        rule_id = seen.rule if isinstance(seen, Mark) else seen.rule.id
        names[f"mark-rule:{rule_id}"] = None
        if piece.joint:
            names[f"mark-joint:{family}:{step(strength, (0.5, 0.75))}:{piece.joint}"] = None
            names[f"mark-joint-rule:{rule_id}:{piece.joint}"] = None
        names[f"mark@{inside}"] = None
        names[f"mark:{family}:{step(strength, (0.5, 0.75))}"] = None
        names[f"mark-share:{step(width / size, (0.3, 0.7, 0.95))}:{step(strength, (0.75,))}:{inside}"] = None
        if opens:
            names[f"mark-opens:{opens}"] = None
        if ends:
            names["mark-ends"] = None
    return list(names)


def families(piece: Piece) -> list[str]:
    """Give the families of the drop marks on a piece."""
    return [
        seen.label if isinstance(seen, Mark) else seen.rule.family
        for seen in piece.marks
        if (seen.effect if isinstance(seen, Mark) else seen.rule.effect) == "drop"
    ]


def opens(piece: Piece) -> str:
    """Give what a mark on the piece takes with it, or an empty text."""
    for seen in piece.marks:
        found = seen.opens if isinstance(seen, Mark) else seen.rule.opens
        if found:
            return found
    return ""


def ends(piece: Piece) -> bool:
    """Tell whether a mark on the piece says that the article is over."""
    return any(seen.ends if isinstance(seen, Mark) else seen.rule.ends for seen in piece.marks)


def word_features(piece: Piece, known: Mapping[str, float] | None = None) -> tuple[list[str], float]:
    """Give the words and the pairs of words that a piece begins and ends with, and how much each of them counts."""
    words = piece.words[:_MOST]
    if not words:
        return [], 1.0
    names = dict.fromkeys(f"w:{word}" for word in words)
    names[f"^:{words[0]}"] = None
    if len(words) > 1:
        names[f"^:{words[0]} {words[1]}"] = None
        names[f"$:{words[-1]}"] = None
        if len(words) <= 12:
            names.update(dict.fromkeys(f"p:{a} {b}" for a, b in pairwise(words)))
    scale = min(1.0, _SCALE / len(words))
    return [name for name in names if known is None or name in known], scale
