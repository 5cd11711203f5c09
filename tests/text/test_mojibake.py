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
