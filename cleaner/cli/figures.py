"""How figures are told: shares, times, sizes, and names by how much stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cleaner.cli.console import one_line, undirected

_MINUTE: Final = 60
_HOUR: Final = 3600
_UNITS: Final = ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB"))


def percent(part: int, whole: int) -> str:
    """Give a share; neither a part that is missing nor one that is there is rounded away.

    >>> percent(1, 3), percent(0, 3), percent(1, 5000), percent(4999, 5000), percent(3, 3), percent(0, 0)
    ('33.3 %', '0 %', '< 0.1 %', '> 99.9 %', '100 %', '-')
    """
    if not whole:
        return "-"
    if part in (0, whole):
        return "100 %" if part else "0 %"
    share = 100 * part / whole
    if 0 < share < 0.1:
        return "< 0.1 %"
    return "> 99.9 %" if 99.9 < share < 100 else f"{share:.1f} %"


def duration(seconds: float) -> str:
    """Give a time as one says it.

    >>> duration(0.42), duration(42), duration(130), duration(120), duration(7500)
    ('0.4 s', '42 s', '2 min 10 s', '2 min', '2 h 5 min')
    """
    if seconds < 9.95 and seconds != int(seconds):
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        minutes, rest = divmod(whole, _MINUTE)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(round(whole / _MINUTE), _MINUTE)
    return f"{hours:,} h {minutes} min"


def pace(count: float, seconds: float) -> str:
    """Give how many came in a second, or a dash where no time has passed.

    >>> pace(12_400, 4), pace(1, 4), pace(3, 0)
    ('3,100', '0.2', '-')
    """
    if seconds <= 0:
        return "-"
    rate = count / seconds
    return f"{rate:.1f}" if rate < 10 else f"{rate:,.0f}"


def size(count: int) -> str:
    """Give a number of bytes with a unit.

    >>> size(999), size(412_300_000), size(12_340_000_000)
    ('999 B', '412 MB', '12.3 GB')
    """
    for unit, name in _UNITS:
        if count >= unit:
            amount = count / unit
            return f"{amount:.1f} {name}" if amount < 100 and unit > 10**6 else f"{amount:,.0f} {name}"
    return f"{count} B"


def ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Give names and their counts, the highest first and equal ones by name; what did not occur is left out.

    >>> ranked({"ب": 2, "أ": 2, "ج": 3, "د": 0})
    [('ج', 3), ('أ', 2), ('ب', 2)]
    """
    return sorted(((name, count) for name, count in counts.items() if count), key=lambda pair: (-pair[1], pair[0]))


def short_name(name: str, most: int = 80) -> str:
    r"""Make a name that came with the data safe to show in a line; the end of a long one is left out.

    >>> short_name("موقع\n\u202eأخبار\x1b")
    'موقع أخبار\\x1b'
    """
    shown = undirected(one_line(name[: most + 1]))
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
