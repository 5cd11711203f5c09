"""What is spared."""

import pytest

from cleaner.document.types import Mark
from cleaner.rules.matcher import Sight
from cleaner.rules.rule import Rule
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.sparing import spared
from tests.support.evidence import piece

MARK = Mark(0, "r", "share", "drop", 0, 4, "", 0.9, "", ends=False)
WITHIN = [piece("وصل الوفد"), piece("كما شارك ايضا", "label"), piece("في اللقاء.", "label-end")]
SURE = ["line:.:00", "label:-:11", "label-end:-:11"]


def chances(pieces: list[JudgedPiece], bounds: list[str]) -> list[float]:
    return spared(pieces, bounds, [0.0, 0.95, 0.0, *[0.99] * (len(pieces) - 3)], 0.7, frozenset({"في", "افتتح"}))


def test_what_stands_within_a_sentence_of_prose_is_spared() -> None:
    assert chances(WITHIN, SURE) == [0.0, 0.7, 0.0]


def test_strong_bounds_or_no_prose_around_it_let_it_go() -> None:
    assert chances(WITHIN, [SURE[0], "label:-:00", "label-end:-:00"])[1] > 0.9
    apart = [WITHIN[0], WITHIN[1]._replace(kind="stop"), WITHIN[2]._replace(kind="stop")]
    assert chances(apart, [SURE[0], "stop:.:11", "stop:.:11"])[1] > 0.9


def test_a_copy_of_the_title_is_no_part_of_a_sentence_and_what_is_none_is() -> None:
    bounds = [SURE[0], "title:-:11", "title-end:-:11"]
    beside = [WITHIN[0], WITHIN[1]._replace(kind="title"), WITHIN[2]._replace(kind="title-end")]
    assert chances(beside, bounds)[1] == 0.7
    assert chances([beside[0], beside[1]._replace(titled=True), beside[2]], bounds)[1] > 0.9


def test_a_few_words_without_which_a_sentence_would_be_broken_are_spared() -> None:
    head, copy = piece("الرييسيه"), piece("187 اصابه جديده", "line", titled=True)
    bounds = ["line:-:00", "line:-:01", "title-end:-:11"]
    assert chances([head, copy, piece("وفيات خلال يوم واحد.", "title-end")], bounds)[1] == 0.7
    assert chances([head, copy, piece("افتتح الوزير المعرض.", "title-end")], bounds)[1] > 0.9  # it has a beginning
    assert chances([head, copy._replace(marks=(MARK,)), piece("وفيات خلال يوم.", "title-end")], bounds)[1] > 0.9
    before = piece("اعلن المعهد عن", "line")
    behind = [before, copy._replace(kind="title"), piece("منها تسع في المدينه.", "stop")]
    assert chances(behind, ["line:-:00", "title:-:00", "stop:-:00"])[1] == 0.7
    assert chances([piece("اعلن المعهد", "line"), *behind[1:]], ["line:-:00", "title:-:00", "stop:-:00"])[1] > 0.9


def test_a_word_that_a_rule_would_take_for_a_line_alone_is_spared_at_the_beginning_of_one_that_goes_on() -> None:
    whole = Rule("ad.label", "ad", "why", where="whole", phrases=("اعلان",))
    within = Rule("ad.inline", "ad", "why", where="whole", phrases=("اعلان",), inline=True)
    head = piece("وصل الوفد الى المدينه.")
    rest = piece("لجنه الاحياء عن استقاله رييسها فاجا السكان.", "cue-end")
    for rule, chance in ((whole, 0.7), (within, 0.95)):
        label = piece("اعلان")._replace(marks=(Sight(rule, 0, 5),))
        assert chances([head, label, rest], ["line:-:00", "line:.:10", "cue-end:-:00"])[1] == chance
    label = piece("اعلان")._replace(marks=(Sight(whole, 0, 5),))
    opened = piece("افتتح الوزير معرض الكتاب في المدينه.", "cue-end")
    assert chances([head, label, opened], ["line:-:00", "line:.:10", "cue-end:-:00"])[1] > 0.9
    assert chances([head, label, rest._replace(kind="line")], ["line:-:00", "line:.:10", "line:-:00"])[1] > 0.9


def test_a_short_line_that_the_prose_beside_it_speaks_of_is_a_subheading() -> None:
    above, below = piece("وصلت الشاحنات مساء."), piece("وعاد الصيادون الى الميناء القديم قبل المساء.")
    lines = ["line:-:00", "line:.:10", "line:-:01"]
    assert chances([above, piece("عوده الصيادين الى الميناء القديم"), below], lines)[1] == 0.7
    assert chances([above, piece("اسعار الذهب اليوم في الاسواق"), below], lines)[1] > 0.9
    open_end = below._replace(key="وعاد الصيادون الى الميناء القديم", terminal=False)
    assert chances([above, piece("عوده الصيادين الى الميناء القديم"), open_end], lines)[1] > 0.9


