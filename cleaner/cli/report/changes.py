"""What of the sites' furniture appeared or vanished in the time of a dump, as a section of a report and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cleaner.cli.report.names import family_name
from cleaner.cli.report.plots import apart, code, number
from cleaner.document.html_parts import family_class, safe
from cleaner.learning.drafts import Draft
from cleaner.learning.history import UNCHANGED, Months, change_of
from cleaner.learning.learn import SiteRules

_MONTHS: Final = 36  # that are shown one by one; of more, years are
_YEAR: Final = len("2024")
_SHOWN: Final = 20  # templates of a site
STYLE: Final = """
.months { display: flex; align-items: flex-end; gap: 2px; height: 2.6rem; padding: 0; margin: .3rem 0 0;
  list-style: none; border-block-end: 1px solid var(--line); }
.months li { flex: 1 1 0; max-width: 2rem; height: 100%; background: var(--track); display: flex;
  align-items: flex-end; }
.months i { display: block; width: 100%; height: var(--h); background: var(--c, var(--main)); }
.change { padding: .5rem 0; border-block-start: 1px solid var(--line); }
.change p { margin: 0; }
"""


class Changed(NamedTuple):
    """A template that appeared or vanished: its articles by month, and the months that its `Change` has.

    `known`: it is gone without a rule.
    """

    id: str
    template: str
    family: str
    known: bool
    months: Months
    since: str
    until: str


class SiteChanges(NamedTuple):
    """A site whose articles have days: how many there are by month, and what changed, in the order of its months."""

    site: str
    months: Months
    changed: tuple[Changed, ...]

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> SiteChanges:
        """Read again what `changes_object` gave of a site."""
        changed = (Changed(**{**one, "months": _months(one["months"])}) for one in values["changed"])
        return cls(values["site"], _months(values["months"]), tuple(changed))


def changes_of(site: SiteRules) -> SiteChanges:
    """Tell what of a site changed, the months first in which that was earliest."""
    both = ((False, site.drafts), (True, site.known))
    found = [one for known, drafts in both for draft in drafts if (one := _changed(draft, site.months, known))]
    order = sorted(found, key=lambda one: (one.since or one.until, one.until, one.id))
    return SiteChanges(site.site, site.months, tuple(order))


def changes_object(sites: Iterable[SiteChanges]) -> list[dict[str, Any]]:
    """Give what changed for JSON, by site.

    >>> changes_object([SiteChanges("marfa.example", (("2024-03", 5),), ())])
    [{'site': 'marfa.example', 'months': {'2024-03': 5}, 'changed': []}]
    """
    return [
        {
            "site": site.site,
            "months": dict(site.months),
            "changed": [{**one._asdict(), "months": dict(one.months)} for one in site.changed],
        }
        for site in sites
        if site.months
    ]


def changes_section(sites: Iterable[SiteChanges]) -> str:
    """Give the section, an empty text where no day is known.

    >>> changes_section([SiteChanges("marfa.example", (), ())])
    ''
    """
    dated = [site for site in sites if site.months]
    if not dated:
        return ""
    changed = [site for site in dated if site.changed]
    about = (
        f"من {number(len(dated))} موقع عُرفت أيام مقالاتها تغيّرت زوائد {number(len(changed))}. "
        "الشريط حصة المقالات التي فيها القالب من كل شهر، والأقدم في البداية. "
        "ولا يُذكر قالب إلا إذا كانت المقالات قبله أو بعده أكثر من أن يغيب عنها مصادفة."
    )
    return f'<section><h2>ما تغيّر مع الزمن</h2><p class="soft">{about}</p>{"".join(map(_site, changed))}</section>'


def _changed(draft: Draft, site: Months, known: bool) -> Changed | None:
    change = change_of(draft.seen.months, site)
    if draft.effect != "drop" or change == UNCHANGED:
        return None
    return Changed(draft.id, draft.template, draft.family, known, draft.seen.months, *change)


def _months(counts: Mapping[str, int]) -> Months:
    return tuple(counts.items())


def _site(site: SiteChanges) -> str:
    name = f"<h3><bdi>{safe(site.site or 'كل السجلات')}</bdi></h3>"
    left = len(site.changed) - _SHOWN
    more = f'<p class="soft">وغيرها: {number(left)}</p>' if left > 0 else ""
    return name + "".join(_template(one, site.months) for one in site.changed[:_SHOWN]) + more


def _template(changed: Changed, site: Months) -> str:
    how = "يُزال بلا قاعدة" if changed.known else f"القاعدة: {code(changed.id)}"
    told = f'<bdi>{safe(changed.template)}</bdi> <small class="soft">{family_name(changed.family)} · {how}</small>'
    plot = "".join(_columns(changed.months, site))
    return (
        f'<div class="change {family_class(changed.family)}"><p>{told}</p><p><b>{_when(changed)}</b></p>'
        f'<ol class="months">{plot}</ol></div>'
    )


def _when(change: Changed) -> str:
    since, until = apart(change.since), apart(change.until)
    if change.since and change.until:
        return f"من {since} إلى {until} وحدها"
    return f"ظهر في {since}" if change.since else f"اختفى بعد {until}"


def _columns(template: Months, site: Months) -> Iterator[str]:
    length = None if len(site) <= _MONTHS else _YEAR
    of_all, own = _grouped(site, length), _grouped(template, length)
    for span, count in of_all.items():
        on = min(own.get(span, 0), count)
        yield f'<li title="{safe(span)}: {on:,} / {count:,}"><i style="--h:{100 * on / count:.0f}%"></i></li>'


def _grouped(months: Months, length: int | None) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for month, count in months:
        found[month[:length]] = found.get(month[:length], 0) + count
    return found
