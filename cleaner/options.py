"""What a caller may choose: one frozen value, checked when it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cleaner.rules.files import load_rules
from cleaner.rules.rule import LABELS, Rules

ENGINES: Final = ("auto", "fast", "trafilatura")
CAUTION: Final = MappingProxyType({"precision": 0.35, "balanced": 0.5, "recall": 0.75})


class OptionError(ValueError):
    """An option that is unknown, or that would do nothing; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean.

    `preset` is `precision` (the cleanest text), `balanced`, or `recall` (the last doubtful line stays); it stands
    for one number, the evidence from 0 to 1 that a segment must have against it to go. `keep` names families of
    boilerplate that stay in the text (the headlines below a read-also label are `related`). `rules` are paths of rule
    files to add, read once a process; `without` ids of rules to leave out. With `repair` mojibake is mended first, by
    ftfy (an extra), and offsets count the mended text. `engine` is who finds the main content of a page: `fast` (this
    package's own), `trafilatura`, or `auto`, which is `fast` unless its evidence is weak; for a text it means nothing.
    With `inspect` the result carries `findings`; what stays and what goes is the same.

    Raises `OptionError` for what is unknown or would do nothing, and `RuleError` for a rule file that cannot be used.

    >>> Options(preset="recall").caution
    0.75
    """

    preset: str = "balanced"
    keep: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    repair: bool = False
    engine: str = "auto"
    inspect: bool = False

    def __post_init__(self) -> None:
        """Accept any iterable for the sets, and refuse what would do nothing."""
        for name in ("keep", "without", "rules"):
            value = getattr(self, name)
            if isinstance(value, str) or not isinstance(value, Iterable):
                raise OptionError(f"{name} must be a collection of texts, not {value!r}: write {{{value!r}}}")
        object.__setattr__(self, "keep", frozenset(self.keep))
        object.__setattr__(self, "without", frozenset(self.without))
        object.__setattr__(self, "rules", tuple(map(str, self.rules)))
        if self.preset not in CAUTION:
            raise OptionError(f"there is no preset {self.preset!r}: choose one of {', '.join(CAUTION)}")
        if self.engine not in ENGINES:
            raise OptionError(f"there is no engine {self.engine!r}: choose one of {', '.join(ENGINES)}")
        if "body" in self.keep:
            raise OptionError("keep={'body'} would do nothing: the body always stays")
        unknown = self.keep - set(LABELS)
        if unknown:
            raise OptionError(f"there is no family {sorted(unknown)[0]!r} to keep: choose from {', '.join(LABELS[1:])}")
        if len(set(self.rules)) < len(self.rules):
            raise OptionError("a rule file is named twice: name it once")
        if self.rules or self.without:
            self.load_rules()

    @property
    def caution(self) -> float:
        """The evidence (0 to 1) that a segment must have against it to be removed."""
        return CAUTION[self.preset]

    def load_rules(self) -> Rules:
        """Give the rules that these options name; those of this package are read once a process."""
        return load_rules(*self.rules).without(*self.without) if self.rules else _own_rules(self.without)


@lru_cache(maxsize=16)
def _own_rules(without: frozenset[str]) -> Rules:
    return load_rules().without(*without)
