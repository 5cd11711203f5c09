"""Words by which a text speaks as an outlet's own, which no other outlet would take over: «مراسلتنا في …».

They make even an agency the author, to which the whole world speaks otherwise.
"""

from __future__ import annotations

import re
from typing import Final

from cleaner.arabic.morphology import QUOTES
from cleaner.arabic.word_lists import word_pattern

_MARKS: Final = re.escape(QUOTES)
_NAMED: Final = rf" ?[{_MARKS}]{{0,2}} ?$"  # the name comes next, in quotation marks or not
_TALKS: Final = "speech.interviews|speech.talks"
_KIND: Final = "(?:[بلفو]?ل?(?:ال)?<outlet_nouns.papers_and_sites|outlet_nouns.broadcasting|outlet_nouns.agencies> )?"
_GIVEN: Final = word_pattern(  # «خص به إذاعة X», «في حديث حصري لـX»
    rf"(?<!\w)(?:(?:خص|خصت) (?:بها?|به) |<{_TALKS}|speech.whose_talks> (?:حصريه?|خاصه?)(?: \w+)? ?ل ?)"
    rf"{_KIND}{_NAMED}"
)
_SPECIAL: Final = word_pattern(rf"(?:^|[-–|:/(] ?)(?:خاصه?|حصريه?) ?[بل] ?{_KIND}{_NAMED}")
_OURS: Final = word_pattern(
    rf"(?<!\w)[وفبلك]{{0,2}}<credits.ours>(?:(?: (?:في|ب|لدي))?|(?: في \w+)? ل?) ?{_KIND}{_NAMED}"
)
_SERVING: Final = word_pattern(rf"(?<!\w)[وف]?س?<credits.serving> {_KIND}{_NAMED}")
_SERVED: Final = word_pattern(rf"[{_MARKS})]{{0,2}}(?: \w+){{0,2}} <credits.served>(?!\w)")
_WITNESSED: Final = word_pattern(rf"(?<!\w)<credits.witnessing> (?:<outlet_people.staff> )?{_KIND}{_NAMED}")
_ALONE: Final = re.compile(rf"[{_MARKS})]{{0,2}} (?:ت|ي)نفرد ب")
_US: Final = word_pattern(rf"(?<!\w)[وف]?<credits.us> (?:في|ب|من|عبر|هنا في) ?{_KIND}{_NAMED}")
_STAFF: Final = word_pattern(rf"(?<!\w)[وفبل]?<outlet_people.staff> (?:في )?{_KIND}{_NAMED}")
_WITH_US: Final = word_pattern(rf"[{_MARKS})]{{0,2}}(?:،? \w+){{0,2}} <credits.with_us>(?!\w)")
FIRM: Final = {"ours": (_OURS, _WITNESSED, _SERVING, _US, _STAFF), "exclusive": (_GIVEN, _SPECIAL)}


def firm_kind(key: str, end: int, before: str) -> str:
    """Tell how an outlet is made the author: `ours`, `exclusive`, or not at all.

    Args:
        key: The folded text.
        end: Where the outlet's name ends in it.
        before: What stands before the name in its line.

    >>> firm_kind("قالت لمراسلتنا في هسبريس", 24, "قالت لمراسلتنا في ")
    'ours'
    """
    if _OURS().search(before) or _WITNESSED().search(before) or _ALONE.match(key, end):
        return "ours"
    if _US().search(before) or (_STAFF().search(before) and _WITH_US().match(key, end)):
        return "ours"
    if _SERVED().match(key, end) and _SERVING().search(before):
        return "ours"
    if _GIVEN().search(before) or _SPECIAL().search(before):
        return "exclusive"
    return ""
