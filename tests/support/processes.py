"""Runs of the command line as processes of their own, which tests kill, stop, or let run out of room.

Nothing here measures time: what is waited for is a condition, and the ceiling is there to end what hangs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from cleaner.dumps.formats.entries import dump
from tests.support.paths import ROOT

PATIENCE = 900.0  # seconds; a process that takes longer hangs, however busy the machine is
# steps of few bytes, that there are many; a file size that stands for a disk that is full; a file for which the
# run waits behind each step, so that it is at work whenever a test looks at it; and the step at which it dies at once:
# behind it, or, if the number is negative, when its files are written and its state is not
_PROGRAM = """
import os, sys, time
from cleaner.dumps.output import steps
steps.STEP, most, awaited, last = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
if last:
    write_state_alive = steps.Output._write_state
    def write_and_die(self, state, count=[0]):
        count[0] += 1
        if count[0] == -last:
            os._exit(9)
        write_state_alive(self, state)
        if count[0] == last:
            os._exit(9)
    steps.Output._write_state = write_and_die
if awaited:
    write_state = steps.Output._write_state
    def write_and_wait(self, state):
        write_state(self, state)
        while not os.path.exists(awaited):
            time.sleep(0.01)
    steps.Output._write_state = write_and_wait
if __name__ == "__main__":
    if most:
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    from cleaner.cli import main
    sys.argv = ["cleaner", *sys.argv[5:]]
    main()
"""


def write_dump(path: Path, records: int, one_fails_in: int) -> Path:
    """Write a dump some of whose records fail."""
    lines = []
    for number in range(records):
        text = f"فتحت البلدية الجسر رقم {number} أمس.\n" * 4 + f"اقرأ أيضا: سوق رقم {number}\nالمصدر: وكالات"
        lines.append("{" if number % one_fails_in == 77 else dump({"id": number, "text": text}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def start_clean(
    *arguments: Path | str, step: int, most: int = 0, awaited: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start `cleaner clean` with steps of so many bytes, and files of `most` bytes at the most if that is not 0.

    Behind its first step it waits until there is a file `awaited`.
    """
    return start_command("clean", *arguments, step=step, most=most, awaited=awaited)


def start_command(
    *arguments: Path | str, step: int, most: int = 0, awaited: Path | None = None, dies: int = 0
) -> subprocess.Popen[bytes]:
    """Start `cleaner` as `start_clean` does; if `dies` is not 0, it dies at that step.

    If the number is negative, it dies before it has written the step's state.
    """
    numbers = [str(step), str(most), str(awaited or ""), str(dies)]
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *numbers, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def wait_until(condition: Callable[[], bool], run: subprocess.Popen[bytes] | None = None) -> None:
    """Wait until a condition holds, or the run that it is about has ended."""
    until = time.monotonic() + PATIENCE
    while (run is None or run.poll() is None) and not condition():
        assert time.monotonic() < until, "what was waited for did not come"
        time.sleep(0.005)


def wait_for_step(run: subprocess.Popen[bytes], state: Path) -> None:
    """Wait until a run writes its state anew, or ends."""
    before = state.stat().st_mtime_ns if state.exists() else 0

    def written() -> bool:
        with suppress(OSError):
            return state.stat().st_mtime_ns > before
        return False

    wait_until(written, run)


def files_in(folder: Path) -> dict[str, bytes]:
    """Give the bytes of every file under a folder, by its path in it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
