"""Where output goes, and what would lose something."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from cleaner.cli.clean.output_plan import plan_beside, plan_errors, plan_output, refuse_overwriting, refuse_written
from cleaner.cli.shared_options import CleanFormat
from cleaner.dumps.formats.files import FoundInputs, find_inputs
from cleaner.dumps.output.plan import Plan

TEXT = CleanFormat.TEXT


def found(folder: Path, *names: str) -> FoundInputs:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("نص", encoding="utf-8")
    return find_inputs([str(folder / name) for name in names])


@pytest.mark.parametrize("output", [None, "-", "/dev/stdout"])
def test_standard_output_is_no_path(tmp_path: Path, output: str | None) -> None:
    assert plan_output(output, found(tmp_path, "a.txt"), TEXT) == Plan()


def test_one_text_goes_to_a_file_and_several_to_a_folder_or_records(tmp_path: Path) -> None:
    one, two = found(tmp_path, "a.txt"), found(tmp_path, "a.txt", "b.txt")
    assert plan_output(str(tmp_path / "out"), one, TEXT) == Plan(tmp_path / "out")
    assert plan_output(str(tmp_path / "out"), two, TEXT).folder
    assert not plan_output(str(tmp_path / "out.jsonl"), two, TEXT).folder
    assert plan_output(f"{tmp_path}/out/", one, TEXT).folder


@pytest.mark.parametrize(("size", "count"), [("500MB", 500_000_000), ("2 gb", 2_000_000_000), ("1.5k", 1_500)])
def test_a_size_of_shards_has_a_unit(tmp_path: Path, size: str, count: int) -> None:
    assert plan_output(str(tmp_path / "out.jsonl"), found(tmp_path, "a.jsonl"), TEXT, size).shard == count


@pytest.mark.parametrize(
    ("output", "names", "shard", "said"),
    [
        ("", ["a.txt"], None, "--output is empty"),
        (None, ["a.jsonl"], "5MB", "--shard-size needs files"),
        ("out.jsonl", ["a.jsonl"], "0", "is no size"),
        ("out.jsonl", ["a.jsonl"], "5TB", "is no size"),
        ("a.txt", ["a.txt"], None, "would overwrite the input"),
        ("no/out.txt", ["a.txt"], None, "there is no such folder"),
        ("out.warc", ["a.jsonl"], None, "WARC is read but not written"),
        ("out.xlsx", ["a.jsonl"], None, "XLSX is read but not written: name a .csv or .parquet file"),
        ("out.docx", ["a.jsonl"], None, "ends in none of"),
        ("out.md", ["a.txt", "b.txt"], None, "there may be several outputs"),
        ("out/", ["a.txt", "a.html"], None, "would both go to"),
        ("out/", ["a.txt"], "5MB", "--shard-size is for one output file"),
        ("out.tar", ["a.jsonl"], None, "are no members of an archive"),
        ("out.parquet.gz", ["a.jsonl"], None, "is not packed once more"),
    ],
)
def test_what_would_lose_something_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    output: str | None,
    names: list[str],
    shard: str | None,
    said: str,
) -> None:
    inputs = found(tmp_path, *names)
    with pytest.raises(typer.Exit):
        plan_output(f"{tmp_path}/{output}" if output else output, inputs, TEXT, shard)
    assert said in capsys.readouterr().err


def test_shards_of_another_run_are_not_mixed_with_new_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inputs = found(tmp_path, "a.jsonl")
    (tmp_path / "out-00007.jsonl").touch()
    with pytest.raises(typer.Exit):
        plan_output(str(tmp_path / "out.jsonl"), inputs, TEXT, "5MB")
    assert "is there from another run" in capsys.readouterr().err
    assert plan_output(str(tmp_path / "out.jsonl"), inputs, TEXT, "5MB", resume=True).shard


def test_a_file_beside_is_another_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inputs = found(tmp_path, "a.jsonl")
    plan = Plan(tmp_path / "out.jsonl")
    assert plan_beside("removed", str(tmp_path / "cut.jsonl"), plan, inputs) == tmp_path / "cut.jsonl"
    assert plan_beside("removed", None, plan, inputs) is None
    for name in ("out.jsonl", "a.jsonl", "no/cut.jsonl"):
        with pytest.raises(typer.Exit):
            plan_beside("removed", str(tmp_path / name), plan, inputs)
    with pytest.raises(typer.Exit):
        plan_beside("removed", str(tmp_path / "b.jsonl"), plan, inputs, tmp_path / "b.jsonl")
    assert "is named twice" in capsys.readouterr().err


def test_errors_go_beside_records_and_not_beside_one_text(tmp_path: Path) -> None:
    records, text = found(tmp_path, "a.jsonl"), found(tmp_path, "a.txt")
    assert plan_errors(None, Plan(tmp_path / "out.jsonl"), records) == tmp_path / "out.errors.jsonl"
    assert plan_errors(None, Plan(tmp_path / "out", folder=True), text) == tmp_path / "out.errors.jsonl"
    assert plan_errors(None, Plan(tmp_path / "out.txt"), text) is None
    assert plan_errors(None, Plan(), records) is None


def test_an_input_is_not_overwritten_by_way_of_a_link(tmp_path: Path) -> None:
    [source] = found(tmp_path, "a.txt").inputs
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    refuse_overwriting(source, tmp_path / "b.txt")
    with pytest.raises(typer.Exit):
        refuse_overwriting(source, tmp_path / "link.txt")


def test_nothing_that_is_read_is_written_whatever_it_is_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "r.toml"
    rules.touch()
    (tmp_path / "link").symlink_to(rules)
    (tmp_path / "hard").hardlink_to(rules)
    (tmp_path / "deep").mkdir()
    for name in ("r.toml", "link", "hard", "deep/../r.toml"):
        with pytest.raises(typer.Exit):
            refuse_written([None, rules], None, tmp_path / name)
        assert "which is read: name another output" in capsys.readouterr().err
    refuse_written([rules], tmp_path / "new.jsonl", Path("/dev/null"))


@pytest.mark.parametrize("name", ["x.parquet", "x.csv", "x.json", "x.csv.gz"])
@pytest.mark.parametrize("option", ["removed", "errors"])
def test_lines_do_not_go_under_the_ending_of_another_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, name: str
) -> None:
    plan = Plan(tmp_path / "out.jsonl")
    with pytest.raises(typer.Exit):
        plan_beside(option, str(tmp_path / name), plan, found(tmp_path, "a.jsonl"))
    told = capsys.readouterr().err
    assert told.startswith(f"usage error: --{option} ")
    assert told.endswith("name x.jsonl\n")


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x.ndjson", "x.txt", "x.log", "x"])
def test_other_names_are_left_to_the_caller(tmp_path: Path, name: str) -> None:
    plan = Plan(tmp_path / "out.jsonl")
    assert plan_beside("removed", str(tmp_path / name), plan, found(tmp_path, "a.jsonl")) == tmp_path / name
