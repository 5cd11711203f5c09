"""How a site's furniture changed: which templates appeared, which vanished, and in which month.

Months without a template tell something only where it would have been seen in them, if it had stood there as often as
in those between its first and its last: what is on half of the articles is missed on ten by chance once in a thousand
times.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from cleaner.learning.articles import Article

Months = tuple[tuple[str, int], ...]

_CHANCE: Final = 1e-4  # that a template which stands on as before is missed; a site has a hundred templates
_MONTH: Final = len("2024-03")


class Change(NamedTuple):
    """The month from which on a template stands, and the last one in which it does; empty where it always did."""

    since: str = ""
    until: str = ""


UNCHANGED: Final = Change()


def months_of(articles: Iterable[Article]) -> Months:
    """Count articles by their months, as far as these are known, in their order.

    >>> days = ("2024-03-05", "2024-02-01", "", "2024-03-09")
    >>> months_of(Article("هطل المطر", "", day, "", str(number)) for number, day in enumerate(days))
    (('2024-02', 1), ('2024-03', 2))
    """
    return tuple(sorted(Counter(article.day[:_MONTH] for article in articles if article.day).items()))


def change_of(template: Months, site: Months) -> Change:
    """Tell when a template appeared and vanished.

    Args:
        template: The articles that it stands on, by month.
        site: All articles of its site, by month.

    Returns:
        The months, each where there are articles enough before or behind it that this is no chance.

    >>> site = (("2024-01", 20), ("2024-02", 20), ("2024-03", 20))
    >>> change_of((("2024-02", 15), ("2024-03", 18)), site)
    Change(since='2024-02', until='')
    >>> change_of((("2024-02", 2), ("2024-03", 2)), site)
    Change(since='', until='')
    """
    if not template:
        return UNCHANGED
    first, last = template[0][0], template[-1][0]
    before = sum(count for month, count in site if month < first)
    after = sum(count for month, count in site if month > last)
    within = sum(count for month, count in site if first <= month <= last)
    on = sum(count for _, count in template)
    missed = 1 - (on - 1) / within if within >= on else 0.0  # of one article
    return Change(first if missed**before <= _CHANCE else "", last if missed**after <= _CHANCE else "")
