"""Workbooks: a header and rows, dates, sheets by name, and files that are broken or unpack to too much."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import pytest

import cleaner.dumps.formats.workbooks as workbooks
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.workbooks import Sheet, read_workbook
from tests.support.clean_command import BODY, CLEAN, DIRTY, run

openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is an extra")

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = "xl/sharedStrings.xml"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SHARED = f'<Override PartName="/{STRINGS}" ContentType="{KIND}"/>'
HEADER = '<row r="1"><c r="A1" t="str"><v>text</v></c></row>'


def workbook(path: Path, rows: Sequence[Sequence[object]], *others: str) -> Path:
    """Write a workbook whose first sheet has these rows; the others have one row each, of their name."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name in others:
        book.create_sheet(name).append(["text"])
        book[name].append([f"{BODY} {name}"])
    book.save(path)
    return path


def told(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    return [(entry.place, entry.problem.partition(":")[0]) for entry in entries]


def test_the_first_row_names_the_columns(tmp_path: Path) -> None:
    head = ["id", "المتن", None, "day", "at"]
    first = [7, DIRTY, True, datetime.date(2025, 3, 5), datetime.datetime(2025, 3, 5, 14, 30)]
    rows: list[list[object]] = [[], [*head], first, [], [8, BODY]]
    entries = list(read_workbook(workbook(tmp_path / "a.xlsx", rows)))
    assert [entry.place for entry in entries] == ["row 3", "row 5"]
    assert dict(entries[0].values or {}) == {
        "id": 7,
        "المتن": DIRTY,
        "column_3": True,
        "day": "2025-03-05",
        "at": "2025-03-05T14:30:00",
    }
    assert dict(entries[1].values or {})["at"] is None
    assert "usual name for the text" in entries[0].problem
    assert [entry.number for entry in entries] == [1, 2]


def test_a_row_that_is_wrong_fails_alone(tmp_path: Path) -> None:
    rows: list[list[object]] = [["text", "id"], [None, 1], [7, 2], [BODY, 3, "x"], [BODY, 4]]
    assert told(list(read_workbook(workbook(tmp_path / "a.xlsx", rows)))) == [
        ("row 2", "the field 'text' is null"),
        ("row 3", "the field 'text' holds a number, not a text"),
        ("row 4", "has a value in column 3, and the header has 2"),
        ("row 5", ""),
    ]


def test_breaks_as_excel_writes_them_are_breaks(tmp_path: Path) -> None:
    (entry,) = read_workbook(workbook(tmp_path / "a.xlsx", [["text"], [f"{BODY}_x000D_\n{BODY}"]]))
    assert entry.document
    assert entry.document.text == f"{BODY}\r\n{BODY}"


def test_a_sheet_is_named_behind_the_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["text"], [DIRTY]], "غيره", "ثالث")
    done = run(path)
    assert "reads the sheet 'Sheet' of 'Sheet', 'غيره', 'ثالث'; FILE.xlsx::غيره names another" in done.stderr
    assert CLEAN.splitlines()[0] in done.stdout
    done = run(f"{path}::ثالث", "-o", tmp_path / "one.csv")
    assert (done.exit_code, "reads the sheet" in done.stderr) == (0, False)
    assert (tmp_path / "one.csv").read_text(encoding="utf-8").count("ثالث") == 2
    done = run(f"{tmp_path}/*.xlsx::لا")
    assert f"{path}::لا: has no sheet 'لا' (it has 'Sheet', 'غيره', 'ثالث'): name one behind ::" in done.stderr


def test_sheets_of_a_workbook_go_to_files_of_their_own(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["text"], [DIRTY]], "غيره", "ثالث")
    (tmp_path / "out").mkdir()
    assert run(f"{path}::غيره", f"{path}::ثالث", path, "-o", tmp_path / "out").exit_code == 0
    written = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert written == ["a-ثالث.jsonl", "a-غيره.jsonl", "a.jsonl"]


