"""What texts are signed with behind their last sentence."""

import re

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.document.types import Mark
from cleaner.text.evidence.bounds import STOP
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.sign_offs import settle_sign_offs
from tests.support.evidence import SENTENCES, piece

PROSE = piece(fold(SENTENCES[0]))._replace(terminal=True)


def signed(text: str, family: str = "", strength: float = 0.9) -> JudgedPiece:
    key = fold(text)
    marks = (Mark(0, "r", family, "drop", 0, len(key), "", strength, "", False),) if family else ()
    return piece(key)._replace(kind=STOP, marks=marks, words=tuple(re.findall(r"[^\W_]+", key)))


def settled(*pieces: JudgedPiece) -> list[int]:
    return [one.settled for one in settle_sign_offs(pieces, load_lexicon())]


@pytest.mark.parametrize(
    "one",
    [signed("(الساحل)", "source"), signed("م ع"), signed("ن.ب/ف.ك"), signed("katib@rabwa.example")],
    ids=["agency", "initials", "initials and slash", "mail"],
)
def test_what_signs_a_text_goes(one: JudgedPiece) -> None:
    assert settled(PROSE, one) == [0, 1]


def test_several_go_from_the_end_on() -> None:
    assert settled(PROSE, signed("--(الساحل)", "source"), signed("ف ق/ ف ج")) == [0, 1, 1]


@pytest.mark.parametrize(
    "one",
    [
        signed("(الساحل)", "source", 0.6),
        signed("شاركنا", "share"),
        signed("ثم عاد الجميع"),
        signed("م ع")._replace(kind="colon"),
        signed("م ع")._replace(settled=-1),
    ],
    ids=["unsure", "another family", "words", "within a sentence", "kept"],
)
def test_other_ends_stay(one: JudgedPiece) -> None:
    assert 1 not in settled(PROSE, one)


def test_without_a_whole_sentence_before_it_nothing_is_signed() -> None:
    assert settled(piece("فصيله الدم"), signed("أ ب")) == [0, 0]
    assert settled(piece("فصيله الدم.")._replace(terminal=True), signed("أ ب")) == [0, 0]
    assert settled(signed("م ع"), PROSE) == [0, 0]


def test_behind_the_mark_of_an_agency_initials_and_days_go() -> None:
    mark = signed("--(الساحل)", "source")
    assert settled(PROSE, mark, signed("ل م /م"), signed("ق/اس18/04/2020 22:06")) == [0, 1, 1, 1]
    assert settled(PROSE, mark, signed("وعاد الوفد مساء.")._replace(terminal=True)) == [0, 0, 0]
    assert settled(PROSE, mark, signed("وعاد الوفد إلى الميناء مساء")) == [0, 0, 0]
    assert settled(PROSE, mark, piece(fold(SENTENCES[1]))._replace(terminal=True)) == [0, 0, 0]


def test_an_agency_with_names_signs() -> None:
    assert settled(PROSE, signed("عماد/ رويترز/ موسكو")) == [0, 1]
