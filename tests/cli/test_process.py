"""The command line as a process: entry points, pipes, terminals, hostile input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cleaner
from cleaner.cli.app import app
from cleaner.dumps.formats.entries import dump
from tests.support.paths import ROOT
from tests.support.processes import PATIENCE

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
TEXT = f"{BODY}\nالمصدر: وكالات"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "FORCE_COLOR"} | {"PYTHONPATH": str(ROOT)}
Done = subprocess.CompletedProcess[bytes]


def python(*arguments: str | Path, stdin: bytes = b"", more: Mapping[str, str] | None = None) -> Done:
    command = [sys.executable, *map(str, arguments)]
    environment = {**ENVIRONMENT, **(more or {})}
    return subprocess.run(command, input=stdin, capture_output=True, timeout=PATIENCE, env=environment, check=False)


def test_runs_as_a_module() -> None:
    done = python("-m", "cleaner", "clean", stdin=TEXT.encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{BODY}\n".encode(), b"")


def test_the_entry_point_is_there() -> None:
    done = python("-c", "from cleaner.cli import main; main()", "--version")
    assert done.stdout.decode().strip() == f"cleaner {cleaner.__version__}"


def test_the_package_loads_neither_typer_nor_rich() -> None:
    code = "import sys, cleaner; print(sorted({'typer', 'rich', 'click', 'ftfy'} & set(sys.modules)))"
    assert python("-c", code).stdout == b"[]\n"


def test_an_ascii_locale_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "خبر.txt"
    path.write_text(TEXT, encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert python("-m", "cleaner", "clean", path, more=plain).stdout == f"{BODY}\n".encode()
    assert python("-m", "cleaner", "explain", path, more=plain).stdout.startswith(f"  {BODY}\n".encode())
    missing = python("-m", "cleaner", "clean", tmp_path / "غائب.txt", more=plain)
    assert missing.stderr.startswith(b"error: ")
    assert missing.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "command", [["clean", "--format", "json"], ["explain"], ["rules"], ["rules", "--format", "json"]]
)
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{BODY}\n\n" * (300_000 // len(BODY)), encoding="utf-8")
    arguments = [*command, *([path] if command[0] != "rules" else [])]
    process = subprocess.Popen(
        [sys.executable, "-m", "cleaner", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.read(1)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cleaner", "clean"],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        b"error: standard output: cannot be written (No space left on device): check the place and its permissions\n"
    )


def on_terminal(arguments: Sequence[str | Path], columns: int = 60) -> str:
    """Run with standard output and error on a terminal; give what it shows."""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    environment = {**ENVIRONMENT, "TERM": "xterm-256color", "COLUMNS": str(columns)}
    command = [sys.executable, "-m", "cleaner", *map(str, arguments)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=follower, stderr=follower, env=environment)
    os.close(follower)
    shown = b""
    try:
        while part := os.read(leader, 65536):
            shown += part
    except OSError:  # the other side is closed
        pass
    finally:
        os.close(leader)
        process.wait(60)
    return shown.decode()


def test_a_terminal_gets_colour_and_isolates(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = on_terminal(["explain", path])
    assert f"\u2067{BODY}\u2069" in shown
    assert "\x1b[" in shown


def test_a_bar_shows_on_a_terminal_alone(tmp_path: Path) -> None:
    path, out = tmp_path / "a.txt", tmp_path / "out.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "━" not in on_terminal(["clean", path])  # it would run into the text
    assert "━" not in on_terminal(["clean", path, "-o", out, "-q"])
    assert "━" in on_terminal(["clean", path, "-o", out])
    assert out.read_text(encoding="utf-8") == BODY


class TestHelp:
    @pytest.mark.parametrize("command", ["clean", "explain", "rules", "evaluate"])
    def test_every_command_has_examples_and_exit_codes(self, command: str) -> None:
        result = CliRunner().invoke(app, [command, "--help"])
        assert result.exit_code == 0
        assert f"cleaner {command}" in result.output
        assert "Exit codes" in result.output

    def test_the_commands_are_listed(self) -> None:
        output = CliRunner().invoke(app, ["--help"]).output
        assert all(command in output for command in ("clean", "explain", "rules", "evaluate", "--version"))

    def test_a_shell_can_complete(self) -> None:
        named = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
        done = python("-m", "cleaner", "--show-completion", "bash", more=named)
        assert b"complete" in done.stdout.lower()


class TestHostile:
    @pytest.mark.parametrize(
        "text", ["\x00", f"{BODY}\x00\n\x00المصدر: وكالات", "\ufeff\ufeff", "\u202e" * 500, "\r" * 500]
    )
    def test_odd_characters_are_cleaned_like_others(self, text: str) -> None:
        result = CliRunner().invoke(app, ["clean", "--input", "jsonl"], input=dump({"text": text}))
        assert result.exit_code == 0
        assert json.loads(result.stdout)["text"] == text

    @pytest.mark.parametrize("text", ["\ud800", f"{BODY}\udc00", "\udfff\ud800\nالمصدر: \ud83d"])
    @pytest.mark.parametrize(
        "arguments", [["clean"], ["clean", "--format", "json"], ["clean", "--replace"], ["explain"]]
    )
    def test_half_surrogate_pairs_are_cleaned_like_others(self, arguments: list[str], text: str) -> None:
        result = CliRunner().invoke(app, [*arguments, "--input", "jsonl"], input=dump({"text": text, "id": text}))
        assert result.exit_code == 0, result.exc_info

    @pytest.mark.parametrize("line", ["ق" * 10_000_000, " " * 10_000_000 + "ق", f"{BODY} " * 50_000])
    def test_a_very_long_line_is_cleaned_like_others(self, line: str) -> None:
        result = CliRunner().invoke(app, ["clean", "--input", "jsonl"], input=dump({"text": line}))
        assert json.loads(result.stdout)["clean_text"]

    def test_names_of_files_and_fields_cannot_command_the_terminal(self, tmp_path: Path) -> None:
        path = tmp_path / "a\x1b[2J\n.jsonl"
        path.write_text(dump({"te\x1bxt": 1, "نص\u202e": 2}), encoding="utf-8")
        result = CliRunner().invoke(app, ["clean", str(path)])
        assert "\x1b" not in result.stderr
        assert result.stderr.count("\n") == 1

    def test_a_name_that_is_no_unicode_is_told(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/\xff.txt"
        Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
        done = python("-m", "cleaner", "clean", os.fsdecode(name), "--format", "json")
        assert json.loads(done.stdout)["clean_text"] == BODY
        assert done.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="streams are closed otherwise there")
@pytest.mark.parametrize(
    ("closed", "said"),
    [("<&-", "standard input: cannot be read"), (">&-", "output: cannot be written")],
)
def test_a_stream_that_is_closed_is_told_in_one_line(tmp_path: Path, closed: str, said: str) -> None:
    (tmp_path / "a.txt").write_text("فتحت البلدية الجسر.", encoding="utf-8")
    source = "-" if closed == "<&-" else str(tmp_path / "a.txt")
    command = ["sh", "-c", f'"$0" -m cleaner clean "$1" {closed}', sys.executable, source]
    done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 1
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
