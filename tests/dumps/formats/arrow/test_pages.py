"""Pages of Parquet: what each unpacks to is known before the library unpacks it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.dumps.formats.arrow.pages import Chunk, Column, GroupSize, group_size, read_footer
from cleaner.dumps.formats.arrow.rows import read_parquet
from cleaner.dumps.formats.errors import FormatError
from tests.support.clean_command import BODY

LONG: Final = "ا" * 500_000  # of a megabyte
ONE_PAGE: Final = {
    "use_dictionary": False,
    "data_page_size": 1 << 30,
    "write_batch_size": 1 << 20,
    "compression": "zstd",
}
TEXTS: Final = pa.array([LONG] * 120)
ITEMS: Final = pa.DictionaryArray.from_arrays(pa.array([0] * 200), pa.array([LONG]))


def written(table: pa.Table, **options: Any) -> bytes:
    data = io.BytesIO()
    pq.write_table(table, data, **options)
    return data.getvalue()


def lists(values: pa.Array) -> pa.Table:
    """Give a row whose list has all values."""
    return pa.table({"text": [BODY], "more": pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), values)})


BOMBS: Final[dict[str, Callable[[], bytes]]] = {
    "a page": lambda: written(pa.table({"text": TEXTS}), **ONE_PAGE),
    "a page of brotli": lambda: written(pa.table({"text": TEXTS}), **{**ONE_PAGE, "compression": "brotli"}),
    "a page of the second version": lambda: written(pa.table({"text": TEXTS}), **ONE_PAGE, data_page_version="2.0"),
    "a page of another column": lambda: written(pa.table({"text": [BODY] * 120, "raw": TEXTS}), **ONE_PAGE),
    "pages of two columns": lambda: written(pa.table({"text": TEXTS[:60], "raw": TEXTS[:60]}), **ONE_PAGE),
    "a dictionary": lambda: written(
        pa.table({"text": [f"{number}{LONG}" for number in range(120)]}),
        compression="zstd",
        dictionary_pagesize_limit=1 << 30,
    ),
    "a list": lambda: written(lists(TEXTS), **ONE_PAGE),
    "a list of one long text": lambda: written(lists(ITEMS)),
    "a list of nothing": lambda: written(lists(pa.nulls(20_000_000, pa.string())), **ONE_PAGE),
}


@pytest.mark.parametrize("name", BOMBS)
def test_pages_that_unpack_to_much_are_refused_before_they_are_unpacked(tmp_path: Path, name: str) -> None:
    (tmp_path / "in.parquet").write_bytes(BOMBS[name]())
    assert (tmp_path / "in.parquet").stat().st_size < 50_000
    taken, pool = pa.proxy_memory_pool(pa.default_memory_pool()), pa.default_memory_pool()
    pa.set_memory_pool(taken)
    try:
        with pytest.raises(FormatError, match=r"unpack to more than|hold nothing|list of more than 32,000,000 bytes"):
            list(read_parquet(tmp_path / "in.parquet"))
    finally:
        pa.set_memory_pool(pool)
    assert taken.max_memory() < 50_000_000


def test_a_long_text_that_stands_in_many_rows_is_read_in_few_at_a_time() -> None:
    data = written(pa.table({"text": pa.DictionaryArray.from_arrays(pa.array([0] * 900), pa.array([LONG * 19]))}))
    assert looked_at(data) == [GroupSize(5, ())]
    data = written(pa.table({"text": [LONG] * 50}), use_dictionary=False, column_encoding={"text": "DELTA_BYTE_ARRAY"})
    assert looked_at(data)[0].rows <= 100


@pytest.mark.parametrize("compression", ["none", "snappy", "gzip", "zstd", "lz4", "brotli"])
@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("dictionary", [True, False])
def test_what_is_no_bomb_is_read(tmp_path: Path, compression: str, version: str, dictionary: bool) -> None:
    table = pa.table({
        "id": range(900),
        "text": [f"{BODY} {number}" for number in range(900)],
        "host": ["naba.example"] * 900,
        "tags": [["سوق", "سمك", None]] * 900,
        "more": pa.array([[("المصدر", "وكالات")]] * 900, pa.map_(pa.string(), pa.string())),
        "deep": [{"lines": [{"text": BODY}] * 3}] * 900,
    })  # fmt: skip
    options = {"compression": compression, "data_page_version": version, "use_dictionary": dictionary}
    path = tmp_path / "in.parquet"
    path.write_bytes(written(table, row_group_size=300, data_page_size=4_000, write_page_index=True, **options))
    assert [entry.document.text for entry in read_parquet(path) if entry.document] == table["text"].to_pylist()
    assert all(size.rows == 128 for size in looked_at(path.read_bytes()))


def test_lists_that_share_texts_are_read_with_all_of_them(tmp_path: Path) -> None:
    texts = ["سوق" * 20_000, "سمك"]
    path = tmp_path / "in.parquet"
    path.write_bytes(written(pa.table({"text": [BODY] * 900, "more": [texts] * 900})))
    assert looked_at(path.read_bytes())[0].doubtful == ("more.list.element",)
    assert [(entry.values or {})["more"] for entry in read_parquet(path)] == [texts] * 900


def looked_at(data: bytes) -> list[GroupSize]:
    footer = read_footer(io.BytesIO(data))
    return [group_size(io.BytesIO(data), footer.columns, chunks) for chunks in footer.groups]


def test_a_footer_tells_of_columns_and_chunks_what_the_library_knows() -> None:
    table = pa.table({"a": [1], "b": [{"c": "x", "d": [1.5]}], "e": [[b"y"]], "f": ["z"]})
    data = written(table, row_group_size=1)
    footer, known = read_footer(io.BytesIO(data)), pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0)
    names = ["a", "b.c", "b.d.list.element", "e.list.element", "f"]
    assert [column.path for column in footer.columns] == names
    assert [column.repeated for column in footer.columns] == [False, False, True, True, False]
    assert [column.texts for column in footer.columns] == [False, True, False, True, True]
    for place, chunk in enumerate(footer.groups[0]):
        column = known.column(place)
        start = column.dictionary_page_offset or column.data_page_offset
        assert chunk == Chunk(start, column.total_compressed_size, column.num_values)


def test_a_head_that_quotes_long_values_is_found() -> None:
    data = written(pa.table({"text": [BODY * 900, BODY * 901]}), use_dictionary=False, data_page_size=10)
    footer = read_footer(io.BytesIO(data))
    assert group_size(io.BytesIO(data), footer.columns, footer.groups[0]).rows < 128


@pytest.mark.parametrize("data", [b"", b"PAR1", b"\x15\x02\x03\0\0\0PAR1", b"\x25\x02\x00\x03\0\0\0PAR1"])
def test_a_footer_that_is_none_is_told(data: bytes) -> None:
    with pytest.raises(FormatError, match="its footer cannot be read"):
        read_footer(io.BytesIO(data))


def test_broken_footers_and_heads_raise_nothing_else() -> None:
    random, whole = Random(3), written(pa.table({"text": [BODY] * 9, "tags": [["a"]] * 9}))
    for _ in range(2_000):
        data = bytearray(whole)
        for _ in range(random.randint(1, 4)):
            data[random.randrange(len(data))] = random.randrange(256)
        try:
            looked_at(bytes(data))
        except FormatError:
            continue
    far = Chunk(-1, 1 << 62, 1), Chunk(1 << 62, 9, 1), Chunk(0, 1 << 62, 1)
    for chunk in far:
        assert group_size(io.BytesIO(whole), [Column("a", repeated=False, texts=True)], [chunk]).rows == 128
