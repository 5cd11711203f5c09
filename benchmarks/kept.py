"""What a run left of a dump: how many records and characters, and how much of the bodies that the generator put in.

Bodies are compared by their words, however often each stands there, over the first thousand records of each part of
the dump: `body` is the share of the bodies' words that came out, a record that did not come out counted as lost;
`clean` is the share of the words that came out which belong to the bodies. Lines that may stay or go count for
neither. Of hostile dumps, and of texts and pages of yours, no body is known.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from generate import Dump, Plan, records_of

FIRST = 1_000  # records of each part whose bodies are looked at
_WORD = re.compile(r"[^\W\d_]+")
_OPTIONAL = "? "  # opens a line that may stay or go


class Truth(NamedTuple):
    """The words of a body, and those of the lines that may stay or go."""

    body: Counter[str]
    optional: Counter[str]


class Kept(NamedTuple):
    """What came out, and both shares (None where no body is known)."""

    records: int
    texts: int
    characters: int
    body: float | None = None
    clean: float | None = None

    @property
    def cells(self) -> str:
        """Everything as cells of a table."""
        shares = ("–" if share is None else f"{share:.3f}" for share in (self.body, self.clean))
        return " | ".join((f"{self.records:,}", f"{self.texts:,}", f"{self.characters:,}", *shares))


def truths(parts: Iterable[tuple[Plan, Dump]]) -> dict[str, Truth]:
    """Give the bodies of the first records of every part of a dump, by their addresses."""
    return {
        record["url"]: _truth(record["body"])
        for plan, holds in parts
        if not (plan.source or holds.hostile)
        for record in islice(records_of(plan), min(FIRST, holds.good))
    }


def kept(paths: Iterable[Path], known: Mapping[str, Truth]) -> Kept:
    """Look at what came out, in files of JSON lines, beside the bodies that are known."""
    records = texts = characters = came = right = optional = 0
    for record in _read(paths):
        text = record.get("clean_text", record.get("text")) or ""
        records, texts, characters = records + 1, texts + bool(text.strip()), characters + len(text)
        if truth := known.get(_address(record)):
            words = _words(text)
            found = words & truth.body
            right += found.total()
            optional += ((words - found) & truth.optional).total()
            came += words.total()
    bodies = sum(truth.body.total() for truth in known.values())
    share = right / bodies if bodies else None
    return Kept(records, texts, characters, share, right / (came - optional) if right else None)


def _read(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with path.open("rb") as lines:
            yield from map(json.loads, lines)


def _address(record: Mapping[str, Any]) -> str:
    """Give the address of a record, which datatrove has among its metadata."""
    return str(record.get("url") or record.get("metadata", {}).get("url"))


def _truth(body: str) -> Truth:
    lines = body.splitlines()
    own = (line for line in lines if not line.startswith(_OPTIONAL))
    optional = (line for line in lines if line.startswith(_OPTIONAL))
    return Truth(_words("\n".join(own)), _words("\n".join(optional)))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))
