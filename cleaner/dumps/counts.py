"""What became of the records of a run: counts that add up, what went by family and rule, and examples."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from cleaner.document.hosts import host_of
from cleaner.dumps.workers.clean_record import Outcome

HOSTS: Final = 2_000  # that are counted by name
OTHERS: Final = "(others)"
EXAMPLES: Final = 10
_REASONS: Final = 50
_USER: Final = re.compile(r"//[^/?#\s]*@")
_SECRET: Final = "token|key|sig|auth|pass|pwd|secret|sess|sid|jwt|code"
_VALUE: Final = re.compile(rf"([?&;#][\w.-]{{0,40}}(?:{_SECRET})[\w.-]{{0,40}}=)[^&;#]*", re.IGNORECASE)
_FIRST: Final = 30  # documents that may all be examples; of those after them, ever fewer
DROPPED: Final = ("empty", "short", "another language", "unchanged", "not in the sample")


@dataclass(slots=True)
class Tally:
    """What became of the documents of a run so far.

    Every document that was `read` was `written`, `dropped` (by reason) for the caller's wish, `skipped` (by reason) for
    what it is, or has `failed`. `broken` counts inputs that could not be read to their end, whose records were counted
    as far as they were read. `characters` counts those that were read and those that stayed; `labels`, `rules` and
    `hosts` count the characters that were removed, `host_characters` those that were read, `host_families` those that
    were removed by family and host (see `of_host`), `found` the findings by check, `warned` the documents with warnings
    and `noticed` the warnings by kind; `met` counts the documents of outlets that rules of one's own are limited to.
    `languages` counts the documents by language, where that is told.
    Of those that were read, an earlier run had read as many as were `resumed`.
    """

    read: int = 0
    resumed: int = 0
    written: int = 0
    failed: int = 0
    broken: int = 0
    changed: int = 0
    emptied: int = 0
    warned: int = 0
    characters_read: int = 0
    characters_kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    host_documents: Counter[str] = field(default_factory=Counter)
    host_characters: Counter[str] = field(default_factory=Counter)
    host_families: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    noticed: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    examples: list[dict[str, Any]] = field(default_factory=list)

    @property
    def cleaned(self) -> int:
        """The documents that were cleaned, written or not."""
        return self.written + self.dropped.total() - self.dropped["not in the sample"]

    @property
    def read_here(self) -> int:
        """The documents that this run has read itself."""
        return self.read - self.resumed

    @property
    def adds_up(self) -> bool:
        """Whether every document that was read is accounted for.

        >>> Tally(read=3, written=2, failed=1).adds_up, Tally(read=3, written=2).adds_up
        (True, False)
        """
        return self.read == self.written + self.dropped.total() + self.skipped.total() + self.failed

    def add(self, outcome: Outcome, url: str | None) -> None:
        """Count what became of a document that was cleaned; what is done with it then is counted by the caller."""
        self.changed += outcome.changed
        self.emptied += bool(outcome.read) and not (outcome.text or "").strip()
        self.warned += bool(outcome.warnings)
        self.characters_read += outcome.read
        removed = sum(outcome.labels.values())
        self.characters_kept += outcome.read - removed
        for counter, counts in (
            (self.labels, outcome.labels),
            (self.rules, outcome.rules),
            (self.found, outcome.found),
            (self.noticed, outcome.noticed),
        ):
            for name, count in counts.items():
                counter[name] += count
        self.met.update(outcome.met)
        self.languages.update([outcome.language] if outcome.language else [])
        host = host_of(url) if url else ""
        if host:
            host = host if host in self.host_documents or len(self.host_documents) < HOSTS else OTHERS
            self.host_documents[host] += 1
            self.hosts[host] += removed
            self.host_characters[host] += outcome.read
            for family, count in outcome.labels.items():
                self.host_families[f"{family} {host}"] += count

    @property
    def of_host(self) -> dict[str, Counter[str]]:
        """The characters that were removed, by host and family.

        >>> Tally(host_families=Counter({"source marfa.example": 4})).of_host
        {'marfa.example': Counter({'source': 4})}
        """
        found: dict[str, Counter[str]] = {}
        for name, count in self.host_families.items():
            family, _, host = name.partition(" ")
            found.setdefault(host, Counter())[family] = count
        return found

    def skip(self, reason: str) -> None:
        """Count a document that is none; of reasons beyond many, the rest are one."""
        self.skipped[reason if reason in self.skipped or len(self.skipped) < _REASONS else OTHERS] += 1

    def keep_example(self, example: dict[str, Any]) -> None:
        """Keep an example; where there are many, those from all over the run stay."""
        self.examples.append(example)
        if len(self.examples) > EXAMPLES:
            del self.examples[1 + len(self.examples) // 3]

    def to_json(self) -> dict[str, Any]:
        """Give the counts as JSON has them."""
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {name: dict(value) if isinstance(value, Counter) else value for name, value in values.items()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Tally:
        """Take the counts back. Raises `ValueError` for what is no tally.

        >>> Tally.from_json(Tally(read=1, written=1).to_json()) == Tally(read=1, written=1)
        True
        """
        empty = cls()
        if set(values) != {entry.name for entry in fields(cls)}:
            raise ValueError("no tally")
        taken: dict[str, Any] = {}
        for name, value in values.items():
            kind = type(getattr(empty, name))
            if kind is Counter and isinstance(value, dict) and all(map(_is_count, value.values())):
                taken[name] = Counter(value)
            elif (kind is list and _are_examples(value)) or (kind is int and _is_count(value)):
                taken[name] = value
            else:
                raise ValueError(f"no tally: {name}")
        return cls(**taken)

    def __str__(self) -> str:
        """Give the counts in one line, those that are 0 left out.

        >>> str(Tally(read=3, written=2, changed=1, failed=1))
        '2 cleaned, 1 of them changed, 1 failed'
        """
        dropped, failed = self.dropped.total(), self.failed + self.broken
        parts = [f"{self.cleaned:,} cleaned", f"{self.changed:,} of them changed"]
        parts += [f"{self.emptied:,} left empty"] if self.emptied else []
        parts += [f"{dropped:,} dropped"] if dropped else []
        parts += [f"{self.skipped.total():,} skipped"] if self.skipped else []
        parts += [f"{failed:,} failed"] if failed else []
        return ", ".join(parts)


def masked(url: str | None) -> str | None:
    """Give an address without what only its owner should know: a user, and a value of its query that opens something.

    >>> masked("https://ali:123@akhbar.example/1?access_token=abc&page=2#top")
    'https://…@akhbar.example/1?access_token=…&page=2#top'
    """
    return url and _VALUE.sub(r"\1…", _USER.sub("//…@", url))


def wants_example(number: int) -> bool:
    """Tell whether the document of this number, from 1, may be an example, if it changes: of later ones ever fewer.

    >>> wants_example(3), wants_example(1000), wants_example(1024)
    (True, False, True)
    """
    return number <= _FIRST or number & (number - 1) == 0


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _are_examples(values: object) -> bool:
    return isinstance(values, list) and all(
        isinstance(value, dict)
        and set(value) == {"place", "path", "record", "url", "stretches"}
        and isinstance(value["place"], str)
        and isinstance(value["path"], str)
        and _is_count(value["record"])
        and isinstance(value["url"], str | None)
        and isinstance(value["stretches"], list)
        and all(
            isinstance(stretch, list) and len(stretch) == 3 and all(isinstance(part, str) for part in stretch)
            for stretch in value["stretches"]
        )
        for value in values
    )
