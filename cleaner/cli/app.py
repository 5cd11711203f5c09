"""The commands put together."""

from __future__ import annotations

from typing import Annotated

import typer

import cleaner
from cleaner.cli import check, outlets
from cleaner.cli.clean import command as clean
from cleaner.cli.evaluate import command as evaluate
from cleaner.cli.explain import command as explain
from cleaner.cli.rules import command as rules

app = typer.Typer(
    name="cleaner",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("clean", help=clean.HELP, epilog=clean.EPILOG)(clean.clean_command)
app.command("explain", help=explain.HELP, epilog=explain.EPILOG)(explain.explain_command)
app.command("check", help=check.HELP, epilog=check.EPILOG)(check.check_command)
app.command("rules", help=rules.HELP, epilog=rules.EPILOG)(rules.rules_command)
app.command("outlets", help=outlets.HELP, epilog=outlets.EPILOG)(outlets.outlets_command)
app.command("evaluate", help=evaluate.HELP, epilog=evaluate.EPILOG)(evaluate.evaluate_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cleaner {cleaner.__version__}")
        raise typer.Exit


@app.callback(
    help="Clean body text from scraped Arabic articles, with the reason for every piece that goes.",
    epilog="[bold]Exit codes[/]  0 all good · 1 some input failed · 2 wrong usage",
)
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line; this is the entry point `cleaner`."""
    app()
