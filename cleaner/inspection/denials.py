"""Whether an article quotes something as wrong: corrections, denials and fact-checks hold what they set right."""

from __future__ import annotations

from typing import Final

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Document, Finding

GUARDED: Final = frozenset(
    {"agency-identity", "actor-conflict", "credit-conflict", "host-mismatch", "date-conflict", "number-conflict"}
)
_NEAR: Final = word_pattern(r"(?<!\w)[وفبل]?<denials.near>(?!\w)")
_TITLE: Final = word_pattern(r"(?<!\w)[وفبل]?<denials.in_titles>(?!\w)")
_AROUND: Final = 70  # characters on each side of what is quoted


def is_denied(finding: Finding, document: Document) -> bool:
    """Tell whether what a finding quotes stands in the article as something wrong, or the article is a fact-check.

    >>> from cleaner.document.types import Evidence
    >>> document = Document("نشرت صفحات ما سمي «وكالة تاس الأوكرانية» وهي لا وجود لها.")
    >>> quoted = Evidence("text", 18, 36, document.text[18:36])
    >>> is_denied(Finding("agency-identity", "warning", 0.9, "", "", (quoted,)), document)
    True
    """
    if finding.check not in GUARDED:
        return False
    if (
        document.title
        and finding.check in ("agency-identity", "actor-conflict")
        and _TITLE().search(fold(document.title))
    ):
        return True
    for piece in finding.evidence:
        if piece.field == "text":
            around = document.text[max(0, piece.start - _AROUND) : piece.end + _AROUND]
            if _NEAR().search(fold(around.replace("\n", " "))):
                return True
    return False
