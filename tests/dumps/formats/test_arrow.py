"""Parquet and Arrow: rows read as they stand, and files that others read, with the schema that they had."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dumps.formats.arrow import rows as column_rows
from cleaner.dumps.formats.arrow.encoders import ColumnEncoder, ColumnSpool
from cleaner.dumps.formats.arrow.rows import ArrowRow, read_arrow, read_parquet
from cleaner.dumps.formats.arrow.values import arrow
from cleaner.dumps.formats.entries import Encoder, Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.jsonl import read_records
from tests.support.readers import until_the_fault

pa, parquet, feather = arrow(), arrow("pyarrow.parquet"), arrow("pyarrow.feather")
BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
CLEAN = "افتتحت البلدية سوقاً جديداً"


def written(folder: Path, table: Any, **options: Any) -> Path:
    path = folder / "dump.parquet"
    parquet.write_table(table, path, **options)
    return path


def as_stream(table: Any, rows: int | None = None) -> bytes:
    data = io.BytesIO()
    with pa.ipc.new_stream(data, table.schema) as writer:
        writer.write_table(table, rows)
    return data.getvalue()


def as_file(table: Any, rows: int | None = None, **options: Any) -> bytes:
    data = io.BytesIO()
    with pa.ipc.new_file(data, table.schema, options=pa.ipc.IpcWriteOptions(**options)) as writer:
        writer.write_table(table, rows)
    return data.getvalue()


def from_arrow(table: Any) -> list[Entry]:
    return list(read_arrow(io.BytesIO(as_stream(table))))


def sealed(folder: Path, encoder: Encoder, records: Sequence[tuple[Entry, Mapping[str, object]]]) -> Path:
    """Write records as the run does: steps, an end, and the file of its spool."""
    spool, target = folder / "spool", folder / "target"
    data = [encoder.add(entry, added) for entry, added in records]
    spool.write_bytes(b"".join((*data, encoder.flush(), encoder.end())))
    encoder.seal(spool, target)
    return target


# reading


@pytest.mark.parametrize("compression", ["none", "snappy", "zstd"])
def test_rows_of_parquet_have_their_values_and_places(tmp_path: Path, compression: str) -> None:
    table = pa.table({"id": list(range(5)), "content": [BODY] * 5, "link": ["https://akhbar.example/1"] * 5})
    path = written(tmp_path, table, compression=compression, row_group_size=2)
    entries = list(read_parquet(path))
    assert [entry.place for entry in entries] == [f"row {number}" for number in range(1, 6)]
    assert [dict(entry.values or {}) for entry in entries] == table.to_pylist()
    assert entries[4].document is not None
    assert (entries[4].document.text, entries[4].document.url) == (BODY, "https://akhbar.example/1")
    assert isinstance(entries[0].row, ArrowRow)
    assert entries[0].row.compression == compression


def test_the_sizes_of_rows_add_up_to_that_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, pa.table({"text": [BODY * (n % 7) for n in range(1000)]}), row_group_size=300)
    assert sum(entry.size for entry in read_parquet(path)) == path.stat().st_size


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())], ids=str
)
@pytest.mark.parametrize("form", [as_stream, as_file])
def test_every_kind_of_text_is_read(kind: Any, form: Callable[[Any], bytes]) -> None:
    table = pa.table({"text": pa.array([BODY, None, "خبر"]).cast(kind)})
    first, second, third = read_arrow(io.BytesIO(form(table)))
    assert first.document is not None
    assert third.document is not None
    assert (first.document.text, third.document.text) == (BODY, "خبر")
    assert "is null" in second.problem


def test_values_are_lazy_and_nested_ones_are_plain() -> None:
    table = pa.table({"text": [BODY], "tags": [["قطر"]], "about": [{"الكاتب": "مها", "n": [1, None]}]})
    (entry,) = from_arrow(table)
    assert entry.values is not None
    assert not isinstance(entry.values, dict)
    assert "nothing" not in entry.values
    assert json.loads(json.dumps(dict(entry.values))) == table.to_pylist()[0]


def test_what_python_has_no_form_for_is_a_text() -> None:
    table = pa.table(
        {
            "text": [BODY],
            "read": pa.array([1], pa.timestamp("ns")),
            "seen": pa.array([[1]], pa.list_(pa.timestamp("ns"))),
            "year": pa.array([2**40], pa.timestamp("s")),
            "zone": pa.array([0], pa.timestamp("s", "لا/مكان")),
        }
    )
    (entry,) = from_arrow(table)
    values = dict(entry.values or {})
    assert values["read"] == "1970-01-01 00:00:00.000000001"
    assert values["seen"] == ["1970-01-01 00:00:00.000000001"]
    assert isinstance(values["year"], str)
    assert isinstance(values["zone"], str)


def test_columns_of_one_name_are_read_by_the_first() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([BODY]), pa.array(["آخر"])], names=["text", "text"])
    (entry,) = from_arrow(pa.Table.from_batches([batch]))
    assert dict(entry.values or {}) == {"text": BODY}


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (pa.table({"text": [1]}), "holds a number"),
        (pa.table({"text": pa.array([None], pa.string())}), "is null"),
        (pa.table({"text": [[1]]}), "holds a list"),
        (pa.table({"كلام": [BODY]}), "has no field with a usual name for the text (it has 'كلام')"),
    ],
)
def test_a_text_that_is_none_is_the_rows_problem(table: Any, problem: str) -> None:
    (entry,) = from_arrow(table)
    assert problem in entry.problem
    assert entry.place == "row 1"


def test_a_named_field_and_a_page_are_read() -> None:
    (entry,) = read_arrow(io.BytesIO(as_stream(pa.table({"نص": [BODY], "text": ["x"]}))), Fields(text="نص"))
    assert entry.document is not None
    assert entry.document.text == BODY
    (page,) = from_arrow(pa.table({"html": ["<p>خبر</p>"], "url": ["https://akhbar.example"]}))
    assert page.page == "<p>خبر</p>"


def test_bytes_that_are_not_utf_8_cost_their_row_alone(tmp_path: Path) -> None:
    offsets = pa.py_buffer(b"".join(n.to_bytes(4, "little") for n in (0, 2, 3, 5)))
    texts = pa.StringArray.from_buffers(3, offsets, pa.py_buffer("خ".encode() + b"\xff" + "ب".encode()))
    for entries in (
        from_arrow(pa.table({"text": texts})),
        list(read_parquet(written(tmp_path, pa.table({"text": texts})))),
    ):
        assert [bool(entry.problem) for entry in entries] == [False, True, False]
        assert "UTF8" in entries[1].problem


def test_a_row_that_is_too_long_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column_rows, "MOST", 10_000)
    entries = from_arrow(pa.table({"text": [BODY, "خبر " * 5_000, BODY]}))
    assert [entry.problem for entry in entries] == ["", "is longer than 10,000 bytes: no article is; cut it", ""]


@pytest.mark.parametrize("form", [as_stream, as_file])
def test_an_arrow_file_that_is_cut_gives_the_rows_before(form: Callable[[Any, int], bytes]) -> None:
    data = form(pa.table({"text": [BODY] * 100}), 10)
    count, message = until_the_fault(read_arrow(io.BytesIO(data[: len(data) // 2])))
    assert 0 < count < 100
    assert count % 10 == 0
    assert f"behind row {count}" in message


def test_an_arrow_file_without_its_end_is_told() -> None:
    data = as_file(pa.table({"text": [BODY] * 10}))
    assert until_the_fault(read_arrow(io.BytesIO(data[:-3]))) == (10, "is cut short behind row 10: fetch it again")


def test_feather_is_read_and_its_first_version_refused(tmp_path: Path) -> None:
    feather.write_feather(pa.table({"text": [BODY] * 3}), tmp_path / "new.feather")
    with (tmp_path / "new.feather").open("rb") as stream:
        assert len(list(read_arrow(stream))) == 3
    assert "Feather of version 1" in until_the_fault(read_arrow(io.BytesIO(b"FEA1" + bytes(100))))[1]


@pytest.mark.parametrize("data", [b"", b"{}\n", bytes(100), b"\xff" * 100, b"ARROW1\x00\x00", b"PAR1", b"\x1f\x8b\x08"])
def test_what_is_no_arrow_is_refused(data: bytes) -> None:
    assert until_the_fault(read_arrow(io.BytesIO(data)))[0] == 0


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_corrupted_files_end_in_a_format_error_or_in_entries(data: st.DataObject) -> None:
    table = pa.table({"text": [BODY, "خبر"] * 20, "n": list(range(40)), "tags": [["قطر"], None] * 20})
    whole = bytearray(as_file(table, 8))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        for entry in read_arrow(io.BytesIO(bytes(whole))):
            assert entry.problem or entry.document
            dict(entry.values or {})
    except FormatError:
        pass


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_corrupted_parquet_ends_in_a_format_error_or_in_entries(data: st.DataObject) -> None:
    table = pa.table({"text": [BODY, "خبر"] * 20, "n": list(range(40)), "tags": [["قطر"], None] * 20})
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), table, row_group_size=8)
        whole = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])
        try:
            for entry in read_parquet(path):
                dict(entry.values or {})
        except FormatError:
            pass


def test_broken_parquet_gives_the_row_groups_before(tmp_path: Path) -> None:
    table = pa.table({"text": [f"{BODY} {n}" for n in range(1000)]})
    path = written(tmp_path, table, row_group_size=100, compression="snappy", use_dictionary=False)
    known = parquet.ParquetFile(path).metadata.row_group(5).column(0)
    data = bytearray(path.read_bytes())
    data[known.data_page_offset : known.data_page_offset + known.total_compressed_size] = bytes(
        known.total_compressed_size
    )
    path.write_bytes(data)
    count, message = until_the_fault(read_parquet(path))
    assert count == 500
    assert "behind row 500" in message


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" * 10, b"{}\n" * 20])
def test_what_is_no_parquet_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "dump.parquet").write_bytes(data)
    assert until_the_fault(read_parquet(tmp_path / "dump.parquet"))[0] == 0


def test_files_without_rows_are_empty(tmp_path: Path) -> None:
    table = pa.table({"text": pa.array([], pa.string())})
    for entries in (read_parquet(written(tmp_path, table)), read_arrow(io.BytesIO(as_file(table)))):
        assert until_the_fault(entries) == (0, "is empty: there is no record to clean")


def test_a_file_that_is_not_there_is_told_by_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_parquet(tmp_path / "none.parquet"))


# rows to columns


def table_of_all_kinds() -> Any:
    columns = [
        (pa.field("id", pa.int32(), nullable=False, metadata={"وصف": "رقم"}), pa.array([1, 2, 3], pa.int32())),
        (pa.field("text", pa.large_string()), pa.array([BODY, "خبر", "نبأ"], pa.large_string())),
        (pa.field("site", pa.dictionary(pa.int32(), pa.string())), pa.array(["أ", None, "أ"]).dictionary_encode()),
        (pa.field("tags", pa.list_(pa.string())), pa.array([["قطر"], None, []], pa.list_(pa.string()))),
        (
            pa.field("about", pa.struct([("n", pa.int8())])),
            pa.array([{"n": 1}, None, {"n": None}], pa.struct([("n", pa.int8())])),
        ),
        (pa.field("at", pa.timestamp("us", "UTC")), pa.array([0, 1, None], pa.timestamp("us", "UTC"))),
        (pa.field("blob", pa.binary()), pa.array([b"\xff", None, b""], pa.binary())),
    ]
    schema = pa.schema([field for field, _ in columns], metadata={"pandas": '{"columns": []}', "مصدر": "وكالة"})
    return pa.Table.from_arrays([array for _, array in columns], schema=schema)


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
def test_the_schema_and_every_value_stay(tmp_path: Path, target: FileType) -> None:
    table = table_of_all_kinds()
    entries = from_arrow(table)
    path = sealed(tmp_path, ColumnEncoder(target), [(entry, {"clean_text": CLEAN}) for entry in entries])
    back = parquet.read_table(path) if target is FileType.PARQUET else pa.ipc.open_file(path).read_all()
    bare = back.drop_columns(["clean_text"])
    assert bare.schema.names == table.schema.names
    assert [field.type for field in bare.schema] == [field.type for field in table.schema]
    assert [field.nullable for field in bare.schema] == [field.nullable for field in table.schema]
    assert back.schema.metadata == table.schema.metadata
    assert back.schema.field("id").metadata["وصف".encode()] == "رقم".encode()
    assert bare.to_pylist() == table.to_pylist()
    assert back.column("clean_text").to_pylist() == [CLEAN] * 3
    assert back.schema.names[-1] == "clean_text"


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
def test_rows_that_are_left_out_leave_the_others(tmp_path: Path, target: FileType) -> None:
    table = pa.table({"n": list(range(1000)), "text": pa.array([f"خبر {n}" for n in range(1000)], pa.string_view())})
    kept = [entry for entry in from_arrow(table) if entry.number % 3 and not 300 < entry.number < 500]
    path = sealed(tmp_path, ColumnEncoder(target), [(entry, {"clean_text": str(entry.number)}) for entry in kept])
    back = parquet.read_table(path) if target is FileType.PARQUET else feather.read_table(path)
    assert back.column("n").to_pylist() == [entry.number - 1 for entry in kept]
    assert back.column("clean_text").to_pylist() == [str(entry.number) for entry in kept]
    assert back.schema.field("text").type == pa.string_view() if target is FileType.ARROW else True


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
def test_a_replaced_column_keeps_its_place_and_type(tmp_path: Path, kind: Any) -> None:
    table = pa.table({"id": [1], "text": pa.array([BODY], kind), "url": ["https://akhbar.example"]})
    (entry,) = from_arrow(table)
    back = pa.ipc.open_file(sealed(tmp_path, ColumnEncoder(FileType.ARROW), [(entry, {"text": CLEAN})])).read_all()
    assert back.schema == table.schema
    assert back.to_pylist() == [{"id": 1, "text": CLEAN, "url": "https://akhbar.example"}]


def test_added_values_that_are_no_texts_are_json(tmp_path: Path) -> None:
    (entry,) = from_arrow(pa.table({"text": [BODY]}))
    added = {"removed": [{"النص": "المصدر: وكالات"}], "none": None, "broken": "\ud800"}
    row = parquet.read_table(sealed(tmp_path, ColumnEncoder(FileType.PARQUET), [(entry, added)])).to_pylist()[0]
    assert json.loads(row["removed"]) == [{"النص": "المصدر: وكالات"}]
    assert row["none"] is None
    assert row["broken"] == "\\ud800"


def test_null_in_a_column_of_no_nulls_lifts_that(tmp_path: Path) -> None:
    schema = pa.schema([pa.field("text", pa.string(), nullable=False)])
    entries = from_arrow(pa.table({"text": [BODY, "خبر"]}, schema=schema))
    records: list[tuple[Entry, Mapping[str, object]]] = [(entries[0], {"text": CLEAN}), (entries[1], {"text": None})]
    back = parquet.read_table(sealed(tmp_path, ColumnEncoder(FileType.PARQUET), records))
    assert back.column("text").to_pylist() == [CLEAN, None]


@pytest.mark.parametrize("name", ["none", "snappy", "gzip", "brotli", "lz4", "zstd"])
def test_parquet_is_compressed_as_it_was(tmp_path: Path, name: str) -> None:
    entries = list(read_parquet(written(tmp_path, pa.table({"text": [BODY] * 3}), compression=name)))
    path = sealed(tmp_path, ColumnEncoder(FileType.PARQUET), [(entry, {"clean_text": CLEAN}) for entry in entries])
    known = parquet.ParquetFile(path).metadata.row_group(0).column(0).compression
    assert known == {"none": "UNCOMPRESSED"}.get(name, name.upper())


def test_rows_of_arrow_become_parquet_by_zstd(tmp_path: Path) -> None:
    (entry,) = from_arrow(pa.table({"text": [BODY]}))
    path = sealed(tmp_path, ColumnEncoder(FileType.PARQUET), [(entry, {})])
    assert parquet.ParquetFile(path).metadata.row_group(0).column(0).compression == "ZSTD"


def test_the_list_of_features_has_the_new_columns(tmp_path: Path) -> None:
    features = {"info": {"features": {"text": {"dtype": "string", "_type": "Value"}}}}
    table = pa.table({"text": [BODY]}).replace_schema_metadata({"huggingface": json.dumps(features)})
    (entry,) = from_arrow(table)
    back = parquet.read_table(sealed(tmp_path, ColumnEncoder(FileType.PARQUET), [(entry, {"clean_text": CLEAN})]))
    known = json.loads(back.schema.metadata[b"huggingface"])["info"]["features"]
    assert known == {name: {"dtype": "string", "_type": "Value"} for name in ("text", "clean_text")}


@pytest.mark.parametrize("notes", ["", "[]", "{", '{"info": {}}', '{"info": {"features": []}}'])
def test_a_list_of_features_that_is_none_goes(tmp_path: Path, notes: str) -> None:
    table = pa.table({"text": [BODY]}).replace_schema_metadata({"huggingface": notes})
    (entry,) = from_arrow(table)
    back = parquet.read_table(sealed(tmp_path, ColumnEncoder(FileType.PARQUET), [(entry, {"clean_text": CLEAN})]))
    assert b"huggingface" not in (back.schema.metadata or {})


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
def test_how_it_was_made_goes_into_the_metadata(tmp_path: Path, target: FileType) -> None:
    made = {"cleaner": '{"version": "0"}'}
    (entry,) = from_arrow(pa.table({"text": [BODY]}).replace_schema_metadata({"k": "v"}))
    for encoder, spooled in ((ColumnEncoder(target, made), entry), (ColumnSpool(target, made), entry)):
        path = sealed(tmp_path, encoder, [(spooled, {"clean_text": CLEAN})])
        schema = parquet.read_schema(path) if target is FileType.PARQUET else pa.ipc.open_file(path).schema
        assert schema.metadata[b"cleaner"] == made["cleaner"].encode()


def test_rows_of_another_schema_are_refused_one_by_one(tmp_path: Path) -> None:
    (first,) = from_arrow(pa.table({"text": [BODY]}))
    (other,) = from_arrow(pa.table({"text": [BODY], "id": [1]}))
    encoder = ColumnEncoder(FileType.PARQUET)
    data = encoder.add(first, {"clean_text": "1"})
    with pytest.raises(FormatError, match="other columns"):
        encoder.add(other, {"clean_text": "2"})
    data += encoder.add(first, {"clean_text": "3"}) + encoder.flush()
    (tmp_path / "spool").write_bytes(data)
    later = ColumnEncoder(FileType.PARQUET, spool=tmp_path / "spool")
    with pytest.raises(FormatError, match="other columns"):
        later.add(other, {"clean_text": "4"})
    later.seal(tmp_path / "spool", tmp_path / "target")
    assert parquet.read_table(tmp_path / "target").column("clean_text").to_pylist() == ["1", "3"]


def test_files_that_differ_in_their_metadata_alone_are_one(tmp_path: Path) -> None:
    tables = [pa.table({"text": [BODY]}).replace_schema_metadata({"pandas": str(n)}) for n in range(3)]
    entries = [entry for table in tables for entry in from_arrow(table)]
    back = parquet.read_table(sealed(tmp_path, ColumnEncoder(FileType.PARQUET), [(entry, {}) for entry in entries]))
    assert back.num_rows == 3
    assert back.schema.metadata == {b"pandas": b"0"}


def test_columns_that_a_file_cannot_hold_are_refused_at_once() -> None:
    nested = pa.array([["أ"]], pa.list_(pa.dictionary(pa.int8(), pa.string())))
    (entry,) = from_arrow(pa.table({"text": [BODY], "tags": nested}))
    with pytest.raises(FormatError, match="write Parquet"):
        ColumnEncoder(FileType.ARROW).add(entry, {})
    (entry,) = from_arrow(pa.table({"text": [BODY], "gap": pa.array([pa.MonthDayNano([1, 2, 3])])}))
    with pytest.raises(FormatError, match="write another format"):
        ColumnEncoder(FileType.PARQUET).add(entry, {})


def test_a_row_from_elsewhere_is_refused() -> None:
    with pytest.raises(FormatError, match="no Parquet"):
        ColumnEncoder(FileType.PARQUET).add(Entry(1, 1, values={"text": BODY}), {})


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
def test_columns_by_number_of_several_files_are_joined(tmp_path: Path, target: FileType) -> None:
    sites = [[f"موقع {n}" for n in range(start, start + 100)] for start in (0, 50, 150)]
    kind = pa.dictionary(pa.int8(), pa.string())
    tables = [pa.table({"text": [BODY] * 100, "site": pa.array(some, kind)}) for some in sites]
    entries = [entry for table in tables for entry in from_arrow(table)]
    path = sealed(tmp_path, ColumnEncoder(target), [(entry, {"clean_text": CLEAN}) for entry in entries])
    back = parquet.read_table(path) if target is FileType.PARQUET else feather.read_table(path)
    assert pa.types.is_dictionary(back.schema.field("site").type)  # whose numbers have grown
    assert back.column("site").to_pylist() == [site for some in sites for site in some]


def test_the_order_of_values_stays(tmp_path: Path) -> None:
    kind = pa.dictionary(pa.int8(), pa.string(), ordered=True)
    sizes = pa.DictionaryArray.from_arrays(pa.array([2, 0], pa.int8()), pa.array(["قليل", "وسط", "كثير"]), ordered=True)
    entries = from_arrow(pa.table({"text": [BODY] * 2, "size": sizes}))
    back = feather.read_table(sealed(tmp_path, ColumnEncoder(FileType.ARROW), [(entry, {}) for entry in entries]))
    assert back.schema.field("size").type == kind
    assert back.column("size").chunk(0).dictionary.to_pylist() == ["قليل", "وسط", "كثير"]
    assert back.column("size").to_pylist() == ["كثير", "قليل"]


def test_the_spool_and_the_file_are_the_same_after_a_stop(tmp_path: Path) -> None:
    entries = from_arrow(pa.table({"text": [f"{BODY} {n}" for n in range(1000)]}))
    for folder in ("whole", "stopped"):
        (tmp_path / folder).mkdir()
        spool = tmp_path / folder / "spool"
        encoder, data = ColumnEncoder(FileType.PARQUET), b""
        for entry in entries:
            data += encoder.add(entry, {"clean_text": str(entry.number)})
            if entry.number % 333 == 0:
                data += encoder.flush()
                spool.write_bytes(data)
                encoder = ColumnEncoder(FileType.PARQUET, spool=spool) if folder == "stopped" else encoder
        spool.write_bytes(data + encoder.flush())
        encoder.seal(spool, tmp_path / folder / "target")
    for name in ("spool", "target"):
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "stopped" / name).read_bytes()
    assert parquet.read_table(tmp_path / "whole" / "target").num_rows == 1000


def test_no_more_than_some_megabytes_are_held_back() -> None:
    encoder = ColumnEncoder(FileType.PARQUET)
    (entry,) = from_arrow(pa.table({"text": [BODY]}))
    given = sum(len(encoder.add(entry, {"clean_text": "خ" * 500_000})) for _ in range(20))
    assert given > 12_000_000  # of 20 in all


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
@pytest.mark.parametrize("make", [ColumnEncoder, ColumnSpool])
def test_a_file_of_nothing_is_a_file(tmp_path: Path, target: FileType, make: Callable[[FileType], Encoder]) -> None:
    path = sealed(tmp_path, make(target), [])
    back = parquet.read_table(path) if target is FileType.PARQUET else pa.ipc.open_file(path).read_all()
    assert back.num_rows == 0


def test_row_groups_have_a_fixed_size(tmp_path: Path) -> None:
    entries = [Entry(n, 1, values={"n": n}) for n in range(110_000)]
    path = sealed(tmp_path, ColumnSpool(FileType.PARQUET), [(entry, {}) for entry in entries])
    known = parquet.ParquetFile(path).metadata
    assert [known.row_group(n).num_rows for n in range(known.num_row_groups)] == [50_000, 50_000, 10_000]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
floats = st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | floats | texts


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(st.tuples(texts, st.none() | st.integers(-9, 9), st.lists(texts, max_size=2)), min_size=1),
    kept=st.data(),
    target=st.sampled_from([FileType.PARQUET, FileType.ARROW]),
)
def test_rows_come_back(rows: list[tuple[str, int | None, list[str]]], kept: st.DataObject, target: FileType) -> None:
    columns = list(zip(*rows, strict=True))
    kinds = (pa.string(), pa.int64(), pa.list_(pa.string()))
    table = pa.table(
        {name: pa.array(column, kind) for name, column, kind in zip(("text", "n", "t"), columns, kinds, strict=True)}
    )
    entries = [entry for entry in from_arrow(table) if kept.draw(st.booleans())]
    with tempfile.TemporaryDirectory() as folder:
        path = sealed(Path(folder), ColumnEncoder(target), [(e, {"clean_text": str(e.number)}) for e in entries])
        back = parquet.read_table(path) if target is FileType.PARQUET else pa.ipc.open_file(path).read_all()
        whole = table.to_pylist()
        wanted = [{**whole[entry.number - 1], "clean_text": str(entry.number)} for entry in entries]
        assert back.to_pylist() == wanted


# records to columns


def spooled(folder: Path, lines: str, target: FileType = FileType.PARQUET) -> Any:
    entries = list(read_records(io.BytesIO(lines.encode())))
    path = sealed(folder, ColumnSpool(target), [(entry, {}) for entry in entries])
    return parquet.read_table(path) if target is FileType.PARQUET else pa.ipc.open_file(path).read_all()


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
def test_types_are_told_of_all_records(tmp_path: Path, target: FileType) -> None:
    lines = (
        '{"text": "خبر", "n": 1, "x": 1, "big": 9223372036854775807, "huge": 1, "ok": true, "tags": ["قطر"], '
        '"none": null}\n'
        '{"text": "نبأ", "n": null, "x": 1.5, "big": 1, "huge": 9223372036854775808, "mix": 1, "new": "ج"}\n'
        '{"text": "أمر", "mix": "واحد", "tags": {"أ": 1}, "both": 9007199254740993}\n'
        '{"text": "شأن", "both": 0.5}\n'
    )
    back = spooled(tmp_path, lines, target)
    kinds = {field.name: str(field.type) for field in back.schema}
    assert " ".join(kinds) == "text n x big huge ok tags none mix new both"
    assert " ".join(kinds.values()) == "string int64 double int64 string bool" + " string" * 5
    rows = back.to_pylist()
    assert (rows[0]["x"], rows[0]["big"], rows[1]["huge"]) == (1.0, 2**63 - 1, str(2**63))
    assert (rows[0]["tags"], rows[2]["tags"], rows[1]["mix"], rows[2]["mix"]) == ('["قطر"]', '{"أ": 1}', "1", "واحد")
    assert rows[2]["both"] == "9007199254740993"  # which no float holds


def test_half_of_a_pair_is_escaped(tmp_path: Path) -> None:
    back = spooled(tmp_path, '{"text": "خبر", "a\\ud800": "\\udc00"}\n')
    assert back.to_pylist() == [{"text": "خبر", "a\\ud800": "\\udc00"}]


def test_values_of_columns_go_through_json_where_there_are_others(tmp_path: Path) -> None:
    entries = [*from_arrow(table_of_all_kinds()), *read_records(io.BytesIO('{"text": "خبر"}'.encode()))]
    path = sealed(tmp_path, ColumnSpool(FileType.PARQUET), [(entry, {"clean_text": CLEAN}) for entry in entries])
    rows = parquet.read_table(path).to_pylist()
    assert [row["text"] for row in rows] == [BODY, "خبر", "نبأ", "خبر"]
    assert (rows[0]["blob"], rows[0]["tags"], rows[0]["id"]) == ("/w==", '["قطر"]', 1)


def test_too_many_different_fields_are_refused(tmp_path: Path) -> None:
    lines = "".join(f'{{"text": "خبر", "f{n}": 1}}\n' for n in range(6_000))
    with pytest.raises(FormatError, match="different fields"):
        spooled(tmp_path, lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.dictionaries(texts, scalars, max_size=4), min_size=1, max_size=20))
def test_records_come_back_where_types_allow(records: list[dict[str, object]]) -> None:
    entries = [Entry(n, 1, values=values) for n, values in enumerate(records)]
    with tempfile.TemporaryDirectory() as folder:
        back = parquet.read_table(
            sealed(Path(folder), ColumnSpool(FileType.PARQUET), [(e, {"t": "خ"}) for e in entries])
        )
        names = list(dict.fromkeys(name for values in records for name in (*values, "t")))
        assert back.schema.names == names
        for name in names:
            column = [{**values, "t": "خ"}.get(name) for values in records]
            kinds = {type(value) for value in column if value is not None}
            if len(kinds) == 1 and kinds <= {int, float, bool, str}:
                assert back.column(name).to_pylist() == column


def test_reading_texts_loads_no_pyarrow() -> None:
    code = "import cleaner.dumps.formats.encoders, cleaner.dumps.formats.files, sys; print('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


@pytest.mark.parametrize("kind", [pa.string(), pa.null()])
def test_more_rows_than_bytes_are_refused(tmp_path: Path, kind: Any) -> None:
    table = pa.table({"text": pa.nulls(1_000_001, kind)})
    parquet.write_table(table, tmp_path / "a.parquet")
    feather.write_feather(table, str(tmp_path / "a.arrow"), compression="zstd", chunksize=2_000_000)
    with pytest.raises(FormatError, match="has 1,000,001 rows in"):
        list(read_parquet(tmp_path / "a.parquet"))
    with pytest.raises(FormatError, match="has 1,000,001 rows in"), (tmp_path / "a.arrow").open("rb") as stream:
        list(read_arrow(stream))


@pytest.mark.parametrize("kind", [pa.list_(pa.null()), pa.struct([("a", pa.list_(pa.list_(pa.int8())))])])
def test_a_list_of_millions_of_nulls_is_told_and_not_made(kind: Any) -> None:
    many = [None] * 1_000_001
    values = pa.array([many if pa.types.is_list(kind) else {"a": [many]}, None], kind)
    data = io.BytesIO()
    with pa.ipc.new_stream(data, pa.schema([("text", kind)])) as writer:
        writer.write_batch(pa.record_batch([values], ["text"]))
    problems = [entry.problem for entry in read_arrow(io.BytesIO(data.getvalue()))]
    assert problems[0] == "has more than 1,000,000 values in a list: no article has; cut it"
    assert "is null" in problems[1]
