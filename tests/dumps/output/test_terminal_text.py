"""Texts on their way to a terminal."""

from __future__ import annotations

from cleaner.dumps.output.terminal_text import visible


def test_commands_to_a_terminal_are_shown_and_not_given() -> None:
    for code in (*range(9), *range(11, 32), *range(127, 160)):
        shown = "\\r" if code == ord("\r") else f"\\x{code:02x}"
        assert visible(f"خبر{chr(code)}عاجل") == f"خبر{shown}عاجل"
    assert visible("خبر\t\n عاجل") == "خبر\t\n عاجل"
