"""What a caller may choose: one frozen value, checked when it is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from cleaner.rules.files import check_rule, load_rules
from cleaner.rules.rule import LABELS, Rule, Rules

ENGINES: Final = ("auto", "fast", "trafilatura")
CAUTION: Final = MappingProxyType({"precision": 0.35, "balanced": 0.5, "recall": 0.75})
LIMITS: Final = MappingProxyType({"precision": 0.7, "balanced": 0.9, "recall": 0.97})


class OptionError(ValueError):
    """An option that is unknown, or that would do nothing; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to clean.

    `preset` is `precision` (the cleanest text), `balanced`, or `recall` (the last doubtful line stays); it stands for
    two numbers from 0 to 1, the strength of the marks that a segment must have against it to go, and the probability
    above which a piece goes by evidence. `threshold` takes their place: it is that probability, from 0.7 (`precision`)
    to 0.97 (`recall`), and the strength lies between those of the presets as it does. `keep` names families of
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
    threshold: float | None = None

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
        self._check_threshold()
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
        except OptionError as error:
            raise OptionError(f"{found}: {error}") from None

    @property
    def caution(self) -> float:
        """The strength (0 to 1) of the marks that a segment must have against it to be removed.

        >>> Options(preset="recall").caution, round(Options(threshold=0.8).caution, 3)
        (0.75, 0.425)
        """
        return CAUTION[self.preset] if self.threshold is None else _caution_at(self.threshold)

    @property
    def limit(self) -> float:
        """The probability (0 to 1) of being no part of the article, above which a piece goes by evidence.

        >>> Options(preset="recall").limit, Options(threshold=0.8).limit
        (0.97, 0.8)
        """
        return LIMITS[self.preset] if self.threshold is None else self.threshold

    @property
    def care(self) -> str:
        """How careful these options are, in a word: the preset, or the threshold in its place.

        >>> Options().care, Options(threshold=0.85).care
        ('balanced', '0.85')
        """
        return self.preset if self.threshold is None else f"{self.threshold:g}"

    def load_rules(self) -> Rules:
        """Give the rules that these options name; those of this package are read once a process."""
        return load_rules(*self.rules).without(*self.without) if self.rules else _own_rules(self.without)

    def _check_threshold(self) -> None:
        least, *_, most = LIMITS.values()
        value = self.threshold
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise OptionError(f"threshold must be a number, not {value!r}")
        if not least <= value <= most:
            raise OptionError(f"threshold must be from {least} to {most}, not {value!r}")


def check_options(verb: str, options: object) -> None:
    """Refuse options that are none, before anything is read; `verb` is the function that was called.

    >>> check_options("clean", {"preset": "recall"})
    Traceback (most recent call last):
    TypeError: clean() takes options as Options, not dict: write options=Options(preset='recall')
    """
    if isinstance(options, Options):
        return
    chosen = options if isinstance(options, dict) else {"preset": options} if isinstance(options, str) else {}
    said = ", ".join(f"{name}={value!r}" for name, value in chosen.items())
    raise TypeError(f"{verb}() takes options as Options, not {type(options).__name__}: write options=Options({said})")


def _caution_at(limit: float) -> float:
    """Give the strength of marks that belongs to a probability: between two presets it lies as the probability does."""
    names = tuple(LIMITS)
    for lower, upper in pairwise(names):
        if limit <= LIMITS[upper]:
            share = (limit - LIMITS[lower]) / (LIMITS[upper] - LIMITS[lower])
            return (1 - share) * CAUTION[lower] + share * CAUTION[upper]
    return CAUTION[names[-1]]


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
