"""A rule file brought up to date keeps what a person did to it."""

from __future__ import annotations

import cleaner
from cleaner.learning.update import UNSEEN, ids_of, updated
from cleaner.rules.files import read_rules
from tests.support.learning import records

FIRST = cleaner.learn(
    records(8, lambda n, title, prose: [*prose, "تابع المرفأ نت على:", "نافذة المرفأ.. صوت من لا صوت له"])
)
NEXT = cleaner.learn(
    records(9, lambda n, title, prose: [*prose, "تابع المرفأ نت على:", "حكايات المرفأ.. كما يرويها أهل البحر"])
)


def test_nothing_new_changes_nothing() -> None:
    assert updated(FIRST.toml, FIRST) == FIRST.toml


def test_new_rules_are_added_and_what_was_not_seen_is_marked() -> None:
    text = updated(FIRST.toml, NEXT)
    assert set(ids_of(text)) == {draft.id for draft in (*FIRST.drafts, *NEXT.drafts)}
    [gone] = [draft for draft in FIRST.drafts if "نافذة" in draft.template]
    assert text.count(UNSEEN) == 1
    assert gone.id in text.split(UNSEEN)[1].split("[[rule]]")[1]
    assert len(read_rules(text, "a.toml")) == 3


def test_a_mark_goes_when_a_rule_is_seen_again() -> None:
    assert UNSEEN not in updated(updated(FIRST.toml, NEXT), FIRST).split("حكايات المرفأ")[0].split("نافذة")[0]


def test_what_a_person_edited_stays_to_the_letter() -> None:
    mine = '\n# mine\n[[rule]]\nid = "share.mine"\nfamily = "share"\n'
    edited = FIRST.toml.replace("strength  = 0.9", "strength  = 0.41  # weak") + mine
    assert updated(edited, FIRST) == edited
    assert updated(edited, NEXT).replace(f"{UNSEEN}\n", "").startswith(edited.rstrip("\n"))


def test_what_was_dropped_is_not_added_again() -> None:
    dropped = FIRST.drafts[0].id
    text = f"# dropped: {dropped}\n"
    assert dropped not in list(ids_of(updated(text, FIRST)))
    assert FIRST.drafts[1].id in list(ids_of(updated(text, FIRST)))
