"""Results as objects for JSON: the one place that knows their keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Final, NamedTuple

from cleaner.document.types import (
    ArticleFacts,
    CleanResult,
    Document,
    Fact,
    Facts,
    Finding,
    Metadata,
    Piece,
    WeighedPiece,
)

_DECIMALS: Final = 4  # of strengths and probabilities


class Stretch(NamedTuple):
    """A stretch of the source: what stays (`piece` is None), or one removed piece."""

    start: int
    end: int
    text: str
    piece: Piece | None


def stretches(result: CleanResult) -> list[Stretch]:
    r"""Give the whole source as stretches, kept and removed, in order.

    >>> from cleaner import clean
    >>> result = clean("أعلنت البلدية فتح الطريق الساحلي.\nالمصدر: وكالات")
    >>> [(stretch.text, bool(stretch.piece)) for stretch in stretches(result)]
    [('أعلنت البلدية فتح الطريق الساحلي.', False), ('\nالمصدر: وكالات', True)]
    """
    text = result.document.text
    kept = [Stretch(start, end, text[start:end], None) for start, end in result.kept]
    removed = [Stretch(piece.start, piece.end, piece.text, piece) for piece in result.removed]
    return sorted(kept + removed, key=lambda stretch: stretch.start)


def piece_object(piece: Piece) -> dict[str, object]:
    """Give a removed piece: what it was, which rule removed it, how sure that is, which words it saw, and where."""
    return {
        "label": piece.label,
        "rule": piece.rule,
        "strength": round(piece.strength, _DECIMALS),
        "phrase": piece.phrase,
        "phrase_start": piece.phrase_start,
        "phrase_end": piece.phrase_end,
        "start": piece.start,
        "end": piece.end,
        "text": piece.text,
        **({"selector": piece.selector} if piece.selector else {}),
        **({"evidence": piece.evidence} if piece.evidence else {}),
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """Give a finding with the pieces that it quotes; `finding` is its own id."""
    return {
        "check": finding.check,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "message_ar": finding.message_ar,
        "evidence": [piece._asdict() for piece in finding.evidence],
        "finding": finding.id,
    }


def document_object(result: CleanResult) -> dict[str, object]:
    """Give a cleaned document: its clean text, every removed piece, what these said of it, and warnings."""
    return {
        "clean_text": result.text,
        "removed": [piece_object(piece) for piece in result.removed],
        **_about(result),
    }


def weighed_object(piece: WeighedPiece) -> dict[str, object]:
    """Give a piece that stayed: how probable boilerplate it is, how much was missing, and what weighed most."""
    sides = {"against": piece.against, "in_favour": piece.in_favour}
    return {
        "start": piece.start,
        "end": piece.end,
        "text": piece.text,
        "probability": round(piece.probability, _DECIMALS),
        "limit": piece.limit,
        "missing": round(piece.missing, _DECIMALS),
        **{
            side: [{**weight._asdict(), "weight": round(weight.weight, _DECIMALS)} for weight in weights]
            for side, weights in sides.items()
        },
        "alone": round(piece.alone, _DECIMALS),
        "neighbours": round(piece.neighbours, _DECIMALS),
    }


def explanation_object(result: CleanResult, weighed: Iterable[WeighedPiece] | None = None) -> dict[str, object]:
    """Give a document as its stretches in order, so that their texts together are the source.

    With `weighed` the pieces that stayed although evidence looked at them are told as well.
    """
    return {
        **_known(result.document),
        "stretches": [
            {"kept": False, **piece_object(stretch.piece)}
            if stretch.piece
            else {"kept": True, "start": stretch.start, "end": stretch.end, "text": stretch.text}
            for stretch in stretches(result)
        ],
        **({"weighed": [weighed_object(piece) for piece in weighed]} if weighed is not None else {}),
        **_about(result),
    }


def _known(document: Document) -> dict[str, object]:
    return {"title": document.title, "url": document.url, "outlet": document.outlet}


def metadata_object(metadata: Metadata) -> dict[str, object]:
    """Give what the removed pieces, and a page's own markup, said of the article."""
    names = [field.name for field in fields(metadata) if field.name != "facts"]
    values: dict[str, object] = {name: [value._asdict() for value in getattr(metadata, name)] for name in names}
    return {**values, **({"facts": _said(metadata.facts)} if metadata.facts else {})}


def facts_object(facts: ArticleFacts) -> dict[str, object]:
    """Give what is known of an article as values; what is not known is left out."""
    return _said(facts)


def _about(result: CleanResult) -> dict[str, object]:
    return {
        "metadata": metadata_object(result.metadata),
        **({"page": asdict(result.page)} if result.page else {}),
        "warnings": [warning._asdict() for warning in result.warnings],
        **({"findings": [finding_object(finding) for finding in result.findings]} if result.findings else {}),
    }


def _said(facts: Facts | ArticleFacts) -> dict[str, object]:
    """Give facts by their names; what is not said is left out."""
    said = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return {
        name: value._asdict() if isinstance(value, Fact) else [fact._asdict() for fact in value]
        for name, value in said.items()
        if value
    }
