"""The options of a run over dumps: what is read and written, which records, and how it runs."""

from __future__ import annotations

from typing import Annotated

import typer

_READING, _SELECTING, _WRITING, _RUNNING = "What is read", "Which records", "What is written", "How it runs"

WorkersOption = Annotated[
    int | None,
    typer.Option(
        min=0,
        metavar="N",
        help="Processes that clean; 0: none but this one. Without it, all cores where there is much to clean.",
        rich_help_panel=_RUNNING,
    ),
]
TimeoutOption = Annotated[
    float,
    typer.Option(
        min=0.1, metavar="SECONDS", help="The most that a worker may spend on one record.", rich_help_panel=_RUNNING
    ),
]
ResumeOption = Annotated[
    bool,
    typer.Option(
        "--resume", help="Go on with a run to the same output that was stopped, if one was.", rich_help_panel=_RUNNING
    ),
]
MemoryOption = Annotated[
    int,
    typer.Option(
        min=0, metavar="MB", help="The most memory that a worker may take for one record.", rich_help_panel=_RUNNING
    ),
]
MaxErrorsOption = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="End the run when more than N records failed.", rich_help_panel=_RUNNING),
]
DryRunOption = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Show what would be read, how its fields are taken, and ten examples; write nothing.",
        rich_help_panel=_RUNNING,
    ),
]
ReportOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="Write what became of all here: .json, or .html for a page.", rich_help_panel=_RUNNING
    ),
]
TableOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The table of a SQLite file.", rich_help_panel=_READING)
]
MappingOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FILE",
        help="Take the names of fields from this TOML file: \\[read] text, title, url, outlet, html; "
        "\\[write] clean_text, removed, metadata, findings, made.",
        rich_help_panel=_READING,
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Read the first N records alone.", rich_help_panel=_SELECTING),
]
SampleOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Clean N records from all over the inputs, the same in every run; takes reading them twice.",
        rich_help_panel=_SELECTING,
    ),
]
DropEmptyOption = Annotated[
    bool, typer.Option("--drop-empty", help="Write no record of which nothing stays.", rich_help_panel=_SELECTING)
]
MinCharsOption = Annotated[
    int,
    typer.Option(
        min=0, metavar="N", help="Write no record of which fewer characters stay.", rich_help_panel=_SELECTING
    ),
]
OnlyChangedOption = Annotated[
    bool,
    typer.Option("--only-changed", help="Write no record that stayed as it was.", rich_help_panel=_SELECTING),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE|DIR",
        help="Write here, in the form that the ending names; a folder keeps relative paths.",
        rich_help_panel=_WRITING,
    ),
]
RemovedOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Write every removed piece here, as JSONL, with rule, phrase and place.",
        rich_help_panel=_WRITING,
    ),
]
ErrorsOption = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="Write what failed here, as JSONL, with place and reason. Without it, beside the output.",
        rich_help_panel=_WRITING,
    ),
]
ColumnOption = Annotated[
    str,
    typer.Option("--column", metavar="NAME", help="The field for a record's clean text.", rich_help_panel=_WRITING),
]
ReplaceOption = Annotated[
    bool,
    typer.Option("--replace", help="Put a record's clean text into its text field.", rich_help_panel=_WRITING),
]
AddOption = Annotated[
    list[str] | None,
    typer.Option(
        "--add",
        metavar="WHAT[=NAME]",
        help="Add a field to each record: removed, metadata, findings, or made (version and rules); may be repeated.",
        rich_help_panel=_WRITING,
    ),
]
ShardOption = Annotated[
    str | None,
    typer.Option(
        "--shard-size",
        metavar="SIZE",
        help="Begin a new file, NAME-00001 and so on, after so much, such as 500MB.",
        rich_help_panel=_WRITING,
    ),
]
