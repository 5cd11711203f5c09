"""A result explained in plain lines."""

from __future__ import annotations

from cleaner import clean, clean_html, weigh
from cleaner.document.explanation import explain_lines
from tests.support.web import ARTICLE

BODY = "استقبل الميناء فجر أمس أول سفينة شحن تعمل بالرياح، وعلى متنها ألفا طن من القمح."
MORE = "وقال مدير الميناء إن السفينة وفرت ثلث وقودها المعتاد في رحلة دامت تسعة عشر يوماً."
NEAR = "عيون على البحر كل صباح"
TEXT = f"{BODY}\n{MORE}\nالمصدر: وكالات\n{NEAR}"


def test_every_line_stands_in_its_order_with_its_reason() -> None:
    lines = list(explain_lines(clean(TEXT)))
    assert [line[:2] for line in lines] == ["  ", "  ", "- ", "  "]
    assert lines[2] == "- المصدر: وكالات [source.label «المصدر»]"


def test_near_misses_stand_below_their_lines() -> None:
    result = clean(TEXT)
    shown = result.explain(weigh(result)).splitlines()
    near = shown[shown.index(f"  {NEAR}") + 1]
    assert near.startswith(f"  ? «{NEAR}» 0.")
    assert " of 0.9, missing " in near
    assert ": +" in near
    assert sum(line.startswith("  ? ") for line in shown) == len(weigh(result))


def test_what_went_by_evidence_says_how_probable_that_is() -> None:
    gone = [line for line in explain_lines(clean(ARTICLE)) if "[context.evidence 0." in line]
    assert gone
    assert all(" by " in line for line in gone)


def test_an_element_of_a_page_is_named() -> None:
    page = f"<nav><a href='/'>الرئيسية</a></nav><article><p>{BODY}</p><p>{MORE}</p></article>"
    assert "[nav.element <nav>]" in clean_html(page).explain()


def test_a_long_piece_is_cut() -> None:
    menu = " | ".join(["الرئيسية", "سياسة", "اقتصاد"] * 40)
    assert max(map(len, explain_lines(clean(f"{menu}\n{BODY}\n{MORE}")))) < 250
