r"""Word classes: the named lists of `data/lexicon`, folded, and regexes that name them.

A file is a class's first name, a key in it the second: `speech.verbs` is `verbs` of `speech.toml`. A class is a list of
words, a list of lists (the forms of one word, the usual one first), or a table of lists. Words stand there in ordinary
spelling and are given folded. A file is read when the first of its classes is asked for, once a process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cleaner.arabic.fold import fold
from cleaner.arabic.parsed_toml import parse_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_HEADS: Final = ("why", "how")  # what the words are for, and where they are from
_NAME: Final = re.compile(r"[a-z_]+\.[a-z_]+")
_NAMED: Final = re.compile(rf"<({_NAME.pattern}(?:\|{_NAME.pattern})*)>")
_AS_WRITTEN: Final = "_as_written"  # so end the names of classes that are looked for in texts as they stand

_Class = list[str] | list[list[str]] | dict[str, list[str]]


class WordListError(ValueError):
    """A word class that is not there, or a file of them that is not of the form."""


@cache
def words(*names: str) -> tuple[str, ...]:
    """Give the words of classes, folded, in the order of the file and each once.

    >>> words("speech.verbs")[:3]
    ('قال', 'اكد', 'اعلن')
    """
    return tuple(dict.fromkeys(word for name in names for group in _groups(name) for word in group))


@cache
def word_set(*names: str) -> frozenset[str]:
    """Give the words of classes as a set.

    >>> "اكد" in word_set("speech.verbs", "speech.explaining")
    True
    """
    return frozenset(words(*names))


@cache
def first_words(*names: str) -> frozenset[str]:
    """Give the first word of every word or phrase of classes: where none stands in a text, none of them does.

    >>> "من" in first_words("numbers.out_of")
    True
    """
    return frozenset(word.split(" ")[0] for word in words(*names))


@cache
def forms(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the forms of every word of a class, folded.

    >>> forms("numbers.things")[0]
    ('شخص', 'شخصا', 'اشخاص')
    """
    return tuple(_groups(name))


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """Give the words of a class by what they are listed under, all folded.

    >>> table("numbers.scales")["1000"]
    ('الف', 'الاف', 'الفا')
    """
    found = _class(name)
    if not isinstance(found, dict):
        raise WordListError(f"the word class {name!r} is no table")
    return MappingProxyType(dict(zip(_folded(list(found)), _groups(name), strict=True)))


@cache
def spellings(name: str) -> tuple[str, ...]:
    """Give the words of a class as they are written in the file.

    >>> spellings("calendar.weekdays")[2]
    'الأربعاء'
    """
    return tuple(word for group in _written(_class(name)) for word in group)


def one_of(*names: str) -> str:
    """Give a regex that matches one word of the classes, the longest first.

    >>> re.match(one_of("calendar.weekdays"), fold("الأربعاء المقبل"))[0]
    'الاربعاء'
    """
    found = [word for name in names for word in (spellings if name.endswith(_AS_WRITTEN) else words)(name)]
    return f"(?:{'|'.join(map(re.escape, sorted(dict.fromkeys(found), key=len, reverse=True)))})"


def word_pattern(template: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    r"""Give a function that gives a regex in which `<speech.verbs>` stands for any word of that class.

    Several classes are joined by a bar. The regex is compiled, and its words are read, at the first call.

    >>> said = word_pattern(r"(?<!\w)<speech.verbs|speech.explaining>ت?(?!\w)")
    >>> said().search(fold("ثم أوضحت الوزارة"))[0]
    'اوضحت'
    """
    return cache(lambda: re.compile(_NAMED.sub(lambda found: one_of(*found[1].split("|")), template), flags))


def class_names(file: str | None = None) -> Iterator[str]:
    """Give the name of every class that there is, or of every one of a file in its order.

    >>> "speech.verbs" in class_names()
    True
    """
    every = (entry.name.removesuffix(".toml") for entry in _folder().iterdir() if entry.name.endswith(".toml"))
    for each in sorted(every) if file is None else (file,):
        yield from (f"{each}.{name}" for name in _file(each))


def read_classes(text: str, name: str) -> dict[str, _Class]:
    """Read one TOML text of word classes; `name` is what messages call it. Raises `WordListError`."""
    try:
        found: dict[str, _Class] = parse_toml(text)
    except ValueError as error:  # of `tomllib`, which is seldom loaded
        raise WordListError(f"{name}: {error}") from None
    for head in _HEADS:
        if not isinstance(found.pop(head, None), str):
            raise WordListError(f"{name}: has no {head}: say {'what the words are for' if head == 'why' else 'whence'}")
    for title, value in found.items():
        _refuse_odd(value, f"{name}: {title}", folding=not title.endswith(_AS_WRITTEN))
    return found


def _refuse_odd(value: object, where: str, *, folding: bool) -> None:
    """Refuse what is no class, and a word that stands in it twice."""
    groups = _written(value)
    if not groups or not all(groups):
        raise WordListError(f"{where}: is empty, or no list of words")
    for word in (word for group in groups for word in group):
        if not isinstance(word, str) or not word.strip() or word != word.strip():
            raise WordListError(f"{where}: {word!r} is no word: write it in quotes, without blanks around it")
    flat = [word for group in groups for word in group]
    seen: dict[str, str] = {}
    for word, key in zip(flat, _folded(flat) if folding else flat, strict=True):
        if key in seen:
            raise WordListError(f"{where}: {word!r} is the same as {seen[key]!r}: take one out")
        seen[key] = word


def _folder() -> Traversable:
    from importlib import resources

    return resources.files("cleaner") / "data" / "lexicon"


@cache
def _file(name: str) -> dict[str, _Class]:
    try:
        text = (_folder() / f"{name}.toml").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WordListError(f"there is no file of word classes {name!r}") from None
    return read_classes(text, f"{name}.toml")


def _class(name: str) -> _Class:
    if not _NAME.fullmatch(name):
        raise WordListError(f"{name!r} is no name of a word class: write file.class")
    file, _, title = name.partition(".")
    found = _file(file).get(title)
    if found is None:
        raise WordListError(f"there is no word class {title!r} in {file}.toml")
    return found


def _groups(name: str) -> Iterator[tuple[str, ...]]:
    groups = _written(_class(name))
    flat = iter(_folded([word for group in groups for word in group]))
    for group in groups:
        yield tuple(next(flat) for _ in group)


def _written(found: object) -> list[list[str]]:
    """Give the words of a class in groups: of forms, of what a table lists them under, or all of them one by one."""
    if isinstance(found, dict):
        found = list(found.values())
    if not isinstance(found, list):
        return []
    return [entry if isinstance(entry, list) else [entry] for entry in found]


def _folded(texts: list[str]) -> list[str]:
    """Fold texts, all at once, which is many times faster than one by one."""
    return fold("\n".join(texts)).casefold().split("\n")
