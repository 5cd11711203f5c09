"""What the right-to-left pages share: a whole page that needs nothing else, escaped text, a colour for each family."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from cleaner.cli.explain.terminal import COLOURS, OTHER_COLOUR

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
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
del small { color: var(--c); margin: 0 .6rem; unicode-bidi: isolate; }
small.finding { display: block; border-inline-start: .25rem solid #e5484d; padding: .1rem .4rem; font-size: .85rem; }
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
            f"<style>{_STYLE}{_family_colours()}{style}</style>",
            "</head>",
            "<body>",
            body,
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
    return escape(_CONTROLS.sub("\ufffd", _BREAKS.sub("\n", text)))


def _family_colours() -> str:
    colours = {**COLOURS, "other": OTHER_COLOUR}
    return "".join(f".f-{family} {{ --c: {colour}; }}\n" for family, colour in colours.items())


def family_class(family: str) -> str:
    """Give the class that has a family's colour; families without a colour of their own share one.

    >>> family_class("source"), family_class("غير ذلك")
    ('f-source', 'f-other')
    """
    return f"f-{family}" if family in COLOURS else "f-other"


def removed(text: str, family: str, rule: str, phrase: str = "", elsewhere: str = "") -> str:
    r"""Mark a removed piece; the white space around it stays outside of the mark, so that lines break as they did.

    Args:
        text: The piece.
        family: The family of its rule, which gives the colour.
        rule: The rule that removed it.
        phrase: The words that the rule saw.
        elsewhere: Where those stand, if not in the piece.

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
    mark = f'<del class="{family_class(family)}" title="{title}">{safe(words)}<small dir="ltr">{note}</small></del>'
    return f"{safe(before)}{mark}{safe(after)}"
