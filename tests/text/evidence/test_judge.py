"""From evidence to verdicts, by a small table of the test's own."""

from cleaner.document.types import Segment, Verdict
from cleaner.text.evidence.judge import RULE, Judge
from cleaner.text.evidence.table import EvidenceTable
from tests.support.evidence import PROSE, SENTENCES, matcher, small_table, view_of

THRESHOLDS = {"precision": 0.99999, "balanced": 0.8}
WEIGHTS = {"bar": 9.0, "zone:end:3:-": 1.0}


def table(weights: dict[str, float]) -> EvidenceTable:
    return small_table(WEIGHTS | weights, {}, THRESHOLDS)


def judged(
    text: str, weights: dict[str, float] | None = None, preset: str = "balanced", keep: frozenset[str] = frozenset()
) -> tuple[list[Segment], list[Verdict]]:
    view, title, context = view_of(text)
    verdicts = context.judge_by_rules(view)
    judge = Judge(matcher(), table(weights or {}))
    return judge.judge(text, view.source, view.cuts, view.marks, verdicts, view.hits, title, THRESHOLDS[preset], keep)


def test_a_piece_goes_by_evidence_and_says_how_sure_that_is_and_what_weighed_most() -> None:
    text = f"{PROSE}\nجسر | نهر | سوق"
    segments, verdicts = judged(text)
    assert [verdict.kept for verdict in verdicts] == [True, False]
    mark = verdicts[1].marks[0]
    assert (mark.rule, mark.evidence) == (RULE, "bar")
    assert 0.8 < mark.strength <= 1
    assert text[segments[1].start : segments[1].end] == "جسر | نهر | سوق"


def test_a_line_is_parted_where_only_a_part_of_it_goes() -> None:
    text = f"{SENTENCES[0]} {SENTENCES[1]} جسر | نهر | سوق"
    segments, verdicts = judged(text)
    assert [verdict.kept for verdict in verdicts] == [True, False]
    assert text[segments[0].start : segments[0].end].endswith(("نهار.", "جسر"))


def test_a_preset_that_wants_to_be_surer_keeps_it() -> None:
    _, verdicts = judged(f"{PROSE}\nجسر | نهر | سوق", preset="precision")
    assert all(verdict.kept for verdict in verdicts)


def test_what_the_caller_wants_kept_stays_under_its_label() -> None:
    _, dropped = judged(f"{PROSE}\nجسر | نهر | سوق")
    _, verdicts = judged(f"{PROSE}\nجسر | نهر | سوق", keep=frozenset({dropped[1].label}))
    assert verdicts[1].kept
    assert verdicts[1].label == dropped[1].label != "body"


def test_settled_prose_stays_whatever_the_table_says_of_prose() -> None:
    _, verdicts = judged("\n".join((*SENTENCES, "جسر | نهر | سوق")), {"begins-and": 9.0})
    assert not verdicts[6].kept
    assert verdicts[3].kept


def test_a_text_of_plain_prose_is_left_unread() -> None:
    _, verdicts = judged("\n".join(SENTENCES), {"begins-and": 9.0})
    assert all(verdict.kept for verdict in verdicts)
