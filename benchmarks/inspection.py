"""How well the checks see faults: `python benchmarks/inspection.py [--half HALF] [--misses CHECK]`.

Faults are put into the project's own clean articles, beside hard negatives (`tests/faults`); `faults` and `negatives`
count the cases of each check. A fault is found if its check gives a finding at the level that the fault has. A false
alarm is a warning (for a check that only informs, any finding) of a check on any article without a fault, be it a
negative of that check or of another one. Prints one Markdown table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from cleaner.inspection.findings import CHECKS
from tests.support.faults import HALVES, Case, make_cases
from tests.support.faults.measure import Tally, measure


def table(tallies: dict[str, Tally]) -> str:
    """Write the table."""
    rows = [
        "| check | faults | found | negatives | false alarms | precision | recall |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    rows += [
        f"| {check} | {t.faults} | {t.found} | {t.negatives} | {t.alarms} | {t.precision:.3f} | {t.recall:.3f} |"
        for check, t in tallies.items()
        if t.faults
    ]
    return "\n".join(rows) + "\n"


def details(tally: Tally) -> str:
    """List what a check missed and what it took for a fault."""
    lines = [f"missed {case.id}: {_changed(case)}" for case in tally.missed]
    lines += [
        f"false  {case.id}: {finding.message} {[e.text for e in finding.evidence]}" for case, finding in tally.false
    ]
    return "\n".join(lines) + "\n"


def _changed(case: Case) -> str:
    lines = case.document.text.splitlines()
    return f"[{case.document.title}] " + " ⏎ ".join(line[:110] for line in [*lines[:1], *lines[2:4], *lines[-2:]])


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--half", choices=HALVES, default="held-out", help="which half of the cases (default: held-out)"
    )
    parser.add_argument("--misses", choices=[*CHECKS], metavar="CHECK", help="also list what this check got wrong")
    options = parser.parse_args(arguments)
    tallies = measure(make_cases(options.half))
    print(table(tallies))
    if options.misses:
        print(details(tallies[options.misses]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
