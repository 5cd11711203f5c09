"""Lines that a label opens, with ever other names behind it."""

from __future__ import annotations

from random import Random

from cleaner.learning.labelled import labelled_lines, stand_alone
from cleaner.learning.learn import learn
from tests.support.invented_sites import NAMES, PLACES, headline
from tests.support.learning import reads, records


def tagged(n: int, title: str, prose: list[str]) -> list[str]:
    return [*prose, f"سمات {PLACES[n % 24]} {NAMES[n % 8]} {PLACES[n * 5 % 24]}"]


def test_a_label_with_ever_other_names_is_found() -> None:
    [found] = labelled_lines(reads(24, tagged), 8)
    assert (found.tokens, len(found.articles)) == (("سمات", "{rest}"), 24)


def test_what_is_the_same_everywhere_or_ends_as_sentences_do_is_no_label() -> None:
    assert labelled_lines(reads(24, lambda n, title, prose: [*prose, "سمات القاهرة دمشق"]), 8) == []
    said = reads(24, lambda n, title, prose: [*prose, f"يذكر أن {PLACES[n]} مدينة قديمة."])
    assert labelled_lines(said, 8) == []


def test_a_table_of_many_labels_is_the_articles_own() -> None:
    rows = reads(24, lambda n, t, prose: [*prose, *(f"{k}: {PLACES[n - 1]} {n}" for k in ("المكان", "الحكم", "الوقت"))])
    found = labelled_lines(rows, 8)
    assert len(found) == 3
    assert not any(stand_alone(one, found) for one in found)


def test_a_headline_behind_a_label_stays_and_names_behind_one_do_not() -> None:
    random = Random(5)

    def headed(n: int, title: str, prose: list[str]) -> list[str]:
        return [f"{'بالصور: ' * (n % 5 == 0)}{headline(random)}", *prose]

    untitled = [{**record, "title": ""} for record in records(60, headed)]
    assert learn(untitled).drafts == ()

    def repeated(n: int, title: str, prose: list[str]) -> list[str]:
        line = f"بالصور: {headline(random)}"
        return [f"مرفأ الأخبار – {line}", *(["لا نص هنا."] if n % 2 else prose), line]

    assert not any("بالصور" in draft.template for draft in learn(records(60, repeated)).drafts)
    [signed] = learn(records(60, lambda n, title, prose: [f"تصوير: {NAMES[n % 8]}", *prose])).sites
    assert [draft.template for draft in (*signed.drafts, *signed.known)] == ["تصوير: {name}"]


def test_such_lines_are_learned_below_the_prose_alone() -> None:
    [draft] = learn(records(24, lambda n, t, prose: [*prose, f"ملفات المرفأ {NAMES[n % 8]} {PLACES[n]}"])).drafts
    assert (draft.template, draft.where, draft.inline) == ("ملفات المرفأ {rest}", "whole", False)
    above = learn(records(24, lambda n, t, prose: [f"ملفات المرفأ {NAMES[n % 8]} {PLACES[n]}", *prose]))
    assert not any("{rest}" in draft.template for draft in above.drafts)
