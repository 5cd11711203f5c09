"""trafilatura over the pruned page: its output is matched with the page's lines, so that only exact slices stay.

The page goes to it as its lines in plain elements, each in the tag of its block: what is pruned is not in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from cleaner.html.content.state import Pruned
from cleaner.html.parse.layout import Layout
from cleaner.html.thresholds import THRESHOLDS


def find_lines(layout: Layout, pruned: Sequence[Pruned], preset: str) -> tuple[int, ...]:
    """Give the lines that trafilatura takes for main content; the preset chooses its precision or recall.

    Its `deduplicate` is never used: it keeps state, so that results would depend on the order of pages.
    """
    from trafilatura import extract

    gone = {index for item in pruned for index in range(item.first, item.end)}
    text = extract(
        _page(layout, gone),
        include_comments=False,
        include_tables=True,
        favor_precision=preset == "precision",
        favor_recall=preset == "recall",
        deduplicate=False,
    )
    if not text:
        return ()
    return _matched(layout, gone, text)


def _matched(layout: Layout, gone: set[int], text: str) -> tuple[int, ...]:
    """Give the lines whose words stand in the output, in order; each line of output counts once."""
    output = " ".join(text.replace("|", " ").split())
    kept, position = [], 0
    for index, line in enumerate(layout.lines):
        words = " ".join(line.text.replace("|", " ").split())
        if index in gone or not words:
            continue
        place = output.find(words, position)
        if place >= 0:
            kept.append(index)
            position = place + len(words)
    return tuple(kept)


def _page(layout: Layout, gone: set[int]) -> str:
    """Write the page anew from what was not pruned: its blocks with their tags and names, and its lines."""
    return f"<html><body>{''.join(_parts(layout, gone))}</body></html>"


def _parts(layout: Layout, gone: set[int]) -> list[str]:
    parts: list[str] = []
    open_blocks: list[int] = []
    for index, line in enumerate(layout.lines):
        if index in gone:
            continue
        path = [b for b in layout.around(line.block) if b > 0][::-1]
        common = 0
        while common < min(len(path), len(open_blocks)) and path[common] == open_blocks[common]:
            common += 1
        parts += [f"</{layout.blocks[b].tag}>" for b in reversed(open_blocks[common:])]
        parts += [_opening(layout, b) for b in path[common:]]
        open_blocks = path
        text = escape(line.text)
        linked = line.element.link_share > THRESHOLDS.line_linked
        parts.append(f'<a href="#">{text}</a>' if linked else f"{text}<br>")
    return [*parts, *(f"</{layout.blocks[b].tag}>" for b in reversed(open_blocks))]


def _opening(layout: Layout, index: int) -> str:
    block = layout.blocks[index]
    named = ((name, block.attributes.get(name)) for name in ("class", "id", "itemprop", "role"))
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in named if value)
    return f"<{block.tag}{attributes}>"
