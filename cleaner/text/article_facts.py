"""What people ask of an article beside its text, as values: when it appeared, who wrote it, on which site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from cleaner.arabic.fold import fold
from cleaner.arabic.moments import read_moment, write_moment
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.hosts import domain_of
from cleaner.document.types import ArticleFacts, CleanResult, Fact, Facts, Value

_UPDATED: Final = re.compile("(?:اخر )?(?:تحديث|تعديل)|عدل في|حدث في|(?:last )?(?:updated?|modified)")
_ADDRESS: Final = re.compile(r"//|@|\.(?:com|net|org)\b", re.IGNORECASE)
_DEVELOPER: Final = re.compile(
    r"(?:developed|designed|powered) (?:by|and)|(?:تصميم|برمجه|تطوير) (?:و|شركه)", re.IGNORECASE
)
_LABEL: Final = word_pattern(r"(?:<desks.labels>)(?!\w)\s?[:/-]?\s?")
_BETWEEN: Final = re.compile(r"[،,|/]|(?<=\s)[-–—](?=\s)")
_WORDS: Final = 6  # of a name
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NO_FACTS: Final = Facts()


def find_article_facts(result: CleanResult, now: datetime | None = None) -> ArticleFacts:
    """Give what is known of an article as values, each with where it is said.

    Args:
        result: What cleaning gave for it.
        now: The moment at which it was fetched, from which «منذ ساعتين» counts; without it such a date is left out.

    Returns:
        The values; what is not said, or cannot be read, is None or empty. What the caller told comes before what the
        page's markup says, and that before what the removed pieces of the text say (their origin is `text`).
    """
    document, facts = result.document, result.metadata.facts or _NO_FACTS
    dates = tuple(_told_dates(result.metadata.date))
    told = (Fact(document.published, "caller"),) if document.published and not facts.published else ()
    published = (*told, *filter(None, (facts.published,)), *(fact for fact, updated in dates if not updated))
    modified = (*filter(None, (facts.modified,)), *(fact for fact, updated in dates if updated))
    site = _site(result, facts)
    people, desks = _authors(facts.authors or _bylines(result.metadata.byline), site)
    language = Fact(document.language, "caller") if document.language else facts.language
    return ArticleFacts(
        published=_moment(published, now),
        modified=_moment(modified, now),
        authors=people,
        desks=desks,
        site=site,
        section=facts.section,
        language=_language(language),
    )


def _moment(facts: Iterable[Fact], now: datetime | None) -> Fact | None:
    for fact in facts:
        moment = read_moment(fact.text, now)
        if moment is not None:
            return Fact(write_moment(moment), fact.origin)
    return None


def _told_dates(values: Iterable[Value]) -> Iterator[tuple[Fact, bool]]:
    """Give the dates of a text, and whether each is that of an update; one line may hold both."""
    for value in values:
        found = _UPDATED.search(fold(value.text).lower())
        if not found:
            yield Fact(value.text, "text"), False
            continue
        key = fold(value.text).lower()
        for part, updated in ((key[: found.start()], False), (key[found.start() :], True)):
            if part.strip():
                yield Fact(part, "text"), updated


def _site(result: CleanResult, facts: Facts) -> Fact | None:
    if result.document.outlet and not facts.outlet:
        return Fact(result.document.outlet, "caller")
    if facts.outlet:
        return facts.outlet
    address = facts.url or (Fact(result.document.url, "caller") if result.document.url else None)
    domain = domain_of(address.text) if address else ""
    return Fact(domain, address.origin) if address and domain else None


def _bylines(values: Iterable[Value]) -> tuple[Fact, ...]:
    return tuple(Fact(value.text, "text") for value in values)


def _authors(facts: Iterable[Fact], site: Fact | None) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Tell people and desks apart; accounts of machines, addresses and makers of sites are neither."""
    people: dict[str, Fact] = {}
    desks: dict[str, Fact] = {}
    for fact in facts:
        for part in map(str.strip, _BETWEEN.split(fact.text)):
            name = part[_label_end(part) :].strip(" :-–—|")
            key = fold(name).lower()
            if not key or _is_nobody(name, key):
                continue
            of_site = site is not None and key == fold(site.text).lower()
            (desks if of_site or _is_desk(key) else people).setdefault(key, Fact(name, fact.origin))
    return tuple(people.values()), tuple(desks.values())


def _label_end(name: str) -> int:
    """Give where the name begins behind a label such as «بقلم:»."""
    key = fold(name).lower()
    found = _LABEL().match(key)
    return found.end() if found and len(key) == len(name) and found.end() < len(key) else 0


def _is_nobody(name: str, key: str) -> bool:
    if key in word_set("desks.nobody") or key.rstrip("0123456789") in word_set("desks.nobody"):
        return True
    odd = _ADDRESS.search(name) or _DEVELOPER.search(key) or any(letter.isdigit() for letter in key)
    return bool(odd) or key.count(" ") >= _WORDS or len(key) < 2


def _is_desk(key: str) -> bool:
    words = key.split()
    named = word_set("agencies.agencies", "agencies.outlets", "agencies.desks")
    return key in named or words[0] in word_set("desks.first") or not word_set("desks.latin").isdisjoint(words)


def _language(fact: Fact | None) -> Fact | None:
    """Give a language as a tag (BCP 47), of which the first part alone is in small letters."""
    if fact is None or not _LANGUAGE.fullmatch(fact.text.strip()):
        return None
    first, *others = fact.text.strip().replace("_", "-").split("-")
    return Fact("-".join((first.lower(), *others)), fact.origin)
