"""Why fitted evidence drops what it drops: one sentence for the id that its marks bear."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

REASONS: Final = MappingProxyType(
    {"context.evidence": "A piece that shape, words, place and neighbours, weighed together, say is not the article."}
)
REASONS_AR: Final = MappingProxyType(
    {"context.evidence": "قطعة يدل شكلها وكلماتها وموضعها وجاراتها، إذا وُزنت معًا، على أنها ليست من المقال."}
)
