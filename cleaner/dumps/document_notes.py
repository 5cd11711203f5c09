"""What a run says of a single document beside its text."""

from __future__ import annotations

import logging
from typing import Final

from cleaner.dumps.entries import Cleaned, Listener
from cleaner.dumps.formats.files import Input, place

_LOG: Final = logging.getLogger(__name__)
_OBJECT: Final = '{"'  # with which records begin, and articles do not


def tell_document(listener: Listener, source: Input, cleaned: Cleaned) -> None:
    """Say what the caller should know of a document; how a page was read is logged.

    Args:
        listener: Who is told.
        source: The input that holds it.
        cleaned: The document with what became of it.
    """
    entry, outcome = cleaned.entry, cleaned.outcome
    if outcome.read_as and (source.single or entry.number == 1):
        _LOG.info("%s: read as %s", place(source, entry), outcome.read_as)
    if outcome.verdict and source.single and not outcome.warnings:  # these say so
        listener.note(f"{source.name}: has no article: {outcome.verdict}")
    for warning in outcome.warnings:
        listener.warning(f"{place(source, entry)}: {warning}")
    if source.single and entry.page is None and entry.document and entry.document.text.lstrip().startswith(_OBJECT):
        listener.note(f"{source.name}: was read as one text but looks like JSON: --input jsonl reads records")
