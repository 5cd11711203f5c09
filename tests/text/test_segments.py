"""Where lines are cut: pieces that a phrase begins, and where prose goes on behind them."""

from __future__ import annotations

import pytest

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.lines import prepare
from cleaner.text.segments import Cut, CutCandidate, cut, is_glued, piece_end, segment_at, with_bullet

LEXICON = load_lexicon()
PROSE = "افتتحت البلديه سوقا جديدا للسمك قرب الميناء."
LABEL = "اقرا ايضا"


def cuts(text: str, *spans: CutCandidate) -> list[Cut]:
    return cut(prepare(text), {0: spans} if spans else {}, LEXICON)


def keys(text: str, *spans: CutCandidate) -> list[str]:
    return [piece.segment.key for piece in cuts(text, *spans)]


def span_of(text: str, words: str, limit: int = 0) -> CutCandidate:
    start = text.index(words)
    return CutCandidate(start, start + len(words), limit)


def test_a_line_that_no_rule_speaks_of_is_one_segment() -> None:
    assert keys(f"{PROSE}\n  {LABEL}  ") == [PROSE, LABEL]


def test_segments_know_their_places_without_the_blanks_around_them() -> None:
    text = f"\n   {LABEL}  \n{PROSE}"
    for piece in cuts(text):
        assert text[piece.segment.start : piece.segment.end] == piece.segment.key
    assert [piece.segment.line for piece in cuts(text)] == [1, 2]


@pytest.mark.parametrize(
    ("key", "bullet", "terminal"),
    [
        ("• خبر", True, False),
        ("3- خبر", True, False),
        ("قال «نعم.»", False, True),
        ("هل؟", False, True),
    ],
)
def test_bullets_and_ends_of_sentences_are_told(key: str, bullet: bool, terminal: bool) -> None:
    [line] = prepare(key).lines
    segment = segment_at(line, 0, len(line.key), LEXICON)
    assert (segment.bullet, segment.terminal, segment.words) == (bullet, terminal, key.count(" ") + 1)


def test_an_exact_span_is_cut_out_of_its_line() -> None:
    text = f"{PROSE} {LABEL}: سوق جديد {PROSE}"
    assert keys(text, span_of(text, f"{LABEL}: سوق جديد")) == [PROSE, f"{LABEL}: سوق جديد", PROSE]


def test_a_phrase_begins_a_piece_that_ends_with_its_sentence() -> None:
    text = f"{PROSE} {LABEL} سوق الخضار يغلق ابوابه. {PROSE}"
    assert keys(text, span_of(text, LABEL, 12)) == [PROSE, f"{LABEL} سوق الخضار يغلق ابوابه.", PROSE]


def test_a_piece_ends_where_prose_is_seen_to_go_on() -> None:
    text = f"{PROSE} {LABEL} سوق الخضار يغلق ابوابه غدا واضاف الوزير ان السوق يعود قريبا"
    assert keys(text, span_of(text, LABEL, 12))[1:] == [
        f"{LABEL} سوق الخضار يغلق ابوابه غدا",
        "واضاف الوزير ان السوق يعود قريبا",
    ]


def test_what_cannot_be_told_apart_is_not_cut() -> None:
    rest = "سوق، " * 40
    text = f"{PROSE} {LABEL} {rest}".strip()
    assert keys(text, span_of(text, LABEL, 12)) == [text]


def test_a_run_of_headlines_at_the_end_is_one_piece() -> None:
    run = "سوق جديد يفتح ابوابه " * 12
    text = f"{PROSE} {LABEL} {run}".strip()
    assert keys(text, span_of(text, LABEL, 12)) == [PROSE, f"{LABEL} {run}".strip()]
    assert piece_end(text, text.index(LABEL), text.index(LABEL) + len(LABEL), len(text), 12, LEXICON) == len(text)


def test_a_piece_of_signs_alone_is_not_cut_off() -> None:
    text = f"*** {LABEL}"
    assert keys(text, span_of(text, LABEL)) == [text]


def test_a_bullet_goes_with_what_it_stands_before() -> None:
    text = f"{PROSE} • {LABEL}"
    assert with_bullet(text, span_of(text, LABEL)).start == text.index(" •")
    assert with_bullet(LABEL, span_of(LABEL, LABEL)).start == 0


@pytest.mark.parametrize(
    ("before", "glued"),
    [("انتهي.", True), ("قال «نعم»", True), ("قال", False), ("", True)],
)
def test_a_phrase_stands_apart_behind_the_end_of_a_sentence(before: str, glued: bool) -> None:
    text = f"{before} {LABEL} سوق"
    start = text.index(LABEL)
    assert is_glued(text, start, start + len(LABEL)) is glued


def test_a_colon_sets_a_phrase_of_several_words_apart() -> None:
    assert is_glued(f"قال {LABEL}: سوق", 4, 4 + len(LABEL))
    assert not is_glued("قال المصدر: سوق", 4, 10)
