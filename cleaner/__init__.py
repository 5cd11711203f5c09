"""Clean body text from scraped Arabic articles, with the reason for every piece that goes."""

from cleaner.document.objects import document_object
from cleaner.document.types import (
    CleanResult,
    Document,
    Element,
    Evidence,
    Fact,
    Facts,
    Finding,
    Mark,
    Metadata,
    Page,
    Piece,
    Segment,
    Value,
    Verdict,
)
from cleaner.options import OptionError, Options
from cleaner.pipeline import clean, clean_html, inspect
from cleaner.rules.files import load_rules
from cleaner.rules.rule import Rule, RuleError, Rules

__version__ = "0.1.0"
__all__ = [
    "CleanResult",
    "Document",
    "Element",
    "Evidence",
    "Fact",
    "Facts",
    "Finding",
    "Mark",
    "Metadata",
    "OptionError",
    "Options",
    "Page",
    "Piece",
    "Rule",
    "RuleError",
    "Rules",
    "Segment",
    "Value",
    "Verdict",
    "clean",
    "clean_html",
    "document_object",
    "inspect",
    "load_rules",
]
