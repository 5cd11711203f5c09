"""The laws of cleaning, on generated documents."""

import pickle
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import CleanResult, Document, Options, Rule, Rules, clean, load_rules
from cleaner.arabic.fold import fold
from cleaner.pipeline import _cleaned
from cleaner.rules.matcher import Matcher
from cleaner.rules.rule import LABELS
from cleaner.text.passes import _PassContext
from tests.support.generated import AIMED, HOT, LINES, PRESETS, documents

# the same examples on every run: a law that breaks does so for everybody, and not now and then
LAWS = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return load_rules()


@lru_cache(maxsize=1)
def _keeping() -> Matcher:
    """Every rule, and one that keeps each furniture line of this file."""
    phrases = tuple({fold(line): line for line in LINES if any(map(str.isalpha, line))}.values())
    return Matcher(
        Rules((*_rules(), Rule("body.keep", "body", "A test.", phrases=phrases, effect="keep", max_words=400)))
    )


def _kept(result: CleanResult) -> set[int]:
    return {place for start, end in result.kept for place in range(start, end)}


def _rules_of(*results: CleanResult) -> Rules:
    """Give the rules that saw something: few, so that they are quickly compiled."""
    fired = {mark.rule for result in results for mark in result.marks}
    return Rules(tuple(rule for rule in _rules() if rule.id in fired))


@LAWS
@given(documents(), PRESETS)
def test_output_is_made_of_slices_of_the_input_in_order(document: Document, preset: str) -> None:
    result = clean(document, options=Options(preset=preset))
    assert all(0 <= start < end <= len(document.text) for start, end in result.kept)
    assert all(before[1] < after[0] for before, after in pairwise(result.kept))
    assert "".join(document.text[start:end] for start, end in result.kept) == result.text


@LAWS
@given(documents(), PRESETS)
def test_kept_and_removed_are_the_input_and_every_removal_has_its_reason(document: Document, preset: str) -> None:
    result = clean(document, options=Options(preset=preset))
    spans = sorted([*result.kept, *((piece.start, piece.end) for piece in result.removed)])
    assert "".join(document.text[start:end] for start, end in spans) == document.text
    for piece in result.removed:
        assert piece.text == document.text[piece.start : piece.end] != ""
        assert piece.rule
        assert piece.phrase == document.text[piece.phrase_start : piece.phrase_end] != ""
        assert piece.label in LABELS[1:]


@LAWS
@given(documents(), PRESETS)
def test_every_mark_quotes_the_source_and_segments_stand_in_order(document: Document, preset: str) -> None:
    result = clean(document, options=Options(preset=preset))
    assert len(result.segments) == len(result.verdicts)
    assert all(before.end <= after.start for before, after in pairwise(result.segments))
    if result.changed:
        for mark in result.marks:
            assert mark.phrase == document.text[mark.start : mark.end]


@settings(LAWS, max_examples=300)
@given(documents(), PRESETS)
def test_cleaning_twice_is_cleaning_once(document: Document, preset: str) -> None:
    options = Options(preset=preset)
    once = clean(document, options=options).text
    assert clean(once, title=document.title, url=document.url, options=options).text == once


@pytest.mark.parametrize(
    "text",
    [
        "<> ـ<br>",
        "تعليقك سيظهر بعد \n ـ<p>ل",
        "حpic.twitter.com/ﷲ س <li>",
        "م:المزيد في هذا التقرير - # …<p>نشكر لكم اهتمامكم وقراءتكم",
        "pic.twitter.com/Pﷺ",
        "طباعةالتعليقات (3) pic.twitter.com/ﷺﷺ* -<h2 class=x> ( \n شارك س حالمصدر: وكالات",
    ],
)
def test_what_is_folded_by_its_neighbours_is_cleaned_in_one_go(text: str) -> None:
    _holds(text, "balanced")
    _holds(text, "precision")


