"""What pieces share with the title, with prose and with headlines."""

from cleaner.arabic.fold import fold
from cleaner.text.evidence.kinship import name_kinship
from cleaner.text.evidence.sequence import sequence_of
from tests.support.evidence import SENTENCES, piece

KEYS = tuple(fold(text) for text in SENTENCES)
OTHER = fold("سجل المهاجم هدفين في مباراة الأمس، فتأهل الفريق إلى الدور التالي من البطولة القارية.")


def kinship(*keys: str, title: str = "", titled: int = -1) -> list[set[str]]:
    pieces = [piece(key, titled=index == titled) for index, key in enumerate(keys)]
    names: list[list[str]] = [[] for _ in pieces]
    name_kinship(sequence_of(pieces), title, names)
    return [set(own) for own in names]


def starting(names: set[str], head: str) -> set[str]:
    return {name for name in names if name.startswith(head)}


def test_a_copy_of_the_title_is_named_and_what_stands_around_it() -> None:
    title = fold("إصلاح الجسر القديم بعد أسابيع")
    names = kinship(fold("خبر محلي"), title, *KEYS[:3], title=title, titled=1)
    assert "title-stands:before:0" in names[0]
    assert {"titled", "title:6:1"} <= names[1]
    assert "title-stands:behind:2" in names[2]
    assert not starting(kinship(title)[0], "title")


def test_a_title_far_down_is_no_head() -> None:
    title = fold("إصلاح الجسر القديم بعد أسابيع")
    assert not starting(kinship(*KEYS, title, title=title, titled=7)[0], "title-stands")


def test_prose_of_another_matter_shares_less() -> None:
    asked = fold("الجسر القديم ضفتي النهر")
    near, far = (kinship(*KEYS, key)[-1] for key in (asked, fold("مهاجم الفريق وهدفه في البطولة")))
    assert starting(near, "kin:") == {"kin:6:2:1"}
    assert starting(far, "kin:0")


def test_what_says_a_headline_again_is_named() -> None:
    headline = fold("إصلاح الجسر القديم يبدأ صباح الأحد")
    assert starting(kinship(headline, KEYS[0])[1], "retells:")
    assert not starting(kinship(headline, OTHER)[1], "retells:")


def test_a_copy_is_named_twice() -> None:
    names = kinship("خبر محلي", "سوق", "خبر محلي:")
    assert [bool(starting(own, "twice:")) for own in names] == [True, False, True]


def test_runs_of_prose_are_compared_where_there_are_several() -> None:
    assert not starting(kinship(*KEYS[:3])[0], "run-")
    names = kinship(*KEYS[:3], fold("تأهل الفريق إلى الدور التالي"), OTHER)
    assert "run-place:first:3" in names[0]
    assert starting(names[4], "run-place:last")
    assert [name.split(":")[1] for name in starting(names[4], "run-told:")] not in ([], ["-1"])
    assert not starting(names[3], "run-")
