"""Prove rules: each must mark its hits in bounded time, and its misses must survive all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from cleaner.arabic.fold import fold
from cleaner.document.types import CleanResult, Document
from cleaner.options import Options
from cleaner.pipeline import clean_by_rules, clean_html, element_rules_for
from cleaner.proof.unmet import unmet_condition
from cleaner.rules.patterns import compiled, way_of
from cleaner.rules.rule import Rule
from cleaner.rules.templates import titled_example

_DEFAULT = Options()


class Failure(NamedTuple):
    """What a rule does not hold to: `kind` is `hit`, `miss`, `known` or `pattern`, `problem` says what happened.

    `text` is the example, and empty for the pattern.
    """

    rule: str
    kind: str
    text: str
    problem: str

    def __str__(self) -> str:
        """Give the failure in one line."""
        shown = f" {self.text!r}" if self.text else ""
        return f"{self.rule}: the {self.kind}{shown} {self.problem}"


def prove(rules: Iterable[Rule] | None = None, options: Options = _DEFAULT) -> list[Failure]:
    """Try every example and pattern of `rules`, which are all rules of `options` unless they are given.

    Rules that `options` does not have are proved beside those that it has. Returns what does not hold, which is
    nothing where all is well; raises `RuleError` for a rule that does not hold to the form.

    A hit, cleaned as a document of its own, must be marked by its rule, whatever other rules say. A miss must come out
    as it went in, as far as rules and their context decide. The examples of a rule for the markup of pages are pieces
    of HTML, cleaned as pages. What is `known` to be missed must still be missed, so that it becomes a hit once it is
    caught. The examples of a rule for some outlets are tried as texts of the first of these; `{title}` in one stands
    for the title of its document. A pattern that takes too long for texts made of itself fails before its examples are
    tried, for they may not end either.

    >>> from cleaner import load_rules
    >>> prove([load_rules().get("read_also.label")])
    []
    """
    known = options.load_rules()
    chosen = list(known if rules is None else rules)
    ids = {rule.id for rule in known}
    added = [rule for rule in chosen if rule.id not in ids]
    if added:
        options = replace(options, rules=(*options.rules, *added))
        held = {rule.id: rule for rule in options.load_rules()}
        chosen = [held[rule.id] if rule.id not in ids else rule for rule in chosen]
    return [failure for rule in chosen for failure in (_slow(rule) or _failures(rule, options))]


@cache
def _slow(rule: Rule) -> tuple[Failure, ...]:
    if not rule.pattern:
        return ()
    from cleaner.proof.backtracking.growth import find_blowup  # late: whoever imports cleaner may prove nothing

    found = find_blowup(compiled(rule.pattern), way_of(rule.where), map(fold, rule.hit))
    return (Failure(rule.id, "pattern", "", str(found)),) if found else ()


def _failures(rule: Rule, options: Options) -> Iterator[Failure]:
    for text in rule.hit:
        seen = _marked_by(rule, text, options)
        if rule.id not in seen:
            others = f"only by {', '.join(seen)}" if seen else "by no rule"
            mend = unmet_condition(rule, text) or "mend the phrase or the example"
            yield Failure(rule.id, "hit", text, f"is not marked by it, {others}: {mend}")
    for text in rule.miss:
        result = _cleaned(rule, text, options)
        if result.text != result.document.text:
            yield Failure(rule.id, "miss", text, f"does not survive, {_cause(result)}")
    for text in rule.known:
        if rule.id in _marked_by(rule, text, options):
            yield Failure(rule.id, "known", text, "is caught by now: move it to `hit`")


def _cause(result: CleanResult) -> str:
    if result.page and not result.page.article:
        return f"for it is no article ({result.page.verdict}): write a paragraph or two"
    piece = result.removed[0]
    return f"{piece.rule} removes {piece.text.strip()!r} of it: narrow that rule"


def _marked_by(rule: Rule, text: str, options: Options) -> list[str]:
    if rule.kind == "element":
        from cleaner.html.page import rules_seen  # late: texts are proved without it

        return rules_seen(text, element_rules_for(options), frozenset(name.casefold() for name in rule.outlets))
    return list(dict.fromkeys(mark.rule for mark in _cleaned(rule, text, options).marks))


def _cleaned(rule: Rule, text: str, options: Options) -> CleanResult:
    if rule.kind == "element":
        return clean_html(text, outlet=rule.outlets[0] if rule.outlets else None, options=options)
    return clean_by_rules(_example(rule, text), options)


def _example(rule: Rule, text: str) -> Document:
    text, title = titled_example(text)
    return Document(text, title=title, outlet=rule.outlets[0] if rule.outlets else None)
