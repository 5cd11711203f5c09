"""Reading texts and JSON Lines, and writing records as they came."""

from __future__ import annotations

import io
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.dumps.formats.decoding import decode
from cleaner.dumps.formats.entries import Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.dumps.formats.jsonl import read_records, with_values
from cleaner.dumps.formats.single_files import read_text

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."


def records(*lines: str | bytes, fields: Fields = UNNAMED) -> list[Entry]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_records(io.BytesIO(data), fields))


def only(line: str | bytes, fields: Fields = UNNAMED) -> Entry:
    (entry,) = records(line, fields=fields)
    return entry


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_may_begin_with_a_byte_order_mark(charset: str) -> None:
    assert decode(BODY.encode(charset)).text == BODY


def test_big_endian_text_is_read_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + BODY.encode("utf-16-be")).text == BODY


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Größe".encode("latin-1"), "is not UTF-8 (byte 0xF6 at 2)"),
        (b"\xff\xfe" + "ق".encode("utf-16-le") + b"\x00", "is not the UTF-16 that it begins as"),
        (b"\x1f\x8b\x08\x00", "is not UTF-8 (byte 0x8B at 1)"),
    ],
)
def test_other_bytes_are_refused_with_the_place(data: bytes, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        decode(data)
    assert words in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t\n"])
def test_an_empty_text_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="is empty"):
        read_text(data)


def test_line_breaks_of_a_text_stay_as_they_are() -> None:
    entry = read_text(f"{BODY}\r\n\r\n{BODY}\r".encode())
    assert entry.document
    assert entry.document.text == f"{BODY}\r\n\r\n{BODY}\r"


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ({"text": BODY}, Fields("text")),
        ({"body": BODY, "headline": "سوق", "link": "https://a.example"}, Fields("body", "headline", "link")),
        ({"Article": BODY, "Publisher": "الساحل"}, Fields("Article", outlet="Publisher")),
        ({"text": "", "content": BODY}, Fields("content")),
        ({"text": None, "content": 3}, Fields("text")),
        ({"النص": BODY, "العنوان": "سوق"}, Fields("النص", "العنوان")),
        ({"clean_text": BODY}, Fields()),
    ],
)
def test_fields_are_guessed_by_their_usual_names(record: dict[str, object], fields: Fields) -> None:
    assert guess_fields(record) == fields


def test_fields_that_are_named_are_not_guessed() -> None:
    assert guess_fields({"text": BODY, "raw": BODY, "title": "سوق"}, Fields("raw")) == Fields("raw", "title")


def test_a_guess_holds_for_the_whole_input() -> None:
    first, second = records(dump({"content": BODY}), dump({"text": BODY}))
    assert first.document
    assert "has no field 'content'" in second.problem


def test_evidence_that_is_no_text_is_left_out() -> None:
    entry = only(dump({"text": BODY, "title": 7, "url": None, "outlet": " "}))
    assert entry.document
    assert (entry.document.title, entry.document.url, entry.document.outlet) == (None, None, None)


def test_evidence_goes_with_the_text() -> None:
    entry = only(dump({"t": BODY, "h": "سوق", "u": "https://a.example", "o": "الساحل"}), Fields("t", "h", "u", "o"))
    assert entry.document
    assert entry.document.title == "سوق"
    assert entry.document.url == "https://a.example"
    assert entry.document.outlet == "الساحل"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not JSON (Expecting a field's name in double quotes at column 2)"),
        ('{"text"}', "is not JSON (Expecting ':' at column 8)"),
        ('{"text": }', "is not JSON (Expecting value at column 10)"),
        ('{"text": "ق" "x"}', "is not JSON (Expecting ',' at column 14)"),
        ('{"text": "ق",}', "is not JSON (Expecting a field's name"),
        ('{"text": "ق"} {}', "is not JSON (More after the object at column 14)"),
        ("{1: 2}", "is not JSON (Expecting a field's name"),
        ("نص", "is not JSON (Expecting value at column 1)"),
        ("[]", "holds a list, not an object"),
        ("null", "holds null, not an object"),
        ("3.5", "holds a number, not an object"),
        ('"نص"', "holds a text, not an object"),
        ("[" * 200_000, "is nested too deeply"),
        ('{"a": ' * 200_000, "is nested too deeply"),
        ('{"n": ' + "9" * 5000 + "}", "holds a number of too many digits"),
        (b'{"text": "\xff"}', "is not UTF-8 (byte 0xFF at 10)"),
        ("{}", "has no field with a usual name for the text (it has none)"),
        ('{"n": {"m": 1}, "item": {"body": "خبر"}}', "name the field within 'item', with --text-field item.body"),
        ('{"n": 1, "m": 2}', "(it has 'n', 'm'): name the text's field with --text-field"),
        ('{"text": null}', "the field 'text' is null"),
        ('{"text": 3}', "the field 'text' holds a number, not a text"),
        ('{"text": true}', "the field 'text' holds true or false, not a text"),
        (
            '{"text": {}}',
            "has no field with a usual name for the text (it has 'text'): name the text's field with --text-field",
        ),
        ('{"text": [1]}', "the field 'text' holds a list, not a text"),
    ],
)
def test_a_wrong_line_gives_its_problem(line: str | bytes, problem: str) -> None:
    entry = only(line)
    assert entry.document is None
    assert problem in entry.problem


