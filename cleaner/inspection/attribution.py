"""Whose text an article is, as its parts say: each claim names the outlets that it may mean, and quotes its words.

A name that several outlets bear is a claim of all of them, so that it contradicts nobody who shares it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.lines import before_blanks
from cleaner.arabic.morphology import QUOTES
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.types import Evidence, Value
from cleaner.inspection.article import Article
from cleaner.inspection.registry.mentions import Mention
from cleaner.inspection.registry.outlets import Outlet

_MARKS: Final = re.escape(QUOTES)
_PARTS: Final = re.compile(r"(?:[،,؛;|/+&\n]|\s[-–—:]+\s?|[-–—:]\s|\sو(?=\s))\s*+|[()\[\]]")
_BRACKETS: Final = frozenset("()[]")
_BARE: Final = word_pattern(
    r"(?:(?:(?:نقل[اًاَ]*|منقول) عن|عن|المصدر)(?=[\s:/-]))?[\s:/-]*+(.+?)(?:(?<!\s)\s+<credits.editions_as_written>)?"
)
_MANY: Final = word_pattern(r"(?<!\w)<credits.many_as_written>(?!\w)")
_AGENCIES_TOO: Final = word_pattern(r"(?<!\w)<credits.agencies_as_written>\s*$")
_RIGHTS: Final = re.compile(r"©|\(c\)|حقوق|copyright", re.IGNORECASE)
_DATELINE: Final = re.compile(rf"[{_MARKS})\]]{{0,2}}(?: ?[-–—:]|\))")
_FROM_PLACE: Final = re.compile(rf"[{_MARKS}]{{0,2}} من \w+(?: \w+)? ?[:–—-]")  # «إيلاف من دبي: »
_PLACE_BEFORE: Final = re.compile(rf"\s*([^\W\d]+(?: [^\W\d]+){{0,2}}) ?: [{_MARKS}]?[^:]+")
_COLUMNIST: Final = word_pattern(
    r"(?:\W{0,2}|[^\n]{0,25}[،–—-] ?)<outlet_people.staff|outlet_people.writing|outlet_people.of_agencies>\w{0,2}"
    rf"(?: \w+)? (?:في|لدي) (?:ال)?(?:<outlet_nouns.papers_and_sites> )?[{_MARKS}]?"
)
_DASHES: Final = re.compile(r" ?[-–—/|] ?")
_BOTH: Final = 2  # passages; of fewer lines, the last is no signature
_SIGNATURE: Final = 60  # characters of a line that only says who wrote
_PLACE_AND_OUTLET: Final = 2  # parts of a line
_DATELINE_REACH: Final = 70  # characters from the start of the article


class Claim(NamedTuple):
    """What one part of an article says of whose text it is: the outlets that it may mean, and its words."""

    kind: str
    outlets: tuple[Outlet, ...]
    evidence: Evidence

    @property
    def agency(self) -> bool:
        """Whether an agency may be meant: to credit one is no claim on the text."""
        return any(outlet.kind == "agency" for outlet in self.outlets)


def agree(article: Article, one: Claim, other: Claim) -> bool:
    """Tell whether two claims may mean the same outlet, or outlets of one house."""
    return any(article.outlets.related(a, b) for a in one.outlets for b in other.outlets)


def footer_claims(article: Article) -> tuple[Claim, ...]:
    """Give what the source footers claim; none at all where a footer names several sources in general."""
    values = article.result.metadata.source
    if any(_MANY().search(value.text) for value in values):
        return ()
    return tuple(claim for value in values for claim in _named_in(article, value, "footer"))


def shared_footer_claims(article: Article) -> tuple[Claim, ...]:
    """Give the one outlet that a footer names beside agencies in general («المصدر: X + وكالات»), or none."""
    values = article.result.metadata.source
    if len(values) != 1 or _AGENCIES_TOO().search(values[0].text) is None:
        return ()
    claims = [claim for claim in _named_in(article, values[0], "footer") if not claim.agency]
    return tuple(claims) if len(claims) == 1 else ()


def byline_claims(article: Article) -> tuple[Claim, ...]:
    """Give what the bylines of people claim, and the dateline that opens the article.

    A line that names an outlet alone is the publisher's own mark more often than not; one with a place is a dateline.
    """
    signed = [value for value in article.result.metadata.byline if not _MANY().search(value.text)]
    claims = [claim for value in signed if _names_person(value.text) for claim in _named_in(article, value, "byline")]
    last = article.body[-1].place[1] if article.body else 0  # below the text a place and an outlet are its signature
    placed = [
        claim
        for value in signed
        if _is_placed(value)
        for claim in _named_in(article, value, "byline" if value.start >= last > 0 else "dateline")
    ]
    marked = [claim for value in signed for claim in _signatures(article, value)]
    return (
        *claims,
        *marked,
        *_columnist_claims(article),
        *_signed_below(article),
        *(placed or _dateline_claims(article)),
    )


def _signatures(article: Article, value: Value) -> Iterator[Claim]:
    """Give the outlet for which a line claims the text («خاص – X»), or the agency that alone ends it («/رويترز/»)."""
    parts = [part.strip(f" /-–—{QUOTES}") for part in _PARTS.split(value.text)]
    names = [part for part in parts if part and fold(part) not in word_set("credits.alone")]
    if len(names) != 1:
        return
    outlets = _called(article, names[0])
    last = not article.document.text[value.end :].strip(" /()[].\n")
    agency = bool(outlets) and last and all(outlet.kind == "agency" for outlet in outlets)
    if outlets and (len(parts) > 1 or agency):
        yield Claim("byline", outlets, article.quote_raw(value.start, value.end))


def rights_claims(article: Article) -> tuple[Claim, ...]:
    """Give the outlets whose rights a line of its own reserves."""
    found = []
    for mention in article.outlet_mentions:
        passage = article.passage_at(mention.start)
        if not passage.kept and passage.label == "legal":
            start, end = passage.start, passage.end
            if mention.ordinary and end - start > _SIGNATURE:
                continue
            below = article.key[end : end + 30]
            if _RIGHTS.search(article.key, start, end) or _RIGHTS.search(below):
                found.append(Claim("rights", mention.bearers, article.quote(mention.start, mention.end)))
    return tuple(found)


def photo_claims(article: Article) -> tuple[Claim, ...]:
    """Give the outlets that photos are credited to."""
    return tuple(
        claim for value in article.result.metadata.captions for claim in _named_in(article, value, "photo credit")
    )


def host_claim(article: Article) -> Claim | None:
    """Give whose host the article's address names, if that is known."""
    outlet = article.host[1]
    return Claim("host", (outlet,), host_evidence(article)) if outlet else None


