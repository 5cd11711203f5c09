"""Templates: what their slots match, where they may be cut out of a line, and which are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Options, clean
from cleaner.arabic.fold import fold
from cleaner.rules.files import read_rules
from cleaner.rules.rule import RuleError
from cleaner.rules.templates import SLOTS, TemplateError, compile_template, cue_of, mask_title, titled_example

PROSE = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة بعد شهر من العمل المتواصل."
TITLE = "افتتاح الطريق الساحلي الجديد أمام الحركة"


def matches(template: str, text: str) -> bool:
    return regex.fullmatch(compile_template(template), fold(text)) is not None


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{name} – عين المرفأ", "منى عبد السلام – عين المرفأ"),
        ("{place} {date} خاص", "الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م خاص"),
        ("نشر {date}", "نُشر الأحد 12 يناير 2024 - 10:20 ص."),
        ("قرأه {number} قارئ", "قرأه 1,204 قارئ"),
        ("صور: pics.example/{code}", "صور: pics.example/aB3_x"),
        ("سمات {rest}", "سمات القاهرة: النيل، الأهرام"),
    ],
)
def test_a_slot_matches_what_changes(template: str, text: str) -> None:
    assert matches(template, text)


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{name} – عين المرفأ", "قال إن خمسة من كبار موظفي البلدية – عين المرفأ"),
        ("{place} {date} خاص", "الوزير 26 شوال 1436 خاص"),
        ("نشر {date}", "نشر الأحد"),
        ("قرأه {number} قارئ", "قرأه كل قارئ"),
    ],
)
def test_a_slot_matches_nothing_else(template: str, text: str) -> None:
    assert not matches(template, text)


@pytest.mark.parametrize("template", ["{date}", "– {name} –", "{weather} اليوم", "كلمة " * 100, "سمات {rest} هنا"])
def test_a_template_that_says_nothing_is_refused(template: str) -> None:
    with pytest.raises(TemplateError) as refused:
        compile_template(template)
    assert "\n" not in str(refused.value)


def test_a_cue_stands_in_what_its_template_matches() -> None:
    assert cue_of("{name} – عين المرفأ {date}") in fold("منى علي – عين المرفأ 3 مايو 2024")


@given(st.text("ابتثج .،", max_size=40), st.text("ابتثج ", min_size=10, max_size=20))
def test_masking_a_title_keeps_every_place(key: str, title: str) -> None:
    masked = mask_title(key + title + key, title)
    assert len(masked) == len(key + title + key)


def test_an_example_may_name_the_title() -> None:
    text, title = titled_example("الرابط: {title}")
    assert title is not None
    assert text == f"الرابط: {title}"
    assert titled_example("الرابط") == ("الرابط", None)
    assert "title" in SLOTS


class TestRules:
    """A rule of templates, as files have it."""

    FILE = """
[[rule]]
family    = "{family}"
id        = "{family}.test"
why       = "why"
kind      = "template"
where     = "{where}"
inline    = true
templates = ["{template}"]
outlets   = ["marfa.example"]
hit       = ["-"]
miss      = ["-"]
"""

    def cleaned(self, folder: Path, text: str, where: str, template: str, url: str = "https://marfa.example/1") -> str:
        path = folder / "rules.toml"
        rules = self.FILE.replace("{family}", "byline").replace("{where}", where).replace("{template}", template)
        path.write_text(rules, encoding="utf-8")
        return clean(text, url=url, title=TITLE, options=Options(rules=(str(path),))).text

    @pytest.mark.parametrize("gap", ["\n", " "])
    def test_it_is_cut_out_at_the_end_of_a_line(self, tmp_path: Path, gap: str) -> None:
        text = f"{PROSE}{gap}منى علي – عين المرفأ"
        assert self.cleaned(tmp_path, text, "end", "{name} – عين المرفأ") == PROSE

    def test_it_is_cut_out_at_the_start_and_the_prose_stays_whole(self, tmp_path: Path) -> None:
        assert self.cleaned(tmp_path, f"منى علي – عين المرفأ {PROSE}", "start", "{name} – عين المرفأ") == PROSE

    def test_it_is_cut_out_with_the_articles_own_title(self, tmp_path: Path) -> None:
        text = f"{PROSE} دوّن الرابط {TITLE}"
        assert self.cleaned(tmp_path, text, "whole", "دون الرابط {title}") == PROSE
        other = f"{PROSE} دوّن الرابط الذي أرسلته البلدية إلى السكان مساء أمس."
        assert self.cleaned(tmp_path, other, "whole", "دون الرابط {title}") == other

    def test_it_says_nothing_of_other_outlets(self, tmp_path: Path) -> None:
        text = f"{PROSE} كتبت هذه المادة في غرفة أخبار المرفأ."
        template = "كتبت هذه المادة في غرفة أخبار المرفأ."
        assert self.cleaned(tmp_path, text, "end", template, url="https://naba.example/1") == text
        assert self.cleaned(tmp_path, text, "end", template) == PROSE

    @pytest.mark.parametrize("more", ['cues = ["x"]', 'pattern = "x"', 'phrases = ["x"]'])
    def test_it_makes_its_own_pattern(self, more: str) -> None:
        text = self.FILE.replace("{family}", "byline").replace("{where}", "end").replace("{template}", "عين المرفأ")
        with pytest.raises(RuleError):
            read_rules(text + more, "a.toml")
        assert read_rules(text, "a.toml")[0].cues == ("عين المرفا",)
