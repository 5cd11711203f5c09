"""`cleaner clean --learn`: the sites of the inputs are learned first, and the rules are kept beside the output."""

from __future__ import annotations

from pathlib import Path

from cleaner.cli.console import Messages, refuse
from cleaner.cli.inputs import InputOptions
from cleaner.cli.learn.collect import learn_inputs
from cleaner.cli.learn.command import tell, write
from cleaner.dumps.formats.files import FoundInputs
from cleaner.learning.articles import LearnError


def learn_first(
    found: FoundInputs, input_options: InputOptions, output: str | None, messages: Messages, workers: int | None
) -> tuple[str, ...]:
    """Learn what the inputs hold, and give the path of the rule file; none where nothing was learned.

    What fails is told when it is cleaned.
    """
    if output is None:
        refuse("--learn keeps its rules beside the output: name that with -o")
    if any(source.path is None for source in found.inputs):
        refuse("--learn reads everything twice, and standard input can be read once: save it to a file first")
    try:
        collected = learn_inputs(found, input_options.read_options, None, messages, workers, problem=_pass_over)
    except LearnError as error:
        refuse(str(error))
    tell(collected.learned, messages)
    if not collected.learned.drafts:
        return ()
    path = learned_file(output)
    assert path
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
