"""Deaths at some of the file operations of one run; `python -m tests.crashes` tries them all, of runs of every form."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.paths import ROOT


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="files are told from numbers otherwise there")  # noqa: PTH110
def test_a_run_that_died_anywhere_ends_with_the_same_bytes() -> None:
    only = ["--only", "in.sqlite>out.sqlite 1KB removed.jsonl.gz", "--one-of", "80"]
    command = [sys.executable, "-m", "tests.crashes", *only]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONPATH": "."}, check=False)
    told = done.stdout.decode().splitlines()
    assert done.returncode == 0, told + done.stderr.decode().splitlines()[-3:]
    assert told[-1].count(", 0 unequal") + told[-1].count(" 0 unequal") >= 4
