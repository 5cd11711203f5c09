"""What rules see on segments, and which stretches of a line they may speak of."""

from __future__ import annotations

from cleaner.arabic.lines import prepare
from cleaner.document.types import Mark
from cleaner.rules.matcher import Matcher
from cleaner.rules.rule import Rule, Rules
from cleaner.text.marks import cut_candidates, mark, useful
from cleaner.text.segments import CutCandidate, cut

LABEL = Rule("related.label", "related", "why", where="label", phrases=("اقرأ أيضا",), inline=True)
OWN = Rule("ad.own", "ad", "why", where="whole", phrases=("إعلان المرفأ",), outlets=("marfa.example",))
KEEP = Rule("body.keep", "body", "why", where="whole", phrases=("خاتمة",), effect="keep")
MATCHER = Matcher(Rules((LABEL, OWN, KEEP)))
PROSE = "افتتحت البلدية سوقا جديدا للسمك قرب الميناء."


def spans(text: str) -> dict[int, list[CutCandidate]]:
    source = prepare(text)
    return cut_candidates(source, MATCHER.scan(source), MATCHER)


def marked(text: str, outlet: frozenset[str] = frozenset()) -> list[list[Mark]]:
    source = prepare(text)
    hits = MATCHER.scan(source)
    cuts = cut(source, cut_candidates(source, hits, MATCHER), MATCHER.lexicon)
    return mark(source, cuts, hits, MATCHER, outlet)


def test_a_mark_knows_its_rule_and_the_place_of_the_phrase_in_the_text() -> None:
    text = f"{PROSE}\n  إقـــرأ أيضًا: سوق الخضار"
    [_, [seen]] = marked(text)
    assert (seen.segment, seen.rule, seen.label, seen.effect) == (1, "related.label", "related", "drop")
    assert text[seen.start : seen.end] == "إقـــرأ أيضًا"


def test_a_phrase_that_stands_alone_in_quotes_behind_other_words_is_a_name() -> None:
    assert spans(f"{PROSE} اقرأ أيضا: سوق الخضار")
    assert not spans("صدرت روايته «اقرأ أيضا»، وهو عنوان أربك المكتبات. اقرأ أيضا")[0][1:]
    assert not spans("صدرت روايته «اقرأ أيضا»، وهو عنوان أربك المكتبات.")


def test_a_rule_of_one_outlet_marks_nothing_elsewhere() -> None:
    assert marked("إعلان المرفأ") == [[]]
    [[seen]] = marked("إعلان المرفأ", frozenset({"marfa.example"}))
    assert seen.rule == "ad.own"


def test_a_rule_may_keep() -> None:
    [[seen]] = marked("خاتمة")
    assert seen.effect == "keep"


def test_a_phrase_inside_a_line_begins_a_stretch_where_a_sentence_ends_before_it() -> None:
    assert list(spans(f"{PROSE} اقرأ أيضا سوق")) == [0]
    assert spans("قال اقرأ أيضا سوق") == {}
    assert spans("اقرأ أيضا سوق") == {}


def test_a_stretch_whose_piece_no_rule_marks_is_let_go() -> None:
    source = prepare(f"{PROSE} اقرأ أيضا: سوق")
    wanted = {0: [CutCandidate(len(PROSE) + 1, len(source.key), 0), CutCandidate(5, 9, 0)]}
    cuts = cut(source, wanted, MATCHER.lexicon)
    marks = mark(source, cuts, MATCHER.scan(source), MATCHER, frozenset())
    assert useful(wanted, cuts, marks) == {0: [CutCandidate(len(PROSE) + 1, len(source.key), 0)]}
