"""What was learned as a page or as JSON: what changed over time, and each rule with counts and some of its places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleaner.cli.report.changes import STYLE as CHANGES_STYLE
from cleaner.cli.report.changes import changes_of, changes_section
from cleaner.cli.report.plots import STYLE, apart, cards, number
from cleaner.document.html_parts import family_class, safe, whole_page
from cleaner.learning.drafts import Draft, shown_places, span_of
from cleaner.learning.history import Months, change_of
from cleaner.learning.learn import Learned, SiteRules

_AROUND = 120  # characters shown on either side
_STYLE = """
.rule { border-block-start: 1px solid var(--line); padding-block: .8rem; }
.rule h3 { color: inherit; font-weight: 600; }
blockquote { margin: .4rem 0; padding-inline-start: .8rem; border-inline-start: .2rem solid var(--line); }
"""


def report_page(learned: Learned) -> str:
    """Give the page, which needs nothing else and runs no script; every text in it is escaped."""
    changes = [changes_of(site) for site in learned.sites]
    changed = sum(bool(one.changed) for one in changes)
    known = sum(len(site.known) for site in learned.sites)
    figures = [
        ("القواعد", number(len(learned.drafts)), f"قوالب تُزال بلا قاعدة: {number(known)}"),
        ("المواقع", number(len(learned.sites)), f"ما تغيّرت زوائدها: {number(changed)}"),
        ("المقالات", number(sum(site.seen for site in learned.sites)), "ما قُرئ منها"),
    ]
    body = [
        f"<header><h1>ما تعلمناه من المواقع</h1></header>{cards(figures)}",
        changes_section(changes),
        "<p>اقرأ كل قاعدة في مواضعها. لحذف قاعدة إلى الأبد احذفها من الملف واكتب فيه السطر الذي تحتها هنا.</p>",
        *map(_site, learned.sites),
    ]
    return whole_page("ما تعلمناه من المواقع", "\n".join(filter(None, body)), STYLE + CHANGES_STYLE + _STYLE)


def report_object(learned: Learned) -> dict[str, Any]:
    """Give the same for JSON: by site the articles by month, the rules, and what is gone without them.

    A template has `since` where it appeared in the time of the dump, and `until` where it vanished; else these are
    empty.
    """
    return {
        "sites": [
            {
                "site": site.site,
                "articles": site.seen,
                "different": site.different,
                "refused": site.refused,
                "months": dict(site.months),
                "changed": len(changes_of(site).changed),
                "rules": [_template(draft, site.months) for draft in site.drafts],
                "known": [_template(draft, site.months) for draft in site.known],
            }
            for site in learned.sites
        ]
    }


def _template(draft: Draft, months: Months) -> dict[str, Any]:
    seen = draft.seen
    names = ("id", "template", "kind", "family", "where", "inline", "strength", "effect")
    return {
        **{name: getattr(draft, name) for name in names},
        "articles": seen.articles,
        "of": seen.size,
        "first": seen.first,
        "last": seen.last,
        "months": dict(seen.months),
        **change_of(seen.months, months)._asdict(),
    }


def _site(site: SiteRules) -> str:
    name = f"<h2><bdi>{safe(site.site or 'كل السجلات')}</bdi></h2>"
    if site.refused:
        return f"<section>{name}<p dir='ltr'>{safe(site.refused)}</p></section>"
    counted = f"{number(len(site.drafts))} قاعدة من {number(site.different)} مقال مختلف (قُرئ {number(site.seen)})"
    return f'<section>{name}<p class="soft">{counted}</p>{"".join(map(_rule, site.drafts))}</section>'


def _rule(draft: Draft) -> str:
    seen = draft.seen
    days = f" · {seen.first} – {seen.last}" if seen.first else ""
    share = f"{seen.articles:,} / {seen.size:,} ({seen.articles / seen.size:.0%}){days}"
    facts = apart(f"{draft.where}{' inline' if draft.inline else ''} · {draft.strength:g} · {share}")
    box = f'<label><input type="checkbox"> <code># dropped: {safe(draft.id)}</code></label>'
    title = f"<h3><bdi>{safe(draft.template)}</bdi></h3>"
    return f'<div class="rule">{title}<p>{facts}</p>{"".join(_places(draft))}<p>{box}</p></div>'


def _places(draft: Draft) -> Iterator[str]:
    for article, line in shown_places(draft):
        span = span_of(draft, article, line)
        if span:
            start, end = span
            before = article.text[max(0, start - _AROUND) : start]
            after = article.text[end : end + _AROUND]
            mark = f'<del class="{family_class(draft.family)}">{safe(article.text[start:end])}</del>'
            yield f"<blockquote><article>{safe(before)}{mark}{safe(after)}</article></blockquote>"
