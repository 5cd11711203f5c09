"""Why pieces stayed, as the terminal and a pipe show it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from cleaner import clean, weigh
from cleaner.cli.explain.terminal import lines, show
from cleaner.cli.explain.why import WeighedNotes, head_of, shortened, show_weighed, sides_of
from cleaner.document.types import WeighedPiece, Weight

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
TEXT = f"{BODY}\nوقال رئيسها إن السوق يضم أربعين محلاً، ويفتح كل صباح.\nالمصدر: وكالات"
PIECE = WeighedPiece(
    start=4,
    end=9,
    text="سوق | نهر",
    probability=0.25,
    limit=0.9,
    against=(Weight("bar", 1.5, "A bar is in it.", "فيها خط قائم."),),
    in_favour=(),
    alone=-1.0,
    neighbours=-0.1,
)


def test_pieces_are_given_once_in_the_line_in_which_they_end() -> None:
    notes = WeighedNotes([PIECE._replace(end=20), PIECE])
    assert notes.until(8) == ()
    assert notes.until(9) == (PIECE,)
    assert notes.until(99) == (PIECE._replace(end=20),)


def test_every_weighed_piece_stands_below_a_line_that_stayed() -> None:
    result = clean(TEXT)
    shown = lines(result, weigh(result))
    assert [piece for line in shown for piece in line.weighed] == list(weigh(result))
    assert all(not line.rule for line in shown if line.weighed)
    assert all(piece.text in line.text for line in shown for piece in line.weighed)


def test_the_head_says_how_much_was_missing() -> None:
    assert head_of(PIECE) == "0.250 of 0.9, missing 3.3"
    assert head_of(PIECE._replace(probability=1e-9)).startswith("<0.001 of 0.9")


def test_an_empty_side_is_not_told() -> None:
    assert [side for side, _ in sides_of(PIECE)] == ["against"]
    assert sides_of(PIECE._replace(against=())) == []


def test_a_long_piece_is_cut_and_an_odd_one_is_safe() -> None:
    assert shortened("س" * 61) == f"{'س' * 59}…"
    assert shortened("سوق\n\x1b[2J نهر") == "سوق \\x1b[2J نهر"


def test_a_pipe_gets_english(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    show_weighed(PIECE, Console(file=io.StringIO(), force_terminal=False))
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        "  ? 0.250 of 0.9, missing 3.3, neighbours -0.1\t«سوق | نهر»",
        "    +1.50 against: A bar is in it. [bar]",
    ]


def test_a_terminal_gets_arabic_set_apart() -> None:
    file = io.StringIO()
    show(clean(TEXT), Console(file=file, force_terminal=True, color_system=None, soft_wrap=True), [PIECE])
    assert "\u2067«سوق | نهر»\u2069" in file.getvalue()
    assert "\u2067فيها خط قائم.\u2069" in file.getvalue()
