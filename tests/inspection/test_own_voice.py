"""Words that make an outlet the author."""

from __future__ import annotations

import pytest

from cleaner.inspection.own_voice import firm_kind


@pytest.mark.parametrize(
    ("before", "behind", "kind"),
    [
        ("وقال لمراسلتنا في ", " ان الجسر متين", "ours"),
        ("ووصل الي وكالتنا ", " بيان", "ours"),
        ("وحسب ما وقف عليه مراسل ", " في المكان", "ours"),
        ("ويقدم موقع ", " لقرايه متوسط الاسعار", "ours"),
        ("في حديث حصري ل", " ان الجسر متين", "exclusive"),
        ("في حوار خص به اذاعه ", " صباح اليوم", "exclusive"),
        ("بحسب ما ذكر موقع ", " امس", ""),
        ("ويقدم موقع ", " خدماته", ""),
        ("وقال ل", " ان الجسر متين", ""),
    ],
)
def test_cues(before: str, behind: str, kind: str) -> None:
    assert firm_kind(f"{before}هسبريس{behind}", len(before) + 6, before) == kind
