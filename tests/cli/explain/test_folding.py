"""Long runs of lines, folded for a terminal."""

from __future__ import annotations

import io

from rich.console import Console

from cleaner import clean
from cleaner.cli.explain.folding import Fold, folded
from cleaner.cli.explain.terminal import ShownLine, lines, show
from cleaner.document.types import Finding

MENU = [ShownLine(f"قسم {n}", "nav.site-links", "قسم", family="nav" if n % 3 else "widget") for n in range(20)]
PROSE = [ShownLine(f"جملة {n}.") for n in range(40)]
NOTED = ShownLine("جملة.", findings=(Finding("repeat", "info", 0.5, "One.", "واحد.", ()),))


def test_the_middle_of_a_menu_is_folded_and_its_families_are_told() -> None:
    shown = list(folded([*PROSE[:2], *MENU, *PROSE[2:4]]))
    assert [line for line in shown if not isinstance(line, Fold)] == [
        *PROSE[:2],
        *MENU[:3],
        *MENU[-2:],
        *PROSE[2:4],
    ]
    (fold,) = (line for line in shown if isinstance(line, Fold))
    assert (fold.lines, dict(fold.families)) == (15, {"nav": 10, "widget": 5})


def test_nothing_is_folded_for_the_sake_of_a_few() -> None:
    assert list(folded(MENU[:8])) == MENU[:8]
    assert list(folded(PROSE[:23])) == PROSE[:23]
    assert list(folded([])) == []


def test_what_stays_is_folded_where_nothing_is_told_of_it() -> None:
    shown = list(folded([*PROSE, NOTED, *PROSE[:5]]))
    assert [line.lines for line in shown if isinstance(line, Fold)] == [20]
    assert NOTED in shown
    assert Fold(20).message == "… 20 more lines stay (`| cat` shows all)"


def test_a_terminal_folds_and_a_pipe_does_not() -> None:
    menu = "\n".join(f"خبر {n}: افتتاح جسر في المدينة" for n in range(30))
    result = clean(f"وصل الوفد صباح أمس إلى المدينة بعد رحلة دامت يومين.\nاقرأ أيضا:\n{menu}")
    written = io.StringIO()
    show(result, Console(file=written, force_terminal=True, width=100, soft_wrap=True))
    told = written.getvalue()
    assert "more went" in told
    assert "خبر 15:" not in told
    assert len(told.splitlines()) < len(lines(result))
