"""Captions of galleries, by the markup that their pictures left."""

from __future__ import annotations

from cleaner import clean
from cleaner.text.evidence.galleries import gallery_captions
from tests.support.evidence import SENTENCES, piece

ROW = 'alt="صيادون في الميناء" />'
CAPTIONS = (
    "صيادون يفردون الشباك عند الفجر",
    "زورق يعود إلى الميناء قبل العاصفة",
    "سوق السمك في أول ساعات النهار",
    "أطفال يجمعون الصدف على الشاطئ",
)
GALLERY = [line for caption in CAPTIONS for line in (ROW, caption)]


def test_what_stands_below_the_markup_of_pictures_is_a_gallery() -> None:
    pieces = [piece("صور من الميناء"), *map(piece, GALLERY)]
    assert gallery_captions(pieces) == {2, 4, 6, 8}


def test_two_pictures_or_a_paragraph_make_none() -> None:
    assert not gallery_captions([*map(piece, GALLERY[:4])])
    long = f"{SENTENCES[0][:-1]} {SENTENCES[1]} {SENTENCES[2]}"
    assert not gallery_captions([piece(long), *map(piece, GALLERY)])


def test_a_gallery_is_not_left_empty() -> None:
    text = "\n".join(["الرئيسية", "العالم", "رياضة", "آخر تحديث: الأحد 7 مارس 2010", "صور من الميناء", *GALLERY])
    kept = clean(text).text
    assert all(caption in kept for caption in CAPTIONS)
    assert "alt=" not in kept
