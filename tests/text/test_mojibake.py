"""Text that was decoded with the wrong charset."""

from __future__ import annotations

import sys

import pytest

from cleaner.document.types import Document
from cleaner.options import OptionError
from cleaner.text.mojibake import find_mojibake, mend, repair

TEXT = "وصل الوفد إلى العاصمة مساء الأحد، والتقى رئيس البلدية في مبنى المجلس القديم."
BROKEN = {
    "UTF-8 read as windows-1252": TEXT.encode().decode("cp1252", "replace"),
    "UTF-8 read as windows-1256": TEXT.encode().decode("cp1256", "replace"),
    "windows-1256 read as windows-1252": TEXT.encode("cp1256", "replace").decode("cp1252", "replace"),
}


@pytest.mark.parametrize("charset", BROKEN)
def test_every_way_to_break_a_text_is_told_by_name(charset: str) -> None:
    [warning] = find_mojibake(BROKEN[charset])
    assert warning.kind == "mojibake"
    assert charset in warning.message


@pytest.mark.parametrize("text", [TEXT, "", "The minister said Ø§ÙØ", f"{TEXT}\nطظطظ"])
def test_a_sound_text_and_a_quotation_of_a_broken_one_are_not_told(text: str) -> None:
    assert find_mojibake(text) == ()


def test_a_long_text_is_told_by_its_beginning() -> None:
    assert find_mojibake(BROKEN["UTF-8 read as windows-1252"] * 400)


def test_mending_gives_the_text_back_and_leaves_the_rest_of_the_document() -> None:
    pytest.importorskip("ftfy")
    broken = TEXT.encode().decode("cp1252", "ignore")
    sound = "وصل".encode().decode("cp1252")
    assert mend(sound) == "وصل"
    document = repair(Document(broken, title="خبر"))
    assert document.title == "خبر"
    assert mend(TEXT) == TEXT


def test_without_ftfy_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(OptionError, match=r"pip install 'cleaner\[repair\]'|pip install '.*\[repair\]'"):
        mend("خبر")


LINES = "أعلنت البلدية بدء أعمال التوسعة أمس.\nوقال المهندس: «المرحلة الأولى تشمل الأرصفة، والإنارة»…\n"
READ_WRONGLY = [
    ("utf-8", "latin-1"),
    ("windows-1256", "latin-1"),
    ("windows-1256", "windows-1252"),
    ("utf-8", "windows-1256"),
]


@pytest.mark.parametrize(("right", "wrong"), READ_WRONGLY)
def test_what_is_reported_is_mended_and_nothing_is_reported_then(right: str, wrong: str) -> None:
    pytest.importorskip("ftfy")
    broken = "".join(bytes((value,)).decode(wrong, "ignore") or chr(value) for value in LINES.encode(right))
    assert find_mojibake(broken)
    assert mend(broken) == LINES
    assert not find_mojibake(mend(broken))
    assert mend(f"{broken}وصل الوفد.\n") == f"{LINES}وصل الوفد.\n"
    assert mend(TEXT) == TEXT


def test_letters_in_visual_order_are_told() -> None:
    lines = (
        "أعلنت البلدية بدء أعمال التوسعة في المدينة القديمة.",
        "تشمل المرحلة الأولى الأرصفة والإنارة حتى نهاية السنة.",
    )
    assert [notice.kind for notice in find_mojibake("\n".join(line[::-1] for line in lines))] == ["visual-order"]
    shaped = ".ﺔﻴﺑﻮﻨﺠﻟﺍ ﻯﺮﻘﻟﺍ ﻲﻓ ﺔﻤﺴﻧ ﻒﻟﺃ ﻦﻴﺴﻤﺧ ﻡﺪﺨﺗ ﺓﺪﻳﺪﺟ ﺔﻄﺤﻣ"
    assert [notice.kind for notice in find_mojibake(shaped)] == ["visual-order"]
    assert find_mojibake("\n".join(lines) * 20) == ()
