"""What holds for every input of every check: nothing raises, evidence is a slice, long texts take linear time."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Document, clean
from cleaner.inspection.findings import CHECKS
from cleaner.pipeline import inspect
from tests.support.faults import make_cases
from tests.support.growth import seconds_alone

_PIECES = st.sampled_from(
    (
        *(
            "الأحد",
            "18",
            "فبراير",
            "2025",
            "/",
            "شباط",
            "1446",
            "شعبان",
            "هـ",
            "الموافق",
            "\n",
            "\n\n",
            ". ",
            "…",
            "...",
            "«",
            '"',
            ":",
        ),
        *(
            "مقتل",
            "12",
            "١٥",
            "شخصا",
            "خمسة",
            "وعشرون",
            "ألف",
            "اقرأ أيضا:",
            "المصدر: وكالات",
            "الوطن",
            "©",
            "2019",
            "كَتَبَ",
            "ﻻ",
        ),
        *(
            "&nbsp;",
            "\u200f",
            "\u2028",
            "\ud800",
            "<br>",
            "الكرملين",
            "وزير الخارجية الروسي",
            "سيرغي لافروف",
            "سيرجي لافروف",
        ),
        "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر كاملة.",
    )
)
_TEXTS = st.lists(_PIECES, max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=_TEXTS, title=_TEXTS, published=st.sampled_from([None, "", "2019", "2025-02-18", "2025-13-45", "الأحد"]))
def test_nothing_raises_and_evidence_is_a_slice(text: str, title: str, published: str | None) -> None:
    document = Document(text, url="https://www.akhbar.example/1", title=title, published=published)
    for finding in inspect(document):
        assert finding.check in CHECKS
        assert finding.severity in ("warning", "info")
        assert 0 < finding.confidence <= 1
        assert finding.evidence
        for piece in finding.evidence:
            assert (getattr(document, piece.field) or "")[piece.start : piece.end] == piece.text != ""


def test_evidence_of_every_fault_is_a_slice() -> None:
    for case in list(make_cases("development"))[::7]:
        for finding in inspect(case.document):
            for piece in finding.evidence:
                assert (getattr(case.document, piece.field) or "")[piece.start : piece.end] == piece.text


@pytest.mark.parametrize(
    "unit",
    [
        "الأحد 18 فبراير 2025، ",
        "آب/",
        "18/2/",
        "12 شخصا و",
        "«قال: ",
        "قال. ",
        "سيرغي لافروف وسيرجي لافروف ",
        "وكالة الأنباء السعودية «وفا» ",
        "فتح الطريق\nأعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر.\n",
        "المصدر: الوطن\n",
    ],
)
def test_time_grows_with_the_text_alone(unit: str) -> None:
    title = "مقتل 12 شخصا في حادث كبير قرب المدينة القديمة"
    times = []
    for length in (8_000, 64_000):
        text = (unit * (length // len(unit) + 1))[:length]
        result = clean(Document(text, title=title, published="2025-02-18"))
        inspect(result)
        times.append(seconds_alone(partial(inspect, result)))
    assert times[1] < 30 * times[0] + 0.2  # eight times the text; 64 times the time would be quadratic
