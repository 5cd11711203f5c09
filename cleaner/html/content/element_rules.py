"""What an element's markup says of it: rules of kind `element`, made ready to look at blocks and lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from cleaner.html.parse.hidden import is_spoken_alone
from cleaner.html.parse.layout import NOTHING_SEEN, Block, Inline, Sighting
from cleaner.html.parse.tags import words
from cleaner.rules.rule import Rule, Rules

_WORDS = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+(?:\d+[a-z]+)*\d*|\d+[a-z]*")
# names that say how a page is laid out («has-sidebar», «no-comments») or what an article is about («tag-sport»)
_OF_LAYOUT = words("no has with without show hide is not enable disable tag category format elementor")
_LISTS_OF_TAGS = frozenset({"list", "cloud", "links", "item", "items", "box"})
# before a container's name these still mean boilerplate: «related-post-content», «comment-body»
_OF_BOILERPLATE = words(
    "related rel comment comments share widget author authors footer sidebar next prev teaser card banner ad ads"
)
_OF_QUOTATIONS = words("related read_also caption ad")  # families of boilerplate that come as quotations, too
_REMEMBERED = 50_000
_LONG = 1_000  # characters of names that are remembered together
_LONGEST = 200  # characters of a name that are read
_HEAD = 3  # letters, at the most, by which beginnings of words are found

_Read = tuple[tuple[Rule, ...], tuple[Rule, ...]]
_NOTHING: _Read = ((), ())
_NONE: Final[frozenset[str]] = frozenset()
_Key = tuple[str | None, str | None, str | None, str | None, str | None]  # tag, class, id, itemprop, role


class _Word(NamedTuple):
    """A word of a name, without its number, and whether a rule's name may begin with it: most words begin none."""

    word: str
    telling: bool