@settings(LAWS, max_examples=400)
@given(st.lists(st.sampled_from(AIMED), max_size=14).map("".join), PRESETS)
def test_marks_ligatures_and_markup_between_phrases_are_cleaned_in_one_go(text: str, preset: str) -> None:
    _holds(text, preset)


@settings(LAWS, max_examples=400)
@given(st.lists(st.sampled_from(HOT), max_size=8).map("".join), PRESETS)
def test_what_broke_laws_is_cleaned_in_one_go(text: str, preset: str) -> None:
    _holds(text, preset)


def _holds(text: str, preset: str) -> None:
    """Try what folding and cutting may spoil: once and twice, segments in order, and nothing lost or told wrongly."""
    options = Options(preset=preset)
    result = clean(text, options=options)
    assert not any(warning.kind == "unsettled" for warning in result.warnings)
    assert clean(result.text, options=options).text == result.text
    assert all(before.end <= after.start for before, after in pairwise(result.segments))
    spans = sorted([*result.kept, *((piece.start, piece.end) for piece in result.removed)])
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(piece.phrase == text[piece.phrase_start : piece.phrase_end] != "" for piece in result.removed)


@LAWS
@given(documents(), PRESETS)
def test_no_rules_change_nothing(document: Document, preset: str) -> None:
    result = _cleaned(document, Matcher(Rules(())), Options(preset=preset), ())
    assert (result.text, result.removed) == (document.text, ())


@settings(LAWS, max_examples=200)
@given(documents(), PRESETS)
def test_leaving_out_a_drop_rule_never_drops_more_by_rules(document: Document, preset: str) -> None:
    """An inline rule also cuts lines, and each half of a line is another line to the rest: there the law has no say."""
    options = Options(preset=preset)
    rules = _rules_of(clean(document, options=options))
    places, kept = _kept_by_rules(document, Matcher(rules), options)
    for rule in rules:
        fewer_places, fewer_kept = _kept_by_rules(document, Matcher(rules.without(rule.id)), options)
        if rule.effect == "drop" and places == fewer_places:
            assert kept <= fewer_kept, rule.id


def _kept_by_rules(document: Document, matcher: Matcher, options: Options) -> tuple[list[tuple[int, int]], set[int]]:
    """Give the segments that a first look makes, and which of them the rules and their context keep."""
    context = _PassContext(document, matcher, options)
    view = context.look(document.text)
    verdicts = context.judge_by_rules(view)
    places = [(segment.start, segment.end) for segment in view.segments]
    return places, {index for index, verdict in enumerate(verdicts) if verdict.kept}


@LAWS
@given(documents(), PRESETS)
def test_keep_rule_protects(document: Document, preset: str) -> None:
    result = _cleaned(document, _keeping(), Options(preset=preset), ())
    kept = _kept(result)
    for segment, verdict in zip(result.segments, result.verdicts, strict=True):
        if any(mark.effect == "keep" for mark in verdict.marks):
            assert verdict.kept
            assert kept >= set(range(segment.start, segment.end))


@LAWS
@given(st.lists(documents(), min_size=2, max_size=4))
def test_order_of_documents_does_not_matter(batch: list[Document]) -> None:
    rules = _rules_of(*map(clean, batch))
    first, second = Matcher(rules), Matcher(rules)  # two, because a matcher remembers what it has seen
    forwards = [_cleaned(document, first, Options(), ()) for document in batch]
    assert [_cleaned(document, second, Options(), ()) for document in reversed(batch)] == forwards[::-1]


@LAWS
@given(documents())
def test_results_can_be_pickled(document: Document) -> None:
    result = clean(document)
    assert pickle.loads(pickle.dumps(result)) == result


@LAWS
@given(documents(), PRESETS)
def test_metadata_are_slices_of_the_source(document: Document, preset: str) -> None:
    metadata = clean(document, options=Options(preset=preset)).metadata
    assert metadata.facts is None
    for name in set(metadata.__slots__) - {"facts"}:
        for value in getattr(metadata, name):
            assert value.text == document.text[value.start : value.end] != ""
