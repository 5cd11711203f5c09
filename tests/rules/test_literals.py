"""Many literals in one scan."""

from __future__ import annotations

from cleaner.rules.literals import JoinedLiterals, Literals, Use
from cleaner.rules.rule import Rule

RULE = Rule("ad.one", "ad", "why")
PHRASE, CUE = Use(RULE, cue=False), Use(RULE, cue=True)


def test_overlapping_literals_are_all_found_with_their_uses() -> None:
    found = Literals([("اقرا ايضا", PHRASE), ("ايضا", CUE), ("اقرا ايضا", CUE)]).find("قال اقرا ايضا")
    assert sorted(found) == [(4, 13, (PHRASE, CUE)), (9, 13, (CUE,))]


def test_latin_labels_are_found_in_the_cases_that_pages_write() -> None:
    literals = Literals([("read also", PHRASE)])
    assert [len(literals.find(text)) for text in ("Read Also", "READ ALSO", "Read also", "rEAD aLSO")] == [1, 1, 1, 0]


def test_half_of_a_surrogate_pair_moves_no_place() -> None:
    assert Literals([("ايضا", CUE)]).find("\ud83d ايضا") == [(2, 6, (CUE,))]


def test_no_literal_finds_nothing() -> None:
    assert Literals([]).find("خبر") == []


def test_joined_literals_are_found_in_the_order_of_one_automaton() -> None:
    some = [("اقرا ايضا", PHRASE), ("ايضا", CUE), ("قال", CUE)]
    more = [("را ايضا", CUE), ("قال اقرا", PHRASE), ("ايضا", PHRASE)]
    text = "قال اقرا ايضا قال ايضا"
    one, joined = Literals([*some, *more]).find(text), JoinedLiterals(Literals(some), Literals(more)).find(text)
    assert [(start, end, use) for start, end, uses in joined for use in uses] == [
        (start, end, use) for start, end, uses in one for use in uses
    ]
    assert JoinedLiterals(Literals(some), Literals([])).find(text) == Literals(some).find(text)
