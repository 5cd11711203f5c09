"""`cleaner explain`: one article with its removed pieces marked, and the rule and phrase beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.clean.output_plan import refuse_overwriting, refuse_written
from cleaner.cli.console import Messages, open_pipe, refuse, say, terminal
from cleaner.cli.explain.page import page
from cleaner.cli.explain.terminal import show
from cleaner.cli.inputs import InputOptions
from cleaner.cli.shared_arguments import CLEANING, KNOWN, READING, TOLD, Shared, takes
from cleaner.cli.shared_options import OutputFormat
from cleaner.document.hosts import outlet_names
from cleaner.document.objects import explanation_object
from cleaner.document.types import CleanResult
from cleaner.dumps.formats.atomic_writes import WriteError, writing
from cleaner.dumps.formats.entries import Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import STDIN, Input, is_folder, place, read_input, whose
from cleaner.dumps.formats.record_names import is_named, read_record_name
from cleaner.dumps.workers.clean_record import Work, clean_work
from cleaner.options import Options
from cleaner.pipeline import weigh
from cleaner.rules.outlet_limits import limited_outlets, tell_unmet

HELP = (
    "Show one article with its removed pieces marked.\n\n"
    "Beside each piece stand the id of the rule that removed it and the words that the rule saw, or the element of a "
    "page that was pruned. Below a line stand the findings of [bold]cleaner check[/] that end in it. "
    "[bold]cleaner rules ID[/] says why there is that rule.\n\n"
    "[bold]--why[/] says of each piece that stayed although evidence looked at it: its probability of being "
    "boilerplate and that of the preset, above which it would have gone; how much was missing, what the neighbours "
    "add, and the three features, words or rules that weighed most against it and in its favour, all in log odds."
)
EPILOG = """[bold]Examples[/]
  cleaner explain article.txt
  cleaner explain article.txt --html article.html
  cleaner explain page.html --html explained.html
  cleaner explain dump.jsonl --record 12 --format json
  cleaner explain dump.jsonl --record story-12 --why
  cleaner explain article.txt --why
  cat article.txt | cleaner explain - --preset precision

[bold]Exit codes[/]  0 all good · 1 the input failed · 2 wrong usage"""


@takes(*TOLD, *CLEANING, "engine", *READING, *KNOWN)
def explain_command(
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="A text, a page, or a file of records or pages; - is standard input.")
    ] = STDIN,
    form: Annotated[
        OutputFormat,
        typer.Option("--format", help="text: the marked article; json: its stretches in order, with all reasons."),
    ] = OutputFormat.TEXT,
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write a page that shows the marked article in a browser.")
    ] = None,
    record: Annotated[
        str | None,
        typer.Option(
            metavar="N|ID",
            help="The record of this number (its line in JSONL), or, if that is no number or begins with id:, of this "
            "id; without it, the first one.",
        ),
    ] = None,
    why: Annotated[
        bool,
        typer.Option(
            "--why",
            help="Say also of the pieces that stayed how probable boilerplate they are, and what weighed most.",
        ),
    ] = False,
    *,
    shared: Shared,
) -> None:
    """Explain what became of one article, and end with exit code 1 if it cannot be read."""
    options, input_options, messages = shared.options, shared.input_options, shared.messages
    wanted = wanted_record(record)
    source = _source(path, input_options, wanted)
    target = _page_target(html, form, source, shared.rule_files)
    entry = _entry(source, input_options, wanted, messages)
    if entry.document is None:
        messages.problem(f"{place(source, entry)}: {entry.problem}")
        raise typer.Exit(1)
    result = clean_work(
        Work(entry.document, entry.page, input_options.charset or entry.charset), replace(options, inspect=True)
    )
    weighed = weigh(result, options=options) if why else None
    for warning in result.warnings:
        messages.warning(f"{place(source, entry)}: {warning.message}")
    if options.rules:
        _tell_silent_rules(result, options, messages)
    if target:
        _write_page(target, page(result, weighed or (), options.load_rules()), messages)
    elif form is OutputFormat.JSON:
        with open_pipe():
            say(dump({**whose(source, entry), **explanation_object(result, weighed)}, indent=2))
    else:
        with open_pipe():
            show(result, terminal(), weighed)


def wanted_record(asked: str | None) -> int | str | None:
    """Give the number of a record, or the id that stands in its place, or None where none was asked for.

    >>> wanted_record("12"), wanted_record("id:12"), wanted_record("خبر-12")
    (12, '12', 'خبر-12')
    """
    name = read_record_name(asked) if asked else None
    if name == 0:
        refuse("--record counts from 1: name a number, or an id as id:0")
    return name


def name_of(record: int | str) -> str:
    """Name a record in a message.

    >>> name_of(12), name_of("12")
    ('12', 'with the id 12')
    """
    return str(record) if isinstance(record, int) else f"with the id {record}"


def _tell_silent_rules(result: CleanResult, options: Options, messages: Messages) -> None:
    """Say that rules are for outlets of which the article is not, where no rule with outlets is for it."""
    rules = options.load_rules()
    met = outlet_names(result.document.url, result.document.outlet)
    if limited_outlets(rules).isdisjoint(met):
        for message in tell_unmet(rules, met):
            messages.warning(message)


def _source(path: str, input_options: InputOptions, record: int | str | None) -> Input:
    if is_folder(path):
        refuse(f"{path} is a folder: name one file in it")
    found = input_options.find([path])
    if not found.inputs:
        refuse(found.problems[0])
    if record and found.inputs[0].single:
        refuse("--record is for records: add --input jsonl if the input holds records")
    return found.inputs[0]


def _page_target(html: str | None, form: OutputFormat, source: Input, rules: Sequence[str]) -> Path | None:
    if html is None:
        return None
    if form is OutputFormat.JSON:
        refuse("--html and --format json exclude each other: name one")
    if not html or html == STDIN or is_folder(html):
        refuse("--html needs a file: name one, such as article.html")
    refuse_overwriting(source, Path(html))
    refuse_written(rules, Path(html))
    return Path(html)


def _entry(source: Input, input_options: InputOptions, record: int | str | None, messages: Messages) -> Entry:
    """Give the entry that was asked for; what cannot be read ends the command."""
    try:
        entries = read_input(source, *input_options.read_options.of_input)
        if record is None:
            return _first(entries, source, messages)
        for entry in entries:
            if is_named(entry, record):
                return entry
    except FormatError as error:
        messages.problem(f"{source.name}: {error}")
        raise typer.Exit(1) from None
    messages.problem(f"{source.name}: there is no record {name_of(record)}: choose another with --record")
    raise typer.Exit(1)


def _first(entries: Iterator[Entry], source: Input, messages: Messages) -> Entry:
    first = next((entry for entry in entries if not entry.skipped), None)
    if first is None:
        raise FormatError("holds no article: name another file")
    if not source.single and next(entries, None):
        messages.note(f"{source.name}: this is the record of {first.place}; --record N (or an id) chooses another")
    return first


def _write_page(target: Path, shown: str, messages: Messages) -> None:
    try:
        with writing(target) as stream:
            stream.write(shown.encode())
    except WriteError as error:
        messages.problem(str(error))
        raise typer.Exit(1) from None
    messages.note(f"{target} is written: open it in a browser")
