"""Findings that are known and not told again."""

from __future__ import annotations

import pytest

from cleaner.document.types import Document, Evidence, Finding
from cleaner.inspection.suppressions import Suppressions, is_suppressed, read_suppressions
from cleaner.options import OptionError

DOCUMENT = Document("خبر", url="https://news.naba.example/1", outlet="النبأ")


def finding(text: str, field: str = "text") -> Finding:
    return Finding("repeat", "info", 0.5, "", "", (Evidence(field, 0, len(text), text),))


@pytest.mark.parametrize("name", ["naba.example", "news.naba.example", "النبأ", finding("خبر").id])
def test_by_id_or_by_the_outlet_whose_it_is(name: str) -> None:
    assert is_suppressed(finding("خبر"), DOCUMENT, {name})


@pytest.mark.parametrize(
    ("text", "field", "name", "suppressed"),
    [
        ("وكالة المرفأ", "text", "المرفأ", True),
        ("للمرفأ", "text", "المرفأ", False),
        ("والمرفأ", "text", "المرفأ", True),
        ("المرفأون", "text", "المرفأ", False),
        ("المرفأ " + "س" * 60, "text", "المرفأ", False),
        ("https://www.marfa.example/2", "url", "marfa.example", True),
        ("https://www.notmarfa.example/2", "url", "marfa.example", False),
    ],
)
def test_by_the_outlet_that_it_quotes(text: str, field: str, name: str, suppressed: bool) -> None:
    assert is_suppressed(finding(text, field), Document("خبر"), {name}) is suppressed


def test_nothing_is_suppressed_without_a_name() -> None:
    assert not is_suppressed(finding("خبر"), DOCUMENT, ())


def test_a_file_names_findings_outlets_and_checks() -> None:
    text = '[silence]\nfindings = ["repeat-1"]\noutlets = ["naba.example"]\nchecks = ["truncated"]'
    read = read_suppressions(text, "my.toml")
    assert read == Suppressions(frozenset({"repeat-1"}), frozenset({"naba.example"}), frozenset({"truncated"}))
    assert read.names == {"repeat-1", "naba.example"}
    assert read_suppressions("", "my.toml") == Suppressions()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[silence", "not TOML"),
        ("[other]", "unknown key 'other'"),
        ("[silence]\noutlet = []", "unknown key 'outlet'"),
        ("silence = 3", "must be a table"),
        ('[silence]\noutlets = "x"', "must be a list of texts"),
        ('[silence]\noutlets = [""]', "must be a list of texts"),
    ],
)
def test_another_file_is_refused_in_one_line(text: str, said: str) -> None:
    with pytest.raises(OptionError, match=said) as caught:
        read_suppressions(text, "my.toml")
    assert "\n" not in str(caught.value)
