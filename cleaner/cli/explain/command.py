"""`cleaner explain`: one article with its removed pieces marked, and the rule and phrase beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import shared_options
from cleaner.cli.clean.output_plan import refuse_overwriting
from cleaner.cli.console import Messages, open_pipe, refuse, say, terminal
from cleaner.cli.explain.page import page
from cleaner.cli.explain.terminal import show
from cleaner.cli.inputs import InputOptions
from cleaner.cli.shared_options import Engine, OutputFormat, Preset
from cleaner.document.objects import explanation_object
from cleaner.document.types import CleanResult
from cleaner.dumps.formats.atomic_writes import WriteError, writing
from cleaner.dumps.formats.entries import Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.files import STDIN, Input, is_folder, place, read_input, whose
from cleaner.dumps.workers.clean_record import Work, clean_work

HELP = (
    "Show one article with its removed pieces marked.\n\n"
    "Beside each piece stand the id of the rule that removed it and the words that the rule saw, or the element of a "
    "page that was pruned. Below a line stand the findings of [bold]cleaner check[/] that end in it. "
    "[bold]cleaner rules ID[/] says why there is that rule."
)
EPILOG = """[bold]Examples[/]
  cleaner explain article.txt
  cleaner explain article.txt --html article.html
  cleaner explain page.html --html explained.html
  cleaner explain dump.jsonl --record 12 --format json
  cat article.txt | cleaner explain - --preset precision

[bold]Exit codes[/]  0 all good · 1 the input failed · 2 wrong usage"""


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
        int | None,
        typer.Option(
            min=1, metavar="N", help="The number of the record (its line in JSONL); without it, the first one."
        ),
    ] = None,
    quiet: shared_options.QuietOption = False,
    preset: shared_options.PresetOption = Preset.BALANCED,
    keep: shared_options.KeepOption = None,
    rules: shared_options.RulesOption = None,
    without: shared_options.WithoutOption = None,
    repair: shared_options.RepairOption = False,
    engine: shared_options.EngineOption = Engine.AUTO,
    file_type: shared_options.FileTypeOption = FileType.AUTO,
    text_field: shared_options.TextFieldOption = None,
    html_field: shared_options.HtmlFieldOption = None,
    charset: shared_options.CharsetOption = None,
    title_field: shared_options.TitleFieldOption = None,
    url_field: shared_options.UrlFieldOption = None,
    outlet_field: shared_options.OutletFieldOption = None,
    title: shared_options.TitleOption = None,
    url: shared_options.UrlOption = None,
    outlet: shared_options.OutletOption = None,
) -> None:
    """Explain what became of one article, and end with exit code 1 if it cannot be read."""
    messages = Messages(quiet)
    options = shared_options.engine_options(
        preset=preset, keep=keep, rules=rules, without=without, repair=repair, engine=engine
    )
    fields = Fields(text_field, title_field, url_field, outlet_field, html_field)
    input_options = InputOptions(
        file_type=file_type, fields=fields, title=title, url=url, outlet=outlet, engine=engine, charset=charset
    )
    source = _source(path, input_options, record)
    target = _page_target(html, form, source)
    entry = _entry(source, input_options, record, messages)
    if entry.document is None:
        messages.problem(f"{place(source, entry)}: {entry.problem}")
        raise typer.Exit(1)
    result = clean_work(Work(entry.document, entry.page, charset or entry.charset), replace(options, inspect=True))
    for warning in result.warnings:
        messages.warning(f"{place(source, entry)}: {warning.message}")
    if target:
        _write_page(target, result, messages)
    else:
        _print(result, source, entry, form)


def _source(path: str, input_options: InputOptions, record: int | None) -> Input:
    if is_folder(path):
        refuse(f"{path} is a folder: name one file in it")
    found = input_options.find([path])
    if not found.inputs:
        refuse(found.problems[0])
    if record and found.inputs[0].single:
        refuse("--record is for records: add --input jsonl if the input holds records")
    return found.inputs[0]


def _page_target(html: str | None, form: OutputFormat, source: Input) -> Path | None:
    if html is None:
        return None
    if form is OutputFormat.JSON:
        refuse("--html and --format json exclude each other: name one")
    if not html or html == STDIN or is_folder(html):
        refuse("--html needs a file: name one, such as article.html")
    refuse_overwriting(source, Path(html))
    return Path(html)


def _entry(source: Input, input_options: InputOptions, record: int | None, messages: Messages) -> Entry:
    """Give the entry that was asked for; what cannot be read ends the command."""
    try:
        entries = read_input(source, input_options.fields, input_options.known, input_options.table)
        if record is None:
            return _first(entries, source, messages)
        for entry in entries:
            if entry.number == record:
                return entry
    except FormatError as error:
        messages.problem(f"{source.name}: {error}")
        raise typer.Exit(1) from None
    messages.problem(f"{source.name}: there is no record {record}: choose another with --record")
    raise typer.Exit(1)


def _first(entries: Iterator[Entry], source: Input, messages: Messages) -> Entry:
    first = next((entry for entry in entries if not entry.skipped), None)
    if first is None:
        raise FormatError("holds no article: name another file")
    if not source.single and next(entries, None):
        messages.note(f"{source.name}: this is the record of {first.place}; --record N chooses another")
    return first


def _write_page(target: Path, result: CleanResult, messages: Messages) -> None:
    try:
        with writing(target) as stream:
            stream.write(page(result).encode())
    except WriteError as error:
        messages.problem(str(error))
        raise typer.Exit(1) from None
    messages.note(f"{target} is written: open it in a browser")


def _print(result: CleanResult, source: Input, entry: Entry, form: OutputFormat) -> None:
    with open_pipe():
        if form is OutputFormat.JSON:
            say(dump({**whose(source, entry), **explanation_object(result)}, indent=2))
        else:
            show(result, terminal())
