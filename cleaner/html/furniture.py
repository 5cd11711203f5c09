"""What an element's markup says of it: rules of kind `element`, made ready to look at blocks and lines of a page."""

from __future__ import annotations

import re
from typing import Any

from cleaner.html.layout import NOTHING_SEEN, Block, Sighting
from cleaner.html.tags import words
from cleaner.rules import Rule, Rules

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# names that say how a page is laid out («has-sidebar», «no-comments») or what an article is about («tag-sport»)
_OF_LAYOUT = words("no has with without show hide is not enable disable tag category format elementor")
_LISTS_OF_TAGS = frozenset({"list", "cloud", "links", "item", "items", "box"})
# before a container's name these still mean furniture: «related-post-content», «comment-body»
_OF_FURNITURE = words(
    "related rel comment comments share widget author authors footer sidebar next prev teaser card banner ad ads"
)
_OF_QUOTATIONS = words("related read_also caption ad")  # families of furniture that come as quotations, too
_REMEMBERED = 50_000

_Key = tuple[str | None, str | None, str | None, str | None, str | None]  # tag, class, id, itemprop, role


class Furniture:
    """Rules of kind `element`, compiled; it remembers what it saw, for a site's blocks are alike on all its pages."""

    def __init__(self, rules: Rules) -> None:
        """Compile the names of every rule to one pattern."""
        self._rules = [rule for rule in rules if rule.kind == "element"]
        self._patterns = [(rule, _pattern(rule)) for rule in self._rules if rule.names]
        self._tags = {tag: rule for rule in reversed(self._rules) for tag in rule.tags}
        self._roles = {role: rule for rule in reversed(self._rules) for role in rule.roles}
        self._selectors = [(rule, selector) for rule in self._rules for selector in rule.selectors]
        self._limited = any(rule.outlets for rule in self._rules)
        self._seen: dict[_Key, Sighting] = {}

    def look(self, block: Block, outlet: frozenset[str]) -> Sighting:
        """Give what the rules see in a block: a rule that chose it, or its tag, class, id, itemprop and role."""
        if block.chosen:
            return Sighting(keep=block.chosen) if block.chosen.effect == "keep" else Sighting(drop=block.chosen)
        attributes = block.attributes
        if not attributes:
            return self._look((block.tag, None, None, None, None), outlet)
        get = attributes.get
        return self._look((block.tag, get("class"), get("id"), get("itemprop"), get("role")), outlet)

    def choose(self, tree: Any, outlet: frozenset[str]) -> dict[int, Rule]:
        """Give the rule for every element of a parsed page that a rule's CSS selector chooses, by its `mem_id`."""
        rules = [(rule, selector) for rule, selector in reversed(self._selectors) if _speaks(rule, outlet)]
        return {node.mem_id: rule for rule, selector in rules for node in tree.css(selector)}

    def look_at_names(self, names: str, outlet: frozenset[str]) -> Sighting:
        """Give what the rules see in the class and id of an element within a line."""
        tag = "time" if names.endswith(" time") else ""
        return self._look((tag, names.removesuffix(" time"), None, None, None), outlet)

    def _look(self, key: _Key, outlet: frozenset[str]) -> Sighting:
        seen = self._seen.get(key)
        if seen is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            seen = self._seen[key] = self._read(key, frozenset())
        return self._read(key, outlet) if self._limited and outlet else seen

    def _read(self, key: _Key, outlet: frozenset[str]) -> Sighting:
        tag, *names, role = key
        drops, keeps = [], []
        for name in " ".join(filter(None, names)).split():
            parts = [word.lower() for word in _WORDS.findall(name[:200])]
            for rule, pattern in self._patterns if parts and not _is_of_layout(parts) else ():
                if rule.effect == "keep":
                    if parts[0] not in _OF_FURNITURE and pattern.search(f"-{'-'.join(_less_number(parts))}-$"):
                        keeps.append(rule)
                elif pattern.search(f"-{'-'.join(parts)}-"):
                    drops.append(rule)
        drops += [rule for rule in (self._roles.get(role or ""), self._tags.get(tag or "")) if rule]
        if tag == "blockquote":  # posts are quoted in elements that bear their network's name
            drops = [rule for rule in drops if rule.family in _OF_QUOTATIONS]
        drop = next((rule for rule in drops if _speaks(rule, outlet)), None)
        keep = next((rule for rule in keeps if _speaks(rule, outlet)), None)
        return Sighting(drop, keep) if drop or keep else NOTHING_SEEN


def _speaks(rule: Rule, outlet: frozenset[str]) -> bool:
    return not rule.outlets or not outlet.isdisjoint(name.casefold() for name in rule.outlets)


def _is_of_layout(parts: list[str]) -> bool:
    if parts[0] == "tag" and len(parts) == 2 and parts[1] in _LISTS_OF_TAGS:
        return False
    return parts[0] in _OF_LAYOUT and parts[-1] not in ("body", "content", "description")


def _less_number(parts: list[str]) -> list[str]:
    return parts[:-1] if len(parts) > 1 and parts[-1].isdigit() else parts


def _pattern(rule: Rule) -> re.Pattern[str]:
    """Make one pattern of a rule's names, to search in the words of a class name, joined and framed by dashes.

    The name of a container ends the class name; that of furniture stands anywhere in it.
    """
    alternatives = "|".join(sorted((name.replace("*", "[a-z0-9]*") for name in rule.names), key=len, reverse=True))
    return re.compile(rf"-(?:{alternatives})-\$" if rule.effect == "keep" else f"-(?:{alternatives})-")
