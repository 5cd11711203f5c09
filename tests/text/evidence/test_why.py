"""Why a piece stayed: what is told is what was used."""

from __future__ import annotations

from math import exp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Document, Options, WeighedPiece, clean, clean_html, weigh
from cleaner.options import LIMITS
from cleaner.rules.evidence_reasons import load_families
from cleaner.rules.rule import LABELS
from cleaner.text.evidence.judge import RULE, Judge, Weighed
from cleaner.text.evidence.reading import Reading
from cleaner.text.evidence.table import load_table
from cleaner.text.evidence.why import log_odds, weigh_pieces
from tests.support.evidence import PROSE, SENTENCES, cleaned_by_evidence, matcher, small_table, view_of
from tests.support.gold_samples import read_samples
from tests.support.pages import PROSE as LONG
from tests.support.pages import TITLE, page, paragraphs

FURNITURE = ("جسر | نهر | سوق", "سوق السمك | أسعار اليوم", "سالم الحداد", "وظائف مشابهة", "3 دقائق قراءة")
SAMPLES = [(document.text, document.title) for document in read_samples()]


def free(reading: Reading) -> list[int]:
    """Give the numbers of the pieces that are weighed."""
    return [index for index in reading.asked if not (reading.pieces[index].settled or reading.pieces[index].deep)]


def weighed(text: str, weights: dict[str, float], words: dict[str, float]) -> list[WeighedPiece]:
    """Weigh a text by a small table, as `weigh_pieces` does."""
    table = small_table(weights, words, {"balanced": 0.8})
    view, title, context = view_of(text)
    verdicts = context.judge_by_rules(view)
    judge = Judge(matcher(), table)
    return weigh_pieces(judge, text, view.source, view.cuts, view.marks, verdicts, view.hits, title, 0.8)


