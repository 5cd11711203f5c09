"""What an earlier run left."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.dumps import resuming
from cleaner.dumps.counts import Tally
from cleaner.dumps.job import Job
from cleaner.dumps.output.plan import Plan

STATE = {"inputs": 1, "entries": 0, "shard": 1, "inputs_begun": 1, "tally": Tally().to_json()}


@pytest.mark.parametrize(
    "change", [{"inputs": 3}, {"entries": -1}, {"inputs_begun": "1"}, {"shard": True}, {"tally": 1}]
)
def test_a_state_holds_what_it_should(change: dict[str, object]) -> None:
    assert resuming._is_whole(STATE, 2)
    assert not resuming._is_whole({**STATE, **change}, 2)


def test_a_replaced_input_is_told_with_what_to_do() -> None:
    told = str(resuming.replaced_input(Job(inputs=(), plan=Plan(Path("out.jsonl")))))
    assert told.startswith("out.jsonl: an input is another than the one that the stopped run read: leave --resume out")
