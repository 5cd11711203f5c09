"""Workers: the same outcomes in the same order as one process gives, and a record that holds one up fails alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner import Document
from cleaner.cli.app import app
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.workers import pool, worker
from cleaner.dumps.workers.clean_record import Outcome, Wanted, Work, do
from cleaner.dumps.workers.pool import Pool, Team, WorkerError, batches
from cleaner.dumps.workers.worker import Settings

TEXTS = [f"فتحت البلدية الجسر رقم {number} أمس.\nالمصدر: وكالات" for number in range(500)]
WORKS = [Work(Document(text)) for text in TEXTS]
WANTED = Wanted(removed=True, everything=True)
SETTINGS = Settings(wanted=WANTED)


def clean_by(workers: int, works: list[Work], settings: Settings = SETTINGS) -> list[Outcome]:
    with Team(workers, settings) as team:
        return list(team.clean(iter(works)))


def test_workers_give_what_one_process_gives_in_order() -> None:
    works = [
        *WORKS,
        Work(Document("", "https://marfa.example/1"), "<h1>عنوان</h1><p>نص"),
        Work(Document("خبر " * 200_000)),
    ]
    alone = [do(work, Settings().options, WANTED) for work in works]
    assert clean_by(0, works) == alone
    assert clean_by(1, works) == clean_by(3, works) == alone


def test_no_record_is_no_outcome() -> None:
    assert clean_by(2, []) == clean_by(0, []) == []


def test_records_are_not_read_far_ahead() -> None:
    read = 0

    def works() -> Iterator[Work]:
        nonlocal read
        for work in WORKS * 20:
            read += 1
            yield work

    with Team(1, Settings()) as team:
        outcomes = team.clean(works())
        next(outcomes)
        assert read <= 6 * pool.BATCH_RECORDS


def test_long_records_are_not_read_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_HELD", 20)
    monkeypatch.setattr(pool, "BATCH_SIZE", 10)
    read = 0

    def works() -> Iterator[Work]:
        nonlocal read
        for _ in range(40):
            read += 1
            yield Work(Document("خبر عن السوق"), passed="so")

    with Team(2, Settings()) as team:
        outcomes = team.clean(works())
        next(outcomes)
        assert read <= 4
        assert len(list(outcomes)) == 39


def test_a_long_record_is_a_batch_of_its_own() -> None:
    long = Work(Document("خ" * pool.BATCH_SIZE))
    assert [len(batch) for batch in batches([*WORKS[:3], long, *WORKS[:2]])] == [4, 2]


def test_a_worker_that_is_killed_from_outside_costs_no_record() -> None:
    workers = Pool(2, Settings())
    outcomes = []
    try:
        for number, outcome in enumerate(workers.clean(iter(WORKS * 3))):
            outcomes.append(outcome)
            if number == 400:
                pid = workers._workers[0].process.pid
                assert pid is not None
                os.kill(pid, signal.SIGKILL)
    finally:
        workers.end()
    assert len(outcomes) == 1_500
    assert not any(outcome.problem for outcome in outcomes)


LONG = "\n".join(f"فتحت البلدية الجسر رقم {number} أمس." for number in range(100_000))  # takes many seconds


def test_a_record_that_takes_too_long_fails_alone() -> None:
    works = [*WORKS[:100], Work(Document(LONG)), *WORKS[:100]]
    for seconds in (1, 3):  # on a busy machine the others may need longer than on an idle one, too
        outcomes = clean_by(2, works, Settings(seconds=seconds))
        failed = [(number, outcome.problem) for number, outcome in enumerate(outcomes) if outcome.problem]
        assert len(outcomes) == 201
        assert (100, f"took longer than {seconds} seconds") in failed
        if len(failed) == 1:
            return
    raise AssertionError(f"others failed as well: {failed}")


def test_without_workers_a_record_that_takes_too_long_fails_alone_as_well() -> None:
    works = [*WORKS[:5], Work(Document(LONG)), *WORKS[:5]]
    for seconds in (1, 3):  # the first record pays for reading the rules, on a busy machine with more
        outcomes = clean_by(0, works, Settings(seconds=seconds))
        failed = [(number, outcome.problem) for number, outcome in enumerate(outcomes) if outcome.problem]
        assert (5, f"took longer than {seconds} seconds") in failed
        if len(failed) == 1:
            return
    raise AssertionError(f"others failed as well: {failed}")


def test_what_may_need_more_memory_than_there_is_goes_to_a_worker() -> None:
    with Team(None, Settings(memory=5_000_000)) as team:
        assert len(list(team.clean(WORKS[:2]))) == 2
        assert team._pool is None
        assert len(list(team.clean([Work(Document("خبر " * 2_000))]))) == 1
        assert team._pool is not None


@pytest.mark.parametrize("workers", ["0", "1", "2"])
def test_the_bytes_are_the_same_whatever_the_number_of_workers(tmp_path: Path, workers: str) -> None:
    bad = ['{"text": 5}', "[1]", '{"text": "خبر"', '{"text": null}']
    lines = [dump({"id": number, "text": text}) for number, text in enumerate(TEXTS)]
    for number, line in enumerate(bad):
        lines.insert(number * 90, line)
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name, count in (("one", "0"), ("more", workers)):
        arguments = ["clean", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / f"{name}.jsonl"), "--workers", count]
        result = CliRunner().invoke(app, [*arguments, "--removed", str(tmp_path / f"{name}.removed")])
        assert result.exit_code == 1
        assert result.stderr.count("error: ") == 4
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "more.jsonl").read_bytes()
    assert (tmp_path / "one.removed").read_bytes() == (tmp_path / "more.removed").read_bytes()


def test_workers_that_die_at_once_end_the_run_and_fail_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_work", os.abort)
    with pytest.raises(WorkerError, match="try --workers 0"):
        clean_by(2, WORKS)


def test_a_record_with_a_problem_has_it_for_its_outcome() -> None:
    works = [WORKS[0], Work(Document(""), problem="is null"), WORKS[1]]
    for workers in (0, 1):
        assert [outcome.problem for outcome in clean_by(workers, works)] == ["", "is null", ""]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is not limited there")
def test_a_record_that_takes_too_much_memory_fails_alone() -> None:
    works = [*WORKS[:70], Work(Document("فتحت البلدية الجسر.\n" * 300_000)), *WORKS[:70]]
    outcomes = clean_by(1, works, Settings(memory=100_000_000))
    (failed,) = [(number, outcome.problem) for number, outcome in enumerate(outcomes) if outcome.problem]
    assert failed[0] == 70
    assert failed[1] in ("takes more than 0.1 GB of memory to clean", "the process that cleaned it died, twice")
    assert len(outcomes) == 141


def test_the_time_of_a_single_text_is_bounded_without_a_worker(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(LONG[: pool._ALONE // 2], encoding="utf-8")
    result = CliRunner().invoke(app, ["clean", str(path), "--timeout", "0.2"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"error: {path}: took longer than 0.2 seconds\n"
