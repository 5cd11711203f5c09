"""The commands put together."""

from __future__ import annotations

from typing import Annotated

import typer

import cleaner
from cleaner.cli import check, config, outlets, serve
from cleaner.cli.clean import command as clean
from cleaner.cli.commands import Command, Commands
from cleaner.cli.evaluate import command as evaluate
from cleaner.cli.explain import command as explain
from cleaner.cli.learn import command as learn
from cleaner.cli.rules import command as rules
from cleaner.cli.settings import set_defaults

app = typer.Typer(
    name="cleaner",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("clean", cls=Command, help=clean.HELP, epilog=clean.EPILOG)(clean.clean_command)
app.command("explain", cls=Command, help=explain.HELP, epilog=explain.EPILOG)(explain.explain_command)
app.command("serve", cls=Command, help=serve.HELP, epilog=serve.EPILOG)(serve.serve_command)
app.command("check", cls=Command, help=check.HELP, epilog=check.EPILOG)(check.check_command)
app.command("learn", cls=Command, help=learn.HELP, epilog=learn.EPILOG)(learn.learn_command)
app.command("rules", cls=Command, help=rules.HELP, epilog=rules.EPILOG)(rules.rules_command)
app.command("outlets", cls=Command, help=outlets.HELP, epilog=outlets.EPILOG)(outlets.outlets_command)
app.command("evaluate", cls=Command, help=evaluate.HELP, epilog=evaluate.EPILOG)(evaluate.evaluate_command)
app.command("config", cls=Command, help=config.HELP, epilog=config.EPILOG)(config.config_command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cleaner {cleaner.__version__}")
        raise typer.Exit


@app.callback(
    help="Clean body text from scraped Arabic articles, with the reason for every piece that goes.",
    epilog="[bold]Exit codes[/]  0 all good · 1 some input failed · 2 wrong usage",
)
def _start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and end.")
    ] = False,
    settings: Annotated[
        str | None,
        typer.Option(
            "--config",
            metavar="FILE",
            help="Take settings from this file; else from the nearest cleaner.toml, from here upwards; '': from none.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Take the options that stand before a command."""
    if not context.resilient_parsing:
        set_defaults(context, settings)


def main() -> None:
    """Run the command line; this is the entry point `cleaner`."""
    app()
