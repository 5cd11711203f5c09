"""`cleaner rules`: list, show and prove."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from cleaner import load_rules
from cleaner.cli import console
from cleaner.cli.app import app
from cleaner.cli.rules import command
from cleaner.rules.context_reasons import REASONS as CONTEXT
from cleaner.rules.context_reasons import REASONS_AR as CONTEXT_AR
from cleaner.rules.page_reasons import REASONS as PAGE
from cleaner.rules.page_reasons import REASONS_AR as PAGE_AR

MINE = """
family = "source"

[[rule]]
id = "source.lighthouse"
why = "The line in which an invented agency names itself."
phrases = ["خدمة منارة الساحل"]
hit = ["خدمة منارة الساحل"{hit}]
miss = ["أضاءت منارة الساحل ليلاً."{miss}]
"""


def run(*arguments: str | Path) -> Result:
    result = CliRunner(env={"FORCE_COLOR": None}).invoke(app, ["rules", *map(str, arguments)])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def write(folder: Path, text: str) -> Path:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_lists_every_rule_in_a_row_of_columns() -> None:
    header, *rows = run().stdout.splitlines()
    assert header.split("\t") == ["id", "family", "where", "effect", "opens/ends", "strength", "phrases", "why"]
    assert [row.split("\t")[0] for row in rows] == [rule.id for rule in load_rules()]
    assert {row.count("\t") for row in rows} == {7}


def test_lists_one_family() -> None:
    rows = run("--family", "read_also").stdout.splitlines()[1:]
    assert rows
    assert {row.split("\t")[1] for row in rows} == {"read_also"}


def test_json_holds_the_whole_rule() -> None:
    rules = json.loads(run("--format", "json").stdout)
    assert len(rules) == len(load_rules())
    assert {"id", "why", "why_ar", "phrases", "hit", "miss", "strength"} <= rules[0].keys()
    one = json.loads(run("read_also.label", "--format", "json").stdout)
    assert one in rules


def test_shows_one_with_its_reason_and_proof() -> None:
    rule = load_rules().get("read_also.label")
    assert rule
    output = run("read_also.label").stdout
    assert f"  {rule.why}\n  {rule.why_ar}\n" in output
    assert f"phrases ({len(rule.phrases)})" in output
    assert all(f"  {text}\n" in output for text in (*rule.phrases, *rule.hit, *rule.miss))


def test_a_terminal_gets_a_table_and_arabic_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(command, "terminal", lambda: Console(file=file, force_terminal=True, width=120))
    run("--family", "source")
    run("source.label")
    assert "source.label" in file.getvalue()
    assert f"\u2067{console.one_line('المصدر')}\u2069" in file.getvalue()


def test_rules_of_ones_own_are_listed_too(tmp_path: Path) -> None:
    assert "source.lighthouse" in run("--rules", write(tmp_path, MINE.format(hit="", miss=""))).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["source.labell"], "no rule has the id 'source.labell': is it source.label"),
        (["x"], "no rule has the id 'x': see `cleaner rules`"),
        (["share"], "share is a family: `cleaner rules --family share` lists its rules"),
        (["context.walk"], "no rule has the id 'context.walk'"),
        (["--family", "menus"], "there is no family 'menus'"),
        (["source.label", "--family", "source"], "exclude each other"),
        (["source.label", "--check", "my.toml"], "--check stands alone"),
        (["--rules", "missing.toml"], "missing.toml: cannot be read"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert words in result.stderr


ENDLESS = """
family = "ad"
[[rule]]
id = "ad.endless"
why = "A test."
kind = "pattern"
where = "start"
pattern = '(?:ا|اا)+ب زر'
cues = ["زر"]
hit = ["ااب زر هنا"]
miss = ["وصل القطار متأخرا."]
"""


class TestCheck:
    def test_a_file_that_holds(self, tmp_path: Path) -> None:
        path = write(tmp_path, MINE.format(hit="", miss=""))
        result = run("--check", path)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == f"{path}: all holds: rules 1, hits 1, misses 1\n"

    def test_each_example_that_fails_is_a_line(self, tmp_path: Path) -> None:
        path = write(tmp_path, MINE.format(hit=', "مرسى الصيادين"', miss=', "المصدر: وكالات"'))
        result = run("--check", path)
        assert result.exit_code == 1
        first, second = result.stderr.splitlines()
        assert first.startswith(f"error: {path}: source.lighthouse: the hit 'مرسى الصيادين' is not marked by it")
        assert second.startswith(f"error: {path}: source.lighthouse: the miss 'المصدر: وكالات' does not survive")

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("family = ", "not TOML"),
            ('family = "menus"', "family 'menus' is not one of"),
            (MINE.format(hit="", miss="").replace("why", "wy"), "unknown key 'wy'"),
            (MINE.format(hit="", miss="") + "colour = 3", "unknown key 'colour'"),
            (MINE.format(hit="", miss="").replace("source.lighthouse", "source.label"), "stands twice"),
            ("", "family None is not one of"),
        ],
    )
    def test_a_file_that_cannot_be_used_is_one_line(self, tmp_path: Path, text: str, words: str) -> None:
        path = write(tmp_path, text)
        result = run("--check", path)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert words in result.stderr

    def test_a_pattern_that_takes_time_without_bound_is_one_line(self, tmp_path: Path) -> None:
        path = write(tmp_path, ENDLESS)
        result = run("--check", path)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
        assert result.stderr.startswith(f"error: {path}: ad.endless: the pattern takes over ")
        assert "'ااا…'" in result.stderr

    def test_each_file_is_checked(self, tmp_path: Path) -> None:
        path = write(tmp_path, MINE.format(hit="", miss=""))
        result = run("--check", tmp_path / "missing.toml", "--check", path)
        assert "missing.toml: cannot be read" in result.stderr
        assert "all holds" in result.stdout
        assert result.exit_code == 1


def test_what_follows_from_the_neighbours_is_explained_too() -> None:
    done = run("context.run")
    assert done.exit_code == 0
    assert "a row" in done.stdout


@pytest.mark.parametrize(("english", "arabic"), [(CONTEXT, CONTEXT_AR), (PAGE, PAGE_AR)])
def test_what_follows_from_the_neighbours_is_explained_in_arabic_too(
    english: Mapping[str, str], arabic: Mapping[str, str]
) -> None:
    assert list(english) == list(arabic)
    for reason, why in arabic.items():
        assert run(reason).stdout == f"{reason}\n  {english[reason]}\n  {why}\n"
        assert json.loads(run(reason, "--format", "json").stdout)["why_ar"] == why


class TestNew:
    def test_the_skeleton_of_a_pasted_line(self) -> None:
        result = CliRunner().invoke(
            app, ["rules", "--new", "نافذة المرفأ: معرض", "--family", "related", "--outlet", "marfa.example"]
        )
        assert result.exit_code == 0
        assert 'id        = "related.marfa-example-' in result.stdout
        assert result.stderr == ""

    def test_what_rules_take_already_is_told_and_gives_the_family(self) -> None:
        result = CliRunner().invoke(app, ["rules", "--new", "-"], input="المصدر: وكالات\n")
        assert 'family = "source"' in result.stdout
        assert "source.label takes this line already" in result.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--new", " "],
            ["--new", "سطر", "--family", "body"],
            ["--new", "سطر", "--check", "my.toml"],
            ["--new", "سطر", "source.label"],
            ["--outlet", "marfa.example"],
        ],
    )
    def test_what_cannot_be_meant(self, arguments: list[str]) -> None:
        assert CliRunner().invoke(app, ["rules", *arguments]).exit_code == 2
