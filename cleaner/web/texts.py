"""What the page says, in Arabic and in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cleaner.document.display_names import FAMILIES

_NUMBER: Final = re.compile(r"\b\d+(?:,\d+)*\b")
LANGUAGES: Final = ("ar", "en")


def language_of(asked: object) -> str:
    """Give the language that was asked for, which is Arabic unless it is another that there is.

    >>> language_of("en"), language_of("fr"), language_of(None)
    ('en', 'ar', 'ar')
    """
    return asked if isinstance(asked, str) and asked in LANGUAGES else LANGUAGES[0]


@lru_cache(maxsize=len(LANGUAGES))
def texts_of(language: str) -> Mapping[str, str]:
    """Give what the page says in a language, by the section and name of each sentence.

    >>> texts_of("ar")["page.run"], texts_of("en")["page.run"]
    ('نظّف', 'Clean')
    """
    import tomllib  # late, with the next: the page alone asks
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "web" / "texts.toml").read_text(encoding="utf-8")
    sections: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    place = LANGUAGES.index(language)
    return MappingProxyType(
        {f"{section}.{name}": said[place] for section, all_said in sections.items() for name, said in all_said.items()}
    )


def verdict_in(language: str, verdict: str) -> str:
    """Say in a language why a page is no article; what has no translation stays as it is.

    >>> verdict_in("ar", "only 7 words of prose outside of links and furniture, the address of a list")
    'عدد كلمات النص خارج الروابط والقوائم لا يزيد على 7، عنوانها عنوان قائمة'
    """
    if language != "ar":
        return verdict
    arabic, english = texts_of("ar"), texts_of("en")
    known = {said: arabic[name] for name, said in english.items() if name.startswith("verdict.")}
    return "، ".join(
        known.get(_NUMBER.sub("#", one), one).replace("#", "".join(_NUMBER.findall(one))) for one in verdict.split(", ")
    )


def sample_article() -> str:
    """Give an article of an invented site, for who has none at hand.

    >>> sample_article().splitlines()[0]
    'الرئيسية | محليات | ثقافة'
    """
    from importlib import resources

    return (resources.files("cleaner") / "data" / "web" / "sample.txt").read_text(encoding="utf-8").strip()


def family_in(language: str, family: str) -> str:
    """Give what readers of a language call a family.

    >>> family_in("ar", "source"), family_in("en", "source")
    ('المصدر', 'source')
    """
    return FAMILIES.get(family, family) if language == "ar" else family.replace("_", " ")
