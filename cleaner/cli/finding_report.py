"""Findings of many articles for a person to read: by check and host, the warnings first, each with what it quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from cleaner.cli.console import one_line
from cleaner.document.hosts import host_of
from cleaner.document.types import Document, Finding

MOST: Final = 20  # findings of one check and host that are quoted; the others are counted
_LONGEST: Final = 160  # characters of a piece of evidence


class FindingReport:
    """Findings as they come in, kept by severity, check and host."""

    def __init__(self, lang: str) -> None:
        """Begin an empty report in a language, `en` or `ar`."""
        self._lang = lang
        self._found: dict[tuple[str, str, str], list[list[str]]] = defaultdict(list)
        self._counts: dict[tuple[str, str, str], int] = defaultdict(int)

    def add(self, name: object, document: Document, finding: Finding) -> None:
        """Keep a finding of an article that is called `name`; beyond `MOST` of a kind it is counted alone."""
        kind = (finding.severity, finding.check, host_of(document.url) or "-")
        self._counts[kind] += 1
        if self._counts[kind] <= MOST:
            self._found[kind].append(told(name, finding, self._lang))

    def lines(self) -> Iterator[str]:
        """Give the report line by line."""
        order = sorted(self._counts, key=lambda kind: (kind[0] != "warning", kind[1], -self._counts[kind], kind[2]))
        for kind in order:
            severity, check, host = kind
            yield f"== {severity} · {check} · {host} · {self._counts[kind]:,}"
            for finding in self._found[kind]:
                yield from finding
            if self._counts[kind] > MOST:
                yield f"   … {self._counts[kind] - MOST:,} more"


def told(name: object, finding: Finding, lang: str) -> list[str]:
    """Tell a finding in a few lines: whose it is with its own id, what it says, what it quotes."""
    message = finding.message_ar if lang == "ar" else finding.message
    quoted = [f"      {piece.field} {piece.start}-{piece.end} «{_short(piece.text)}»" for piece in finding.evidence]
    return [f"   {one_line(str(name))}  {finding.id}  {finding.confidence:g}", f"      {one_line(message)}", *quoted]


def _short(text: str) -> str:
    words = one_line(" ".join(text.split()))
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]} … {words[-_LONGEST // 2 :]}"
