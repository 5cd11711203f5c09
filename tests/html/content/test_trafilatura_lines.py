"""trafilatura's output as lines of the page: exact slices, in order, each once, and never what was pruned."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest

from cleaner.html.content.state import Pruned
from cleaner.html.content.trafilatura_lines import find_lines
from tests.support.layouts import laid_out
from tests.support.pages import PROSE, paragraphs

LAYOUT = laid_out(
    f"<div class=a id=b>{paragraphs(*PROSE[:3])}<p>{PROSE[0]}</p><p>نص <a href=/1>رابط &amp; قصير</a></p></div>"
)


class Told(ModuleType):
    """A stand-in for trafilatura that gives what it is told, and remembers the page that it got."""

    def __init__(self, output: str | None) -> None:
        super().__init__("trafilatura")
        self.output, self.page = output, ""
        self.options: dict[str, Any] = {}

    def extract(self, page: str, **options: Any) -> str | None:
        self.page, self.options = page, options
        return self.output


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Any:
    def tell(output: str | None) -> Told:
        module = Told(output)
        monkeypatch.setitem(sys.modules, "trafilatura", module)
        return module

    return tell


def test_lines_are_those_whose_words_stand_in_the_output_in_order(told: Any) -> None:
    told(f"{PROSE[0]}\n\n{PROSE[2]}")
    assert find_lines(LAYOUT, (), "balanced") == (0, 2)
    told(f"{PROSE[2]}\n{PROSE[0]}")  # the first copy of a line is taken, and what the output has before it passed over
    assert find_lines(LAYOUT, (), "balanced") == (0,)


def test_a_line_of_output_counts_once(told: Any) -> None:
    told(PROSE[0])
    assert find_lines(LAYOUT, (), "balanced") == (0,)


def test_what_was_pruned_is_neither_shown_nor_found(told: Any) -> None:
    module = told(PROSE[0])
    assert find_lines(LAYOUT, (Pruned(0, 1, "ad.test", "ad", "p"),), "balanced") == (3,)
    assert module.page.count(PROSE[0]) == 1


def test_no_output_is_no_line(told: Any) -> None:
    told(None)
    assert find_lines(LAYOUT, (), "balanced") == ()


def test_the_page_is_written_anew_with_names_and_links(told: Any) -> None:
    module = told("")
    find_lines(LAYOUT, (), "balanced")
    assert '<div class="a" id="b">' in module.page
    assert module.page.count("<div") == module.page.count("</div>") == 1
    assert "نص رابط &amp; قصير" in module.page


@pytest.mark.parametrize(("preset", "precision", "recall"), [("precision", True, False), ("recall", False, True)])
def test_the_preset_is_passed_on_and_no_state_is_kept(told: Any, preset: str, precision: bool, recall: bool) -> None:
    module = told("")
    find_lines(LAYOUT, (), preset)
    assert (module.options["favor_precision"], module.options["favor_recall"]) == (precision, recall)
    assert module.options["deduplicate"] is False
