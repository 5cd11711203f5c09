"""The plots of a report, as markup and one style: cards with figures, a bar in parts, and bars below one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.cli.figures import percent
from cleaner.document.html_parts import safe

STYLE: Final = """
:root { --ground: #f6f5f1; --sheet: #fff; --ink: #1d2329; --soft: #5d6772; --line: #e2dfd7; --track: #efede6;
  --good: #1a7f5a; --bad: #c9372c; --main: #2a6f97; --second: #d98e04; --third: #8a8f98; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171b; --sheet: #1d2126; --ink: #e8e6e1; --soft: #a2abb5; --line: #30363d; --track: #2a2f36;
    --good: #4cc38a; --bad: #ff7b72; --main: #6cb2dd; --second: #e9b44c; --third: #8f98a3; } }
* { box-sizing: border-box; }
body { background: var(--ground); color: var(--ink); max-width: 68rem; font-size: 1rem; line-height: 1.75; }
h1 { font-size: 1.9rem; line-height: 1.4; margin: 0; }
h2 { font-size: 1.25rem; margin: 0 0 .2rem; }
h3 { font-size: .95rem; margin: 0 0 .4rem; color: var(--soft); }
p { margin: .2rem 0 .8rem; }
.soft, dt, figcaption { color: var(--soft); }
.n, code { unicode-bidi: isolate; direction: ltr; }
.n { font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font: .82em ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
section { background: var(--sheet); border: 1px solid var(--line); border-radius: .8rem; padding: 1.2rem 1.4rem;
  margin: 1.1rem 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.1rem; }
.pair > section { margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr)); gap: 1.1rem;
  margin: 1.1rem 0; padding: 0; list-style: none; }
.cards li { background: var(--sheet); border: 1px solid var(--line); border-radius: .8rem; padding: .8rem 1.2rem;
  border-block-start: .25rem solid var(--c, var(--main)); }
.cards b { display: block; font-size: 1.75rem; line-height: 1.5; overflow-wrap: anywhere; }
.cards b .n { white-space: normal; }
.parts { display: flex; height: 1.7rem; border-radius: .5rem; overflow: hidden; background: var(--track);
  margin: .8rem 0; gap: 2px; }
.parts i { background: var(--c); min-width: 3px; width: var(--w); }
.keys { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; padding: 0; margin: .4rem 0 .8rem; list-style: none; }
.keys li::before { content: ""; display: inline-block; width: .8em; height: .8em; border-radius: .2em;
  background: var(--c); margin-inline-end: .5em; }
.bars { padding: 0; margin: .8rem 0 0; list-style: none; }
.bars li { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; padding: .28rem 0; }
.bars .track { grid-column: 1 / -1; height: .55rem; border-radius: .3rem; background: var(--track);
  overflow: hidden; }
.bars .track i { display: block; height: 100%; border-radius: .3rem; background: var(--c, var(--main));
  width: var(--w); min-width: 2px; }
.bars .parted { display: flex; gap: 1px; }
.bars small, .keys small { color: var(--soft); margin-inline-start: .5rem; }
.check { font-weight: bold; color: var(--good); }
.check.wrong { color: var(--bad); }
.example { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.2rem;
  border-block-start: 1px solid var(--line); padding: 1rem 0 .6rem; margin: 0; }
.example figcaption { grid-column: 1 / -1; }
.example > div { min-width: 0; }
.example article { background: var(--ground); border: 1px solid var(--line); border-radius: .5rem;
  padding: .8rem 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1.4rem; margin: .6rem 0 0; }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 34rem) { body { margin: 1rem auto; padding: 0 .7rem; } section { padding: 1rem; }
  .cards { gap: .6rem; } .cards li { padding: .6rem .8rem; } .cards b { font-size: 1.4rem; }
  dl { grid-template-columns: 1fr; } dd { margin-block-end: .4rem; } }
