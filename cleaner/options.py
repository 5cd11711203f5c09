"""What a caller may choose: one frozen value, checked when it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from cleaner.rules.files import check_rule, load_rules
from cleaner.rules.rule import LABELS, Rule, Rules

ENGINES: Final = ("auto", "fast", "trafilatura")
CAUTION: Final = MappingProxyType({"precision": 0.35, "balanced": 0.5, "recall": 0.75})


class OptionError(ValueError):
    """An option that is unknown, or that would do nothing; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean.

    `preset` is `precision` (the cleanest text), `balanced`, or `recall` (the last doubtful line stays); it stands
    for one number, the evidence from 0 to 1 that a segment must have against it to go. `keep` names families of
    boilerplate that stay in the text (the headlines below a read-also label are `related`). `rules` are rules to add:
    paths of rule files, read once a process, and `Rule` values, each with its `hit` and `miss` as in a file. `without`
    are ids of rules to leave out. With `repair` mojibake is mended first, by ftfy (an extra), and offsets count the
    mended text. `engine` is who finds the main content of a page: `fast` (this package's own), `trafilatura`, or
    `auto`, which is `fast` unless its evidence is weak; for a text it means nothing.
    With `inspect` the result carries `findings`; what stays and what goes is the same.

    Raises `OptionError` for what is unknown or would do nothing, and `RuleError` for rules that cannot be used.

    >>> Options(preset="recall").caution
    0.75
    """

    preset: str = "balanced"
    keep: frozenset[str] = frozenset()
    rules: tuple[str | Rule, ...] = ()
    without: frozenset[str] = frozenset()
    repair: bool = False
    engine: str = "auto"
    inspect: bool = False

    def __post_init__(self) -> None:
        """Accept any iterable for the sets, and refuse what would do nothing or cannot be meant."""
        for name in ("keep", "without", "rules"):
            value = getattr(self, name)
            object.__setattr__(self, name, _added(value) if name == "rules" else frozenset(_texts(name, value)))
        for name in ("preset", "engine"):
            if not isinstance(getattr(self, name), str):
                raise OptionError(f"{name} must be a text, not {getattr(self, name)!r}")
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

    @classmethod
    def from_file(cls, path: str | PathLike[str] | None = None) -> Options:
        """Make the options of a file of settings, as all commands take them from it.

        `path` names the file; without it the nearest `cleaner.toml` counts, from the working folder upwards, and where
        there is none these are the options of `Options()`. Its fields and silenced findings are for the commands.
        Raises `OptionError` for a file that cannot be used, and as `Options` does.

        >>> Options.from_file("no-such.toml")
        Traceback (most recent call last):
        cleaner.options.OptionError: no-such.toml: cannot be read as a file in UTF-8: check it
        """
        from cleaner.settings_file import SettingsError, find_settings, read_settings  # late: few have such a file

        found = find_settings() if path is None else Path(path)
        try:
            return cls(**read_settings(found).cleaning) if found else cls()
        except SettingsError as error:
            raise OptionError(str(error)) from None

    @property
    def caution(self) -> float:
        """The evidence (0 to 1) that a segment must have against it to be removed."""
        return CAUTION[self.preset]

    def load_rules(self) -> Rules:
        """Give the rules that these options name; those of this package are read once a process."""
        return load_rules(*self.rules).without(*self.without) if self.rules else _own_rules(self.without)


def _added(value: object) -> tuple[str | Rule, ...]:
    """Give the paths of rule files, and rules, these as their files would have them."""
    if isinstance(value, Rule):
        raise OptionError("rules must be a collection, not one Rule: write rules=[Rule(…)]")
    given = _texts("rules", value, (str, PathLike, Rule))
    return tuple(check_rule(rule) if isinstance(rule, Rule) else str(rule) for rule in given)


def _texts(name: str, value: object, kinds: tuple[type, ...] = (str,)) -> tuple[Any, ...]:
    """Give the texts of a collection, or values of other kinds that may stand in it."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise OptionError(f"{name} must be a collection of texts, not {value!r}: write {{{value!r}}}")
    texts = tuple(value)
    odd = [text for text in texts if not isinstance(text, kinds)]
    if odd:
        raise OptionError(f"{name} holds {odd[0]!r}, which is no text: write its name")
    return texts


@lru_cache(maxsize=16)
def _own_rules(without: frozenset[str]) -> Rules:
    return load_rules().without(*without)
