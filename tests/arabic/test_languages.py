"""The language of a text by its script and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.arabic.languages import identify_language
from tests.support.paths import ROOT

ARABIC = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، وقال رئيسها إن الجسر القديم أُصلح في ثلاثة أشهر."
PERSIAN = "شهرداری دیروز اعلام کرد که جاده ساحلی برای رفت و آمد باز شده است و پل قدیمی را در سه ماه تعمیر کرده‌اند."
URDU = "بلدیہ نے کل اعلان کیا کہ ساحلی سڑک کھول دی گئی ہے اور پرانے پل کی مرمت تین ماہ میں مکمل ہوئی۔"
KURDISH = "شارەوانی دوێنێ ڕایگەیاند کە ڕێگای کەناری دەریا بۆ هاتوچۆ کراوەتەوە و پردە کۆنەکە لە سێ مانگدا چاک کراوە."
PASHTO = "ښاروالۍ پرون وویل چې د ساحل لاره د تګ راتګ لپاره پرانیستل شوې او زوړ پل په دریو میاشتو کې جوړ شوی دی."
UYGHUR = "شەھەرلىك ھۆكۈمەت تۈنۈگۈن دېڭىز بويىدىكى يولنىڭ قاتناشقا ئېچىلغانلىقىنى، كۆۋرۈكنىڭ ئوڭشالغانلىقىنى ئېيتتى."
ENGLISH = "The municipality opened the coastal road yesterday, three months after it was closed for repairs."


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ARABIC, "ar"),
        (PERSIAN, "fa"),
        (URDU, "ur"),
        (KURDISH, "ckb"),
        (PASHTO, "ps"),
        (UYGHUR, "ug"),
        (ENGLISH, "und-Latn"),
    ],
)
def test_languages(text: str, tag: str) -> None:
    found = identify_language(text)
    assert (found.tag, found.share, found.others) == (tag, 1.0, ())


@pytest.mark.parametrize(
    "text",
    [
        "مُحَمَّدٌ فِي الْبَيْتِ مَعَ أَخِيهِ الَّذِي عَادَ مِنَ السُّوقِ",
        "هطلت امطار غزيره علي مدينه صلاله مساء امس وقال الدفاع المدني ان الطرق سالكه",  # without hamza
        "وقال پاتريك ڤان إن گوگل فتحت مكتباً في الدار البيضاء",  # foreign letters in names
    ],
)
def test_arabic_in_many_spellings(text: str) -> None:
    assert identify_language(text).tag == "ar"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("شەھەر باشلىقى بۈگۈن دېڭىز بويىدىكى يولنىڭ ئېچىلغانلىقىنى ئېيتتى", "ug"),  # as many ى as Arabic has
        ("مەكتەپ ۋە كىتابخانا ئەتە سائەت سەككىزدە ئېچىلىدۇ", "ug"),  # as many ە as Kurdish has
        ("قوتابخانە و کتێبخانەکە سبەینێ کاتژمێر هەشت دەکرێنەوە", "ckb"),
        ("ئەو گوتی کە هەموو خەڵکی شار دڵخۆشن بەم کارە", "ckb"),
    ],
)
def test_uyghur_and_kurdish_are_told_apart(text: str, tag: str) -> None:
    assert identify_language(text).tag == tag


def test_persian_in_arabic_letters() -> None:
    assert identify_language(PERSIAN.replace("ی", "ي").replace("ک", "ك")).tag == "fa"


def test_a_mixed_page_is_told() -> None:
    found = identify_language("\n".join((ARABIC, ARABIC, ENGLISH)))
    assert found.tag == "ar"
    assert [tag for tag, _ in found.others] == ["und-Latn"]
    assert found.share + found.others[0][1] == pytest.approx(1)


@pytest.mark.parametrize(
    "text", ["", "خبر", "ـ" * 40, "12345 67890 2024", "... ؟ !", "Привет, это новости о дороге у моря"]
)
def test_what_cannot_be_told(text: str) -> None:
    assert identify_language(text).tag == "und"


@given(st.text())
def test_no_text_raises(text: str) -> None:
    found = identify_language(text)
    assert 0 <= found.share <= 1


def test_every_sample_is_arabic() -> None:
    for path in sorted((ROOT / "samples" / "articles").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        body = "\n".join(line.partition("\t")[2] or line for line in lines)
        assert identify_language(body).tag == "ar", path.name
