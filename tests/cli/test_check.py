"""`cleaner check`: findings as a table and as JSON Lines, what is chosen and silenced, and exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from cleaner import inspect
from cleaner.cli import check
from cleaner.cli.app import app

WRONG = 'نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن المعبر فتح أمس أمام المسافرين.'
RIGHT = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء، ويفتح أبوابه كل صباح."
OFFICE = "قال وزير الخارجية المصري بدر حسن ذلك.\nوأكد وزير الخارجية المصري سامح خالد أن الموعد لم يحدد بعد."
TWICE = "قال وزير الخارجية الروسي سيرجي لافروف إن الحوار مستمر. واتفق سيرغي لافروف مع ضيفه على موعد."


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner(env={"FORCE_COLOR": None}).invoke(app, ["check", *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def objects(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    values: list[dict[str, object]] = [
        {"id": "a1", "text": WRONG, "title": "المعبر", "url": "https://www.naba.example/1", "published": "2024-03-03"},
        {"text": RIGHT},
        {"id": 7, "text": f"{RIGHT}\n{TWICE}"},
        {"text": WRONG},
    ]
    path.write_text("\n".join(json.dumps(value, ensure_ascii=False) for value in values), encoding="utf-8")
    return path


def test_an_object_a_finding(records: Path) -> None:
    found = objects(run(records, "--format", "jsonl", "--checks", "agency-identity,name-variants"))
    assert [value["id"] for value in found] == ["a1", 7, f"{records}:4"]
    first = found[0]
    (finding,) = inspect(WRONG, checks=["agency-identity"])
    assert set(first) == {"id", "check", "severity", "confidence", "message", "message_ar", "evidence", "finding"}
    assert first["finding"] == finding.id
    assert first["evidence"] == [piece._asdict() for piece in finding.evidence]
    assert [set(piece) for piece in finding_evidence(first)] == [{"field", "start", "end", "text"}] * 2


def finding_evidence(value: dict[str, object]) -> list[dict[str, object]]:
    evidence = value["evidence"]
    assert isinstance(evidence, list)
    return evidence


def test_a_text_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WRONG, encoding="utf-8")
    assert [value["id"] for value in objects(run(path, "--format", "jsonl"))] == [str(path)]
    assert [value["id"] for value in objects(run("--format", "jsonl", stdin=WRONG))] == ["-"]


def test_a_page_is_read() -> None:
    page = f"<title>المعبر</title><h1>المعبر</h1><p>{WRONG}</p><p>{RIGHT}</p>"
    checks = {value["check"] for value in objects(run("--input", "html", "--format", "jsonl", stdin=page))}
    assert "agency-identity" in checks


def test_a_table_in_a_pipe_is_parted_by_tabs() -> None:
    result = run("-", stdin=WRONG)
    head, row = result.stdout.splitlines()
    assert head.split("\t") == ["place", "severity", "check", "confidence", "what", "evidence", "finding"]
    cells = row.split("\t")
    assert cells[:4] == ["standard input", "warning", "agency-identity", "0.9"]
    assert "text 5-27 «وكالة الأنباء السعودية»; text 29-32 «وفا»" in cells
    assert result.stderr == "note: 1 inspected: 1 warning, 0 info\n"


def test_where_nothing_is_found_nothing_is_printed() -> None:
    result = run("-", "--quiet", stdin=RIGHT)
    assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)


def test_a_terminal_gets_a_table_with_arabic_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, color_system=None, width=300)
    monkeypatch.setattr(check, "terminal", lambda: console)
    run("-", stdin=f"{WRONG} \x1b[2J")
    assert "\u2067«وفا»\u2069" in file.getvalue()
    assert "\x1b[2J" not in file.getvalue()
    assert "severity" in file.getvalue()


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        (WRONG, None, 0),
        (WRONG, "warning", 1),
        (WRONG, "info", 1),
        (OFFICE, "warning", 0),
        (OFFICE, "info", 1),
        (RIGHT, "info", 0),
    ],
)
def test_fail_on_ends_pipelines(text: str, level: str | None, code: int) -> None:
    assert run("-", *(("--fail-on", level) if level else ()), stdin=text).exit_code == code


class TestSilence:
    def test_by_id(self) -> None:
        (finding,) = inspect(WRONG)
        assert run("-", "--silence", finding.id, "--fail-on", "warning", stdin=WRONG).exit_code == 0

    @pytest.mark.parametrize(
        "table",
        ['findings = ["{id}"]', 'outlets = ["وفا"]', 'outlets = ["naba.example"]', 'checks = ["agency-identity"]'],
    )
    def test_by_an_options_file(self, tmp_path: Path, table: str) -> None:
        (finding,) = inspect(WRONG)
        path = tmp_path / "cleaner.toml"
        path.write_text(f"[silence]\n{table.format(id=finding.id)}\n", encoding="utf-8")
        result = run("-", "--url", "https://www.naba.example/1", "--options", path, stdin=WRONG)
        assert (result.stdout, result.exit_code) == ("", 0)

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            ("[silence", "not TOML"),
            ("[noise]", "unknown key 'noise'"),
            ("[silence]\nids = []", "unknown key 'ids'"),
            ("silence = 1", "[silence] must be a table"),
            ("[silence]\noutlets = 'a'", "outlets must be a list of texts"),
            ("[silence]\nchecks = ['other']", "there is no check 'other'"),
        ],
    )
    def test_a_wrong_options_file_is_one_line(self, tmp_path: Path, content: str, words: str) -> None:
        path = tmp_path / "cleaner.toml"
        path.write_text(content, encoding="utf-8")
        result = run("-", "--options", path, stdin=WRONG)
        assert result.exit_code == 2
        assert words in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.txt"], 1, "missing.txt: cannot be read"),
        (["-", "--checks", "agency"], 2, "there is no check 'agency'"),
        (["-", "--options", "missing.toml"], 2, "missing.toml: cannot be read"),
        (["in.jsonl", "--published", "2024-01-01"], 2, "--published is for a single text"),
        (["in.jsonl", "--text-field", "body"], 1, "has no field 'body'"),
    ],
)
def test_what_is_wrong_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(json.dumps({"text": RIGHT}), encoding="utf-8")
    result = run(*arguments, stdin=WRONG)
    assert result.exit_code == code
    assert words in result.stderr


def test_the_rest_goes_on_where_a_record_fails(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"text": null}}\n{json.dumps({"text": WRONG})}\n', encoding="utf-8")
    result = run(path, "--format", "jsonl", "--checks", "agency-identity")
    assert result.exit_code == 1
    assert len(objects(result)) == 1


def test_the_date_of_publication_is_evidence() -> None:
    text = "افتتح المتحف يوم الأحد 12 أكتوبر 2025 أمام الزوار، وحضر مئات من السكان."
    late = run("-", "--format", "jsonl", "--published", "2025-10-03", stdin=text)
    assert "published" in {piece["field"] for value in objects(late) for piece in finding_evidence(value)}
    assert not objects(run("-", "--format", "jsonl", "--published", "2025-10-13", stdin=text))
