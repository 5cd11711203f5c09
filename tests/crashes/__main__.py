"""Every point at which a run can die: `python -m tests.crashes` tries them all, and tells where bytes differ."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from math import inf
from pathlib import Path
from time import monotonic

from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.output import steps
from tests.crashes.cases import STEP, TEXTS, Case, cases, make_sources
from tests.crashes.deaths import CODE, Loss, dying
from tests.support.processes import files_in


def main() -> int:
    """Try them all, or one of so many; the exit code tells whether all ended with the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one-of", type=int, default=1, metavar="N", help="try one point of N")
    parser.add_argument("--only", default="", metavar="TEXT", help="try the runs whose names hold this")
    parser.add_argument("--seconds", type=float, default=inf, help="end after so long, with what was tried till then")
    parser.add_argument("--loss", type=Loss, action="append", help="what is lost; may be repeated")
    given = parser.parse_args()
    steps.STEP = STEP  # type: ignore[misc]
    warm_up()
    end = monotonic() + given.seconds
    tried: Counter[str] = Counter()
    unequal: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        sources, number = Path(place, "sources"), 0
        sources.mkdir()
        dying(lambda: make_sources(sources), sources, 0)  # what it loads may start threads
        for case in cases():
            if given.only not in str(case) or monotonic() > end:
                continue
            for loss in given.loss or Loss:
                points = Points(case, sources, Path(place, "out"), loss)
                for at in range(1, points.count + 2):
                    number += 1
                    if (number % given.one_of and at <= points.count) or monotonic() > end:
                        continue
                    tried[loss] += 1
                    told = points.differs(at)
                    if told:
                        unequal[loss] += 1
                        print(f"{case}, {loss} lost, operation {at} of {points.count}: {told}", flush=True)
    print(", ".join(f"{loss} lost: {tried[loss]} points, {unequal[loss]} unequal" for loss in tried))
    return 1 if unequal.total() or not tried.total() else 0


def warm_up() -> None:
    """Load once what every process would load; none of it starts threads, with which a process cannot be doubled."""
    import pyarrow.parquet  # noqa: F401

    CliRunner().invoke(app, ["clean", "--input", "jsonl"], input="\n".join(dump({"text": text}) for text in TEXTS))


class Points:
    """The points at which one run can die."""

    def __init__(self, case: Case, sources: Path, folder: Path, loss: Loss) -> None:
        self._case, self._sources, self._folder, self._loss = case, sources, folder, loss
        self._expected, self.count = self._run(0)
        self._whole = files_in(folder)

    def differs(self, at: int) -> str:
        """Die there and resume; say how the files differ from those of a run that nothing disturbed, if they do."""
        code, _ = self._run(at)
        shown = {name for name in files_in(self._folder) if not Path(name).name.startswith(".")}
        torn = [name for name in shown if (self._folder / name).read_bytes() != self._whole.get(name)]
        if at <= self.count:
            if code != CODE:
                return f"did not die, but ended with {code}"
            code, _ = self._run(0, "--resume")
        if code != self._expected:
            return f"ended with {code}, not {self._expected}"
        left = {name: data for name, data in files_in(self._folder).items() if not name.endswith(".cleaner-lock")}
        names = [name for name in {*left, *self._whole} if left.get(name) != self._whole.get(name)]
        return ", ".join(sorted(names)) or (f"{torn[0]} was seen in part" if torn else "")

    def _run(self, at: int, *more: str) -> tuple[int, int]:
        if not more:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir()
        arguments = self._case.arguments(self._sources, self._folder, *more)
        return dying(lambda: _clean(arguments), self._folder, at, self._loss)


def _clean(arguments: list[str]) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    app(arguments)


if __name__ == "__main__":
    sys.exit(main())
