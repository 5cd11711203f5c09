"""What a short line is by its shape alone: a person's name, an agency and place, a menu entry, a bare address.

A shape looks at one folded segment and answers yes or no; rules of kind `shape` name them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from types import MappingProxyType

from cleaner.arabic.lexicon import Lexicon
from cleaner.arabic.word_lists import word_pattern, word_set

LONGEST = 10  # words; a longer segment has none of these shapes
_LETTERS = re.compile(r"[ء-غف-ي]+")
_LETTERS_ONLY = re.compile(r"[ء-غف-ي .]+")
_TITLE = word_pattern(r"^(?:<persons.titles>(?:\s?\.\s?|\s)){1,2}")
_PARTS = re.compile(r"(?:\s[-–—_|/\\:+،,*•]+|(?<![-–—_|/\\:+،,*•])[-–—_|/\\:+،,*•]+\s|[()|/،])\s*+")
_COMMAS = re.compile(r"[،,/+\-–|]")
_OTHER_PARTING = re.compile(r"[-–—_|:+،,*•()]")
_SIGNERS = 4  # parts of a line that an agency signs
_SIGNER = re.compile(r"[ء-غف-ي]{3,12}(?: [ء-غف-ي]{3,12})?|[ء-غف-ي]\s?\.\s?[ء-غف-ي]\.?")  # a name, initials
_DECOR = " *•-–—_:|/\\.()[]«»\"'#،"
_LINK = r"(?:https?://|www\.)\S+"
_MAIL = r"[\w.+-]+@[\w-]+\.[\w.-]+|@[\w.]{2,40}|[\w.]{2,40}@"
_DOMAIN = r"[A-Za-z0-9-]{3,30}\.(?:com|net|org|info|inf|tv|ma|tn|dz|eg|sa|ae|iq|sy|lb|jo|ps|ye|sd|ly|qa|kw|bh|om)"
_ADDRESS = word_pattern(
    rf"(?:{_LINK}|{_MAIL}|{_DOMAIN}|(?:twitter|x|<persons.networks>)\s?:?\s?\S*@\S*)", re.IGNORECASE
)


def person_name(key: str, lexicon: Lexicon) -> bool:
    """Tell whether the line is two to five words that read as a person's name.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> person_name("محمد علي الجبوري", load_lexicon()), person_name("محمد يزور القاهره", load_lexicon())
    (True, False)
    """
    return _reads_as_name(key, lexicon, lexicon.given_names)


def _reads_as_name(key: str, lexicon: Lexicon, names: frozenset[str]) -> bool:
    key = _TITLE().sub("", key.strip(_DECOR), count=1).replace("عبد ال", "عبدال")
    if not _LETTERS_ONLY.fullmatch(key):
        return False
    words = _LETTERS.findall(key)
    if not 2 <= len(words) <= 5 or words[0] not in names:
        return False
    known = sum(word in names or word in lexicon.family_prefixes for word in words)
    return all(_may_be_name(word, lexicon) for word in words[1:]) and (len(words) <= 3 or known >= len(words) - 1)


def _may_be_name(word: str, lexicon: Lexicon) -> bool:
    if word in lexicon.given_names or word in lexicon.family_prefixes or word in lexicon.doubtful_names:
        return True
    if word in lexicon.places:  # «محمد في القاهرة» and «احمد بغداد» are no names
        return False
    return len(word) >= 3 and not word.startswith(("ي", "ت", "وال", "بال", "لل")) and word not in lexicon.particles


def desk_line(key: str, lexicon: Lexicon) -> bool:
    """Tell whether every part of the line is a place, an agency, an outlet, a desk or a person, not all of them places.

    Beside a person, one part may be unknown: no list holds every outlet. So it may beside a person and a place, and
    beside «خاص» and the like. A verb that credits may stand alone before a person.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> desk_line("القاهره - رويترز", load_lexicon()), desk_line("القاهره - بغداد", load_lexicon())
    (True, False)
    """
    parts = [part.strip(_DECOR) for part in _PARTS.split(key.strip(_DECOR).casefold()) if part]
    kinds = {part_kind(part, lexicon) for part in parts}
    if len(parts) == 1 and kinds == {"person"}:
        return parts[0].split(" ", 1)[0] in word_set("labels.byline")
    if "" in kinds:
        unknown = max(part.count(" ") for part in parts if not part_kind(part, lexicon))
        if kinds == {"", "desk"} and len(parts) == 2 and unknown < 3:
            return True
        if any(sign in key for sign in ":،("):  # «شاهد عيان: …» is somebody speaking, «فلان (الهلال)» a player
            return False
        if _signed_by_agency(key, parts, lexicon):
            return True
        if kinds == {"", "person", "place"}:
            return len(parts) == 3 and unknown < 2
        return kinds == {"", "person"} and len(parts) == 2 and all(part.count(" ") < 4 for part in parts)
    return (
        "desk" in kinds or len(kinds & {"place", "person"}) == 2 or (len(kinds) >= 2 and kinds != {"agency", "outlet"})
    )


def _signed_by_agency(key: str, parts: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell whether slashes part an agency from the names of those who wrote for it: «وام/احمد/سالم»."""
    if "/" not in key or not 2 <= len(parts) <= _SIGNERS or _OTHER_PARTING.search(key.strip(_DECOR)):
        return False
    agencies = [part for part in parts if " " not in part and part in lexicon.agencies]
    return bool(agencies) and all(part in agencies or _SIGNER.fullmatch(part) for part in parts)


