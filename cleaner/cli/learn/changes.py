"""What of the sites' furniture appeared or vanished in the time of a dump, as a section of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cleaner.cli.report.names import family_name
from cleaner.cli.report.plots import apart, code, number
from cleaner.document.html_parts import family_class, safe
from cleaner.learning.drafts import Draft
from cleaner.learning.history import UNCHANGED, Change, Months, change_of
from cleaner.learning.learn import Learned, SiteRules

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
    """A template that appeared or vanished; `known`: it is gone without a rule."""

    draft: Draft
    change: Change
    known: bool


def changes_of(site: SiteRules) -> list[Changed]:
    """Give the templates of a site that changed, in the order of the months in which they did."""
    found = [
        Changed(draft, change, known)
        for known, drafts in ((False, site.drafts), (True, site.known))
        for draft in drafts
        if draft.effect == "drop" and (change := change_of(draft.seen.months, site.months)) != UNCHANGED
    ]
    return sorted(found, key=lambda one: (one.change.since or one.change.until, one.change.until, one.draft.id))


def changes_section(learned: Learned) -> str:
    """Give the section, an empty text where no day is known.

    >>> changes_section(Learned(()))
    ''
    """
    dated = [site for site in learned.sites if site.months]
    if not dated:
        return ""
    changed = [(site, found) for site in dated if (found := changes_of(site))]
    about = (
        f"من {number(len(dated))} موقع عُرفت أيام مقالاتها تغيّرت زوائد {number(len(changed))}. "
        "الشريط حصة المقالات التي فيها القالب من كل شهر، والأقدم في البداية. "
        "ولا يُذكر قالب إلا إذا كانت المقالات قبله أو بعده أكثر من أن يغيب عنها مصادفة."
    )
    sites = "".join(_site(site, found) for site, found in changed)
    return f'<section><h2>ما تغيّر مع الزمن</h2><p class="soft">{about}</p>{sites}</section>'


def _site(site: SiteRules, found: list[Changed]) -> str:
    name = f"<h3><bdi>{safe(site.site or 'كل السجلات')}</bdi></h3>"
    more = f'<p class="soft">وغيرها: {number(len(found) - _SHOWN)}</p>' if len(found) > _SHOWN else ""
    return name + "".join(_template(one, site.months) for one in found[:_SHOWN]) + more


def _template(changed: Changed, site: Months) -> str:
    draft, change, known = changed
    how = "يُزال بلا قاعدة" if known else f"القاعدة: {code(draft.id)}"
    told = f'<bdi>{safe(draft.template)}</bdi> <small class="soft">{family_name(draft.family)} · {how}</small>'
    plot = "".join(_columns(draft.seen.months, site))
    return (
        f'<div class="change {family_class(draft.family)}"><p>{told}</p><p><b>{_when(change)}</b></p>'
        f'<ol class="months">{plot}</ol></div>'
    )


def _when(change: Change) -> str:
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
