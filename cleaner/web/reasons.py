"""Why a piece went: the sentence of its rule, or of the reason that is no rule."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cleaner.rules import context_reasons, evidence_reasons, page_reasons
from cleaner.rules.rule import Rules

_ROOMS: Final = (context_reasons, evidence_reasons, page_reasons)
_REASONS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "en": ChainMap(*(dict(room.REASONS) for room in _ROOMS)),
        "ar": ChainMap(*(dict(room.REASONS_AR) for room in _ROOMS)),
    }
)


def why_of(rule_id: str, rules: Rules, language: str) -> str:
    """Say why a rule removes what it removes.

    Args:
        rule_id: The rule's id, or that of a reason that is no rule, such as `context.tail`.
        rules: The rules that cleaned.
        language: `ar` or `en`; a rule without its reason in Arabic gives the one that it has.

    Returns:
        A sentence, or an empty text for an id that is not known.

    >>> from cleaner.rules.files import load_rules
    >>> why_of("context.tail", load_rules(), "ar")
    'سطر بين سطرين عليهما علامة، تحت الموضع الذي انتهى فيه المقال.'
    """
    reason = _REASONS[language].get(rule_id)
    if reason is not None:
        return reason
    rule = rules.get(rule_id)
    if rule is None:
        return ""
    return (rule.why_ar or rule.why) if language == "ar" else rule.why
