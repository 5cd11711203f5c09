"""What an article's own words make its author: whom people spoke to, who learnt something, whose people were there."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from typing import Final

from cleaner.arabic.morphology import CLOSING_QUOTES, QUOTES
from cleaner.arabic.word_lists import word_pattern, words
from cleaner.inspection.article import ARAB, Article
from cleaner.inspection.attribution import Claim
from cleaner.inspection.own_voice import FIRM, firm_kind
from cleaner.inspection.registry.mentions import Mention
from cleaner.inspection.registry.outlets import Outlet

_MARKS: Final = re.escape(QUOTES)
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
    r"(?<!\w)(?:<credits.alone> (?:مع |ل|ب)?ل?(?:ال)?<outlet_nouns.papers_and_sites|outlet_nouns.broadcasting>"
    rf"|<speech.interviews|speech.talks> <credits.alone>(?: اجرته)? (?:مع|الي)){_NAMED}"
)
_OF_OUTLETS: Final = "outlet_nouns.papers_and_sites|outlet_nouns.broadcasting|outlet_nouns.more_papers"
_OWN_VOICE: Final = word_pattern(
    rf"(?<!\w)[وف]?(?:<credits.own_voice>(?:ه|ها|هم|هما|هن)?(?: بها?| به)? ?"
    rf"(?:<{_OF_OUTLETS}|outlet_people.staff> ){{0,2}}"
    rf"|<credits.own_voice_of_him> <{_OF_OUTLETS}|outlet_people.staff> "
    rf"|<credits.asking> ?(?:ل|من )?(?:<{_OF_OUTLETS}> )?)"
    rf"{_NAMED}"
)
_WRITTEN_FOR: Final = word_pattern(  # «أجرت الحوار لـ«X»: …» at the start of a line
    rf"^\W*<credits.written_for> ?(?:ل|لدي|في)(?:ل?(?:<{_OF_OUTLETS}> )|{_NAMED}){_NAMED}"
)
_TRIED: Final = word_pattern(rf"(?<!\w)[وف]?<credits.trying> ?(?:<{_OF_OUTLETS}> )?{_NAMED}")
_DESK: Final = word_pattern(
    rf"(?<!\w)<credits.writing_to>(?: \w+){{0,3}} <credits.editing> (?:في |ب|ل)?(?:<{_OF_OUTLETS}> )?{_NAMED}"
)
_TEXT_OF: Final = word_pattern(rf"^\W*<credits.text_of> ?[بل] ?(?:<{_OF_OUTLETS}> )?{_NAMED}")
_VOICED: Final = (
    (_TEXT_OF, "ours"),
    (_WRITTEN_FOR, "exclusive"),
    (_CORRESPONDENT, "own voice"),
    (_TRIED, "own voice"),
    (_DESK, "own voice"),
)
_OWN_VOICE_BEHIND: Final = word_pattern(rf"[{_MARKS})]{{0,2}},? (?:قد )?<credits.own_voice_behind>(?!\w)")
_EARLIER: Final = word_pattern(
    r"(?<!\w)[وف]?<credits.earlier>(?!\w)|(?<!\w)[وف]?كانت? (?:\w+ ){1,3}قد |\b(?:19|20)\d\d\b"
)
_WITH: Final = word_pattern(
    r"(?<!\w)[وفبل]?(?:<speech.interviews|speech.talks|speech.whose_interviews>(?: \w+)?|<credits.talking>) (?:مع|الي) "
    rf"(?:[{_MARKS}]{{1,2}}|<{_OF_OUTLETS}> [{_MARKS}]{{0,2}}) ?$"
)
_OF: Final = word_pattern(r"(?<!\w)<credits.belonging> ?$")
_GAINED: Final = word_pattern(rf"[{_MARKS}]{{0,2}} علي <credits.gained>")
_QUOTED: Final = r"(?:<credits.quoting>|وفقا? ?(?:لما)?)(?: (?:ما|عن|في))*"
_QUOTED_OUTLET: Final = (
    r"(?:[وفبلك]{0,2}|ل?ل?|ال)(?:<outlet_nouns.papers_and_sites|outlet_nouns.broadcasting>|وكاله|فضاييه)"
)
_QUOTING: Final = word_pattern(rf"(?<!\w)(?:[وف]?{_QUOTED}|{_QUOTED_OUTLET}) ?[وف]?[لب]?[{_MARKS}(]{{0,2}} ?$")
_TOLD: Final = ("statement", "interview", "exclusive")  # by somebody, at some time
_BEHIND: Final = 25  # characters behind a name in which it is said when that was
_BEGINNING: Final = frozenset(f" {QUOTES}")


def own_claims(article: Article) -> tuple[Claim, ...]:
    """Give the outlets that the article's own words make its author: whom people spoke to, who learnt something.

    An outlet that the text also quotes as others do («بحسب صحيفة …») is a third one and claims nothing.
    """
    quoted: set[str] = set()
    claims = []
    known: set[tuple[str, tuple[Outlet, ...]]] = set()
    for mention in article.outlet_mentions:
        passage = article.passage_at(mention.start)
        if (not passage.kept and passage.label != "byline") or _is_mere_noun(article.key, mention):
            continue
        before = article.key[max(0, mention.start - _REACH) : mention.start].rpartition("\n")[2]
        kind = firm_kind(article.key, mention.end, before)
        if not kind and not _may_be_author(mention.bearers):
            continue  # the whole world speaks to agencies and to foreign papers
        kind = kind or _own_kind(article.key, mention, before)
        if (kind, mention.bearers) in known:
            continue  # the same claim is quoted once
        if kind in _TOLD and _is_of_old(article.key, mention):
            continue
        if kind:
            known.add((kind, mention.bearers))
            claims.append(Claim(kind, mention.bearers, article.quote(*_with_cue(article.key, mention, before, kind))))
        elif _QUOTING().search(before):
            quoted.update(outlet.id for outlet in mention.bearers)
    return tuple(claim for claim in claims if not any(outlet.id in quoted for outlet in claim.outlets))


def _is_mere_noun(key: str, mention: Mention[Outlet]) -> bool:
    """Tell whether «المجلة» is the noun for what the text speaks of, rather than the name of one."""
    noun = key[mention.start : mention.end].removeprefix("ال")
    return mention.ordinary and noun in words(*_OF_OUTLETS.split("|")) and key[mention.start - 1] not in QUOTES


def _is_of_old(key: str, mention: Mention[Outlet]) -> bool:
    """Tell whether the sentence says that an outlet was told something at another time."""
    start = max(key.rfind(mark, max(0, mention.start - _REACH), mention.start) for mark in ".؟!\n") + 1
    return _EARLIER().search(key, max(start, mention.start - _REACH), mention.end + _BEHIND) is not None


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
    voiced = next((kind for cue, kind in _VOICED if cue().search(before)), "")
    if voiced:
        return voiced
    if _INTERVIEW().search(before):
        return "interview"
    if _OWN_VOICE_BEHIND().match(key, mention.end) and (before[-1:] in _BEGINNING or not before):
        return "own voice"
    voice = _OWN_VOICE().search(before)
    if voice:
        gained = any(verb in voice[0] for verb in ("حصل", "اطلع", "وقفت"))
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
    patterns = {
        "exclusive": (_EXCLUSIVE, *FIRM["exclusive"]),
        "ours": FIRM["ours"],
        "own voice": (_OWN_VOICE, _CORRESPONDENT),
        "interview": (_INTERVIEW,),
    }
    found = next((cue for pattern in patterns.get(kind, (_TO,)) if (cue := pattern().search(before))), None)
    start = mention.start - (len(before) - found.start() if found else 0)
    quoted = before != "" and before[-1] in QUOTES and mention.end < len(key) and key[mention.end] in CLOSING_QUOTES
    return start, mention.end + quoted