@pytest.mark.parametrize(("text", "title"), SAMPLES, ids=range(len(SAMPLES)))
@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_its_probabilities_are_those_that_cleaning_used(
    text: str, title: str | None, flat: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: dict[str, list[float]] = {}
    own = Judge.weigh

    def spied(judge: Judge, looked_at: str, *arguments: Any) -> Weighed | None:
        found = own(judge, looked_at, *arguments)
        used[looked_at] = [found.chances[index] for index in free(found.reading)] if found else []
        return found

    monkeypatch.setattr(Judge, "weigh", spied)
    result = clean(text.replace("\n", " ") if flat else text, title=title)
    last = used[result.text] if result.text else []
    pieces = weigh(result)
    assert [piece.probability for piece in pieces] == last
    assert all(piece.probability <= piece.limit for piece in pieces)


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("preset", ["precision", "balanced", "recall"])
def test_what_goes_is_what_is_above_the_limit(furniture: str, preset: str) -> None:
    """One pass: the pieces of the uncleaned text that are above the limit are those that evidence removes."""
    text = f"{PROSE}\n{furniture}"
    view, title, context = view_of(text)
    verdicts = context.judge_by_rules(view)
    judge = Judge(matcher(), load_table())
    pieces = weigh_pieces(judge, text, view.source, view.cuts, view.marks, verdicts, view.hits, title, LIMITS[preset])
    segments, judged = judge.judge(
        text, view.source, view.cuts, view.marks, verdicts, view.hits, title, LIMITS[preset], frozenset()
    )
    gone = {
        (segment.start, segment.end): verdict.marks[0].strength
        for segment, verdict in zip(segments, judged, strict=True)
        if not verdict.kept and verdict.marks[0].rule == RULE
    }
    above = [piece for piece in pieces if piece.probability > piece.limit]
    assert all(any(start <= piece.start and piece.end <= end for start, end in gone) for piece in above)
    assert {max(p.probability for p in above if start <= p.start < end) for start, end in gone} == set(gone.values())


def test_the_sums_are_the_log_odds() -> None:
    for piece in weigh(f"{PROSE}\n{FURNITURE[2]}"):
        total = piece.alone + piece.neighbours
        assert 1 / (1 + exp(-total)) == pytest.approx(piece.probability)
        assert piece.missing == pytest.approx(log_odds(piece.limit) - log_odds(piece.probability))


def test_three_weights_are_told_on_either_side_the_heaviest_first() -> None:
    pieces = weigh(cleaned_by_evidence())
    assert any(len(piece.against) == len(piece.in_favour) == 3 for piece in pieces)
    for piece in pieces:
        against, in_favour = ([weight.weight for weight in side] for side in (piece.against, piece.in_favour))
        assert len(against) <= 3 >= len(in_favour)
        assert against == sorted(against, reverse=True)
        assert in_favour == sorted(in_favour)
        assert all(weight > 0 for weight in against)
        assert all(weight < 0 for weight in in_favour)


def test_words_and_features_are_told_with_their_weights() -> None:
    pieces = weighed("جسر | نهر", {"bar": 1.5, "unseen": 9.0}, {"w:نهر": 0.25})
    told = {weight.name: weight for piece in pieces for weight in piece.against}
    assert {name: weight.weight for name, weight in told.items()} == {"bar": 1.5, "w:نهر": 0.25}
    assert told["bar"].why_ar == load_families()["bar"].arabic


def test_all_weights_together_are_what_the_judge_adds_up() -> None:
    text = f"{PROSE}\n{FURNITURE[0]}\n{FURNITURE[3]}"
    view, title, context = view_of(text)
    verdicts = context.judge_by_rules(view)
    judge = Judge(matcher(), load_table())
    found = judge.weigh(text, view.cuts, view.marks, verdicts, view.hits, title)
    assert found
    pieces = weigh_pieces(
        judge, text, view.source, view.cuts, view.marks, verdicts, view.hits, title, LIMITS["balanced"]
    )
    for index, piece in zip(free(found.reading), pieces, strict=True):
        base = judge.table.base[found.side(index)]
        assert piece.alone == pytest.approx(base + sum(judge.weights_of(found, index).values()))


def test_a_text_of_plain_prose_has_nothing_to_weigh() -> None:
    assert weigh("\n".join(SENTENCES)) == ()
    assert weigh("") == ()


def test_places_are_those_of_the_source() -> None:
    source = f"المصدر: وكالات\n{PROSE}\n\nالمصدر: وكالات\nوعاد سالم الحداد وأصدقاؤه الصيادون إلى النهر مساء!"
    result = clean(source)
    pieces = weigh(result)
    assert result.removed
    assert pieces
    assert all(piece.text == source[piece.start : piece.end] for piece in pieces)
    assert pieces[0].start >= result.removed[0].end


def test_what_is_known_of_a_text_is_told_once() -> None:
    with pytest.raises(TypeError, match="a Document knows its own"):
        weigh(Document(PROSE), title="الجسر")
    assert weigh(Document(f"{PROSE} نعم!", title="جسر")) == weigh(f"{PROSE} نعم!", title="جسر")


def test_what_the_caller_wants_kept_is_told_though_it_is_above_the_limit() -> None:
    result = cleaned_by_evidence()
    options = Options(keep=frozenset(LABELS) - {"body"})
    pieces = weigh(result.document, options=options)
    assert any(piece.probability > piece.limit and piece.missing < 0 for piece in pieces)


def test_a_page_is_weighed_as_its_text_is() -> None:
    html = page(f"<article><h1>{TITLE}</h1>{paragraphs(*LONG)}<p>حكايات الميناء القديم كما لم تسمعوها</p></article>")
    result = clean_html(html)
    pieces = weigh(result)
    assert pieces
    assert all(piece.text == result.document.text[piece.start : piece.end] for piece in pieces)
    assert all(piece.probability <= piece.limit for piece in pieces)


def test_without_rules_nothing_is_weighed() -> None:
    without = Options(without=frozenset(rule.id for rule in matcher().rules))
    assert weigh("سوق السمك | أسعار اليوم", options=without) == ()


@given(st.lists(st.sampled_from([*SENTENCES, *FURNITURE]), max_size=7), st.sampled_from(["\n", " "]))
def test_whatever_stays_is_below_the_limit_and_stands_in_the_text(parts: list[str], gap: str) -> None:
    result = clean(gap.join(parts))
    pieces = weigh(result)
    assert all(piece.probability <= piece.limit and piece.text in result.text for piece in pieces)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
