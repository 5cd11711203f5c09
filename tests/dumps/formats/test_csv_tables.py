"""CSV and TSV: rows in, rows out, and records of other formats as a table."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dumps.formats import spools
from cleaner.dumps.formats.csv_tables import TableEncoder, TableSpool, read_table
from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.jsonl import read_records
from cleaner.dumps.formats.rows import Rows

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
CELL = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\t\n\r|ن'), max_size=12)


def read(data: str | bytes, fields: Fields = UNNAMED, *, tabs: bool = False) -> list[Entry]:
    return list(read_table(io.BytesIO(data.encode() if isinstance(data, str) else data), fields, tabs=tabs))


def made(rows: list[list[str]], **form: Any) -> str:
    stream = io.StringIO()
    csv.writer(stream, **form).writerows(rows)
    return stream.getvalue()


def written(entries: list[Entry], added: Mapping[str, object] | None = None) -> bytes:
    encoder = TableEncoder()
    return b"".join(encoder.add(entry, added or {}) for entry in entries) + encoder.flush() + encoder.end()


def spooled(
    entries: list[Entry], folder: Path, added: Mapping[str, object] | None = None, *, tabs: bool = False
) -> str:
    encoder = TableSpool(tabs=tabs)
    spool, target = folder / "spool", folder / "table"
    spool.write_bytes(b"".join(encoder.add(entry, added or {}) for entry in entries) + encoder.flush() + encoder.end())
    encoder.seal(spool, target)
    first = target.read_bytes()
    TableSpool(tabs=tabs).seal(spool, target)
    assert target.read_bytes() == first
    return first.decode()


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_table_comes_back_as_it_was(rows: list[list[str]], delimiter: str, ending: str, charset: str) -> None:
    header = ["id", "text", "نص آخر"]
    data = made([header, *rows], delimiter=delimiter, lineterminator=ending, quoting=csv.QUOTE_ALL).encode(charset)
    entries = read(data)
    assert [list((entry.values or {}).values()) for entry in entries] == rows
    output = written(entries, {"clean_text": BODY})
    assert output.startswith(b"\xef\xbb\xbf") == (charset != "utf-8")
    text = output.decode("utf-8-sig")
    assert text.startswith(f"id{delimiter}text{delimiter}نص آخر{delimiter}clean_text{ending}")
    again = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert again == [[*header, "clean_text"], *([*row, BODY] for row in rows)]
    assert [list((entry.values or {}).values()) for entry in read(output)] == again[1:]


@settings(max_examples=300)
@given(st.binary(max_size=60) | st.text(alphabet=',;"\t\n\r\0نx', max_size=60).map(str.encode), st.booleans())
def test_no_bytes_raise_anything_else(data: bytes, tabs: bool) -> None:
    for start in (b"", b"text,id\n", b'text\tid\r\n"'):
        try:
            for entry in read_table(io.BytesIO(start + data), tabs=tabs):
                assert entry.document or entry.problem
                assert "(line " in entry.place
        except FormatError as error:
            assert str(error)  # noqa: PT017


def test_a_quoted_cell_may_hold_lines_and_its_row_tells_the_first() -> None:
    first, second = read(f'id,text\r\n1,"{BODY}\n\nسطر، ""كذا"""\r\n\r\n2,خبر,\r\n')
    assert first.document
    assert first.document.text == f'{BODY}\n\nسطر، "كذا"'
    assert (first.place, second.place) == ("row 1 (line 2)", "row 2 (line 6)")
    assert second.problem.startswith("has 3 cells, and the header 2:")


def test_sizes_add_up_to_the_rows() -> None:
    data = f'id,text\n1,"{BODY}\n{BODY}"\n2,خبر\n3\n'
    assert sum(entry.size for entry in read(data)) == len(data.encode()) - len("id,text\n")


def test_cells_are_longer_than_the_limit_of_the_library_which_stays_as_it_was() -> None:
    before = csv.field_size_limit()
    stream = read_table(io.BytesIO(f"id,text\n1,{'ن' * 300_000}\n2,x\n".encode()))
    entry = next(stream)
    assert csv.field_size_limit() == before
    assert entry.document
    assert len(entry.document.text) == 300_000
    assert len(list(stream)) == 1
    assert csv.field_size_limit() == before


