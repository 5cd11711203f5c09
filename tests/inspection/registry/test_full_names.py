"""Arabic names in two spellings."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.inspection.registry.full_names import full_names, names_alike

BETWEEN = " وعرض الخبير على الصحفيين قطعا صغيرة بعضها مكسور حديثا، وشرح كيف نقلت من الوادي إلى الميناء في حمولات التمر."


def alike(one: str, other: str) -> bool:
    return bool(list(names_alike(fold(f"تحدث {one} أولا.{BETWEEN} ثم أقر {other} بذلك."))))


def test_a_given_name_with_a_family_name() -> None:
    assert [one.family for one in full_names(fold("كرم الاتحاد السباح أيمن الغضباني أمس"))] == ["الغضباني"]


@pytest.mark.parametrize(("one", "other"), [("سالم باعوضة", "سالم باعويضة"), ("سالم باعوضة", "سالم بعوضة")])
def test_two_spellings(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مروان قباني", "مروان قبلان"),
        ("محمد حسن", "محمد حسين"),
        ("يوسف دمرجي", "يوسف الدمرجي"),
        ("سالم قطاع", "سالم قطع"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not alike(one, other)
