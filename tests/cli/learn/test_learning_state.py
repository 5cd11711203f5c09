"""Learning that is killed or interrupted: what it leaves, and how it goes on to the same bytes."""

from __future__ import annotations

import json
import os
import signal
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cleaner.cli.app import app
from cleaner.cli.learn.learn_job import LearnJob
from cleaner.cli.learn.learning_state import LearningState
from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.output import steps
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import ResumeError
from tests.support.learning import records
from tests.support.processes import files_in, start_command, wait_for_step

STEP = 6_000  # bytes; learning has a step whenever it has read four times as many
SITES = {"marfa.example": "من غرفة أخبار المرفأ", "jabal.example": "صوت الجبل كل صباح", "nakhl.example": "نخلة نت"}
ANEW = "leave --resume out to begin anew"
CHANGED = f"the run that was stopped had other inputs or options: repeat its command, or {ANEW}"
REPLACED = f"an input is another than the one that the stopped run read: {ANEW}"


pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise there")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write two dumps of three sites, with a record that fails, and copies that know more of their address."""
    folder = tmp_path_factory.mktemp("dumps")
    made = [
        {**record, "url": record["url"].replace("marfa.example", host)}
        for size, (host, line) in enumerate(SITES.items(), 11)
        for record in records(size, lambda n, title, prose, line=line: [*prose, line])  # type: ignore[misc]
    ]
    made = [*made[::3], *made[1::3], *made[2::3], *({**record, "url": f"{record['url']}?b"} for record in made[:9])]
    lines = [json.dumps(record) for record in made]
    (folder / "a.jsonl").write_text("\n".join([*lines[:20], "{broken"]), encoding="utf-8")
    (folder / "b.jsonl").write_text("\n".join(lines[20:]), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give the files of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    result = learn(source, folder / "site.toml", "--report", folder / "site.html")
    assert result.exit_code == 1
    assert result.stderr.count("error:") == 1
    return files_in(folder)


def learn(source: Path, out: Path, *more: str | Path) -> Result:
    result = CliRunner().invoke(app, ["learn", str(source), "-o", str(out), *map(str, more)])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def left_by_death(source: Path, out: Path, dies: int, *more: str) -> list[str]:
    run = start_command("learn", source, "-o", out, *more, step=STEP, dies=dies)
    told = run.communicate()[1].decode().splitlines()
    assert run.returncode == 9, told
    return told


@pytest.mark.parametrize("dies", [1, -2])
def test_killed_at_each_step_it_ends_with_the_same_bytes(
    source: Path, whole: dict[str, bytes], tmp_path: Path, dies: int
) -> None:
    out, report = tmp_path / "site.toml", str(tmp_path / "site.html")
    told: list[list[str]] = []
    while not out.exists():  # until it is killed when all is written, before what is kept has gone
        told.append(left_by_death(source, out, dies, "--resume", "--report", report))
    assert len(told) > 5
    assert all("goes on after" in lines[0] for lines in told[1:])
    if dies > 0:
        assert sum("error:" in line for lines in told for line in lines) == 1  # no record is read twice
    assert out.read_bytes() == whole["site.toml"]
    last = learn(source, out, "--resume", "--report", report)
    assert last.exit_code == 1
    assert files_in(tmp_path) == whole


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_is_learned_is_not_learned_again(
    source: Path, whole: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: str
) -> None:
    out = tmp_path / "site.toml"
    state = tmp_path / ".site.toml.cleaner-state"
    for dies in count(5):
        left_by_death(source, out, dies, "--workers", workers)  # ends when the last process of the run has ended
        if _sites_in(tmp_path) == 2:
            break
    assert json.loads(state.read_bytes())["sampled"]
    monkeypatch.setattr("cleaner.cli.learn.collect._Run.sample", None)
    result = learn(source, out, "--resume", "--workers", workers, "--report", tmp_path / "site.html")
    assert result.exit_code == 1
    assert f"note: {out}: goes on after 46 documents" in result.stderr
    assert f"note: {out}: 2 sites are learned already" in result.stderr
    assert files_in(tmp_path) == whole


def _sites_in(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.glob(".site.toml.sites*"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("size", CHANGED),
        ("content", REPLACED),
        ("by", CHANGED),
        ("file", CHANGED),
    ],
)
def test_other_inputs_or_options_are_refused_in_one_line(source: Path, tmp_path: Path, change: str, told: str) -> None:
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    for path in source.iterdir():
        (dumps / path.name).write_bytes(path.read_bytes())
    out, first = tmp_path / "site.toml", dumps / "a.jsonl"
    left_by_death(dumps, out, 2)
    left = files_in(tmp_path)
    if change == "size":
        first.write_bytes(first.read_bytes() + b"\n")
    elif change == "content":
        times = first.stat().st_mtime_ns
        first.write_bytes(first.read_bytes().replace(b"marfa", b"firma", 1))
        os.utime(first, ns=(times, times))
    elif change == "file":
        (dumps / "c.jsonl").write_bytes(first.read_bytes())
    result = learn(dumps, out, "--resume", *(["--by", "title"] if change == "by" else []))
    failed = [line for line in result.stderr.splitlines() if not line.startswith("note: ")]
    assert (result.exit_code, failed) == (2, [f"error: {out}: {told}"])
    kept = {name: data for name, data in left.items() if name.startswith(".") and not name.endswith("-lock")}
    assert kept.items() <= files_in(tmp_path).items()


def test_without_resume_it_is_begun_anew(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "site.toml"
    left_by_death(source, out, 2)
    result = learn(source, out, "--report", tmp_path / "site.html")
    assert "is begun anew; --resume would have gone on" in result.stderr
    assert files_in(tmp_path) == whole


def test_an_interrupt_says_how_to_go_on(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "site.toml"
    run = start_command("learn", source, "-o", out, step=STEP, awaited=tmp_path.parent / "never")
    wait_for_step(run, tmp_path / ".site.toml.cleaner-state")
    os.killpg(run.pid, signal.SIGINT)
    told = run.communicate()[1].decode().splitlines()
    assert run.returncode == 130
    assert "note: stopped: the same command with --resume goes on from here" in told
    assert learn(source, out, "--resume", "--report", tmp_path / "site.html").exit_code == 1
    assert files_in(tmp_path) == whole


def test_two_runs_do_not_write_to_one_file(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "site.toml"
    run = start_command("learn", source, "-o", out, step=STEP, awaited=tmp_path.parent / "never")
    wait_for_step(run, tmp_path / ".site.toml.cleaner-state")
    second = learn(source, out)
    run.kill()
    run.communicate()
    assert (second.exit_code, second.stderr.count("\n")) == (2, 1)
    assert "another run writes to it" in second.stderr


@pytest.mark.parametrize("arguments", [["-", "-o", "site.toml"], ["a.jsonl"], ["a.jsonl", "-o", "/dev/null"]])
def test_without_files_there_is_nothing_to_go_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_text("{}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["learn", *arguments, "--resume"], input="")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "--resume needs files" in result.stderr


def test_what_was_tampered_with_is_refused(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "site.toml"
    left_by_death(source, out, 2)
    for part in tmp_path.glob(".site.toml.samples*-part"):
        part.write_bytes(b"\n" * part.stat().st_size)
    result = learn(source, out, "--resume")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 2)
    assert "what a stopped run left there is not as it was" in result.stderr


def test_a_field_that_no_record_has_leaves_nothing_behind(source: Path, tmp_path: Path) -> None:
    result = learn(source, tmp_path / "site.toml", "--by", "nope")
    assert (result.exit_code, files_in(tmp_path)) == (2, {})


def test_a_run_in_memory_keeps_nothing(source: Path, tmp_path: Path) -> None:
    found = find_inputs([str(source)])
    with LearningState(LearnJob(inputs=found.inputs), _Listener()) as state:
        state.end_sampling()
        assert not [*state.untaught(), *state.taught]
    job = LearnJob(inputs=found.inputs, plan=Plan(tmp_path / "site.toml"))
    with LearningState(job, _Listener()) as state:
        state.begin(0, found.inputs[0])
        state.advance((0, 1), 5 * steps.STEP)
    with pytest.raises(ResumeError), LearningState(LearnJob(inputs=(), plan=job.plan, resume=True), _Listener()):
        pass


class _Listener:
    def note(self, message: str) -> None:
        """Hear it."""
