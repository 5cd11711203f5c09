"""Every pattern of a module takes linear time, or looks at one place or at a short text alone."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

import cleaner
from cleaner.proof.backtracking.pumps import Pump, pumps
from cleaner.proof.backtracking.syntax import flags_of, read_structure
from tests.support.growth import power_of

LINEAR = 1.6  # less than quadratic, and more than what a busy machine makes of linear
LONGEST = 3_000  # characters of a pattern of ours
LONGEST_SEEN = 12_000  # of those that are to be seen: on a fast machine, less takes too short to be compared
NOT_LOOKED_AT = ("cleaner.__main__", "cleaner.integrations.")
# Patterns that look from one place on, never from each place of a text.
AT_ONE_PLACE = {
    "cleaner.web.question._HOST",
    "cleaner.text.evidence.joint_marks._COUNTED",
    "cleaner.html.data.markdown._HEADING",
    "cleaner.html.data.markdown._ITEM",
    "cleaner.html.data.markdown._QUOTE",
    "cleaner.html.data.markdown._RULE",
    "cleaner.text.evidence.sparing._HASHTAGS",
    "cleaner.text.evidence.sign_offs._INITIALS_ALONE",
    "cleaner.text.evidence.spliced._LINKING",
    "cleaner.learning.tokens._MAIL",  # a word
    "cleaner.learning.pages._NAME",
    "cleaner.learning.elements._PART",
    "cleaner.arabic.dates._ISO",
    "cleaner.text.evidence.prose._LATIN_HEAD",
    "cleaner.proof.backtracking.syntax._COMMENT",
    "cleaner.proof.backtracking.syntax._SET",
    "cleaner.dumps.formats.json_arrays._WRAPPED",
    "cleaner.dumps.formats.warc.payloads._CHUNK_SIZE",
    "cleaner.dumps.formats.warc.payloads._MARKUP",
    "cleaner.dumps.formats.warc.payloads._STATUS",
    "cleaner.dumps.formats.warc.payloads._TAG",
    "cleaner.inspection.attribution._BARE",
    "cleaner.inspection.attribution._PLACE_BEFORE",
    "cleaner.inspection.checks.truncated._BEGUN",
    "cleaner.inspection.paragraphs._ITEM",
    "cleaner.inspection.sums._CHANGED",
    "cleaner.inspection.sums._OUT_OF",
    "cleaner.inspection.sums._SHARE",
    "cleaner.inspection.sums._TO",
    "cleaner.inspection.year_spans._THEN",
    "cleaner.inspection.ages._OF_YEARS",
    "cleaner.inspection.day_spans._OF_EACH",
    "cleaner.inspection.copyright_years._YEAR_ALONE",
    "cleaner.inspection.breaks.AFTER_HEADLINE",
    "cleaner.inspection.breaks.RESUMING",
    "cleaner.inspection.checks.truncated._MORE",
    "cleaner.learning.tokens._ADDRESS",
    "cleaner.rules.fragments._VERBOSE",
    "cleaner.rules.matcher._LEAD",
    "cleaner.rules.shapes._ADDRESS",
    "cleaner.text.evidence.features._ALONE",
    "cleaner.text.evidence.features._NUMBERED",
    "cleaner.text.evidence.pieces._DETACHED",
    "cleaner.learning.skeleton._LABEL",
    "cleaner.text.evidence.joint_marks._BRACKETED",
    "cleaner.text.evidence.joint_marks._DATELINE_END",
    "cleaner.text.evidence.lists._NUMBERED",
    "cleaner.text.notices._PAGE",
    "cleaner.text.segments._BULLET",
}
# Patterns that look at a text of at most that many characters.
IN_A_WINDOW = {
    "cleaner.arabic.word_lists._NAME": 60,  # names of this project's own files
    "cleaner.dumps.output.part_files._HIDDEN": 255,  # a file's name
    "cleaner.inspection.takings._BEFORE_NAME": 60,
    "cleaner.inspection.checks.agency_identity._DESCRIPTION": 80,
    "cleaner.inspection.checks.agency_identity._PERSON": 80,
    "cleaner.inspection.prose._DATELINE": 60,
    "cleaner.inspection.checks.truncated._ELLIPSIS": 12,
    "cleaner.inspection.checks.truncated._MORE_AT_END": 40,
    "cleaner.inspection.registry.outlet_files._DOMAIN": 60,  # this project's own files
    "cleaner.rules.shapes._ADDRESS": 500,  # a segment that a rule looks at
    "cleaner.text.segments._DECORATION": 6,
}


def _patterns_of(name: str, value: Any) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if getattr(value, "__wrapped__", None) and "word_pattern" in value.__wrapped__.__qualname__:
        value = value()
    if isinstance(value, re.Pattern):
        yield name, value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _patterns_of(name, each)


@cache
def module_patterns() -> dict[re.Pattern[Any], str]:
    """Give the patterns that modules hold, each with its name; those of hosts that are not installed are none."""
    found: dict[re.Pattern[Any], str] = {}
    for info in pkgutil.walk_packages(cleaner.__path__, "cleaner."):
        if info.name.startswith(NOT_LOOKED_AT):
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            for place, pattern in _patterns_of(f"{info.name}.{name}", value):
                found.setdefault(pattern, place)
    return found


def _pumps(pattern: re.Pattern[Any]) -> list[Pump]:
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return pumps(read_structure(source, flags_of(pattern)))


def _doing(
    pattern: re.Pattern[Any], look: Callable[[Any], object], pump: Pump
) -> Callable[[int], Callable[[], object]]:
    def sized(size: int) -> Callable[[], object]:
        text = pump.text(size)
        content = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
        return lambda: look(content)

    return sized


def _worst(pattern: re.Pattern[Any], look: Callable[[Any], object], longest: int) -> tuple[float, Pump | None]:
    for pump in _pumps(pattern):
        power = power_of(_doing(pattern, look, pump), longest)
        if power > LINEAR:
            return power, pump
    return 0.0, None


@pytest.mark.parametrize(
    ("pattern", "name"), [pytest.param(pattern, name, id=name) for pattern, name in module_patterns().items()]
)
def test_time_grows_with_the_text_alone(pattern: re.Pattern[Any], name: str) -> None:
    looks = [pattern.match, pattern.fullmatch] if name in AT_ONE_PLACE else [pattern.search]
    longest = IN_A_WINDOW.get(name, LONGEST)
    for look in looks:
        power, pump = _worst(pattern, look, longest)
        assert power <= LINEAR, f"{name}: time grows with the power {power:.1f} of the length of {pump}"


def test_the_lists_name_patterns_that_are_there() -> None:
    assert set(AT_ONE_PLACE) | set(IN_A_WINDOW) <= set(module_patterns().values())


@pytest.mark.parametrize("pattern", [r"\s*x\s*", r"(?:a|aa)+b", r"(a*)*b", r"\w+\d+!", r"x[^>]*y"])
def test_what_is_not_linear_is_seen(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert _worst(compiled, compiled.search, LONGEST_SEEN)[0] > LINEAR


@pytest.mark.parametrize("pattern", [r"x\s*+y", r"(?<!\s)\s*+x", r"[^>]{0,40}>", r"a+"])
def test_what_is_linear_passes(pattern: str) -> None:
    compiled = re.compile(pattern)
    assert _worst(compiled, compiled.search, LONGEST)[0] <= LINEAR
