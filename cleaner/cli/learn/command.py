"""`cleaner learn`: read dumps, learn the furniture of their sites, write it as a rule file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from cleaner.cli.clean import run_options
from cleaner.cli.clean.output_plan import refuse_written
from cleaner.cli.console import Messages, open_pipe, refuse, say
from cleaner.cli.evaluate.gold import GoldError, read_gold
from cleaner.cli.learn.collect import learning
from cleaner.cli.learn.interactive import Chosen, choose
from cleaner.cli.learn.learn_job import LearnJob
from cleaner.cli.learn.report import report_object, report_page
from cleaner.cli.shared_arguments import READING, TOLD, Shared, takes
from cleaner.document.hosts import host_of
from cleaner.dumps.formats.atomic_writes import WriteError, writing
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.files import STDIN
from cleaner.dumps.output.part_files import BusyError
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.workers.pool import WorkerError
from cleaner.learning.articles import LearnError, article_of
from cleaner.learning.learn import Learned
from cleaner.learning.marked import Marked, learn_marked
from cleaner.learning.update import dropped_in, ids_of, updated, with_dropped
from cleaner.rules.files import read_rules
from cleaner.rules.rule import RuleError

HELP = (
    "Learn the furniture of sites from their own articles, and write it as a rule file.\n\n"
    "What stands on many different articles of a site, at their edges and whatever they speak of, is the site's and "
    "not theirs: lines, and what flattened texts begin or end with, with slots for a date, a number, a name or the "
    "title. Articles are grouped by the host of their address, else by their outlet. The rules are for their own site "
    "alone, say on how many articles each stands, and are proved like all others; read them before you use them."
)
EPILOG = """[bold]Examples[/]
  cleaner learn dump.jsonl -o site.toml
  cleaner learn dump.jsonl -o site.toml --report site.html
  cleaner learn more.jsonl -o site.toml --update
  cleaner learn 'dumps/*.jsonl.gz' -o sites.toml --resume
  cleaner learn --from marked.jsonl -o site.toml
  cleaner learn dump.jsonl -o site.toml --interactive
  cleaner learn crawl.warc.gz dumps/ --by outlet -o sites.toml
  cleaner clean dump.jsonl -o clean.jsonl --rules site.toml

