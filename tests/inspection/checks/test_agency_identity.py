"""`agency-identity`: agencies that are called what they are not, and those that only look so."""

from __future__ import annotations

import pytest

from cleaner import inspect
from cleaner.inspection.checks import agency_identity
from cleaner.inspection.findings import check_of

WRONG = (
    ('نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن المعبر فتح.', ("وكالة الأنباء السعودية", "وفا")),
    ("ذكرت وكالة الأنباء السورية الرسمية (واس) أن المعبر فتح.", ("وكالة الأنباء السورية الرسمية", "واس")),
    ('وقالت وكالة "تاس" الأوكرانية إن المعبر فتح.', ("تاس", "الأوكرانية")),
    ("وذكرت رويترز الفرنسية أن المعبر فتح.", ("رويترز", "الفرنسية")),
    ("وأفادت وكالة الأناضول الإيرانية للأنباء بأن المعبر فتح.", ("الأناضول", "الإيرانية")),
    ("وأوردت الوكالة الروسية «شينخوا» أن المعبر فتح.", ("الوكالة الروسية", "شينخوا")),
    ("وقال لوكالة الأنباء الأردنية «سانا» إن المعبر فتح.", ("لوكالة الأنباء الأردنية", "سانا")),
    ("وقالت وكالة أنباء «يونهاب» اليابانية إن المعبر فتح.", ("يونهاب", "اليابانية")),
    ("وذكرت الوكالة العربية السورية للأنباء «بترا» أن المعبر فتح.", ("الوكالة العربية السورية للأنباء", "بترا")),
    ('وقال مراسل قناة "الميادين" العراقية إن المعبر فتح.', ("الميادين", "العراقية")),
    ("وقالت وكَالَة الأنبـاء السعوديّة «وفـا» إن المعبر فتح.", ("وكَالَة الأنبـاء السعوديّة", "وفـا")),
)
RIGHT = (
    'نقلت وكالة الأنباء الفلسطينية الرسمية "وفا" عن المتحدث أن المعبر فتح.',
    "قالت وكالة الأنباء السعودية (واس) إن المعبر فتح.",
    'وقالت وكالة "تاس" الروسية إن المعبر فتح.',
    "وذكرت وكالة رويترز البريطانية أن المعبر فتح.",
    "وقالت وكالة الأنباء السعودية، ورويترز، إن المعبر فتح.",
    "القاهرة (رويترز) - قال السفير الفرنسي إن المعبر فتح.",
    'ذكرت مراسلة قناة "الميادين" العراقية أن المعبر فتح.',
    "وقالت رويترز السعودية خفضت إنتاجها من النفط.",  # «رويترز: السعودية…» without its colon
    "وأفادت مراسلة رويترز الفرنسية كلير مورو بأن المعبر فتح.",  # she is French
    "وقال لوكالة رويترز الوزير الفرنسي إن المعبر فتح.",
    "وأبلغت وكالة الأنباء السعودية «رويترز» أن الخبر غير صحيح.",  # one tells the other
    "ونقلت وكالة الأنباء اليمنية «سبأ» عن المتحدث أن المعبر فتح.",  # each of two sides has one
    "ونقلت صحيفة «لوموند» الفرنسية عن وكالة «شينخوا» الصينية أن المعبر فتح.",
    "أعلنت لجنة الانتخابات المركزية الروسية النتائج.",
    "ورفعت محكمة التاس السويسرية العقوبة عن اللاعب.",
    "وذكرت وكالات الأنباء الفرنسية والألمانية أن المعبر فتح.",
    "وذكرت الوكالة العربية السورية للأنباء «سانا» أن المعبر فتح.",
    "وقالت الوكالة الوطنية للإعلام «الوكالة» إن المعبر فتح.",
    "وقالت وكالة الأنباء المحلية «وفا» إن المعبر فتح.",
)


@pytest.mark.parametrize(("text", "quoted"), WRONG)
def test_what_disagrees_is_a_warning_with_both_pieces(text: str, quoted: tuple[str, str]) -> None:
    (finding,) = inspect(text, checks=["agency-identity"])
    assert finding.severity == "warning"
    assert tuple(piece.text for piece in finding.evidence) == quoted


@pytest.mark.parametrize("text", RIGHT)
def test_what_agrees_or_is_another_thing_is_nothing(text: str) -> None:
    assert inspect(text, checks=["agency-identity"]) == ()


def test_other_articles_are_not_looked_at() -> None:
    text = "افتتح المعبر أمس أمام المسافرين.\nاقرأ أيضا:\nوكالة «تاس» الأوكرانية تغلق مكتبها"
    assert inspect(text, checks=["agency-identity"]) == ()


def test_the_messages_name_the_pieces() -> None:
    (finding,) = inspect(WRONG[2][0], checks=["agency-identity"])
    assert finding.message == "«تاس» is called «الأوكرانية», which is another's description: its country is RU."
    assert finding.message_ar == "الاسم «تاس» لا يوافق الوصف «الأوكرانية»: فالوكالة التي تحمله ليست من ذلك البلد."


def test_it_is_found_by_its_name() -> None:
    assert check_of("agency-identity") is agency_identity.check
