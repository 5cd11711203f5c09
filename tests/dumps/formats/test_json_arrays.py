"""JSON files: arrays, one object, objects one behind the other, and an object that wraps them."""

from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dumps.formats import json_splitter as elements
from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.json_arrays import ArrayEncoder, read_array
from cleaner.dumps.formats.json_splitter import Cutter
from cleaner.dumps.formats.jsonl import JsonlEncoder
from cleaner.dumps.formats.packing import unpacked

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Trickle(io.RawIOBase):
    """A stream that gives few bytes at a time."""

    def __init__(self, data: bytes, seed: int) -> None:
        self._data, self._random = io.BytesIO(data), random.Random(seed)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._data.read(min(len(buffer), self._random.randint(1, 9)))
        buffer[: len(data)] = data
        return len(data)


def read(data: str | bytes, fields: Fields = UNNAMED) -> list[Entry]:
    return list(read_array(io.BytesIO(data.encode() if isinstance(data, str) else data), fields))


def until_fault(stream: BinaryIO | bytes) -> tuple[list[Entry], str]:
    entries = []
    with pytest.raises(FormatError) as caught:  # noqa: PT012
        for entry in read_array(io.BytesIO(stream) if isinstance(stream, bytes) else stream):
            entries.append(entry)  # noqa: PERF402  # what came before the fault is wanted
    return entries, str(caught.value)


def written(entries: list[Entry], added: dict[str, object] | None = None) -> bytes:
    encoder = ArrayEncoder()
    return b"".join(encoder.add(entry, added or {}) for entry in entries) + encoder.flush() + encoder.end()


@given(st.lists(st.dictionaries(st.text(), JSON, max_size=5), min_size=1), st.sampled_from([None, 0, 2]), st.integers())
def test_every_array_comes_back_as_it_was(objects: list[dict[str, object]], indent: int | None, seed: int) -> None:
    data = json.dumps(objects, indent=indent, ensure_ascii=bool(seed % 2)).encode("utf-8", "surrogatepass")
    entries = list(read_array(io.BufferedReader(Trickle(data, seed), 8)))
    assert [entry.values for entry in entries] == objects
    assert sum(entry.size for entry in entries) == len(data.rstrip())
    assert json.loads(written(entries)) == objects
    lines = b"".join(JsonlEncoder().add(entry, {}) for entry in entries).decode().removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == objects


@given(st.lists(st.dictionaries(st.text(), JSON, max_size=4), min_size=2), st.integers())
def test_objects_of_several_lines_may_follow_each_other(objects: list[dict[str, object]], seed: int) -> None:
    data = "\n".join(json.dumps({"a": [], **item}, indent=1) for item in objects).encode()
    entries = list(read_array(io.BufferedReader(Trickle(data, seed), 8)))
    assert [entry.values for entry in entries] == [{"a": [], **item} for item in objects]


@settings(max_examples=300)
@given(st.binary(max_size=60) | st.text(alphabet='[]{},:"\\ \n1ن', max_size=60).map(str.encode))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    for start in (b"", b"[", b"{", b'{"a": [{', b"[{}, "):
        try:
            for entry in read_array(io.BytesIO(start + data)):
                assert entry.document or entry.problem
        except FormatError as error:
            assert str(error)  # noqa: PT017


def test_numbers_and_texts_keep_their_spelling() -> None:
    element = '{"n": 1.50, "m": 1E400, "k": 12345678901234567890123, "t": "\\u062e\\/", "text": "خبر"}'
    entries = read(f"[{element}]")
    assert not entries[0].problem
    assert written(entries, {"clean_text": "خبر"}).decode() == f'[\n{element[:-1]}, "clean_text": "خبر"}}\n]\n'


def test_values_of_other_formats_keep_their_digits() -> None:
    values = {"n": Decimal("0.10"), "big": Decimal("1E+30"), "nan": float("nan"), "in": [Decimal("NaN"), {"x": 2.0}]}
    entry = record_entry(1, 1, {"text": BODY, **values}, Fields("text"), "row 1")
    data = written([entry], {"clean_text": "\ud800"})
    assert b'"n": 0.10, "big": 1E+30, "nan": null, "in": [null, {"x": 2.0}], "clean_text": "\\ud800"}' in data


def test_an_array_without_records_is_empty_and_is_written_so() -> None:
    assert written([]) == b"[]\n"
    for data in ("[]", " [ \n ]", "", " \n"):
        with pytest.raises(FormatError, match="is empty"):
            read(data)


