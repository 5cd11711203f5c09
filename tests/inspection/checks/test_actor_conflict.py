"""`actor-conflict`: statements that change sides, and names that hold the offices of two states."""

from __future__ import annotations

import pytest

from cleaner import inspect
from cleaner.inspection.checks import actor_conflict
from cleaner.inspection.findings import check_of

KREMLIN = "أعلن المتحدث الرسمي باسم الكرملين، ديمتري بيسكوف، أن بلاده مستعدة للتفاوض."


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    findings = inspect(text, checks=["actor-conflict"])
    return [(finding.severity, tuple(piece.text for piece in finding.evidence)) for finding in findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "وجاء هذا الإعلان من حكومة «كييف» تعليقا على المحادثات.",
        "وجاء هذا الإعلان الرسمي من الحكومة الأوكرانية أمس.",
        "وصدر هذا البيان عن وزارة الخارجية الأوكرانية مساء.",
        "ويأتي هذا التصريح من جانب كييف بعد أيام من التوتر.",
        "وهذا التعهد من قبل كييف هو الأول من نوعه.",
        "وجاء إعلان كييف هذا بعد أيام من التوتر.",
        "وأثار بيان حزب الله هذا جدلا واسعا.",
        "وجاء هذا الإعلان من جماعة الحوثي أمس.",  # a group is no place
        "وأضافت حكومة كييف في إعلانها هذا أن الهدنة قريبة.",
    ],
)
def test_a_statement_that_is_taken_up_as_the_other_sides_is_a_warning(sentence: str) -> None:
    ((severity, quoted),) = found(f"{KREMLIN}\nالتفاوض يعود\n{sentence}")
    assert severity == "warning"
    assert quoted[0] == "أعلن المتحدث الرسمي باسم الكرملين"
    assert "هذا" in quoted[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "وجاء هذا الإعلان من حكومة موسكو تعليقا على المحادثات.",
        "وجاء هذا الإعلان من الحكومة الروسية.",
        "وردت حكومة كييف على هذا الإعلان بالرفض.",
        "وأثار هذا الإعلان غضب كييف.",
        "وقال وزير الخارجية الأوكراني إن بلاده ترفض. وجاء هذا التصريح من حكومة كييف بعد ساعات.",
        "وجاء إعلان موسكو هذا بعد أيام من التوتر.",
        "وجاء إعلان كييف هذه المرة متأخرا.",
        "وفي بيان كييف هذا الأسبوع مطالب جديدة.",
        "وقالت كييف إن الهدنة قريبة. وجاء إعلان كييف هذا بعد أيام.",
        "وتحدث هذا البيان عن كييف وحدها.",
        "وجاء هذا الإعلان بعد لقاء مع الحكومة الأوكرانية.",
        "وجاء هذا الإعلان من المتحدث نفسه قبل أسبوع.",
    ],
)
def test_what_is_its_own_or_an_answer_is_nothing(sentence: str) -> None:
    assert found(f"{KREMLIN}\n{sentence}") == []


def test_a_decision_that_is_told_of_may_be_anybodys() -> None:
    assert found("أعلن الكرملين أن كييف رفضت الهدنة.\nوصدر هذا الرفض عن حكومة كييف أمس.") == []


def test_a_place_alone_may_be_where_it_was_said() -> None:
    text = "قال الرئيس الفرنسي إيمانويل ماكرون إن الاتفاق قريب.\nوجاء هذا التصريح من القاهرة التي يزورها."
    assert [severity for severity, _ in found(text)] == ["info"]


def test_without_a_speaker_there_is_no_side() -> None:
    assert found("وصلت القافلة أمس إلى المدينة.\nوجاء هذا الإعلان من حكومة كييف.") == []


@pytest.mark.parametrize(
    "second",
    [
        "وزير الخارجية الأوكراني سيرغي لافروف",
        "وزير الخارجية الأوكراني لافروف",
        "وزير خارجية أوكرانيا سيرغي لافروف",
        "الرئيس الأوكراني سيرغي لافروف",
    ],
)
def test_one_name_with_the_offices_of_two_states_is_a_warning(second: str) -> None:
    first = "وزير الخارجية الروسي سيرغي لافروف"
    text = f"قال {first} إن الحوار مستمر. وأضاف لافروف أن اللقاء قريب.\nوأكد {second} أن الموعد لم يحدد."
    assert found(text) == [("warning", (first, second))]


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الخارجية الروسي سيرغي لافروف ونظيره الأمريكي ماركو روبيو إن الحوار مستمر.",
        "التقى وزير الخارجية الروسي سيرغي لافروف وزير الخارجية التركي هاكان فيدان.",
        "قال الرئيس الأمريكي باراك أوباما كذا. وقال وزير الدفاع الإسرائيلي إيهود باراك كذا. وأضاف باراك.",
        "قال وزير الدفاع السعودي محمد بن سلمان ذلك. وأكد وزير الدفاع الإماراتي محمد بن زايد ذلك.",
        "أكد وزير الخارجية الروسي دعم بلاده للحل. وأكد وزير الخارجية التركي دعم بلاده للحل.",
        "أعلن الرئيس الروسي استعداد بلاده للحوار. وأعلن الرئيس الأوكراني استعداد بلاده للحوار.",
        "قال الرئيس الأمريكي على هامش القمة. وأكد الرئيس الفرنسي على هامش القمة.",
    ],
)
def test_two_states_in_one_text_are_the_normal_case(text: str) -> None:
    assert found(text) == []


def test_whom_somebody_meets_is_no_warning() -> None:
    text = "التقى الرئيس التركي فلاديمير بوتين في سوتشي. وقال الرئيس الروسي فلاديمير بوتين إن الحوار مفيد."
    assert "warning" not in [severity for severity, _ in found(text)]


RUSSIAN = "قال وزير الخارجية الروسي سيرغي لافروف إن الحوار مستمر."


@pytest.mark.parametrize(
    "text",
    [
        "والتقى وزير الخارجية التركي سيرغي لافروف في سوتشي.",
        "ووعد الرئيس التركي سيرغي لافروف بزيارة.",  # another office: a guest
        "وقال وزير الخارجية التركي هاكان فيدان ذلك. وهدد وزير الخارجية التركي سيرغي لافروف بالعقوبات.",
    ],
)
def test_a_guest_without_his_office_is_no_warning(text: str) -> None:
    assert "warning" not in [severity for severity, _ in found(f"{RUSSIAN}\n{text}")]


def test_one_office_of_two_states_is_not_held_by_a_guest() -> None:
    text = f"{RUSSIAN}\nووعد وزير الخارجية التركي سيرغي لافروف بمواصلة الحوار."
    assert [severity for severity, _ in found(text)] == ["warning"]


def test_it_is_found_by_its_name() -> None:
    assert check_of("actor-conflict") is actor_conflict.check
