"""`agency-identity`: an outlet's name, abbreviation, country and adjective disagree, as in «وكالة "تاس" الأوكرانية».

Names are many-to-many: as soon as one bearer of a name fits what is said of it, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cleaner.arabic.morphology import OPENING_QUOTES, QUOTES
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import ARAB, ELSEWHERE, WARNING, Article
from cleaner.inspection.registry.mentions import Mention
from cleaner.inspection.registry.outlets import Outlet

NAME: Final = "agency-identity"
_MARKS: Final = re.escape(QUOTES)
_LOOK_BACK: Final = 80  # characters
_SURE_NAME: Final = 5  # letters; a shorter name needs the word وكالة before it
_NOUN: Final = re.compile(rf"(?:وكاله|الوكاله)(?: (?:ال)?انباء)? ?[{_MARKS}(]*$")
_ADJECTIVES: Final = re.compile(
    rf"[{_MARKS})]{{0,2}} (?:(?:الرسميه|الدوليه|العالميه|الاخباريه) )?(?P<said>ال\w+يه(?: ال\w+يه)?)(?!\w)"
)
_AGENCY: Final = "(?:[وفبلك]{0,2}وكاله|[وفبك]?الوكاله|وللوكاله|للوكاله)"
_OF_NEWS: Final = r"(?: (?:ال)?انباء(?: (?!ال)\w+)?)?(?: ال\w+){0,4}(?: لل(?:انباء|اعلام|اخبار))?"
_GAP: Final = rf"[{_MARKS}]{{0,2}}(?:،? (?P<known><outlet_nouns.known_as>))? ?[{_MARKS}(/–-]{{0,3}} ?"
_DESCRIPTION: Final = word_pattern(rf"(?P<verb>\w+ )?(?P<said>{_AGENCY}{_OF_NEWS})(?P<gap>{_GAP})$")
_BRACKET: Final = re.compile(rf"[{_MARKS}]{{0,2}} ?\([{_MARKS} ]{{0,2}}")
_NOUNS: Final = "outlet_nouns.papers_and_sites|outlet_nouns.broadcasting|outlet_nouns.more_papers"
_APPOSITION: Final = word_pattern(
    rf"[{_MARKS})]{{0,2}} ?،? (?:و?(?:هي|هو) |التي تعد |التي تعتبر )"
    rf"(?P<said><{_NOUNS}|outlet_nouns.agencies>(?: \w+){{1,3}})"
)
_SET_OFF: Final = word_pattern(  # «"لوموند"، الصحيفة البلجيكية», «"إرنا"، وكالة الأنباء الرسمية في العراق»
    rf"[{_MARKS})]{{0,2}} ?، (?P<said>(?:ال<{_NOUNS}|outlet_nouns.agencies>|وكاله (?:ال)?انباء)(?: ال\w+){{1,2}}"
    r"(?: (?:في|ل) ?(?P<state>\w+))?)"
)
_PAPER: Final = word_pattern(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال)?<{_NOUNS}> ?[{_MARKS}(]*$")
_DESCRIBED_PAPER: Final = word_pattern(rf"(?<!\w)(?P<said>[وفبلك]{{0,2}}(?:ال|لل)<{_NOUNS}> ال\w+يه) ?[{_MARKS}(]*$")
_PERSON: Final = word_pattern(r"(?P<person><outlet_people.of_agencies>\w*)(?: \w+)? (?:ل|ب)?(?:وكاله )?[^\w]*$")
_TOWARDS: Final = word_pattern(r"[وف]?<outlet_people.dealings>\w*")


def check(article: Article) -> Iterator[Finding]:
    """Find agencies that are called what they are not: by an adjective behind the name, or a description before it."""
    for index, mention in enumerate(article.outlet_mentions):
        if article.passage_at(mention.start).label in ELSEWHERE:
            continue
        found = _two_names(article, mention, index) or _in_apposition(article, mention)
        if not found and any(outlet.kind == "agency" for outlet in mention.bearers):
            found = _called_behind(article, mention) or _described_before(article, mention, index)
        elif not found and (not mention.ordinary or _is_plainly_meant(article.key, mention)):
            found = _paper_behind(article, mention) or _paper_before(article, mention)
        if found:
            yield found


def _two_names(article: Article, mention: Mention[Outlet], index: int) -> Finding | None:
    """Look at a name with another's behind it in brackets: «هيئة الإذاعة البريطانية (CNN)»."""
    if not index or mention.ordinary:
        return None
    named = article.outlet_mentions[index - 1]
    quoted = article.key[named.end : named.end + 1] in QUOTES and article.key[named.start - 1] in QUOTES
    if (
        (named.ordinary and not quoted)
        or not _BRACKET.fullmatch(article.key, named.end, mention.start)
        or _agree(article, named, mention)
    ):
        return None
    if article.key[mention.end : mention.end + 2].strip(QUOTES)[:1] != ")":
        return None
    return _finding(article, mention, (named.start, named.end), 0.85)


