"""The options of a run over dumps: what is read and written, which records, and how it runs."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer


def read_now(text: str) -> datetime:
    """Read a moment as ISO 8601 writes it.

    Args:
        text: A day, or a day and an hour with or without a time zone.

    Returns:
        The moment; a day alone is its beginning.

    Raises:
        typer.BadParameter: If it is no such moment.

    >>> read_now("2025-03-09T14:30").isoformat()
    '2025-03-09T14:30:00'
    """
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no moment: write it such as 2025-03-09T14:30+03:00") from None


_READING, _SELECTING, _WRITING, _RUNNING = "What is read", "Which records", "What is written", "How it runs"


class KnownLanguage(StrEnum):
    """A language that script and words tell."""

    ARABIC = "ar"
    PERSIAN = "fa"
    URDU = "ur"
    KURDISH = "ckb"
    PASHTO = "ps"
    UYGHUR = "ug"


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
        min=0.1, metavar="SECONDS", help="The most that cleaning one record may take.", rich_help_panel=_RUNNING
    ),
]
ResumeOption = Annotated[
    bool,
    typer.Option(
        "--resume", help="Go on with a run to the same output that was stopped, if one was.", rich_help_panel=_RUNNING
    ),
]
LearnOption = Annotated[
    bool,
    typer.Option(
        "--learn",
        help="Learn the sites of the inputs first, as `cleaner learn` does; the rules are kept beside the output.",
        rich_help_panel=_RUNNING,
    ),
]
MemoryOption = Annotated[
    int,
    typer.Option(
        min=0, metavar="MB", help="The most memory that cleaning one record may take.", rich_help_panel=_RUNNING
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
MappingOption = Annotated[
    str | None,
    typer.Option(
        "--fields",
        metavar="FILE",
        help="Take the names of fields from this TOML file: \\[read] text, title, url, outlet, html; "
        "\\[write] clean_text, removed, metadata, facts, findings, made.",
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
LanguageOption = Annotated[
    KnownLanguage | None,
    typer.Option(
        help="Write no record whose clean text is in another language; short ones, of which that cannot be told, stay.",
        rich_help_panel=_SELECTING,
    ),
]
OtherLanguagesOption = Annotated[
    str | None,
    typer.Option(
        "--other-languages",
        metavar="FILE",
        help="With --language: write records in other languages here, as JSONL, each with its language.",
        rich_help_panel=_SELECTING,
    ),
]
GuessLanguageOption = Annotated[
    bool,
    typer.Option(
        "--guess-language",
        help="With --language: let a model tell what script and words leave open (needs py3langid).",
        rich_help_panel=_SELECTING,
    ),
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
        help="Add a field to each record: removed, metadata, facts, findings, or made (version and rules); repeatable.",
        rich_help_panel=_WRITING,
    ),
]
NowOption = Annotated[
    datetime | None,
    typer.Option(
        "--now",
        metavar="MOMENT",
        parser=read_now,
        help="When records were fetched, such as 2025-03-09T14:30+03:00; --add facts counts relative dates from it.",
        rich_help_panel=_WRITING,
    ),
]
FormulasOption = Annotated[
    bool,
    typer.Option(
        "--formulas/--no-formulas",
        help="Write cells of CSV as they are, or those that a spreadsheet would take for formulas behind a quote.",
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
