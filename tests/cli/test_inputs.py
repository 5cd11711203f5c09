"""Inputs as the command line names them: what cannot be meant is a usage error."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from cleaner.cli.inputs import InputOptions
from cleaner.cli.shared_options import Engine
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import FileType


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "c.html", "d.jsonl", "e.csv"):
        (tmp_path / name).write_text("نص", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("options", "names", "said"),
    [
        (InputOptions(), ["-", "-"], "named twice"),
        (InputOptions(file_type=FileType.SQLITE), ["-"], "standard input is none"),
        (InputOptions(fields=Fields(text="body")), ["a.txt"], "--text-field and its like are for records"),
        (InputOptions(engine=Engine.FAST), ["a.txt"], "--engine is for pages"),
        (InputOptions(charset="arabisch"), ["d.jsonl"], "--charset 'arabisch' is not known"),
        (InputOptions(table="news"), ["e.csv"], "--table is for SQLite"),
        (InputOptions(title="خبر"), ["d.jsonl"], "for a single text or page"),
        (InputOptions(), ["w.DOCX"], "save it as .txt"),
        (InputOptions(), ["وصل الوفد أمس إلى المدينة"], "a text itself goes in by a pipe"),
        (InputOptions(url="https://marfa.example"), ["a.txt", "b.txt"], "for a single text or page"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], options: InputOptions, names: list[str], said: str
) -> None:
    with pytest.raises(typer.Exit) as ended:
        options.find([name if name == "-" else str(folder / name) for name in names])
    assert ended.value.exit_code == 2
    assert said in capsys.readouterr().err


def test_what_is_meant_is_found(folder: Path) -> None:
    found = InputOptions(fields=Fields(text="body")).find([str(folder / "d.jsonl"), str(folder / "e.csv")])
    assert [source.file_type for source in found.inputs] == [FileType.JSONL, FileType.CSV]
    assert InputOptions(engine=Engine.FAST, charset="utf-8").find([str(folder / "c.html")]).inputs
    assert InputOptions(title="خبر").find([str(folder / "a.txt")]).inputs


def test_a_run_is_told_what_is_known() -> None:
    options = InputOptions(title="خبر", outlet="المرفأ", charset="utf-8", table="news")
    assert options.known == ("خبر", None, "المرفأ")
    assert (options.read_options.charset, options.read_options.table) == ("utf-8", "news")


def test_nothing_is_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        InputOptions().find(["https://marfa.example/1"])
    assert "save the page to a file, and name it with --url https://marfa.example/1" in capsys.readouterr().err


def test_a_file_whose_name_has_blanks_is_read(folder: Path) -> None:
    (folder / "خبر من المدينة القديمة").write_text("خبر", encoding="utf-8")
    assert len(InputOptions().find([str(folder / "خبر من المدينة القديمة")]).inputs) == 1
