"""The fitted stage: where pieces begin, what the chain comes to, and what the table must hold."""

import json
from importlib import resources
from itertools import product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean
from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.text.evidence.bounds import find_bounds
from cleaner.text.evidence.chain import probabilities
from cleaner.text.evidence.table import digest_of, load_table

EVIDENCE = st.lists(st.tuples(st.floats(-6, 6), st.floats(0, 4), st.floats(0, 4)), min_size=1, max_size=7)


def _exact(against: list[float], leave: list[float], enter: list[float]) -> list[float]:
    total, sums = 0.0, [0.0] * len(against)
    for sides in product((0, 1), repeat=len(against)):
        score = sum(value for value, side in zip(against, sides, strict=True) if side)
        for i in range(1, len(sides)):
            if sides[i] != sides[i - 1]:
                score -= enter[i] if sides[i] else leave[i]
        total += exp(score)
        sums = [kept + exp(score) * side for kept, side in zip(sums, sides, strict=True)]
    return [value / total for value in sums]


@settings(deadline=None, derandomize=True)
@given(EVIDENCE)
def test_the_chain_gives_the_exact_marginals(given_: list[tuple[float, float, float]]) -> None:
    against, leave, enter = (list(column) for column in zip(*given_, strict=True))
    assert probabilities(against, leave, enter) == pytest.approx(_exact(against, leave, enter), abs=1e-9)


@settings(deadline=None, derandomize=True)
@given(EVIDENCE, st.integers(0, 6), st.floats(0, 5))
def test_more_evidence_against_a_piece_brings_none_back(
    given_: list[tuple[float, float, float]], index: int, more: float
) -> None:
    against, leave, enter = (list(column) for column in zip(*given_, strict=True))
    before = probabilities(against, leave, enter)
    against[index % len(against)] += more
    after = probabilities(against, leave, enter)
    assert all(high >= low - 1e-12 for low, high in zip(before, after, strict=True))


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("انتهت الجلسة. وقال الوزير إن", "وقال", "stop"),
        ("خبر جديد عن الطقس الخميس 23 أكتوبر 2025 10:30 م قال", "الخميس", "date"),
        ("صفحة الأخبار | الطقس", "| الطقس", "bar"),
        ("بثت القناة ذلك pic.twitter.com/abc قال الوزير", "pic", "tag"),
    ],
)
def test_a_piece_may_begin_there(text: str, part: str, kind: str) -> None:
    key = fold(text)
    assert find_bounds(key, [], [], [], frozenset(), frozenset(), load_lexicon())[key.index(fold(part))] == kind


def test_a_date_within_a_sentence_is_no_bound() -> None:
    key = fold("تراجعت الأسعار صباح اليوم الخميس 23 أكتوبر 2025، مع ارتفاع الدولار")
    assert not find_bounds(key, [], [], [], frozenset(), frozenset(), load_lexicon())


def test_what_rules_see_never_speaks_for_a_piece() -> None:
    table = load_table()
    assert all(value >= 0 for name, value in table.weights.items() if name.startswith(("mark", "+")))
    assert all(cost >= 0 for costs in (table.enter, table.leave) for cost in costs.values())
    assert table.thresholds["precision"] < table.thresholds["balanced"] < table.thresholds["recall"]


def test_the_table_is_the_one_that_was_fitted() -> None:
    text = (resources.files("cleaner") / "data" / "evidence" / "table.json").read_text(encoding="utf-8")
    assert digest_of(json.loads(text)) == load_table().digest


def test_a_piece_that_goes_by_evidence_says_how_sure_that_is_and_what_weighed_most() -> None:
    body = (
        "أعلنت وزارة الأشغال، أمس، بدء العمل في الطريق الساحلي الذي يربط المدينتين، بعد تأخر دام عامين كاملين. "
        "وقال مدير المشروع إن العمل سيستغرق ثمانية أشهر، وإن الكلفة بلغت أربعين مليونا من العملة المحلية. "
    )
    text = body * 2 + "الرئيسية رياضة اقتصاد منوعات اتصل بنا من نحن جميع الحقوق محفوظة 2024 تابعنا على فيسبوك تويتر"
    marks = [mark for mark in clean(text).marks if mark.rule == "context.evidence"]
    assert marks
    assert all(0.5 < mark.strength <= 1 and mark.evidence for mark in marks)