def test_a_run_that_stops_is_resumed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["text"], *([f"{DIRTY} {number}"] for number in range(50))])
    assert run(path, "-o", tmp_path / "whole.jsonl").exit_code == 0
    assert run(path, "-o", tmp_path / "out.jsonl", "--resume").exit_code == 0
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.parametrize("arguments", [["-o", "out.xlsx"], ["--table", "x"]])
def test_what_is_not_done_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(workbook(tmp_path / "a.xlsx", [["text"], [DIRTY]]), *arguments)
    assert done.exit_code == 2
    assert "XLSX is read but not written" in done.stderr or "a.xlsx::SHEET" in done.stderr


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is encrypted, or of the older form .xls"),
        (b"text", "is no workbook or is broken"),
        (b"PK\x03\x04", "is no workbook or is broken"),
    ],
)
def test_what_is_no_workbook_is_told_in_one_line(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    done = run(path)
    assert done.exit_code == 1
    assert f"{path}: {said}" in done.stderr
    assert done.stderr.count("\n") <= 2


@pytest.mark.parametrize("rows", [[], [["text"]], [[], []]])
def test_a_sheet_without_rows_is_empty(tmp_path: Path, rows: list[list[object]]) -> None:
    with pytest.raises(FormatError, match="is empty"):
        list(read_workbook(workbook(tmp_path / "a.xlsx", rows)))


def test_a_sheet_that_breaks_off_is_read_so_far(tmp_path: Path) -> None:
    path = changed(tmp_path, "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.index('<row r="3"')])
    with pytest.raises(FormatError, match="is broken behind row 2"):
        list(read_workbook(path))
    rows = Sheet(io.BytesIO(path.read_bytes())).rows()
    assert [next(rows).number, next(rows).number] == [1, 2]


def test_strings_that_are_shared_are_read_where_they_stand(tmp_path: Path) -> None:
    strings = f"<si><t>{BODY}</t></si><si><r><t>خبر </t></r><r><t>آخر</t></r></si>"
    path = changed(tmp_path, STRINGS, lambda _: f'<sst xmlns="{MAIN}">{strings}</sst>')
    cells = '<row r="4"><c r="A4" t="s"><v>1</v></c></row><row r="5"><c r="A5" t="s"><v>9</v></c></row></sheetData>'
    shared = tmp_path / "shared.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(shared, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).decode().replace("</sheetData>", cells))
    rows = Sheet(io.BytesIO(shared.read_bytes())).rows()
    assert [next(rows).values for _ in range(4)][-1] == ("خبر آخر",)
    with pytest.raises(FormatError, match="is broken behind row 4"):  # there is no such string
        next(rows)


def test_what_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "find_spec", lambda name: None)
    with pytest.raises(FormatError, match=r"arabic-article-cleaner\[xlsx\]"):
        Sheet(io.BytesIO(b"x"))


def changed(folder: Path, part: str, change: Callable[[str], str]) -> Path:
    """Write a workbook of three rows of which a part was changed, or with strings that are shared."""
    plain, path = workbook(folder / "plain.xlsx", [["text"], [BODY], [BODY]]), folder / "changed.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            xml = source.read(name).decode()
            xml = xml.replace("</Types>", f"{SHARED}</Types>") if part == STRINGS else xml
            target.writestr(name, change(xml) if name == part else xml)
        if part == STRINGS:
            target.writestr(part, change(""))
    return path


def sheet(rows: str) -> Callable[[str], str]:
    return lambda _: f'<worksheet xmlns="{MAIN}"><sheetData>{HEADER}{rows}</sheetData></worksheet>'


BOMBS = {
    "a part of 100 MB": ("xl/worksheets/sheet1.xml", sheet(" " * 100_000_000)),
    "strings without end": (STRINGS, lambda _: f'<sst xmlns="{MAIN}">{"<si/>" * 6_000_000}</sst>'),
    "styles without end": ("xl/styles.xml", lambda _: f'<styleSheet xmlns="{MAIN}">{"<x/>" * 6_000_000}</styleSheet>'),
    "a row of many cells": ("xl/worksheets/sheet1.xml", sheet(f"<row>{'<c/>' * 300_000}</row>")),
    "what is no row": ("xl/worksheets/sheet1.xml", sheet("<x/>" * 300_000)),
    "entities": (
        STRINGS,
        lambda _: (
            '<!DOCTYPE s [<!ENTITY a "xxxxxxxxxx">'
            + "".join(f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9))
            + f']><sst xmlns="{MAIN}"><si><t>&j;</t></si></sst>'
        ),
    ),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_workbook_that_unpacks_to_much_is_refused_at_once(tmp_path: Path, name: str) -> None:
    member, change = BOMBS[name]
    path = changed(tmp_path, member, change)
    started = process_time()
    with pytest.raises(FormatError, match=r"unpacks to more|of memory|more than .* tags|is no workbook"):
        list(read_workbook(path))
    assert process_time() - started < 15


def test_cells_far_away_take_no_time(tmp_path: Path) -> None:
    wide, deep = '<row><c r="ZZZ1" t="str"><v/></c></row>' * 5_000, '<row r="999999999"><c t="str"><v>x</v></c></row>'
    path = changed(tmp_path, "xl/worksheets/sheet1.xml", sheet(wide + deep))
    started = process_time()
    assert [entry.place for entry in read_workbook(path)] == ["row 999999999"]
    assert process_time() - started < 10
    path = changed(tmp_path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace('r="A1"', 'r="ZZZ1"'))
    with pytest.raises(FormatError, match="more than 1,000 columns"):
        list(read_workbook(path))
