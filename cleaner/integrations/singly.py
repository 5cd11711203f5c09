"""What the hosts share that give one document after the other: what is known, counted and written of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from cleaner import CleanResult, Options


def evidence_text(values: Mapping[str, Any], name: str | None) -> str | None:
    """Give a value that is evidence alone: what is not words is none, and no fault of the document either.

    Args:
        values: where it may stand.
        name: its name, None for none.

    Returns:
        The value, or None.

    >>> values = {"title": "رصيف جديد", "outlet": 7}
    >>> evidence_text(values, "title"), evidence_text(values, "outlet"), evidence_text(values, None)
    ('رصيف جديد', None, None)
    """
    value = values.get(name) if name else None
    return value if isinstance(value, str) and value.strip() else None


def counts_of(result: CleanResult, findings: Iterable[Any] = ()) -> dict[str, int]:
    r"""Count what was removed, by family in characters and by rule in pieces, and what was found.

    Args:
        result: what became of a document.
        findings: its findings, as objects for JSON.

    Returns:
        The counts that are not zero.

    >>> from cleaner import clean
    >>> counts_of(clean("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات"))
    {'changed': 1, 'removed/source': 15, 'rules/source.label': 1}
    """
    counts = Counter({"changed": 1} if result.changed else {})
    for piece in result.removed:
        counts[f"removed/{piece.label}"] += len(piece.text)
        counts[f"rules/{piece.rule}"] += 1
    for finding in findings:
        counts[f"findings/{finding['check']}"] += 1
    return dict(counts)


def why_empty(result: CleanResult) -> tuple[str, str]:
    """Say why nothing of a document is left.

    Args:
        result: what became of it.

    Returns:
        `no_article` or `empty`, and a sentence; both are empty texts where something is left.

    >>> from cleaner import clean
    >>> why_empty(clean("المصدر: وكالات"))
    ('empty', 'all of the text was removed')
    """
    if result.text.strip():
        return "", ""
    if result.page and not result.page.article:
        return "no_article", result.page.verdict
    return "empty", "all of the text was removed" if result.changed else "there was no text"


def inspecting(options: Options) -> Options:
    """Give options with which findings are looked for.

    >>> inspecting(Options(preset="recall")).inspect
    True
    """
    return replace(options, inspect=True)


def writable(value: Any) -> Any:
    r"""Give a value for JSON that UTF-8 can hold: half of a surrogate pair, which a page may hold, is escaped.

    Args:
        value: what `document_object` gives, or a part of it.

    Returns:
        The value itself, if UTF-8 can hold all of it.

    >>> writable([{"text": "خبر"}, "عاجل \ud83d"])
    [{'text': 'خبر'}, 'عاجل \\ud83d']
    """
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return _escaped(value)
    return value


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {name: _escaped(item) for name, item in value.items()}
    return list(map(_escaped, value)) if isinstance(value, list) else value
