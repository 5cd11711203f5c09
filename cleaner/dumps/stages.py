"""How long a run takes by stages: of stages within each other, each has the time that is its own."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

Item = TypeVar("Item")
_END: Final = object()


class Stages:
    """Counts the seconds of stages by name.

    Args:
        clock: What tells the time, in seconds.

    >>> moments = iter([0.0, 1.0, 3.0, 3.5])
    >>> stages = Stages(clock=lambda: next(moments))
    >>> with stages.of("cleaning"):
    ...     with stages.of("reading"):
    ...         pass
    >>> str(stages)
    'reading 2.0 s, cleaning 1.5 s'
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._clock = clock
        self._open: list[str] = []
        self._since = 0.0

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """Count what is done within as a stage, and not as the one around it."""
        self._turn()
        self._open.append(stage)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def timed(self, stage: str, items: Iterable[Item]) -> Iterator[Item]:
        """Give items, and count the time that getting them takes as a stage."""
        source = iter(items)
        while True:
            with self.of(stage):
                item = next(source, _END)
            if item is _END:
                return
            yield item  # type: ignore[misc]

    def __str__(self) -> str:
        """Give the seconds of each stage, the longest first."""
        longest = sorted(self.seconds.items(), key=lambda pair: -pair[1])
        return ", ".join(f"{stage} {seconds:.1f} s" for stage, seconds in longest)

    def _turn(self) -> None:
        now = self._clock()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now
