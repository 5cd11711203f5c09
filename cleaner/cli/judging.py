"""`--judge`: a person says of each warning whether it is right; the answers show what a confidence is worth."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import typer

from cleaner.cli.finding_report import told
from cleaner.document.hosts import host_of
from cleaner.document.types import Document, Finding

_ANSWERS: Final = {"y": True, "n": False}
_QUESTION: Final = {"en": "right? y, n, s to skip, q to end", "ar": "صحيح؟ y نعم، n لا، s تخطّ، q إنهاء"}


class Judging:
    """A file of answers, one object a line: the finding's id, its check, host and confidence, and whether it is right.

    Findings that the file holds are not asked again, so judging can be broken off and gone on with.
    """

    def __init__(self, path: Path, lang: str) -> None:
        """Read the answers that there are; raises `OSError`, and `ValueError` for a line that is none."""
        self._path, self._lang, self._over = path, lang, False
        self._answers = list(_read(path)) if path.exists() else []
        self._known = {answer["finding"] for answer in self._answers}
        path.open("a", encoding="utf-8").close()  # it must be a place that can be written

    def ask(self, name: object, document: Document, finding: Finding) -> None:
        """Show a warning, ask, and write the answer down at once."""
        if self._over or finding.severity != "warning" or finding.id in self._known:
            return
        for line in told(name, finding, self._lang):
            typer.echo(line, err=True)
        answer = typer.prompt(_QUESTION[self._lang], default="s", show_default=False, err=True).strip().lower()[:1]
        self._over = answer == "q"
        if answer in _ANSWERS:
            self._known.add(finding.id)
            entry = {
                "finding": finding.id,
                "check": finding.check,
                "host": host_of(document.url),
                "confidence": finding.confidence,
                "right": _ANSWERS[answer],
            }
            self._answers.append(entry)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")

    def lines(self) -> Iterator[str]:
        """Give what the answers in the file come to, by check: how many, how many are right, the mean confidence."""
        by_check: dict[str, list[tuple[float, bool]]] = defaultdict(list)
        for answer in self._answers:
            by_check[str(answer["check"])].append((float(str(answer["confidence"])), bool(answer["right"])))
        if by_check:
            yield "check\tjudged\tright\tshare\tconfidence"
        for check, those in sorted(by_check.items()):
            right = sum(answer for _, answer in those)
            mean = sum(confidence for confidence, _ in those) / len(those)
            yield f"{check}\t{len(those)}\t{right}\t{right / len(those):.2f}\t{mean:.2f}"


def _read(path: Path) -> Iterator[dict[str, object]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            answer = json.loads(line)
        except json.JSONDecodeError:
            answer = None
        if not isinstance(answer, dict) or not {"finding", "check", "confidence", "right"} <= answer.keys():
            raise ValueError(f"{path}:{number}: is no answer of --judge: name another file, or take the line out")
        yield answer
