"""What the page asks: an article, what is known of it, how to clean it, and what a person corrected."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from cleaner.dumps.formats.record_names import read_record_name
from cleaner.options import CAUTION, OptionError, Options
from cleaner.rules.rule import LABELS

LARGEST: Final = 6_000_000  # bytes of a request; a page of 4 MB in Base64 is in it
_HOST: Final = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,20}(?:[:/?]|$)")
_KINDS: Final = ("auto", "text", "page")
_CORRECTIONS: Final = 2_000


class QuestionError(ValueError):
    """A request that cannot be answered: `reason` names what to say of it, `what` is what it is about."""

    def __init__(self, reason: str, what: str = "") -> None:
        super().__init__(f"{reason}: {what}" if what else reason)
        self.reason, self.what = reason, what


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said that `start:end` of the document's text is: `body`, or a family of furniture."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One article to explain: a `text`, the bytes of a file with its `name`, or the number or id of a `record`.

    Without a `preset` or `threshold`, and without `keep`, those of the server count.
    """

    text: str = ""
    data: bytes | None = None
    name: str = ""
    record: int | str = 0
    kind: str = "auto"
    url: str | None = None
    title: str | None = None
    preset: str = ""
    threshold: float | None = None
    keep: frozenset[str] | None = None
    corrections: tuple[Correction, ...] = ()

    def options(self, base: Options) -> Options:
        """Give the options that clean it: what was chosen on the page, and else those of the server."""
        keep = base.keep if self.keep is None else self.keep
        chosen = bool(self.preset) or self.threshold is not None
        threshold = self.threshold if chosen else base.threshold
        return replace(base, preset=self.preset or base.preset, threshold=threshold, keep=keep, inspect=True)


def read_question(asked: object) -> Question:
    """Read a decoded request.

    Args:
        asked: An object with `text`, `file` (`name`, and `data` in Base64) or `record`, and `kind`, `url`, `title`,
            `preset` or `threshold`, `keep` and `corrections` (`[start, end, label]` each) where they are told.

    Returns:
        The question.

    Raises:
        QuestionError: For what is no such request.

    >>> read_question({"text": "وصل الوفد أمس.", "preset": "recall", "keep": ["source"]}).keep
    frozenset({'source'})
    >>> read_question({"text": " "})
    Traceback (most recent call last):
    cleaner.web.question.QuestionError: empty
    """
    if not isinstance(asked, Mapping):
        raise QuestionError("form")
    text, record = asked.get("text", ""), asked.get("record", 0)
    if isinstance(record, str):
        record = read_record_name(record.strip())
    if not isinstance(text, str) or type(record) not in (int, str) or (isinstance(record, int) and record < 0):
        raise QuestionError("form")
    name, data = _file(asked.get("file"))
    if data is None and not record and not text.strip():
        raise QuestionError("empty")
    return Question(
        text=text,
        data=data,
        name=name,
        record=record,
        kind=_one_of("kind", asked.get("kind", "auto"), _KINDS),
        url=_address(asked.get("url")),
        title=_line(asked.get("title")),
        preset=_one_of("preset", asked.get("preset", ""), ("", *CAUTION)),
        threshold=_threshold(asked.get("threshold")),
        keep=_families(asked["keep"]) if "keep" in asked else None,
        corrections=_corrections(asked.get("corrections", [])),
    )


def _file(given: object) -> tuple[str, bytes | None]:
    if given is None:
        return "", None
    match given:
        case {"name": str(name), "data": str(data)}:
            try:
                return PurePath(name).name, base64.b64decode(data, validate=True)
            except (binascii.Error, ValueError):
                raise QuestionError("form") from None
    raise QuestionError("form")


def _one_of(option: str, value: object, known: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in known:
        raise QuestionError("option", f"{option} {value!r:.60}")
    return value


def _threshold(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or (found := threshold_in(str(value))) is None:
        raise QuestionError("option", f"threshold {value!r:.60}")
    return found


def threshold_in(text: str) -> float | None:
    """Give the threshold that a text spells, or None where it spells none that there may be.

    >>> threshold_in("0.85"), threshold_in("0.2"), threshold_in("high")
    (0.85, None, None)
    """
    try:
        return Options(threshold=float(text)).threshold
    except (OptionError, ValueError):
        return None


def _families(value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise QuestionError("form")
    return frozenset(_one_of("keep", one, LABELS[1:]) for one in value)


def _line(value: object) -> str | None:
    """Give what was typed into a field, or None for nothing."""
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise QuestionError("form")
    return " ".join(value.split()) or None


def _address(value: object) -> str | None:
    """Give an address as it was typed, with the scheme that people leave out."""
    line = _line(value)
    return f"https://{line}" if line and "://" not in line and _HOST.match(line) else line


def _corrections(value: object) -> tuple[Correction, ...]:
    if not isinstance(value, list) or len(value) > _CORRECTIONS:
        raise QuestionError("form")
    return tuple(map(_correction, value))


def _correction(value: object) -> Correction:
    match value:
        case [int(start), int(end), str(label)] if 0 <= start < end and label in LABELS:
            return Correction(start, end, label)
    raise QuestionError("correction")
