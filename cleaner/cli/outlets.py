"""`cleaner outlets`: look outlets up by name or domain, or list them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cleaner.cli.console import Messages, isolated, one_line, open_pipe, refuse, say, terminal
from cleaner.cli.shared_options import ListFormat
from cleaner.document.hosts import host_of
from cleaner.dumps.formats.entries import dump
from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.registry.name_keys import name_key
from cleaner.inspection.registry.outlet_files import load_outlets
from cleaner.inspection.registry.outlets import KINDS, Outlet, Outlets

HELP = (
    "List the outlets and agencies that are known, or show all that have a name or a domain.\n\n"
    "A name is looked up in any spelling, with or without quotation marks, in Arabic or Latin letters; "
    "[bold]صحيفة[/] before it and [bold]السعودية[/] behind it narrow the choice. Several outlets may have it."
)
EPILOG = """[bold]Examples[/]
  cleaner outlets
  cleaner outlets الوطن
  cleaner outlets 'صحيفة الجزيرة'
  cleaner outlets أ.ف.ب
  cleaner outlets https://www.aawsat.com/
  cleaner outlets --country ps --kind agency --format jsonl

[bold]Exit codes[/]  0 all good · 1 nobody has that name or domain · 2 wrong usage"""
_COLUMNS = ("id", "name", "country", "kind", "domains")
_NEAR, _LIKE = 3, 0.75  # how many names are proposed for one that nobody has, and how like it they are


def complete_kind(incomplete: str) -> list[str]:
    """Give the kinds that begin with what was typed.

    >>> complete_kind("ma")
    ['magazine']
    """
    return [kind for kind in KINDS if kind.startswith(incomplete)]


def outlets_command(
    asked: Annotated[
        str | None,
        typer.Argument(metavar="NAME|DOMAIN", help="Show every outlet that has it.", show_default=False),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Only those of this country (ISO 3166, as in sa; xx: of several)."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", help=f"Only those of this kind: {', '.join(KINDS)}.", autocompletion=complete_kind
        ),
    ] = None,
    form: Annotated[
        ListFormat,
        typer.Option(
            "--format", help="text: for reading (in a pipe, tabs part the columns); jsonl: an object an outlet."
        ),
    ] = ListFormat.TEXT,
) -> None:
    """Show outlets, and end with exit code 1 if nobody has the name or domain."""
    outlets = load_outlets()
    _refuse_unknown(country, kind)
    found = _asked(outlets, asked) if asked is not None else outlets.all
    if not found:
        Messages().problem(_nobody(outlets, asked or ""))
        raise typer.Exit(1)
    chosen = [one for one in found if country in (None, one.country) and kind in (None, one.kind)]
    if not chosen:
        Messages().problem("no outlet is left: leave out --country or --kind")
        raise typer.Exit(1)
    with open_pipe():
        if form is ListFormat.JSONL:
            for outlet in chosen:
                say(dump(_object(outlets, outlet)))
        elif asked is None:
            _list(chosen)
        else:
            _show(outlets, chosen)


def _refuse_unknown(country: str | None, kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        refuse(f"there is no kind {kind!r}: choose from {', '.join(KINDS)}")
    if country not in (None, "xx") and not load_actors().country(country or ""):
        refuse(f"there is no country {country!r}: write its code of ISO 3166 in small letters, or xx")


def _asked(outlets: Outlets, asked: str) -> Sequence[Outlet]:
    """Give the outlets of a name, an id, an address or a domain."""
    if one := outlets.get(asked.strip()):
        return (one,)
    named = outlets.by_name(asked)
    if named or "." not in asked:
        return named
    one = outlets.by_url(asked) if host_of(asked) else outlets.by_host(asked.strip().casefold())
    return (one,) if one else ()


def _nobody(outlets: Outlets, asked: str) -> str:
    near: list[str] = []
    if "." in asked:
        domains = [domain for outlet in outlets for domain in (*outlet.domains, *outlet.former_domains)]
        host = host_of(asked) or asked.strip().casefold()
        near = get_close_matches(host.removeprefix("www."), domains, _NEAR, _LIKE)
    if not near:
        keys = get_close_matches(name_key(asked), outlets.spellings, _NEAR, _LIKE)
        near = [_spelled(outlets, key) for key in keys]
    advice = f"is it {' or '.join(near)}" if near else "see `cleaner outlets` for those that are known"
    return f"no outlet has the name or domain {asked!r}: {advice}"


def _spelled(outlets: Outlets, key: str) -> str:
    """Give a key in the spelling of the registry."""
    spelled = (name for outlet in outlets.spellings[key] for name in outlet.spelled)
    return next((name for name in spelled if name_key(name) == key), key)


def _object(outlets: Outlets, outlet: Outlet) -> dict[str, object]:
    country = load_actors().country(outlet.country)
    return {
        "id": outlet.id,
        "name": outlet.name,
        **asdict(outlet),
        "adjectives": list(country.adjectives) if country else [],
        "related": [other.id for other in _related(outlets, outlet)],
    }


def _related(outlets: Outlets, outlet: Outlet) -> list[Outlet]:
    return [other for other in outlets if other is not outlet and outlets.related(outlet, other)]


def _list(outlets: Sequence[Outlet]) -> None:
    console = terminal()
    if not console.is_terminal:
        say("\t".join(_COLUMNS))
        for outlet in outlets:
            say("\t".join(map(one_line, _row(outlet))))
        return
    table = Table(*_COLUMNS, caption=f"{len(outlets)} outlets", box=None, header_style="bold")
    for outlet in outlets:
        slug, name, *rest = _row(outlet)
        table.add_row(slug, Text(isolated(name)), *map(Text, rest))
    console.print(table, soft_wrap=False)


def _row(outlet: Outlet) -> tuple[str, ...]:
    return outlet.id, outlet.name, outlet.country, outlet.kind, " ".join(outlet.domains)


def _show(outlets: Outlets, chosen: Iterable[Outlet]) -> None:
    console = terminal()
    for number, outlet in enumerate(chosen):
        if number:
            _print(console, "")
        _print(console, outlet.id, bold=True)
        for label, text in _facts(outlets, outlet):
            shown = one_line(text)
            apart = console.is_terminal and not text.isascii()
            _print(console, f"  {label:<16}{isolated(shown) if apart else shown}")


def _print(console: Console, text: str, bold: bool = False) -> None:
    if console.is_terminal:
        console.print(Text(text, style="bold" if bold else ""))
    else:
        say(text)


def _facts(outlets: Outlets, outlet: Outlet) -> Iterator[tuple[str, str]]:
    """Give what is known of an outlet, label by label; a label without text is left out."""
    facts = (
        ("names", "، ".join(outlet.names)),
        ("abbreviations", "، ".join(outlet.short)),
        ("latin", ", ".join(outlet.latin)),
        ("kind", outlet.kind + (", official" if outlet.official else "")),
        ("country", _country(outlet.country)),
        ("also of", ", ".join(map(_country, outlet.seats))),
        ("domains", " ".join(outlet.domains)),
        ("former domains", " ".join(outlet.former_domains)),
        ("owner", outlet.owner),
        ("sisters", ", ".join(other.id for other in _related(outlets, outlet))),
        ("ordinary words", "، ".join(outlet.ambiguous)),
    )
    return ((label, text) for label, text in facts if text)


def _country(code: str) -> str:
    country = load_actors().country(code)
    if not country:
        return f"{code} (of several countries)"
    adjectives = f" ({'، '.join(country.adjectives)})" if country.adjectives else ""
    return f"{code} – {country.name}{adjectives}"
