"""The context pass on marks made by hand: sections, zones, foreign articles, and the reasons they give."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cleaner.text.verdicts
from cleaner import clean
from cleaner.arabic.prefix_stems import shared, stems
from cleaner.document.types import Mark, Segment
from cleaner.rules.context_reasons import REASONS
from cleaner.text.verdicts.decide import decide
from cleaner.text.verdicts.state import is_prose

PROSE = "قالت الوزارة إن أعمال الصيانة في المحطة تنتهي قبل نهاية الشهر، وإن التيار لن ينقطع."


def segment(key: str, line: int = 0, *, bullet: bool = False) -> Segment:
    return Segment(line * 1000, line * 1000 + len(key), line, key, key.count(" ") + 1, bullet, key[-1] in ".؟!", False)


def mark(index: int, key: str, *, opens: str = "", ends: bool = False, effect: str = "drop") -> Mark:
    start = index * 1000
    return Mark(index, "related.test", "related", effect, start, start + len(key), key, 0.9, opens, ends)


def labels(*keys: str, marks: dict[int, Mark], caution: float = 0.5) -> list[str]:
    segments = [segment(key, line, bullet=key.startswith("•")) for line, key in enumerate(keys)]
    verdicts = decide(segments, [[marks[i]] if i in marks else [] for i in range(len(keys))], "", caution)
    return [verdict.label if not verdict.kept else "kept" for verdict in verdicts]


def test_a_label_takes_bullets_and_leaves_prose() -> None:
    opener = mark(1, "مواضيع ذات صلة", opens="headlines")
    seen = labels(PROSE, "مواضيع ذات صلة", "• خبر عن الطقس", "• خبر عن السوق", PROSE, marks={1: opener})
    assert seen == ["kept", "related", "related", "related", "kept"]


def test_a_keep_mark_beats_a_drop_mark() -> None:
    keep = mark(2, "• خبر عن الطقس", effect="keep")
    opener = mark(1, "مواضيع ذات صلة", opens="headlines")
    assert labels(PROSE, "مواضيع ذات صلة", "• خبر عن الطقس", marks={1: opener, 2: keep}) == ["kept", "related", "kept"]


def test_caution_keeps_the_doubtful_line() -> None:
    keys = (PROSE, "مواضيع ذات صلة", "عنوان أول عن أسعار القمح", "عنوان ثان عن موسم الزيتون")
    opener = mark(1, "مواضيع ذات صلة", opens="headlines")
    assert labels(*keys, marks={1: opener}, caution=0.5).count("kept") == 1
    assert labels(*keys, marks={1: opener}, caution=0.75).count("kept") == 2


def test_without_marks_nothing_goes() -> None:
    assert labels(PROSE, "سطر قصير", PROSE, marks={}) == ["kept"] * 3


@pytest.mark.parametrize(
    ("key", "prose"),
    [
        (PROSE, True),
        ("وقال في الختام: لن نعود إلى الوراء أبدا.", True),
        ("وزير الطاقة يعلن موعد تشغيل المحطة الجديدة", False),
        ("هل تعود الأمطار إلى السواحل هذا الأسبوع؟", False),
        ("ماذا قال الوزير..", False),
        ("الفقرة الأولى", False),
    ],
)
def test_prose_is_told_from_headlines(key: str, prose: bool) -> None:
    assert is_prose(segment(key)) is prose


def test_kinship_of_one_subject_is_higher_than_of_two() -> None:
    own = stems("اعلنت شركه الكهرباء صيانه المحطه الرييسه وقالت ان التيار ينقطع عن الاحياء الشرقيه")
    same = stems("وتستمر صيانه المحطه ثلاثه ايام ينقطع فيها التيار عن الاحياء ليلا")
    other = stems("فاز فريق كره السله بالمباراه النهاييه امام جمهور كبير في القاعه المغلقه")
    assert shared(same, own) > 0.3 > shared(other, own)


def test_every_reason_is_given_and_every_given_reason_is_known() -> None:
    folder = Path(next(iter(cleaner.text.verdicts.__path__)))
    code = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))
    given = set(re.findall(r'\.drop\(\s*\w+, "([a-z-]+)"', code))
    assert {f"context.{slug}" for slug in given} | {"context.markup"} == set(REASONS)


def test_a_context_mark_points_at_its_cause() -> None:
    text = f"{PROSE}\nاقرأ أيضاً:\n• افتتاح سوق الخضار في المدينة القديمة"
    piece = clean(text).removed[-1]
    assert piece.rule == "context.section-item"
    assert text[piece.phrase_start : piece.phrase_end] == piece.phrase == "اقرأ أيضاً"
