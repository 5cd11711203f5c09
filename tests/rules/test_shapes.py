"""Short lines that are told by what their words are: names, datelines, agencies, menus, addresses."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.rules.shapes import SHAPES

LEXICON = load_lexicon()
HITS = {
    "person-name": ("محمد علي الجبوري", "د. أحمد عبد الرحمن", "سعاد بن يوسف"),
    "desk-line": (
        "القاهرة - رويترز",
        "بغداد: محمد علي الجبوري",
        "غرفة الأخبار",
        "وام/ سلمى/ دبي",
        "بترا/ر.م",
        "كتبت منى حداد و تصوير سمير القيسي",
        "سمير القيسي ومحمد الحداد ـ جدة",
        "إربد – الجسر – سمير القيسي",
        "(المرسى الآن) خاص:",
    ),
    "agency-credit": ("(أ ف ب)", "( رويترز، أ ب )"),
    "bare-agency": ("رويترز", "• أ ف ب •"),
    "menu-entry": ("اقتصاد", "رياضة"),
    "address": ("www.marfa.example/1", "katib@marfa.example", "@marfa_news", "marfa.com"),
}
MISSES = {
    "person-name": ("محمد يزور القاهرة", "محمد", "أحمد بغداد", "افتتح محمد الجسر"),
    "desk-line": (
        "القاهرة - بغداد",
        "شاهد عيان: محمد علي الجبوري",
        "سوق السمك",
        "أ ب/ موجب",
        "رويترز/ الهلال 2-1",
        "محمد علي الجبوري",
        "خاص: وزير النقل يفتتح جسرا",
    ),
    "agency-credit": ("رويترز", "(سوق السمك)", "(رويترز) قالت"),
    "bare-agency": ("قالت رويترز", "سوق"),
    "menu-entry": ("اقتصاد القرية", "سوق السمك"),
    "address": ("زوروا www.marfa.example", "سوق"),
}


def looks(shape: str, text: str) -> bool:
    return SHAPES[shape](fold(text), LEXICON)


def test_every_shape_has_examples() -> None:
    assert set(HITS) == set(MISSES) == set(SHAPES)


@pytest.mark.parametrize(("shape", "text"), [(shape, text) for shape, texts in HITS.items() for text in texts])
def test_a_line_of_the_shape_is_seen(shape: str, text: str) -> None:
    assert looks(shape, text)


@pytest.mark.parametrize(("shape", "text"), [(shape, text) for shape, texts in MISSES.items() for text in texts])
def test_a_line_that_is_none_is_not(shape: str, text: str) -> None:
    assert not looks(shape, text)