def host_evidence(article: Article) -> Evidence:
    """Give the host within the article's address."""
    host = article.host[0]
    start = max(0, (article.document.url or "").lower().find(host))
    return article.quote_raw(start, start + len(host), "url")


def publisher_claim(article: Article) -> Claim | None:
    """Give whose article it is in the caller's words, be it a name or a domain, if that is known."""
    said = article.document.outlet or ""
    by_host = article.outlets.by_host(said) if "." in said else None
    outlets = (by_host,) if by_host else article.outlets.by_name(said) if said else ()
    return Claim("publisher", outlets, article.quote_all("outlet")) if outlets else None


def _dateline_claims(article: Article) -> Iterator[Claim]:
    """Give the outlet of a dateline: it stands at the start of the article, and a dash or bracket closes it."""
    if not article.body:
        return
    first = article.body[0]
    for mention in article.outlet_mentions:
        if mention.start < first.start:
            continue
        if mention.end > min(first.end, first.start + _DATELINE_REACH):
            return
        if _is_dateline(article.key, first.start, mention):
            yield Claim("dateline", mention.bearers, article.quote(mention.start, mention.end))


def _columnist_claims(article: Article) -> Iterator[Claim]:
    """Give the outlet of a line of its own that says where the author writes: «كاتب في «الغد»»."""
    for mention in article.outlet_mentions:
        passage = article.passage_at(mention.start)
        short = passage.end - passage.start <= _SIGNATURE
        last = not article.key[mention.end : passage.end].strip(' .»"”)')
        if short and last and _COLUMNIST().fullmatch(article.key, passage.start, mention.start):
            yield Claim("byline", mention.bearers, article.quote(passage.start, passage.end))


