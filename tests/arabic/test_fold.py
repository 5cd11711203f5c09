"""The matching key: which spellings are one, and that every place in it leads back to the right place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.arabic.fold import Places, align, fold, squeeze

SPELLINGS = [
    ("اقرأ أيضاً", "إقرأ ايضا"),
    ("اقـــرأ أيضـا", "اقرا ايضا"),
    ("الأكثر قراءةً", "الاكثر قراءه"),
    ("موسيقى", "موسيقي"),
    ("کلمات دلالیة", "كلمات دلالية"),
    ("\ufe8d\ufedf\ufee4\ufebc\ufeaa\ufead", "المصدر"),
    ("المصدر\u200f:", "المصدر:"),
    ("اقرأ\u00a0 أيضا", "اقرأ أيضا"),
    ("&#1575;&#1604;&#1605;&#1589;&#1583;&#1585;", "المصدر"),
    ("&quot;وفا&quot;", '"وفا"'),
    ("شؤون", "شوون"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_a_phrase_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("قرأ", "قرع"), ("كتب", "كتاب"), ("نبض", "نبط"), ("AT&T", "ATT")])
def test_other_words_keep_keys_of_their_own(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    "mark", ["\n", "\r", "\x0b", "\x85", "\u2028", "\u2029", "<br>", "<BR />", "</p>", "   ", "\t \t"]
)
def test_every_kind_of_break_is_a_line_break(mark: str) -> None:
    assert [part.strip() for part in align(f"أول{mark}ثان").split("\n") if part.strip()] == ["اول", "ثان"]


ODD = "اقرأ أيضاً إيضـاحًا  ی ک \u200f\u200c\ufeff\ufefb\ufdfa&amp;&nbsp;&#1575;<br>\r\n\u2028\t   .:؟«»abc"
texts = st.text(alphabet=st.sampled_from(sorted(set(ODD))) | st.characters(), max_size=80)


@given(texts)
def test_aligning_keeps_every_offset(text: str) -> None:
    assert len(align(text)) == len(text)


@given(texts)
def test_squeezing_keeps_lines_apart(text: str) -> None:
    aligned = align(text)
    assert [squeeze(line) for line in aligned.split("\n")] == squeeze(aligned).split("\n")


@given(st.text(alphabet=sorted(set("اقرأ ايضا كَتَبً ـ\u200f xyz:")), max_size=60))
def test_a_place_in_the_key_leads_back_to_its_letter(text: str) -> None:
    line = align(text)
    key, places = squeeze(line), Places(line)
    for offset, letter in enumerate(key):
        start, end = places.span(offset, offset + 1)
        # a blank may stand for a whole run of odd characters
        assert letter == " " or squeeze(line[start:end]) == letter


@given(texts)
def test_every_span_lies_in_the_line(text: str) -> None:
    for line in align(text).split("\n"):
        key, places = squeeze(line), Places(line)
        for offset in range(len(key)):
            start, end = places.span(offset, offset + 1)
            assert 0 <= start <= end <= len(line)