def test_wrong_lines_do_not_stop_the_others_and_lines_keep_their_numbers() -> None:
    entries = records(dump({"text": BODY}), "", "{", "  ", dump({"text": BODY}))
    assert [(entry.number, bool(entry.document)) for entry in entries] == [(1, True), (3, False), (5, True)]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_input_without_records_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match="is empty"):
        list(read_records(io.BytesIO(data)))


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_records_may_begin_with_a_byte_order_mark(charset: str) -> None:
    data = f"{dump({'text': BODY})}\r\n{dump({'text': BODY})}\r\n".encode(charset)
    assert [bool(entry.document) for entry in read_records(io.BytesIO(data))] == [True, True]


def test_only_a_line_feed_parts_records() -> None:
    assert len(records(dump({"text": f"{BODY}\u2028{BODY}\x85"}))) == 1


def test_a_value_is_put_into_the_line_and_the_rest_keeps_its_spelling() -> None:
    line = '{ "id":1.50,"big":1e400 ,"n":NaN,"text" : "\\u0642","deep":[1,{"text":2}] , "z":-0 }'
    entry = only(f"  {line}\r")
    assert with_values(entry, {"text": "ك"}) == line.replace('"\\u0642"', '"ك"')
    assert with_values(entry, {"clean_text": None}) == f'{line[:-2]}, "clean_text": null}}'


def test_a_value_replaces_every_field_of_the_name() -> None:
    assert with_values(only('{"text": "ا", "text": "ب"}'), {"text": "ج"}) == '{"text": "ج", "text": "ج"}'


def test_a_value_is_put_into_an_empty_object() -> None:
    assert with_values(only("{ }"), {"clean_text": None}) == '{"clean_text": null}'


@pytest.mark.parametrize("text", ["\ud800", "ق\udfffق", "\x00", '"\\', "\u2028"])
def test_odd_characters_are_written_so_that_they_are_read_again(text: str) -> None:
    line = with_values(only('{"text": "ق"}'), {"text": text})
    assert json.loads(line.encode().decode())["text"] == text


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.text(max_size=6), json_values, max_size=5), st.sampled_from([None, 1]), st.text(st.characters())
)
def test_a_record_is_what_it_was_with_one_field_more(record: dict[str, object], indent: int | None, text: str) -> None:
    line = json.dumps(record, indent=indent).replace("\n", "\t")
    assert json.loads(with_values(only(line), {"clean_text": text})) == {**record, "clean_text": text}
    assert only(line).values == record


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_but_what_is_promised(data: bytes) -> None:
    with suppress(FormatError):
        list(read_records(io.BytesIO(data)))
    with suppress(FormatError):
        read_text(data)


@given(st.text(alphabet='{}[]",:1e-\\u \nnul', max_size=40))
def test_what_is_taken_for_json_is_json(line: str) -> None:
    for entry in records(*line.split("\n")) if line.strip() else ():
        if entry.values is not None:
            assert entry.values == json.loads(entry.raw)


def test_lines_tell_their_charset_and_those_of_another_fail_alone() -> None:
    lines = [
        f'{{"id": {number}, "text": "{BODY}"}}'.encode("cp1256" if number != 1 else "utf-8") for number in range(3)
    ]
    first, second, third = records(b"\n".join([b'{"id": 7, "text": "a"}', *lines]))[1:]
    assert [entry.encoding for entry in (first, third)] == ["windows-1256"] * 2
    assert first.document
    assert first.document.text == BODY
    assert second.problem == "is UTF-8 among records of windows-1256: convert one of them, as with iconv"
    (wide,) = records(f'{{"text": "{BODY}"}}\n'.encode("utf-16-le"))
    assert (wide.document and wide.document.text, wide.encoding) == (BODY, "utf-16-le")
