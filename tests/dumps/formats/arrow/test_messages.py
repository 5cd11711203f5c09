"""Messages of Arrow: what each unpacks to is known before the library unpacks it."""

from __future__ import annotations

import io
from random import Random

import pyarrow as pa
import pytest

from cleaner.dumps.formats.arrow.messages import CheckedMessages, body_size, check
from cleaner.dumps.formats.arrow.rows import read_arrow
from cleaner.dumps.formats.errors import FormatError
from tests.support.clean_command import BODY


def stream(column: pa.Array, compression: str | None = "zstd", *, file: bool = False) -> bytes:
    """Write a column as an Arrow stream, or as a file."""
    batch, data = pa.record_batch([column], ["text"]), io.BytesIO()
    new = pa.ipc.new_file if file else pa.ipc.new_stream
    with new(data, batch.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as writer:
        writer.write_batch(batch)
    return data.getvalue()


BOMB = stream(pa.array(["ا" * 1_000_000] * 120, pa.large_string()))
DICTIONARY = stream(pa.DictionaryArray.from_arrays(pa.array([0, 0]), pa.array(["ا" * 120_000_000], pa.large_string())))


@pytest.mark.parametrize("data", [BOMB, DICTIONARY])
def test_a_batch_that_unpacks_to_much_is_refused_before_it_is_unpacked(data: bytes) -> None:
    assert len(data) < 50_000
    before = pa.default_memory_pool().max_memory()
    with pytest.raises(FormatError, match="unpacks to more than 200,000,000 bytes"):
        list(read_arrow(io.BytesIO(data)))
    assert pa.default_memory_pool().max_memory() - before < 50_000_000


@pytest.mark.parametrize("file", [False, True])
@pytest.mark.parametrize("compression", [None, "zstd", "lz4"])
def test_what_is_no_bomb_is_read(compression: str | None, file: bool) -> None:
    data = stream(pa.array([BODY] * 500), compression, file=file)
    assert [entry.document.text for entry in read_arrow(io.BytesIO(data)) if entry.document] == [BODY] * 500


def test_a_stream_is_handed_on_as_it_is_read_however_it_is_read() -> None:
    random = Random(1)
    for _ in range(50):
        data = BOMB if random.random() < 0.2 else stream(pa.array([BODY] * 9))
        messages, read = CheckedMessages(data[:8], io.BytesIO(data[8:])), b""
        try:
            while part := messages.read(random.choice((1, 3, 8, 100, 5_000))):
                read += part
        except FormatError:
            assert data is BOMB
            continue
        assert read == data != BOMB
        assert messages.size == len(data)
    assert CheckedMessages(b"ab", io.BytesIO(b"cd")).read() == b"abcd"


def test_heads_that_are_broken_are_left_to_the_library() -> None:
    random = Random(2)
    data = stream(pa.array([BODY] * 9))
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(random.randint(1, 4)):
            broken[random.randrange(len(broken))] = random.randrange(256)
        try:
            list(read_arrow(io.BytesIO(bytes(broken))))
        except FormatError:
            continue
    for size in range(40):
        check(bytes(size), b"")
        assert body_size(b"\xff" * size) == 0
