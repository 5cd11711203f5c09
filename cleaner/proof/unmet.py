"""Which condition of a rule its own example does not meet, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cleaner.arabic.fold import fold
from cleaner.rules.patterns import compiled, way_of
from cleaner.rules.rule import Rule

_LONGEST: Final = 80  # characters of a key that are shown


def unmet_condition(rule: Rule, text: str) -> str:
    """Say what of a rule for texts an example does not meet.

    Args:
        rule: The rule, as the loader gives it.
        text: An example that the rule does not mark.

    Returns:
        The first condition that fails, with the folded key and the mend; an empty text where none of these does, so
        that it is the whole document that keeps the rule from it.

    >>> unmet_condition(Rule("ui.a", "ui", "A button.", phrases=("عرض المزيد",)), "عرض المزيد من الصور")
    "it is «عرض المزيد من الصور» when folded, and where = 'whole' asks for nothing beside the phrase: try 'start'"
    """
    if rule.kind == "element":
        return ""
    keys = [key for line in text.splitlines() if (key := fold(line).strip())]
    seen = f"it is «{_cut(max(keys, key=len, default=''))}» when folded"
    return _of_words(rule, keys, seen) or _of_length(rule, keys)


def _of_words(rule: Rule, keys: list[str], seen: str) -> str:
    if rule.cues and not _any_in(rule.cues, keys):
        return f"{seen}, and none of its cues stands in that: write one that does"
    if rule.pattern:
        looked = compiled(rule.pattern)
        if any(getattr(looked, way_of(rule.where))(key) for key in keys):
            return ""
        if any(looked.search(key) for key in keys):
            return f"{seen}, and the pattern stands there in another way than where = {rule.where!r}: try 'anywhere'"
        unfolded = sorted({letter for letter in rule.pattern if letter.isalpha() and fold(letter) != letter.lower()})
        if unfolded and rule.kind == "pattern":
            mends = ", ".join(f"{fold(letter) or 'nothing'} for {letter}" for letter in unfolded)
            return f"{seen}, and the pattern has letters that folding changes: write {mends}"
        return f"{seen}, and the {rule.kind} does not match that"
    if not rule.phrases or rule.shape:
        return ""
    phrases = [fold(phrase).strip() for phrase in rule.phrases]
    if not _any_in(phrases, keys):
        return f"{seen}, and none of the phrases («{_cut(phrases[0])}»…) stands in that: mend the phrase or the example"
    stands = _stands(phrases, keys)
    if rule.where != "anywhere" and rule.where not in stands and not rule.inline:
        beside = {"whole": "nothing beside", "label": "a colon, a dash or nothing behind"}.get(rule.where)
        asks = f"asks for {beside} the phrase" if beside else "asks for the phrase there"
        return f"{seen}, and where = {rule.where!r} {asks}: try {stands[0]!r}"
    return ""


def _stands(phrases: Iterable[str], keys: Iterable[str]) -> list[str]:
    """Give how phrases stand in keys, the narrowest way first."""
    found = set()
    for phrase in phrases:
        for key in keys:
            if key == phrase:
                found |= {"whole", "label", "start", "end"}
            elif key.startswith(phrase):
                found |= {"start"} | ({"label"} if key[len(phrase) :].lstrip()[:1] in (":", "-", "–", "—") else set())
            elif key.endswith(phrase):
                found.add("end")
    return [way for way in ("whole", "label", "start", "end") if way in found] or ["anywhere"]


def _of_length(rule: Rule, keys: Iterable[str]) -> str:
    words = max((len(key.split()) for key in keys), default=0)
    return f"it has {words} words, and max_words = {rule.max_words}: raise it" if words > rule.max_words else ""


def _any_in(parts: Iterable[str], keys: Iterable[str]) -> bool:
    folded = [fold(part) for part in parts]
    return any(part in key for key in keys for part in folded)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