class ElementRules:
    """Rules of kind `element`, made ready to look; it remembers what it saw, as a site's pages are alike."""

    def __init__(self, rules: Rules) -> None:
        """Index the names of the rules by their words."""
        self._rules = [rule for rule in rules if rule.kind == "element"]
        self._drops, self._keeps = NameIndex(self._of("drop")), NameIndex(self._of("keep"))
        self._own_drops, self._own_keeps = NameIndex(self._of("drop", own=True)), NameIndex(self._of("keep", own=True))
        self._tags = _by(self._rules, "tags")
        self._roles = _by(self._rules, "roles")
        self._selectors = [(rule, selector) for rule in self._rules for selector in rule.selectors]
        self._limited = any(rule.outlets for rule in self._rules)
        self._whole = frozenset(name for rule in self._rules for name in rule.names)
        self._numbered = frozenset(word for name in self._whole for word in name.rstrip("*").split("-"))
        self._seen: dict[_Key, Sighting] = {}
        self._read_names: dict[str, _Read] = {}
        self._words: dict[str, _Word] = {}
        indexes = (self._drops, self._keeps, self._own_drops, self._own_keeps)
        self._firsts = frozenset(word for index in indexes for word in index.firsts)
        self._beginnings = tuple(dict.fromkeys(stem for index in indexes for stem in index.beginnings))

    def _of(self, effect: str, own: bool = False) -> list[Rule]:
        """Give the rules of an effect that are for all outlets, or those for some."""
        return [rule for rule in self._rules if rule.effect == effect and bool(rule.outlets) == own]

    def look(self, block: Block, outlet: frozenset[str]) -> Sighting:
        """Give what the rules see in a block: a rule that chose it, or its tag, class, id, itemprop and role."""
        if block.chosen:
            return _by_choice(block.chosen)
        tag, attributes = block.tag, block.attributes
        if not attributes and tag not in self._tags and "-" not in tag:
            return NOTHING_SEEN
        get = attributes.get
        key = (tag, get("class"), get("id"), get("itemprop"), get("role"))
        if self._limited and outlet:
            return self._read(key, outlet)
        return self._seen.get(key) or self._look(key, outlet)

    def look_at_tag(self, block: Block) -> Sighting:
        """Give what the rules see in a block's tag, and one that chose it, whatever its names."""
        if block.chosen:
            return _by_choice(block.chosen)
        return self._look((block.tag, None, None, None, None), frozenset())

    def look_within(self, inline: Inline, outlet: frozenset[str]) -> Sighting:
        """Give what the rules see in the tag, class and id of an element within a line."""
        return self._look((inline.tag, inline.classes, inline.ident, None, None), outlet)

    def choose(self, tree: Any, outlet: frozenset[str]) -> dict[int, Rule]:
        """Give the rule for every element of a parsed page that a rule's CSS selector chooses, by its `mem_id`."""
        rules = [(rule, selector) for rule, selector in reversed(self._selectors) if _speaks(rule, outlet)]
        return {node.mem_id: rule for rule, selector in rules for node in tree.css(selector)}

    def _look(self, key: _Key, outlet: frozenset[str]) -> Sighting:
        seen = self._seen.get(key)
        if seen is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            seen = self._read(key, frozenset())
            if sum(map(len, filter(None, key))) <= _LONG:  # longer ones are of one page alone
                self._seen[key] = seen
        return self._read(key, outlet) if self._limited and outlet else seen

    def _read(self, key: _Key, outlet: frozenset[str]) -> Sighting:
        tag, classes, ident, item, role = key
        names = f"{classes or ''} {ident or ''} {item or ''}"
        if tag and "-" in tag:  # an element that the page made itself is named by its tag
            names = f"{names} {tag}"
        drops: list[Rule] = []
        keeps: list[Rule] = []
        known = self._read_names
        for name in names.split():
            dropped, kept = known.get(name) or self._read_name(name)
            drops += dropped
            keeps += kept
        if role and tag != "summary":
            drops += self._roles.get(role, ())
        if tag in self._tags:
            drops += self._tags[tag]
        if tag == "blockquote":  # posts are quoted in elements that bear their network's name
            drops = [rule for rule in drops if rule.family in _OF_QUOTATIONS]
        if not (drops or keeps):
            return NOTHING_SEEN
        drop = next((rule for rule in drops if _speaks(rule, outlet)), None)
        keep = next((rule for rule in keeps if _speaks(rule, outlet)), None)
        return Sighting(drop, keep) if drop or keep else NOTHING_SEEN

    def _word(self, part: str) -> _Word:
        """Take the number off the end of a word, unless it is part of a rule's name, and tell whether one begins so."""
        word = part.lower()
        if word not in self._numbered:
            word = word.rstrip("0123456789") or word
        read = _Word(word, word in self._firsts or word.startswith(self._beginnings))
        if len(self._words) >= _REMEMBERED:
            self._words.clear()
        self._words[part] = read
        return read

    def _read_name(self, name: str) -> _Read:
        """Give the rules that drop, and those that keep, what has this name for a class or id."""
        name = name[:_LONGEST]
        read = self._read_names.get(name)
        if read is None:
            if len(self._read_names) >= _REMEMBERED:
                self._read_names.clear()
            known = self._words
            found = [known.get(part) or self._word(part) for part in _WORDS.findall(name)]
            for _, telling in found:
                if telling:
                    read = self._read_words([word for word, _ in found])
                    break
            else:
                read = _NOTHING
            self._read_names[name] = read
        return read

    def _read_words(self, parts: list[str]) -> _Read:
        """Give the rules for the words of a name."""
        whole = "-".join(parts)
        if (_is_of_layout(parts) and whole not in self._whole) or is_spoken_alone(whole):
            return _NOTHING
        # the name of a container ends a class name; that of boilerplate stands anywhere in it
        end = () if parts[0] in _OF_BOILERPLATE else _less_number(parts)
        kept = self._keeps.at_end(end)
        if not self._limited:
            return (() if kept else self._drops.within(parts)), kept
        kept = (*self._own_keeps.at_end(end), *kept)
        return (*self._own_drops.within(parts), *(() if kept else self._drops.within(parts))), kept


