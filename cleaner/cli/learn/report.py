"""What was learned as a page: each rule with its counts, in three of its places, and what to write to be rid of it."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.document.html_parts import family_class, safe, whole_page
from cleaner.learning.drafts import Draft, shown_places, span_of
from cleaner.learning.learn import Learned, SiteRules

_AROUND = 120  # characters shown on either side
_STYLE = """
section { border-block-start: 1px solid #8886; margin-block: 1.5rem; }
blockquote { margin: .4rem 0; padding-inline-start: .8rem; border-inline-start: .2rem solid #8886; }
code { direction: ltr; unicode-bidi: isolate; font-size: .8rem; }
h2 bdi, h3 bdi { font-weight: 600; }
"""


def report_page(learned: Learned) -> str:
    """Give the page."""
    sites = "".join(_site(site) for site in learned.sites)
    count = len(learned.drafts)
    told = f"<p>{count:,} قاعدة من {len(learned.sites):,} موقع. اقرأ كل قاعدة في مواضعها.</p>"
    drop = "<p>لحذف قاعدة إلى الأبد احذفها من الملف واكتب فيه السطر الذي تحتها هنا.</p>"
    return whole_page("ما تعلمناه من المواقع", f"<h1>ما تعلمناه من المواقع</h1>{told}{drop}{sites}", _STYLE)


def _site(site: SiteRules) -> str:
    name = f"<h2><bdi>{safe(site.site or 'كل السجلات')}</bdi></h2>"
    if site.refused:
        return f"{name}<p dir='ltr'>{safe(site.refused)}</p>"
    counted = f"<p>{len(site.drafts):,} قاعدة من {site.different:,} مقال مختلف (قُرئ {site.seen:,})</p>"
    return name + counted + "".join(map(_rule, site.drafts))


def _rule(draft: Draft) -> str:
    seen = draft.seen
    days = f" · {seen.first} – {seen.last}" if seen.first else ""
    share = f"{seen.articles:,} / {seen.size:,} ({seen.articles / seen.size:.0%}){days}"
    facts = f"<code>{safe(draft.where)}{' inline' if draft.inline else ''} · {draft.strength:g} · {share}</code>"
    box = f'<label><input type="checkbox"> <code># dropped: {safe(draft.id)}</code></label>'
    title = f"<h3><bdi>{safe(draft.template)}</bdi></h3>"
    return f"<section>{title}<p>{facts}</p>{''.join(_places(draft))}<p>{box}</p></section>"


def _places(draft: Draft) -> Iterator[str]:
    for article, number in shown_places(draft):
        span = span_of(draft, article, number)
        if span:
            start, end = span
            before = article.text[max(0, start - _AROUND) : start]
            after = article.text[end : end + _AROUND]
            mark = f'<del class="{family_class(draft.family)}">{safe(article.text[start:end])}</del>'
            yield f"<blockquote><article>{safe(before)}{mark}{safe(after)}</article></blockquote>"
