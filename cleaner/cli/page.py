"""An article with its removed pieces marked, as one right-to-left page that needs nothing else and runs no script."""

from __future__ import annotations

from collections import Counter

from cleaner.cli.marked import Reasons, reading, summary
from cleaner.cli.markup import family_class, removed, safe, whole_page
from cleaner.document import CleanResult, Piece
from cleaner.results import stretches


def page(result: CleanResult) -> str:
    r"""Give the whole page; every text in it is escaped.

    >>> from cleaner import clean
    >>> html = page(clean("سعر النفط < 80 دولاراً في تعاملات اليوم.\nالمصدر: وكالات"))
    >>> "سعر النفط &lt; 80" in html, 'class="f-source" title="source.label «المصدر»"' in html
    (True, True)
    """
    title = result.document.title or ""
    body = [
        f"<h1><bdi>{safe(title)}</bdi></h1>" if title else "",
        f'<p dir="ltr">{safe(summary(result))}</p>',
        f'<p dir="ltr">{safe(reading(result))}</p>' if result.page else "",
        _legend(result),
        f"<article>{_article(result)}</article>",
    ]
    return whole_page(title or "cleaner explain", "\n".join(body))


def _legend(result: CleanResult) -> str:
    counts = Counter(piece.label for piece in result.removed).most_common()
    entries = (f'<li class="{family_class(family)}">{safe(family)} {count}</li>' for family, count in counts)
    return f'<ul class="legend" dir="ltr">{"".join(entries)}</ul>'


def _article(result: CleanResult) -> str:
    reasons = Reasons(result)
    return "".join(
        _removed(stretch.piece, reasons) if stretch.piece else f"<span>{safe(stretch.text)}</span>"
        for stretch in stretches(result)
    )


def _removed(piece: Piece, reasons: Reasons) -> str:
    return removed(piece.text, piece.label, piece.rule, reasons.phrase(piece), reasons.elsewhere(piece))
