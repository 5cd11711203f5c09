"""What every tabular host is told: which columns are read, how they are cleaned, and which columns come of it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypedDict

from cleaner import OptionError, Options, Rule, __version__

OUTPUTS: Final = ("clean_text", "removed", "metadata", "findings", "error")
_ORDER: Final = ("clean_text", "removed", "metadata", "facts", "findings", "error")  # and those that are asked for
_OPTIONS: Final = Options()
EVIDENCE: Final = (
    "url",
    "title",
    "outlet",
    "charset",
    "published",
)  # the roles of columns that are known of a row, and no more


class ColumnError(ValueError):
    """A column that is named and not there, or there already; the message says which columns there are."""


class Choices(TypedDict, total=False):
    """The fields of `KernelSettings` as arguments of the hosts' functions."""

    text: str
    html: str | None
    url: str | None
    title: str | None
    outlet: str | None
    charset: str | None
    published: str | None
    options: Options
    outputs: tuple[str, ...]
    prefix: str


@dataclass(frozen=True, slots=True)
class KernelSettings:
    """How the rows of a table are cleaned.

    `text` is the column of texts, or `html` the one of pages (characters or bytes), for which `text` is not read.
    `url`, `title`, `outlet`, `charset` and `published` are columns of what is known of a row, None for none. `outputs`
    are the names of the new columns, of `OUTPUTS` and `facts`; `clean_text` and `error` are always there, `findings`
    are null unless the options ask for them. `prefix` stands before each.

    It is pickled with the texts of its rule files, so that other machines need none of them, and always to the same
    bytes. Where it is read again, version and rules must be those with which it was written.

    Raises `OptionError` for what is unknown or would do nothing.

    >>> KernelSettings(html="page", url="link", outputs=["removed"]).names
    ('clean_text', 'removed', 'error')
    """

    text: str = "text"
    html: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    charset: str | None = None
    published: str | None = None
    options: Options = _OPTIONS
    outputs: tuple[str, ...] = OUTPUTS
    prefix: str = ""

    def __post_init__(self) -> None:
        """Put the outputs in their order, and refuse what would do nothing."""
        if isinstance(self.outputs, str) or not isinstance(self.outputs, Iterable):
            raise OptionError(f"outputs must be a collection of names, not {self.outputs!r}")
        wanted = {*self.outputs, "clean_text", "error"}
        unknown = sorted(wanted - {*_ORDER})
        if unknown:
            raise OptionError(f"there is no output {unknown[0]!r}: choose from {', '.join(_ORDER)}")
        if self.charset and not self.html:
            raise OptionError("charset would do nothing: it is for a column of pages, which html names")
        object.__setattr__(self, "outputs", tuple(name for name in _ORDER if name in wanted))

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """Pickle as one text, which is the same in every process."""
        return restored, (self.spelled,)

    @property
    def body(self) -> str:
        """The column that is cleaned."""
        return self.html or self.text

    @property
    def evidence(self) -> Mapping[str, str]:
        """The columns of what is known of a row, by their role."""
        return {role: column for role in EVIDENCE if (column := getattr(self, role)) is not None}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the new columns."""
        return tuple(f"{self.prefix}{name}" for name in self.outputs)

    @property
    def spelled(self) -> str:
        """The settings as JSON, with version, rules, and the texts of rule files."""
        options = self.options
        chosen = {field.name: _plain(getattr(options, field.name)) for field in fields(options)}
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "options"}
        texts = ["" if isinstance(rule, Rule) else Path(rule).read_text(encoding="utf-8") for rule in options.rules]
        told = {"settings": own, "options": chosen, "texts": texts, "made": made(options)}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    def check(self, columns: Iterable[str], *, adding: bool = True) -> None:
        """Check a table's columns before any row is read.

        Args:
            columns: the names of the columns that there are.
            adding: whether the new columns are to stand beside them.

        Raises:
            ColumnError: for a named column that is not there, and for a new one that is.

        >>> KernelSettings(text="body").check(["id", "النص"])
        Traceback (most recent call last):
        cleaner.integrations.settings.ColumnError: there is no column 'body': the columns are 'id', 'النص'
        """
        there = list(columns)
        for name in (self.body, *self.evidence.values()):
            if name not in there:
                listed = ", ".join(map(repr, there)) or "none"
                raise ColumnError(f"there is no column {name!r}: the columns are {listed}")
        taken = [name for name in self.names if name in there] if adding else []
        if taken:
            raise ColumnError(
                f"there is a column {taken[0]!r} already: rename it, leave it out by outputs=, or set prefix="
            )


DEFAULT: Final = KernelSettings()


def made(options: Options) -> str:
    """Say by what texts are cleaned, in the words of `cleaner clean --add made`.

    >>> made(Options()).startswith("cleaner 0.")
    True
    """
    return f"cleaner {__version__}, rules {options.load_rules().fingerprint}"


@lru_cache(maxsize=16)
def restored(spelled: str) -> KernelSettings:
    """Give settings as they were spelled, elsewhere or here; what is made of them is made once a process.

    Raises:
        RuntimeError: where this process has another version or other rules than the one that spelled them.

    >>> import pickle; settings = KernelSettings(text="body", options=Options(keep={"source"}))
    >>> pickle.loads(pickle.dumps(settings)) == settings
    True
    """
    told = json.loads(spelled)
    chosen = told["options"]
    rules = tuple(_restored_rule(rule, text) for rule, text in zip(chosen["rules"], told["texts"], strict=True))
    options = Options(**{**chosen, "rules": rules})
    if made(options) != told["made"]:
        raise RuntimeError(f"this process has {made(options)}, not {told['made']}: install one version everywhere")
    return KernelSettings(**told["settings"], options=options)


def _restored_rule(rule: str | dict[str, Any], text: str) -> str | Rule:
    """Give a rule as it was spelled: the path of its file, or the value."""
    if isinstance(rule, str):
        return _path(rule, text)
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in rule.items()}
    return Rule(**values)


def _path(path: str, text: str) -> str:
    """Give the path of a rule file: its own if it is here, or else that of a copy."""
    try:
        if Path(path).read_text(encoding="utf-8") == text:
            return path
    except (OSError, UnicodeDecodeError):
        pass
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    copy = Path(_folder().name, f"{name}.toml")
    copy.write_text(text, encoding="utf-8")
    return str(copy)


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Give a folder that goes with the process."""
    return tempfile.TemporaryDirectory(prefix="cleaner-rules-")


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [asdict(item) if isinstance(item, Rule) else item for item in value]
    return value