def test_tabs_are_told_and_not_looked_for() -> None:
    (entry,) = read("a,b,text\tid\nخبر\t1\n", tabs=True)
    assert entry.values == {"a,b,text": "خبر", "id": "1"}


@pytest.mark.parametrize(
    ("header", "delimiter", "count"),
    [
        ("text", ",", 1),
        ('"a,b";text', ";", 2),
        ('"a,b,c"|text|x', "|", 3),
        ("a\ttext", "\t", 2),
        ("text;a b,c;d", ";", 3),
        ("text,b;c", ",", 2),
    ],
)
def test_the_delimiter_is_told_from_the_header(header: str, delimiter: str, count: int) -> None:
    (entry,) = read(f"{header}\n{delimiter.join(['x'] * count)}\n", Fields("text"))
    assert list((entry.values or {}).values()) == ["x"] * count


def test_a_quote_within_a_cell_that_is_not_doubled_costs_its_row() -> None:
    first, second = read(f'id,text\n1,"قال "نعم" ومضى"\n2,{BODY}\n')
    assert "is no row of a table (',' expected after '\"')" in first.problem
    assert second.document


def test_columns_without_a_name_or_of_one_name_are_kept_apart() -> None:
    entries = read(f",text,date,date,\n0,{BODY},1,2,3\n")
    assert entries[0].values == {"column_1": "0", "text": BODY, "date": "1", "date_2": "2", "column_5": "3"}
    assert written(entries, {"clean_text": "x"}).decode() == f",text,date,date,,clean_text\n0,{BODY},1,2,3,x\n"


