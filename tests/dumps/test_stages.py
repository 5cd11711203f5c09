"""The time of a run by stages."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.dumps.stages import Stages


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_stage_within_another_has_its_own_time() -> None:
    clock = Clock()
    stages = Stages(clock)

    def read() -> Iterator[int]:
        for number in range(3):
            clock.now += 1
            yield number

    def clean() -> Iterator[int]:
        for number in stages.timed("reading", read()):
            clock.now += 10
            yield number

    for _ in stages.timed("cleaning", clean()):
        with stages.of("writing"):
            clock.now += 100
        clock.now += 1000  # of no stage
    assert stages.seconds == {"reading": 3, "cleaning": 30, "writing": 300}
    assert str(stages) == "writing 300.0 s, cleaning 30.0 s, reading 3.0 s"


def test_what_raises_is_counted() -> None:
    clock = Clock()
    stages = Stages(clock)
    try:
        with stages.of("reading"):
            clock.now += 2
            raise ValueError
    except ValueError:
        clock.now += 5
    with stages.of("cleaning"):
        clock.now += 1
    assert stages.seconds == {"reading": 2, "cleaning": 1}
