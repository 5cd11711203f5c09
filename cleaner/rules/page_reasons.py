"""Why a page's markup drops what no rule names: one sentence for each id that its marks bear."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

REASONS: Final = MappingProxyType(
    {
        "page.author": "A line beside the prose that is the name of the page's author.",
        "page.cards": "One of three or more like elements, each with a headline that is a link: other stories.",
        "page.headline": "The page's headline above its article, or a copy of it.",
        "page.hidden": "An element that the markup hides and that holds no prose worth showing.",
        "page.keyword": "A line beside the prose that is one of the page's keywords, or several of them.",
        "page.links": "An element that holds two or more links and nothing else.",
        "page.outlet": "A line beside the prose that is the name of the page's outlet.",
        "page.outside": "What stands outside of the element that holds the article.",
        "page.picture": "A line that says the same as the text that stands for one of the page's pictures.",
        "page.section": "A line beside the prose that is the name of the page's section.",
    }
)
