"""What an element's markup says of it: rules of kind `element`, made ready to look at blocks and lines of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from cleaner.html.tree import Block
from cleaner.rules import Rule, Rules

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_NAME = re.compile(r"[a-z0-9]+\*?(?:-[a-z0-9]+\*?)*")
# «has-sidebar» and «no-comments» say how a page is laid out, and «tag-sport» of what an article is about
_OF_LAYOUT = ("no", "has", "with", "without", "show", "hide", "is", "not", "tag", "category", "enable", "disable")
_REMEMBERED = 50_000


class Sighting(NamedTuple):
    """What rules saw in the markup of an element: the rule that would drop it, and the one that would keep it."""

    drop: Rule | None = None
    keep: Rule | None = None


_NOTHING = Sighting()


class Furniture:
    """Rules of kind `element`, compiled; it remembers what it saw, for the blocks of a site are alike on all its pages."""

    def __init__(self, rules: Rules) -> None:
        """Compile the names of every rule to one pattern."""
        self._rules = [rule for rule in rules if rule.kind == "element"]
        self._patterns = [(rule, _pattern(rule.names)) for rule in self._rules if rule.names]
        self._tags = {tag: rule for rule in reversed(self._rules) for tag in rule.tags}
        self._roles = {role: rule for rule in reversed(self._rules) for role in rule.roles}
        self.selectors = [(rule, selector) for rule in self._rules for selector in rule.selectors]
        self._seen: dict[tuple[str, ...], Sighting] = {}

    def look(self, block: Block, outlet: frozenset[str]) -> Sighting:
        """Give what the rules see in a block's tag, class, id, itemprop and role."""
        return self._look(block.tag, f"{block.classes} {block.ident} {block.itemprop}", block.role, outlet)

    def look_at_names(self, names: str, outlet: frozenset[str]) -> Sighting:
        """Give what the rules see in the class and id of an element within a line."""
        return self._look("", names, "", outlet)

    def _look(self, tag: str, names: str, role: str, outlet: frozenset[str]) -> Sighting:
        key = (tag, names, role)
        seen = self._seen.get(key)
        if seen is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            seen = self._seen[key] = self._read(tag, names, role, frozenset())
        if outlet and self._limited:
            return self._read(tag, names, role, outlet)
        return seen

    @property
    def _limited(self) -> bool:
        return any(rule.outlets for rule in self._rules)

    def _read(self, tag: str, names: str, role: str, outlet: frozenset[str]) -> Sighting:
        drop = keep = None
        text = " ".join("-" + "-".join(_words(name)) + "-" for name in names.split()) if names.strip() else ""
        found = [rule for rule, pattern in self._patterns if text and pattern.search(text)]
        found += [rule for rule in (self._roles.get(role), self._tags.get(tag)) if rule]
        for rule in found:
            if rule.outlets and outlet.isdisjoint(name.casefold() for name in rule.outlets):
                continue
            if rule.effect == "keep":
                keep = keep or rule
            else:
                drop = drop or rule
        return Sighting(drop, keep) if drop or keep else _NOTHING


def _words(name: str) -> Iterable[str]:
    """Part a class name into its words.

    >>> list(_words("relatedPosts__list-2")), list(_words("td_block_wrap"))
    (['related', 'posts', 'list', '2'], ['td', 'block', 'wrap'])
    """
    return (word.lower() for word in _WORDS.findall(name[:200]))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Make one pattern of names, to search in the words of class names that are joined and framed by dashes."""
    alternatives = "|".join(sorted((name.replace("*", "[a-z0-9]*") for name in names), key=len, reverse=True))
    behind = "".join(f"(?<!-{word})" for word in _OF_LAYOUT)
    return re.compile(f"{behind}-(?:{alternatives})-")


def is_name(name: str) -> bool:
    """Tell whether a rule's name has the form that is matched.

    >>> is_name("related-post*"), is_name("Related Posts")
    (True, False)
    """
    return _NAME.fullmatch(name) is not None


def marked_by_selectors(tree: Any, furniture: Furniture) -> dict[int, Rule]:
    """Give the rule for every element that a rule's CSS selector picks, by the element's `mem_id`."""
    return {node.mem_id: rule for rule, selector in reversed(furniture.selectors) for node in tree.css(selector)}
