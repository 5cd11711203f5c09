"""Results as objects for JSON: the one place that knows their keys."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import NamedTuple

from cleaner.document.types import CleanResult, Document, Fact, Facts, Finding, Metadata, Piece


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
    """Give a removed piece: what it was, which rule removed it, which words that rule saw, and where."""
    return {
        "label": piece.label,
        "rule": piece.rule,
        "phrase": piece.phrase,
        "phrase_start": piece.phrase_start,
        "phrase_end": piece.phrase_end,
        "start": piece.start,
        "end": piece.end,
        "text": piece.text,
        **({"selector": piece.selector} if piece.selector else {}),
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


def explanation_object(result: CleanResult) -> dict[str, object]:
    """Give a document as its stretches in order, so that their texts together are the source."""
    return {
        **_known(result.document),
        "stretches": [
            {"kept": False, **piece_object(stretch.piece)}
            if stretch.piece
            else {"kept": True, "start": stretch.start, "end": stretch.end, "text": stretch.text}
            for stretch in stretches(result)
        ],
        **_about(result),
    }


def _known(document: Document) -> dict[str, object]:
    return {"title": document.title, "url": document.url, "outlet": document.outlet}


def metadata_object(metadata: Metadata) -> dict[str, object]:
    """Give what the removed pieces, and a page's own markup, said of the article."""
    names = [field.name for field in fields(metadata) if field.name != "facts"]
    values: dict[str, object] = {name: [value._asdict() for value in getattr(metadata, name)] for name in names}
    return {**values, **({"facts": _facts_object(metadata.facts)} if metadata.facts else {})}


def _about(result: CleanResult) -> dict[str, object]:
    return {
        "metadata": metadata_object(result.metadata),
        **({"page": asdict(result.page)} if result.page else {}),
        "warnings": [warning._asdict() for warning in result.warnings],
        **({"findings": [finding_object(finding) for finding in result.findings]} if result.findings else {}),
    }


def _facts_object(facts: Facts) -> dict[str, object]:
    """Give what a page says of itself; what it does not say is left out."""
    said = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return {
        name: value._asdict() if isinstance(value, Fact) else [fact._asdict() for fact in value]
        for name, value in said.items()
        if value
    }
