"""Microdata that tells parts of an article which are no prose: the ingredients and the steps of a recipe."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_BEGINNING: Final = "recipeI"  # of recipeIngredient and recipeInstructions
PARTS: Final = f'[itemprop^="{_BEGINNING}"]'  # as a CSS selector


def is_part(attributes: Mapping[str, str | None]) -> bool:
    """Tell whether an element says to be a part of an article.

    >>> is_part({"itemprop": "recipeIngredient"}), is_part({"class": "recipe"})
    (True, False)
    """
    return (attributes.get("itemprop") or "").startswith(_BEGINNING)
