"""Names of fields by options, or by a file for what stays the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from cleaner.cli.clean.field_mapping import ADDED, map_fields
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.job import Columns

FILE = '[read]\ntext = "body"\nurl = "link"\n[write]\nclean_text = "نظيف"\nremoved = "محذوف"\n'


def written(folder: Path, text: str = FILE) -> str:
    path = folder / "fields.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_file_names_fields_and_options_are_believed_before_it(tmp_path: Path) -> None:
    fields, columns = map_fields(written(tmp_path), Fields(text="نص"), Columns(), ["removed=cut"])
    assert fields == Fields(text="نص", url="link")
    assert columns == Columns(clean="نظيف", removed="cut")


def test_added_fields_have_usual_names() -> None:
    columns = map_fields(None, Fields(), Columns(replace=True), list(ADDED))[1]
    assert columns == Columns(
        replace=True, removed="removed", metadata="metadata", facts="facts", findings="findings", made="cleaned_by"
    )


@pytest.mark.parametrize(
    ("text", "add", "said"),
    [
        ("[read", [], "is not TOML"),
        ("[reed]\n", [], "'reed' is not known"),
        ("read = 3", [], "'read' is no table"),
        ('[read]\ntextt = "x"', [], "[read] has 'textt'"),
        ("[write]\nremoved = 3", [], "names no field"),
        (FILE, ["pieces"], "--add 'pieces' is not known"),
        (FILE, ["metadata=نظيف"], "two fields that are added have one name"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, add: list[str], said: str
) -> None:
    with pytest.raises(typer.Exit):
        map_fields(written(tmp_path, text), Fields(), Columns(), add)
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        map_fields("/no/such/file", Fields(), Columns(), [])
    assert capsys.readouterr().err.count("\n") == 1
