"""Asked of each rule: keep it, drop it, or keep the rest."""

from __future__ import annotations

from cleaner.cli.learn.interactive import Chosen, choose
from cleaner.learning.learn import learn
from cleaner.learning.update import dropped_in, updated, with_dropped
from tests.support.learning import records

LEARNED = learn(records(12, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ", f"الرابط الدائم: {title}"]))
FIRST, SECOND = (draft.id for draft in sorted(LEARNED.drafts, key=lambda one: one.id))


def chosen(answers: str, known: tuple[str, ...] = ()) -> tuple[Chosen, list[str]]:
    told: list[str] = []
    left = iter(answers)
    return choose(LEARNED, known, lambda _: next(left), told.append), told


def test_what_is_dropped_is_left_out_and_not_added_again() -> None:
    found, told = chosen("?dk")
    assert ([draft.id for draft in found.learned.drafts], found.dropped) == ([SECOND], (FIRST,))
    assert any("[من غرفة أخبار المرفأ]" in line for line in told)
    text = with_dropped(found.learned.toml, found.dropped)
    assert dropped_in(text) == [FIRST]
    assert updated(text, LEARNED) == text


def test_the_rest_may_be_kept_at_once_and_known_rules_are_not_asked_about() -> None:
    assert chosen("r")[0] == Chosen(LEARNED, ())
    assert chosen("d", (FIRST,))[0].dropped == (SECOND,)
    assert chosen("", (FIRST, SECOND)) == (Chosen(LEARNED, ()), [])
