"""An explained article, laid out."""

from __future__ import annotations

import pytest

from cleaner.options import Options
from cleaner.web.answer import answer
from cleaner.web.article_view import ArticleView, ShownPiece, view_of
from cleaner.web.question import Correction, Question
from tests.support.web import ARTICLE, LAST


def view(text: str, language: str = "ar", corrections: tuple[Correction, ...] = ()) -> ArticleView:
    return view_of(answer(Question(text=text), Options()), corrections, language)


def pieces(shown: ArticleView) -> list[ShownPiece]:
    return [piece for line in shown.lines for piece in line.pieces]


def test_every_word_stands_in_one_piece_in_its_place() -> None:
    shown = pieces(view(ARTICLE))
    assert [piece.words + piece.rest for piece in shown] == ARTICLE.splitlines()
    assert all(ARTICLE[piece.start : piece.end] == piece.words + piece.rest for piece in shown)


def test_a_piece_that_goes_says_why_in_the_language() -> None:
    for language, said in (("ar", "عنوان يحيل القارئ إلى خبر آخر"), ("en", "A label")):
        gone = next(piece for piece in pieces(view(ARTICLE, language)) if piece.rule == "read_also.label")
        assert said in gone.why
        assert any("«اقرأ أيضاً»" in fact for fact in gone.facts)


def test_a_piece_that_went_by_evidence_has_a_probability() -> None:
    gone = next(piece for piece in pieces(view(ARTICLE, "en")) if piece.rule == "context.evidence")
    assert gone.facts[0].startswith("probability of not being the article \u2066")
    assert gone.facts[1].startswith("what weighed most: ")


def test_what_stays_says_what_spoke_against_it() -> None:
    kept = next(piece for piece in pieces(view(ARTICLE)) if piece.words == LAST)
    assert kept.kept
    assert kept.whys[0].near
    assert kept.whys[0].against[0].amount.startswith("\u2066+")
    rest = [why for piece in pieces(view(ARTICLE)) if piece.words.endswith(".") for why in piece.whys]
    assert rest
    assert not any(why.near for why in rest)


def test_pieces_of_one_line_stand_in_one() -> None:
    text = f"{ARTICLE.splitlines()[3]} اقرأ أيضاً: نحالو الوادي يجمعون عسل الربيع\n{ARTICLE.splitlines()[4]}"
    first = view(text).lines[0]
    assert [piece.kept for piece in first.pieces] == [True, False, False]


def test_a_finding_stands_below_its_sentence() -> None:
    odd = 'ونقلت وكالة الأنباء السعودية "وفا" عن المهندس أن الطاحونة تعمل.'
    text = "\n".join((ARTICLE.splitlines()[3], odd, ARTICLE.splitlines()[4]))
    found = {line.pieces[0].words: line.findings for line in view(text).lines if line.findings}
    assert list(found) == [odd]
    assert found[odd][0].check == "agency-identity"
    assert found[odd][0].message != view(text, "en").lines[1].findings[0].message


def test_a_long_menu_is_folded() -> None:
    menu = " | ".join(["الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة"] * 20)
    long = next(piece for piece in pieces(view(f"{menu}\n{ARTICLE}")) if piece.rest)
    assert len(long.words) <= 400
    assert menu[long.start :].startswith(long.words)


@pytest.mark.parametrize(("label", "said"), [("ui", "أزرار الصفحة"), ("body", "متن المقال")])
def test_a_corrected_piece_says_so(label: str, said: str) -> None:
    place = ARTICLE.index(LAST)
    shown = pieces(view(ARTICLE, corrections=(Correction(place, len(ARTICLE), label),)))
    assert [piece.corrected for piece in shown if piece.corrected] == [said]


def test_a_page_without_an_article_and_a_text_without_words() -> None:
    answered = answer(Question(text="<html><body><nav><a href='/'>الرئيسية</a></nav></body></html>"), Options())
    shown = view_of(answered, (), "ar")
    assert shown.read.startswith("لا مقال في هذه الصفحة: ")


def test_warnings_are_told_in_the_language() -> None:
    menu = "الرئيسية | سياسة | رياضة"
    assert view(menu).warnings == ("نصها فارغ",)
    assert "is an article" in view(menu, "en").warnings[0]
