"""What the checks find of the faults that were put into articles, and what they take for faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cleaner.document.types import Finding
from cleaner.inspection.findings import CHECKS
from cleaner.pipeline import inspect
from tests.support.faults import Case

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
