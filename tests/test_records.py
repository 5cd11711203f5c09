"""Reading and writing text files, folders and JSON Lines."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.formats.files import find_inputs, read_input
from cleaner.formats.records import Entry, dump, read_records, read_text, with_value
from cleaner.formats.sinks import writing
from cleaner.formats.texts import FormatError, decode

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."


def records(*lines: str | bytes, fields: Fields = UNNAMED) -> list[Entry]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_records(io.BytesIO(data), fields))


def only(line: str | bytes, fields: Fields = UNNAMED) -> Entry:
    (entry,) = records(line, fields=fields)
    return entry


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_may_begin_with_a_byte_order_mark(charset: str) -> None:
    assert decode(BODY.encode(charset)) == BODY


def test_big_endian_text_is_read_by_its_mark() -> None:
    assert decode(b"\xfe\xff" + BODY.encode("utf-16-be")) == BODY


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BODY.encode("windows-1256"), "is not UTF-8 (byte 0xC7 at 0)"),
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
        ('{"n": 1, "m": 2}', "(it has 'n', 'm'): name the text's field with --text-field"),
        ('{"text": null}', "the field 'text' is null"),
        ('{"text": 3}', "the field 'text' holds a number, not a text"),
        ('{"text": true}', "the field 'text' holds true or false, not a text"),
        ('{"text": {}}', "the field 'text' holds an object, not a text"),
        ('{"text": ["ق"]}', "the field 'text' holds a list, not a text"),
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
    assert with_value(entry, "text", "ك") == line.replace('"\\u0642"', '"ك"')
    assert with_value(entry, "clean_text", None) == f'{line[:-2]}, "clean_text": null}}'


def test_a_value_replaces_every_field_of_the_name() -> None:
    assert with_value(only('{"text": "ا", "text": "ب"}'), "text", "ج") == '{"text": "ج", "text": "ج"}'


def test_a_value_is_put_into_an_empty_object() -> None:
    assert with_value(only("{ }"), "clean_text", None) == '{"clean_text": null}'


@pytest.mark.parametrize("text", ["\ud800", "ق\udfffق", "\x00", '"\\', "\u2028"])
def test_odd_characters_are_written_so_that_they_are_read_again(text: str) -> None:
    line = with_value(only('{"text": "ق"}'), "text", text)
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
    assert json.loads(with_value(only(line), "clean_text", text)) == {**record, "clean_text": text}
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


def make_tree(root: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.TEXT", "sub/d.jsonl", "sub/e.html", ".hidden.txt", ".git/f.txt", "sub-b.txt"):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY, encoding="utf-8")


def test_a_folder_is_read_in_a_fixed_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    make_tree(tmp_path)
    found = find_inputs([str(tmp_path)])
    assert [source.relative.as_posix() for source in found.inputs] == [
        *("a.txt", "b.txt", "sub/c.TEXT", "sub/d.jsonl", "sub-b.txt")
    ]
    assert [source.records for source in found.inputs] == [False, False, False, True, False]
    assert found.several


def test_a_file_that_is_named_is_read_whatever_its_ending_and_once(tmp_path: Path) -> None:
    make_tree(tmp_path)
    path = str(tmp_path / "sub" / "e.html")
    assert [source.name for source in find_inputs([path, path]).inputs] == [path]


@pytest.mark.parametrize(
    ("paths", "relative"),
    [
        (["a.txt"], ["a.txt"]),
        (["sub/c.TEXT", "a.txt"], ["sub/c.TEXT", "a.txt"]),
        (["sub", "a.txt"], ["sub/c.TEXT", "sub/d.jsonl", "a.txt"]),
        (["sub"], ["c.TEXT", "d.jsonl"]),
        (["sub/../a.txt", "b.txt"], ["a.txt", "b.txt"]),
    ],
)
def test_relative_paths_are_below_the_folder_that_holds_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], relative: list[str]
) -> None:
    make_tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert [source.relative.as_posix() for source in find_inputs(paths).inputs] == relative


def test_the_folder_that_is_written_to_is_not_read(tmp_path: Path) -> None:
    make_tree(tmp_path)
    names = [source.relative.as_posix() for source in find_inputs([str(tmp_path)], skip=tmp_path / "sub").inputs]
    assert names == ["a.txt", "b.txt", "sub-b.txt"]


def test_a_link_that_leads_round_in_a_circle_is_not_followed(tmp_path: Path) -> None:
    make_tree(tmp_path)
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert len(find_inputs([str(tmp_path)]).inputs) == 5


def test_what_is_wrong_with_paths_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = find_inputs(["", str(tmp_path / "empty")])
    assert not found.inputs
    assert found.problems[0] == "an empty path: name a file or a folder"
    assert "holds no file that ends in .jsonl, .ndjson, .text, .txt" in found.problems[1]


@pytest.mark.parametrize("name", ["missing.txt", "a" * 300, "a.txt/b.txt"])
def test_a_path_that_cannot_be_opened_is_a_problem_of_that_input(tmp_path: Path, name: str) -> None:
    make_tree(tmp_path)
    (source,) = find_inputs([str(tmp_path / name)]).inputs
    with pytest.raises(FormatError, match="cannot be read"):
        list(read_input(source))


def write_half(path: Path) -> None:
    with writing(path) as stream:
        stream.write(b"half")
        raise KeyError


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("قديم", encoding="utf-8")
    with pytest.raises(KeyError):
        write_half(path)
    assert path.read_text(encoding="utf-8") == "قديم"
    with writing(path) as stream:
        stream.write("جديد".encode())
    assert path.read_text(encoding="utf-8") == "جديد"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    target.write_text("قديم", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with writing(link) as stream:
        stream.write("جديد".encode())
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "جديد"
    assert target.stat().st_mode & 0o777 == 0o640


def test_what_is_no_regular_file_is_written_directly() -> None:
    with writing(Path("/dev/null")) as stream:
        stream.write(b"x")
    assert Path("/dev/null").is_char_device()