class NameIndex:
    """Names of rules, indexed by their words; a `*` stands for the rest of a word.

    A name begins with one of the words `firsts`, or its first word with one of `beginnings`: what holds no such word
    has no name of a rule.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Index the names."""
        self._exact: dict[str, tuple[Rule, ...]] = {}
        self._stems: dict[str, tuple[Rule, ...]] = {}  # what a word begins with, of names of one word
        self._starred: dict[str, list[tuple[str, Rule]]] = {}  # what longer ones begin with, by their first word
        for rule in rules:
            for name in rule.names:
                if "*" not in name:
                    self._exact[name] = (*self._exact.get(name, ()), rule)
                elif "-" not in name:
                    self._stems[name[:-1]] = (*self._stems.get(name[:-1], ()), rule)
                else:
                    self._starred.setdefault(name.split("-")[0], []).append((name[:-1], rule))
        self.beginnings = tuple(sorted(self._stems, key=len, reverse=True))
        self._head = min([_HEAD, *map(len, self._stems)])
        self._by_head: dict[str, list[str]] = {}  # the same, by their first letters
        for stem in self.beginnings:
            self._by_head.setdefault(stem[: self._head], []).append(stem)
        self._seconds = _seconds(self._exact, [stem for starred in self._starred.values() for stem, _ in starred])
        self.firsts = frozenset(self._seconds).union(self._exact)
        self._most = max((name.count("-") + 1 for rule in rules for name in rule.names), default=0)

    def within(self, parts: Sequence[str]) -> tuple[Rule, ...]:
        """Give the rules that have a name anywhere in these words; that of the first word, and the longest, counts."""
        if not self._most:  # there are none, as of rules for some outlets
            return ()
        for start, part in enumerate(parts):
            if part in self._seconds and self._may_go_on(parts, start):
                for end in range(min(len(parts), start + self._most), start + 1, -1):
                    found = self._of_words(parts[start:end])
                    if found:
                        return found
            found = self._of_word(part)
            if found:
                return found
        return ()

    def at_end(self, parts: Sequence[str]) -> tuple[Rule, ...]:
        """Give the rules that have a name that ends these words; the longest counts."""
        if not self._most:
            return ()
        for start in range(max(0, len(parts) - self._most), len(parts) - 1):
            if self._may_go_on(parts, start) and (found := self._of_words(parts[start:])):
                return found
        return self._of_word(parts[-1]) if parts else ()

    def _may_go_on(self, parts: Sequence[str], start: int) -> bool:
        """Tell whether a name of several words may begin with a word and the next one."""
        seconds = self._seconds.get(parts[start], _NONE)
        return start + 1 < len(parts) and (seconds is None or parts[start + 1] in seconds)

    def _of_word(self, word: str) -> tuple[Rule, ...]:
        found = self._exact.get(word, ())
        if not found:
            for stem in self._by_head.get(word[: self._head], ()):
                if word.startswith(stem):
                    return self._stems[stem]
        return found

    def _of_words(self, parts: Sequence[str]) -> tuple[Rule, ...]:
        name = "-".join(parts)
        if name in self._exact:
            return self._exact[name]
        starred = self._starred.get(parts[0], ())
        return tuple(rule for stem, rule in starred if name.startswith(stem) and stem.count("-") == len(parts) - 1)


def _seconds(names: Iterable[str], stems: Iterable[str]) -> dict[str, frozenset[str] | None]:
    """Give, by the first words of longer names, the second ones, or None where any word may follow."""
    found: dict[str, frozenset[str] | None] = {}
    for name in names:
        first, *others = name.split("-")
        if others:
            found[first] = (found.get(first) or _NONE) | {others[0]}
    for stem in stems:
        first, *others = stem.split("-")
        seconds = found.get(first, _NONE)
        found[first] = None if len(others) == 1 or seconds is None else seconds | {others[0]}
    return found


def _by(rules: Iterable[Rule], key: str) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for value in getattr(rule, key):
            found[value] = (*found.get(value, ()), rule)
    return found


def _by_choice(rule: Rule) -> Sighting:
    return Sighting(keep=rule) if rule.effect == "keep" else Sighting(drop=rule)


def _speaks(rule: Rule, outlet: frozenset[str]) -> bool:
    return not rule.outlets or not outlet.isdisjoint(name.casefold() for name in rule.outlets)


def _is_of_layout(parts: list[str]) -> bool:
    if parts[0] == "tag" and len(parts) == 2 and parts[1] in _LISTS_OF_TAGS:
        return False
    return parts[0] in _OF_LAYOUT and parts[-1] not in ("body", "content", "description")


def _less_number(parts: list[str]) -> list[str]:
    return parts[:-1] if len(parts) > 1 and parts[-1].isdigit() else parts