def test_an_encoder_goes_on_behind_another() -> None:
    entries = read(json.dumps([{"text": BODY}, {"text": "خبر"}]))
    first, second = ArrayEncoder(), ArrayEncoder(begun=True)
    data = first.add(entries[0], {}) + first.flush() + second.add(entries[1], {}) + second.end()
    assert data == written(entries)
    assert first.add(entries[0], {}) + ArrayEncoder(begun=True).end() != written(entries[:1])  # it had begun before


@pytest.mark.parametrize(
    ("element", "problem"),
    [
        ("3", "holds a number, not an object: write one {…}"),
        ("[1, 2]", "holds a list, not an object"),
        ("null", "holds null, not an object"),
        ("", "is not JSON"),
        ('{"text": نص}', "is not JSON (Expecting value at column 10): write one whole object"),
        ('{"text": "سطر\nوسطر"}', "is not JSON (Invalid control character at column 14)"),
        ('{"text": "a" "b"}', "is not JSON"),
        ('{"text": 3}', "the field 'text' holds a number, not a text"),
        ('{"text": null}', "the field 'text' is null"),
        ('{"n": ' + "9" * 5000 + "}", "holds a number of too many digits"),
        ('{"n": ' + "[" * 5000 + "]" * 5000 + "}", "is nested too deeply"),
    ],
)
def test_a_wrong_element_costs_itself_alone(element: str, problem: str) -> None:
    entries = read(f'[{{"text": "{BODY}"}}, {element},\n{{"text": "خبر"}}]')
    assert [bool(entry.document) for entry in entries] == [True, False, True]
    assert entries[1].problem.startswith(problem)
    assert not entries[1].problem.endswith(" a line")
    assert [entry.place for entry in entries] == ["record 1", "record 2", "record 3"]


def test_bytes_that_are_not_utf8_cost_their_element_alone() -> None:
    entries = read(b'[{"text": "\xce\xcf"}, {"text": "a"}]')
    assert [entry.problem for entry in entries] == [
        "is not UTF-8 (byte 0xCE at 10): convert it first, as with iconv",
        "",
    ]


@pytest.mark.parametrize("ending", ["", ",", ', {"text": "خب', ', {"text": "خ"', ", [{", ', {"text": "خ\\"}]'])
def test_what_is_cut_short_gives_the_entries_before(ending: str) -> None:
    entries, words = until_fault(f'[{{"text": "{BODY}"}}, {{"text": "خبر"}}{ending}'.encode())
    assert [entry.problem for entry in entries] == [""] * (1 if not ending else 2)
    assert "is cut short" in words
    assert "byte" in words


@pytest.mark.parametrize(
    ("data", "count", "words"),
    [
        ('[{"a": 1}] x', 1, "goes on behind its array, at byte 10"),
        ('[{"a": 1}]\n[{"a": 1}]', 1, "goes on behind its array"),
        ('[{"a": 1}, {"a": [1}, {"a": 2}]', 1, "a } that closes nothing, at byte 19"),
        ("[}", 0, "a } that closes nothing, at byte 1"),
    ],
)
def test_what_cannot_be_told_apart_ends_the_reading_with_its_place(data: str, count: int, words: str) -> None:
    entries, told = until_fault(data.encode())
    assert len(entries) == count
    assert words in told


def test_a_packed_file_that_is_cut_short_gives_the_entries_before() -> None:
    texts = [{"text": f"{number} {random.Random(number).random()} {BODY}"} for number in range(5000)]
    packed = gzip.compress(json.dumps(texts).encode())
    entries = []
    with pytest.raises(FormatError, match="cut short"), unpacked(io.BytesIO(packed[:-2000]), ".gz") as stream:  # noqa: PT012
        for entry in read_array(stream):
            entries.append(entry)  # noqa: PERF402
    assert 3000 < len(entries) < 5000
    assert not any(entry.problem for entry in entries)


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_may_begin_it(charset: str) -> None:
    (entry,) = read(json.dumps([{"text": BODY}], ensure_ascii=False).encode(charset))
    assert entry.document
    assert entry.document.text == BODY


def test_broken_utf16_is_told() -> None:
    assert "is not the UTF-16" in until_fault('[{"text": "خبر"}]'.encode("utf-16") + b"\x00")[1]


