"""A result as markup: a short fragment for a notebook, and a whole page; right to left, escaped, without scripts."""

from __future__ import annotations

from collections import Counter
from typing import Final

from cleaner.document.html_parts import COLOURS, OTHER_COLOUR, removed, safe, whole_page
from cleaner.document.objects import Stretch, stretches
from cleaner.document.types import CleanResult, Notice, Piece

_TEXT: Final = 1_200  # characters of the clean text that a notebook shows
_PIECE: Final = 120  # characters of a removed piece there
_PIECES: Final = 12
_WARNINGS: Final = 3


def summarize(result: CleanResult) -> str:
    r"""Say in one line how much of a result stayed, and what went by family.

    >>> from cleaner import clean
    >>> summarize(clean("أعلنت البلدية فتح الطريق الساحلي.\nالمصدر: وكالات"))
    '33 of 48 characters stay; removed: source 1'
    """
    counts = Counter(piece.label for piece in result.removed).most_common()
    went = ", ".join(f"{family} {count}" for family, count in counts)
    stays = f"{len(result.text):,} of {len(result.document.text):,} characters stay"
    return f"{stays}; removed: {went}" if went else stays


def write_fragment(result: CleanResult) -> str:
    r"""Give a result for a notebook: the beginning of what stays, warnings, and the first pieces that went.

    Args:
        result: What cleaning gave.

    Returns:
        One element of less than 12,000 characters, whatever the article's length, with its looks in itself.

    >>> from cleaner import clean
    >>> html = write_fragment(clean("سعر النفط < 80 دولاراً اليوم في الأسواق.\nالمصدر: وكالات"))
    >>> html.startswith('<div dir="rtl" lang="ar"'), "سعر النفط &lt; 80" in html, "source.label" in html
    (True, True, True)
    """
    title = result.document.title
    parts = [
        '<div dir="rtl" lang="ar" style="max-width: 48rem; line-height: 1.8; text-align: right">',
        f"<strong>{safe(_cut(title, _PIECE))}</strong>" if title else "",
        f'<div dir="ltr" style="opacity: .7; font-size: .85em">{safe(summarize(result))}</div>',
        *map(_warning, result.warnings[:_WARNINGS]),
        f'<div style="white-space: pre-wrap; overflow-wrap: anywhere">{safe(_cut(result.text, _TEXT))}</div>',
        _list_removed(result.removed),
        "</div>",
    ]
    return "".join(parts)


def write_page(result: CleanResult) -> str:
    r"""Give a result as a whole page: all that stays, and each piece that went, marked where it stood.

    Args:
        result: What cleaning gave.

    Returns:
        The page, which loads nothing and runs no script.

    >>> from cleaner import clean
    >>> html = write_page(clean("أعلنت البلدية فتح الطريق الساحلي.\nالمصدر: وكالات"))
    >>> '<html lang="ar" dir="rtl">' in html, 'class="f-source" title="source.label المصدر"' in html
    (True, True)
    """
    title = result.document.title or ""
    body = [
        f"<h1><bdi>{safe(title)}</bdi></h1>" if title else "",
        f'<p dir="ltr">{safe(summarize(result))}</p>',
        *map(_warning, result.warnings),
        f"<article>{''.join(map(_shown, stretches(result)))}</article>",
    ]
    return whole_page(title or "cleaner", "\n".join(filter(None, body)))


def _shown(stretch: Stretch) -> str:
    piece = stretch.piece
    if piece is None:
        return f"<span>{safe(stretch.text)}</span>"
    if piece.evidence:
        return removed(piece.text, piece.label, piece.rule, elsewhere=f" {piece.strength:.2f} by {piece.evidence}")
    return removed(piece.text, piece.label, piece.rule, piece.selector or _cut(piece.phrase, _PIECE))


def _warning(notice: Notice) -> str:
    return f'<div dir="ltr" style="color: #d9480f">{safe(notice.kind)}: {safe(notice.message)}</div>'


def _list_removed(pieces: tuple[Piece, ...]) -> str:
    """List the first pieces that went, folded until they are asked for."""
    if not pieces:
        return ""
    items = "".join(map(_item, pieces[:_PIECES]))
    more = f"<li>… +{len(pieces) - _PIECES:,}</li>" if len(pieces) > _PIECES else ""
    return f"<details><summary>ما حُذف ({len(pieces):,})</summary><ul>{items}{more}</ul></details>"


def _item(piece: Piece) -> str:
    colour = COLOURS.get(piece.label, OTHER_COLOUR)
    words = safe(_cut(" ".join(piece.text.split()), _PIECE))
    rule = f'<small dir="ltr" style="color: {colour}; unicode-bidi: isolate">{safe(piece.rule)}</small>'
    return f"<li><bdi>{words}</bdi> {rule}</li>"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
