"""`cleaner rules`: list the rules, show one with its reason and proof, or prove a file of one's own."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.cli import shared_options
from cleaner.cli.console import Messages, isolated, one_line, open_pipe, refuse, say, terminal
from cleaner.cli.settings import is_given
from cleaner.cli.shared_options import OutputFormat
from cleaner.document.types import Document
from cleaner.dumps.formats.entries import dump
from cleaner.learning.skeleton import write_skeleton
from cleaner.options import Options
from cleaner.pipeline import clean_by_rules
from cleaner.proof.prove import prove
from cleaner.rules.context_reasons import REASONS as CONTEXT_REASONS
from cleaner.rules.context_reasons import REASONS_AR as CONTEXT_REASONS_AR
from cleaner.rules.evidence_reasons import REASONS as EVIDENCE_REASONS
from cleaner.rules.evidence_reasons import REASONS_AR as EVIDENCE_REASONS_AR
from cleaner.rules.files import load_rules
from cleaner.rules.page_reasons import REASONS as PAGE_REASONS
from cleaner.rules.page_reasons import REASONS_AR as PAGE_REASONS_AR
from cleaner.rules.rule import LABELS, Rule, RuleError, Rules

HELP = (
    "List the rules, show one with its reason and its proof, or prove a rule file of your own.\n\n"
    "Each rule comes with [bold]hits[/], which it must mark, and [bold]misses[/], which must survive all rules; "
    "[bold]--check[/] tries those of a file."
)
EPILOG = """[bold]Examples[/]
  cleaner rules
  cleaner rules --family read_also
  cleaner rules read_also.label
  cleaner rules --format json
  cleaner rules --check my.toml
  cleaner rules --new "نافذة المرفأ: معرض للزهور" --family related --outlet marfa.example > marfa.toml

