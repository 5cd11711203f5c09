"""Why fitted evidence drops or keeps: a sentence for the id that its marks bear, and for each family of features."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

REASONS: Final = MappingProxyType(
    {"context.evidence": "A piece that shape, words, place and neighbours, weighed together, say is not the article."}
)
REASONS_AR: Final = MappingProxyType(
    {"context.evidence": "قطعة يدل شكلها وكلماتها وموضعها وجاراتها، إذا وُزنت معًا، على أنها ليست من المقال."}
)
_BEHIND: Final = re.compile("[:@]")


class Reason(NamedTuple):
    """A plain sentence in English, and the same in Arabic."""

    english: str
    arabic: str


def reason_of(feature: str) -> Reason:
    """Say what a feature of the fitted table is about; of an unknown one, its name.

    >>> reason_of("p:ذات صله").english
    'The words «ذات صله» stand together in it.'
    >>> reason_of("gap:3").arabic
    'عدد الكلمات بين الوقفتين حولها.'
    """
    family = family_of(feature)
    sentences = load_families().get(family)
    if sentences is None:
        return Reason(feature, feature)
    value = feature[len(family) + 1 :]
    value = value.partition(":")[0] or value  # behind it stand steps of lengths and shares
    return Reason(*(sentence.replace("{value}", value) for sentence in sentences))


def family_of(feature: str) -> str:
    """Give the family of a feature: what stands before the first sign that parts its name.

    >>> family_of("zone:top:2:-"), family_of("mark@whole"), family_of("begins::")
    ('zone', 'mark', 'begins')
    """
    return _BEHIND.split(feature, maxsplit=1)[0]


@lru_cache(maxsize=1)
def load_families() -> Mapping[str, Reason]:
    """Read the sentences of all families from `data/evidence/reasons.toml`, once a process."""
    import tomllib  # late, with the next: few ask why
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "evidence" / "reasons.toml").read_text(encoding="utf-8")
    families: dict[str, list[str]] = tomllib.loads(text)["families"]
    return MappingProxyType({name: Reason(*sentences) for name, sentences in families.items()})
