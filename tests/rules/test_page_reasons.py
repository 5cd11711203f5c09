"""Why a page's markup drops what no rule names: a sentence for every reason that the code gives, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import cleaner.html
from cleaner.rules.page_reasons import REASONS


def test_every_reason_is_given_and_every_given_reason_is_known() -> None:
    folder = Path(next(iter(cleaner.html.__path__)))
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    assert set(re.findall(r'"(page\.[a-z-]+)"', code)) == set(REASONS)


def test_a_reason_is_one_sentence() -> None:
    assert all(re.fullmatch(r"[A-Z][^.]+\.", reason) for reason in REASONS.values())
