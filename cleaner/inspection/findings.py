"""An article's inconsistencies, each with its evidence; what inspects never edits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from cleaner.document.types import CleanResult, Finding
from cleaner.inspection.article import Article, in_order, read_article
from cleaner.inspection.denials import is_denied
from cleaner.inspection.suppressions import is_suppressed
from cleaner.options import OptionError

Check = Callable[[Article], Iterator[Finding]]

CHECKS: Final[Mapping[str, str]] = MappingProxyType(  # each in its own module, imported when it is asked for
    {
        name: f"cleaner.inspection.checks.{name.replace('-', '_')}"
        for name in (
            *("agency-identity", "credit-conflict", "host-mismatch", "actor-conflict", "spliced-article"),
            *("date-conflict", "title-body", "headless", "truncated", "name-variants", "number-conflict", "repeat"),
        )
    }
)


def find(
    result: CleanResult, checks: Collection[str] | None = None, suppressed: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Give the findings of an article that is cleaned already; see `cleaner.inspect`."""
    article = read_article(result)
    found = (finding for name in checks_named(checks) for finding in check_of(name)(article))
    document = result.document
    return tuple(
        finding
        for finding in in_order(found)
        if not is_denied(finding, document) and not is_suppressed(finding, document, suppressed)
    )


def checks_named(names: Collection[str] | None) -> tuple[str, ...]:
    """Give the names of the checks that are asked for in their own order; raises `OptionError` for what is none.

    >>> checks_named(["repeat", "title-body"])
    ('title-body', 'repeat')
    """
    if names is None:
        return tuple(CHECKS)
    if isinstance(names, str):
        raise OptionError(f"checks must be a collection of names, not {names!r}: write [{names!r}]")
    for name in names:
        if name not in CHECKS:
            raise OptionError(f"there is no check {name!r}: choose from {', '.join(CHECKS)}")
    return tuple(name for name in CHECKS if name in names)


@lru_cache(maxsize=64)
def check_of(name: str) -> Check:
    """Give the function of a check."""
    check: Check = import_module(CHECKS[name]).check
    return check
