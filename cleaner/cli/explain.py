"""`cleaner explain`: one article with its removed pieces marked, and the rule and phrase beside each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import choices
from cleaner.cli.choices import Engine, Form, Kind, Preset
from cleaner.cli.console import Voice, open_pipe, refuse, say, terminal
from cleaner.cli.marked import show
from cleaner.cli.page import page
from cleaner.cli.plan import refuse_overwriting
from cleaner.cli.reading import Reading
from cleaner.document import CleanResult
from cleaner.dumps.work import Work, clean_work
from cleaner.formats.entries import Entry, dump
from cleaner.formats.fields import Fields
from cleaner.formats.files import STDIN, Input, is_folder, place, read_input, whose
from cleaner.formats.sinks import WriteError, writing
from cleaner.formats.texts import FormatError
from cleaner.results import explanation_object

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
        Form, typer.Option("--format", help="text: the marked article; json: its stretches in order, with all reasons.")
    ] = Form.TEXT,
    html: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write a page that shows the marked article in a browser.")
    ] = None,
    record: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="The number of the record (its line in JSONL); without it, the first one."
        ),
    ] = None,
    quiet: choices.QuietOption = False,
    preset: choices.PresetOption = Preset.BALANCED,
    keep: choices.KeepOption = None,
    rules: choices.RulesOption = None,
    without: choices.WithoutOption = None,
    repair: choices.RepairOption = False,
    engine: choices.EngineOption = Engine.AUTO,
    kind: choices.KindOption = Kind.AUTO,
    text_field: choices.TextFieldOption = None,
    html_field: choices.HtmlFieldOption = None,
    charset: choices.CharsetOption = None,
    title_field: choices.TitleFieldOption = None,
    url_field: choices.UrlFieldOption = None,
    outlet_field: choices.OutletFieldOption = None,
    title: choices.TitleOption = None,
    url: choices.UrlOption = None,
    outlet: choices.OutletOption = None,
) -> None:
    """Explain what became of one article, and end with exit code 1 if it cannot be read."""
    voice = Voice(quiet)
    options = choices.engine_options(preset, keep, rules, without, repair, engine)
    fields = Fields(text_field, title_field, url_field, outlet_field, html_field)
    reading = Reading(kind, fields, title, url, outlet, engine, charset)
    source = _source(path, reading, record)
    target = _page_target(html, form, source)
    entry = _entry(source, reading, record, voice)
    if entry.document is None:
        voice.problem(f"{place(source, entry)}: {entry.problem}")
        raise typer.Exit(1)
    result = clean_work(Work(entry.document, entry.page, charset or entry.charset), replace(options, inspect=True))
    for warning in result.warnings:
        voice.warning(f"{place(source, entry)}: {warning.message}")
    if target:
        _write_page(target, result, voice)
    else:
        _print(result, source, entry, form)


def _source(path: str, reading: Reading, record: int | None) -> Input:
    if is_folder(path):
        refuse(f"{path} is a folder: name one file in it")
    found = reading.find([path])
    if not found.inputs:
        refuse(found.problems[0])
    if record and found.inputs[0].single:
        refuse("--record is for records: add --input jsonl if the input holds records")
    return found.inputs[0]


def _page_target(html: str | None, form: Form, source: Input) -> Path | None:
    if html is None:
        return None
    if form is Form.JSON:
        refuse("--html and --format json exclude each other: name one")
    if not html or html == STDIN or is_folder(html):
        refuse("--html needs a file: name one, such as article.html")
    refuse_overwriting(source, Path(html))
    return Path(html)


def _entry(source: Input, reading: Reading, record: int | None, voice: Voice) -> Entry:
    """Give the entry that was asked for; what cannot be read ends the command."""
    try:
        entries = read_input(source, reading.fields, reading.known, reading.table)
        if record is None:
            return _first(entries, source, voice)
        for entry in entries:
            if entry.number == record:
                return entry
    except FormatError as error:
        voice.problem(f"{source.name}: {error}")
        raise typer.Exit(1) from None
    voice.problem(f"{source.name}: there is no record {record}: choose another with --record")
    raise typer.Exit(1)


def _first(entries: Iterator[Entry], source: Input, voice: Voice) -> Entry:
    first = next((entry for entry in entries if not entry.skipped), None)
    if first is None:
        raise FormatError("holds no article: name another file")
    if not source.single and next(entries, None):
        voice.note(f"{source.name}: this is the record of {first.place}; --record N chooses another")
    return first


def _write_page(target: Path, result: CleanResult, voice: Voice) -> None:
    try:
        with writing(target) as stream:
            stream.write(page(result).encode())
    except WriteError as error:
        voice.problem(str(error))
        raise typer.Exit(1) from None
    voice.note(f"{target} is written: open it in a browser")


def _print(result: CleanResult, source: Input, entry: Entry, form: Form) -> None:
    with open_pipe():
        if form is Form.JSON:
            say(dump({**whose(source, entry), **explanation_object(result)}, indent=2))
        else:
            show(result, terminal())
