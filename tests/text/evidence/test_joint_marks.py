"""Pieces that rules see as one."""

import pytest

from cleaner import clean
from cleaner.arabic.fold import fold
from cleaner.text.evidence.joint_marks import ENDED, OPENED, TOLD, Joiner
from tests.support.evidence import SENTENCES, reader, reading_of


def joined(text: str) -> list[tuple[str, str]]:
    return [(piece.key.strip(), piece.joint) for piece in reading_of(text).pieces if piece.joint]


def test_a_byline_is_one_piece_though_its_line_is_lost() -> None:
    assert isinstance(reader()._joiner, Joiner)
    assert joined(f"سالم الحداد - جدة دعت البلدية التجار. {SENTENCES[0]}") == [("سالم الحداد - جده", OPENED)]


@pytest.mark.parametrize(
    ("credit", "behind"),
    [
        ("جدة ـ نجيب الجداوي", "حظي"),  # the verb may be a name by its shape
        ("المنوفية - منال حسين", "عثر"),
        ("ناصر الطميحي - جدة", "وضع"),
        ("عبدالكريم الحمد - الرياض", "الهلال"),
        ("رؤى الجنوب – متابعات", "تم"),
    ],
)
def test_a_byline_ends_where_what_is_known_ends(credit: str, behind: str) -> None:
    found = joined(f"{credit} {behind} كل ذلك {SENTENCES[0]}")
    assert [key for key, _ in found] == [fold(credit).replace("ـ", "-")]


def test_an_address_in_capitals_at_the_head_is_the_site_s_signature() -> None:
    assert reading_of(f"EXAMPLE.INFO {SENTENCES[0]}").pieces[0].settled == 1
    assert not reading_of(f"Example.com {SENTENCES[0]}").pieces[0].settled


def test_a_dateline_that_leads_on_belongs_to_its_sentence() -> None:
    assert joined(f"جدة (رويترز) - {SENTENCES[0]}") == []


def test_a_colon_behind_a_byline_is_told() -> None:
    assert joined(f"حلب - خاص: {SENTENCES[0]}") == [("حلب - خاص:", TOLD)]


def test_what_ends_a_text_is_looked_at_as_a_whole() -> None:
    found = reading_of(f"{SENTENCES[0]} منذ 3 ساعات 14 تعليقا").pieces
    assert found[-1].joint in (ENDED, "")
    assert not found[0].joint


def test_prose_is_not_joined() -> None:
    assert joined(" ".join(SENTENCES)) == []


def test_a_place_with_a_whole_date_at_the_head_is_no_part_of_a_sentence() -> None:
    head = "جدة 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس"
    first = reading_of(f"{head} {SENTENCES[0]}").pieces[0]
    assert (first.key.split()[-1], first.settled) == ("واس", 1)


def test_a_date_at_the_end_of_a_sentence_is_its_own() -> None:
    text = f"{SENTENCES[0]} وظهر الرجل في مقطع آخر نشره بتاريخ 4 نوفمبر 2022،"
    assert not any(piece.settled == 1 for piece in reading_of(text).pieces)


@pytest.mark.parametrize("between", [" ", "\n"], ids=["flat", "lines"])
@pytest.mark.parametrize(
    "sentence",
    [
        "محمد صلاح سجل هدفين في مرمى الضيوف مساء أمس، ليقود فريقه إلى الصدارة.",
        "فاطمة أحمد استقبلت الوفد في منزلها وقدمت لهم القهوة العربية.",
        "رويترز قالت إن المحادثات ستستأنف الأسبوع المقبل في العاصمة.",
    ],
)
def test_who_does_what_the_sentence_tells_is_no_byline_before_it(sentence: str, between: str) -> None:
    text = f"{sentence}{between}وأضاف المدرب أن الجولة المقبلة ستكون أصعب، وأن اللاعبين في حالة جيدة."
    assert clean(text).text == text


def test_a_byline_before_an_opening_verb_goes_where_its_line_was_lost() -> None:
    body = "دشنت البلدية أمس سوقا للسمك، قرب الميناء القديم. وقال رئيسها إن الكلفة بلغت سبعين مليونا."
    assert clean(f"كتب - سالم الحداد: {body}").text == body


@pytest.mark.parametrize("above", ["محليات", "5 مايو 2019 1204"])
def test_a_byline_below_a_section_or_a_count_takes_it_along(above: str) -> None:
    pieces = reading_of(f"{above} سالم الحداد - جدة دعت البلدية التجار. {SENTENCES[0]}").pieces
    at = next(index for index, piece in enumerate(pieces) if piece.joint)
    assert pieces[at].key.strip() == fold("سالم الحداد - جدة")
    assert pieces[at].settled == pieces[at - 1].settled == 1
    assert pieces[at - 1].key.strip() == above.rsplit(" ", 1)[-1]


@pytest.mark.parametrize(
    ("head", "rest"),
    [("#شاهد.. #سرايا_الميناء", "تعرض مشاهد لسفن الصيد"), ("شارك (14)", "رئيس مركز في الورشة التي عقدت أمس")],
)
def test_hashtags_and_counts_of_a_sentence_stay(head: str, rest: str) -> None:
    text = f"{SENTENCES[0]}\n{head} {rest}، كما تقول البلدية.\n{SENTENCES[1]}"
    assert head in clean(text).text