def part_kind(part: str, lexicon: Lexicon) -> str:
    """Tell what a part of a line is: `desk`, `agency`, `place`, `outlet`, `person`, or nothing that is known.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> part_kind("القاهره", load_lexicon()), part_kind("شجره", load_lexicon())
    ('place', '')
    """
    for kind, words in (
        ("desk", lexicon.desks),
        ("agency", lexicon.agencies),
        ("place", lexicon.places),
        ("place", lexicon.doubtful_places),
        ("outlet", lexicon.outlets),
    ):
        if part in words:
            return kind
    names = (
        lexicon.given_names | lexicon.doubtful_names
        if part.split(" ", 1)[0] in lexicon.doubtful_names
        else lexicon.given_names
    )
    return "person" if _read_as_names(part, lexicon, names) else ""


def _read_as_names(part: str, lexicon: Lexicon, names: frozenset[str]) -> bool:
    """Tell whether a part names a person, or some: «ماجد هود ومحمد المرحبي», «كتبت ندى مجاهد و تصوير عمرو مصطفى»."""
    people: list[list[str]] = [[]]
    for word in part.split(" "):
        if word == "و" or (people[-1] and word.startswith("و") and word[1:] in names):
            people.append([])
        if word != "و":
            people[-1].append(word if people[-1] or len(people) == 1 else word.removeprefix("و"))
    crediting = word_set("labels.byline")
    named = [own[1:] if len(own) > 2 and own[0] in crediting else own for own in people]
    return all(_reads_as_name(" ".join(own), lexicon, names) for own in named)


def agency_credit(key: str, lexicon: Lexicon) -> bool:
    """Tell whether the line is nothing but agencies, outlets or desks in brackets, as at the end of a dispatch.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> agency_credit("( ا ف ب )", load_lexicon()), agency_credit("رويترز", load_lexicon())
    (True, False)
    """
    if key.strip(" -–—.")[:1] not in "([" or key.rstrip(" .")[-1:] not in ")]":
        return False
    parts = [part for part in map(str.strip, _COMMAS.split(key.strip(_DECOR).casefold())) if part]
    known = (lexicon.agencies, lexicon.desks, lexicon.outlets)
    return 0 < len(parts) <= _SIGNERS and all(any(part in words for words in known) for part in parts)


def bare_agency(key: str, lexicon: Lexicon) -> bool:
    """Tell whether the line is nothing but the name of an agency.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> bare_agency("رويترز", load_lexicon())
    True
    """
    return key.strip(_DECOR).casefold() in lexicon.agencies


def menu_entry(key: str, lexicon: Lexicon) -> bool:
    """Tell whether the line is nothing but the name of a section of a site.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> menu_entry("اقتصاد", load_lexicon())
    True
    """
    return key.strip(_DECOR).casefold() in lexicon.sections


def address(key: str, lexicon: Lexicon) -> bool:
    """Tell whether the line is nothing but a link, an e-mail address, a handle or a domain.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> address("katib@example.com", load_lexicon())
    True
    """
    return _ADDRESS().fullmatch(key.strip(" *•-–—()[]«»\"'")) is not None


SHAPES: MappingProxyType[str, Callable[[str, Lexicon], bool]] = MappingProxyType(
    {
        "person-name": person_name,
        "desk-line": desk_line,
        "agency-credit": agency_credit,
        "bare-agency": bare_agency,
        "menu-entry": menu_entry,
        "address": address,
    }
)
