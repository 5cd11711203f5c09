"""Pieces of pages laid out as the page engine lays them out."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from cleaner.html.content.element_rules import ElementRules
from cleaner.html.content.state import ContentState
from cleaner.html.metadata.anchors import Anchors, find_anchors
from cleaner.html.metadata.page_facts import read_facts
from cleaner.html.parse.layout import Layout
from cleaner.html.parse.tree import lay_out
from cleaner.options import Options
from cleaner.pipeline import element_rules_for

NOBODY: frozenset[str] = frozenset()


def rules() -> ElementRules:
    """Give the project's own rules for elements."""
    return element_rules_for(Options())


def parsed(html: str) -> Any:
    return LexborHTMLParser(html)


def laid_out(html: str) -> Layout:
    """Lay a piece of a page out, with what the rules see in its blocks."""
    return lay_out(parsed(html), lambda block: rules().look(block, NOBODY))


def anchors_of(html: str, title: str | None = None) -> tuple[Layout, Anchors]:
    """Lay it out, and find what the page's facts say of its lines."""
    tree = parsed(html)
    said = read_facts(tree)
    layout = lay_out(tree, lambda block: rules().look(block, NOBODY))
    return layout, find_anchors(layout, said, title)


def state_of(html: str, title: str | None = None) -> ContentState:
    """Weigh the lines of a piece of a page."""
    return ContentState(*anchors_of(html, title))


def gone(state: ContentState) -> list[str]:
    """Give the lines that are gone."""
    return [line.text for line, is_gone in zip(state.lines, state.gone, strict=True) if is_gone]