@media print { section, .cards li { break-inside: avoid; } }
"""


class Bar(NamedTuple):
    """One bar: its name and figure as markup, how long it is, and how it is coloured (a class, or a custom style)."""

    name: str
    figure: str
    amount: int
    css_class: str = ""
    style: str = ""


class Parts(NamedTuple):
    """A bar in parts: its name and figure as markup, how long it is, and its parts, whose figures are not shown."""

    name: str
    figure: str
    length: float
    parts: Sequence[Bar]


def number(count: int) -> str:
    """Set a number apart from the right-to-left text around it.

    >>> number(12345)
    '<bdi class="n" dir="ltr">12,345</bdi>'
    """
    return apart(f"{count:,}")


def apart(figure: str) -> str:
    """Set a figure with its sign or unit apart from the right-to-left text around it.

    >>> apart("< 0.1 %")
    '<bdi class="n" dir="ltr">&lt; 0.1 %</bdi>'
    """
    return f'<bdi class="n" dir="ltr">{safe(figure)}</bdi>'


def code(name: str) -> str:
    """Set a name that machines know, such as that of a rule or a host, apart from the text around it.

    >>> code("source.label")
    '<code dir="ltr">source.label</code>'
    """
    return f'<code dir="ltr">{safe(name)}</code>'


def cards(entries: Sequence[tuple[str, str, str]]) -> str:
    """Show a few figures large.

    Args:
        entries: For each, its name, the figure and what is said below it, all as markup.

    Returns:
        The list of them.

    >>> cards([("الوثائق", "12", "")])
    '<ul class="cards"><li>الوثائق<b>12</b><span class="soft"></span></li></ul>'
    """
    items = (f'<li>{name}<b>{figure}</b><span class="soft">{below}</span></li>' for name, figure, below in entries)
    return f'<ul class="cards">{"".join(items)}</ul>'


def parts(entries: Sequence[Bar]) -> str:
    """Show how a whole falls into parts: one bar, and a key with every part's name and figure.

    >>> parts([Bar("بقيت", "3", 3), Bar("أزيلت", "1", 1)]).count("--w:")
    2
    """
    whole = sum(entry.amount for entry in entries)
    pieces = (f"<i{_looks(entry, whole)}></i>" for entry in entries if entry.amount)
    keys = (f"<li{_looks(entry)}>{entry.name}: {entry.figure}</li>" for entry in entries)
    return f'<div class="parts" aria-hidden="true">{"".join(pieces)}</div><ul class="keys">{"".join(keys)}</ul>'


def bars(entries: Sequence[Bar]) -> str:
    """Show bars below one another, each with its name and figure; the longest fills the line.

    >>> print(bars([Bar("المصدر", "9", 9, "f-source")]))
    <ul class="bars"><li class="f-source" style="--w:100.00%"><span>المصدر</span><span>9</span>\
<span class="track" aria-hidden="true"><i></i></span></li></ul>
    """
    longest = max((entry.amount for entry in entries), default=0)
    items = (
        f"<li{_looks(entry, longest)}><span>{entry.name}</span><span>{entry.figure}</span>"
        '<span class="track" aria-hidden="true"><i></i></span></li>'
        for entry in entries
    )
    return f'<ul class="bars">{"".join(items)}</ul>'


def parted_bars(entries: Sequence[Parts]) -> str:
    """Show bars below one another, the longest of which fills the line, each in parts, and one key for the parts.

    >>> parts_of_one = [Bar("المصدر", "", 3, "f-source"), Bar("الوسوم", "", 1, "f-tags")]
    >>> html = parted_bars([Parts("مرفأ", "4", 0.2, parts_of_one)])
    >>> html.count("--w:75.00%"), html.count("<li"), html.count('class="f-tags"')
    (1, 3, 2)
    """
    longest = max((entry.length for entry in entries), default=0.0)
    keys = {part.name: f"<li{_looks(part)}>{part.name}</li>" for entry in entries for part in entry.parts}
    items = (
        f"<li><span>{entry.name}</span><span>{entry.figure}</span>"
        f'<span class="track parted" aria-hidden="true">{_pieces(entry, longest)}</span></li>'
        for entry in entries
    )
    return f'<ul class="bars">{"".join(items)}</ul><ul class="keys">{"".join(keys.values())}</ul>'


def _pieces(entry: Parts, longest: float) -> str:
    """Give the parts of a bar, as long as they are of the longest bar."""
    whole = sum(part.amount for part in entry.parts)
    scale = whole * longest / entry.length if entry.length else 0
    return "".join(f"<i{_looks(part, scale)}></i>" for part in entry.parts)


def counted(count: int, whole: int) -> str:
    """Give a number with its share of a whole, as markup.

    >>> counted(1, 4)
    '<bdi class="n" dir="ltr">1</bdi> <small><bdi class="n" dir="ltr">25.0 %</bdi></small>'
    """
    return f"{number(count)} <small>{apart(percent(count, whole))}</small>"


def _looks(entry: Bar, whole: float | None = None) -> str:
    """Give the class and the style of a bar; with a whole also its length."""
    width = f"--w:{100 * entry.amount / whole:.2f}%" if whole else ""
    style = ";".join(filter(None, [entry.style, width]))
    css_class = f' class="{entry.css_class}"' if entry.css_class else ""
    return css_class + (f' style="{style}"' if style else "")
