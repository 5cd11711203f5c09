"""Results as objects for JSON: their keys, and that nothing of the source is left out."""

from __future__ import annotations

import json

from cleaner import Options, clean, clean_html
from cleaner.document.objects import (
    document_object,
    explanation_object,
    finding_object,
    metadata_object,
    piece_object,
    stretches,
    weighed_object,
)
from cleaner.document.types import WeighedPiece, Weight
from cleaner.text.evidence.table import load_table
from tests.support.evidence import cleaned_by_evidence
from tests.support.pages import PROSE, TITLE, page, paragraphs

BODY = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة."
TEXT = f"{BODY}\nاقرأ أيضاً: سوق السمك\n{BODY.replace('فتح', 'غلق')}\nالمصدر: وكالات"


def test_stretches_are_the_whole_source_in_order() -> None:
    found = stretches(clean(TEXT))
    assert "".join(stretch.text for stretch in found) == TEXT
    assert [bool(stretch.piece) for stretch in found] == [False, True, False, True]


def test_a_piece_says_what_saw_it_and_where() -> None:
    piece = clean(TEXT).removed[-1]
    said = piece_object(piece)
    assert list(said) == ["label", "rule", "strength", "phrase", "phrase_start", "phrase_end", "start", "end", "text"]
    assert TEXT[piece.phrase_start : piece.phrase_end] == said["phrase"] == "المصدر"
    assert piece_object(piece._replace(selector="div.x"))["selector"] == "div.x"


def test_a_piece_that_went_by_evidence_has_its_probability() -> None:
    by_evidence = next(piece for piece in cleaned_by_evidence().removed if piece.rule == "context.evidence")
    assert load_table().thresholds["balanced"] < by_evidence.strength <= 1
    assert piece_object(by_evidence)["strength"] == round(by_evidence.strength, 4)
    assert piece_object(by_evidence)["evidence"] == by_evidence.evidence != ""


def test_a_piece_that_went_by_a_rule_has_the_strength_of_that() -> None:
    by_rule = clean(TEXT).removed[-1]
    assert (by_rule.rule, by_rule.strength, by_rule.evidence) == ("source.label", 0.9, "")
    assert piece_object(by_rule)["strength"] == 0.9
    assert "evidence" not in piece_object(by_rule)


def test_a_weighed_piece_is_told_with_what_was_missing() -> None:
    weight = Weight("bar", 1.51234567, "A bar is in it.", "فيها خط قائم.")
    piece = WeighedPiece(0, 3, "خبر", 0.5, 0.9, (weight,), (), 0.0, 0.0)
    said = weighed_object(piece)
    assert said["against"] == [{"name": "bar", "weight": 1.5123, "why": "A bar is in it.", "why_ar": "فيها خط قائم."}]
    assert (said["missing"], said["in_favour"]) == (2.1972, [])
    assert explanation_object(clean(TEXT), [piece])["weighed"] == [said]
    assert "weighed" not in explanation_object(clean(TEXT))


def test_a_document_has_the_same_keys_whatever_it_is() -> None:
    assert list(document_object(clean(TEXT))) == ["clean_text", "removed", "metadata", "warnings"]
    read = document_object(clean_html(page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}</article>")))
    assert list(read) == ["clean_text", "removed", "metadata", "page", "warnings"]
    assert json.loads(json.dumps(read)) == read


def test_an_explanation_holds_the_source_and_what_is_known_of_it() -> None:
    said = explanation_object(clean(TEXT, title="الطريق", url="https://marfa.example/1"))
    assert (said["title"], said["url"], said["outlet"]) == ("الطريق", "https://marfa.example/1", None)
    parts = said["stretches"]
    assert isinstance(parts, list)
    assert "".join(part["text"] for part in parts) == TEXT


def test_metadata_are_values_with_their_places() -> None:
    said = metadata_object(clean(TEXT).metadata)
    assert said["source"] == [{"start": TEXT.index("وكالات"), "end": len(TEXT), "text": "وكالات"}]
    assert "facts" not in said


def test_a_finding_quotes_and_has_an_id() -> None:
    result = clean(f"{BODY}\n{TEXT}\n{BODY}", options=Options(inspect=True))
    [finding] = [found for found in result.findings if found.check == "repeat"][:1]
    said = finding_object(finding)
    assert said["finding"] == finding.id
    assert said["evidence"] == [piece._asdict() for piece in finding.evidence]
    assert document_object(result)["findings"]
