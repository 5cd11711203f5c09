"""`host-mismatch`: the text speaks as another outlet than its host: «تابعوا قناة X», «© X», «محرر موقع X».

Only boilerplate counts, or a short line of its own: prose may speak of any outlet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cleaner.arabic.morphology import QUOTES
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import ELSEWHERE, INFO, WARNING, Article, Passage
from cleaner.inspection.attribution import (
    Claim,
    agree,
    byline_claims,
    footer_claims,
    host_claim,
    host_evidence,
    publisher_claim,
    rights_claims,
)
from cleaner.inspection.own_claims import own_claims
from cleaner.inspection.registry.mentions import Mention
from cleaner.inspection.registry.outlets import Outlet

NAME: Final = "host-mismatch"
_MARKS: Final = re.escape(QUOTES)
_NOUN: Final = "[بلفو]?ل?(?:ال)?<outlet_nouns.papers_and_sites|outlet_nouns.of_followers>"
_NOUNS: Final = f"(?:{_NOUN}(?: (?:الرسميه?|البريديه|الاخباريه?))? ){{0,2}}"
_NAMED: Final = rf"{_NOUNS}[بل]?[{_MARKS}(]{{0,2}} ?$"  # the name comes next, with what it is or without
_URGING: Final = "<calls.urging> ?(?:الاشتراك|الانضمام|ل?متابعه)"
_FOLLOW: Final = word_pattern(rf"(?<!\w)(?:<calls.following>|{_URGING})(?: <calls.between>){{0,5}} {_NAMED}")
_RESERVED: Final = r"(?:كافه |جميع |كل )?(?:ال)?حقوق(?: \w+){0,3} محفوظه"
_RIGHTS_OF: Final = r"(?<!\w)حقوق (?:النشر|الطبع|الملكيه)(?: والنشر)?(?: محفوظه)?"
_RIGHTS: Final = word_pattern(
    rf"(?:©|\(c\)|{_RESERVED}|{_RIGHTS_OF}|<credits.text_of>|copyright)[\W\d]{{0,14}}(?:لدي |[بل] ?)?{_NAMED}",
    re.IGNORECASE,
)
_RIGHTS_BEHIND: Final = re.compile(
    rf"[{_MARKS})]{{0,2}}(?: الاخباريه?| الالكترونيه?| نيوز)? ?(?:©|\(c\))", re.IGNORECASE
)
_DISCLAIMER: Final = word_pattern(
    rf"(?<!\w)<credits.disclaiming>(?: بالضروره)?(?: عن)?(?: بالضروره)? <credits.opinions>(?: تحرير)? {_NAMED}"
)
_STAFF: Final = word_pattern(rf"(?<!\w)<outlet_people.staff|outlet_people.writing> (?:في )?{_NAMED}")
_THIS: Final = word_pattern(r"(?<!\w)[وفبك]?<credits.this_outlet>(?!\w)")  # whom people spoke to is who writes
_FIRM: Final = ("ours", "own voice", "exclusive")
_LONGEST: Final = 16  # words of a line of its own
_BYLINE: Final = 45  # characters of a line that only says who wrote
_SIGNED: Final = re.compile(r"(?:(?:كتبت?|بقلم|تحرير|اعداد|تقرير|متابعه)[ :/–-]*)?")
_OPENING: Final = 24  # characters before a cue that opens its line
_SPOKEN_BY: Final = (("follow", _FOLLOW), ("rights", _RIGHTS), ("disclaimer", _DISCLAIMER), ("staff", _STAFF))
_BOILERPLATE: Final = frozenset({"share", "subscribe", "legal", "ui", "source", "byline", "caption"})


def check(article: Article) -> Iterator[Finding]:
    """Compare whoever the boilerplate speaks as with the page's host, or else with its publisher."""
    page = host_claim(article) or publisher_claim(article)
    if not page and not article.host[0]:
        return
    told = list[Claim]()
    for mention in article.outlet_mentions:
        passage = article.passage_at(mention.start)
        place = None if passage.label in ELSEWHERE else _spoken(article, passage, mention)
        if place is None:
            continue
        said = Claim("text", mention.bearers, article.quote(*place))
        if page and not agree(article, page, said):
            told.append(said)
            yield _finding(said, page, WARNING, 0.85)
        elif not page and not mention.ordinary:
            yield _finding(said, Claim("host", (), host_evidence(article)), INFO, 0.4)
    if page and not told:  # what boilerplate says is said once
        yield from _own_voice(article, page)


def _own_voice(article: Article, page: Claim) -> Iterator[Finding]:
    """Look for prose that speaks as another outlet, which nothing credits: «مراسلتنا في …», «يقدم موقع … لقرائه»."""
    said = own_claims(article)
    kinds = _FIRM if _THIS().search(article.key) is None else (*_FIRM, "statement", "interview")
    own = [claim for claim in said if claim.kind in kinds]
    if not own or any(agree(article, claim, page) or not agree(article, claim, own[0]) for claim in said):
        return
    if footer_claims(article):  # whose text it is then is between the text and its footer
        return
    credited = (*byline_claims(article), *rights_claims(article))
    if not any(agree(article, own[0], claim) for claim in credited):
        yield _finding(own[0], page, WARNING, 0.8)


def _spoken(article: Article, passage: Passage, mention: Mention[Outlet]) -> tuple[int, int] | None:
    """Give the place of the words with which the text speaks as an outlet, the name with them."""
    key = article.key
    if (passage.kept or passage.label not in _BOILERPLATE) and not _is_short(key, passage):
        return None
    before = key[max(passage.start, mention.start - 120) : mention.start]
    agency = any(outlet.kind == "agency" for outlet in mention.bearers)
    for kind, cue in _SPOKEN_BY[: 1 if agency else None]:  # an agency's copyright goes with its texts
        found = cue().search(before)
        if found:
            start = mention.start - len(before) + found.start()
            return (start, mention.end) if _stands(key, passage, start, kind) else None
    found = None if agency else _RIGHTS_BEHIND.match(key, mention.end)
    return (mention.start, found.end()) if found and _stands(key, passage, mention.start, "rights") else None


def _is_short(key: str, passage: Passage) -> bool:
    """Tell whether a passage has few words; of a long one no more is looked at, for it may name many outlets."""
    blank = passage.start - 1
    for _ in range(_LONGEST):
        blank = key.find(" ", blank + 1, passage.end)
        if blank < 0:
            return True
    return False


def _stands(key: str, passage: Passage, start: int, kind: str) -> bool:
    """Tell whether the cue stands in boilerplate, or opens the line (which is short)."""
    if kind == "staff":
        signed = passage.end - passage.start < _BYLINE and _SIGNED.fullmatch(key, passage.start, start)
        return passage.label == "byline" or bool(signed)
    if kind == "disclaimer":
        return True
    return (passage.label in _BOILERPLATE and not passage.kept) or start - passage.start <= _OPENING


def _finding(said: Claim, page: Claim, severity: str, confidence: float) -> Finding:
    words, host = said.evidence, page.evidence
    return Finding(
        check=NAME,
        severity=severity,
        confidence=confidence,
        message=f"The text speaks as another outlet («{words.text}») than the one that publishes it («{host.text}»).",
        message_ar=f"يتحدث النص بلسان جهة («{words.text}») غير الجهة التي تنشره («{host.text}»).",
        evidence=(words, host),
    )
