"""An article with its removed pieces marked, as one right-to-left page that needs nothing else and runs no script."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from cleaner.cli.explain.terminal import Notes, Reasons, page_summary, summary
from cleaner.cli.html_parts import family_class, removed, safe, whole_page
from cleaner.document.objects import stretches
from cleaner.document.types import CleanResult, Finding, Piece

_LINE_END: Final = re.compile(r"\r?\n")


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
        f'<p dir="ltr">{safe(page_summary(result))}</p>' if result.page else "",
        _legend(result),
        f"<article>{_article(result)}</article>",
    ]
    return whole_page(title or "cleaner explain", "\n".join(body))


def _legend(result: CleanResult) -> str:
    counts = Counter(piece.label for piece in result.removed).most_common()
    entries = (f'<li class="{family_class(family)}">{safe(family)} {count}</li>' for family, count in counts)
    return f'<ul class="legend" dir="ltr">{"".join(entries)}</ul>'


def _article(result: CleanResult) -> str:
    reasons, notes = Reasons(result), Notes(result)
    parts = []
    for stretch in stretches(result):
        parts.append(_removed(stretch.piece, reasons) if stretch.piece else _kept(stretch.text, stretch.start, notes))
        parts += map(_note, notes.until(stretch.end))
    return "".join((*parts, *map(_note, notes.until(len(result.document.text) + 1))))


def _kept(text: str, start: int, notes: Notes) -> str:
    """Give a stretch that stays, with each finding behind the line in which it stands."""
    parts, shown = [], 0
    for end in (*(found.start() for found in _LINE_END.finditer(text)), len(text)):
        due = notes.until(start + end)
        if due or end == len(text):
            parts += [f"<span>{safe(text[shown:end])}</span>", *map(_note, due)]
            shown = end
    return "".join(parts)


def _note(finding: Finding) -> str:
    """Tell a finding in a note of its own, with its id for whoever wants to silence it."""
    kind = safe(f"{finding.severity} {finding.check}")
    return (
        f'<small class="finding {safe(finding.severity)}" title="{safe(finding.id)}">'
        f'<bdi dir="ltr">{kind}</bdi> {safe(finding.message_ar)}</small>'
    )


def _removed(piece: Piece, reasons: Reasons) -> str:
    return removed(piece.text, piece.label, piece.rule, reasons.phrase(piece), reasons.elsewhere(piece))
