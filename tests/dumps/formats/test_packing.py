"""Packed files: read whatever packed them, written so that others read them, and told where they are broken."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from cleaner.cli.app import app
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.packing import packed, unpacked

PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}
UNPACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.decompress,
    ".bz2": bz2.decompress,
    ".xz": lzma.decompress,
    ".zst": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}
RECORDS = [{"id": number, "text": f"فتحت البلدية الجسر رقم {number}.\nالمصدر: وكالات"} for number in range(400)]
DUMP = "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in RECORDS).encode()
ENDINGS = pytest.mark.parametrize("ending", PACK)


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, ["clean", *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


@ENDINGS
def test_a_packed_dump_is_read_and_one_is_written(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(PACK[ending](DUMP))
    (tmp_path / "a.jsonl").write_bytes(DUMP)
    assert run(tmp_path / f"a.jsonl{ending}", "-o", tmp_path / f"b.jsonl{ending}").exit_code == 0
    assert run(tmp_path / "a.jsonl", "-o", tmp_path / "b.jsonl").exit_code == 0
    assert UNPACK[ending]((tmp_path / f"b.jsonl{ending}").read_bytes()) == (tmp_path / "b.jsonl").read_bytes()


@ENDINGS
def test_the_same_run_writes_the_same_bytes(tmp_path: Path, ending: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(DUMP)
    for name in ("b", "c"):
        run(tmp_path / "a.jsonl", "-o", tmp_path / f"{name}.jsonl{ending}")
    assert (tmp_path / f"b.jsonl{ending}").read_bytes() == (tmp_path / f"c.jsonl{ending}").read_bytes()


@ENDINGS
def test_several_parts_one_behind_the_other_are_one_dump(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(PACK[ending](DUMP) + PACK[ending](DUMP))
    assert run(tmp_path / f"a.jsonl{ending}").stdout.count("\n") == 800


@ENDINGS
def test_what_came_before_the_place_where_a_dump_is_cut_is_cleaned(tmp_path: Path, ending: str) -> None:
    lines = "".join(f'{{"text": "{"خبر " * 50}{n * 7919 % 10007}"}}\n' for n in range(40_000)).encode()
    data = PACK[ending](lines)
    (tmp_path / f"a.jsonl{ending}").write_bytes(data[: len(data) // 2])
    result = run(tmp_path / f"a.jsonl{ending}", "-o", tmp_path / "b.jsonl", "--workers", "0")
    assert result.exit_code == 1
    assert "cannot be unpacked (it is cut short): fetch it again" in result.stderr


@ENDINGS
def test_what_is_not_packed_so_is_told_in_one_line(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(DUMP)
    result = run(tmp_path / f"a.jsonl{ending}")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "cannot be unpacked" in result.stderr


@ENDINGS
@pytest.mark.parametrize("kind", ["jsonl", "text", "html"])
def test_packed_bytes_on_standard_input_are_refused(ending: str, kind: str) -> None:
    result = run("-", "--input", kind, stdin=PACK[ending](DUMP))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is packed: unpack it on the way" in result.stderr


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(max_size=5_000), st.sampled_from(sorted(PACK)), st.integers(0, 6_000))
def test_bytes_come_back_and_a_cut_is_never_taken_for_the_end(data: bytes, ending: str, cut: int) -> None:
    import io

    whole = io.BytesIO()
    with packed(whole, ending) as stream:
        stream.write(data)
    with unpacked(io.BytesIO(whole.getvalue()), ending) as plain:
        assert plain.read() == data
    if 0 < cut < len(whole.getvalue()):
        with (
            pytest.raises(FormatError, match="cannot be unpacked"),
            unpacked(io.BytesIO(whole.getvalue()[:cut]), ending) as plain,
        ):
            plain.read()
