"""The furniture above and below an article: runs, names at its edges, bare tags, lines between marked lines, links."""

from __future__ import annotations

import pytest

from cleaner.text.verdicts.edges import take_links
from cleaner.text.verdicts.state import VerdictState
from tests.support.verdicts import PROSE, Line, Pair, evidence, judge, line, plain

ADVERT = line("إعلان", "ad")
SHARE = line("شارك هذا", "share", strength=0.2)
ENTRY = line("رياضة", "nav", strength=0.2)
BYLINE = line("سعاد نصر", "byline", strength=0.4)
BUTTON = line("حجم الخط", "ui")
TAGS = line("الوسوم", "tags", ends=True)
LONG = plain(7)
MORE = "انطلاق مهرجان القوارب الشراعية بعد غد"
OTHER = "جمعية الصيادين تنتخب رئيسا جديدا لها اليوم"


def run(lines: int, caution: float = 0.5) -> bool:
    return judge(PROSE, *[SHARE] * lines, caution=caution) == "." + "x" * lines


def menu_in_prose(caution: float) -> bool:
    return judge(PROSE, ENTRY, ENTRY, ENTRY, PROSE, caution=caution) == ".xxx."


def below(*lines: Line | str, caution: float = 0.5) -> str:
    return judge(PROSE, *lines, caution=caution)[1:]


def weak_name(strength: float, caution: float) -> bool:
    return below(line("سعاد نصر", "byline", strength=strength), caution=caution) == "x"


def tags(*names: str, caution: float = 0.5) -> bool:
    """Tell whether names below a paragraph, above furniture, go."""
    return below(*names, ADVERT, caution=caution) == "x" * len(names) + "x"


def told(count: int, of: int) -> bool:
    """Tell the same of names of which the paragraph speaks of so many."""
    return tags(*["المحطة"] * count, *["كروم"] * (of - count))


def above(*lines: Line | str) -> str:
    """Give the verdicts on lines above the first paragraph."""
    return judge(*lines, PROSE)[:-1]


def lead(key: str) -> bool:
    return above(key, line("اشترك الآن", "subscribe")) == "xx"


def row(gone: int) -> bool:
    cells = [line(f"إعلان {number}", "ad", row=0) for number in range(gone)]
    return above(*cells, line("المرفأ عند الغروب", row=0)) == "x" * (gone + 1)


def link(key: str, caution: float = 0.5) -> bool:
    return below(line(key, link=1.0), caution=caution) == "x"


def link_beside(caution: float) -> bool:
    return below(ADVERT, line(LONG, link=1.0), caution=caution) == "xx"


PAIRS = {
    "run_lines": Pair(lambda: run(3), lambda: run(2)),
    "run": evidence(0.8, lambda caution: run(3, caution)),
    "run_in_prose": evidence(0.45, menu_in_prose),
    "edge_support": evidence(0.3 + 0.2, lambda caution: weak_name(0.3, caution)),
    "edge_most": evidence(0.9, lambda caution: weak_name(0.8, caution)),
    "edge_segments": Pair(
        lambda: below(LONG, OTHER, BYLINE) == "..x", lambda: below(LONG, OTHER, LONG, BYLINE) == "...x"
    ),
    "edge_name_words": Pair(lambda: below(BYLINE, plain(6)) == "x.", lambda: below(BYLINE, plain(5)) == "x."),
    "bare_tags": evidence(0.55, lambda caution: tags("المحطة", "التيار", caution=caution)),
    "bare_tags_least": Pair(lambda: tags("المحطة", "التيار"), lambda: tags("المحطة")),
    "bare_tags_most": Pair(lambda: tags(*["المحطة"] * 14), lambda: tags(*["المحطة"] * 15)),
    "bare_tags_words": Pair(
        lambda: tags("صيانة المحطة قرب الميناء", "المحطة", "التيار"),
        lambda: tags("صيانة المحطة قرب الميناء القديم", "المحطة", "التيار"),
    ),
    "bare_tags_mean": Pair(
        lambda: tags("صيانة المحطة قرب الميناء", "أعمال الصيانة"),
        lambda: tags("صيانة المحطة قرب الميناء", "أعمال صيانة المحطة"),
    ),
    "bare_tags_told": Pair(lambda: told(7, of=13), lambda: told(6, of=13)),
    "sandwiched": evidence(0.6, lambda caution: below(TAGS, LONG, ADVERT, caution=caution) == "xxx"),
    "head_buttons": Pair(
        lambda: above(LONG, OTHER, BUTTON) == "xxx", lambda: above(LONG, OTHER, MORE, BUTTON) == "xxxx"
    ),
    "head_lead_comma_words": Pair(lambda: lead(f"{plain(4)}، {plain(4)}"), lambda: lead(f"{plain(4)}، {plain(5)}")),
    "head_lead_ended_words": Pair(lambda: lead(f"{plain(11)}؟"), lambda: lead(f"{plain(12)}؟")),
    "head_row_cells": Pair(lambda: row(2), lambda: row(1)),
    "links": evidence(0.6, lambda caution: link(LONG, caution)),
    "links_support": evidence(0.6 + 0.2, link_beside),
    "links_words": Pair(lambda: link(plain(4)), lambda: link(plain(3))),
    "links_sentence_words": Pair(lambda: link(f"{plain(13)}."), lambda: link(f"{plain(14)}.")),
}


