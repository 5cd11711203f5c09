"""The page and an explained article as markup, from templates in which every text is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cleaner.document.html_parts import article_style, visible_text
from cleaner.options import LIMITS
from cleaner.rules.rule import LABELS
from cleaner.web.article_view import ArticleView
from cleaner.web.texts import family_in, sample_article, texts_of

_SVG: Final = "image/svg+xml"
_STEPS: Final = (0.72, 0.74, 0.76, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.91, 0.92, 0.93, 0.94, 0.95, 0.96)
_TYPES: Final = MappingProxyType(
    {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": _SVG, "pencil.svg": _SVG}
)


class PageState(NamedTuple):
    """What the page shows when it is opened.

    `theme` is `light`, `dark` or empty for that of the machine; `saving` the file that keeps examples; `records` the
    file whose `record` (a number or an id) is shown; `threshold` and `keep` what is chosen at first.
    """

    language: str = "ar"
    theme: str = ""
    saving: str = ""
    records: str = ""
    record: str = ""
    threshold: float = LIMITS["balanced"]
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
        stops=(stops := slider_stops(state.language, state.threshold)),
        chosen=[stop.threshold for stop in stops].index(state.threshold),
        told=threshold_told(state.language, state.threshold),
        sample=sample_article(),
    )


class SliderStop(NamedTuple):
    """A stop of the slider: a threshold, and the key and name of the preset that stands there, or empty texts."""

    threshold: float
    key: str = ""
    name: str = ""


def slider_stops(language: str, threshold: float) -> tuple[SliderStop, ...]:
    """Give the stops of the slider from the boldest: the presets, steps between them, and a threshold that is chosen.

    >>> [stop.threshold for stop in slider_stops("ar", 0.955)][-4:]
    [0.95, 0.955, 0.96, 0.97]
    """
    names = {limit: key for key, limit in LIMITS.items()}
    said = texts_of(language)
    return tuple(
        SliderStop(one, names.get(one, ""), said[f"page.{names[one]}"] if one in names else "")
        for one in sorted({*_STEPS, *names, threshold})
    )


def threshold_told(language: str, threshold: float) -> str:
    """Say what a threshold means.

    >>> threshold_told("en", 0.955)
    'Goes: what is more than \u206695.5%\u2069 likely not to be the article.'
    """
    return texts_of(language)["page.preset_told"].format(chance=f"\u2066{round(100 * threshold, 1):g}%\u2069")


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
