"""`cleaner serve`: the page on which one sees what becomes of an article, and teaches what is otherwise."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Final

import typer

from cleaner.cli.clean.output_plan import refuse_written
from cleaner.cli.console import Messages, refuse
from cleaner.cli.evaluate.gold import GoldError
from cleaner.cli.inputs import InputOptions
from cleaner.cli.learn.command import read_marked
from cleaner.cli.shared_arguments import CLEANING, READING, TOLD, Shared, takes
from cleaner.cli.shared_options import SERVED_PORT
from cleaner.dumps.formats.files import STDIN, is_file, is_folder
from cleaner.learning.learn import Learned
from cleaner.learning.marked import learn_marked
from cleaner.web.app import ServerSettings, build_app
from cleaner.web.examples import Examples
from cleaner.web.records import Records

HELP = (
    "Open a page for your browser: paste an article, see what goes and why, and what spoke against the rest.\n\n"
    "It answers this machine alone, loads nothing from elsewhere and keeps nothing. With [bold]--save[/] what you "
    "correct is kept as labelled articles, from which rules for their site are made as soon as two of them agree. "
    "A [bold]FILE[/] of records opens at its first one. Ctrl-C ends it."
)
EPILOG = """[bold]Examples[/]
  cleaner serve
  cleaner serve dump.jsonl
  cleaner serve --save corrected.jsonl
  cleaner serve --rules site.toml --port 9000

[bold]Exit codes[/]  0 ended · 2 wrong usage"""
_NEEDED: Final = ("starlette", "uvicorn", "jinja2")


@takes(*TOLD, *CLEANING, *READING)
def serve_command(
    path: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A file of records to look through.", show_default=False)
    ] = None,
    save: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Keep corrected articles here, as labelled JSON Lines; else nothing is kept."
        ),
    ] = None,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 is any that is free.")] = SERVED_PORT,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name by which browsers may call this server; may be repeated."),
    ] = None,
    *,
    shared: Shared,
) -> None:
    """Serve the page until it is interrupted."""
    if any(find_spec(module) is None for module in _NEEDED):
        refuse("serve needs Starlette, uvicorn and Jinja2: pip install 'arabic-article-cleaner[web]'")
    settings = ServerSettings(
        options=shared.options,
        examples=Examples(_writable(save, path, shared.rule_files), learn_examples) if save else None,
        records=_records(path, shared.input_options) if path else None,
        names=tuple(name or ()),
    )
    _serve(settings, host, port, shared.messages)


def learn_examples(path: Path) -> Learned:
    """Learn sites from the articles that the page kept; `GoldError` tells of a file that is none of these."""
    return learn_marked(read_marked(str(path)))


def _records(path: str, input_options: InputOptions) -> Records:
    if path == STDIN or is_folder(path):
        refuse("serve looks through one file: name it")
    if not is_file(path):
        refuse(f"{path}: there is no such file: check the path")
    found = input_options.find([path])
    if not found.inputs:
        refuse(found.problems[0])
    return Records(found.inputs[0], input_options.read_options)


def _writable(save: str, path: str | None, rules: tuple[str, ...]) -> Path:
    if save in ("", STDIN) or is_folder(save):
        refuse("--save needs a file: name one, such as corrected.jsonl")
    refuse_written([*([path] if path else []), *rules], Path(save))
    if Path(save).exists():
        try:
            learn_examples(Path(save))
        except GoldError as error:
            refuse(str(error))
    return Path(save)


def _serve(settings: ServerSettings, host: str, port: int, messages: Messages) -> None:
    import socket

    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        refuse(f"cannot listen at {host}, port {port} ({error.strerror}): choose others with --host and --port")
    with listening:
        shown = f"[{host}]" if ":" in host else host
        messages.note(f"open http://{shown}:{listening.getsockname()[1]}/ in a browser; Ctrl-C ends it")
        if settings.examples:
            messages.note(f"what you correct is kept in {settings.examples.path}")
        server = uvicorn.Server(uvicorn.Config(build_app(settings), log_level="error", server_header=False))
        with suppress(KeyboardInterrupt):  # the usual end, which uvicorn passes on once it has closed
            server.run(sockets=[listening])
