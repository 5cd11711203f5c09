"""`cleaner clean --learn`: the sites of the inputs are learned first, and the rules are kept beside the output."""

from __future__ import annotations

from pathlib import Path

from cleaner.cli.console import Messages, refuse
from cleaner.cli.inputs import InputOptions
from cleaner.cli.learn.collect import learning
from cleaner.cli.learn.command import tell, told, write
from cleaner.cli.learn.learn_job import LearnJob
from cleaner.dumps.formats.files import FoundInputs
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import left_state


def learn_first(
    found: FoundInputs,
    input_options: InputOptions,
    output: str | None,
    messages: Messages,
    workers: int | None,
    resume: bool = False,
) -> tuple[str, ...]:
    """Learn what the inputs hold, and give the path of the rule file; none where nothing was learned.

    With `resume` a run that was stopped while it learned goes on; where it was stopped while it cleaned, its rules are
    there. What fails is told when it is cleaned.
    """
    if output is None:
        refuse("--learn keeps its rules beside the output: name that with -o")
    if any(source.path is None for source in found.inputs):
        refuse("--learn reads everything twice, and standard input can be read once: save it to a file first")
    path = learned_file(output)
    assert path
    if resume and path.exists() and left_state(Path(output)) and not left_state(path):
        messages.note(f"{path}: the rules that were learned before")
        return (str(path),)
    job = LearnJob(
        inputs=found.inputs, plan=Plan(path), read_options=input_options.read_options, by=None, resume=resume
    )
    with told(messages), learning(job, found, messages, workers, problem=_pass_over) as collected:
        tell(collected.learned, messages)
        if not collected.learned.drafts:
            return ()
        write(path, collected.learned.toml)
    messages.note(f"{path}: the rules that were learned; look at them")
    return (str(path),)


def learned_file(output: str | None) -> Path | None:
    """Give where the rules that are learned first are kept, beside the output.

    >>> learned_file("clean/").as_posix()
    'clean.learned.toml'
    """
    return Path(f"{output.rstrip('/')}.learned.toml") if output else None


def _pass_over(message: str) -> None:
    """Say nothing of a record that fails, for it fails again when it is cleaned."""
