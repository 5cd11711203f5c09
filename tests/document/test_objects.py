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
)
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
    assert list(said) == ["label", "rule", "phrase", "phrase_start", "phrase_end", "start", "end", "text"]
    assert TEXT[piece.phrase_start : piece.phrase_end] == said["phrase"] == "المصدر"
    assert piece_object(piece._replace(selector="div.x"))["selector"] == "div.x"


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
