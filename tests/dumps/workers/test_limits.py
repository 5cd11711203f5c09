"""Limits of one record in this process: its time and its memory, and none is left behind."""

from __future__ import annotations

import gc
import resource
import signal
from pathlib import Path
from threading import Thread
from time import process_time
from typing import Any

import pytest

from cleaner import Document, Options
from cleaner.dumps.workers import limits, worker
from cleaner.dumps.workers.clean_record import Outcome, Work
from cleaner.dumps.workers.limits import TooLongError, fits, outcome_within
from cleaner.dumps.workers.worker import Settings

WORK = Work(Document("فتحت البلدية الجسر أمس.\nالمصدر: وكالات"))


def doing(monkeypatch: pytest.MonkeyPatch, what: Any) -> None:
    monkeypatch.setattr(worker, "do", lambda *_: what())


def spin() -> None:
    while True:
        try:
            sum(range(1_000))
        except Exception:  # as libraries do
            continue


def test_a_record_within_its_limits_is_cleaned() -> None:
    assert outcome_within(WORK, Settings(memory=1_000_000_000)).text == "فتحت البلدية الجسر أمس."


def test_one_that_takes_too_long_is_interrupted_whatever_it_catches(monkeypatch: pytest.MonkeyPatch) -> None:
    doing(monkeypatch, spin)
    started = process_time()
    assert outcome_within(WORK, Settings(seconds=0.2)).problem == "took longer than 0.2 seconds"
    assert process_time() - started < 5


def test_an_interruption_that_was_lost_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def swallow() -> None:
        try:
            spin()
        except TooLongError:
            spin()

    monkeypatch.setattr(limits, "_AGAIN", 0.1)
    doing(monkeypatch, swallow)
    assert outcome_within(WORK, Settings(seconds=0.1)).problem == "took longer than 0.1 seconds"


def test_none_is_raised_amid_a_collection_of_garbage_where_it_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def dawdle(*_: Any) -> None:
        until = process_time() + 0.3
        while process_time() < until:
            pass
        told.append("whole")

    def collect() -> None:
        gc.collect()
        spin()

    doing(monkeypatch, collect)
    gc.callbacks.append(dawdle)
    callbacks = list(gc.callbacks)
    try:
        assert outcome_within(WORK, Settings(seconds=0.1)).problem == "took longer than 0.1 seconds"
        assert told == ["whole"] * 2  # as a collection starts, and as it stops
        assert gc.callbacks == callbacks
    finally:
        gc.callbacks.remove(dawdle)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="tells memory by /proc")
def test_one_that_takes_too_much_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    doing(monkeypatch, lambda: Outcome(str(len(bytearray(600_000_000)))))
    assert outcome_within(WORK, Settings(memory=500_000_000)).problem == "takes more than 0.5 GB of memory to clean"
    assert outcome_within(WORK, Settings(memory=2_000_000_000)).text == "600000000"
    assert outcome_within(WORK, Settings()).text == "600000000"


def test_no_limit_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)
    doing(monkeypatch, spin)
    outcome_within(WORK, Settings(seconds=0.1, memory=1_000_000_000))
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGPROF)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_a_rule_that_takes_too_long_is_the_record_s_problem(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        'family = "ad"\n[[rule]]\nid = "ad.endless"\nwhy = "A test."\nkind = "pattern"\nwhere = "start"\n'
        'pattern = \'(?:ا|اا)+ب زر\'\ncues = ["ا"]\nhit = ["ااب زر"]\nmiss = ["وصل القطار متأخرا."]\n',
        encoding="utf-8",
    )
    problem = outcome_within(Work(Document("ا" * 60 + " زر")), Settings(Options(rules=(str(path),)))).problem
    assert problem.startswith(f"{path}: rule 'ad.endless': its pattern takes over ")


def test_what_fits_is_small_and_in_the_main_thread() -> None:
    assert fits(WORK, Settings())
    assert fits(WORK, Settings(memory=2_000_000_000))
    assert not fits(Work(Document("خ" * 3_000_000)), Settings(memory=2_000_000_000))
    found: list[bool] = []
    thread = Thread(target=lambda: found.append(fits(WORK, Settings())))
    thread.start()
    thread.join()
    assert found == [False]
