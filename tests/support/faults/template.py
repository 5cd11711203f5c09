"""A template: one way to put a fault into an article, or what looks like that fault and is none."""

from __future__ import annotations

from dataclasses import dataclass

from tests.support.faults.edits import Edit


@dataclass(frozen=True)
class Template:
    """`check` is the check that has to see a fault (`faulty`), or may take a hard negative for one.

    `level` is the lowest severity that counts as having seen the fault.
    """

    check: str
    faulty: bool
    edit: Edit
    level: str = "warning"


def faults(check: str, *edits: Edit, level: str = "warning") -> tuple[Template, ...]:
    """Make templates of faults."""
    return tuple(Template(check, True, edit, level) for edit in edits)


def negatives(check: str, *edits: Edit) -> tuple[Template, ...]:
    """Make templates of hard negatives."""
    return tuple(Template(check, False, edit) for edit in edits)
