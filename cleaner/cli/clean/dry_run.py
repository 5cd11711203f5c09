"""What a run would do: what is read and how its fields are taken, where it goes, and ten documents before and after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from cleaner.cli.console import Messages, isolated, one_line, say, terminal
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.files import FoundInputs, Input, place, read_input
from cleaner.dumps.job import Job
from cleaner.dumps.workers.clean_record import Outcome, Work, do

_EXAMPLES = 10
_WIDTH = 160  # characters of a text that are shown
_ALSO = 20  # inputs that are listed


def show_plan(job: Job, found: FoundInputs, messages: Messages) -> bool:
    """Show it on standard output; tell whether anything failed so far."""
    failed = bool(found.problems)
    for problem in found.problems:
        messages.problem(problem)
    for source in job.inputs[:_ALSO]:
        failed |= not _show_input(job, source, messages)
    if len(job.inputs) > _ALSO:
        say(f"and {len(job.inputs) - _ALSO:,} more inputs")
    _show_output(job)
    shown = 0
    for source in job.inputs:
        for entry in _entries(job, source):
            shown += 1
            _show_example(job, source, entry)
            if shown == _EXAMPLES:
                return failed
    return failed


def _entries(job: Job, source: Input) -> Iterator[Entry]:
    """Give the first documents of an input; what ends the reading was told before."""
    read_options = job.read_options
    with suppress(FormatError):
        entries = read_input(source, *read_options.of_input)
        yield from islice((entry for entry in entries if not entry.skipped), _EXAMPLES)


def _show_input(job: Job, source: Input, messages: Messages) -> bool:
    read_options = job.read_options
    size = f", {source.size:,} bytes" if source.path else ""
    say(f"reads {one_line(source.name)}: {source.file_type}{size}")
    if source.path is None:  # what is read of it to show it could not be read again
        return True
    try:
        entries = read_input(source, *read_options.of_input)
        first = next((entry for entry in entries if not entry.skipped), None)
    except FormatError as error:
        messages.problem(f"{source.name}: {error}")
        return False
    if source.records and first:
        pairs = zip(Fields._fields, first.fields, read_options.fields, strict=True)
        taken = [f"{role} = {name!r}{'' if given else ' (guessed)'}" for role, name, given in pairs if name]
        if first.note:
            say(f"  {one_line(first.note)}")
        say(f"  takes {one_line(', '.join(taken)) or 'no field'}")
        say(f"  of {one_line(', '.join(map(repr, first.values or ())))}")
    return True


def _show_output(job: Job) -> None:
    plan, columns = job.plan, job.columns
    where = "standard output" if plan.path is None else f"{plan.path}{'/' if plan.folder else ''}"
    file_type = plan.file_type(job.inputs) if job.inputs and not plan.folder else None
    say(f"writes {one_line(where)}{f': {file_type}' if file_type else ''}")
    if file_type and not plan.json:
        named = (columns.removed, columns.metadata, columns.findings, columns.made)
        clean = "into the text's field" if columns.replace else f"as {columns.clean!r}"
        say(f"  the clean text {clean}{''.join(f', {name!r}' for name in named if name)}")
    for what, path in job.beside.items():
        say(f"  {what} to {one_line(str(path))}")


def _show_example(job: Job, source: Input, entry: Entry) -> None:
    say(f"\n{one_line(place(source, entry))}")
    if entry.document is None:
        say(f"  would fail: {one_line(entry.problem)}")
        return
    charset = job.read_options.charset or entry.charset
    settings = job.settings
    outcome = do(Work(entry.document, entry.page, charset, example=True), settings.options, settings.wanted)
    dropped = job.selection.dropped(outcome)
    say(f"  before  {_shown(entry.document.text or _page(entry))}")
    say(f"  after   {_shown(outcome.text or '')}{f' (dropped: {dropped})' if dropped else ''}")
    say(f"  {_gone(outcome)}")


def _page(entry: Entry) -> str:
    page = entry.page or ""
    return page.decode("utf-8", "replace") if isinstance(page, bytes) else page


def _shown(text: str) -> str:
    """Show the beginning and the end of a text, for what is removed stands there most."""
    line = one_line(text.strip())
    half = _WIDTH // 2
    cut = line if len(line) <= _WIDTH else f"{line[:half]} […] {line[-half:]}"
    return f"{isolated(cut) if terminal().is_terminal else cut} ({len(text):,} characters)"


def _gone(outcome: Outcome) -> str:
    labels = ", ".join(f"{label} {count:,}" for label, count in sorted(outcome.labels.items()))
    return f"removed {labels}" if labels else "unchanged"
