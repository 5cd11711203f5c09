"""Clean body text from scraped Arabic articles, with the reason for every piece that goes."""

from cleaner.document import CleanResult, Document, Mark, Metadata, Piece, Segment, Value, Verdict
from cleaner.options import OptionError, Options
from cleaner.pipeline import clean
from cleaner.rules import Rule, RuleError, Rules, load_rules

__version__ = "0.1.0"
__all__ = [
    "CleanResult",
    "Document",
    "Mark",
    "Metadata",
    "OptionError",
    "Options",
    "Piece",
    "Rule",
    "RuleError",
    "Rules",
    "Segment",
    "Value",
    "Verdict",
    "clean",
    "load_rules",
]
