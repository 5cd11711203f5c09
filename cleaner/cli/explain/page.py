"""An article with its removed pieces marked, as one right-to-left page that needs nothing else and runs no script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from cleaner.cli.explain.terminal import Notes, Reasons, page_summary
from cleaner.cli.explain.why import WeighedNotes, shortened, sides_of
from cleaner.document.html_parts import family_class, removed, safe, whole_page
from cleaner.document.objects import stretches
from cleaner.document.types import CleanResult, Finding, Piece, WeighedPiece
from cleaner.rules.files import load_rules
from cleaner.rules.rule import Rules
from cleaner.web.article_view import shown_why, summary_of
from cleaner.web.reasons import why_of
from cleaner.web.texts import family_in

_UNTITLED: Final = "مقال بلا عنوان"
_COPY: Final = "النص النظيف للنسخ"
_TOGGLE: Final = '<label><input type="checkbox" id="clean"> النص النظيف وحده</label>'
_STYLE: Final = """
:root { background: light-dark(#fbfaf7, #14171a); color: light-dark(#1d2327, #e8eaed); }
body { max-width: 52rem; font-size: 1.12rem; }
h1 { font-size: 1.4rem; line-height: 1.5; margin: 0; }
article { background: light-dark(#fff, #1c2126); border: 1px solid light-dark(#d9d5cc, #363d45); border-radius: .8rem;
  padding: 1rem 1.2rem; margin-block-start: 1rem; }
.soft, label, .legend, article small, article details {
  font-family: "Noto Sans Arabic", "Segoe UI", Tahoma, sans-serif; }
.soft { color: light-dark(#566069, #a5aeb7); font-size: .9rem; margin: .2rem 0; }
label { font-size: .9rem; cursor: pointer; }
details summary { cursor: pointer; }
.copying { font-size: .9rem; }
.copying textarea { width: 100%; box-sizing: border-box; font: inherit; background: transparent; color: inherit; }
body:has(#clean:checked) :is(del, article small, article details) { display: none; }
"""
_LINE_END: Final = re.compile(r"\r?\n")


def page(result: CleanResult, weighed: Iterable[WeighedPiece] = (), rules: Rules | None = None) -> str:
    r"""Give the whole page; every text in it is escaped.

    `rules` are those that cleaned, whose reasons are told in Arabic; the package's own if they are not given.

    >>> from cleaner import clean
    >>> html = page(clean("سعر النفط < 80 دولاراً في تعاملات اليوم.\nالمصدر: وكالات"))
    >>> "سعر النفط &lt; 80" in html, 'class="f-source" title="source.label «المصدر»"' in html
    (True, True)
    """
    title = result.document.title or ""
    body = [
        f"<h1><bdi>{safe(title or _UNTITLED)}</bdi></h1>",
        f'<p class="soft">{safe(summary_of(result, "ar"))}</p>',
        f'<p class="soft" dir="ltr">{safe(page_summary(result))}</p>' if result.page else "",
        _legend(result),
        _TOGGLE if result.removed else "",
        _copying(result.text),
        f"<article>{_article(result, WeighedNotes(weighed), rules or load_rules())}</article>",
    ]
    return whole_page(title or "cleaner explain", "\n".join(body), _STYLE)


def _copying(text: str) -> str:
    """Give the clean text in a field of its own, to be copied by hand, for the page runs no script."""
    if not text.strip():
        return ""
    field = f'<textarea readonly rows="8" aria-label="{_COPY}">\n{safe(text)}</textarea>'  # less the first break
    return f'<details class="copying"><summary>{_COPY}</summary>{field}</details>'


def _legend(result: CleanResult) -> str:
    counts = Counter(piece.label for piece in result.removed).most_common()
    entries = (
        f'<li class="{family_class(family)}">{safe(family_in("ar", family))} {count}</li>' for family, count in counts
    )
    return f'<ul class="legend">{"".join(entries)}</ul>'


def _article(result: CleanResult, why: WeighedNotes, rules: Rules) -> str:
    reasons, notes = Reasons(result), Notes(result)
    parts = []
    for stretch in stretches(result):
        if stretch.piece:
            parts.append(_removed(stretch.piece, reasons, rules))
        else:
            parts.append(_kept(stretch.text, stretch.start, notes, why))
        parts += map(_note, notes.until(stretch.end))
    return "".join((*parts, *map(_note, notes.until(len(result.document.text) + 1))))


def _kept(text: str, start: int, notes: Notes, why: WeighedNotes) -> str:
    """Give a stretch that stays, with each finding behind its line, and why the pieces in it stayed."""
    parts, shown = [], 0
    for end in (*(found.start() for found in _LINE_END.finditer(text)), len(text)):
        due = [*map(_why, why.until(start + end)), *map(_note, notes.until(start + end))]
        if due or end == len(text):
            parts += [f"<span>{safe(text[shown:end])}</span>", *due]
            shown = end
    return "".join(parts)


def _note(finding: Finding) -> str:
    """Tell a finding in a note of its own, with its id for whoever wants to silence it."""
    kind = safe(f"{finding.severity} {finding.check}")
    return (
        f'<small class="finding {safe(finding.severity)}" title="{safe(finding.id)}">'
        f'<bdi dir="ltr">{kind}</bdi> {safe(finding.message_ar)}</small>'
    )


def _why(piece: WeighedPiece) -> str:
    """Say why a piece stayed in a note of its own, folded as on the page of `cleaner serve`."""
    one = shown_why(piece, "ar")
    weights = [weight for _, side in sides_of(piece) for weight in side]
    told = "".join(
        f'<span title="{safe(weight.name)}"><bdi dir="ltr">{weight.weight:+.2f}</bdi> {safe(weight.why_ar)}</span>'
        for weight in weights
    )
    head = f"<summary>{safe(one.head)} «{safe(shortened(piece.text))}»</summary>"
    near = " near" if one.near else ""
    return f'<details class="why{near}">{head}<span>{safe(one.missing)}</span>{told}</details>'


def _removed(piece: Piece, reasons: Reasons, rules: Rules) -> str:
    why = why_of(piece.rule, rules, "ar")
    return removed(piece.text, piece.label, piece.rule, reasons.phrase(piece), reasons.elsewhere(piece), why)
