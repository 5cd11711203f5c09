"""Clean body text from scraped Arabic articles, with the reason for every piece that goes."""

from cleaner.arabic.languages import Language, identify_language
from cleaner.document.objects import document_object, facts_object
from cleaner.document.types import (
    ArticleFacts,
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
    WeighedPiece,
    Weight,
)
from cleaner.dumps.clean_many import clean_many
from cleaner.learning.articles import LearnError, SiteSample
from cleaner.learning.learn import Learned, SiteRules, learn, learn_site, merge_samples, sample_sites
from cleaner.options import OptionError, Options
from cleaner.pipeline import clean, clean_html, describe, inspect, weigh
from cleaner.proof.prove import Failure, prove
from cleaner.rules.files import load_rules
from cleaner.rules.rule import Rule, RuleError, Rules

__version__ = "0.2.0.dev0"
__all__ = [
    "ArticleFacts",
    "CleanResult",
    "Document",
    "Element",
    "Evidence",
    "Fact",
    "Facts",
    "Failure",
    "Finding",
    "Language",
    "LearnError",
    "Learned",
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
    "SiteRules",
    "SiteSample",
    "Value",
    "Verdict",
    "WeighedPiece",
    "Weight",
    "clean",
    "clean_html",
    "clean_many",
    "describe",
    "document_object",
    "facts_object",
    "identify_language",
    "inspect",
    "learn",
    "learn_site",
    "load_rules",
    "merge_samples",
    "prove",
    "sample_sites",
    "weigh",
]
