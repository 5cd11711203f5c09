"""`cleaner clean`: what goes in, what comes out, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cleaner.cli.clean.command as command
from cleaner.cli.app import app as whole_app
from cleaner.dumps.formats.entries import dump
from tests.support.clean_command import BODY, CLEAN, DIRTY, MORE, SOURCE, run, write


def write_records(path: Path, *records: object) -> Path:
    return write(path, "".join(f"{record if isinstance(record, str) else dump(record)}\n" for record in records))


def read_records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def restored(clean: str, pieces: list[dict[str, object]]) -> str:
    """Put the removed pieces back into the clean text: the inverse of cleaning."""
    text, place = "", 0
    for piece in pieces:
        gap = int(str(piece["start"])) - len(text)
        text += clean[place : place + gap] + str(piece["text"])
        place += gap
        assert len(text) == piece["end"]
    return text + clean[place:]


class TestTexts:
    def test_one_file_goes_to_standard_output_with_one_line_break(self, tmp_path: Path) -> None:
        for text in (DIRTY, f"{DIRTY}\n", CLEAN, f"{CLEAN}\n"):
            result = run(write(tmp_path / "a.txt", text))
            assert (result.stdout, result.stderr, result.exit_code) == (f"{CLEAN}\n", "", 0)

    @pytest.mark.parametrize("arguments", [[], ["-"]])
    def test_standard_input_is_one_text(self, arguments: list[str]) -> None:
        assert run(*arguments, stdin=DIRTY).stdout == f"{CLEAN}\n"

    def test_a_file_ends_as_its_source_ended(self, tmp_path: Path) -> None:
        for text, expected in ((DIRTY, CLEAN), (f"{DIRTY}\n", f"{CLEAN}\n"), (f"{CLEAN}\n\n", f"{CLEAN}\n\n")):
            run(write(tmp_path / "a.txt", text), "-o", tmp_path / "out.txt")
            assert (tmp_path / "out.txt").read_bytes() == expected.encode()

    def test_windows_line_breaks_stay(self, tmp_path: Path) -> None:
        run(write(tmp_path / "a.txt", DIRTY.replace("\n", "\r\n") + "\r\n"), "-o", tmp_path / "out.txt")
        assert (tmp_path / "out.txt").read_bytes() == (CLEAN.replace("\n", "\r\n") + "\r\n").encode()

    def test_a_byte_order_mark_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(DIRTY.encode("utf-16"))
        assert run(path).stdout == f"{CLEAN}\n"

    def test_a_text_of_which_nothing_is_left_gives_nothing(self) -> None:
        result = run(stdin=SOURCE)
        assert (result.stdout, result.exit_code) == ("", 0)

    def test_the_title_is_evidence(self) -> None:
        text = f"سوق جديد للسمك قرب الميناء\n{CLEAN}"
        assert run(stdin=text).stdout == f"{text}\n"
        assert run("--title", "سوق جديد للسمك قرب الميناء", stdin=text).stdout == f"{CLEAN}\n"

    def test_options_reach_the_engine(self, tmp_path: Path) -> None:
        assert run("--keep", "source", stdin=DIRTY).stdout == f"{DIRTY}\n"
        rules = write(
            tmp_path / "my.toml",
            'family = "source"\n[[rule]]\nid = "source.lighthouse"\nwhy = "An invented agency."\n'
            'phrases = ["مرصد منارة الساحل"]\nhit = ["مرصد منارة الساحل"]\nmiss = ["أضاءت منارة الساحل ليلاً."]\n',
        )
        text = f"{CLEAN}\nمرصد منارة الساحل"
        assert run(stdin=text).stdout == f"{text}\n"
        assert run("--rules", rules, stdin=text).stdout == f"{CLEAN}\n"
        assert run("--rules", rules, "--without", "source.lighthouse", stdin=text).stdout == f"{text}\n"

    def test_mojibake_is_told_and_mended_on_request(self) -> None:
        broken = CLEAN.encode().decode("cp1252", "replace").replace("\ufffd", "")
        assert "warning: standard input: the text looks like UTF-8 read as windows-1252" in run(stdin=broken).stderr
        assert run("-q", stdin=broken).stderr == ""
        mended = "وصل الوفد الى الحي".encode().decode("latin-1")
        assert run("--repair", "-q", stdin=f"{mended} {mended}").stdout == "وصل الوفد الى الحي وصل الوفد الى الحي\n"

    def test_json_tells_everything(self) -> None:
        value = json.loads(run("--format", "json", stdin=f"كتب: سالم الحداد\n{DIRTY}").stdout)
        assert value["clean_text"] == CLEAN
        assert (value["path"], value["record"], value["id"], value["warnings"]) == ("-", None, None, [])
        assert restored(value["clean_text"], value["removed"]) == f"كتب: سالم الحداد\n{DIRTY}"
        assert value["removed"][1]["label"] == "source"
        assert value["removed"][1]["phrase"] == "المصدر"
        assert [found["text"] for found in value["metadata"]["source"]] == ["وكالات"]

    def test_a_text_that_looks_like_json_is_noted(self) -> None:
        assert "--input jsonl reads records" in run(stdin=dump({"text": BODY})).stderr


class TestFolders:
    def test_relative_paths_are_kept(self, tmp_path: Path) -> None:
        write(tmp_path / "in" / "a.txt", DIRTY)
        write(tmp_path / "in" / "deep" / "b.text", DIRTY)
        write_records(tmp_path / "in" / "deep" / "c.jsonl", {"text": DIRTY})
        result = run(tmp_path / "in", "-o", tmp_path / "out", "-q")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == CLEAN
        assert (tmp_path / "out" / "deep" / "b.text").read_text(encoding="utf-8") == CLEAN
        assert read_records(tmp_path / "out" / "deep" / "c.jsonl") == [{"text": DIRTY, "clean_text": CLEAN}]
        assert len([path for path in (tmp_path / "out").rglob("*") if path.is_file()]) == 3

    def test_a_second_run_does_not_read_what_the_first_has_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        write(tmp_path / "a.txt", DIRTY)
        for _ in range(2):
            run(".", "-o", "out/", "-q")
        assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt")) == [
            "a.txt",
            "out/a.txt",
        ]

    def test_files_of_the_same_name_do_not_meet(self, tmp_path: Path) -> None:
        for name in ("x", "y"):
            write(tmp_path / name / "a.txt", f"{BODY} {name}")
        run(tmp_path / "x" / "a.txt", tmp_path / "y" / "a.txt", "-o", tmp_path / "out")
        assert (tmp_path / "out" / "x" / "a.txt").read_text(encoding="utf-8") == f"{BODY} x"
        assert (tmp_path / "out" / "y" / "a.txt").read_text(encoding="utf-8") == f"{BODY} y"

    def test_json_of_a_folder_is_a_file_each_or_one_for_all(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a.txt"):
            write(tmp_path / "in" / name, DIRTY)
        run(tmp_path / "in", "-o", tmp_path / "out", "--format", "json")
        assert json.loads((tmp_path / "out" / "a.txt.json").read_bytes())["clean_text"] == CLEAN
        run(tmp_path / "in", "-o", tmp_path / "all.jsonl", "--format", "json")
        names = [Path(str(record["path"])).name for record in read_records(tmp_path / "all.jsonl")]
        assert names == ["a.txt", "b.txt"]

    def test_one_file_goes_into_a_folder_that_is_there(self, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        run(write(tmp_path / "a.txt", DIRTY), "-o", tmp_path / "out")
        assert (tmp_path / "out" / "a.txt").read_text(encoding="utf-8") == CLEAN

    def test_several_texts_on_standard_output_stand_in_order(self, tmp_path: Path) -> None:
        first, second = write(tmp_path / "1.txt", f"{BODY}\n"), write(tmp_path / "2.txt", MORE)
        assert run(first, second).stdout == f"{BODY}\n{MORE}\n"
        assert "note: 2 cleaned, 0 of them changed" in run(first, second).stderr


class TestRecords:
    def test_every_record_comes_out_in_order_as_it_was_with_its_clean_text(self, tmp_path: Path) -> None:
        lines = [f'{{"id":{n}.50,"text":{dump(DIRTY)},"tags":["a" ]}}' for n in range(5)]
        out = tmp_path / "out.jsonl"
        assert run(write_records(tmp_path / "in.jsonl", *lines), "-o", out).exit_code == 0
        assert out.read_text(encoding="utf-8").splitlines() == [
            f'{line[:-1]}, "clean_text": {dump(CLEAN)}}}' for line in lines
        ]

    def test_replace_puts_the_clean_text_into_its_field(self, tmp_path: Path) -> None:
        result = run(write_records(tmp_path / "in.jsonl", {"body": DIRTY, "id": 1}, {"body": None}), "--replace")
        assert result.stdout == f"{dump({'body': CLEAN, 'id': 1})}\n"
        assert result.exit_code == 1

    def test_records_come_from_standard_input(self) -> None:
        result = run("--input", "jsonl", stdin=dump({"text": DIRTY}))
        assert json.loads(result.stdout) == {"text": DIRTY, "clean_text": CLEAN}

    def test_an_older_clean_text_is_replaced(self, tmp_path: Path) -> None:
        path = write_records(tmp_path / "in.jsonl", {"clean_text": "قديم", "text": DIRTY})
        assert json.loads(run(path).stdout) == {"clean_text": CLEAN, "text": DIRTY}

    def test_what_was_guessed_is_said_once(self, tmp_path: Path) -> None:
        record = {"content": DIRTY, "headline": "سوق", "link": "https://a.example"}
        first, second = (write_records(tmp_path / f"{name}.jsonl", record, record) for name in "ab")
        notes = [line for line in run(first, second).stderr.splitlines() if "takes" in line]
        assert notes == [
            f"note: {first}: takes the text from 'content', the title from 'headline', the url from 'link'; "
            "options such as --text-field change that"
        ]
        assert "takes" not in run(first, "-q").stderr

    def test_what_was_named_is_not_said(self, tmp_path: Path) -> None:
        result = run(write_records(tmp_path / "a.jsonl", {"text": "لا", "v": DIRTY}), "--text-field", "v")
        assert json.loads(result.stdout)["clean_text"] == CLEAN
        assert result.stderr == ""

    def test_failed_records_go_to_a_file_beside_the_output_and_are_told_one_by_one(self, tmp_path: Path) -> None:
        path = write_records(
            tmp_path / "in.jsonl",
            {"text": DIRTY},
            '{"text": ',
            {"id": "x", "text": None},
            "[]",
            {"n": 1},
            {"text": 3},
            {"text": ""},
        )
        result = run(path, "-o", tmp_path / "out.jsonl")
        assert result.exit_code == 1
        assert read_records(tmp_path / "out.jsonl") == [
            {"text": DIRTY, "clean_text": CLEAN},
            {"text": "", "clean_text": ""},
        ]
        told = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
        failed = read_records(tmp_path / "out.errors.jsonl")
        assert [f"error: {path}: {record['place']}: {record['problem']}" for record in failed] == told
        assert [(record["record"], record["id"]) for record in failed] == [
            *((2, None), (3, "x"), (4, None), (5, None), (6, None))
        ]
        assert [record["raw"] for record in failed] == [
            *('{"text":', '{"id": "x", "text": null}', "[]", '{"n": 1}', '{"text": 3}')
        ]
        assert "note: 2 cleaned, 1 of them changed, 5 failed" in result.stderr

    def test_where_nothing_failed_there_is_no_file_of_problems_unless_it_was_asked_for(self, tmp_path: Path) -> None:
        path, out = write_records(tmp_path / "in.jsonl", {"text": DIRTY}), tmp_path / "out.jsonl"
        write(tmp_path / "out.errors.jsonl", "{}")
        run(path, "-o", out)
        assert not (tmp_path / "out.errors.jsonl").exists()
        run(path, "-o", out, "--errors", tmp_path / "bad.jsonl")
        assert (tmp_path / "bad.jsonl").read_bytes() == b""

    def test_problems_on_the_way_to_standard_output_are_told_alone_or_written_where_it_is_said(
        self, tmp_path: Path
    ) -> None:
        path = write_records(tmp_path / "in.jsonl", {"id": "x", "text": None})
        assert run(path, "--format", "json").stdout == ""
        run(path, "--format", "json", "--errors", tmp_path / "bad.jsonl")
        (failed,) = read_records(tmp_path / "bad.jsonl")
        assert failed["id"] == "x"
        assert "is null" in str(failed["problem"])

    def test_of_many_problems_the_first_are_told(self, tmp_path: Path) -> None:
        path = write_records(tmp_path / "in.jsonl", *("[]" for _ in range(50)))
        result = run(path, "-o", tmp_path / "out.jsonl")
        assert result.stderr.count("error: ") == 20
        assert f"note: further problems are written to {tmp_path / 'out.errors.jsonl'} alone" in result.stderr
        assert len(read_records(tmp_path / "out.errors.jsonl")) == 50

    def test_too_many_problems_end_the_run(self, tmp_path: Path) -> None:
        path = write_records(tmp_path / "in.jsonl", *("[]" for _ in range(5)))
        result = run(path, "-o", tmp_path / "out.jsonl", "--max-errors", "2")
        assert "error: more than 2 records or inputs failed" in result.stderr
        assert result.exit_code == 1
        assert not (tmp_path / "out.jsonl").exists()

    def test_a_named_field_that_no_record_has_is_told(self, tmp_path: Path) -> None:
        path = write_records(tmp_path / "in.jsonl", {"text": DIRTY})
        result = run(path, "--title-field", "titel")
        assert json.loads(result.stdout)["clean_text"] == CLEAN
        assert "no record has the field 'titel'" in result.stderr
        assert result.exit_code == 1

    def test_several_files_of_records_may_go_to_one(self, tmp_path: Path) -> None:
        paths = [write_records(tmp_path / f"{name}.jsonl", {"text": DIRTY, "n": name}) for name in "ba"]
        run(*paths, "-o", tmp_path / "all.jsonl")
        assert [record["n"] for record in read_records(tmp_path / "all.jsonl")] == ["b", "a"]


class TestRemoved:
    def test_the_original_can_be_restored(self, tmp_path: Path) -> None:
        texts = [
            DIRTY,
            CLEAN,
            f"كتب: سالم الحداد\n\n{BODY}\r\nاقرأ أيضاً: سفينة صيد تنجو من العاصفة\r\n\r\n{MORE}\n\n{SOURCE}\n \n",
            f"{BODY} اقرأ أيضاً: سفينة صيد تنجو من العاصفة",
            f"😀 {BODY}\n<br>{SOURCE}",
            SOURCE,
            "",
        ]
        path = write_records(tmp_path / "in.jsonl", *({"id": n, "text": text} for n, text in enumerate(texts)))
        out, removed = tmp_path / "out.jsonl", tmp_path / "removed.jsonl"
        assert run(path, "-o", out, "--removed", removed).exit_code == 0
        pieces = read_records(removed)
        for number, (record, text) in enumerate(zip(read_records(out), texts, strict=True), 1):
            own = [piece for piece in pieces if piece["record"] == number]
            assert restored(str(record["clean_text"]), own) == text
            assert all((piece["path"], piece["id"]) == (str(path), number - 1) for piece in own)
        assert list(pieces[0]) == [
            *(
                "path",
                "record",
                "id",
                "label",
                "rule",
                "strength",
                "phrase",
                "phrase_start",
                "phrase_end",
                "start",
                "end",
                "text",
            )
        ]

    def test_phrases_stand_where_they_are_said_to(self, tmp_path: Path) -> None:
        text = f"{BODY}\nاقرأ أيضاً:\nسفينة صيد تنجو من العاصفة\n{MORE}\n{SOURCE}"
        run("--removed", tmp_path / "removed.jsonl", stdin=text)
        for piece in read_records(tmp_path / "removed.jsonl"):
            assert text[int(str(piece["phrase_start"])) : int(str(piece["phrase_end"]))] == piece["phrase"]

    def test_where_nothing_goes_the_file_is_empty(self, tmp_path: Path) -> None:
        run("--removed", tmp_path / "removed.jsonl", stdin=CLEAN)
        assert (tmp_path / "removed.jsonl").read_bytes() == b""


def test_its_help_says_what_it_is_for() -> None:
    shown = CliRunner().invoke(whole_app, ["clean", "--help"]).stdout
    assert " ".join(command.HELP.split())[:20] in " ".join(shown.split())


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_cells_are_no_formulas_where_that_is_wanted(tmp_path: Path, ending: str) -> None:
    source = write(tmp_path / "in.csv", f"id,text\n=1+1,{BODY}\n")
    if ending == "jsonl":
        source = write_records(tmp_path / "in.jsonl", {"id": "=1+1", "text": BODY})
    run(source, "-o", tmp_path / "plain.csv", "-q")
    run(source, "-o", tmp_path / "safe.csv", "-q", "--no-formulas")
    first = [(tmp_path / name).read_text(encoding="utf-8").splitlines()[1][:6] for name in ("plain.csv", "safe.csv")]
    assert first == ["=1+1,ا", "'=1+1,"]
