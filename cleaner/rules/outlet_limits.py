"""Rules of one's own that are for some outlets alone: of which outlets a document is, and which were never met."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from cleaner.rules.rule import Rule

_NAMED: Final = 3  # outlets that a message names


def limited_outlets(rules: Iterable[Rule]) -> frozenset[str]:
    """Give the outlets, in small letters, that rules of one's own are limited to.

    >>> limited_outlets([Rule("share.a", "share", "A box.", outlets=("Marfa.example",), file="marfa.toml")])
    frozenset({'marfa.example'})
    """
    return frozenset(name.casefold() for rule in rules if rule.file for name in rule.outlets)


def tell_unmet(rules: Iterable[Rule], met: Collection[str]) -> list[str]:
    """Say of which outlets no document was, although rules are for these alone: a line for each file of rules.

    Args:
        rules: All rules; those of this package are passed over.
        met: The outlets, in small letters, of which there were documents.

    Returns:
        A message a file with such rules, in the order of the rules.

    >>> rule = Rule("share.a", "share", "A box.", outlets=("marfa.example",), file="marfa.toml")
    >>> tell_unmet([rule], {"marfa.example"})
    []
    >>> print(tell_unmet([rule], ())[0])
    marfa.toml: 1 rule is for marfa.example alone, of which no document was: give its url or outlet, or mend `outlets`
    """
    files: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.file and rule.outlets and not any(name.casefold() in met for name in rule.outlets):
            files.setdefault(rule.file, []).append(rule)
    return [_line(file, unmet) for file, unmet in files.items()]


def _line(file: str, rules: list[Rule]) -> str:
    names = list(dict.fromkeys(name for rule in rules for name in rule.outlets))
    named = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else "")
    counted = "1 rule is" if len(rules) == 1 else f"{len(rules):,} rules are"
    return f"{file}: {counted} for {named} alone, of which no document was: give its url or outlet, or mend `outlets`"