def _signed_below(article: Article) -> Iterator[Claim]:
    """Give the outlet of the last line where that is nothing but its name and a place: «بي بي سي – برلين»."""
    last = article.passages[-1] if article.passages else None
    if last is None or not last.kept or last.end - last.start > _SIGNATURE or len(article.passages) <= _BOTH:
        return
    for mention in article.outlet_mentions:
        if mention.start >= last.start and not mention.ordinary:
            rest = article.key[last.start : mention.start] + article.key[mention.end : last.end]
            bare = _DASHES.sub("", rest).strip(' "«».()')
            if bare in load_lexicon().places | load_lexicon().doubtful_places and _DASHES.search(rest):
                yield Claim("byline", mention.bearers, article.quote(last.start, last.end))


def _is_dateline(key: str, start: int, mention: Mention[Outlet]) -> bool:
    """Tell whether a name near the start of a paragraph is set off from it as datelines are."""
    before = key[max(start, mention.start - 2) : mention.start].strip()
    if before[-1:] == "/" and key[mention.end : mention.end + 1] == "/":  # «/واس/»
        return True
    if mention.start == start and _FROM_PLACE.match(key, mention.end):
        return True
    if not _DATELINE.match(key, mention.end) or before[-1:] == "ل":
        return False
    if before:
        return before[-1] in '(«"“' or (not mention.ordinary and before[-1] in "-–—/،")
    return mention.start == start and not mention.ordinary


def _named_in(article: Article, value: Value, kind: str) -> Iterator[Claim]:
    """Give the outlets that a collected value names: as a whole, or in the parts between its dashes and commas."""
    for start, end in _parts(value.text):
        words = value.text[start:end]
        host = article.outlets.by_host(words.strip().lower()) if "." in words else None
        outlets = (host,) if host else _called(article, words)
        if outlets:
            yield Claim(kind, outlets, article.quote_raw(value.start + start, value.start + end))
            if end - start == len(value.text) or (start, end) == _bare_span(value.text):
                return


def _called(article: Article, words: str) -> tuple[Outlet, ...]:
    """Give who is called so, and who is called so without the noun before the name."""
    first, _, bare = fold(words).strip().partition(" ")
    if first in load_lexicon().given_names:  # «مصطفى العرب» is a person
        bare = ""
    return tuple(dict.fromkeys((*article.outlets.by_name(words), *(article.outlets.by_name(bare) if bare else ()))))


def _names_person(text: str) -> bool:
    given = load_lexicon().given_names
    return any(word in given for word in fold(text).split())


def _is_placed(value: Value) -> bool:
    """Tell whether one part of a line is a place and another is none, as in «الرباط - هسبريس»."""
    places = load_lexicon().places
    led = _PLACE_BEFORE.fullmatch(value.text)
    if led:
        words = fold(led[1])
        return words not in word_set("credits.done_by") and load_lexicon().given_names.isdisjoint(words.split())
    parts = [fold(part).strip() for part in _PARTS.split(value.text) if part.strip(" -–—")]
    if len(parts) != _PLACE_AND_OUTLET:
        return False
    if "/" in value.text and all(part.count(" ") <= 1 for part in parts):  # «زونغولداق/الأناضول»
        return True
    return sum(part in places for part in parts) == 1


def _bare_span(text: str) -> tuple[int, int]:
    """Give the place of a name between what leads up to it and what kind of edition it is, all of the text at most."""
    bare = _BARE().fullmatch(text)
    return bare.span(1) if bare else (0, len(text))


def _parts(text: str) -> Iterable[tuple[int, int]]:
    yield 0, len(text)
    if (bare := _bare_span(text)) != (0, len(text)):
        yield bare
    start = 0
    for gap in (*_PARTS.finditer(text), None):
        end = gap.start() if gap else len(text)
        end = before_blanks(text, start, end) if gap and gap[0] not in _BRACKETS else end
        if 0 < end - start < len(text):
            yield start, end
        start = gap.end() if gap else end
