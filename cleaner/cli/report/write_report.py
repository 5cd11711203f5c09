"""The report of a run: where it goes, and what made it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

import cleaner
from cleaner.cli.clean.output_plan import plan_beside
from cleaner.cli.console import Messages, refuse
from cleaner.cli.report.changes import SiteChanges
from cleaner.cli.report.report import report_object, report_page
from cleaner.cli.report.summary import Made
from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.atomic_writes import WriteError, writing
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.files import STDIN, FoundInputs
from cleaner.dumps.job import Job
from cleaner.dumps.output.plan import Plan

_ENDINGS = (".json", ".html")


def plan_report(name: str | None, plan: Plan, found: FoundInputs, *others: Path | None) -> Path | None:
    """Decide where the report goes; what cannot be meant is a usage error."""
    path = plan_beside("report", name, plan, found, *others)
    if path and path.suffix.lower() not in _ENDINGS:
        refuse(f"--report {path} ends in neither {' nor '.join(_ENDINGS)}: its ending says what it is to be")
    return path


def made_of(job: Job, seconds: float) -> Made:
    """Tell how the output was made."""
    inputs = tuple(source.name if source.path else STDIN for source in job.inputs)
    rules, output = job.options.load_rules().fingerprint, str(job.plan.path or STDIN)
    return Made(
        version=cleaner.__version__,
        rules=rules,
        preset=job.options.care,
        seconds=seconds,
        workers=job.workers,
        inputs=inputs,
        output=output,
    )


def write_report(path: Path, tally: Tally, made: Made, messages: Messages, changes: Sequence[SiteChanges] = ()) -> None:
    """Write the report, with what changed over time where sites were learned; where that fails the command ends."""
    page = path.suffix.lower() == ".html"
    try:
        with writing(path, like=Path(made.output)) as stream:
            text = report_page(tally, made, changes) if page else _json(report_object(tally, made, changes))
            stream.write(text.encode("utf-8", "backslashreplace"))
    except WriteError as error:
        messages.problem(str(error))
        raise typer.Exit(1) from None
    messages.note(f"{path} is written{': open it in a browser' if page else ''}")


def _json(report: dict[str, object]) -> str:
    return f"{dump(report, indent=2)}\n"
