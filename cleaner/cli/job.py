"""One run of `cleaner clean`: all that it needs to know, and what became of its documents so far."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cleaner
from cleaner.cli.choices import Form
from cleaner.cli.console import Voice
from cleaner.cli.plan import Plan
from cleaner.cli.reading import Reading
from cleaner.dumps.pool import Settings
from cleaner.dumps.work import Wanted
from cleaner.formats.files import Found, is_file
from cleaner.options import Options

SECONDS = 60.0  # that cleaning one record may take


@dataclass(frozen=True, slots=True)
class Job:
    """All that a run needs to know."""

    found: Found
    reading: Reading
    plan: Plan
    options: Options
    voice: Voice
    form: Form = Form.TEXT
    replace: bool = False
    removed: Path | None = None
    workers: int | None = None
    seconds: float = SECONDS
    resume: bool = False

    @property
    def settings(self) -> Settings:
        """How each record is cleaned, and what is asked of it."""
        wanted = Wanted(removed=self.removed is not None, everything=self.form is Form.JSON)
        return Settings(self.options, wanted, self.seconds)

    @property
    def in_steps(self) -> bool:
        """Whether the output is one regular file, and what is removed too, so that both are written in steps."""
        files = [path for path in (self.plan.path, self.removed) if path]
        return self.plan.shared and self.plan.path is not None and all(is_file(f) or not f.exists() for f in files)

    @property
    def from_files(self) -> bool:
        """Whether all inputs can be read again."""
        return all(source.path is not None and is_file(source.path) for source in self.found.inputs)

    @property
    def terms(self) -> dict[str, object]:
        """What a run must share with one that it resumes, as JSON has it: the inputs and whatever shapes the output."""
        options, reading = self.options, self.reading
        return {
            "version": cleaner.__version__,
            "rules": options.load_rules().fingerprint,
            "options": [options.preset, sorted(options.keep), options.repair, options.engine],
            "reading": [str(reading.kind), list(reading.fields), list(reading.known), reading.charset],
            "writing": [str(self.form), self.replace, self.removed is not None],
            "inputs": [[source.name, source.size, _changed(source.path)] for source in self.found.inputs],
        }


@dataclass(slots=True)
class Tally:
    """What became of the documents so far."""

    cleaned: int = 0
    changed: int = 0
    emptied: int = 0
    failed: int = 0

    def __str__(self) -> str:
        """Give the counts in one line, those that are 0 left out."""
        parts = [f"{self.cleaned:,} cleaned", f"{self.changed:,} of them changed"]
        parts += [f"{self.emptied:,} left empty"] if self.emptied else []
        parts += [f"{self.failed:,} failed"] if self.failed else []
        return ", ".join(parts)


def _changed(path: Path | None) -> int:
    """Give when a file was last changed, in nanoseconds; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime_ns if path else 0
    except OSError:
        return 0
