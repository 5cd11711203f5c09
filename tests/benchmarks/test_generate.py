"""Dumps of the benchmarks' generator: the same bytes by the same seed, and readable by other tools."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cleaner import clean
from tests.support.paths import ROOT

BENCHMARKS = ROOT / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> Any:
    """Give the module, imported as its script would be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(BENCHMARKS)
        return import_module("generate")


@pytest.fixture
def generate(benchmark: Any, tmp_path: Path) -> Any:
    """Give a function that writes a dump into a folder and gives its path and what it holds."""

    def write(name: str, megabytes: float = 0.5, hostile: bool = True, **options: Any) -> tuple[Path, Any]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        return path, benchmark.write_dump(path, benchmark.Plan(megabytes, hostile=hostile, **options))

    return write


def loaded(line: bytes) -> object:
    """Read a line of JSON; None for one that is none."""
    try:
        return json.loads(line)
    except ValueError:
        return None


@pytest.mark.parametrize(
    ("name", "needed", "options"),
    [
        ("dump.jsonl", "json", {}),
        ("dump.jsonl.gz", "json", {"kind": "html"}),
        ("dump.parquet", "pyarrow", {"form": "parquet"}),
        ("dump.warc.gz", "warcio", {"form": "warc", "kind": "html"}),
        ("dump.warc.wet.gz", "warcio", {"form": "warc"}),
    ],
)
def test_a_seed_gives_its_own_bytes_every_time(generate: Any, name: str, needed: str, options: dict[str, str]) -> None:
    pytest.importorskip(needed)
    first, again, other = (
        generate(f"{folder}/{name}", 0.2, seed=seed, **options)[0].read_bytes()
        for folder, seed in (("a", 7), ("b", 7), ("c", 8))
    )
    assert first == again != other


def test_lines_of_json_are_all_different_and_as_many_as_it_says(generate: Any) -> None:
    path, dump = generate("dump.jsonl")
    records = [loaded(line) for line in path.read_bytes().splitlines()]
    whole = [record for record in records if isinstance(record, dict) and isinstance(record.get("text"), str)]
    assert len(records) == dump.good + dump.hostile
    assert len(whole) == dump.good
    assert dump.hostile == len(records) // 100 >= 1
    assert all(len({record[field] for record in whole}) == dump.good for field in ("id", "text"))
    assert dump.size == path.stat().st_size >= 500_000


def test_texts_are_cleaned_like_the_samples_they_are_made_of(generate: Any) -> None:
    records = [json.loads(line) for line in generate("dump.jsonl", hostile=False)[0].read_bytes().splitlines()]
    left = sum(len(clean(record["text"], title=record["title"]).text) for record in records)
    assert 0.7 < left / sum(len(record["text"]) for record in records) < 0.97


def test_pages_of_a_warc_are_read_by_warcio(generate: Any) -> None:
    pytest.importorskip("warcio")
    path, dump = generate("dump.warc.gz", 1.5, form="warc", kind="html")
    library: Any = import_module("warcio.archiveiterator")
    kinds: Counter[str] = Counter()
    contents = set()
    with path.open("rb") as stream:
        for record in library.ArchiveIterator(stream, check_digests="raise"):
            kinds[record.rec_type] += 1
            if record.rec_type == "response":
                contents.add(record.http_headers.get_header("Content-Type"))
    records = dump.good + dump.hostile
    assert kinds == {"warcinfo": 1, "request": records, "response": records}
    assert dump.hostile >= 1
    assert {"text/html", "text/html; charset=utf-8"} <= contents


def test_rows_of_parquet_are_read_by_pyarrow(generate: Any) -> None:
    pytest.importorskip("pyarrow")
    path, dump = generate("dump.parquet", form="parquet")
    table = import_module("pyarrow.parquet").read_table(path)
    assert table.column_names == ["id", "url", "title", "text"]
    assert table.num_rows == dump.good + dump.hostile
    assert table["text"].null_count == -(-dump.hostile // 3)


def test_a_packed_dump_holds_what_a_plain_one_holds(generate: Any) -> None:
    plain, packed = generate("dump.jsonl", 0.2)[0], generate("dump.jsonl.gz", 0.2)[0]
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
