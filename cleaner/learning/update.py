"""A rule file brought up to date: what a person edited stays, what is new is added, what went is marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cleaner.learning.drafts import Draft
from cleaner.learning.learn import Learned
from cleaner.learning.rule_files import entry_of

UNSEEN: Final = "# Not seen again when the site was last learned."
_ENTRY: Final = re.compile(r"^\[\[rule\]\]", re.MULTILINE)
_ID: Final = re.compile(r"""^\s*id\s*=\s*["']([^"']+)["']""", re.MULTILINE)
_DROPPED: Final = re.compile(r"^#\s*dropped:\s*(\S+)", re.MULTILINE)


def updated(old: str, learned: Learned, dropped: Iterable[str] = ()) -> str:
    """Give the text of a rule file with what was learned since, and lines for the ids that were dropped now.

    Entries stay as they are, to the letter, but for the line that marks those that were not seen again. An id in a line
    `# dropped: ID` is not added again. Entries for sites that were not looked at are not marked.
    """
    head, entries = _parted(old)
    seen = {draft.id: draft for draft in learned.drafts}
    known = {*ids_of(old), *dropped_in(old), *dropped}
    slugs = {draft.id.partition(".")[2].rsplit("-", 1)[0] for draft in learned.drafts}
    told = [_marked(entry, seen, slugs) for entry in entries]
    new = [f"\n{entry_of(draft)}" for draft in learned.drafts if draft.id not in known]
    text = head + "".join(told)
    text += ("" if text.endswith("\n") or not text else "\n") + "".join(new)
    return with_dropped(text, dropped)


def with_dropped(text: str, dropped: Iterable[str]) -> str:
    r"""Give the text of a rule file with lines for ids that are not to be added again.

    >>> with_dropped("# rules\n", ["ui.a-12345678"])
    '# rules\n\n# dropped: ui.a-12345678\n'
    """
    return text + "".join(f"\n# dropped: {one}\n" for one in dropped)


def dropped_in(text: str) -> list[str]:
    """Give the ids that a rule file says are not to be added again."""
    return _DROPPED.findall(text)


def _parted(text: str) -> tuple[str, list[str]]:
    """Part a rule file into what stands before its entries, and the entries, each with the comments above it."""
    starts = [_with_comments(text, found.start()) for found in _ENTRY.finditer(text)]
    if not starts:
        return text, []
    ends = [*starts[1:], len(text)]
    return text[: starts[0]], [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _with_comments(text: str, start: int) -> int:
    """Give where the mark above an entry begins, if there is one."""
    before = text[:start]
    return start - len(UNSEEN) - 1 if before.endswith(f"{UNSEEN}\n") else start


def _marked(entry: str, seen: dict[str, Draft], slugs: set[str]) -> str:
    bare = entry.removeprefix(f"{UNSEEN}\n")
    found = _ID.search(bare)
    learned_id = found is not None and re.fullmatch(r"[a-z_]+\.[a-z0-9-]+-[0-9a-f]{8}", found[1]) is not None
    if found is None or not learned_id:
        return entry
    if found[1] in seen:
        return bare
    looked_at = found[1].partition(".")[2].rsplit("-", 1)[0] in slugs
    return f"{UNSEEN}\n{bare}" if looked_at else entry


def ids_of(text: str) -> Iterator[str]:
    r"""Give the ids of the entries of a rule file, in their order.

    >>> list(ids_of('[[rule]]\nid = "ui.a"\n[[rule]]\nid = "ui.b"\n'))
    ['ui.a', 'ui.b']
    """
    return (found[1] for found in map(_ID.search, _parted(text)[1]) if found)
