"""`cleaner clean --learn`: the sites of the inputs are learned first, and the rules are kept beside the output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, NamedTuple

from cleaner.cli.console import Messages, refuse
from cleaner.cli.inputs import InputOptions
from cleaner.cli.learn.collect import learning
from cleaner.cli.learn.command import tell, told, write
from cleaner.cli.learn.learn_job import LearnJob
from cleaner.cli.report.changes import SiteChanges, changes_object, changes_of
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.files import FoundInputs
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import left_state


class LearnedFirst(NamedTuple):
    """What was learned before cleaning: the paths of its rule files, and what changed over time, by site."""

    rules: tuple[str, ...] = ()
    changes: tuple[SiteChanges, ...] = ()


NOTHING_LEARNED: Final = LearnedFirst()


def learn_first(
    found: FoundInputs,
    input_options: InputOptions,
    output: str | None,
    messages: Messages,
    workers: int | None,
    resume: bool = False,
    reported: bool = False,
) -> LearnedFirst:
    """Learn what the inputs hold, and keep the rules in a file, where any were learned.

    With `resume` a run that was stopped while it learned goes on; where it was stopped while it cleaned, its rules are
    there. Where there is a report (`reported`), what changed over time is kept beside them, too. What fails is told
    when it is cleaned.
    """
    if output is None:
        refuse("--learn keeps its rules beside the output: name that with -o")
    if any(source.path is None for source in found.inputs):
        refuse("--learn reads everything twice, and standard input can be read once: save it to a file first")
    path, months = learned_file(output), changes_file(output)
    assert path
    assert months
    if resume and path.exists() and left_state(Path(output)) and not left_state(path):
        messages.note(f"{path}: the rules that were learned before")
        return LearnedFirst((str(path),), _read_changes(months) if reported else ())
    job = LearnJob(
        inputs=found.inputs, plan=Plan(path), read_options=input_options.read_options, by=None, resume=resume
    )
    with told(messages), learning(job, found, messages, workers, problem=_pass_over) as collected:
        tell(collected.learned, messages)
        changes = tuple(map(changes_of, collected.learned.sites)) if reported else ()
        if reported:  # first, for where the rules are, a run that resumes looks for this
            write(months, f"{dump({'changes': changes_object(changes)}, indent=2)}\n")
        if not collected.learned.drafts:
            return LearnedFirst((), changes)
        write(path, collected.learned.toml)
    messages.note(f"{path}: the rules that were learned; look at them")
    return LearnedFirst((str(path),), changes)


def learned_file(output: str | None) -> Path | None:
    """Give where the rules that are learned first are kept, beside the output.

    >>> learned_file("clean/").as_posix()
    'clean.learned.toml'
    """
    return _beside(output, ".learned.toml")


def changes_file(output: str | None) -> Path | None:
    """Give where it is kept what changed over time, for the report of a run that is resumed.

    >>> changes_file("clean/").as_posix()
    'clean.learned.json'
    """
    return _beside(output, ".learned.json")


def _beside(output: str | None, ending: str) -> Path | None:
    return Path(f"{output.rstrip('/')}{ending}") if output else None


def _read_changes(path: Path) -> tuple[SiteChanges, ...]:
    """Read what a run that was stopped has kept; nothing is known where somebody took it away or changed it."""
    try:
        return tuple(map(SiteChanges.from_json, json.loads(path.read_bytes())["changes"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ()


def _pass_over(message: str) -> None:
    """Say nothing of a record that fails, for it fails again when it is cleaned."""
