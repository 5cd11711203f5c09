"""The table of the benchmarks that run other programs over the same dump: how fast they are, and what they leave."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generate import Dump, Plan
from kept import Kept, kept, truths
from runs import CELLS, Taken, emptied, in_turn, take

_OUTPUTS = ("out.jsonl", "0*.jsonl")  # datatrove numbers its files; what else is beside them is no output
_LEFT = "records | with text | characters | body | clean"

Command = Callable[[Path, Path], Sequence[object]]


class Inputs(NamedTuple):
    """A folder with a dump, one with a dump of next to nothing, and what each part of the first holds by which plan."""

    dump: Path
    few: Path
    parts: Sequence[tuple[Plan, Dump]]

    @property
    def holds(self) -> Dump:
        """What all parts hold together."""
        good, hostile, size = zip(*(dump for _, dump in self.parts), strict=True)
        return Dump(sum(good), sum(hostile), sum(size))


def compared(commands: Mapping[str, Command], inputs: Inputs, rounds: int, folder: Path) -> str:
    """Run every command over both dumps in turn and give the table; the times of all are held to that of the first.

    A command gets the folder of the dump and an empty folder for what comes out.
    """
    outs = {name: folder / f"out-{number}" for number, name in enumerate(commands)}
    spoilt = bool(inputs.holds.hostile)

    def run(name: str, source: Path) -> Taken:
        return take(commands[name](source, emptied(outs[name])), range(256) if spoilt else (0,))

    starts = in_turn({name: partial(run, name, inputs.few) for name in commands}, rounds)
    whole = in_turn({name: partial(run, name, inputs.dump) for name in commands}, rounds)
    known = truths(inputs.parts)
    left = {name: kept((path for kind in _OUTPUTS for path in out.glob(kind)), known) for name, out in outs.items()}
    return _table(inputs.holds, whole, starts, left)


def _table(dump: Dump, whole: Mapping[str, Taken], starts: Mapping[str, Taken], left: Mapping[str, Kept]) -> str:
    size = dump.size / (dump.good + dump.hostile) / 1000
    lines = [
        f"### {dump}, {size:,.1f} kB a record, {os.cpu_count()} cores\n",
        f"| | records/s | start | time, × | without starts, × | {_LEFT} | {CELLS} | exit |",
        f"|---{'|--:' * 13}|",
    ]
    own = {name: max(taken.seconds - starts[name].seconds, 1e-3) for name, taken in whole.items()}
    first = next(iter(whole))
    for name, taken in whole.items():
        speed = f"{(dump.good + dump.hostile) / taken.seconds:,.0f} | {starts[name].seconds:.2f} s"
        ratios = f"{taken.seconds / whole[first].seconds:.2f} | {own[name] / own[first]:.2f}"
        lines.append(f"| {name} | {speed} | {ratios} | {left[name].cells} | {taken.cells} | {taken.code} |")
    return "\n".join(lines)
