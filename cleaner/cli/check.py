"""`cleaner check`: the inconsistencies of articles, as a table or one object a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from cleaner.cli.console import Messages, isolated, one_line, open_pipe, refuse, say, terminal
from cleaner.cli.finding_report import FindingReport
from cleaner.cli.inputs import InputOptions
from cleaner.cli.judging import Judging
from cleaner.cli.shared_arguments import KNOWN, READING, TOLD, Shared, takes
from cleaner.cli.shared_options import ListFormat
from cleaner.document.objects import finding_object
from cleaner.document.types import Finding
from cleaner.dumps.formats.entries import Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import STDIN, Input, place, read_input, whose
from cleaner.dumps.workers.clean_record import Work, clean_work
from cleaner.inspection.findings import CHECKS, checks_named, find
from cleaner.inspection.suppressions import Suppressions, read_suppressions
from cleaner.options import OptionError, Options

HELP = (
    "Report what does not fit together in articles.\n\n"
    "An outlet credited for what the text says is another's, a statement taken up as the other side's, a piece of "
    "another article, a weekday that is not the date's. Each finding quotes its evidence with its place. Reads text "
    "files, pages, JSON Lines (fields [bold]id, text, title, url, published[/]) and folders of these."
)
EPILOG = """[bold]Examples[/]
  cleaner check article.txt
  cleaner check dump.jsonl --format jsonl > findings.jsonl
  cleaner check articles/ --fail-on warning
  cleaner check dump.jsonl --checks credit-conflict,host-mismatch
  cleaner check dump.jsonl --silence repeat-0a1b2c3d4e5f --options cleaner.toml
  cleaner check dump.jsonl --report --lang ar
  cleaner check dump.jsonl --judge judged.jsonl

An options file has a table [bold]\\[silence][/] with lists of [bold]findings[/] (ids), [bold]outlets[/] (names or
domains) and [bold]checks[/].

