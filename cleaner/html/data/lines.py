"""The lines of an article that stood in a page's data, put below those that the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cleaner.html.content.main_content import Content
from cleaner.html.content.state import Pruned
from cleaner.html.data.articles import DataArticle
from cleaner.html.parse.layout import Block, Layout
from cleaner.html.thresholds import THRESHOLDS

_WORDS: Final = 3  # of the runs by which texts are compared


class Combined(NamedTuple):
    """The lines that a page shows and those of its data in one layout, and what is the article of them."""

    layout: Layout
    content: Content


def is_fuller(article: Sequence[str], shown: Sequence[str]) -> bool:
    """Tell whether an article holds what a page shows, and much more; a page that shows nothing shows less.

    What a page shows may be a beginning that is cut, with prompts below it, or, of a few words, a summary.

    >>> is_fuller(["هطل المطر أمس على المدينة.", "وجرى النهر حتى بلغ الحقول."] * 2, ["هطل المطر أمس على المدينة..."])
    True
    """
    if not shown:
        return True
    words, least = " ".join(shown).count(" ") + 1, " ".join(article).count(" ") + 1
    if words < THRESHOLDS.summary_words and least >= THRESHOLDS.summary_times * words:
        return True
    if least < THRESHOLDS.data_longer * words:
        return False
    runs = _runs(article)
    alike = [line for line in shown if (own := _runs([line])) and len(own & runs) >= THRESHOLDS.data_alike * len(own)]
    return sum(line.count(" ") + 1 for line in alike) >= THRESHOLDS.data_share * words


def _runs(lines: Sequence[str]) -> set[tuple[str, ...]]:
    words = [word.strip(".…،") for word in " ".join(lines).split()]
    return set(zip(*(words[start:] for start in range(_WORDS)), strict=False)) or set(pairwise(words))


def add_article(shown: Layout, found: Content, added: Layout, content: Content, article: DataArticle) -> Combined:
    """Put an article's lines below those that a page shows; of these none stays."""
    lines, blocks = len(shown.lines), len(shown.blocks)
    shown_blocks = list(shown.blocks) or [Block("body", -1, 0, {})]
    blocks = len(shown_blocks)
    moved = [_moved(block, lines, blocks) for block in added.blocks]
    if moved:
        name, _, ident = article.origin.partition("#")
        moved[0].tag, moved[0].parent = "iframe" if name == "iframe" else "script", 0
        moved[0].attributes = {"id": ident} if name == "script" and ident else {}
    shown_blocks[0].end = lines + len(added.lines)
    layout = Layout(
        [*shown.lines, *(line._replace(block=line.block + blocks) for line in added.lines)],
        [*shown_blocks, *moved],
        shown.pictures | added.pictures,
    )
    teaser = [Pruned(i, i + 1, "page.teaser", "ui", shown.blocks[shown.lines[i].block].selector) for i in found.kept]
    inner = [item._replace(first=item.first + lines, end=item.end + lines) for item in content.pruned]
    return Combined(
        layout,
        content._replace(
            kept=tuple(index + lines for index in content.kept),
            pruned=(*found.pruned, *teaser, *inner),
            container=content.container + blocks if content.container >= 0 else -1,
            headline=content.headline + lines if content.headline >= 0 else -1,
        ),
    )


def _moved(block: Block, lines: int, blocks: int) -> Block:
    block.first, block.end, block.parent = block.first + lines, block.end + lines, block.parent + blocks
    return block