[bold]Exit codes[/]  0 all good · 1 a checked file failed · 2 wrong usage"""

REASONS = {**CONTEXT_REASONS, **EVIDENCE_REASONS, **PAGE_REASONS}
REASONS_AR = {**CONTEXT_REASONS_AR, **EVIDENCE_REASONS_AR, **PAGE_REASONS_AR}
_COLUMNS = ("id", "family", "where", "effect", "opens/ends", "strength", "phrases", "why")


def rules_command(
    context: typer.Context,
    rule_id: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="Show this rule.", autocompletion=shared_options.complete_rule, show_default=False
        ),
    ] = None,
    family: Annotated[
        str | None,
        typer.Option(
            metavar="FAMILY", help="Only the rules of this family.", autocompletion=shared_options.complete_family
        ),
    ] = None,
    check: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="Prove the rules of this file; may be repeated.")
    ] = None,
    form: Annotated[
        OutputFormat,
        typer.Option("--format", help="text: for reading (in a pipe, tabs part the columns); json: everything."),
    ] = OutputFormat.TEXT,
    new: Annotated[
        str | None,
        typer.Option(
            metavar="LINE", help="Write the skeleton of a rule for this line of a site, of --family; - reads the line."
        ),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="With --new: the host or name of the site that the rule is for.")
    ] = None,
    rules: shared_options.RulesOption = None,
) -> None:
    """Show rules, or prove files of rules and end with exit code 1 if one does not hold."""
    if new is not None:
        _refuse_beside_new(rule_id, check, family)
        with open_pipe():
            say(_skeleton(new, family, outlet).rstrip("\n"))
        return
    if outlet:
        refuse("--outlet is for --new: name a line there")
    if check and (rule_id or family or is_given(context, "rules")):
        refuse("--check stands alone: leave out the other options")
    if rule_id and family:
        refuse("an id and --family exclude each other: name one")
    with open_pipe():
        if check:
            _check_all(check)
            return
        loaded = shared_options.engine_options(rules=rules).load_rules()
        if rule_id and rule_id in REASONS:
            _show_reason(rule_id, form)
        elif rule_id:
            _show(_named(loaded, rule_id), form)
        else:
            _list(_of_family(loaded, family), form)


def _refuse_beside_new(rule_id: str | None, check: list[str] | None, family: str | None) -> None:
    if rule_id or check:
        refuse("--new goes with --family and --outlet alone: leave out the other options")
    if family is not None and family not in LABELS[1:]:
        refuse(f"there is no family {family!r} of rules: choose from {', '.join(LABELS[1:])}")


def _skeleton(line: str, family: str | None, outlet: str | None) -> str:
    """Give the skeleton of a rule; what the rules make of the line already is told."""
    line = sys.stdin.readline() if line == "-" else line
    if not line.strip():
        refuse("--new needs a line: paste it, in quotes")
    seen = clean_by_rules(Document(line.strip(), outlet=outlet)).removed
    if seen:
        Messages().note(f"{seen[0].rule} takes this line already, or part of it: see `cleaner rules {seen[0].rule}`")
    return write_skeleton(line, family or (seen[0].label if seen else "ui"), outlet or "")


def _named(rules: Rules, rule_id: str) -> Rule:
    rule = rules.get(rule_id)
    if rule is None and rule_id in LABELS:
        refuse(f"{rule_id} is a family: `cleaner rules --family {rule_id}` lists its rules")
    if rule is None:
        close = get_close_matches(rule_id, [rule.id for rule in rules], 3)
        refuse(f"no rule has the id {rule_id!r}: {'is it ' + ' or '.join(close) if close else 'see `cleaner rules`'}")
    return rule


def _of_family(rules: Iterable[Rule], family: str | None) -> list[Rule]:
    if family is not None and family not in LABELS:
        refuse(f"there is no family {family!r}: choose from {', '.join(LABELS)}")
    return [rule for rule in rules if family in (None, rule.family)]


def _row(rule: Rule) -> tuple[str, ...]:
    section = rule.opens + ("/ends" if rule.opens and rule.ends else "ends" if rule.ends else "")
    counted = str(len(told)) if (told := rule.phrases or rule.templates or rule.names) else rule.kind
    return rule.id, rule.family, rule.where, rule.effect, section, f"{rule.strength:g}", counted, one_line(rule.why)


def _list(rules: Sequence[Rule], form: OutputFormat) -> None:
    console = terminal()
    if form is OutputFormat.JSON:
        say(dump([asdict(rule) for rule in rules], indent=2))
    elif console.is_terminal:
        table = Table(*_COLUMNS, caption=f"{len(rules)} rules", box=None, header_style="bold")
        for rule in rules:
            table.add_row(*map(Text, _row(rule)))
        console.print(table, soft_wrap=False)
    else:
        say("\t".join(_COLUMNS))
        for rule in rules:
            say("\t".join(_row(rule)))


def _show(rule: Rule, form: OutputFormat) -> None:
    if form is OutputFormat.JSON:
        say(dump(asdict(rule), indent=2))
        return
    console = terminal()
    _print(console, rule.id, bold=True)
    _print(console, f"  {one_line(rule.why)}")
    if rule.why_ar:
        _print(console, f"  {_arabic(console, rule.why_ar)}")
    of_text = ("where", "opens", "ends", "inline", "max_words", "strength", "shape", "pattern")
    facts = ("kind", "effect", *(of_text if rule.kind != "element" else ()))
    for name in facts:
        value = getattr(rule, name)
        if value not in ("", False):
            _print(console, f"  {name:<10}{one_line(str(value))}")
    for name in (
        "outlets",
        "names",
        "tags",
        "roles",
        "selectors",
        "cues",
        "phrases",
        "templates",
        "hit",
        "miss",
        "known",
    ):
        texts = getattr(rule, name)
        if texts:
            _print(console, f"\n{name} ({len(texts)})", bold=True)
        for text in texts:
            _print(console, f"  {_arabic(console, text)}")


def _show_reason(reason_id: str, form: OutputFormat) -> None:
    """Show what is no rule of a file but follows from a line's neighbours."""
    if form is OutputFormat.JSON:
        say(dump({"id": reason_id, "why": REASONS[reason_id], "why_ar": REASONS_AR[reason_id]}, indent=2))
        return
    console = terminal()
    _print(console, reason_id, bold=True)
    _print(console, f"  {REASONS[reason_id]}")
    _print(console, f"  {_arabic(console, REASONS_AR[reason_id])}")


def _arabic(console: Console, text: str) -> str:
    return isolated(one_line(text)) if console.is_terminal else one_line(text)


def _print(console: Console, text: str, bold: bool = False) -> None:
    if console.is_terminal:
        console.print(Text(text, style="bold" if bold else ""))
    else:
        say(text)


def _check_all(paths: Iterable[str]) -> None:
    messages = Messages()
    failed = False
    for path in paths:
        problems = _check(path)
        failed = failed or bool(problems)
        for problem in problems:
            messages.problem(problem)
    if failed:
        raise typer.Exit(1)


def _check(path: str) -> list[str]:
    """Prove the rules of one file; give what is wrong, a line each."""
    try:
        options = Options(rules=(path,))
        own = {rule.id for rule in load_rules()}
        rules = [rule for rule in options.load_rules() if rule.id not in own]
    except RuleError as error:
        return [str(error)]
    failures = prove(rules, options)
    if not failures:
        hits, misses = sum(len(rule.hit) for rule in rules), sum(len(rule.miss) for rule in rules)
        say(one_line(f"{path}: all holds: rules {len(rules)}, hits {hits}, misses {misses}"))
    return [f"{path}: {failure}" for failure in failures]
