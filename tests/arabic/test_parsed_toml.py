"""TOML that was parsed beforehand."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cleaner.arabic.parsed_toml import digest_of, parse_toml, parsed_beforehand
from tests.support.paths import ROOT

OWN = sorted(path for folder in ("rules", "lexicon") for path in (ROOT / "cleaner" / "data" / folder).rglob("*.toml"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_file_of_rules_and_words_was_parsed_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert digest_of(text) in parsed_beforehand(), "run `python benchmarks/parse_data.py`"
    assert parse_toml(text) == tomllib.loads(text)


def test_nothing_else_was() -> None:
    assert len(parsed_beforehand()) == len(OWN)


def test_a_caller_may_change_what_it_gets() -> None:
    text = OWN[0].read_text(encoding="utf-8")
    parse_toml(text).clear()
    assert parse_toml(text)


def test_other_texts_are_parsed_and_errors_are_those_of_toml() -> None:
    assert parse_toml("a = 1") == {"a": 1}
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_toml("a = ")


def test_a_process_that_cleans_parses_no_toml() -> None:
    code = "import sys, cleaner; cleaner.clean('خبر قصير عن السوق.\\nالمصدر: وكالات'); print('tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"
