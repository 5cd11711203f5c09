"""`cleaner clean`: what fails is told in one line, and wrong usage changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.dumps.formats.entries import dump
from tests.support.clean_command import CLEAN, DIRTY, run, write


class TestFailures:
    def test_the_rest_goes_on(self, tmp_path: Path) -> None:
        good, empty = write(tmp_path / "good.txt", DIRTY), write(tmp_path / "empty.txt", "")
        latin = tmp_path / "latin.txt"
        latin.write_bytes("Größe".encode("latin-1"))
        result = run(tmp_path / "missing.txt", empty, latin, good)
        assert result.stdout == f"{CLEAN}\n"
        assert result.exit_code == 1
        assert result.stderr.splitlines() == [
            f"error: {tmp_path / 'missing.txt'}: cannot be read (No such file or directory): check the path and its "
            "permissions",
            f"error: {empty}: is empty: it holds no article",
            f"error: {latin}: is not UTF-8 (byte 0xF6 at 2): convert it first, as with iconv",
            "note: 1 cleaned, 1 of them changed, 3 failed",
        ]

    def test_a_failed_input_leaves_no_output_and_an_older_one_as_it_was(self, tmp_path: Path) -> None:
        out = write(tmp_path / "out.txt", "قديم")
        run(write(tmp_path / "empty.txt", ""), "-o", out)
        assert out.read_text(encoding="utf-8") == "قديم"
        run(tmp_path / "empty.txt", "-o", tmp_path / "none.txt")
        assert not (tmp_path / "none.txt").exists()

    def test_an_output_that_cannot_be_written_is_told_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt"):
            write(tmp_path / "in" / name, DIRTY)
        (tmp_path / "out" / "a.txt").mkdir(parents=True)
        result = run(tmp_path / "in", "-o", tmp_path / "out")
        assert f"error: {tmp_path / 'out' / 'a.txt'}: cannot be written (Is a directory)" in result.stderr
        assert (tmp_path / "out" / "b.txt").read_text(encoding="utf-8") == CLEAN
        assert result.exit_code == 1

    @pytest.mark.parametrize("option", ["-o", "--removed"])
    def test_a_disk_that_is_full_ends_the_run_in_one_line(self, tmp_path: Path, option: str) -> None:
        result = run(write(tmp_path / "a.txt", DIRTY * 2000), option, "/dev/full", "-q")
        assert result.exit_code == 1
        assert result.stderr == ("error: /dev/full: cannot be written (No space left on device): make room\n")

    def test_no_temporary_file_stays(self, tmp_path: Path) -> None:
        run(write(tmp_path / "a.txt", DIRTY), "-o", tmp_path / "out.txt", "--removed", tmp_path / "removed.jsonl")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out.txt", "removed.jsonl"]


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["a.txt", "--preset", "bold"], "precision"),
            (["a.txt", "--keep", "menus"], "there is no family 'menus'"),
            (["a.txt", "--keep", "body"], "would do nothing"),
            (["a.txt", "--without", "no.such"], "no rule has the id 'no.such'"),
            (["a.txt", "--rules", "no.toml"], "no.toml: cannot be read"),
            (["a.txt", "--replace"], "--replace is for records"),
            (["a.jsonl", "--replace", "--format", "json"], "exclude each other"),
            (["a.txt", "--text-field", "t"], "are for records"),
            (["a.jsonl", "--title", "سوق"], "are for a single text"),
            (["a.txt", "b.txt", "--outlet", "الساحل"], "are for a single text"),
            (["a.jsonl", "--text-field", "clean_text"], "would overwrite"),
            (["a.txt", "b.txt", "-o", "a.txt"], "is a file"),
            (["a.txt", "b.txt", "-o", "new.txt"], "is a file"),
            (["a.jsonl", "b.txt", "-o", "all.tar"], "are no members of an archive"),
            (["a.jsonl", "-o", "all.parquet.gz"], "is not packed once more"),
            (["a.jsonl", "-o", "all.warc"], "is read but not written"),
            (["a.jsonl", "-o", "all.zip", "--format", "text"], "are no members of an archive"),
            (["a.jsonl", "-o", "x.jsonl", "--shard-size", "much"], "is no size"),
            (["a.jsonl", "--shard-size", "1GB"], "--shard-size needs files"),
            (["in", "-o", "out/", "--shard-size", "1GB"], "--shard-size is for one output file"),
            (["a.jsonl", "--add", "colour"], "choose from removed, metadata, facts, findings, made"),
            (["a.jsonl", "--add", "made=clean_text"], "have one name"),
            (["a.jsonl", "--now", "2025-03-09"], "add --add facts"),
            (["a.txt", "--add", "made"], "--add is for records"),
            (["a.jsonl", "--fields", "no.toml"], "no.toml: cannot be read"),
            (["a.jsonl", "--fields", "a.jsonl"], "is not TOML"),
            (["a.jsonl", "--report", "x.pdf"], "ends in neither .json nor .html"),
            (["a.jsonl", "--table", "t"], "--table is for SQLite"),
            (["--input", "parquet"], "standard input is none"),
            (["--sample", "3"], "standard input can be read once"),
            (["a.jsonl", "--errors", "e.jsonl", "--removed", "e.jsonl"], "is named twice"),
            (["a.txt", "-o", "a.txt"], "would overwrite the input"),
            (["a.txt", "-o", "./in/../a.txt"], "would overwrite the input"),
            (["in", "-o", "in"], "would overwrite the input"),
            (["a.txt", "-o", ""], "--output is empty"),
            (["a.txt", "-o", "no/such/out.txt"], "there is no such folder"),
            (["-", "-o", "in"], "name a file"),
            (["-", "-"], "named twice"),
            (["a.txt", "--removed", "a.txt"], "would overwrite the input"),
            (["a.txt", "--removed", ""], "--removed needs a file"),
            (["a.txt", "--removed", "in"], "--removed needs a file"),
            (["a.txt", "--removed", "no/such.jsonl"], "there is no such folder"),
            (["a.txt", "-o", "x.out", "--removed", "x.out"], "name two files"),
        ],
    )
    def test_wrong_usage_is_one_line_and_changes_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for name in ("a.txt", "b.txt", "in/c.txt"):
            write(tmp_path / name, DIRTY)
        write(tmp_path / "a.jsonl", dump({"text": DIRTY}))
        result = run(*arguments)
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stdout == ""
        if "Usage:" not in result.stderr:
            assert result.stderr.count("\n") == 1
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == DIRTY
        assert len(list(tmp_path.rglob("*"))) == 5

    def test_an_empty_path_is_not_the_folder_one_stands_in(self) -> None:
        result = run("")
        assert result.stderr == "error: an empty path: name a file or a folder\n"
        assert result.exit_code == 1
