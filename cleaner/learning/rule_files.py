"""Learned rules as a rule file: TOML that a person reads, edits and proves like any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.learning.drafts import Draft
from cleaner.rules.files import read_rules
from cleaner.rules.rule import Rule

HEAD = """# Learned by `cleaner learn` from the articles of {sites}.
# Each rule says what stands on how many of them. Delete what you do not want; `cleaner rules --check` proves the rest.
"""


def rule_file(drafts: Sequence[Draft], sites: Iterable[str]) -> str:
    """Give the text of a rule file."""
    named = ", ".join(site or "one site" for site in sites) or "no site"
    return HEAD.format(sites=named) + "".join(f"\n{entry_of(draft)}" for draft in drafts)


def rules_of(drafts: Sequence[Draft]) -> list[Rule]:
    """Give the rules that the drafts make, read by the loader of all rules."""
    if not drafts:
        return []
    examples = ("-",)
    filled = "".join(entry_of(draft, draft.hit or examples, draft.miss or examples) for draft in drafts)
    return read_rules(filled, "learned rules")


def entry_of(draft: Draft, hit: Sequence[str] = (), miss: Sequence[str] = ()) -> str:
    """Give the entry of a rule."""
    lines = [
        "[[rule]]",
        f"id        = {quoted(draft.id)}",
        f"family    = {quoted(draft.family)}",
        f"why       = {quoted(draft.why)}",
        *([f"why_ar    = {quoted(draft.why_ar)}"] if draft.why_ar else []),
        f"kind      = {quoted(draft.kind)}",
        *_sought(draft),
        f"strength  = {draft.strength:g}",
        *([f"outlets   = [{', '.join(map(quoted, draft.outlets))}]"] if draft.outlets else []),
        f"hit       = [{', '.join(map(quoted, hit or draft.hit))}]",
        f"miss      = [{', '.join(map(quoted, miss or draft.miss))}]",
    ]
    return "\n".join(lines) + "\n"


def _sought(draft: Draft) -> list[str]:
    """Give the lines of an entry that say what is looked for, and where."""
    if draft.kind == "element":
        return [f"selectors = [{quoted(draft.template)}]"]
    return [
        f"where     = {quoted(draft.where)}",
        *([f"effect    = {quoted(draft.effect)}"] if draft.effect != "drop" else []),
        *(["inline    = true"] if draft.inline else []),
        f"templates = [{quoted(draft.template)}]",
        f"max_words = {draft.max_words}",
    ]


def quoted(text: str) -> str:
    r"""Give a text as a basic string of TOML.

    >>> print(quoted('قال "نعم" \\ ثم'))
    "قال \"نعم\" \\ ثم"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    plain = "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped)
    return f'"{plain.encode("utf-8", "replace").decode()}"'
