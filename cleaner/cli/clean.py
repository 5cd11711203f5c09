"""`cleaner clean`: texts, folders and JSONL in, the clean text of each out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli import choices
from cleaner.cli.choices import Engine, Form, Kind, Preset
from cleaner.cli.console import Voice, open_pipe, refuse
from cleaner.cli.job import SECONDS, Job
from cleaner.cli.plan import plan_output, plan_removed
from cleaner.cli.reading import Reading
from cleaner.cli.run import CLEAN_FIELD, run
from cleaner.dumps.output import BusyError, ResumeError
from cleaner.dumps.pool import WorkerError
from cleaner.formats.fields import Fields
from cleaner.formats.files import STDIN, Found
from cleaner.formats.sinks import WriteError

HELP = (
    "Take everything that is not the article out of texts and pages.\n\n"
    "Reads text files, HTML pages (.html, .htm, .xhtml, also packed as .gz), JSON Lines (.jsonl, .ndjson), folders of "
    "these (without hidden ones) and standard input. Texts are UTF-8, or what a byte order mark says; pages tell their "
    "charset by their bytes. Each record of JSONL comes out as it was with the field [bold]clean_text[/] added; one "
    "that fails has null there. A record with a field [bold]html[/] is cleaned as a page. What fails is told in one "
    "line each, and the rest goes on."
)
EPILOG = """[bold]Examples[/]
  cleaner clean article.txt
  cleaner clean articles/ -o clean/
  cleaner clean dump.jsonl -o clean.jsonl --removed removed.jsonl
  cleaner clean dump.jsonl --text-field body --replace > clean.jsonl
  cleaner clean dump.jsonl.gz -o clean.jsonl.gz --workers 4 --resume
  cleaner clean page.html --url https://akhbar.example/news/1
  cleaner clean pages/ -o texts/ --engine fast
  cat page.html | cleaner clean --input html
  cat story.txt | cleaner clean --format json --keep tags

[bold]Exit codes[/]  0 all good · 1 some input failed · 2 wrong usage"""


def clean_command(
    paths: Annotated[
        list[str] | None, typer.Argument(help="Files and folders; - or nothing is standard input.", show_default=False)
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE|DIR", help="Write here; a folder keeps relative paths."),
    ] = None,
    removed: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write every removed piece here, as JSONL, with rule, phrase and place."),
    ] = None,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="text: the clean text, or records as they were with one more field; "
            "json: an object a document, with the removed pieces, metadata and warnings.",
        ),
    ] = Form.TEXT,
    replace: Annotated[bool, typer.Option("--replace", help="Put a record's clean text into its text field.")] = False,
    quiet: choices.QuietOption = False,
    workers: choices.WorkersOption = None,
    timeout: choices.TimeoutOption = SECONDS,
    resume: choices.ResumeOption = False,
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
    """Clean what the arguments name, and end with exit code 1 if any of it failed."""
    voice = Voice(quiet)
    options = choices.engine_options(preset, keep, rules, without, repair, engine)
    fields = Fields(text_field, title_field, url_field, outlet_field, html_field)
    reading = Reading(kind, fields, title, url, outlet, engine, charset)
    found = reading.find(paths or [STDIN], skip=Path(output) if output else None)
    _refuse_idle(found, fields, form, replace)
    plan = plan_output(output, found, form)
    pieces = plan_removed(removed, plan, found)
    job = Job(found, reading, plan, options, voice, form, replace, pieces, workers, timeout, resume)
    if resume and not (job.in_steps and job.from_files):
        refuse("--resume needs files to read and one file to write to: name them, and with -o the output")
    if sys.stdin.isatty() and any(source.path is None for source in found.inputs):
        voice.note("reading from the keyboard: end the text with Ctrl-D")
    with open_pipe():
        try:
            tally = run(job)
        except (WriteError, BusyError, ResumeError, WorkerError) as error:
            voice.problem(str(error))
            raise typer.Exit(2 if isinstance(error, BusyError | ResumeError) else 1) from None
        if tally.cleaned + tally.failed > 1:
            voice.note(str(tally))
    if tally.failed:
        raise typer.Exit(1)


def _refuse_idle(found: Found, fields: Fields, form: Form, replace: bool) -> None:
    """Refuse options that would do nothing, or would lose the text that was read."""
    records = any(source.records for source in found.inputs)
    if replace and form is Form.JSON:
        refuse("--replace and --format json exclude each other: records are not written as they were in json")
    if replace and found.inputs and not records:
        refuse("--replace is for JSONL: add --input jsonl if the input holds records")
    if fields.text == CLEAN_FIELD and not replace and form is Form.TEXT:
        refuse(f"the text field is {CLEAN_FIELD!r}, which the clean text would overwrite: add --replace to want that")
