"""Who finds the main content: the fast engine, trafilatura, or the one whose evidence is better."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.html.content.main_content import Content
from cleaner.html.content.state import Pruned
from cleaner.html.thresholds import THRESHOLDS

if TYPE_CHECKING:
    from cleaner.html.parse.layout import Layout


class EngineChoice(NamedTuple):
    """The lines of a page that an engine took for its main content; its name, and why it was this one."""

    kept: tuple[int, ...]
    engine: str | None
    reason: str


def choose(engine: str, layout: Layout, content: Content, preset: str) -> EngineChoice:
    """Let the engine that was asked for find the main content; `content` is what the fast one found already.

    `auto` takes the fast engine's word unless its evidence is weak: where its container holds less than half of
    the page's prose, and neither its name nor the page's description speaks for it.
    """
    if engine == "fast":
        return EngineChoice(content.kept, "fast", "asked for")
    if engine == "trafilatura":
        return EngineChoice(_by_trafilatura(layout, content.pruned, preset), "trafilatura", "asked for")
    doubt = _doubt(content)
    if not doubt:
        return EngineChoice(content.kept, "fast", "its evidence is strong")
    other = _by_trafilatura(layout, content.pruned, preset)
    if not other:
        return EngineChoice(content.kept, "fast", f"{doubt}, but trafilatura finds nothing")
    return EngineChoice(other, "trafilatura", doubt)


def _doubt(content: Content) -> str:
    """Say why the fast engine may be wrong, or give an empty text."""
    if content.container < 0 or content.named or content.anchored or content.share >= THRESHOLDS.engine_weak:
        return ""
    return f"the container holds {content.share:.0%} of the prose, and nothing else speaks for it"


def _by_trafilatura(layout: Layout, pruned: Sequence[Pruned], preset: str) -> tuple[int, ...]:
    from cleaner.html.content.trafilatura_lines import find_lines  # late: it imports trafilatura

    return find_lines(layout, pruned, preset)
