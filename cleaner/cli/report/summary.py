"""What became of a run, told in the end: tables that a person reads, on standard error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.cli.console import isolated
from cleaner.cli.figures import duration, pace, percent, ranked, short_name
from cleaner.dumps.counts import OTHERS, Tally

RULES: Final = 15  # that are shown
HOSTS: Final = 10
_INDENT: Final = "  "
_UNBROKEN: Final = 200  # columns of what is no terminal, where every row is one line


class Made(NamedTuple):
    """How a run was made: what cleaned, by which rules, and how long it took from where to where.

    `rules` is the fingerprint of the rules and `preset` how careful they were, where a number is a threshold; `workers`
    is None where there were none.
    """

    version: str
    rules: str
    preset: str
    seconds: float
    workers: int | None
    inputs: tuple[str, ...]
    output: str


class Host(NamedTuple):
    """A site: its documents, their characters, and those that were removed from them, in all and by family."""

    name: str
    documents: int
    removed: int
    characters: int = 0
    families: Mapping[str, int] = MappingProxyType({})


class Fate(NamedTuple):
    """What became of documents: the kind of fate, the reason for it (often none), and of how many it was."""

    kind: str
    reason: str
    documents: int


def fates(tally: Tally) -> list[Fate]:
    """Give what became of all documents; where nothing is amiss, these are as many as were read.

    >>> fates(Tally(read=3, written=2, failed=1))
    [Fate(kind='written', reason='', documents=2), Fate(kind='failed', reason='', documents=1)]
    """
    found = [Fate("written", "", tally.written)]
    found += [Fate("dropped", reason, count) for reason, count in ranked(tally.dropped)]
    found += [Fate("skipped", reason, count) for reason, count in ranked(tally.skipped)]
    return [fate for fate in [*found, Fate("failed", "", tally.failed)] if fate.documents]


def hosts(tally: Tally) -> list[Host]:
    """Give the hosts, those with the most removed characters first; what was not counted by name comes last.

    >>> from collections import Counter
    >>> documents = Counter({"أخبار.example": 2, "(others)": 9})
    >>> [host.name for host in hosts(Tally(host_documents=documents, hosts=Counter({"(others)": 70})))]
    ['أخبار.example', '(others)']
    """
    families = tally.of_host
    found = [
        Host(name, count, tally.hosts[name], tally.host_characters[name], dict(ranked(families.get(name, {}))))
        for name, count in tally.host_documents.items()
    ]
    return sorted(found, key=lambda host: (host.name == OTHERS, -host.removed, -host.documents, host.name))


def show_summary(tally: Tally, made: Made, console: Console) -> None:
    """Tell what became of a run.

    Args:
        tally: The counts of the run.
        made: How it was made.
        console: Where it is told: standard error.

    >>> made = Made("1.0", "5f0c", "standard", 4.0, None, ("أخبار.jsonl",), "نظيف.jsonl")
    >>> show_summary(Tally(read=3, written=2, failed=1), made, Console(width=70, color_system=None))
    <BLANKLINE>
    3 documents in 4 s, 0.8 a second
             2  66.7 %  written
             1  33.3 %  failed
             0     0 %  of those cleaned: changed
      adds up: 3 read = 2 written + 0 dropped + 0 skipped + 1 failed
    <BLANKLINE>
    cleaner 1.0, preset standard, rules 5f0c
    """
    console.print()
    _documents(tally, made, console)
    _characters(tally, console)
    _counts("removed characters by family", tally.labels, console)
    _counts("removed characters by rule", tally.rules, console, RULES)
    _hosts(tally, console)
    _counts("documents by language", tally.languages, console)
    _counts("findings by check", tally.found, console)
    _counts("warnings by kind", tally.noticed, console)
    _line(f"cleaner {made.version}, preset {made.preset}, rules {made.rules}", console)


def balance(tally: Tally) -> str:
    """Say whether every document that was read is accounted for.

    >>> balance(Tally(read=2, written=1))
    'DOES NOT ADD UP: 2 read, but 1 written + 0 dropped + 0 skipped + 0 failed = 1; this is a bug: please report it'
    """
    dropped, skipped = tally.dropped.total(), tally.skipped.total()
    parts = f"{tally.written:,} written + {dropped:,} dropped + {skipped:,} skipped + {tally.failed:,} failed"
    if tally.adds_up:
        return f"adds up: {tally.read:,} read = {parts}"
    total = tally.written + dropped + skipped + tally.failed
    return f"DOES NOT ADD UP: {tally.read:,} read, but {parts} = {total:,}; this is a bug: please report it"


def _documents(tally: Tally, made: Made, console: Console) -> None:
    workers = f", {made.workers} worker{'s' * (made.workers != 1)}" if made.workers else ""
    rate = pace(tally.read_here, made.seconds)
    speed = f", {rate} a second" if rate != "-" else ""
    documents = "1 document" if tally.read == 1 else f"{tally.read:,} documents"
    inputs = f" of {len(made.inputs):,} inputs" if len(made.inputs) > 1 else ""
    _heading(f"{documents}{inputs} in {duration(made.seconds)}{speed}{workers}", console)
    rows = [
        (fate.documents, tally.read, f"{fate.kind}: {fate.reason}" if fate.reason else fate.kind)
        for fate in fates(tally)
    ]
    rows.append((tally.changed, tally.cleaned, "of those cleaned: changed"))
    rows += [(tally.emptied, tally.cleaned, "of those cleaned: left empty")] if tally.emptied else []
    rows += [(tally.warned, tally.cleaned, "of those cleaned: with warnings")] if tally.warned else []
    _table([(f"{count:,}", percent(count, whole), name) for count, whole, name in rows], console)
    _line(f"{_INDENT}{balance(tally)}", console, "" if tally.adds_up else "bold red")
    if tally.broken:
        inputs = "1 input" if tally.broken == 1 else f"{tally.broken:,} inputs"
        told = f"{_INDENT}{inputs} could not be read to the end; what was read is counted above"
        _line(told, console, "bold red")
    console.print()


def _characters(tally: Tally, console: Console) -> None:
    if not tally.characters_read:
        return
    removed = tally.characters_read - tally.characters_kept
    _heading(f"{tally.characters_read:,} characters read", console)
    rows = (("kept", tally.characters_kept), ("removed", removed))
    _table([(f"{count:,}", percent(count, tally.characters_read), name) for name, count in rows], console)
    console.print()


def _counts(title: str, counts: Mapping[str, int], console: Console, most: int | None = None) -> None:
    """Show counts by name, the highest first, and how many are not shown."""
    entries, whole = ranked(counts), sum(counts.values())
    if not entries:
        return
    shown = entries[:most]
    _heading(title + (f": the {len(shown)} highest of {len(entries):,}" if len(shown) < len(entries) else ""), console)
    _table([(f"{count:,}", percent(count, whole), name) for name, count in shown], console)
    console.print()


def _hosts(tally: Tally, console: Console) -> None:
    found = hosts(tally)
    if not found:
        return
    shown = found[:HOSTS]
    more = f": {len(shown)} of {len(found):,}" if len(shown) < len(found) else ""
    _heading(f"hosts by removed characters, with their documents{more}", console)
    _table([(f"{host.removed:,}", f"{host.documents:,}", host.name) for host in shown], console)
    console.print()


def _heading(text: str, console: Console) -> None:
    _line(text, console, "bold")


def _line(text: str, console: Console, style: str = "") -> None:
    console.print(Text(text, style=style), soft_wrap=not console.is_terminal)


def _table(rows: Iterable[tuple[str, str, str]], console: Console) -> None:
    """Show two figures and a name a row: names come last, where even a right-to-left one disturbs no figure."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(justify="right", no_wrap=True, min_width=8)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for first, second, name in rows:
        shown = short_name(name)
        apart = isolated(shown) if console.is_terminal and not shown.isascii() else shown
        table.add_row(Text(first), Text(second), Text(apart))
    options = console.options.update(width=(console.width if console.is_terminal else _UNBROKEN) - len(_INDENT))
    for line in console.render_lines(table, options, pad=False):  # line by line, for a table ends each in spaces
        _line(_INDENT + "".join(segment.text for segment in line).rstrip(), console)
