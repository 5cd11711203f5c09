"""The table of the benchmarks that run other programs over the same dump: how fast they are, and what they leave."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generate import Dump
from runs import Taken, emptied, in_turn, take

_OUTPUTS = ("out.jsonl", "0*.jsonl")  # datatrove numbers its files; what else is beside them is no output

Command = Callable[[Path, Path], Sequence[object]]


class Inputs(NamedTuple):
    """A folder with a dump, one with a dump of next to nothing, and what the first holds."""

    dump: Path
    few: Path
    holds: Dump


class Kept(NamedTuple):
    """What a run left: its records, those among them with text, and the characters of that text."""

    records: int
    texts: int
    characters: int


def kept(paths: Iterable[Path]) -> Kept:
    """Count what files of JSON lines hold; the text is in `clean_text`, or else in `text`."""
    records = texts = characters = 0
    for path in paths:
        with path.open("rb") as lines:
            for line in lines:
                record = json.loads(line)
                text = record.get("clean_text", record.get("text")) or ""
                records, texts, characters = records + 1, texts + bool(text.strip()), characters + len(text)
    return Kept(records, texts, characters)


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
    left = {name: kept(path for kind in _OUTPUTS for path in out.glob(kind)) for name, out in outs.items()}
    return _table(inputs.holds, whole, starts, left)


def _table(dump: Dump, whole: Mapping[str, Taken], starts: Mapping[str, Taken], left: Mapping[str, Kept]) -> str:
    size = dump.size / (dump.good + dump.hostile) / 1000
    lines = [
        f"### {dump}, {size:,.1f} kB a record, {os.cpu_count()} cores\n",
        "| | records/s | start | time, × | without starts, × | records | with text | characters | PSS | RSS | exit |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    own = {name: max(taken.seconds - starts[name].seconds, 1e-3) for name, taken in whole.items()}
    first = next(iter(whole))
    for name, taken in whole.items():
        speed = f"{(dump.good + dump.hostile) / taken.seconds:,.0f} | {starts[name].seconds:.2f} s"
        ratios = f"{taken.seconds / whole[first].seconds:.2f} | {own[name] / own[first]:.2f}"
        counts = " | ".join(f"{count:,}" for count in left[name])
        lines.append(f"| {name} | {speed} | {ratios} | {counts} | {taken.memory} | {taken.code} |")
    return "\n".join(lines)
