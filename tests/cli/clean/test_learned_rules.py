"""`cleaner clean --learn`: the sites of a dump are learned before it is cleaned."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.cli.clean import learned_rules
from cleaner.cli.report.changes import changes_object
from tests.support.clean_command import run, write
from tests.support.learning import records
from tests.support.paths import ROOT
from tests.support.processes import files_in, start_command

LINE = "من غرفة أخبار المرفأ"
CHANGING = ROOT / "samples" / "learning" / "changing.jsonl"
SITE = records(8, lambda n, title, prose: [*prose, LINE])


def test_both_in_one_command(tmp_path: Path) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in SITE)
    source = write(tmp_path / "in.jsonl", f'{lines}{{"text": null}}\n')
    target = tmp_path / "out.jsonl"
    result = run(source, "-o", target, "--learn")
    assert result.exit_code == 1  # for the record without a text, which is told once
    assert result.stderr.count("is null") == 1
    assert "out.jsonl.learned.toml: the rules that were learned" in result.stderr
    cleaned = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [one["clean_text"] for one in cleaned[:8]] == [record["text"].removesuffix(f"\n{LINE}") for record in SITE]
    assert learned_rules.learn_first.__doc__


@pytest.mark.parametrize("arguments", [["in.jsonl"], ["-", "-o", "out.jsonl", "--input", "jsonl"]])
def test_what_cannot_be_read_twice_or_kept_is_refused(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "in.jsonl", '{"text": "خبر"}\n')
    result = run(*arguments, "--learn", stdin="")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_where_nothing_is_learned_there_is_no_file(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", '{"text": "وصلت القافلة."}\n')
    assert run(source, "-o", tmp_path / "out.jsonl", "--learn").exit_code == 0
    assert not (tmp_path / "out.jsonl.learned.toml").exists()


@pytest.mark.parametrize("dies", [2, 13])
def test_stopped_while_it_learns_or_cleans_it_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies: int
) -> None:
    lines = "".join(json.dumps(record) + "\n" for record in SITE)
    source = write(tmp_path / "in.jsonl", lines)
    for folder in ("whole", "stopped"):
        (tmp_path / folder).mkdir()
    assert run(source, "-o", tmp_path / "whole" / "out.jsonl", "--learn").exit_code == 0
    out = tmp_path / "stopped" / "out.jsonl"
    killed = start_command("clean", source, "-o", out, "--learn", "--workers", "0", step=1_000, dies=dies)
    killed.communicate()
    assert killed.returncode == 9
    cleaning = out.with_name("out.jsonl.learned.toml").exists()
    assert cleaning == (dies == 13)
    if cleaning:
        monkeypatch.setattr(learned_rules, "learning", None)
    result = run(source, "-o", out, "--learn", "--resume")
    assert result.exit_code == 0
    assert "goes on after" in result.stderr
    assert files_in(tmp_path / "stopped") == files_in(tmp_path / "whole")


def test_the_report_tells_what_changed_over_time(tmp_path: Path) -> None:
    page, out = tmp_path / "report.html", tmp_path / "out.jsonl"
    assert run(CHANGING, "-o", out, "--learn", "--report", page).exit_code == 0
    told = [node.text() for node in LexborHTMLParser(page.read_bytes()).css(".change b")]
    assert told == ["من 2024-04 إلى 2024-05 وحدها", "اختفى بعد 2024-07", "ظهر في 2024-08", "ظهر في 2024-08"]
    assert run(CHANGING, "-o", out, "--learn", "--report", tmp_path / "report.json").exit_code == 0
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    [site] = report["changes"]
    assert [(one["since"], one["until"]) for one in site["changed"][:2]] == [("2024-04", "2024-05"), ("", "2024-07")]
    assert changes_object(learned_rules._read_changes(tmp_path / "out.jsonl.learned.json")) == report["changes"]


def test_stopped_while_it_cleans_the_report_tells_the_same(tmp_path: Path) -> None:
    for folder in ("whole", "stopped"):
        (tmp_path / folder).mkdir()
    out, report = tmp_path / "stopped" / "out.jsonl", tmp_path / "stopped" / "report.json"
    whole = tmp_path / "whole" / "report.json"
    assert run(CHANGING, "-o", whole.with_name("out.jsonl"), "--learn", "--report", whole).exit_code == 0
    arguments = ("-o", out, "--learn", "--report", report)
    killed = start_command("clean", CHANGING, *arguments, "--workers", "0", step=1_000, dies=30)
    killed.communicate()
    assert killed.returncode == 9
    assert out.with_name("out.jsonl.learned.toml").exists()
    assert run(CHANGING, *arguments, "--resume").exit_code == 0
    assert json.loads(report.read_bytes())["changes"] == json.loads(whole.read_bytes())["changes"] != []


def test_changes_that_somebody_took_away_are_not_known(tmp_path: Path) -> None:
    broken = write(tmp_path / "out.jsonl.learned.json", '{"changes": [{"site": 1}]}')
    assert learned_rules._read_changes(broken) == learned_rules._read_changes(tmp_path / "none.json") == ()