def _in_apposition(article: Article, mention: Mention[Outlet]) -> Finding | None:
    """Look at what a text says that an outlet is: «"لوموند"، وهي صحيفة بلجيكية»."""
    behind = _APPOSITION().match(article.key, mention.end)
    found = behind or _SET_OFF().match(article.key, mention.end)
    plainly = not mention.ordinary or _is_plainly_meant(article.key, mention)
    if found and "وكاله" in found["said"] and article.key[mention.start - 1] in OPENING_QUOTES:
        plainly = all(outlet.kind == "agency" for outlet in mention.bearers)
    if not found or not plainly:
        return None
    country = next((code for word in found["said"].split(" ")[1:] if (code := _adjective(article, word))), None)
    if not country and not behind and found["state"]:
        states = {actor.country for actor in article.actors.by_name(found["state"]) if actor.kind == "state"}
        country = states.pop() if len(states) == 1 else None
    if not country or _belongs(mention, country):
        return None
    return _finding(article, mention, found.span("said"), 0.85)


def _paper_behind(article: Article, mention: Mention[Outlet]) -> Finding | None:
    """Look at the adjective behind the name of a paper or channel with its noun: «صحيفة «هآرتس» الأردنية»."""
    found = _ADJECTIVES.match(article.key, mention.end)
    before = article.key[max(0, mention.start - _LOOK_BACK) : mention.start]
    if not found or not _PAPER().search(before) or _is_hers(before):
        return None
    said, country = _country_of(article, found["said"])
    if not country or _belongs(mention, country):
        return None
    start = found.start("said")
    return _finding(article, mention, (start, start + len(said)), 0.85)


def _paper_before(article: Article, mention: Mention[Outlet]) -> Finding | None:
    """Look at the adjective between the noun and a name: «الصحيفة اليونانية لوموند»."""
    first = max(0, mention.start - _LOOK_BACK)
    found = _DESCRIBED_PAPER().search(article.key[first : mention.start])
    country = _adjective(article, found["said"].rpartition(" ")[2]) if found else None
    if not found or not country or _belongs(mention, country):
        return None
    return _finding(article, mention, (first + found.start("said"), first + found.end("said")), 0.8)


def _is_plainly_meant(key: str, mention: Mention[Outlet]) -> bool:
    """Tell whether an ordinary word is the name of one paper or channel, in quotation marks; magazines share names."""
    quoted = key[mention.start - 1 : mention.start] in OPENING_QUOTES and key[mention.end : mention.end + 1] in QUOTES
    if not quoted or len(mention.bearers) > 1 or mention.bearers[0].country not in ARAB:
        return False
    return mention.bearers[0].kind in ("newspaper", "broadcaster")


def _is_hers(before: str) -> bool:
    """Tell whether a feminine adjective may be a person's: «مراسلة رويترز الفرنسية» may be French herself."""
    found = _PERSON().search(before)
    return found is not None and found["person"].endswith(("ه", "ات"))


def _adjective(article: Article, word: str) -> str | None:
    return article.actors.country_of_adjective(word) if word.endswith("يه") else None


