"""What the right-to-left pages share: a whole page that needs nothing else, escaped text, a colour for each family."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from cleaner.document.text_direction import reads_left_to_right

# one colour a family, readable on a dark and on a light ground
COLOURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "#8a63d2",
        "byline": "#2f81f7",
        "date": "#0f8b8d",
        "caption": "#b08800",
        "source": "#1a7f37",
        "tags": "#7d8b00",
        "read_also": "#d9480f",
        "related": "#c2410c",
        "foreign": "#e5484d",
        "share": "#c2379b",
        "subscribe": "#a8427f",
        "comments": "#7c6f64",
        "nav": "#5b7083",
        "ad": "#d6336c",
        "legal": "#6e7781",
        "widget": "#4c6ef5",
        "ui": "#868e96",
    }
)
OTHER_COLOUR: Final = "#868e96"
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_PAGE_STYLE: Final = """
:root { color-scheme: light dark; background: Canvas; color: CanvasText; }
body { font: 1.1rem/1.9 "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", Tahoma, sans-serif; max-width: 48rem;
  margin: 2rem auto; padding: 0 1rem; }
article { white-space: pre-wrap; overflow-wrap: anywhere; }
"""
_ARTICLE_STYLE: Final = """
article span, del { unicode-bidi: isolate; }
del { text-decoration: line-through; text-decoration-color: color-mix(in srgb, var(--c) 70%, transparent);
  background: color-mix(in srgb, var(--c) 14%, transparent);
  border-inline-start: .25rem solid var(--c); padding: .1rem .4rem; border-radius: .2rem; }
del small, .legend { font: .75rem/1.6 ui-monospace, monospace; }
del small { display: inline-block; color: color-mix(in srgb, var(--c) 45%, CanvasText); margin: 0 .6rem;
  unicode-bidi: isolate; }
del small.because { font-family: inherit; margin-inline-start: 0; }
small.finding { display: block; border-inline-start: .25rem solid #e5484d; padding: .1rem .4rem; font-size: .85rem; }
details.why { border-inline-start: .25rem solid #868e96; padding: .1rem .4rem; font-size: .75rem; line-height: 1.6; }
details.why.near summary { color: light-dark(#a8330b, #ffab85); font-weight: 600; }
details.why span { display: block; padding-inline-start: 1rem; }
small.info { border-color: #868e96; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; list-style: none; }
.legend li { border: 1px solid var(--c); border-radius: .2rem; padding: 0 .5rem; }
"""


def whole_page(title: str, body: str, style: str = "") -> str:
    """Give a whole page in Arabic that may load nothing and run no script.

    Args:
        title: The page's title, not yet escaped.
        body: The markup of its body.
        style: What is said of its looks beyond what all pages share.

    Returns:
        The page. Whatever else its markup may hold, its policy forbids scripts and addresses.

    >>> whole_page("تقرير", "<p>نص</p>").splitlines()[1]
    '<html lang="ar" dir="rtl">'
    """
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="ar" dir="rtl">',
            "<head>",
            '<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{safe(title)}</title>",
            f"<style>{_PAGE_STYLE}{article_style()}{style}</style>",
            "</head>",
            "<body>",
            f"<main>{body}</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def safe(text: str) -> str:
    """Escape a text; what may not stand in a page (control characters, half of a surrogate pair) is shown as �.

    >>> safe("النفط < 80")
    'النفط &lt; 80'
    """
    return escape(visible_text(text))


def visible_text(text: str) -> str:
    r"""Give a text as a page can hold it: breaks of every kind are one, what may not stand in a page is shown as �.

    >>> visible_text("خبر\r\nأول")
    'خبر\nأول'
    """
    return _CONTROLS.sub("\ufffd", _BREAKS.sub("\n", text))


def article_style() -> str:
    """Give the looks of what is marked in an article, which all pages share: removed pieces, notes, families.

    Returns:
        Rules of CSS. A family's colour is `--c` of its class; text in it is mixed with that of the page, so that it
        can be read (WCAG AA) on a light and on a dark ground.

    >>> ".f-source { --c: #1a7f37; }" in article_style()
    True
    """
    colours = {**COLOURS, "other": OTHER_COLOUR}
    return _ARTICLE_STYLE + "".join(f".f-{family} {{ --c: {colour}; }}\n" for family, colour in colours.items())


def family_class(family: str) -> str:
    """Give the class that has a family's colour; families without a colour of their own share one.

    >>> family_class("source"), family_class("غير ذلك")
    ('f-source', 'f-other')
    """
    return f"f-{family}" if family in COLOURS else "f-other"


def removed(text: str, family: str, rule: str, phrase: str = "", elsewhere: str = "", why: str = "") -> str:
    r"""Mark a removed piece; the white space around it stays outside of the mark, so that lines break as they did.

    Args:
        text: The piece.
        family: The family of its rule, which gives the colour.
        rule: The rule that removed it.
        phrase: The words that the rule saw.
        elsewhere: Where those stand, if not in the piece.
        why: Why there is that rule, in a sentence of Arabic, if it is to be told.

    Returns:
        Its markup.

    >>> removed("\nالمصدر: وكالات", "source", "source.label")
    '\n<del class="f-source" title="source.label">المصدر: وكالات<small dir="ltr">source.label</small></del>'
    """
    words = text.strip()
    before, after = text.split(words, 1) if words else (text, "")
    rule, phrase, elsewhere = safe(rule), safe(phrase), safe(elsewhere)
    note = f"{rule} <bdi>{phrase}</bdi>{elsewhere}" if phrase else f"{rule}{elsewhere}"
    title = f"{rule} {phrase}{elsewhere}" if phrase else f"{rule}{elsewhere}"
    because = f'<small class="because" dir="rtl">{safe(why)}</small>' if why else ""
    notes = f'<small dir="ltr">{note}</small>{because}'
    latin = ' dir="ltr"' if reads_left_to_right(words) else ""
    mark = f'<del class="{family_class(family)}"{latin} title="{title}">{safe(words)}{notes}</del>'
    return f"{safe(before)}{mark}{safe(after)}"
