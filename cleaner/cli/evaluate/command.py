"""`cleaner evaluate`: clean labelled articles and measure what came out."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli.console import Messages, isolated, one_line, open_pipe, say, terminal
from cleaner.cli.evaluate.gold import GoldDocument, GoldError, read_gold
from cleaner.cli.evaluate.scores import FIGURES, DocumentScore, Report, evaluate
from cleaner.cli.shared_arguments import CLEANING, Shared, takes
from cleaner.cli.shared_options import OutputFormat
from cleaner.dumps.formats.entries import dump
from cleaner.options import Options
from cleaner.pipeline import clean

HELP = (
    "Clean the labelled articles of a gold file, and measure what came out.\n\n"
    "A gold file has one object a line: id, text, segments (a list of \\[start, end, label]), and title, url and host "
    "where they are known. Behind each figure stand the bounds between which it lies with 95 % confidence."
)
EPILOG = """[bold]Figures[/]
  f1       mean F1 of the word bags of clean text and gold body
  leak     share of the segments to be dropped that are still there
  damage   share of the body's segments that are missing or altered
  lost     share of the body's words that are missing
  perfect  share of the documents that came out as the gold body exactly

[bold]Examples[/]
  cleaner evaluate gold.jsonl
  cleaner evaluate gold.jsonl --preset precision --errors 5
  cleaner evaluate gold.jsonl --rules my.toml --format json

[bold]Exit codes[/]  0 all good · 1 the gold file failed · 2 wrong usage"""


@takes(*CLEANING)
def evaluate_command(
    path: Annotated[str, typer.Argument(metavar="GOLD", help="The gold file (JSONL).")],
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show the N documents that came out worst, with what went wrong.")
    ] = 0,
    form: Annotated[
        OutputFormat, typer.Option("--format", help="text: a table; json: one object.")
    ] = OutputFormat.TEXT,
    *,
    shared: Shared,
) -> None:
    """Evaluate the engine on a gold file, and end with exit code 1 if that cannot be used."""
    try:
        documents = read_gold(path)
    except GoldError as error:
        Messages().problem(str(error))
        raise typer.Exit(1) from None
    report = evaluate(documents, {document.id: _cleaned(document, shared.options) for document in documents})
    with open_pipe():
        if form is OutputFormat.JSON:
            say(dump(_object(report, errors), indent=2))
        else:
            _print(report, errors)


def _cleaned(document: GoldDocument, options: Options) -> str:
    return clean(document.text, title=document.title, url=document.url, options=options).text


def _print(report: Report, errors: int) -> None:
    say(f"documents {report.documents}")
    for name in FIGURES:
        bounds = report.intervals.get(name)
        say(f"{name:<10}{getattr(report, name):.3f}" + (f"  ({bounds.low:.3f} to {bounds.high:.3f})" if bounds else ""))
    if report.leak_by_label:
        say("\nleak by label")
    for label, leak in sorted(report.leak_by_label.items(), key=lambda pair: (-pair[1], pair[0])):
        say(f"  {label:<12}{leak:.3f}")
    apart = isolated if terminal().is_terminal else str
    for score in report.worst(errors):
        say(f"\n{one_line(score.id)}  f1 {score.f1:.3f}, lost {score.lost} of {score.words} words")
        for kind, faults in (("leaked", score.leaked), ("damaged", score.damaged)):
            for fault in faults:
                say(f"  {kind:<8}{fault.label:<12}{apart(one_line(fault.text))}")


def _object(report: Report, errors: int) -> dict[str, object]:
    return {
        "documents": report.documents,
        **{name: getattr(report, name) for name in FIGURES},
        "intervals": {name: bounds._asdict() for name, bounds in report.intervals.items()},
        "leak_by_label": dict(report.leak_by_label),
        "errors": [_score_object(score) for score in report.worst(errors)],
    }


def _score_object(score: DocumentScore) -> dict[str, object]:
    return {
        "id": score.id,
        "host": score.host,
        "f1": score.f1,
        "lost": score.lost,
        "words": score.words,
        "leaked": [fault._asdict() for fault in score.leaked],
        "damaged": [fault._asdict() for fault in score.damaged],
    }
