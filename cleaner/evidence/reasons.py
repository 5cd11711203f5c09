"""Why the fitted stage drops what it drops: one sentence for the id that its marks bear."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

REASONS: Final = MappingProxyType(
    {"context.evidence": "A piece that shape, words, place and neighbours, weighed together, say is not the article."}
)
