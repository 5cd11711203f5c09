"""Templates with a name: lines that are alike but for who wrote them or where, such as «{name} – عين اليوم»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.learning.candidates import Candidate, Place, Strip, Tokens
from cleaner.learning.reading import ReadArticle
from cleaner.rules.shapes import desk_line, person_name

NAME: Final = "{name}"
PLACE: Final = "{place}"
_MOST_WORDS: Final = 8  # tokens of a line
_MOST_NAME: Final = 4  # tokens of a name
_MOST_FIXED: Final = 3  # tokens beside it
_USUAL_NAME: Final = 2  # tokens
_FILLERS: Final = 4  # different names
_GOES_ON: Final = 0.6
_NAMES_KNOWN: Final = 0.4  # share of them that are known for names


def with_names(articles: Sequence[ReadArticle], least: int, lexicon: Lexicon) -> list[Candidate]:
    """Give the lines with a slot for a name that stand on `least` articles or more, with four names or more."""
    places: dict[Tokens, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for number, read in enumerate(articles):
        for index, line in enumerate(read.lines):
            if 1 < len(line.tokens) <= _MOST_WORDS:
                for template, name in _templates(line.tokens, lexicon):
                    places[template][name].append(Place(number, index, 0))
    found = [Candidate(template, "whole", where) for template, where in _varied(places, lexicon)]
    return [one for one in found if len(one.articles) >= least]


def starts_with_names(strips: Iterable[Strip], least: int, lexicon: Lexicon) -> list[Candidate]:
    """Give what stands beside a mark at the start of lines that go on behind it, with a slot for the name beyond it.

    On the left a name may be any that stands before the mark; on the right it is a known place, for nothing else would
    tell where it ends.
    """
    places: dict[Tokens, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for strip in strips:
        tokens = strip.tokens[strip.start : strip.start + 2 * _MOST_NAME + 1]
        mark = next((index for index, token in enumerate(tokens) if _is_mark(token)), 0)
        if not mark or mark > _MOST_NAME or not all(map(str.isalpha, tokens[:mark])):
            continue
        left, place = " ".join(tokens[:mark]), Place(strip.article, strip.line, strip.start)
        for size in range(1, _MOST_FIXED + 1):
            right = tokens[mark + 1 : mark + 1 + size]
            if len(right) == size and all(map(str.isalpha, right)):
                places[NAME, tokens[mark], *right][left].append(place)
                if " ".join(right) in lexicon.places:
                    places[*tokens[: mark + 1], PLACE][" ".join(right)].append(place)
    return [
        Candidate(template, "start", where)
        for template, where in _varied(places, lexicon)
        if len({place.article for place in where}) >= least
    ]


def _varied(
    places: Mapping[Tokens, Mapping[str, Sequence[Place]]], lexicon: Lexicon
) -> Iterator[tuple[Tokens, tuple[Place, ...]]]:
    """Give the templates with names enough that are known for such, the shortest before those that go on behind them.

    One that goes on alike in most of its places is not yet whole.
    """
    sizes = {
        template: len({place.article for own in by_name.values() for place in own})
        for template, by_name in places.items()
    }
    further = {
        template[:-1] for template, size in sizes.items() if size >= _GOES_ON * sizes.get(template[:-1], size + 1)
    }
    for template, by_name in sorted(places.items()):
        if template in further or (template[:-1] in sizes and template[:-1] not in further):
            continue
        known = sum(is_name(name, lexicon) for name in by_name)
        if len(by_name) >= _FILLERS and known >= _NAMES_KNOWN * len(by_name):
            yield template, tuple(sorted(place for own in by_name.values() for place in own))


def _templates(tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[Tokens, str]]:
    """Give the ways in which a part of a line, between marks that part it, may be a name."""
    if "{date}" in tokens and (placed := with_place(tokens, lexicon)):
        yield placed, " ".join(tokens[: len(tokens) - len(placed) + 1])
    parts = list(_parts(tokens))
    if len(parts) == 1:
        for size in (1, 2, 3):  # «كتبت منى السالم»: the name is known for one
            rest = " ".join(tokens[size:])
            if size < len(tokens) and len(tokens) - size <= _MOST_NAME and person_name(rest, lexicon):
                yield (*tokens[:size], NAME), rest
        return
    for start, end in parts:
        name = tokens[start:end]
        fixed = (*tokens[:start], *tokens[end:])
        if (
            len(name) <= _MOST_NAME
            and all(map(str.isalpha, name))
            and any(len(t) > 1 and t.strip(":").isalpha() for t in fixed)
        ):
            yield (*tokens[:start], NAME, *tokens[end:]), " ".join(name)


def _parts(tokens: Tokens) -> Iterator[tuple[int, int]]:
    start = 0
    for index, token in enumerate(tokens):
        if _is_mark(token) or token[-1:] in ":،":
            if index > start and _is_mark(token):
                yield start, index
            start = index + 1
    if start < len(tokens):
        yield start, len(tokens)


def is_name(said: str, lexicon: Lexicon) -> bool:
    """Tell whether a part of a line is known for the name of a person, a place, an agency or a desk."""
    return (
        person_name(said, lexicon)
        or said in lexicon.places
        or said in lexicon.doubtful_places
        or desk_line(f"{said} - القاهره", lexicon)
    )


def authors(candidates: Iterable[Candidate], lexicon: Lexicon) -> list[Candidate]:
    """Give those of whole lines that name a person."""
    return [
        one
        for one in candidates
        if len(one.tokens) <= _MOST_WORDS
        and any(person_name(" ".join(one.tokens[start:end]), lexicon) for start, end in _parts(one.tokens))
    ]


def opening_names(articles: Sequence[ReadArticle], least: int, lexicon: Lexicon) -> list[Candidate]:
    """Give the persons with whose names articles begin, as flattened texts do where an author's line is lost."""
    places: dict[Tokens, list[Place]] = defaultdict(list)
    for number, read in enumerate(articles):
        tokens = read.lines[0].tokens
        start = int(tokens[0].endswith(":"))
        name = tokens[start : start + _USUAL_NAME]
        if len(tokens) > _MOST_WORDS and person_name(" ".join(name), lexicon):
            places[name].append(Place(number, 0, start))
    return [Candidate(name, "start", tuple(where)) for name, where in sorted(places.items()) if len(where) >= least]


def last_part(tokens: Tokens) -> Tokens:
    """Give what stands behind the last mark that parts some tokens; all of them where none does.

    >>> last_part(("عين", "اليوم", "–", "الرياض"))
    ('الرياض',)
    """
    parts = list(_parts(tokens))
    return tokens[slice(*parts[-1])] if parts else tokens


def with_place(tokens: Tokens, lexicon: Lexicon) -> Tokens | None:
    """Give tokens with a slot for the place with which they begin, or None where they begin with none.

    >>> from cleaner.arabic.lexicon import load_lexicon
    >>> with_place(("الرياض", "{date}", "واس"), load_lexicon())
    ('{place}', '{date}', 'واس')
    """
    for size in (3, 2, 1):
        said = " ".join(tokens[:size])
        if len(tokens) > size and (said in lexicon.places or said in lexicon.doubtful_places):
            return (PLACE, *tokens[size:])
    return None


def _is_mark(token: str) -> bool:
    return not any(map(str.isalnum, token)) and token not in (NAME, PLACE)
