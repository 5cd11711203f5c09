"""What the words of a piece do on pages: by classes, so that words nobody has seen in a label count like their kin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cleaner.arabic.label_classes import classes_of
from cleaner.text.evidence.steps import step

_SHORT: Final = 14  # words; of a longer piece the opening words alone are looked at
_OPENING: Final = 3  # words
_SHARES: Final = (0.01, 0.34, 0.5, 0.75, 0.99)
_REMEMBERED: Final = 1 << 14  # words; most of a text are among so many
_SILENT: Final = frozenset({"particles"})

_FAMILIES: Final = MappingProxyType(  # what pieces are whose words are in these classes
    {
        **dict.fromkeys(("follow", "networks", "share", "channels"), "share"),
        **dict.fromkeys(("subscribe", "notify"), "subscribe"),
        **dict.fromkeys(("legal", "cookies"), "legal"),
        **dict.fromkeys(("date_labels", "ago"), "date"),
        "comments": "comments",
        "form_fields": "comments",
        "akin": "related",
        "ads": "ad",
        "source": "source",
    }
)
_SAYING: Final = 2  # words that say the same; one stands in headlines as well


def family_said(words: Sequence[str]) -> str:
    """Give the family that several words of a piece say it is of, or an empty text.

    >>> family_said(("لمتابعه", "اخر", "الاخبار", "اشترك", "في", "النشره", "البريديه"))
    'subscribe'
    >>> family_said(("افتتاح", "حديقه", "علي", "النهر"))
    ''
    """
    said = Counter(
        family for word in words for family in {_FAMILIES[name] for name in classes_of(word) if name in _FAMILIES}
    )
    family, count = max(said.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return family if count >= _SAYING else ""


def label_features(words: Sequence[str]) -> list[str]:
    """Name the classes of the words of a piece, and of its first and last word.

    >>> [name for name in label_features(("وظايف", "مشابهه")) if name.startswith("class-last")]
    ['class-last:akin']
    """
    if not words:
        return []
    looked = words if len(words) <= _SHORT else words[:_OPENING]
    found = [_telling(word) for word in looked]
    size = step(len(words), (2, 3, 4, 6, 9, 15))
    names = [f"class-first:{name}:{size > 3}" for name in found[0]]
    if len(words) <= _SHORT:
        names += [f"class-last:{name}" for name in found[-1]]
        names += [f"class:{name}:{size > 2}" for name in dict.fromkeys(one for own in found for one in own)]
        names.append(f"class-share:{step(sum(map(bool, found)) / len(found), _SHARES)}:{size}")
    return list(dict.fromkeys(names))


@lru_cache(maxsize=_REMEMBERED)
def _telling(word: str) -> tuple[str, ...]:
    """Give the classes of a word that tell labels from prose."""
    return tuple(name for name in classes_of(word) if name not in _SILENT)
