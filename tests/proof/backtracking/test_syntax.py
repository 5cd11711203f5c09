"""The structure of patterns, as `regex` and `re` read them."""

from __future__ import annotations

import pytest
import regex

from cleaner import load_rules
from cleaner.proof.backtracking.syntax import Atom, Call, Choice, Look, Repeat, Sequence, read_structure, walk


def atoms(pattern: str, flags: str = "") -> list[str]:
    return [node.source for node in walk(read_structure(pattern, flags).root) if isinstance(node, Atom)]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"ا\d\p{L}[^ا-ي\]]", ["ا", r"\d", r"\p{L}", r"[^ا-ي\]]"]),
        (r"[]a][^]b]", ["[]a]", "[^]b]"]),
        (r"(?x) ا \ [ #] # قول" + "\n ب", ["ا", r"\ ", "[ #]", "ب"]),
        (r"^\bا\b$\Z", ["ا"]),
        (r"ا{2,3}+ب*?ج{,4}د{e<=1}", ["ا", "ب", "ج", "د"]),
        (r"\x41\u0627\U0001f300\\", [r"\x41", r"\u0627", r"\U0001f300", r"\\"]),
    ],
)
def test_characters_stand_as_they_are_written(pattern: str, found: list[str]) -> None:
    assert atoms(pattern) == found


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [("*", 0, None), ("+", 1, None), ("?", 0, 1), ("{3}", 3, 3), ("{2,}", 2, None), ("{,4}", 0, 4), ("{2,9}+", 2, 9)],
)
def test_what_is_repeated_has_its_bounds(count: str, low: int, high: int | None) -> None:
    assert read_structure(f"ا{count}").root == Repeat(Atom("ا"), low, high)


def test_groups_look_aheads_and_calls() -> None:
    structure = read_structure(r"(?(DEFINE)(?P<word>ا|ب))(?=(?&word))(?<!ج)(?>(?&word)د)\1")
    assert structure.groups["word"] == Choice((Atom("ا"), Atom("ب"))) == structure.groups["1"]
    assert isinstance(structure.root, Sequence)
    defined, ahead, behind, atomic, again = structure.root.items
    assert isinstance(defined, Look)
    assert not defined.wanted
    assert ahead == Look(Call("word"), wanted=True)
    assert behind == Look(Atom("ج"))
    assert atomic == Sequence((Call("word"), Atom("د")))
    assert again == Call("1")


def test_flags_hold_for_their_group_alone() -> None:
    structure = read_structure("(?i:a)b", "s")
    assert structure.root == Sequence((Atom("a", "is"), Atom("b", "s")))


def test_every_rule_is_read_to_its_end() -> None:
    for rule in load_rules():
        for node in walk(read_structure(rule.pattern).root):
            if isinstance(node, Atom):
                regex.compile(node.source)
