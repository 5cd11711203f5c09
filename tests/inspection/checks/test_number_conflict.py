"""`number-conflict`: the title's number against the article's."""

from __future__ import annotations

import pytest

from cleaner import Document
from cleaner.document.types import Finding
from cleaner.inspection.checks import number_conflict
from cleaner.inspection.findings import check_of
from cleaner.pipeline import inspect

BODY = "لقي 15 شخصا مصرعهم أمس في انقلاب حافلة ركاب على الطريق الساحلي قرب طرابلس، وفق ما أعلنت الشرطة."


def found(title: str, body: str = BODY) -> tuple[Finding, ...]:
    return inspect(Document(body, title=title), checks=["number-conflict"])


@pytest.mark.parametrize(
    "title",
    [
        "مقتل 12 شخصا في انقلاب حافلة قرب طرابلس",
        "مقتل ١٢ شخصا في انقلاب حافلة قرب طرابلس",
        "اثنا عشر قتيلا في انقلاب حافلة ركاب",
        "مصرع 18 شخصا على الطريق الساحلي",
        "مقتل سبعة عشر شخصا في انقلاب حافلة",
    ],
)
def test_another_number_of_the_same(title: str) -> None:
    [finding] = found(title)
    assert finding.severity == "warning"
    assert finding.evidence[1].text == "15 شخصا"
    assert finding.evidence[0].field == "title"
    assert title[finding.evidence[0].start : finding.evidence[0].end] == finding.evidence[0].text


@pytest.mark.parametrize(
    "title",
    [
        "مقتل 15 شخصا في انقلاب حافلة قرب طرابلس",
        "خمسة عشر قتيلا في انقلاب حافلة ركاب",
        "مقتل أكثر من 12 شخصا في انقلاب حافلة",
        "إصابة 12 شخصا في انقلاب حافلة قرب طرابلس",  # something else is counted
        "انقلاب حافلة على بعد 3 كيلومترات من طرابلس",
        "3 روايات عن انقلاب حافلة قرب طرابلس",
    ],
)
def test_what_is_no_conflict(title: str) -> None:
    assert found(title) == ()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("انقلاب حافلة يودي بحياة 12 شخصا", "قتل 7 رجال و5 نساء، أي 15 شخصا مع من توفي لاحقا، في انقلاب حافلة."),
        ("زراعة 5 آلاف شجرة في تلال طرابلس", "زرعت البلدية أمس 5120 شجرة في تلال طرابلس بمشاركة التلاميذ."),
        ("القرية تبيع 584 طنا من التمر", "باعت القرية أمس 584.376 طنا من التمر في سوق المدينة الكبير."),
        ("ثري يوصي لابنتيه بعشرين مليون دينار", "أوصى ثري من وهران لابنتيه بعشرة ملايين دينار لكل واحدة، بشروط."),
        ("القمح عند أدنى سعر في 16 عاما", "تراجع القمح إلى أدنى سعر في خمسة أعوام، وهو أطول هبوط للقمح منذ زمن."),
        ("وصول 40 شاحنة إلى المرفأ", "كان مقررا أن تصل 60 شاحنة إلى المرفأ، لكن 40 منها فقط بلغت المكان."),
    ],
)
def test_sums_and_rounded_numbers(title: str, body: str) -> None:
    assert found(title, body) == ()


def test_a_scale_that_is_mistaken() -> None:
    body = "خصصت الحكومة أمس 3 مليارات دينار لترميم مدارس الجنوب المتضررة من السيول."
    [finding] = found("الحكومة تخصص 3 ملايين دينار لترميم مدارس الجنوب", body)
    assert finding.severity == "warning"
    assert found("الحكومة تخصص 3 مليارات دينار لترميم مدارس الجنوب", body) == ()


def test_percentages_in_any_writing() -> None:
    body = "ارتفعت صادرات التمور من واحات الجنوب بنسبة 12 في المئة خلال الموسم الحالي."
    assert len(found("صادرات التمور من واحات الجنوب تزيد 15% هذا الموسم", body)) == 1
    assert found("صادرات التمور من واحات الجنوب تزيد 12% هذا الموسم", body) == ()


def test_a_toll_that_rises_is_told_only() -> None:
    title = "ارتفاع حصيلة قتلى انقلاب الحافلة إلى 19 شخصا"
    assert [finding.severity for finding in found(title)] == ["info"]


def test_a_thing_that_is_counted_far_below_is_not_looked_at() -> None:
    filler = "وتابع رجال الإطفاء عملهم في المكان حتى ساعة متأخرة وسط رياح شديدة. " * 13
    assert found("مقتل 12 شخصا في انقلاب حافلة قرب طرابلس", filler + BODY) == ()


def test_dead_and_injured_together_are_no_count_of_the_dead() -> None:
    body = "قتل جندي وأصيب أربعة آخرون في انفجار عبوة قرب المعبر، وفق ما أعلن الجيش صباح أمس."
    assert found("مقتل وإصابة خمسة من الجنود في انفجار قرب المعبر", body) == ()


def test_people_who_are_not_named_and_rough_numbers() -> None:
    body = "لقي 18 شخصا مصرعهم في غرق مركب قرب المرفأ القديم، وفق ما أعلن خفر السواحل صباح أمس."
    assert len(found("مصرع 14 في غرق مركب قرب المرفأ", body)) == 1
    assert found("مصرع 18 في غرق مركب قرب المرفأ", body) == ()
    rough = "عرضت أكثر من 20 شركة ألمانية منتجاتها في معرض المرفأ الذي افتتح أمس بحضور التجار."
    assert len(found("15 شركة ألمانية تعرض منتجاتها في معرض المرفأ", rough)) == 1
    assert found("23 شركة ألمانية تعرض منتجاتها في معرض المرفأ", rough) == ()


def test_numbers_of_the_body_among_themselves() -> None:
    body = "أوقفت الشرطة 7 متهمين في قضية الآثار.\nوأحيل المتهمون التسعة إلى النيابة صباح أمس."
    [finding] = found("توقيف متهمين في قضية الآثار", body)
    assert [piece.text for piece in finding.evidence] == ["7 متهمين", "المتهمون التسعة"]


def test_it_is_found_by_its_name() -> None:
    assert check_of("number-conflict") is number_conflict.check


def test_the_results_of_a_match() -> None:
    body = "تغلب الفريق الأحمر على ضيفه بثلاثة أهداف مقابل هدف في قمة مباريات الجولة الرابعة من الدوري."
    [finding] = inspect(Document(body, title="الفريق الأحمر يكتسح ضيفه بخماسية نظيفة"), checks=["number-conflict"])
    assert [piece.text for piece in finding.evidence] == ["بخماسية نظيفة", "بثلاثة أهداف مقابل هدف"]
    assert inspect(Document(body, title="الفريق الأحمر يفوز على ضيفه بثلاثية"), checks=["number-conflict"]) == ()
