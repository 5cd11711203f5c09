"""The fitted table: what each feature, word and bound weighs, and the thresholds of the presets.

`data/evidence/table.json` was written by `benchmarks/fit_evidence.py`; its `about` tells when, on what, and its digest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from cleaner.text.evidence.chain import Against, Turns

_WEIGHED: Final = ("base", "bounds", "openings", "thresholds", "turns", "weak_openings", "weights", "words")


@dataclass(frozen=True, slots=True)
class EvidenceTable:
    """Weights in log odds against a piece, costs of changing sides at a bound, and thresholds by preset.

    A feature weighs differently above the article, set into it and below it; a word weighs the same. Weights whose
    names begin with `mark` or `+` (what rules see) and all costs are at least 0, so that a rule never speaks for a
    piece.
    """

    base: Against
    weights: Mapping[str, Against]
    words: Mapping[str, float]
    turns: Turns
    enter: Mapping[str, float]
    leave: Mapping[str, float]
    openings: frozenset[str]
    weak_openings: frozenset[str]
    thresholds: Mapping[str, float]
    digest: str


def digest_of(record: Mapping[str, object]) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of all that a table weighs."""
    weighed = {key: record[key] for key in _WEIGHED}
    return sha256(json.dumps(weighed, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def load_table() -> EvidenceTable:
    """Read the table, once a process.

    >>> min(load_table().enter.values()) >= 0
    True
    """
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "evidence" / "table.json").read_text(encoding="utf-8")
    record = json.loads(text)
    bounds: dict[str, list[float]] = record["bounds"]
    return EvidenceTable(
        base=Against(*record["base"]),
        weights=MappingProxyType({name: Against(*values) for name, values in record["weights"].items()}),
        words=MappingProxyType(record["words"]),
        turns=Turns(**record["turns"]),
        enter=MappingProxyType({name: costs[0] for name, costs in bounds.items()}),
        leave=MappingProxyType({name: costs[1] for name, costs in bounds.items()}),
        openings=frozenset(record["openings"]),
        weak_openings=frozenset(record["weak_openings"]),
        thresholds=MappingProxyType(record["thresholds"]),
        digest=record["about"]["digest"],
    )
