"""Fragments: what a pattern names stands in its place, and whatever else has braces stays as it is."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
import regex

from cleaner import RuleError, load_rules
from cleaner.arabic.fold import fold
from cleaner.rules.files import read_rules
from cleaner.rules.fragments import FragmentError, expand, load_fragments

LONGEST = 300  # characters of a pattern as it is written
DATA = Path(str(resources.files("cleaner"))) / "data"
WRITTEN = {
    rule["id"]: rule["pattern"]
    for path in sorted((DATA / "rules").glob("*.toml"))
    for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]
    if "pattern" in rule
}
NAMED = re.compile(r"\{([a-z][a-z0-9_]{2,})\}")

OF_A_USER = """
family = "share"
[[rule]]
id = "share.lighthouse"
why = "Asks the reader to follow an invented paper."
kind = "pattern"
where = "whole"
pattern = '{line_start}تابع{imperative} {the}مناره{marks}'
cues = ["مناره"]
hit = ["- تابعوا المنارة!"]
miss = ["قال البحارة إنهم تابعوا المنارة من بعيد."]
"""


def test_a_fragment_stands_in_its_place() -> None:
    assert expand("{line_start}خبر") == r"[^\w(]{0,8}خبر"
    assert expand("{the}خبر{marks}$") == r"(?:ال)?خبر[^\w]{0,8}$"


@pytest.mark.parametrize(
    "pattern",
    [
        r"\d{1,2}",
        r"\d{4}",
        r"\w{2,}",
        r"\p{L}{3}",
        r"\p{alpha}+",
        r"\P{latin}",
        r"\{the\}",
        "(?:خبر){e}",
        "(?:خبر){e<=1}",
        "",
    ],
)
def test_other_braces_stay(pattern: str) -> None:
    assert expand(pattern) == pattern
    regex.compile(pattern)


def test_a_fragment_takes_a_quantifier() -> None:
    assert expand("{in_any_sentence}{0,80}") == r"(?:[^.!؟?]|[.?](?=\w)){0,80}"


def test_fragments_name_others() -> None:
    assert "{" not in re.sub(r"\{\d[\d,]*\}|\\p\{L\}", "", expand("{person_name}"))


def test_blanks_of_words_are_blanks_where_patterns_ignore_them() -> None:
    assert load_fragments()["below_here"].text.startswith("اسفل (?:المقال|الصفحه")
    plain, verbose = expand("{below_here}"), expand("(?x) (?: {below_here} )")
    assert regex.fullmatch(plain, "اسفل المقال")
    assert regex.fullmatch(verbose, "اسفل المقال")
    assert not regex.fullmatch(verbose, "اسفلالمقال")


def test_an_unknown_fragment_is_refused_with_what_is_like_it() -> None:
    with pytest.raises(FragmentError, match=r"^there is no fragment \{line_strat\}: is it .*\{line_start\}.*\?$"):
        expand("{line_strat}")
    with pytest.raises(
        FragmentError, match=r"^there is no fragment \{qqqqq\}: write \\\{ for a brace, or see .*names$"
    ):
        expand("{qqqqq}")


def test_the_loader_names_the_file_and_the_rule() -> None:
    with pytest.raises(RuleError) as caught:
        read_rules(OF_A_USER.replace("{marks}", "{markz}"), "mine.toml")
    assert str(caught.value).startswith(
        "mine.toml: rule 'share.lighthouse': there is no fragment {markz}: is it {marks}"
    )
    assert "\n" not in str(caught.value)


def test_every_fragment_can_be_put_in_its_place() -> None:
    for name in load_fragments():
        for start in ("", "(?x)"):
            assert not NAMED.search(re.sub(r"\\\\.", "", expand(f"{start}{{{name}}}"))), name


def test_rules_of_ones_own_may_name_them(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(OF_A_USER, encoding="utf-8")
    rule = load_rules(path).get("share.lighthouse")
    assert rule
    assert rule.pattern == r"[^\w(]{0,8}تابع(?:وا|ي)? (?:ال)?مناره[^\w]{0,8}"
    assert regex.fullmatch(rule.pattern, "- تابعوا المناره!")
    assert not regex.fullmatch(rule.pattern, "(تابعوا المناره")


@pytest.mark.parametrize("rule_id", sorted(WRITTEN))
def test_no_pattern_is_too_long_to_be_read(rule_id: str) -> None:
    assert len(WRITTEN[rule_id]) <= LONGEST


def test_no_fragment_is_too_long_to_be_read_but_lists_of_words() -> None:
    assert {name for name, one in load_fragments().items() if not one.words and len(one.text) > LONGEST} == set()


def test_lists_hold_words_in_their_folded_spelling_and_nothing_else() -> None:
    for name, fragment in load_fragments().items():
        if fragment.words:
            bare = NAMED.sub("", fragment.text)
            assert not re.search(r"\\[wdsWDSp]|[{}^$*+]|\(\?[=!<]", re.sub(r"\\[.+]|\[[^\]]*\]", "", bare)), name
            for word in re.findall(r"[\u0621-\u064a]{2,}", bare):
                assert fold(word) == word, (name, word)


def test_every_fragment_has_its_reason_and_its_use() -> None:
    fragments = load_fragments()
    assert all(fragment.why.endswith(".") for fragment in fragments.values())
    texts = [*WRITTEN.values(), *(fragment.text for fragment in fragments.values())]
    assert {name for text in texts for name in NAMED.findall(text)} == set(fragments)


def test_what_a_fragment_says_is_not_written_out_again() -> None:
    pieces = {"line_start", "near_line_start", "the", "imperative", "not_in_a_sentence", "marks", "few_marks"}
    for name in pieces:
        text = load_fragments()[name].text
        assert [rule_id for rule_id, pattern in WRITTEN.items() if text in pattern] == [], name


@pytest.mark.parametrize(
    "names",
    [
        ("networks", "networks_row", "networks_of_account", "networks_before_account"),
        ("network_beginning", "network_start", "network_in_channel", "network_in_english"),
        ("network_of_news", "network_latin", "network_of_channel"),
    ],
)
def test_lists_that_stand_more_than_once_say_the_same(names: tuple[str, ...]) -> None:
    assert len({re.sub(r"\s", "", load_fragments()[name].text) for name in names}) == 1