def _called_behind(article: Article, mention: Mention[Outlet]) -> Finding | None:
    """Look at the adjective right behind a name, which has to be feminine and definite to be the agency's."""
    key = article.key
    found = _ADJECTIVES.match(key, mention.end)
    if not found:
        return None
    said, country = _country_of(article, found["said"])
    if not country or _belongs(mention, country):
        return None
    before = key[max(0, mention.start - _LOOK_BACK) : mention.start]
    name = key[mention.start : mention.end]
    noun = _NOUN.search(before) or name.startswith("وكاله")
    foreign = not any(outlet.country in ARAB for outlet in mention.bearers)
    if not noun and (mention.ordinary or not foreign or len(name) < _SURE_NAME or said in article.actors.spellings):
        return None  # «المركزية الروسية» are two adjectives, and «قالت رويترز السعودية خفضت الإنتاج» names a state
    if _is_hers(before):
        return None
    start = found.start("said")
    return _finding(article, mention, (start, start + len(said)), 0.9 if noun else 0.8)


def _described_before(article: Article, mention: Mention[Outlet], index: int) -> Finding | None:
    """Look at the description before a name, as in «وكالة الأنباء السعودية "وفا"»."""
    key, first = article.key, max(0, mention.start - _LOOK_BACK)
    found = _DESCRIPTION().search(key[first : mention.start])
    if not found or not _is_closed(key, found["gap"].strip(), mention.end):
        return None
    if found["verb"] and _TOWARDS().fullmatch(found["verb"].strip()):
        return None
    set_apart = found["gap"].strip()
    if "\n" in found[0] or (not set_apart and mention.ordinary):
        return None
    said = found["said"]
    countries = _countries_in(article, said)
    if countries and not any(_belongs(mention, country) for country in countries):
        return _finding(article, mention, (first + found.start("said"), first + found.end("said")), 0.9)
    if countries or not set_apart or not index:
        return None
    named = article.outlet_mentions[index - 1]  # «وكالة أنباء الشرق الأوسط (واس)» names no country
    if named.end != first + found.end("said") or _agree(article, named, mention):
        return None
    if not all(outlet.kind == "agency" for outlet in named.bearers + mention.bearers):
        return None
    return _finding(article, mention, (named.start, named.end), 0.8)


def _is_closed(key: str, gap: str, end: int) -> bool:
    """Tell whether a name that a dash or slash parts from its description has another one behind it."""
    mark = gap[-1:]
    return mark not in ("/", "-", "–") or key[end : end + 2].strip().startswith(mark)


def _country_of(article: Article, said: str) -> tuple[str, str | None]:
    """Give the words of an adjective, two of them where it takes two, and the country that they name."""
    country = article.actors.country_of_adjective(said)
    if country or " " not in said:
        return said, country
    said = said.split(" ", 1)[0]
    return said, article.actors.country_of_adjective(said)


def _countries_in(article: Article, said: str) -> set[str]:
    """Give the countries that a description of an agency names, by adjectives or by the name of the state."""
    words = said.split(" ")[1:]
    countries = set()
    for i, word in enumerate(words):
        pair = article.actors.country_of_adjective(" ".join(words[i : i + 2])) if i + 1 < len(words) else None
        country = pair or (article.actors.country_of_adjective(word) if word.endswith("يه") else None)
        if country:
            countries.add(country)
    if not countries and words[:1] and words[0] in ("انباء", "الانباء"):
        states = article.actors.by_name(" ".join(words[1:]))
        countries = {actor.country for actor in states if actor.kind == "state"}
    return countries


def _belongs(mention: Mention[Outlet], country: str) -> bool:
    return any(country in outlet.countries or outlet.country == "xx" for outlet in mention.bearers)


def _agree(article: Article, one: Mention[Outlet], other: Mention[Outlet]) -> bool:
    return any(
        article.outlets.related(a, b) or set(a.countries) & set(b.countries) for a in one.bearers for b in other.bearers
    )


def _finding(article: Article, mention: Mention[Outlet], said: tuple[int, int], confidence: float) -> Finding:
    name, words = article.quote(mention.start, mention.end), article.quote(*said)
    countries = " / ".join(sorted({outlet.country.upper() for outlet in mention.bearers}))
    return Finding(
        check=NAME,
        severity=WARNING,
        confidence=confidence,
        message=f"«{name.text}» is called «{words.text}», which is another's description: its country is {countries}.",
        message_ar=f"الاسم «{name.text}» لا يوافق الوصف «{words.text}»: فالوكالة التي تحمله ليست من ذلك البلد.",
        evidence=tuple(sorted((name, words), key=lambda piece: piece.start)),
    )
