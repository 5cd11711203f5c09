"""How well the checks see faults: `python benchmarks/inspection.py [--half HALF] [--misses CHECK]`.

Faults are put into the project's own clean articles, beside hard negatives (`tests/faults`); `faults` and `negatives`
count the cases of each check. A fault is found if its check gives a finding at the level that the fault has. A false
alarm is a warning (for a check that only informs, any finding) of a check on any article without a fault, be it a
negative of that check or of another one. Prints one Markdown table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cleaner.document import Finding
from cleaner.inspection import CHECKS, inspect
from tests.faults import HALVES, Case, make_cases

INFORMING = frozenset({"name-variants"})


@dataclass
class Tally:
    """What one check did on the cases."""

    faults: int = 0
    found: int = 0
    negatives: int = 0
    alarms: int = 0
    missed: list[Case] = field(default_factory=list)
    false: list[tuple[Case, Finding]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of faults among what was found."""
        return self.found / (self.found + self.alarms) if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the faults that were found."""
        return self.found / self.faults if self.faults else 0.0


def measure(cases: Iterable[Case]) -> dict[str, Tally]:
    """Inspect every case and count for each check what it found and what it missed."""
    tallies = {check: Tally() for check in CHECKS}
    for case in cases:
        findings = inspect(case.document)
        template = case.template
        if template and template.faulty:
            tally = tallies[template.check]
            seen = any(f.check == template.check and template.level in (f.severity, "info") for f in findings)
            tally.faults += 1
            tally.found += seen
            if not seen:
                tally.missed.append(case)
            continue
        if template:
            tallies[template.check].negatives += 1
        for check in {finding.check for finding in findings if _alarms(finding)}:
            tallies[check].alarms += 1
            tallies[check].false += [(case, finding) for finding in findings if finding.check == check]
    return tallies


def _alarms(finding: Finding) -> bool:
    return finding.severity == "warning" or finding.check in INFORMING


def table(tallies: dict[str, Tally]) -> str:
    """Write the table."""
    rows = [
        "| check | faults | found | negatives | false alarms | precision | recall |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    rows += [
        f"| {check} | {t.faults} | {t.found} | {t.negatives} | {t.alarms} | {t.precision:.3f} | {t.recall:.3f} |"
        for check, t in tallies.items()
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
