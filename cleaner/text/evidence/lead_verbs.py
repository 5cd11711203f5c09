"""Verbs with which the first sentence of an article opens, however rare: what stands above it ends before them."""

from __future__ import annotations

from functools import cache
from typing import Final

from cleaner.arabic.word_lists import word_set

_CLASSES: Final = ("lead_verbs.past", "lead_verbs.short", "lead_verbs.feminine")
_AND: Final = "و"
_SURE_VERB: Final = 4  # letters; of fewer, nouns are made as often


@cache
def lead_verbs() -> frozenset[str]:
    """Give the verbs, folded, with which a sentence may open, beside those that the table knows, with «و» before, too.

    >>> "انفرد" in lead_verbs(), "وانفرد" in lead_verbs(), "وزير" in lead_verbs()
    (True, True, False)
    """
    verbs = word_set(*_CLASSES)
    return verbs | {f"{_AND}{verb}" for verb in verbs if len(verb) >= _SURE_VERB}
