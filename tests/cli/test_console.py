"""What the commands say: one safe line each, notes unless they are to be quiet, and pipes that end."""

from __future__ import annotations

import io
import sys
from contextlib import suppress

import pytest
import typer

from cleaner.cli import stand_in
from cleaner.cli.console import Messages, isolated, one_line, open_pipe, refuse, say, undirected
from cleaner.dumps.output.terminal_text import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [("خبر\tثان\nثالث", "خبر\tثان\nثالث"), ("\x1b[2J", "\\x1b[2J"), ("\ud83d", "\\ud83d"), ("\x7f", "\\x7f")],
)
def test_controls_are_written_and_breaks_stay(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_has_no_break() -> None:
    assert one_line("خبر\n\tثان\u2028ثالث") == "خبر  ثان ثالث"


def test_marks_of_direction_cannot_reach_beyond_a_piece() -> None:
    assert undirected("\u202eخبر\u2066") == "خبر"
    assert isolated("\u2069خبر") == "\u2067خبر\u2069"


@pytest.mark.parametrize(("quiet", "told"), [(False, ["error: أ", "warning: ب", "note: ج"]), (True, ["error: أ"])])
def test_problems_are_told_always(capsys: pytest.CaptureFixture[str], quiet: bool, told: list[str]) -> None:
    messages = Messages(quiet)
    messages.problem("أ")
    messages.warning("ب")
    messages.note("ج")
    assert capsys.readouterr().err.splitlines() == told


def test_wrong_usage_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        refuse("اسم\nآخر")
    assert ended.value.exit_code == 2
    assert capsys.readouterr().err == "usage error: اسم آخر\n"


class _Closed(io.StringIO):
    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise self.error

    def fileno(self) -> int:
        raise ValueError


@pytest.mark.parametrize(("error", "code"), [(BrokenPipeError(), 0), (OSError(28, "No space left on device"), 1)])
def test_a_reader_that_has_gone_ends_the_run_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, code: int
) -> None:
    monkeypatch.setattr(sys, "stdout", _Closed(error))
    with pytest.raises(typer.Exit) as ended, open_pipe():
        pass
    assert ended.value.exit_code == code
    assert ("No space left on device" in capsys.readouterr().err) is bool(code)


def test_text_goes_out_in_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    target = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(target, encoding="ascii"))
    say("خبر \ud83d")
    assert target.getvalue() == "خبر \\ud83d\n".encode()


def test_a_terminal_gets_no_command_and_a_pipe_every_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    for terminal, shown in ((True, b"\\x1b[2J\\x9b1m\n"), (False, b"\x1b[2J\xc2\x9b1m\n")):
        target = io.BytesIO()
        stream = io.TextIOWrapper(target, encoding="utf-8")
        monkeypatch.setattr(stream, "isatty", lambda terminal=terminal: terminal)
        monkeypatch.setattr(sys, "stdout", stream)
        say("\x1b[2J\x9b1m")
        assert target.getvalue() == shown


def test_marks_of_direction_in_a_name_do_not_turn_its_message_around(capsys: pytest.CaptureFixture[str]) -> None:
    Messages().problem("a\u202egnp.txt\u2066: is empty")
    assert capsys.readouterr().err == "error: a\\u202egnp.txt\\u2066: is empty\n"


def test_a_stream_that_is_closed_is_one_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    stand_in()
    with pytest.raises(OSError, match="Bad file descriptor"):
        sys.stdin.read()
    sys.stdout.write("x")
    with pytest.raises(OSError, match="Bad file descriptor"):
        sys.stdout.flush()
    sys.stderr.write("x")
    sys.stderr.flush()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.close()
