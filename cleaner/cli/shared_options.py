"""The options that several commands share, and what they mean to the engine."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from importlib.util import find_spec
from typing import Annotated

import typer

from cleaner.cli.console import refuse
from cleaner.dumps.formats.file_types import FileType
from cleaner.options import OptionError, Options
from cleaner.rules.files import load_rules
from cleaner.rules.rule import LABELS, RuleError


class Preset(StrEnum):
    """How sure a rule must be."""

    PRECISION = "precision"
    BALANCED = "balanced"
    RECALL = "recall"


class OutputFormat(StrEnum):
    """How results are written."""

    TEXT = "text"
    JSON = "json"


class CleanFormat(StrEnum):
    """How cleaned documents are written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


class ListFormat(StrEnum):
    """How lists are written."""

    TEXT = "text"
    JSONL = "jsonl"


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


_CLEANING, _READING = "What goes", "What is read"

PresetOption = Annotated[
    Preset,
    typer.Option(
        help="[bold]precision[/]: the cleanest text; [bold]recall[/]: the last doubtful line stays.",
        rich_help_panel=_CLEANING,
    ),
]
ThresholdOption = Annotated[
    float | None,
    typer.Option(
        metavar="P",
        help="In the place of a preset: the probability of being no part of the article, above which a piece goes, "
        "from 0.7 (precision) by 0.9 (balanced) to 0.97 (recall).",
        show_default=False,
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
        help="What the pages' headers called their charset, or that of texts; it is evidence, as the bytes are.",
        rich_help_panel=_READING,
    ),
]
FileTypeOption = Annotated[
    FileType, typer.Option("--input", help="What the inputs hold; auto: their endings tell.", rich_help_panel=_READING)
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
TableOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="The table of a SQLite file.", rich_help_panel=_READING)
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
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say on standard error only what failed.")]
VerboseOption = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Log on standard error what is read and how (form, fields, charset), by how many processes, in what time.",
    ),
]


SERVED_PORT = 8765  # where the page of `cleaner serve` is, unless another is named


def engine_options(
    preset: Preset = Preset.BALANCED,
    keep: Iterable[str] | None = None,
    rules: Iterable[str] | None = None,
    without: Iterable[str] | None = None,
    repair: bool = False,
    engine: Engine = Engine.AUTO,
    threshold: float | None = None,
) -> Options:
    """Make the engine's options of the command line's; what it refuses is a usage error, in its words."""
    if repair and find_spec("ftfy") is None:
        refuse("--repair needs ftfy: pip install 'arabic-article-cleaner[repair]'")
    try:
        return Options(
            preset=preset.value,
            keep=frozenset(keep or ()),
            rules=tuple(rules or ()),
            without=frozenset(without or ()),
            repair=repair,
            engine=engine.value,
            threshold=threshold,
        )
    except (OptionError, RuleError) as error:
        refuse(str(error))
