"""What `import cleaner` and the first article cost: time beyond a bare interpreter, and peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
from statistics import median
from time import perf_counter

from peers import ROOT

RUNS = 10
_PEAK = "/proc/self/status"  # its VmHWM counts this process alone; ru_maxrss takes over what the parent had
_PROGRAMS = {
    "bare interpreter": "",
    "import cleaner": "import cleaner",
    "import and the first article": "import cleaner; cleaner.clean('أعلنت البلدية فتح الطريق.\\nالمصدر: وكالات')",
}


def startup_table() -> str:
    """Run each program in fresh interpreters, in turn, and write the medians."""
    times: dict[str, list[float]] = {name: [] for name in _PROGRAMS}
    peaks: dict[str, float] = {}
    for _ in range(RUNS):
        for name, program in _PROGRAMS.items():
            seconds, peaks[name] = _run(program)
            times[name].append(seconds)
    bare = median(times["bare interpreter"])
    rows = ["| | median | beyond a bare interpreter | peak memory |", "|---|--:|--:|--:|"]
    for name, taken in times.items():
        peak = f"{peaks[name] / 1024:.0f} MB" if peaks[name] else "–"
        rows.append(f"| {name} | {median(taken) * 1000:.0f} ms | {(median(taken) - bare) * 1000:.0f} ms | {peak} |")
    return "\n".join(rows) + "\n"


def _run(program: str) -> tuple[float, float]:
    """Give the wall-clock time of one run and its peak memory in kB (0 where the system does not tell)."""
    tell = f"{program}\nimport os\nif os.path.exists({_PEAK!r}): print(open({_PEAK!r}).read())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    done = subprocess.run([sys.executable, "-c", tell], capture_output=True, check=True, text=True, env=environment)
    seconds = perf_counter() - start
    found = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("VmHWM")]
    return seconds, float(found[0]) if found else 0.0
