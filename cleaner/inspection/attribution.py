"""Whose text an article is, as its parts say: each claim names the outlets that it may mean, and quotes its words.

A name that several outlets bear is a claim of all of them, so that it contradicts nobody who shares it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import CLOSING_QUOTES, QUOTES
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Evidence, Value
from cleaner.inspection.article import ARAB, Article
from cleaner.inspection.registry.mentions import Mention
from cleaner.inspection.registry.outlets import Outlet

_MARKS: Final = re.escape(QUOTES)
_PARTS: Final = re.compile(r"\s*(?:[،,؛;|/+&\n]|\s[-–—:]+\s?|[-–—]\s|\s+و(?=\s))\s*|[()\[\]]")
_BARE: Final = word_pattern(
    r"(?:(?:(?:نقل[اًاَ]*|منقول) عن|عن|المصدر)(?=[\s:/-]))?[\s:/-]*(.+?)(?:\s+<credits.editions_as_written>)?"
)
_MANY: Final = word_pattern(r"(?<!\w)<credits.many_as_written>(?!\w)")
_REACH: Final = 110  # characters before a name in which a verb of speech is looked for
_TO: Final = word_pattern(rf"(?<!\w)[وف]?ل(?P<quote> ?[{_MARKS}]{{0,2}}) ?$")
_NAMED: Final = rf" ?[{_MARKS}]{{0,2}} ?$"  # the name comes next, in quotation marks or not
_TALKS: Final = "speech.interviews|speech.talks"
_SAID: Final = r"[وفي]?(?:ت|ي)?<speech.verbs|speech.explaining|speech.to_outlets>(?:ت|وا|ا)?"
_SPEECH: Final = word_pattern(rf"(?<!\w)(?:{_SAID}|<{_TALKS}|speech.whose_talks>)(?!\w)")
_CONTENT: Final = word_pattern(rf" <speech.that>(?!\w)|[:{_MARKS}] ?\w+ \w+ \w+")
_EXCLUSIVE_TALK: Final = rf"(?<!\w)<{_TALKS}|credits.exclusive>(?: \w+){{0,2}} خاصه? ?[بل]"
_EXCLUSIVE_LABEL: Final = r"^[-–(« ]*خاصه? ?[-–:/|]? ?[بل]?"
_EXCLUSIVE: Final = word_pattern(rf"(?:{_EXCLUSIVE_TALK}|{_EXCLUSIVE_LABEL}){_NAMED}")
_EXCLUSIVE_BEHIND: Final = re.compile(rf"[{_MARKS})]{{0,2}} ?[-–:/|(،] ?(?:خاص|حصري)")
_CORRESPONDENT: Final = word_pattern(
    rf"(?<!\w)ل<outlet_people.staff|outlet_people.spoken_to>(?: <outlet_nouns.papers_and_sites>)?{_NAMED}"
)
_INTERVIEW: Final = word_pattern(
    r"(?<!\w)(?:خاصه?|حصريه?) (?:مع |ل|ب)?ل?(?:ال)?<outlet_nouns.papers_and_sites|outlet_nouns.broadcasting>" + _NAMED
)
_OWN_VOICE: Final = word_pattern(rf"(?<!\w)[وف]?<credits.own_voice>(?: بها?| به)?{_NAMED}")
_WITH: Final = word_pattern(
    r"(?<!\w)[وفبل]?<speech.interviews|speech.whose_interviews>(?: \w+)? مع " + rf"[{_MARKS}]{{1,2}} ?$"
)
_OF: Final = word_pattern(r"(?<!\w)<credits.belonging> ?$")
_GAINED: Final = word_pattern(rf"[{_MARKS}]{{0,2}} علي <credits.gained>")
_QUOTED: Final = r"(?:<credits.quoting>|وفقا? ?(?:لما)?)(?: (?:ما|عن|في))*"
_QUOTED_OUTLET: Final = (
    r"(?:[وفبلك]{0,2}|ل?ل?|ال)(?:<outlet_nouns.papers_and_sites|outlet_nouns.broadcasting>|وكاله|فضاييه)"
)
_QUOTING: Final = word_pattern(rf"(?:{_QUOTED}|{_QUOTED_OUTLET}) ?[وف]?[لب]?[{_MARKS}(]{{0,2}} ?$")
_DATELINE: Final = re.compile(rf"[{_MARKS})\]]{{0,2}}(?: ?[-–—:]|\))")
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


def byline_claims(article: Article) -> tuple[Claim, ...]:
    """Give what the bylines of people claim, and the dateline that opens the article.

    A line that names an outlet alone is the publisher's own mark more often than not; one with a place is a dateline.
    """
    signed = [value for value in article.result.metadata.byline if not _MANY().search(value.text)]
    claims = [claim for value in signed if _names_person(value.text) for claim in _named_in(article, value, "byline")]
    placed = [claim for value in signed if _is_placed(value) for claim in _named_in(article, value, "dateline")]
    return (*claims, *(placed or _dateline_claims(article)))


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


def own_claims(article: Article) -> tuple[Claim, ...]:
    """Give the outlets that the article's own words make its author: whom people spoke to, who learnt something.

    An outlet that the text also quotes as others do («بحسب صحيفة …») is a third one and claims nothing.
    """
    quoted: set[str] = set()
    claims = []
    for mention in article.outlet_mentions:
        if not _may_be_author(mention.bearers):
            continue  # the whole world speaks to agencies and to foreign papers
        passage = article.passage_at(mention.start)
        if not passage.kept and passage.label != "byline":
            continue
        before = article.key[max(0, mention.start - _REACH) : mention.start].rpartition("\n")[2]
        kind = _own_kind(article.key, mention, before)
        if kind:
            claims.append(Claim(kind, mention.bearers, article.quote(*_with_cue(article.key, mention, before, kind))))
        elif _QUOTING().search(before):
            quoted.update(outlet.id for outlet in mention.bearers)
    return tuple(claim for claim in claims if not any(outlet.id in quoted for outlet in claim.outlets))


def _may_be_author(bearers: Sequence[Outlet]) -> bool:
    """Tell whether whoever is named so is one that people speak to for its own pages alone."""
    agencies = [outlet for outlet in bearers if outlet.kind == "agency"]
    if len(agencies) == len(bearers) or any(outlet.official for outlet in agencies):
        return False
    return all(map(_speaks_arabic, bearers))


def _speaks_arabic(outlet: Outlet) -> bool:
    return not ARAB.isdisjoint(outlet.countries) or "عرب" in outlet.name or any("arab" in d for d in outlet.domains)


def _own_kind(key: str, mention: Mention[Outlet], before: str) -> str:
    """Tell how a mention makes an outlet the author: `exclusive`, `own voice`, `interview`, `statement`, or not."""
    if ("خاص" in before and _EXCLUSIVE().search(before)) or (not before and _EXCLUSIVE_BEHIND.match(key, mention.end)):
        return "exclusive"
    if _CORRESPONDENT().search(before):
        return "own voice"
    if _INTERVIEW().search(before):
        return "interview"
    voice = _OWN_VOICE().search(before)
    if voice:
        gained = "حصل" in voice[0] or "اطلع" in voice[0]
        return "own voice" if not gained or _GAINED().match(key, mention.end) else ""
    if _WITH().search(before):
        return "statement"
    to = _TO().search(before)
    if not (to or key.startswith("لل", mention.start)):
        return ""
    sentence = re.split(r"[.؟!؛]", before[: to.start()] if to else before)[-1]
    if _OF().search(sentence):
        return ""
    cue = deque(_SPEECH().finditer(sentence), maxlen=1)
    return "statement" if cue and not _CONTENT().search(sentence, cue[0].end()) else ""


def _with_cue(key: str, mention: Mention[Outlet], before: str, kind: str) -> tuple[int, int]:
    """Give the place of a name in its quotation marks, together with the words before it that make it the author."""
    patterns = {"exclusive": (_EXCLUSIVE,), "own voice": (_OWN_VOICE, _CORRESPONDENT), "interview": (_INTERVIEW,)}
    found = next((cue for pattern in patterns.get(kind, (_TO,)) if (cue := pattern().search(before))), None)
    start = mention.start - (len(before) - found.start() if found else 0)
    quoted = before != "" and before[-1] in QUOTES and mention.end < len(key) and key[mention.end] in CLOSING_QUOTES
    return start, mention.end + quoted


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


def _is_dateline(key: str, start: int, mention: Mention[Outlet]) -> bool:
    """Tell whether a name near the start of a paragraph is set off from it as datelines are."""
    before = key[max(start, mention.start - 2) : mention.start].strip()
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
    bare = fold(words).strip().partition(" ")[2]
    return tuple(dict.fromkeys((*article.outlets.by_name(words), *(article.outlets.by_name(bare) if bare else ()))))


def _names_person(text: str) -> bool:
    given = load_lexicon().given_names
    return any(word in given for word in fold(text).split())


def _is_placed(value: Value) -> bool:
    """Tell whether one part of a line is a place and another is none, as in «الرباط - هسبريس»."""
    places = load_lexicon().places
    parts = [fold(part).strip() for part in _PARTS.split(value.text) if part.strip(" -–—")]
    return len(parts) == _PLACE_AND_OUTLET and sum(part in places for part in parts) == 1


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
        if 0 < end - start < len(text):
            yield start, end
        start = gap.end() if gap else end
