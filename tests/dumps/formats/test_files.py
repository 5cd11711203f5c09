"""Finding files to read, and writing files whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.dumps.formats.atomic_writes import writing
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.file_types import ENDINGS
from cleaner.dumps.formats.files import find_inputs, read_input

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."


def make_tree(root: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.TEXT", "sub/d.jsonl", "sub/e.pdf", ".hidden.txt", ".git/f.txt", "sub-b.txt"):
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
    path = str(tmp_path / "sub" / "e.pdf")
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
    names = [source.relative.as_posix() for source in find_inputs([str(tmp_path)], skip=[tmp_path / "sub"]).inputs]
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
    endings = ", ".join(sorted(ENDINGS))
    assert f"holds no file that ends in {endings}, packed or not" in found.problems[1]


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


def test_folders_of_a_table_tell_fields_and_those_of_its_keeper_are_left_out(tmp_path: Path) -> None:
    for name in ("a.parquet/year=2024/x.jsonl", "a.parquet/_delta_log/0.json", "a.parquet/._x/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text('{"text": "خبر"}', encoding="utf-8")
    (source,) = find_inputs([str(tmp_path / "a.parquet")]).inputs
    assert source.partitions == {"year": "2024"}
    hive = source._replace(path=Path("b=__HIVE_DEFAULT_PARTITION__/2=c/d=/e"))
    assert hive.partitions == {"b": "", "d": ""}


def test_a_sheet_is_named_behind_its_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.xlsx", "b.xlsx", "c.xlsx::d.txt"):
        Path(name).touch()
    found = find_inputs(["?.xlsx::أخبار/محلية", "a.xlsx", "c.xlsx::d.txt", "a.jsonl::x"]).inputs
    assert [(source.name, str(source.path), source.sheet, str(source.relative)) for source in found] == [
        ("a.xlsx::أخبار/محلية", "a.xlsx", "أخبار/محلية", "a-أخبار-محلية.xlsx"),
        ("b.xlsx::أخبار/محلية", "b.xlsx", "أخبار/محلية", "b-أخبار-محلية.xlsx"),
        ("a.xlsx", "a.xlsx", None, "a.xlsx"),
        ("c.xlsx::d.txt", "c.xlsx::d.txt", None, "c.xlsx::d.txt"),
        ("a.jsonl::x", "a.jsonl::x", None, "a.jsonl::x"),
    ]