[bold]Exit codes[/]  0 all good · 1 some input failed, or there is what --fail-on names · 2 wrong usage"""
_COLUMNS = {
    "en": ("place", "severity", "check", "confidence", "what", "evidence", "finding"),
    "ar": ("الموضع", "الدرجة", "الفحص", "الثقة", "ما الأمر", "الدليل", "الرقم"),
}


class Language(StrEnum):
    """The language that findings are told in."""

    EN = "en"
    AR = "ar"


class Severity(StrEnum):
    """How grave a finding is."""

    INFO = "info"
    WARNING = "warning"


def complete_check(incomplete: str) -> list[str]:
    """Give the checks that begin with what was typed.

    >>> complete_check("tr")
    ['truncated']
    """
    return [name for name in CHECKS if name.startswith(incomplete)]


@takes(*TOLD, "preset", "threshold", "rules", "without", "engine", *READING, *KNOWN)
def check_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE…", help="Files and folders; - or nothing is standard input.", show_default=False),
    ] = None,
    form: Annotated[
        ListFormat,
        typer.Option("--format", help="text: a table (in a pipe, tabs part the columns); jsonl: an object a finding."),
    ] = ListFormat.TEXT,
    fail_on: Annotated[
        Severity | None,
        typer.Option(help="End with exit code 1 if there is a finding of this severity or a graver one."),
    ] = None,
    checks: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=f"Only these checks, parted by commas; may be repeated. There are {', '.join(CHECKS)}.",
            autocompletion=complete_check,
        ),
    ] = None,
    silence: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Don't tell this finding, or anything of an outlet; may be repeated."),
    ] = None,
    options_file: Annotated[
        str | None, typer.Option("--options", metavar="FILE", help="An options file (TOML) that silences findings.")
    ] = None,
    lang: Annotated[Language, typer.Option(help="The language in which findings are told.")] = Language.EN,
    report: Annotated[
        bool, typer.Option("--report", help="Tell findings by check and host, with what they quote, for reading.")
    ] = False,
    judge: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Ask of each warning whether it is right, and record the answers (JSON Lines)."
        ),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="When a single text or page was published.")
    ] = None,
    *,
    shared: Shared,
) -> None:
    """Inspect what the arguments name, and end with exit code 1 if any of it failed or is as --fail-on says."""
    known = _suppressions(options_file, silence or [])
    check_run = CheckRun(
        input_options=shared.input_options,
        options=shared.options,
        checks=_wanted(checks, known),
        suppressed=known.names,
        messages=shared.messages,
        form=form,
        published=published,
        lang=lang,
        report=FindingReport(lang) if report else None,
        judging=_judging(judge, lang, paths),
    )
    found = shared.input_options.find(paths or [STDIN])
    if published and (found.several or not all(source.single for source in found.inputs)):
        refuse("--published is for a single text or page: records name theirs in a field")
    for problem in found.problems:
        check_run.fail(problem)
    with open_pipe():
        check_run.run(found.inputs)
    if check_run.failed or (fail_on and check_run.worst(fail_on)):
        raise typer.Exit(1)


def _judging(path: str | None, lang: Language, paths: list[str] | None) -> Judging | None:
    if path is None:
        return None
    if not paths or STDIN in paths:
        refuse("--judge asks on the terminal, so the articles must come from files: name them")
    try:
        return Judging(Path(path), lang)
    except OSError as error:
        refuse(f"{path}: cannot be used ({error.strerror}): check the path and its permissions")
    except ValueError as error:
        refuse(str(error))


def _suppressions(path: str | None, more: list[str]) -> Suppressions:
    if path is None:
        return Suppressions(frozenset(more))
    try:
        known = read_suppressions(Path(path).read_text(encoding="utf-8"), path)
    except OSError as error:
        refuse(f"{path}: cannot be read ({error.strerror}): check the path")
    except UnicodeDecodeError:
        refuse(f"{path}: is not UTF-8: save it as UTF-8")
    except OptionError as error:
        refuse(str(error))
    return replace(known, findings=known.findings.union(more))


def _wanted(checks: list[str] | None, known: Suppressions) -> tuple[str, ...]:
    names = [name.strip() for part in checks for name in part.split(",")] if checks else None
    try:
        wanted, silent = checks_named(names), checks_named(known.checks)
    except OptionError as error:
        refuse(str(error))
    left = tuple(name for name in wanted if name not in silent)
    if not left:
        refuse("no check is left: name one with --checks that the options file does not silence")
    return left


@dataclass(slots=True, kw_only=True)
class CheckRun:
    """One run: what is looked for and where it is written, and what was found so far."""

    input_options: InputOptions
    options: Options
    checks: Collection[str]
    suppressed: Collection[str]
    messages: Messages
    form: ListFormat
    published: str | None
    lang: Language = Language.EN
    report: FindingReport | None = None
    judging: Judging | None = None
    failed: int = 0
    inspected: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def run(self, inputs: Collection[Input]) -> None:
        """Inspect every document of every input in order; what fails is told, and the rest goes on."""
        console = terminal()
        for source in inputs:
            try:
                for entry in read_input(source, *self.input_options.read_options.of_input):
                    if entry.skipped:
                        continue
                    self._entry(source, entry, table=console.is_terminal)
            except FormatError as error:
                self.fail(f"{source.name}: {error}")
        if self.rows:
            table = Table(*_COLUMNS[self.lang][:-1], box=None, header_style="bold")
            table.add_column(_COLUMNS[self.lang][-1], no_wrap=True, min_width=max(len(row[-1]) for row in self.rows))
            for row in self.rows:
                table.add_row(*(Text(cell) for cell in row))
            console.print(table, soft_wrap=False)
        for told in (self.report, self.judging):
            for line in told.lines() if told else ():
                say(line)
        warnings, infos = self.counts["warning"], self.counts["info"]
        self.messages.note(f"{self.inspected:,} inspected: {warnings:,} warning{'s' * (warnings != 1)}, {infos:,} info")

    def fail(self, message: str) -> None:
        """Tell what failed, and count it."""
        self.failed += 1
        self.messages.problem(message)

    def worst(self, severity: Severity) -> bool:
        """Tell whether there is a finding of that severity, or of a graver one."""
        return bool(self.counts["warning"] or (severity is Severity.INFO and self.counts["info"]))

    def _entry(self, source: Input, entry: Entry, table: bool) -> None:
        if entry.document is None:
            self.fail(f"{place(source, entry)}: {entry.problem}")
            return
        document = replace(entry.document, published=self.published) if self.published else entry.document
        result = clean_work(Work(document, entry.page, self.input_options.charset or entry.charset), self.options)
        self.inspected += 1
        for finding in find(result, self.checks, self.suppressed):
            self.counts[finding.severity] += 1
            if self.judging:
                self.judging.ask(_id(source, entry), document, finding)
            elif self.report:
                self.report.add(_id(source, entry), document, finding)
            elif self.form is ListFormat.JSONL:
                say(dump({"id": _id(source, entry), **finding_object(finding)}))
            elif table:
                self.rows.append(_row(place(source, entry), finding, self.lang, apart=True))
            else:
                if self.counts.total() == 1:
                    say("\t".join(_COLUMNS[self.lang]))
                say("\t".join(_row(place(source, entry), finding, self.lang)))


def _id(source: Input, entry: Entry) -> object:
    """Give a record's id, or the path (with the line of a record that has no id)."""
    names = whose(source, entry)
    if names["id"] is not None:
        return names["id"]
    return f"{names['path']}:{entry.number}" if entry.number else names["path"]


def _row(where: str, finding: Finding, lang: Language, apart: bool = False) -> tuple[str, ...]:
    arabic = isolated if apart else str
    what = one_line(finding.message_ar if lang is Language.AR else finding.message)
    quoted = (f"{piece.field} {piece.start}-{piece.end} {arabic(_short(piece.text))}" for piece in finding.evidence)
    return (
        one_line(where),
        finding.severity,
        finding.check,
        f"{finding.confidence:g}",
        arabic(what) if lang is Language.AR else what,
        "; ".join(quoted),
        finding.id,
    )


def _short(text: str, most: int = 60) -> str:
    words = one_line(" ".join(text.split()))
    return f"«{words if len(words) <= most else words[: most - 1] + '…'}»"
