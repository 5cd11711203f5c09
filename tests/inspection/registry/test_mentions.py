"""Where outlets, actors and holders of offices are named."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.morphology import is_prefix, looks_native, phonetic_key, readings
from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.registry.mentions import find_actors, find_outlets
from cleaner.inspection.registry.office_holders import find_holders
from cleaner.inspection.registry.outlet_files import load_outlets


def outlets(text: str) -> list[str]:
    key = fold(text)
    return [key[mention.start : mention.end] for mention in find_outlets(key, load_outlets())]


def holders(text: str) -> list[tuple[str, str, str]]:
    return [(holder.office, holder.country, holder.name) for holder in find_holders(fold(text), load_actors())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("نقلا عن رويترز وعن (أ ف ب) و(أ.ف.ب).", ["رويترز", "ا ف ب", "ا.ف.ب"]),
        ("ولرويترز وبرويترز.", ["رويترز", "رويترز"]),
        ("قالت وكالة الأنباء السعودية «واس» إن.", ["وكاله الانباء السعوديه", "واس"]),
        ("قال لـ«الوطن» عن حب الوطن.", ["الوطن"]),  # an ordinary word is a name in quotation marks
        ("وكتبت صحيفة الوطن عن حب الوطن.", ["الوطن"]),
        ("خرج إلى المدينة ثم عاد إلى الحياة.", []),
        ("ذكرت CNN وCnn ذلك.", ["CNN", "Cnn"]),
        ("رويترزي ليس اسما.", []),
        ("خبر İ من رويترز", ["رويترز"]),
        ("\ud800 رويترز", ["رويترز"]),
    ],
)
def test_outlets(text: str, names: list[str]) -> None:
    assert outlets(text) == names


def test_the_longest_name_stands_for_all_within() -> None:
    (mention,) = find_outlets(fold("قناة سكاي نيوز عربية"), load_outlets())
    assert [outlet.id for outlet in mention.bearers] == ["ae.sky-news-arabia"]


def test_a_name_with_its_noun_has_the_namesakes_of_the_bare_name() -> None:
    (mention,) = find_outlets(fold("تابعوا قناة الرأي"), load_outlets())
    assert {"jo"} < {outlet.country for outlet in mention.bearers}


def test_actors() -> None:
    key = fold("أعلن الكرملين وواشنطن ولكييف.")
    assert [mention.bearers[0].country for mention in find_actors(key, load_actors())] == ["ru", "us", "ua"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال وزير الخارجية الروسي سيرغي لافروف إن", [("وزير خارجيه", "ru", "سيرغي لافروف")]),
        ("قالت رئيسة الوزراء البريطانية السابقة تيريزا ماي", [("رييسه وزراء", "gb", "تيريزا ماي")]),
        ("وللرئيس الأوكراني فولوديمير زيلينسكي", [("رييس", "ua", "فولوديمير زيلينسكي")]),
        ("وزير خارجية أوكرانيا أندريه كوزنتسوف", [("وزير خارجيه", "ua", "اندريه كوزنتسوف")]),
        ("المتحدث باسم الخارجية الإيرانية ناصر كنعاني", [("متحدث باسم خارجيه", "ir", "ناصر كنعاني")]),
        ("وزير الدفاع السعودي محمد بن سلمان بن عبد العزيز", [("وزير دفاع", "sa", "محمد بن سلمان")]),
        ("وزير خارجية كوريا الجنوبية بارك جين", []),
        ("نائب وزير الخارجية الروسي سيرغي ريابكوف", []),
        ("الرئيس الأمريكي يزور موسكو غدا", []),
        ("وزير الخارجية الروسي في القاهرة", []),
        ("الوزير سيرغي لافروف", []),
        ("تقرير وزيري الدفاع", []),
    ],
)
def test_holders(text: str, found: list[tuple[str, str, str]]) -> None:
    assert holders(text) == found


def test_a_surname_stands_for_who_was_named_in_full() -> None:
    found = holders("قال وزير الخارجية الروسي سيرغي لافروف. ثم عاد وزير الخارجية الروسي لافروف.")
    assert [name for _, _, name in found] == ["سيرغي لافروف", "لافروف"]


def test_whom_the_holder_meets_is_not_sure() -> None:
    text = "التقى الرئيس التركي فلاديمير بوتين. وقال الرئيس الروسي فلاديمير بوتين ذلك."
    assert [holder.sure for holder in find_holders(fold(text), load_actors())] == [False, True]


def test_morphology() -> None:
    assert [form.stem for form in readings("وللروسيه")] == ["وللروسيه", "للروسيه", "الروسيه", "روسيه"]
    assert is_prefix("وب")
    assert not is_prefix("بال")
    assert looks_native("استعداد")
    assert not looks_native("كوزنتسوف")
    assert phonetic_key("غوميز") == phonetic_key("جوميز") != phonetic_key("جوميس")