def test_a_menu_within_the_prose_needs_more_caution_than_one_outside() -> None:
    assert judge(PROSE, ENTRY, ENTRY, ENTRY, PROSE, caution=0.5) == "....."
    assert judge(PROSE, ENTRY, ENTRY, ENTRY, caution=0.5) == ".xxx"


@pytest.mark.parametrize("opening", ['"', "«"])
def test_a_name_that_is_quoted_is_no_byline(opening: str) -> None:
    assert below(line(f"{opening}سعاد نصر", "byline", strength=0.4)) == "."


def test_a_name_below_a_colon_belongs_to_the_article() -> None:
    assert judge(PROSE, "ومن المتحدثين في الندوة صباح اليوم:", BYLINE) == "..."


def test_any_weak_mark_goes_beside_what_went() -> None:
    weak = line("تابعنا", "subscribe", strength=0.4)
    assert below(weak) == "."
    assert below(ADVERT, weak) == "xx"


def test_tags_are_not_bare_where_the_article_announces_them() -> None:
    announced = "وقالت الوزارة إن المحطة والتيار يشملان الأحياء التالية:"
    assert judge(announced, "المحطة", "التيار", ADVERT) == "...x"


def test_lines_below_a_table_of_sources_stay() -> None:
    source = line("المصدر", "source", ends=True)
    assert below(source, LONG, source) == "x.x"
    assert below(TAGS, LONG, source) == "xxx"


def test_a_line_of_text_below_the_articles_end_begins_it_anew() -> None:
    assert below(TAGS, PROSE, LONG, ADVERT) == "x..x"


def test_a_short_link_goes_beside_what_went_alone() -> None:
    short = line("المزيد", link=1.0)
    assert below(short) == "."
    assert below(ADVERT, short) == "xx"


def test_a_link_that_the_article_announces_stays() -> None:
    assert judge("وجاء في البيان الذي نشرته الوزارة أمس:", line(LONG, link=1.0)) == ".."


def test_a_step_changes_the_state_alone() -> None:
    link = line(LONG, link=1.0).segment
    state = VerdictState([link], [[]], 0.5)
    take_links(state)
    assert state.gone(0)


def test_keywords_that_a_text_ends_with_go_and_a_heading_stays() -> None:
    keywords = line("سمات تزوير جامعة نايف", "tags", strength=0.45, ends=True)
    assert below(keywords) == "x"
    assert below(keywords, PROSE) == ".."
    assert below(line("سمات تزوير جامعة نايف", "tags", strength=0.45)) == "."
    assert below(line("سمات تزوير جامعة نايف", "source", strength=0.25, ends=True)) == "."
