"""The options that several commands share, and what they mean to the engine."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from importlib.util import find_spec
from typing import Annotated

import typer

from cleaner.cli.console import refuse
from cleaner.formats.holdings import Holding
from cleaner.options import OptionError, Options
from cleaner.rules import LABELS, RuleError, load_rules


class Preset(StrEnum):
    """How sure a rule must be."""

    PRECISION = "precision"
    BALANCED = "balanced"
    RECALL = "recall"


class Form(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


class Kind(StrEnum):
    """What the inputs hold."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    ARROW = "arrow"
    SQLITE = "sqlite"
    WARC = "warc"
    TAR = "tar"
    ZIP = "zip"

    @property
    def holding(self) -> Holding | None:
        """What the inputs hold; None if their endings tell."""
        return None if self is Kind.AUTO else Holding(self.value)


class Engine(StrEnum):
    """Who finds the main content of pages."""

    AUTO = "auto"
    FAST = "fast"
    TRAFILATURA = "trafilatura"


def complete_family(incomplete: str) -> list[str]:
    """Give the families that begin with what was typed.

    >>> complete_family("re")
    ['read_also', 'related']
    """
    return [label for label in LABELS[1:] if label.startswith(incomplete)]


def complete_rule(incomplete: str) -> list[str]:
    """Give the ids of the rules that begin with what was typed.

    >>> complete_rule("source.lab")
    ['source.label']
    """
    return [rule.id for rule in load_rules() if rule.id.startswith(incomplete)]


_CLEANING, _READING, _WRITING, _RUNNING = "What goes", "What is read", "What is written", "How it runs"
_SELECTING = "Which records"

PresetOption = Annotated[
    Preset,
    typer.Option(
        help="[bold]precision[/]: the cleanest text; [bold]recall[/]: the last doubtful line stays.",
        rich_help_panel=_CLEANING,
    ),
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FAMILY",
        help="Leave this family of pieces in the text; may be repeated.",
        autocompletion=complete_family,
        rich_help_panel=_CLEANING,
    ),
]
RulesOption = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="Add the rules of this file; may be repeated.", rich_help_panel=_CLEANING),
]
WithoutOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="RULE-ID",
        help="Leave out this rule; may be repeated.",
        autocompletion=complete_rule,
        rich_help_panel=_CLEANING,
    ),
]
RepairOption = Annotated[
    bool,
    typer.Option(
        "--repair",
        help="Mend text that was decoded with the wrong charset first (needs ftfy).",
        rich_help_panel=_CLEANING,
    ),
]
EngineOption = Annotated[
    Engine,
    typer.Option(
        help="Who finds the article in a page; auto: the fast engine, and trafilatura where its evidence is weak.",
        rich_help_panel=_READING,
    ),
]
HtmlFieldOption = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The field of records with the page's HTML.", rich_help_panel=_READING),
]
CharsetOption = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="What the pages' headers called their charset; it is evidence, as the bytes are.",
        rich_help_panel=_READING,
    ),
]
KindOption = Annotated[
    Kind, typer.Option("--input", help="What the inputs hold; auto: their endings tell.", rich_help_panel=_READING)
]
TextFieldOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field of records with the article.", rich_help_panel=_READING)
]
TitleFieldOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field of records with its title.", rich_help_panel=_READING)
]
UrlFieldOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field of records with its address.", rich_help_panel=_READING)
]
OutletFieldOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The field of records with its publisher.", rich_help_panel=_READING)
]
TitleOption = Annotated[
    str | None, typer.Option(metavar="TITLE", help="The title of a single text or page.", rich_help_panel=_READING)
]
UrlOption = Annotated[
    str | None, typer.Option(metavar="URL", help="The address of a single text or page.", rich_help_panel=_READING)
]
OutletOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The publisher of a single text or page.", rich_help_panel=_READING)
]
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
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say on standard error only what failed.")]


def engine_options(
    preset: Preset = Preset.BALANCED,
    keep: Iterable[str] | None = None,
    rules: Iterable[str] | None = None,
    without: Iterable[str] | None = None,
    repair: bool = False,
    engine: Engine = Engine.AUTO,
) -> Options:
    """Make the engine's options of the command line's; what it refuses is a usage error, in its words."""
    if repair and find_spec("ftfy") is None:
        refuse("--repair needs ftfy: pip install 'cleaner[repair]'")
    try:
        return Options(
            preset.value, frozenset(keep or ()), tuple(rules or ()), frozenset(without or ()), repair, engine.value
        )
    except (OptionError, RuleError) as error:
        refuse(str(error))
