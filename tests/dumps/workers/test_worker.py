"""A worker as its parent sees it, and a batch of which one record may fail."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from cleaner.document.types import Document
from cleaner.dumps.workers.clean_record import Outcome, Work
from cleaner.dumps.workers.worker import Batch, Settings, Worker

WORKS = [Work(Document(f"فتحت البلدية الجسر رقم {number} أمس.\nالمصدر: وكالات")) for number in range(3)]


def test_a_batch_is_done_when_every_record_has_its_outcome() -> None:
    batch = Batch(WORKS)
    assert not batch.done
    assert batch.left == WORKS
    batch.finish([Outcome(str(number)) for number in range(3)])
    assert batch.done
    assert [outcome.text for outcome in batch.outcomes] == ["0", "1", "2"]


def test_the_record_that_fails_is_one_of_those_that_are_left() -> None:
    batch = Batch(WORKS)
    batch.fail(1, "died")
    assert batch.left == [WORKS[0], WORKS[2]]
    batch.fail(1, "died again")
    batch.finish([Outcome("0")])
    assert [outcome.problem for outcome in batch.outcomes] == ["", "died", "died again"]


def test_a_record_whose_worker_died_is_done_again_alone_and_fails_the_second_time() -> None:
    batch = Batch(WORKS)
    batch.doubt(1, "died")
    assert batch.left == [WORKS[1]]
    batch.finish([Outcome("1")])
    assert not batch.done
    assert batch.left == [WORKS[0], WORKS[2]]
    batch.doubt(1, "died")
    batch.doubt(0, "died")
    assert batch.left == [WORKS[0]]
    batch.finish([Outcome("0")])
    assert batch.done
    assert [outcome.problem or outcome.text for outcome in batch.outcomes] == ["0", "1", "died"]


def test_a_place_beyond_the_batch_is_its_last_record() -> None:
    batch = Batch(WORKS)
    batch.fail(99, "died")
    assert batch.left == WORKS[:2]


@pytest.fixture
def worker() -> Worker:
    return Worker(multiprocessing.get_context("spawn"), Settings())


def test_it_cleans_a_batch_and_waits_for_the_next(worker: Worker) -> None:
    batch = Batch(WORKS)
    worker.take(batch)
    assert worker.receive()
    assert batch.done
    assert [outcome.text for outcome in batch.outcomes] == [work.document.text.split("\n")[0] for work in WORKS]
    assert not worker.batches
    assert worker.seconds(0.0) == 0
    worker.end()
    assert not worker.process.is_alive()


def test_one_that_died_gives_nothing(worker: Worker) -> None:
    assert worker.process.pid is not None
    os.kill(worker.process.pid, signal.SIGKILL)
    worker.process.join()
    worker.take(Batch(WORKS))
    assert not worker.receive()
    worker.end()