[bold]Exit codes[/]  0 all good · 1 some input failed · 2 wrong usage"""
_TOLD = 20  # sites of which there is a line at the end


@takes(*TOLD, *READING, "table")
def learn_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders and patterns; - or nothing is standard input.", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the rules here; else to standard output."),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Keep the rules that the output holds as they are, add new ones, mark those that were not seen again.",
        ),
    ] = False,
    report: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Write a page that shows each rule in three places, and what appeared and vanished; or .json.",
        ),
    ] = None,
    marked: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="GOLD", help="Learn from articles in which furniture is marked: a file as evaluate takes."
        ),
    ] = None,
    interactive: Annotated[
        bool,
        typer.Option("--interactive", help="Show each new rule in three places, and ask whether to keep it."),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(metavar="FIELD", help="Group records by this field, which names their outlet; '': all are one."),
    ] = None,
    workers: run_options.WorkersOption = None,
    resume: run_options.ResumeOption = False,
    *,
    shared: Shared,
) -> None:
    """Learn what the arguments name, and end with exit code 1 if any of it failed."""
    input_options, messages = shared.input_options, shared.messages
    if update and not output:
        refuse("--update needs the rule file that is to be brought up to date: name it with -o")
    old = _read(output) if update and output else ""
    if interactive:
        _refuse_unasked(marked, paths, output)
    if marked and (paths or by is not None or resume):
        refuse("--from stands alone: leave out other inputs, --by and --resume")
    if report and output:
        refuse_written([output], Path(report))
    if marked:
        refuse_written([marked], *_paths(output, report))
        learned, failed = _from_marked(marked, messages), 0
        _give(learned, output, old, report, interactive, messages)
    else:
        found = input_options.find(paths or [STDIN], skip=[name for name in (output, report) if name])
        refuse_written([source.path for source in found.inputs], *_paths(output, report))
        plan = Plan(Path(output)) if output else Plan()
        job = LearnJob(inputs=found.inputs, plan=plan, read_options=input_options.read_options, by=by, resume=resume)
        if resume and not job.in_steps:
            refuse("--resume needs files to read and a file to write to: name them, and with -o the rule file")
        with told(messages), learning(job, found, messages, workers) as collected:
            failed = collected.failed
            _give(collected.learned, output, old, report, interactive, messages)
    if failed:
        raise typer.Exit(1)


@contextmanager
def told(messages: Messages) -> Iterator[None]:
    """End the command with one line for what ends a run that learns."""
    try:
        yield
    except (LearnError, WriteError) as error:
        refuse(str(error))
    except (BusyError, ResumeError, WorkerError) as error:
        messages.problem(str(error))
        raise typer.Exit(1 if isinstance(error, WorkerError) else 2) from None


def _from_marked(path: str, messages: Messages) -> Learned:
    try:
        with told(messages):
            return learn_marked(read_marked(path))
    except GoldError as error:
        messages.problem(str(error))
        raise typer.Exit(1) from None


def _give(
    learned: Learned, output: str | None, old: str, report: str | None, interactive: bool, messages: Messages
) -> None:
    """Tell what was learned, ask about it where that is wanted, and write it."""
    tell(learned, messages)
    chosen = _asked(learned, old) if interactive else Chosen(learned, ())
    toml = updated(old, *chosen) if old else with_dropped(chosen.learned.toml, chosen.dropped)
    _write_rules(toml, output, messages)
    if report:
        write(Path(report), _report(Path(report), chosen.learned))


def _report(path: Path, learned: Learned) -> str:
    if path.suffix.lower() == ".json":
        return f"{dump(report_object(learned), indent=2)}\n"
    return report_page(learned)


def _paths(*names: str | None) -> tuple[Path, ...]:
    return tuple(Path(name) for name in names if name)


def _refuse_unasked(marked: str | None, paths: list[str] | None, output: str | None) -> None:
    """Refuse to ask where nobody can answer, or where the answers would go nowhere."""
    if not (sys.stdin.isatty() and output):
        refuse("--interactive asks on a terminal and writes a file: run it in one, and name the file with -o")
    if not marked and STDIN in (paths or [STDIN]):
        refuse("--interactive reads its answers from standard input: name the files to learn from")


def _asked(learned: Learned, old: str) -> Chosen:
    """Ask of each rule that the file does not know yet whether to keep it."""
    known = {*ids_of(old), *dropped_in(old)}
    return choose(learned, known, lambda question: str(typer.prompt(question, err=True)), _show)


def _show(line: str) -> None:
    typer.echo(line, err=True)


def _write_rules(toml: str, output: str | None, messages: Messages) -> None:
    """Write the rules where they belong; where none was learned, nothing."""
    if not toml:
        messages.note("no rule was learned, so nothing was written")
    elif output:
        write(Path(output), toml)
    else:
        with open_pipe():
            say(toml.rstrip("\n"))


def read_marked(path: str) -> Iterator[Marked]:
    """Read a gold file; what is neither body nor title in it is furniture. Raises `GoldError`."""
    for gold in read_gold(path):
        places = tuple((one.start, one.end, one.label) for one in gold.segments if one.label not in ("body", "title"))
        record = {"text": gold.text, "title": gold.title or "", "url": gold.url or ""}
        site = host_of(gold.url).removeprefix("www.") or gold.host or ""
        yield Marked(site, article_of(record), places)


def tell(learned: Learned, messages: Messages) -> None:
    """Tell of each site what was learned, or why nothing was; of many, of the first alone."""
    for site in learned.sites[:_TOLD]:
        name = site.site or "all records"
        if site.refused:
            messages.note(f"{name}: {site.refused}")
        else:
            rules = f"{len(site.drafts):,} rule{'s' * (len(site.drafts) != 1)}"
            different = "1 article" if site.different == 1 else f"{site.different:,} different articles"
            messages.note(f"{name}: {rules} from {different} of {site.seen:,}")
    if len(learned.sites) > _TOLD:
        messages.note(f"and {len(learned.sites) - _TOLD:,} more sites: {len(learned.drafts):,} rules in all")


def write(path: Path, text: str) -> None:
    """Write a file at once; what cannot be written is a usage error."""
    try:
        with writing(path) as stream:
            stream.write(text.encode("utf-8"))
    except WriteError as error:
        refuse(str(error))


def _read(path: str) -> str:
    """Read the rule file that is to be brought up to date; one that is not there yet is empty."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        refuse(f"{path}: cannot be read as a rule file in UTF-8: check it")
    try:
        read_rules(text, path)
    except RuleError as error:
        refuse(str(error))
    return text
