"""A rule as a value, and an ordered set of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

LABELS: Final = (
    *("body", "title", "byline", "date", "caption", "source", "tags", "read_also", "related", "foreign", "share"),
    *("subscribe", "comments", "nav", "ad", "legal", "widget", "ui"),
)


KINDS: Final = ("phrase", "template", "pattern", "shape", "element")


WHERES: Final = ("whole", "label", "start", "end", "anywhere")


EFFECTS: Final = ("drop", "keep")


SECTIONS: Final = ("", "headlines", "names", "contents", "fenced", "anything")


class RuleError(ValueError):
    """A rule file that cannot be used; the message names the file, the rule and what to do."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with its reason and its proof.

    `why_ar` says in Arabic what `why` says. `phrases` are in any spelling; `templates` too, with slots such as `{date}`
    (`rules.templates`), whose `pattern` the loader makes; a `pattern` may name fragments, which stand
    in it here. `where` says how a phrase or a pattern must stand in a segment of at most `max_words` words. `opens`
    names what a label takes with it; `ends` tells that the article is over where the rule hits after its prose;
    `inline` that the phrase may also begin in the middle of a line. `strength` (0 to 1) is how sure the phrase alone
    is. `outlets` (hosts or names) limits the rule to documents of these outlets. `file` says of a rule of one's
    own where it is from, the path of its file or that it was given as a value; it is empty for this package's rules.

    A rule of kind `element` looks at the markup of pages: at `names` (words of an element's class, id or itemprop,
    joined by dashes, a `*` at the end for the rest of the word), `tags`, `roles` and CSS `selectors`. Its examples are
    pieces of HTML.
    """

    id: str
    family: str
    why: str
    kind: str = "phrase"
    where: str = "whole"
    phrases: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    pattern: str = ""
    cues: tuple[str, ...] = ()
    shape: str = ""
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    effect: str = "drop"
    opens: str = ""
    ends: bool = False
    inline: bool = False
    max_words: int = 12
    strength: float = 0.9
    outlets: tuple[str, ...] = ()
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    why_ar: str = field(default="", repr=False, compare=False)  # an explanation only: `fingerprint` is of the repr
    file: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Rules:
    """An ordered set of rules with distinct ids."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, rule_id: str) -> Rule | None:
        """Give the rule of that id, or None.

        >>> from cleaner.rules.files import load_rules
        >>> load_rules().get("read_also.label").family
        'read_also'
        """
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    @property
    def fingerprint(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of all that the rules say: others have another.

        >>> from cleaner.rules.files import load_rules
        >>> load_rules().fingerprint == load_rules().without("share.button").fingerprint
        False
        """
        import hashlib  # late, for few ask

        return hashlib.sha256(repr(self.rules).encode()).hexdigest()[:16]

    def without(self, *rule_ids: str) -> Rules:
        """Give the rules less those of these ids; an id that is not there raises `RuleError`."""
        for rule_id in rule_ids:
            if self.get(rule_id) is None:
                if rule_id.startswith(("page.", "context.")):
                    raise RuleError(f"{rule_id!r} is no rule: it follows from a line's place, and cannot be left out")
                raise RuleError(f"no rule has the id {rule_id!r}: see `cleaner rules` for the ids")
        return Rules(tuple(rule for rule in self.rules if rule.id not in rule_ids))