@pytest.mark.parametrize("data", ["", "\ufeff", "\n\n", "id,text\n", "id,text\n\n"])
def test_a_table_without_rows_is_empty(data: str) -> None:
    with pytest.raises(FormatError, match="is empty"):
        read(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"id,\xce\xcf\n1,x\n", "has no header that can be read: it is not UTF-8 (byte 0xCE at 3)"),
        (b'id,"text\n1,x\n', "has no header that can be read: it opens a quote in line 1 that is not closed"),
        (b"id,text\r1,x\r2,y\r", "ends its lines with CR alone"),
        (b"\x1f\x8b\x08\x00", "is packed"),
        ("id,text\n1,x".encode("utf-16") + b"\x00", "is not the UTF-16"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert words in str(caught.value)


def test_bytes_that_are_not_utf8_cost_their_row_alone() -> None:
    data = f"id,text\n1,{BODY}\n".encode() + b'2,"\xce\xcf\n\xd0"\n' + "3,خبر\n".encode()
    entries = read(data)
    assert [bool(entry.problem) for entry in entries] == [False, True, False]
    assert entries[1].problem == "is not UTF-8 (byte 0xCE at 3): convert it first, as with iconv"
    assert entries[2].place == "row 3 (line 5)"


def test_nul_bytes_are_text_and_a_lone_cr_is_a_fault_of_its_row() -> None:
    first, second, third = read("id,text\n1,خ\0بر\n2,خ\rبر\n3,خبر\n")
    assert first.values == {"id": "1", "text": "خ\0بر"}
    assert "is no row of a table (new-line character seen in unquoted field)" in second.problem
    assert third.document


def test_a_quote_that_is_not_closed_costs_its_line_alone() -> None:
    data = f'id,text\n1,{BODY}\n2,"{BODY}\n3,خبر\n4,"خبر وخبر"\n5,"خبر\n'
    entries = read(data)
    assert [bool(entry.problem) for entry in entries] == [False, True, False, False, True]
    assert entries[1].problem == "opens a quote in line 3 that is not closed: close it, or double it"
    data = f'id,text\n1,{BODY}\n2,"{BODY}\n3,خبر\n4,خبر\n'
    entries = read(data)
    assert [bool(entry.problem) for entry in entries] == [False, True, False, False]
    assert entries[1].problem == "opens a quote in line 3 that is not closed: close it, or double it"
    assert [entry.place for entry in entries][2:] == ["row 3 (line 4)", "row 4 (line 5)"]
    assert sum(entry.size for entry in entries) == len(data.encode()) - len("id,text\n")


@pytest.mark.parametrize("line", ["3,xxxxxxxxx\n", "\n"])
def test_a_quote_that_is_not_closed_takes_no_more_memory_than_a_row(line: str) -> None:
    class Long(io.RawIOBase):
        def __init__(self) -> None:
            self._parts = iter([b'2,"x\n', *[(line * (5_000 // len(line))).encode()] * 20, b"4,x\n"])

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = next(self._parts, b"")
            buffer[: len(data)] = data
            return len(data)

    tracemalloc.start()
    count = sum(1 for _ in Rows(io.BufferedReader(Long(), 65_536), ",", most=20_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == (2 if line == "\n" else 2 + 20 * (5_000 // len(line)))
    assert peak < 250_000


def test_a_line_that_is_too_long_costs_itself_alone() -> None:
    for cell in ("x" * 5000, '"' + "x" * 5000 + '"', '"\n' + "x" * 5000 + '"'):
        data = f"1,a\n2,{cell}\n3,b\n".encode()
        rows = list(Rows(io.BytesIO(data), ",", most=2000))
        assert [row.cells for row in rows if not row.problem] == [("1", "a"), ("3", "b")]
        assert sum(row.size for row in rows) == len(data)


def test_a_replaced_column_stays_in_its_place() -> None:
    entries = read(f"id;text;x\r\n1;{BODY};a\r\n2;;b\r\n")
    output = written(entries, {"text": None, "removed": [{"label": "source"}]}).decode()
    assert output.startswith('id;text;x;removed\r\n1;;a;"[{""label"": ""source""}]"\r\n2;;b;')


def test_values_that_are_no_texts_are_spelt_as_json_and_surrogates_escaped() -> None:
    (entry,) = read("text\nخبر\n")
    added = {"a": None, "b": True, "c": Decimal("1.50"), "d": {"س": [1]}, "e": "\ud800"}
    output = written([entry], added)
    assert list(csv.reader(io.StringIO(output.decode())))[1] == ["خبر", "", "true", "1.50", '{"س": [1]}', "\\ud800"]


def test_a_table_of_other_columns_is_refused_and_the_others_go_on() -> None:
    first, other = read(f"id,text\n1,{BODY}\n"), read(f"id;url;text\n1;x;{BODY}\n")
    same = read(f"id\ttext\r\n2\t{BODY}\r\n")
    encoder = TableEncoder()
    data = encoder.add(first[0], {"c": "x"})
    with pytest.raises(FormatError, match=r"is of other columns than the first record \(has 'url'\)"):
        encoder.add(other[0], {"c": "x"})
    with pytest.raises(FormatError, match=r"\(lacks 'c' and has 'd'\)"):
        encoder.add(first[0], {"d": "x"})
    with pytest.raises(FormatError, match="another order"):
        encoder.add(read("text,id\nx,1\n")[0], {"c": "x"})
    data += encoder.add(same[0], {"c": "x"})
    assert data.decode() == f"id,text,c\n1,{BODY},x\n2,{BODY},x\n"


def test_an_encoder_that_goes_on_writes_no_header_and_learns_it_from_the_head() -> None:
    whole = read(f"\ufeffid;text\r\n1;{BODY}\r\n2;خبر\r\n")
    other, same = read(f"id;url;text\n1;x;{BODY}\n"), read(f"id,text\n3,{BODY}\n")
    undisturbed = TableEncoder()
    bytes_first, bytes_second = (undisturbed.add(entry, {"c": None}) for entry in (whole[0], same[0]))
    assert TableEncoder(begun=True).add(whole[1], {"c": None}) == undisturbed.add(whole[1], {"c": None})
    resumed = TableEncoder(begun=True, head=bytes_first)
    with pytest.raises(FormatError, match="has 'url'"):
        resumed.add(other[0], {"c": None})
    assert resumed.add(same[0], {"c": None}) == bytes_second


def test_what_is_no_row_is_refused() -> None:
    (entry,) = read_records(io.BytesIO(b'{"text": "x"}'))
    with pytest.raises(FormatError, match="is no row of a table"):
        TableEncoder().add(entry, {})


def test_records_of_other_formats_become_a_table_of_all_their_fields(tmp_path: Path) -> None:
    lines = [
        {"id": 7, "text": BODY},
        {"text": 'قال: "نعم"\r\nومضى', "tags": ["أ", {"n": None}], "ok": True, "id": None},
        {"مصدر": "", "text": "a\rb"},
    ]
    data = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).replace("7", "7.50")
    for tabs, mark in ((False, ","), (True, "\t")):
        table = spooled(list(read_records(io.BytesIO(data.encode()))), tmp_path, {"clean_text": "خبر"}, tabs=tabs)
        assert list(csv.reader(io.StringIO(table, newline=""), delimiter=mark)) == [
            ["id", "text", "clean_text", "tags", "ok", "مصدر"],
            ["7.50", BODY, "خبر", "", "", ""],
            ["", 'قال: "نعم"\r\nومضى', "خبر", '["أ", {"n": null}]', "true", ""],
            ["", "a\rb", "خبر", "", "", ""],
        ]


@given(records=st.lists(st.dictionaries(CELL, st.none() | CELL | st.integers() | st.floats(), max_size=4), min_size=1))
def test_every_record_becomes_a_row(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]) -> None:
    entries = [record_entry(1, 1, {"text": BODY, **values}, Fields("text"), "row 1") for values in records]
    table = spooled(entries, tmp_path_factory.mktemp("table"))
    header, *rows = csv.reader(io.StringIO(table, newline=""))
    assert header[0] == "text"
    assert set(header) == {"text", *(name for values in records for name in values)}
    assert len(rows) == len(records)
    for values, row in zip(records, rows, strict=True):
        cells = dict(zip(header, row, strict=True))
        assert all(cells[name] == value for name, value in values.items() if isinstance(value, str))
        assert all(not cells[name] for name in header if values.get(name, BODY) is None)


def test_very_many_fields_share_the_last_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "_COLUMNS", 3)
    lines = [{"text": BODY, "a": 1}, {"more_fields": 2, "c": None, "d": [1.50]}, {"text": "خبر"}]
    data = "\n".join(map(json.dumps, lines)).encode()
    table = spooled(list(read_records(io.BytesIO(data))), tmp_path)
    assert list(csv.reader(io.StringIO(table))) == [
        ["text", "a", "more_fields", "more_fields_2"],
        [BODY, "1", "", ""],
        ["", "", "2", '{"c": null, "d": [1.5]}'],
        ["خبر", "", "", ""],
    ]


def test_no_record_is_no_table(tmp_path: Path) -> None:
    assert spooled([], tmp_path) == ""


def test_a_spool_that_was_changed_is_told(tmp_path: Path) -> None:
    (tmp_path / "spool").write_bytes(b'{"text": "x"\n')
    with pytest.raises(FormatError, match="spool that was changed"):
        TableSpool().seal(tmp_path / "spool", tmp_path / "table")


def test_the_line_that_names_a_separator_is_no_header() -> None:
    data = '\ufeffsep=|\r\nid|text\r\n1|"فتحت، أمس; الجسر"\r\n'.encode()
    (entry,) = read_table(io.BytesIO(data))
    assert (entry.values, entry.place) == ({"id": "1", "text": "فتحت، أمس; الجسر"}, "row 1 (line 3)")


def test_a_table_tells_its_charset() -> None:
    text = "فتحت البلدية الجسر أمس بعد عام من العمل"
    entries = list(read_table(io.BytesIO(f"id;text\n1;{text}\n".encode("cp1256"))))
    assert [(entry.values, entry.encoding) for entry in entries] == [({"id": "1", "text": text}, "windows-1256")]
