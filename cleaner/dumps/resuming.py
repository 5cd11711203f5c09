"""What an earlier run left, and whether it is one that can be gone on with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.files import Input
from cleaner.dumps.job import Job
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.output.steps import Output


class Noting(Protocol):
    """Who is told what was done."""

    def note(self, message: str) -> None:
        """Hear what was done or taken for granted."""


class Resumable(Protocol):
    """A run that another may go on with: what it reads, where it writes, and its terms in short; see `Job`."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What it reads."""

    @property
    def plan(self) -> Plan:
        """Where it writes."""

    @property
    def terms(self) -> str:
        """What the runs have to share."""


def open_output(job: Job) -> Output:
    """Open the files of a run, as an earlier run left them if this is to resume it; raise as `Output` does."""
    optional = frozenset() if job.errors_named else frozenset({"errors"})
    return Output(job.plan.path, job.beside, optional=optional, resume=job.resume, keep=job.from_files)


def done_before(job: Resumable, output: Output, listener: Noting) -> Mapping[str, Any]:
    """Give what an earlier run has done that this one resumes, and say so; nothing where there was none.

    Raises `ResumeError` where that run was another.
    """
    if output.left_over:
        listener.note(f"{job.plan.path}: is begun anew; --resume would have gone on with a run that was stopped")
    if output.state is None:
        return {}
    if output.state.get("terms") != job.terms or not _is_whole(output.state, len(job.inputs)):
        raise ResumeError(
            f"{job.plan.path}: the run that was stopped had other inputs or options: "
            "repeat its command, or leave --resume out to begin anew"
        )
    listener.note(f"{job.plan.path}: goes on after {output.state['tally']['read']:,} documents")
    return output.state


def replaced_input(job: Resumable) -> ResumeError:
    """Make the fault of a run whose input is another than that of the run that it resumes."""
    return ResumeError(
        f"{job.plan.path}: an input is another than the one that the stopped run read: leave --resume out to begin anew"
    )


def _is_whole(state: Mapping[str, Any], inputs: int) -> bool:
    """Tell whether a state holds what it should: nobody else may have written it, but somebody may."""
    counts = tuple(state.get(name) for name in ("inputs", "entries", "shard", "inputs_begun"))
    try:
        Tally.from_json(state["tally"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return all(type(count) is int and count >= 0 for count in counts) and state["inputs"] <= inputs
