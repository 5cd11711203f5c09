"""`cleaner evaluate`: figures for a gold file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import cleaner.cli.evaluate.command as command
from cleaner.cli.app import app
from cleaner.cli.app import app as whole_app
from cleaner.dumps.formats.entries import dump

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
TITLE = "سوق جديد للسمك قرب الميناء"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def gold(name: str, *pieces: tuple[str, str], **known: str) -> dict[str, object]:
    segments, place = [], 0
    for text, label in pieces:
        segments.append([place, place + len(text), label])
        place += len(text) + 1
    return {"id": name, "text": "\n".join(text for text, _ in pieces), "segments": segments, **known}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    documents = [
        gold("good", (BODY, "body"), ("المصدر: وكالات", "source"), host="a.example"),
        gold("titled", (TITLE, "nav"), (BODY, "body"), title=TITLE, host="b.example"),
        gold("leaky", (BODY, "body"), ("زورق يلمع في آخر النهار", "ad"), host="c.example"),
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(f"{dump(document)}\n" for document in documents), encoding="utf-8")
    return path


def test_prints_the_figures_with_their_bounds(path: Path) -> None:
    output = run(path).stdout.splitlines()
    assert output[0] == "documents 3"
    assert [line.split()[0] for line in output[1:6]] == ["f1", "leak", "damage", "lost", "perfect"]
    assert output[2].startswith("leak      0.333  (0.000 to 1.000)")
    assert output[5].startswith("perfect   0.667")
    assert output[7:] == ["leak by label", "  ad          1.000", "  nav         0.000", "  source      0.000"]


def test_shows_the_worst_documents(path: Path) -> None:
    output = run(path, "--errors", "5").stdout
    assert "leaky  f1 0.737, lost 0 of 7 words" in output
    assert "  leaked  ad          زورق يلمع في آخر النهار" in output


def test_json_holds_the_same(path: Path) -> None:
    value = json.loads(run(path, "--format", "json", "--errors", "1").stdout)
    assert value["documents"] == 3
    assert value["leak_by_label"]["ad"] == 1
    assert set(value["intervals"]) == {"f1", "leak", "damage", "lost", "perfect"}
    assert [error["id"] for error in value["errors"]] == ["leaky"]
    assert value["errors"][0]["leaked"][0]["label"] == "ad"


def test_options_reach_the_engine(path: Path) -> None:
    value = json.loads(run(path, "--format", "json", "--keep", "source").stdout)
    assert value["leak_by_label"]["source"] == 1


def test_a_gold_file_that_cannot_be_used_is_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": 1}', encoding="utf-8")
    for path, words in ((bad, "bad.jsonl: line 1: "), (tmp_path / "missing.jsonl", "cannot be read")):
        result = run(path)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert words in result.stderr


def test_its_help_says_what_it_is_for() -> None:
    shown = CliRunner().invoke(whole_app, ["evaluate", "--help"]).stdout
    assert " ".join(command.HELP.split())[:20] in " ".join(shown.split())
