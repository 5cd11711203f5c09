r"""Templates: phrases with slots for what changes from article to article, such as `{name} – عين اليوم`.

A template is what an editor writes where a phrase would have to name every day and every author. It becomes a regular
expression over the folded text, in which blanks and marks at either end are free. `{title}` stands for the title of
the article itself: wherever the folded title stands in a key, `mask_title` puts as many private characters in its
place, and these are what the slot matches, so that no expression is made for a document.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import Final

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import one_of, words

SLOTS: Final = ("date", "number", "name", "place", "title", "code", "words", "rest")
LONGEST: Final = 450  # characters of a template; patterns look at segments of at most 500
_OPENED: Final = "\ue000"  # the first character of a title, and
_MASKED: Final = "\ue001"  # each of the others: both are for private use, so no text has them
_SHORTEST_TITLE: Final = 10  # characters; a shorter one may be a word of the text
_SLOT: Final = re.compile(r"\{([a-z]+)\}")
_LEAD: Final = r"[ •▪●*|–—_-]*"
_TAIL: Final = r"[ .،؛|*_]*"
_WHOLE_SENTENCE_BEFORE: Final = r"(?<=^[^\w]{0,8}|[.!؟?…»”)\]|:] ?)"  # so that an open name takes no word of a sentence
_SAMPLE_TITLE: Final = "عنوان المقال كما هو على صفحته"
_CUE: Final = 40  # characters
_DATES: Final = (
    *("calendar.gulf", "calendar.levant", "calendar.algeria", "calendar.morocco", "calendar.hijri", "calendar.latin"),
    *("calendar.weekdays", "calendar.stamp"),
)


class TemplateError(ValueError):
    """A template that cannot be used; the message is one line."""


@cache
def date_words() -> frozenset[str]:
    """Give the folded words that dates are made of beside numbers: months, weekdays, calendars, halves of the day.

    >>> {"اغسطس", "الاحد", "الموافق", "الاول"} <= date_words()
    True
    """
    return frozenset(part for word in words(*_DATES) for part in word.split())


def compile_template(template: str) -> str:
    r"""Give the regular expression of a template, over the folded text.

    Raises `TemplateError` for a slot that is not there, a template without words of its own, and one that is too long.

    >>> import regex
    >>> regex.fullmatch(compile_template("عدد القراءات: {number}"), "عدد القراءات: 1,204") is not None
    True
    """
    parts = _SLOT.split(template.strip())
    for slot in parts[1::2]:
        if slot not in SLOTS:
            known = ", ".join(f"{{{name}}}" for name in SLOTS)
            raise TemplateError(f"there is no slot {{{slot}}}: write one of {known}")
    if "rest" in parts[1::2][:-1] or (parts[-2:-1] == ["rest"] and parts[-1]):
        raise TemplateError("{rest} stands for all that follows: write it at the end")
    if not any(re.search(r"\w", fold(part)) for part in parts[::2]):
        raise TemplateError(f"the template {template!r} has no word of its own: add one")
    if len(template) > LONGEST:
        raise TemplateError(f"the template {template[:30]!r}… is longer than {LONGEST} characters: part it")
    slots = _slot_patterns()
    made = "".join(slots[part] if index % 2 else _literal(part) for index, part in enumerate(parts))
    open_name = not parts[0] and parts[1] == "name"
    return f"{_LEAD}{_WHOLE_SENTENCE_BEFORE if open_name else ''}(?<![^\\W_]){made}(?![^\\W_]){_TAIL}"


def cue_of(template: str) -> str:
    """Give the longest run of words of a template without a slot: it stands in whatever the template matches.

    >>> cue_of("{name} – عين اليوم")
    'عين اليوم'
    """
    runs = [fold(part).strip(" -–—:|/.،") for part in _SLOT.split(template)[::2]]
    cue = max(runs, key=len)
    return cue if len(cue) <= _CUE else cue[:_CUE].rsplit(" ", 1)[0]


def names_title(template: str) -> bool:
    """Tell whether a template has a slot for the title.

    >>> names_title("الرابط: {title}"), names_title("{name} – عين اليوم")
    (True, False)
    """
    return "{title}" in template


def titled_example(text: str) -> tuple[str, str | None]:
    """Give an example with a title in the place of `{title}`, and that title; without the slot there is none.

    >>> titled_example("الرابط: {title}")
    ('الرابط: عنوان المقال كما هو على صفحته', 'عنوان المقال كما هو على صفحته')
    """
    return (text.replace("{title}", _SAMPLE_TITLE), _SAMPLE_TITLE) if names_title(text) else (text, None)


def mask_title(key: str, title: str) -> str:
    """Put private characters, as many, in the place of the folded title in a key.

    >>> key = "الرابط: فتح الطريق الساحلي"
    >>> masked = mask_title(key, "فتح الطريق الساحلي")
    >>> len(masked) == len(key), masked[:9] == "الرابط: \ue000"
    (True, True)
    """
    if len(title) < _SHORTEST_TITLE or title not in key:
        return key
    return key.replace(title, _OPENED + _MASKED * (len(title) - 1))


@cache
def _slot_patterns() -> MappingProxyType[str, str]:
    number = r"\d[\d.,:/٫٬-]*"
    dated = one_of(*_DATES)
    return MappingProxyType(
        {
            "number": number,
            "date": rf"(?=\D{{0,40}}\d)(?:(?:{dated}(?![^\W\d_])|{number}(?:هـ?|م|st|nd|rd|th)?(?!\w))"
            r"[ ,،|/()–-]{0,4}){1,16}(?<![ ,،|/(–-])",
            "name": r"(?:[^\W\d_]+|[^\W\d_]\.)(?: (?:[^\W\d_]+|[^\W\d_]\.)){0,3}",
            "place": one_of("places.capitals", "places.cities", "places.countries", "places.ambiguous"),
            "title": f"{_OPENED}{_MASKED}*",
            "code": r"[\w%~+=&?#.@/:!-]+",
            "words": r"\S+(?: \S+){0,59}?",
            "rest": r"\S.{0,300}+",
        }
    )


def _literal(part: str) -> str:
    """Give the expression of the words between two slots: its blanks may be there or not."""
    folded = re.escape(fold(part)).replace(r"\ ", " ?")
    return f"{' ?' if part[:1].isspace() else ''}{folded}{' ?' if part.rstrip() and part[-1:].isspace() else ''}"
