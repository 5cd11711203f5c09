"""An article with its removed pieces marked, as one right-to-left page that needs nothing else and runs no script."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import Final

from cleaner.cli.marked import COLOURS, OTHER_COLOUR, Notes, Reasons, reading, summary
from cleaner.document import CleanResult, Finding, Piece
from cleaner.results import stretches

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LINE_END: Final = re.compile(r"\r?\n")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.1rem/1.9 "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", Tahoma, sans-serif; max-width: 48rem;
  margin: 2rem auto; padding: 0 1rem; }
article { white-space: pre-wrap; overflow-wrap: anywhere; }
article span, del { unicode-bidi: isolate; }
del { text-decoration: none; background: color-mix(in srgb, var(--c) 18%, transparent);
  border-inline-start: .25rem solid var(--c); padding: .1rem .4rem; border-radius: .2rem; }
del small, .legend { font: .75rem/1.6 ui-monospace, monospace; }
del small { color: var(--c); margin-inline-start: .6rem; unicode-bidi: isolate; }
small.finding { display: block; border-inline-start: .25rem solid #e5484d; padding: .1rem .4rem; font-size: .85rem; }
small.info { border-color: #868e96; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; list-style: none; }
.legend li { border: 1px solid var(--c); border-radius: .2rem; padding: 0 .5rem; }
"""


def page(result: CleanResult) -> str:
    r"""Give the whole page; every text in it is escaped.

    >>> from cleaner import clean
    >>> html = page(clean("سعر النفط < 80 دولاراً في تعاملات اليوم.\nالمصدر: وكالات"))
    >>> "سعر النفط &lt; 80" in html, 'class="f-source" title="source.label «المصدر»"' in html
    (True, True)
    """
    title = _safe(result.document.title or "")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="ar" dir="rtl">',
            "<head>",
            '<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title or 'cleaner explain'}</title>",
            f"<style>{_STYLE}{_family_colours()}</style>",
            "</head>",
            "<body>",
            f"<h1><bdi>{title}</bdi></h1>" if title else "",
            f'<p dir="ltr">{_safe(summary(result))}</p>',
            f'<p dir="ltr">{_safe(reading(result))}</p>' if result.page else "",
            _legend(result),
            f"<article>{_article(result)}</article>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _safe(text: str) -> str:
    """Escape a text; what may not stand in a page (control characters, half of a surrogate pair) is shown as �."""
    return escape(_CONTROLS.sub("\ufffd", _BREAKS.sub("\n", text)))


def _family_colours() -> str:
    colours = {**COLOURS, "other": OTHER_COLOUR}
    return "".join(f".f-{family} {{ --c: {colour}; }}\n" for family, colour in colours.items())


def _class(family: str) -> str:
    return f"f-{family}" if family in COLOURS else "f-other"


def _legend(result: CleanResult) -> str:
    counts = Counter(piece.label for piece in result.removed).most_common()
    entries = (f'<li class="{_class(family)}">{_safe(family)} {count}</li>' for family, count in counts)
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
            parts += [f"<span>{_safe(text[shown:end])}</span>", *map(_note, due)]
            shown = end
    return "".join(parts)


def _note(finding: Finding) -> str:
    """Tell a finding in a note of its own, with its id for whoever wants to silence it."""
    kind = _safe(f"{finding.severity} {finding.check}")
    return (
        f'<small class="finding {_safe(finding.severity)}" title="{_safe(finding.id)}">'
        f'<bdi dir="ltr">{kind}</bdi> {_safe(finding.message_ar)}</small>'
    )


def _removed(piece: Piece, reasons: Reasons) -> str:
    """Mark a piece; the white space around it stays outside of the mark, so that lines break as they did."""
    words = piece.text.strip()
    before, after = piece.text.split(words, 1) if words else (piece.text, "")
    rule, phrase, elsewhere = _safe(piece.rule), _safe(reasons.phrase(piece)), reasons.elsewhere(piece)
    note = f'<small dir="ltr">{rule} <bdi>{phrase}</bdi>{elsewhere}</small>'
    mark = f'<del class="{_class(piece.label)}" title="{rule} {phrase}{elsewhere}">{_safe(words)}{note}</del>'
    return f"{_safe(before)}{mark}{_safe(after)}"