def test_what_a_rule_sees_is_spared_in_quotes_alone() -> None:
    marked = WITHIN[1]._replace(marks=(MARK,))
    assert chances([WITHIN[0], marked, WITHIN[2]], SURE)[1] > 0.9
    assert chances([WITHIN[0], marked._replace(key="«شارك الخبر»"), WITHIN[2]], SURE)[1] == 0.7
    assert chances([WITHIN[0]._replace(key="يقول «"), marked, WITHIN[2]], SURE)[1] == 0.7


def test_short_items_with_rising_numbers_are_spared() -> None:
    items = [piece(f"{number}- جسر") for number in range(1, 6)]
    pieces = [*WITHIN, *items]
    assert chances(pieces, [*SURE, *["line:-:00"] * 5])[3:] == [0.7] * 5
    assert chances([*WITHIN, *items[:3]], [*SURE, *["line:-:00"] * 3])[3:] == pytest.approx([0.979] * 3, abs=0.001)
    long = [piece(f"{number}- افتتاح جسر جديد في شمال المدينه القديمه") for number in range(1, 6)]
    assert chances([*WITHIN, *long], [*SURE, *["line:-:00"] * 5])[3:] == pytest.approx([0.979] * 5, abs=0.001)


def test_a_few_words_behind_what_a_rule_is_sure_of_are_spared_where_a_sentence_needs_them() -> None:
    ruled = piece("استمع للخبر", "label")._replace(ruled="ui:9")
    prose = piece("مؤشر السوق على ارتفاع بعد جلسة طويلة.", "weak-break")
    bounds = ["line:-:00", "label:-:00", "name-end:-:01", "weak-break:-:11"]

    def odds(*between: JudgedPiece) -> list[float]:
        pieces = [piece("الرييسيه"), ruled, *between, prose]
        return spared(pieces, bounds, [0.0, 0.99, 0.99, 0.0], 0.7, frozenset({"افتتح"}))

    assert odds(piece("اغلق", "name-end"))[1:3] == [0.99, 0.7]
    assert odds(piece("عنوان خبر اخر من الموقع", "name-end"))[2] == 0.99


def test_hashtags_at_the_end_of_a_line_of_prose_are_its_own_where_the_article_goes_on() -> None:
    post = piece("اسقطت فرق الدفاع المدني الشجره الكبيره قرب الجسر القديم")
    tags = [piece("#الجسر", "tag"), piece("#المدينه", "tag")]
    behind = piece("واعلنت البلديه بعد ذلك انها ستزرع خمسين شجره جديده.")
    pieces, bounds = [post, *tags, behind], ["line:-:00", "tag:-:10", "tag:-:00", "line:-:01"]
    assert spared(pieces, bounds, [0.0, 0.95, 0.95, 0.0], 0.7, frozenset())[1:3] == [0.7, 0.7]
    assert spared(pieces[:3], bounds[:3], [0.0, 0.95, 0.95], 0.7, frozenset())[1:] == [0.95, 0.95]
    apart = [post, tags[0]._replace(kind="line"), tags[1], behind]
    assert spared(apart, bounds, [0.0, 0.95, 0.95, 0.0], 0.7, frozenset())[1:3] == [0.95, 0.95]


def test_a_hashtag_that_prose_follows_in_its_line_is_a_word_of_it() -> None:
    post = [piece("#سرايا_الجسر", "line"), piece("تعرض مشاهد من افتتاح الجسر القديم في المدينه امس.", "tag")]
    assert spared(post, ["line:-:00", "tag:-:01"], [0.95, 0.0], 0.7, frozenset())[0] == 0.7
    apart = [post[0], post[1]._replace(kind="line")]
    assert spared(apart, ["line:-:00", "line:-:01"], [0.95, 0.0], 0.7, frozenset())[0] > 0.9


def test_a_number_is_not_cut_from_its_thousands() -> None:
    run = [piece("شارك 7")._replace(marks=(MARK,)), piece("الاف شخص في المهرجان السنوي للتمور قرب الواحه.", "cue-end")]
    assert spared(run, ["line:-:00", "cue-end:-:01"], [0.95, 0.0], 0.7, frozenset({"الاف"}))[0] == 0.7
    other = [run[0], piece("تعليقات على الخبر في المهرجان السنوي.", "cue-end")]
    assert spared(other, ["line:-:00", "cue-end:-:00"], [0.95, 0.0], 0.7, frozenset({"تعليقات"}))[0] > 0.9


def test_what_only_words_and_shape_speak_against_must_be_surer() -> None:
    pieces = [piece("وصل الوفد الى المدينه القديمه مساء امس الاحد."), piece("كوب من العدس"), piece("ملعقه كمون")]
    bounds = ["line:-:00", "line:.:10", "line:-:00"]
    assert max(spared(pieces, bounds, [0.0, 0.93, 0.94], 0.7, frozenset())[1:]) < 0.9
    assert min(spared(pieces, bounds, [0.0, 0.99, 0.99], 0.7, frozenset())[1:]) > 0.9
    marked = [pieces[0], pieces[1]._replace(marks=(MARK,)), pieces[2]]
    assert spared(marked, bounds, [0.0, 0.93, 0.94], 0.7, frozenset())[1:] == [0.93, 0.94]
