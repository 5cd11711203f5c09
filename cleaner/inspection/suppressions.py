"""Findings that are known and not told again: by their ids, or by the outlets that they are about."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cleaner.arabic.fold import fold
from cleaner.document.hosts import host_of, outlet_names
from cleaner.document.types import Document, Finding
from cleaner.options import OptionError
from cleaner.settings_file import SettingsError, parse_settings

_LONGEST = 60  # characters of what is quoted for a name; longer pieces name others as well


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What is not told: findings by their ids, all that is about outlets (by name or domain), and whole checks."""

    findings: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    checks: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The ids of findings together with the names of outlets, as `inspect` takes them."""
        return self.findings | self.outlets


def read_suppressions(text: str, name: str) -> Suppressions:
    r"""Read the table `[silence]` of a file of settings; `name` is what messages call it. Raises `OptionError`.

    >>> sorted(read_suppressions('[silence]\noutlets = ["naba.example"]\nchecks = ["repeat"]', "my.toml").names)
    ['naba.example']
    """
    try:
        silence = parse_settings(text, Path(name)).silence
    except SettingsError as error:
        raise OptionError(str(error)) from None
    return Suppressions(**{key: frozenset(value) for key, value in silence.items()})


def is_suppressed(finding: Finding, document: Document, suppressed: Collection[str]) -> bool:
    """Tell whether a finding is not to be told: its id is `suppressed`, or an outlet whose it is or that it quotes.

    >>> document = Document("خبر", url="https://www.naba.example/1")
    >>> is_suppressed(Finding("repeat", "info", 0.5, "", "", ()), document, {"naba.example"})
    True
    """
    if not suppressed:
        return False
    outlet = outlet_names(document.url, document.outlet)
    if finding.id in suppressed or not outlet.isdisjoint(map(str.casefold, suppressed)):
        return True
    quoted = [fold(piece.text).casefold() for piece in finding.evidence if len(piece.text) <= _LONGEST]
    hosts = {host_of(piece.text) or piece.text.casefold() for piece in finding.evidence if piece.field == "url"}
    return any(_is_named(quoted, fold(name).casefold()) or _is_below(hosts, name.casefold()) for name in suppressed)


def _is_named(quoted: Collection[str], name: str) -> bool:
    """Tell whether a name stands as whole words in what is quoted, with particles before it or not."""
    pattern = re.compile(rf"(?:^|\W)[وف]?[بلك]?{re.escape(name)}(?!\w)")
    return any(name in words and pattern.search(words) for words in quoted)


def _is_below(hosts: Collection[str], domain: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for host in hosts)
