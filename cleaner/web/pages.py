"""The page and an explained article as markup, from templates in which every text is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cleaner.document.html_parts import article_style, visible_text
from cleaner.options import CAUTION
from cleaner.rules.rule import LABELS
from cleaner.text.evidence.table import load_table
from cleaner.web.article_view import ArticleView
from cleaner.web.texts import family_in, sample_article, texts_of

_SVG: Final = "image/svg+xml"
_TYPES: Final = MappingProxyType(
    {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": _SVG, "pencil.svg": _SVG}
)


class PageState(NamedTuple):
    """What the page shows when it is opened.

    `theme` is `light`, `dark` or empty for that of the machine; `saving` the file that keeps examples; `records` the
    file whose `record` is shown; `preset` and `keep` what is chosen at first.
    """

    language: str = "ar"
    theme: str = ""
    saving: str = ""
    records: str = ""
    record: int = 0
    preset: str = "balanced"
    keep: frozenset[str] = frozenset()


def write_page(state: PageState) -> str:
    """Give the whole page.

    >>> write_page(PageState()).splitlines()[1]
    '<html lang="ar" dir="rtl">'
    """
    families = [(label, family_in(state.language, label)) for label in LABELS]
    return _render(
        "page.html",
        state.language,
        state=state,
        families=families,
        presets=preset_marks(state.language),
        sample=sample_article(),
    )


class PresetMark(NamedTuple):
    """A preset as a mark of the slider: its key, its name, and what it means."""

    key: str
    name: str
    meaning: str


def preset_marks(language: str) -> tuple[PresetMark, ...]:
    """Give the presets, the boldest first, with the probability above which a piece goes by evidence.

    >>> [mark.key for mark in preset_marks("ar")], preset_marks("en")[1].meaning
    (['precision', 'balanced', 'recall'], 'Goes: what is \u206690%\u2069 or more likely not to be the article.')
    """
    said, limits = texts_of(language), load_table().thresholds
    return tuple(
        PresetMark(key, said[f"page.{key}"], said["page.preset_told"].format(chance=f"\u2066{limits[key]:.0%}\u2069"))
        for key in CAUTION
    )


def write_article(view: ArticleView, language: str) -> str:
    """Give the markup of an explained article, for the page to show."""
    return _render("article.html", language, view=view)


def static_file(name: str) -> tuple[str, str] | None:
    """Give a style, script or picture of the page with its type, or None for a name that is none.

    >>> static_file("../app.py") is None, static_file("article.css")[1]
    (True, 'text/css')
    """
    if name == "article.css":
        return article_style(), "text/css"
    if name not in _TYPES:
        return None
    from importlib import resources

    text = (resources.files("cleaner") / "web" / "static" / name).read_text(encoding="utf-8")
    return text, _TYPES[name]


def _render(name: str, language: str, **values: Any) -> str:
    said: Mapping[str, str] = texts_of(language)
    rtl = language == "ar"
    return str(_templates().get_template(name).render(t=said, language=language, rtl=rtl, **values))


@lru_cache(maxsize=1)
def _templates() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # late: an extra

    return Environment(
        loader=PackageLoader("cleaner.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Show what may not stand in a page (half of a surrogate pair) as �."""
    return visible_text(value) if type(value) is str else value
