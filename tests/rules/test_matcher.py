"""How each kind of rule looks at a segment, and where its phrase has to stand."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lines import prepare
from cleaner.document.types import Document
from cleaner.options import Options
from cleaner.rules.files import load_rules, read_rules
from cleaner.rules.matcher import Matcher, opening
from cleaner.rules.rule import Rule, Rules
from cleaner.text.passes import settle
from tests.support.paths import ROOT


def rule(**said: Any) -> Rule:
    return Rule(**{"id": "ad.test", "family": "ad", "why": "why", **said})


def seen(text: str, **said: Any) -> list[str]:
    """Give the words that a rule sees in a line."""
    matcher, key = Matcher(Rules((rule(**said),))), fold(text)
    source = prepare(text)
    hits = [(hit.start, hit.end, hit.uses) for hit in matcher.scan(source)]
    return [key[sight.start : sight.end] for sight in matcher.look(key, key.count(" ") + 1, hits)]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("whole", [True, False, False, False]),
        ("label", [True, True, False, False]),
        ("start", [True, True, True, False]),
        ("end", [True, False, False, True]),
        ("anywhere", [True, True, True, True]),
    ],
)
def test_a_phrase_stands_where_its_rule_wants_it(where: str, found: list[bool]) -> None:
    texts = ("اقرأ أيضا", "اقرأ أيضا: سوق", "اقرأ أيضا سوق", "سوق اقرأ أيضا")
    assert [bool(seen(text, phrases=("اقرأ أيضًا",), where=where)) for text in texts] == found


def test_a_phrase_is_whole_words() -> None:
    assert seen("واقرأ أيضا سوق", phrases=("اقرأ أيضا",), where="anywhere") == []
    assert seen("اقرأ أيضاء", phrases=("اقرأ أيضا",), where="start") == []


def test_decoration_before_a_phrase_does_not_matter() -> None:
    assert seen("•• 3- اقرأ أيضا", phrases=("اقرأ أيضا",), where="whole") == ["اقرا ايضا"]
    assert opening("* 12) خبر") == (6, "خبر")
    assert opening("…") == (1, "")


def test_the_longest_of_several_phrases_counts() -> None:
    assert seen("اقرأ أيضا: سوق", phrases=("اقرأ", "اقرأ أيضا"), where="start") == ["اقرا ايضا"]


def test_a_segment_that_is_too_long_is_not_the_rules() -> None:
    assert seen(f"اقرأ {'سوق ' * 11}".strip(), phrases=("اقرأ",), where="start")
    assert not seen(f"اقرأ {'سوق ' * 12}".strip(), phrases=("اقرأ",), where="start")


def test_a_run_of_headlines_behind_a_label_may_be_longer() -> None:
    run = f"اقرأ {'سوق ' * 40}".strip()
    assert seen(run, phrases=("اقرأ",), where="start", opens="headlines")
    assert not seen(run.replace("سوق سوق", "سوق، سوق"), phrases=("اقرأ",), where="start", opens="headlines")


def test_a_pattern_is_tried_where_a_cue_stands() -> None:
    pattern = r"\d+ قارئ(?:ا)?"
    said = {"kind": "pattern", "pattern": pattern, "cues": ("قارئ",), "where": "whole"}
    assert seen("12 قارئ", **{**said, "pattern": r"\d+ قاري"}) == ["12 قاري"]
    assert seen("12 قارئ هنا", **{**said, "pattern": r"\d+ قاري"}) == []
    assert seen("12 قارئ", **{**said, "pattern": r"\d+ قاري", "cues": ("كاتب",)}) == []


def test_a_shape_looks_at_short_lines_alone() -> None:
    assert seen("محمد علي الجبوري", kind="shape", shape="person-name") == ["محمد علي الجبوري"]
    assert seen("محمد يزور القاهرة", kind="shape", shape="person-name") == []


def test_a_line_that_was_seen_before_is_seen_alike() -> None:
    matcher = Matcher(Rules((rule(phrases=("إعلان",)),)))
    assert matcher.look("اعلان", 1, []) is matcher.look("اعلان", 1, [])
    long = " ".join(["كلمه"] * 40)
    assert matcher.look(long, 40, []) is matcher.look(long, 40, [])


def test_a_key_that_tells_less_is_looked_at_anew() -> None:
    matcher = Matcher(Rules((rule(kind="pattern", pattern="رابط .+", cues=("رابط",), where="anywhere", max_words=40),)))
    key = "رابط مختصر"
    hits = [(hit.start, hit.end, hit.uses) for hit in matcher.scan(prepare(key))]
    assert matcher.look_anew(key, 2, []) == []
    assert len(matcher.look_anew(key, 2, hits)) == 1


def test_a_pattern_inside_a_line_begins_behind_a_sentence() -> None:
    glued = rule(kind="pattern", pattern="المصدر: .+", cues=("المصدر",), where="whole", inline=True)
    matcher = Matcher(Rules((glued,)))
    key = "انتهي اللقاء. المصدر: وكالات"
    assert matcher.glued_span(glued, key, key.index("المصدر")) == (key.index("المصدر"), len(key))
    key = "قال المصدر: وكالات"
    assert matcher.glued_span(glued, key, key.index("المصدر")) is None


def test_an_extended_matcher_sees_what_one_of_all_rules_sees() -> None:
    own = load_rules()
    entries = (
        'id="share.a"\nwhy="A."\nphrases=["تابعوا الفنار", "اقرأ أيضا"]\nhit=["تابعوا الفنار"]\nmiss=["خبر"]',
        'id="widget.b"\nwhy="B."\nkind="template"\nwhere="end"\ninline=true\ntemplates=["الفنار، صحيفة {name}"]\n'
        'hit=["الفنار، صحيفة الساحل"]\nmiss=["خبر"]',
        'id="byline.c"\nwhy="C."\nkind="template"\nwhere="start"\ninline=true\ntemplates=["{place} {date} خاص"]\n'
        'hit=["تونس 5 مايو 2024 خاص"]\nmiss=["خبر"]',
    )
    added = read_rules("\n".join(f"[[rule]]\n{entry}" for entry in entries), "more.toml")
    both, whole = Matcher(own).extended(added), Matcher(Rules((*own, *added)))
    assert both.rules == whole.rules
    assert both.titled == whole.titled
    said = "تونس 5 مايو 2024 خاص أعلنت البلدية. اقرأ أيضا: سوق. تابعوا الفنار على فيسبوك الفنار، صحيفة الساحل"
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples" / "articles").glob("*.txt"))]
    for text in (said, said.replace(". ", "\n"), *texts[::4]):
        one, other = (settle(Document(f"{text}\n{said}"), matcher, Options()) for matcher in (both, whole))
        assert (one.text, one.verdicts) == (other.text, other.verdicts)
    assert any(mark.rule == "byline.c" for verdict in one.verdicts for mark in verdict.marks)
