"""Texts that a pattern may take long for, made of its own structure.

Each is a way in, what a repeated piece matches, many times, and a character that breaks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Sequence as Sequence_
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from typing import Final, NamedTuple, TypeVar

from cleaner.proof.backtracking.syntax import Atom, Call, Choice, Look, Node, Repeat, Sequence, Structure, walk

_MANY: Final = 4  # times; what is repeated less often is not pumped
_WORDS: Final = 6  # that are tried for a piece
_VOCABULARY: Final = 600  # that are tried for a piece with a long list of words
_WAYS: Final = 3  # that lead to it
_DEPTH: Final = 6  # of groups that call groups
_SHORT: Final = 3  # characters of a word that is put into texts that match
_INSERTED: Final = 16  # such words
_PLACES: Final = 24  # in such texts
_ALPHABET: Final = (
    "ا1 a.-،ب٣xAه:/\"'«»()[]{}<>|_–—…!?؟؛,;#@&%+*=~^$\\`“”’•°\t\n\r\0\x80"
    + "".join(map(chr, range(0x621, 0x64B)))
    + "0123456789"
    + "".join(map(chr, range(ord("a"), ord("z") + 1)))
    + "".join(map(chr, range(ord("A"), ord("Z") + 1)))
)
_BREAKERS: Final = "\0xب\n!1"


_T = TypeVar("_T")


class Pump(NamedTuple):
    """A text of any length: `before`, `word` again and again, `after`."""

    before: str
    word: str
    after: str

    def text(self, length: int) -> str:
        """Give the text of at most that many characters.

        >>> Pump("زر ", "اا", "!").text(8)
        'زر اااا!'
        """
        room = length - len(self.before) - len(self.after)
        return self.before + self.word * max(0, room // len(self.word)) + self.after


def pumps(structure: Structure, matched: Sequence_[str] = ()) -> list[Pump]:
    """Give the texts to try, without doubles.

    Args:
        structure: that of the pattern.
        matched: texts that the pattern matches, if some are known: at their words, too, a repeated piece is put in.
    """
    sampler = _Sampler(structure)
    found = dict.fromkeys(
        pump for way, repeat in sampler.repeats(structure.root, _Way()) for pump in sampler.pumps_of(way, repeat)
    )
    words = _some((pump.word for pump in found if len(pump.word) <= _SHORT), _INSERTED)
    places = _some(((text[:cut], text[cut:]) for text in matched for cut in _cuts(text)), _PLACES)
    inserted = (
        Pump(before, word, after) for before, rest in places for word in words for after in ("", "x", rest, f"{rest}\0")
    )
    return list(found | dict.fromkeys(inserted) | dict.fromkeys(_vocabulary(structure, matched)))


def _vocabulary(structure: Structure, matched: Sequence_[str]) -> Iterator[Pump]:
    """Give the texts in which each word of a long list is repeated, for one of them may stand in it in two ways."""
    leads = [text[:cut] for text in matched for cut in _cuts(text)[1:2]][:1] + [f"{text} " for text in matched[:1]]
    everything = _Sampler(structure, _VOCABULARY)
    for way, repeat in _Sampler(structure).repeats(structure.root, _Way()):
        words = [word.strip() for word in everything.words(repeat.item)]
        if len(words) > _WORDS:
            for word, before in product(filter(None, words), (way.before[0], *leads)):
                yield Pump(before, f"{word} ", "!x")


def _cuts(text: str) -> list[int]:
    """Give the places before and behind each blank, and the end."""
    return [place for place, sign in enumerate(text) if sign == " " or text[place - 1 : place] == " "] + [len(text)]


class _Way(NamedTuple):
    """Texts that lead to a piece of a pattern, and one that goes on from there to its end."""

    before: tuple[str, ...] = ("",)
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Sampler:
    """Makes short texts that pieces of one pattern match."""

    structure: Structure
    most: int = _WORDS

    def repeats(self, node: Node, way: _Way, depth: int = 0) -> Iterator[tuple[_Way, Repeat]]:
        """Give what is repeated, each with the way to it and from it."""
        match node:
            case Sequence(items):
                rests = [self.words(item)[:1] or [""] for item in items]
                for place, item in enumerate(items):
                    rest = "".join(first for (first,) in rests[place + 1 :]) + way.rest
                    yield from self.repeats(item, _Way(way.before, rest), depth)
                    words = ["", *self.words(item.item)] if isinstance(item, Look) and item.wanted else self.words(item)
                    before = _some((f"{text}{word}" for word, text in product(words[:3], way.before)), _WAYS)
                    way = _Way(tuple(before), way.rest)
            case Choice(branches):
                for branch in branches:
                    yield from self.repeats(branch, way, depth)
            case Repeat(item, _, high):
                if high is None or high >= _MANY:
                    yield way, node
                yield from self.repeats(item, way, depth)
            case Look(item):
                yield from self.repeats(item, way, depth)
            case Call(group) if depth < _DEPTH and group in self.structure.groups:
                yield from self.repeats(self.structure.groups[group], way, depth + 1)

    def pumps_of(self, way: _Way, repeat: Repeat) -> Iterator[Pump]:
        """Give the texts in which one piece is repeated."""
        inner = [node for node in self._within(repeat.item) if isinstance(node, Atom)]
        single = [character for atom in dict.fromkeys(inner) for character in self._typical(atom)]
        words = self.words(repeat.item)
        pairs = [first + second for first, second in product(words[:4], words[:4]) if first != second]
        own = set().union(*map(_characters, inner))
        breaker = next((sign for sign in _BREAKERS + _ALPHABET if sign not in own), "\0")
        ends = _some(("", f"{breaker}{way.rest}", f"{way.rest}{breaker}"))  # for an engine may look for the rest first
        for word, before, after in product(_some([*single, *filter(None, words), *pairs], 24), way.before, ends):
            yield Pump(before, word, after)
        for before, after in product(filter(None, way.before), ("", f"{breaker}{way.rest}")):
            yield Pump("", before, after)

    def words(self, node: Node, depth: int = 0) -> list[str]:
        """Give a few texts that a piece matches, the shortest ones of its parts."""
        match node:
            case Atom():
                return self._typical(node)[:3]
            case Sequence(items):
                return self._joined([self.words(item, depth) for item in items])
            case Choice(branches):
                return _spread([self.words(branch, depth) for branch in branches], self.most)
            case Repeat(item, low, high):
                words = self.words(item, depth)
                often = [word * low for word in words]
                least = [word * max(1, low) for word in words]
                return _some(often if high == low else [*often[:2], *least], self.most)
            case Call(group) if depth < _DEPTH and group in self.structure.groups:
                return self.words(self.structure.groups[group], depth + 1)
        return [""]

    def _joined(self, parts: list[list[str]]) -> list[str]:
        """Join the first text of each part, and then vary one part at a time."""
        first = [part[0] if part else "" for part in parts]
        varied = (
            "".join([*first[:place], other, *first[place + 1 :]])
            for place, part in enumerate(parts)
            for other in part[1:]
        )
        return _some(["".join(first), *varied], self.most)

    def _within(self, node: Node, depth: int = 0) -> Iterator[Node]:
        for each in walk(node):
            yield each
            if isinstance(each, Call) and depth < _DEPTH and each.group in self.structure.groups:
                yield from self._within(self.structure.groups[each.group], depth + 1)

    def _typical(self, atom: Atom) -> list[str]:
        """Give one character for each way in which the pattern's repeated pieces tell characters apart."""
        own = _characters(atom)
        if len(own) <= 2:
            return own or ["\0"]
        others = self._classes()
        typical = {tuple(character in other for other in others): character for character in reversed(own)}
        return sorted(typical.values(), key=_ALPHABET.index)[:_WORDS]

    def _classes(self) -> tuple[frozenset[str], ...]:
        return _classes(self.structure.root)


@cache
def _classes(root: Node) -> tuple[frozenset[str], ...]:
    """Give the sets of characters that pieces of a pattern match, of those that match several."""
    sets = {frozenset(_characters(node)) for node in walk(root) if isinstance(node, Atom)}
    return tuple(sorted((each for each in sets if len(each) > 2), key=sorted))


@cache
def _characters(atom: Atom) -> list[str]:
    """Give the characters that an atom matches, of an alphabet of some two hundred."""
    import regex  # late, as everywhere

    flags = f"(?{atom.flags})" if atom.flags else ""
    pattern = regex.compile(flags + atom.source)
    found = [character for character in _ALPHABET if pattern.fullmatch(character)]
    if not found and len(atom.source) == 1:
        return [atom.source]
    return list(dict.fromkeys(found))


def _some(texts: Iterable[_T], most: int = _WORDS) -> list[_T]:
    return list(islice(dict.fromkeys(texts), most))


def _spread(branches: list[list[str]], most: int) -> list[str]:
    """Give the first text of each branch, of many branches those of some that stand apart, and then the second ones."""
    chosen = branches[:: max(1, len(branches) // most)]
    return _some((branch[place] for place in range(most) for branch in chosen if len(branch) > place), most)