@pytest.mark.parametrize("indent", [None, 1])
def test_one_object_alone_is_one_record(indent: int | None) -> None:
    (entry,) = read(json.dumps({"tags": [{"a": 1}], "text": BODY, "n": {"text": "x"}}, indent=indent))
    assert entry.document
    assert entry.document.text == BODY


def test_objects_of_a_line_each_are_json_lines_under_any_name() -> None:
    lines = [{"images": [{"src": "a"}], "text": BODY}, {"images": [{"src": "b"}], "text": "خبر"}]
    entries = read("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    assert [entry.values for entry in entries] == lines
    assert [entry.place for entry in entries] == ["line 1", "line 2"]


def test_a_broken_first_line_is_one_line() -> None:
    entries = read(f'{{"text": "خبر\n{{"text": "{BODY}"}}\n{{"text": "خبر"}}')
    assert [bool(entry.problem) for entry in entries] == [True, False, False]


@pytest.mark.parametrize("before", ["", '"status": "ok", "total": 2, "next": null, '])
@pytest.mark.parametrize("after", ["", ', "page": [1, {"of": "2"}]'])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_list_that_an_object_wraps_is_read_for_its_elements(before: str, after: str, blank: str) -> None:
    listed = f'{{"text": "{BODY}"}},{blank}{{"text": "خبر"}}'
    entries = read(f'{{{blank}{before}"articles": [{blank}{listed}{blank}]{after}}}{blank}')
    assert [entry.document.text for entry in entries if entry.document] == [BODY, "خبر"]


def test_a_wrapped_list_that_is_cut_short_gives_the_entries_before() -> None:
    entries, words = until_fault(f'{{"data": [{{"text": "{BODY}"}}, {{"text": "خب'.encode())
    assert len(entries) == 1
    assert "is cut short" in words
    assert "is cut short" in until_fault(f'{{"data": [{{"text": "{BODY}"}}], "n": '.encode())[1]


def test_a_wrapped_list_longer_than_any_record_is_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements.Cutter.__init__, "__defaults__", (10_000,))
    articles = [{"text": f"{number} {BODY}"} for number in range(3000)]
    entries = read(json.dumps({"text": "ok", "data": articles}))
    assert [entry.values for entry in entries] == articles


@pytest.mark.parametrize("filler", ["x", "\\\\", '\\"', "[1], "])
def test_a_record_that_is_too_long_costs_itself_alone(filler: str) -> None:
    count = 400_000 // len(filler)
    value = f'"{filler * count}"' if not filler.startswith("[") else f"[{filler * count}1]"
    data = f'[{{"text": "{BODY}"}}, {{"text": {value}}}, {{"text": "خبر"}}]'.encode()
    found = list(Cutter(io.BytesIO(data), 100_000).array(1))
    assert [element.data is None for element in found] == [False, True, False]
    assert sum(element.size for element in found) == len(data)
    assert json.loads(found[2].data or b"") == {"text": "خبر"}


def test_memory_does_not_grow_with_a_record_that_never_ends() -> None:
    def endless() -> Any:
        yield b'[{"text": "'
        for _ in range(1500):
            yield b"\\\\x" * 20_000

    class Endless(Trickle):
        def __init__(self) -> None:
            self._parts = endless()

        def readinto(self, buffer: Any) -> int:
            data = next(self._parts, b"")
            buffer[: len(data)] = data
            return len(data)

    tracemalloc.start()
    with pytest.raises(FormatError, match="is cut short"):
        list(Cutter(io.BufferedReader(Endless(), 65_536), 1_000_000).array(1))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


def test_reading_is_linear_in_escaped_quotes_and_blanks() -> None:
    text = '\\"' * 500_000
    blanks = " " * 1_000_000
    (entry,) = read(f'[{{"text": "{text}",{blanks}\n"n": 1}}]')
    assert entry.values
    assert entry.values["text"] == '"' * 500_000


def test_the_fields_are_guessed_once_for_all() -> None:
    first, second = read(json.dumps([{"content": BODY}, {"text": BODY}]))
    assert first.fields.text == second.fields.text == "content"
    assert "has no field 'content'" in second.problem


def test_a_file_written_with_the_standard_library_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    objects = [{"id": number, "text": f"{BODY}\n{number}"} for number in range(300)]
    with path.open("w", encoding="utf-8") as stream:
        json.dump(objects, stream, ensure_ascii=False, indent=4)
    with path.open("rb") as source:
        assert [entry.values for entry in read_array(source)] == objects
