"""`cleaner clean`: texts, pages, folders and dumps in, the clean text of each out."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import Annotated

import typer

from cleaner.arabic.language_model import is_installed
from cleaner.cli.clean import run_options
from cleaner.cli.clean.dry_run import show_plan
from cleaner.cli.clean.field_mapping import map_fields
from cleaner.cli.clean.learned_rules import NOTHING_LEARNED, changes_file, learn_first, learned_file
from cleaner.cli.clean.output_plan import plan_beside, plan_errors, plan_output, refuse_written
from cleaner.cli.clean.run_job import run_job
from cleaner.cli.console import open_pipe, refuse
from cleaner.cli.report.write_report import plan_report
from cleaner.cli.shared_arguments import CLEANING, KNOWN, READING, TOLD, Shared, takes, with_fields
from cleaner.cli.shared_options import CleanFormat
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.files import STDIN, FoundInputs
from cleaner.dumps.job import CLEAN, MEMORY, SECONDS, Columns, Job, Selection
from cleaner.dumps.output.plan import Plan

HELP = (
    "Take everything that is not the article out of texts, pages and dumps.\n\n"
    "Reads text files, HTML pages, JSON Lines, JSON arrays, CSV, TSV, Parquet, Arrow, SQLite, Excel, WARC and WET, "
    "tar and zip files of texts and pages, packed as .gz, .bz2, .xz or .zst, folders of these (without hidden files), "
    "patterns, and standard input. Texts, records and pages tell their charset by their bytes, or --charset does. "
    "Each record comes out as it was with the field [bold]clean_text[/] added, in the form that the output's ending "
    "names. A record with a field [bold]html[/] is cleaned as a page. What fails is told in one line each, goes "
    "to the file of --errors, and the rest goes on."
)
EPILOG = """[bold]Examples[/]
  cleaner clean article.txt
  cleaner clean articles/ -o clean/
  cleaner clean dump.jsonl -o clean.jsonl --removed removed.jsonl
  cleaner clean dump.jsonl --text-field body --replace > clean.jsonl
  cleaner clean dump.jsonl.gz -o clean.jsonl.gz --workers 4 --resume
  cleaner clean 'dumps/*.parquet' -o clean.parquet --drop-empty --report report.html
  cleaner clean dump.jsonl -o clean.jsonl --learn
  cleaner clean crawl.warc.gz -o articles.jsonl --add metadata --add made
  cleaner clean scraped.sqlite -o clean.sqlite --table articles
  cleaner clean 'editors.xlsx::الأخبار' -o clean.csv
  cleaner clean dump.csv --dry-run
  cleaner clean page.html --url https://akhbar.example/news/1
  cat story.txt | cleaner clean --format json --keep tags

