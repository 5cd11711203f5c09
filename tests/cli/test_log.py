"""`--verbose`: the project's log on standard error, and nothing of it without that."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.cli.log import LOGGER, Lines, show_log

TEXT = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء.\nالمصدر: وكالات"


def told(*arguments: str) -> list[str]:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    return [line for line in result.stderr.splitlines() if line.startswith("log: ")]


def test_a_run_says_what_is_read_and_how_and_how_long_it_took(tmp_path: Path) -> None:
    dump = tmp_path / "a.jsonl"
    dump.write_text('{"body": "' + TEXT.replace("\n", "\\n") + '"}\n', encoding="utf-8")
    lines = told("clean", str(dump), "-o", str(tmp_path / "b.jsonl"), "-v")
    assert "preset balanced" in lines[0]
    assert lines[1:4] == [
        f"log: {dump}: jsonl",
        f"log: {dump}: text from 'body' (guessed), charset utf-8",
        f"log: {dump}: 1 document",
    ]
    assert "cleaning " in lines[4]
    assert " s, " in lines[4]
    assert told("clean", str(dump), "-o", str(tmp_path / "b.jsonl")) == []


def test_a_page_says_its_charset_and_who_found_its_article(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    prose = "وقال رئيس البلدية إن السوق يضم أربعين محلاً، ويفتح أبوابه كل صباح أمام الزوار. " * 4
    page.write_bytes(f"<meta charset=utf-8><article><h1>سوق</h1><p>{prose}</p></article>".encode())
    assert any("read as utf-8 (" in line and "engine fast" in line for line in told("clean", str(page), "-v"))


@pytest.mark.parametrize("command", ["explain", "check", "learn"])
def test_other_commands_log_what_they_read(tmp_path: Path, command: str) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    assert told(command, str(text), "--verbose")[0] == f"log: {text}: text"


def test_logging_is_as_it_was_when_it_ends(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger(f"{LOGGER}.dumps")
    end = show_log(logging.DEBUG)
    logger.debug("ملف\u202e\nآخر")
    end()
    logger.info("nobody hears that")
    assert capsys.readouterr().err == "log: ملف\\u202e آخر\n"
    assert not any(isinstance(handler, Lines) for handler in logging.getLogger(LOGGER).handlers)
