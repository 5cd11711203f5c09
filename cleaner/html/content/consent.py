"""Boxes that ask for consent to cookies, known by what they say: no name of an element tells them in every page."""

from __future__ import annotations

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.html.content.state import ContentState, Pruned
from cleaner.html.parse.layout import Block
from cleaner.html.thresholds import THRESHOLDS

_PURPOSES = word_pattern("<consent.purposes>")
_HINTS = (
    "ارتباط",
    "خصوصي",
    "موافق",
    "كوكيز",
    "ookie",
    "شركاؤنا",
    "بيانات",
    "تصفح",
)  # one stands in whatever speaks of it


def prune_consent(state: ContentState) -> None:
    """Let a box go that names several things to consent to, and has a button to do so, with all that stands in it.

    It is the largest block around such a line that is still small, and holds neither the headline nor the lead.
    """
    said = "\n".join([line.text for line in state.lines])
    hints = [hint for hint in _HINTS if hint in said]  # most pages speak of none
    speaking = [
        index
        for index, line in enumerate(state.lines if hints else ())
        if not state.gone[index] and any(hint in line.text for hint in hints) and _purposes(line.text)
    ]
    for index in speaking:
        if not state.gone[index] and (box := _box(state, index)) is not None:
            state.prune([Pruned(box.first, box.end, "page.consent", "legal", box.selector)])


def _box(state: ContentState, index: int) -> Block | None:
    found = None
    held = state.anchors.headlines | state.anchors.leads
    for number in state.layout.around(state.lines[index].block):
        block = state.blocks[number]
        lines = range(block.first, block.end)
        if number == 0 or sum(map(state.words, lines)) > THRESHOLDS.consent_words or not held.isdisjoint(lines):
            break
        if _is_consent(state, lines):
            found = block
    return found


def _is_consent(state: ContentState, lines: range) -> bool:
    purposes: set[str] = set()
    spoken = controls = 0
    for index in lines:
        text = state.lines[index].text
        named = _purposes(text)
        if named:
            purposes |= named
            spoken += state.words(index)
        elif any(fold(piece).strip(" .!").lower() in _controls() for piece in text.split("\n")):
            controls += 1
    enough = len(purposes) >= THRESHOLDS.consent_purposes and controls > 0
    return enough and spoken >= THRESHOLDS.consent_share * sum(map(state.words, lines))


def _controls() -> frozenset[str]:
    return frozenset(word.lower() for word in word_set("consent.controls"))


def _purposes(text: str) -> set[str]:
    return set(_PURPOSES().findall(fold(text).lower()))