[bold]Exit codes[/]  0 all good · 1 some input failed · 2 wrong usage"""


@takes(*TOLD, *CLEANING, "engine", *READING, "table", *KNOWN)
def clean_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders and patterns; - or nothing is standard input.", show_default=False),
    ] = None,
    output: run_options.OutputOption = None,
    removed: run_options.RemovedOption = None,
    errors: run_options.ErrorsOption = None,
    column: run_options.ColumnOption = CLEAN,
    replace: run_options.ReplaceOption = False,
    add: run_options.AddOption = None,
    now: run_options.NowOption = None,
    formulas: run_options.FormulasOption = True,
    shard_size: run_options.ShardOption = None,
    form: Annotated[
        CleanFormat,
        typer.Option(
            "--format",
            help="text: the clean text, or records as they were with one more field; "
            "markdown: the same as Markdown, with the headings, lists, tables and links of pages; "
            "json: an object a document, with the removed pieces, metadata and warnings.",
        ),
    ] = CleanFormat.TEXT,
    limit: run_options.LimitOption = None,
    sample: run_options.SampleOption = None,
    drop_empty: run_options.DropEmptyOption = False,
    min_chars: run_options.MinCharsOption = 0,
    only_changed: run_options.OnlyChangedOption = False,
    language: run_options.LanguageOption = None,
    other_languages: run_options.OtherLanguagesOption = None,
    guess_language: run_options.GuessLanguageOption = False,
    workers: run_options.WorkersOption = None,
    timeout: run_options.TimeoutOption = SECONDS,
    memory: run_options.MemoryOption = MEMORY,
    resume: run_options.ResumeOption = False,
    learn: run_options.LearnOption = False,
    max_errors: run_options.MaxErrorsOption = None,
    dry_run: run_options.DryRunOption = False,
    report: run_options.ReportOption = None,
    mapping: run_options.MappingOption = None,
    *,
    shared: Shared,
) -> None:
    """Clean what the arguments name, and end with exit code 1 if any of it failed."""
    options, messages, rules = shared.options, shared.messages, shared.rule_files
    named = shared.input_options.fields
    fields, columns = map_fields(mapping, named, Columns(column, replace, formulas=formulas), add or ())
    input_options = with_fields(shared, fields, asked=mapping is not None)
    found = input_options.find(paths or [STDIN], skip=_written(output, removed, errors, other_languages))
    learned = NOTHING_LEARNED
    if learn:
        beside = learned_file(output), changes_file(output)
        refuse_written([*rules, mapping, *(source.path for source in found.inputs)], *beside)
        learned = learn_first(found, input_options, output, messages, workers, resume, reported=report is not None)
        options = dataclasses.replace(options, rules=(*options.rules, *learned.rules))
    if language is None and (other_languages or guess_language):
        refuse("--other-languages and --guess-language are for --language: add it, such as --language ar")
    if guess_language and not is_installed():
        refuse("--guess-language needs py3langid: pip install 'arabic-article-cleaner[language]'")
    if now and columns.facts is None:
        refuse("--now is for facts, which count relative dates from it: add --add facts")
    plan = plan_output(output, found, form, shard_size, resume)
    _refuse_idle(found, fields, columns, plan)
    pieces = plan_beside("removed", removed, plan, found)
    others = plan_beside("other-languages", other_languages, plan, found, pieces)
    problems = plan_errors(errors, plan, found, pieces, others)
    target = plan_report(report, plan, found, pieces, problems, others)
    outputs = [plan.path, *map(plan.target, found.inputs), *(plan.shard_of(number) for number in range(1, 100))]
    refuse_written([*rules, mapping], *outputs, pieces, problems, others, target)
    job = Job(
        inputs=found.inputs,
        plan=plan,
        read_options=input_options.read_options,
        options=options,
        columns=columns,
        selection=Selection(
            limit=limit,
            sample=sample,
            drop_empty=drop_empty,
            min_chars=min_chars,
            only_changed=only_changed,
            language=language.value if language else None,
            guess_language=guess_language,
        ),
        removed=pieces,
        errors=problems,
        others=others,
        errors_named=errors is not None,
        max_errors=max_errors,
        workers=workers,
        seconds=timeout,
        memory=memory,
        resume=resume,
        examples=target is not None,
        markdown=form is CleanFormat.MARKDOWN,
        now=now,
    )
    if resume and not (job.in_steps and job.from_files):
        refuse("--resume needs files to read and a file or folder to write to: name them, and with -o the output")
    if sample is not None and not job.from_files:
        refuse("--sample reads everything twice, and standard input can be read once: save it to a file first")
    if sys.stdin.isatty() and any(source.path is None for source in found.inputs):
        messages.note("reading from the keyboard: end the text with Ctrl-D")
    with open_pipe():
        failed = show_plan(job, found, messages) if dry_run else run_job(job, found, messages, target, learned.changes)
    if failed:
        raise typer.Exit(1)


def _written(output: str | None, *beside: str | None) -> list[str]:
    """Give the paths to which is written, and those to which an earlier run may have written."""
    names = [name for name in (output, *beside) if name]
    if output:
        plain = Path(output.rstrip("/"))
        names += [
            f"{plain}.learned.json",
            f"{plain}.errors.jsonl",
            *(str(plain.with_name(f"{stem}.errors.jsonl")) for stem in _stems(plain)),
        ]
    return names


def _stems(path: Path) -> list[str]:
    return [path.name.removesuffix("".join(path.suffixes[-count:])) for count in (1, 2) if path.suffixes]


def _refuse_idle(found: FoundInputs, fields: Fields, columns: Columns, plan: Plan) -> None:
    """Refuse options that would do nothing, or would lose the text that was read."""
    records = any(source.records for source in found.inputs)
    if columns.replace and plan.json:
        refuse("--replace and --format json exclude each other: records are not written as they were in json")
    if columns.replace and found.inputs and not records:
        refuse("--replace is for records: add --input jsonl if the input holds records")
    names = (columns.clean, columns.removed, columns.metadata, columns.facts, columns.findings, columns.made)
    plain = bool(found.inputs) and plan.file_type(found.inputs) is None and not plan.folder
    if any(names[1:]) and (plan.json or plain):
        refuse("--add is for records: name an output such as .jsonl, and no --format json, which has all of it")
    for name in filter(None, (fields.text, fields.html)):
        if name in names and not columns.replace and not plan.json:
            refuse(f"the text field is {name!r}, which the clean text would overwrite: add --replace to want that")
