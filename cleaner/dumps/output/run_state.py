"""What a step says of a run: how long each file is by then, and from where to go on; it stands in a hidden file.

A run that goes on from there looks first whether it is a state, and whether the files are as it says.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any, Final

from cleaner.dumps.formats.durable_files import mode_of, new_file
from cleaner.dumps.output.part_files import hidden

FORM: Final = 3  # of the state
MAIN: Final = ""  # the name of the main file among those that are written in step


class ResumeError(Exception):
    """An earlier run that cannot be gone on with; the message says why, and what to do."""


def state_file(home: Path) -> Path:
    """Give the hidden file in which the state of a run to a file or folder stands.

    >>> state_file(Path("out/نتائج.jsonl")).name
    '.نتائج.jsonl.cleaner-state'
    """
    return hidden(home, "state")


def left_state(home: Path) -> bool:
    """Tell whether a run to a file or folder was stopped that another may go on with."""
    return state_file(Path(os.path.realpath(home))).exists()


def read_state(home: Path) -> object | None:
    """Read what the last step of an earlier run said; None where there was none, something empty if it is no JSON."""
    try:
        data = state_file(home).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return json.loads(data) or {}
    except ValueError:
        return {}


def new_state(home: Path, state: Mapping[str, Any]) -> Path:
    """Write a state on the disk under another name, and give that: a state is there as a whole or not at all."""
    new = hidden(home, "new")
    with new_file(new, mode_of(home)) as stream:
        stream.write(json.dumps(state).encode())
    return new


def is_usable(state: object, home: Path, parts: Mapping[str, Path]) -> bool:
    """Tell whether a run may go on from a state: it is one of this form, and its files are as long as it says.

    `parts` are the hidden files beside the main one, by their names; that one the state names itself.
    """
    return isinstance(state, dict) and state.get("form") == FORM and _is_whole(state, home, parts)


def _is_whole(state: Mapping[str, Any], home: Path, parts: Mapping[str, Path]) -> bool:
    sizes, main = state.get("sizes"), state.get("main")
    flags = (state.get("ended"), state.get("finishing"))
    if not (isinstance(sizes, dict) and isinstance(main, str) and all(type(flag) is bool for flag in flags)):
        return False
    beside: Set[str] = parts.keys()
    if sizes.keys() - {MAIN} != beside or (MAIN in sizes) != bool(main):
        return False
    files = {**parts, MAIN: hidden(Path(os.path.realpath(main or home)), "part")}
    moved = {MAIN} if state["ended"] else set()
    moved |= beside if state["finishing"] else set()
    return all(
        type(size) is int and (0 <= size <= _size(files[name]) or (name in moved and _size(files[name]) < 0))
        for name, size in sizes.items()
    )


def _size(path: Path) -> int:
    """Give the bytes of a file, -1 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
