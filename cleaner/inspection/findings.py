"""`inspect`: an article's inconsistencies, each with its evidence; what inspects never edits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from cleaner.document.types import CleanResult, Document, Finding
from cleaner.inspection.article import Article, in_order, read_article
from cleaner.inspection.suppressions import is_silenced
from cleaner.options import OptionError, Options
from cleaner.pipeline import clean

Check = Callable[[Article], Iterator[Finding]]

CHECKS: Final[Mapping[str, str]] = MappingProxyType(  # each in its own room, which is entered when it is asked for
    {
        name: f"cleaner.inspection.checks.{name.replace('-', '_')}"
        for name in (
            *("agency-identity", "credit-conflict", "host-mismatch", "actor-conflict", "spliced-article"),
            *("date-conflict", "title-body", "truncated", "name-variants", "number-conflict", "repeat"),
        )
    }
)
_DEFAULT: Final = Options()


def inspect(
    article: str | Document | CleanResult,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    options: Options = _DEFAULT,
    checks: Collection[str] | None = None,
    silence: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Report what does not fit together in an article: outlets, actors, dates, pieces of other articles.

    `article` is a text, a `Document`, or what `clean` or `clean_html` gave for one, which is not cleaned again. `url`,
    `title`, `outlet` and `published` are what is known of a text. `checks` are the names of the checks that look, all
    of them if None; `silence` holds ids of findings that are known, and names or domains of outlets of which nothing is
    to be told. Returns findings in the order of what they quote.
    Raises `TypeError` if `article` is none of these, and `OptionError` for a check that there is not.

    >>> found = inspect('نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن المعبر فتح أمس.')
    >>> [(finding.check, [piece.text for piece in finding.evidence]) for finding in found]
    [('agency-identity', ['وكالة الأنباء السعودية', 'وفا'])]
    """
    if isinstance(article, str):
        article = Document(article, url, title, outlet, published=published)
    elif (url, title, outlet, published) != (None, None, None, None):
        raise TypeError("url, title, outlet and published are for a text: a Document knows its own")
    if not isinstance(article, CleanResult):
        article = clean(article, options=replace(options, inspect=False))
    return find(article, checks, silence)


def find(
    result: CleanResult, checks: Collection[str] | None = None, silence: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Give the findings of an article that is cleaned already; see `inspect`."""
    article = read_article(result)
    found = (finding for name in checks_named(checks) for finding in check_of(name)(article))
    return tuple(finding for finding in in_order(found) if not is_silenced(finding, result.document, silence))


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
