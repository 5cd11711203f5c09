"""Why the context pass drops what it drops: a sentence for every reason that the code gives, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import cleaner.text.verdicts
from cleaner.rules.context_reasons import REASONS


def test_every_reason_is_given_and_every_given_reason_is_known() -> None:
    folder = Path(next(iter(cleaner.text.verdicts.__path__)))
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    given = set(re.findall(r'\.drop\(\s*\w+, "([a-z-]+)"', code))
    assert {f"context.{slug}" for slug in given} | {"context.markup"} == set(REASONS)


def test_a_reason_is_one_sentence() -> None:
    assert all(re.fullmatch(r"[A-Z][^.]+\.", reason) for reason in REASONS.values())
