"""The marked article line by line."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from cleaner import Options, clean, clean_html
from cleaner.cli.explain.terminal import Notes, Reasons, lines, note_of, page_summary, show, summary
from cleaner.document.types import Evidence, Finding, Piece
from tests.support.pages import PROSE, TITLE, page, paragraphs

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء، وقال رئيسها إن السوق يضم أربعين محلاً."
TEXT = f"{BODY}\nاقرأ أيضا:\nسفينة صيد تنجو من عاصفة\nالمصدر: وكالات"


def test_a_line_that_went_says_what_was_seen_and_where() -> None:
    shown = lines(clean(TEXT))
    assert [line.rule for line in shown] == ["", "read_also.label", "context.section-item", "source.label"]
    assert shown[2].elsewhere == " in line 2"
    assert shown[3].elsewhere == ""


def test_a_long_phrase_is_cut_and_an_element_is_shown_by_its_selector() -> None:
    reasons = Reasons(clean(TEXT))
    piece = Piece(0, 4, "نص", "ad", "ad.test", "س" * 61, 0, 4)
    assert reasons.phrase(piece) == f"«{'س' * 59}…»"
    assert reasons.phrase(piece._replace(selector="div.x")) == "<div.x>"
    assert reasons.elsewhere(piece._replace(selector="div.x", phrase_start=99)) == ""


def finding(start: int) -> Finding:
    return Finding("repeat", "info", 0.5, "One.\nTwo.", "واحد.", (Evidence("text", start, start + 1, "x"),))


def test_findings_are_given_once_where_their_evidence_stands() -> None:
    result = clean(TEXT)
    object.__setattr__(result, "findings", (finding(40), finding(5)))
    notes = Notes(result)
    assert notes.until(6) == (finding(5),)
    assert notes.until(6) == ()
    assert notes.until(100) == (finding(40),)
    assert note_of(finding(5)) == "info: repeat: One. Two."


def test_the_summary_counts_pieces_by_family() -> None:
    assert summary(clean(BODY)) == "nothing was removed"
    assert "3 pieces removed" in summary(clean(TEXT))
    assert "source 1" in summary(clean(TEXT))
    assert "1 piece removed" in summary(clean(f"{BODY}\nالمصدر: وكالات"))


def test_a_page_says_how_it_was_read() -> None:
    html = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}</article>")
    told = page_summary(clean_html(html.encode(), options=Options(engine="fast")))
    assert told.startswith("utf-8 (")
    assert "engine fast (asked for); container <article>" in told
    assert page_summary(clean(TEXT)) == ""


def test_a_terminal_sets_arabic_apart() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=200)
    show(clean(TEXT), console)
    assert isinstance(console.file, io.StringIO)
    assert f"\u2067{BODY}\u2069" in console.file.getvalue()


def test_a_long_menu_is_folded_on_a_terminal_alone() -> None:
    menu = " | ".join(["الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة"] * 20)
    result = clean(f"{menu}\nأعلنت البلدية فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر.")
    console = Console(file=io.StringIO(), force_terminal=True, width=4000)
    show(result, console)
    assert isinstance(console.file, io.StringIO)
    shown = console.file.getvalue()
    assert re.search(r"\[…[\d,]+…\]", shown)
    assert menu not in shown
    assert any(len(line.text) > 400 and line.text in menu for line in lines(result))


def test_that_nothing_spoke_against_what_stayed_is_said_where_it_was_asked(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    plain = Console(force_terminal=False)
    show(clean(BODY), plain)
    assert "nothing spoke against" not in capfdbinary.readouterr().out.decode()
    show(clean(BODY), plain, [])
    assert "nothing spoke against what stayed" in capfdbinary.readouterr().out.decode()
    show(clean("المصدر: وكالات"), plain, [])
    assert "nothing stayed that could be weighed" in capfdbinary.readouterr().out.decode()
