"""`cleaner learn`: dumps in, a rule file out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cleaner.cli.app import app
from cleaner.cli.learn.command import read_marked
from cleaner.learning.update import UNSEEN
from cleaner.rules.files import read_rules
from tests.support.learning import HOST, records
from tests.support.site_pages import pages

LINE = "من غرفة أخبار المرفأ"
SITE = records(8, lambda n, title, prose: [*prose, LINE])


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(app, ["learn", *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def dump(path: Path, found: list[dict[str, str]] = SITE) -> Path:
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in found), encoding="utf-8")
    return path


def templates(path: Path) -> list[str]:
    return [rule.templates[0] for rule in read_rules(path.read_text(encoding="utf-8"), str(path))]


def test_a_dump_becomes_a_rule_file_that_holds(tmp_path: Path) -> None:
    target = tmp_path / "site.toml"
    result = run(dump(tmp_path / "a.jsonl"), "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"{HOST}: 1 rule from 8 different articles of 8" in result.stderr
    assert templates(target) == [LINE]
    assert CliRunner().invoke(app, ["rules", "--check", str(target)]).exit_code == 0


def test_a_pipe_goes_in_and_out() -> None:
    lines = "".join(json.dumps(record) + "\n" for record in SITE)
    result = run("-", "--input", "jsonl", stdin=lines)
    assert result.exit_code == 0
    assert LINE in result.stdout


def test_a_report_is_what_its_ending_says(tmp_path: Path) -> None:
    for name in ("report.json", "report.html"):
        assert run(dump(tmp_path / "a.jsonl"), "-o", tmp_path / "site.toml", "--report", tmp_path / name).exit_code == 0
    [site] = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["sites"]
    assert [rule["template"] for rule in site["rules"]] == [LINE]
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_few_articles_give_a_note_and_no_file(tmp_path: Path) -> None:
    target = tmp_path / "site.toml"
    result = run(dump(tmp_path / "a.jsonl", SITE[:3]), "-o", target)
    assert result.exit_code == 0
    assert "3 different articles: four are needed at the least" in result.stderr
    assert not target.exists()


def test_a_record_that_fails_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = dump(tmp_path / "a.jsonl")
    path.write_text(path.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    result = run(path, "-o", tmp_path / "site.toml")
    assert result.exit_code == 1
    assert f"{path}: line 9" in result.stderr
    assert templates(tmp_path / "site.toml") == [LINE]


def test_workers_are_nothing_to_the_outcome(tmp_path: Path) -> None:
    other = [{**record, "url": record["url"].replace("marfa", "naba")} for record in SITE]
    path = dump(tmp_path / "a.jsonl", [*SITE, *other])
    for workers in ("0", "2"):
        assert run(path, "-o", tmp_path / f"{workers}.toml", "--workers", workers).exit_code == 0
    assert (tmp_path / "0.toml").read_bytes() == (tmp_path / "2.toml").read_bytes()
    assert templates(tmp_path / "0.toml") == [LINE, LINE]


def test_update_keeps_what_is_there(tmp_path: Path) -> None:
    target = tmp_path / "site.toml"
    run(dump(tmp_path / "a.jsonl"), "-o", target, "--update")
    edited = target.read_text(encoding="utf-8").replace("strength  = 0.9", "strength  = 0.55")
    target.write_text(edited, encoding="utf-8")
    newer = records(8, lambda n, title, prose: [*prose, "مرفأ كل الحكايات الجديدة"])
    assert run(dump(tmp_path / "b.jsonl", newer), "-o", target, "--update").exit_code == 0
    assert templates(target) == [LINE, "مرفأ كل الحكايات الجديدة"]
    assert UNSEEN in target.read_text(encoding="utf-8")
    assert "0.55" in target.read_text(encoding="utf-8")


def test_marked_articles_teach(tmp_path: Path) -> None:
    gold = []
    for number, record in enumerate(SITE[:4]):
        text = record["text"]
        start = text.index(LINE)
        segments = [[0, start - 1, "body"], [start, len(text), "source"]]
        gold.append({**record, "id": str(number), "segments": segments})
    path = tmp_path / "marked.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in gold), encoding="utf-8")
    assert run("--from", path, "-o", tmp_path / "site.toml").exit_code == 0
    assert templates(tmp_path / "site.toml") == [LINE]
    assert [len(one.furniture) for one in read_marked(str(path))] == [1] * 4
    broken = dump(tmp_path / "broken.jsonl")
    assert run("--from", broken).exit_code == 1


@pytest.mark.parametrize(
    "arguments", [["--update"], ["--from", "a.jsonl", "b.jsonl"], ["--from", "a.jsonl", "--by", "x"]]
)
def test_what_cannot_be_meant_is_refused(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_a_rule_file_that_is_none_is_not_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "site.toml"
    target.write_text("no rules", encoding="utf-8")
    assert run(dump(tmp_path / "a.jsonl"), "-o", target, "--update").exit_code == 2
    assert target.read_text(encoding="utf-8") == "no rules"


def test_pages_are_learned_and_cleaned_in_one_command(tmp_path: Path) -> None:
    said = "مرفأ الحكايات كل صباح على هاتفك"
    made = pages(10, lambda n, story: [*story[:1], f"<div class='zq'>{said}</div>", *story[1:]])
    path = dump(tmp_path / "a.jsonl", made)
    report = tmp_path / "report.html"
    assert run(path, "-o", tmp_path / "site.toml", "--report", report).exit_code == 0
    [rule] = read_rules((tmp_path / "site.toml").read_text(encoding="utf-8"), "site.toml")
    assert (rule.kind, rule.selectors) == ("element", ("div[class='zq']",))
    assert said in report.read_text(encoding="utf-8")
    output = tmp_path / "clean.jsonl"
    assert CliRunner().invoke(app, ["clean", str(path), "-o", str(output), "--learn"]).exit_code == 0
    texts = [json.loads(line)["clean_text"] for line in output.read_text(encoding="utf-8").splitlines()]
    assert len(texts) == 10
    assert not any(said in text for text in texts)
