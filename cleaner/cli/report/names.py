"""What the page of a report calls things, in Arabic, and in which colours it shows them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.cli.figures import duration, short_name
from cleaner.cli.report.plots import code
from cleaner.cli.report.summary import Fate
from cleaner.document.display_names import FAMILIES
from cleaner.document.html_parts import family_class
from cleaner.dumps.counts import OTHERS


class StyledName(NamedTuple):
    """A name with the style that has its colour."""

    name: str
    style: str


FATES: Final[Mapping[str, StyledName]] = MappingProxyType(
    {
        "written": StyledName("كُتبت", "--c:var(--good)"),
        "dropped": StyledName("استُبعدت بطلب", "--c:var(--second)"),
        "skipped": StyledName("تُجووزت", "--c:var(--third)"),
        "failed": StyledName("تعذّر تنظيفها", "--c:var(--bad)"),
    }
)
_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": "لم يبقَ منها نص",
        "short": "قصيرة",
        "another language": "بلغة أخرى",
        "unchanged": "لم تتغيّر",
        "not in the sample": "خارج العيّنة",
        OTHERS: "أسباب أخرى",
    }
)
_UNITS: Final[Mapping[str, str]] = MappingProxyType({"h": "س", "min": "د", "s": "ث"})


def fate_name(fate: Fate) -> str:
    """Say what became of documents, and why, as markup; a reason that came with a page stands as it is.

    >>> fate_name(Fate("dropped", "short", 3)), fate_name(Fate("written", "", 3))
    ('استُبعدت بطلب: قصيرة', 'كُتبت')
    """
    name = FATES[fate.kind].name
    if not fate.reason:
        return name
    return f"{name}: {_REASONS[fate.reason] if fate.reason in _REASONS else code(short_name(fate.reason))}"


def family_name(family: str) -> str:
    """Give the Arabic name of a family of rules beside its own, as markup.

    >>> family_name("source")
    'المصدر <small><code dir="ltr">source</code></small>'
    """
    name = FAMILIES.get(family)
    return f"{name} <small>{code(family)}</small>" if name else code(short_name(family))


def rule_class(rule: str) -> str:
    """Give the class with the colour of a rule's family; what was decided by the context has none.

    >>> rule_class("source.label"), rule_class("context.run")
    ('f-source', '')
    """
    family = rule.partition(".")[0]
    return family_class(family) if family in FAMILIES else ""


def time_name(seconds: float) -> str:
    """Say a time with Arabic units, as markup.

    >>> time_name(130)
    '<bdi>2 د 10 ث</bdi>'
    """
    return f"<bdi>{' '.join(_UNITS.get(word, word) for word in duration(seconds).split())}</bdi>"
