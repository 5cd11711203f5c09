"""Cases for the checks: faults put into clean articles, beside what looks like them and is none.

The articles of `samples/inspected` are parted in two halves, and so are the wordings of the faults and whom they speak
of: the checks may be written on the development half, and are measured on the held-out half.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cleaner import Document
from tests.support.faults import development, held_out
from tests.support.faults.edits import Sample, Scene
from tests.support.faults.facts import DEVELOPMENT, HELD_OUT
from tests.support.faults.template import Template
from tests.support.paths import ROOT

SAMPLES = ROOT / "samples" / "inspected"
HALVES = ("development", "held-out")


@dataclass(frozen=True)
class Case:
    """A document with one fault that `template.check` has to see, or with none; a clean article has no template."""

    id: str
    document: Document
    template: Template | None = None


def read_articles(folder: Path = SAMPLES) -> tuple[Sample, ...]:
    """Read the clean articles: a header, a line `---`, and one paragraph a line."""
    return tuple(_read(path) for path in sorted(folder.glob("*.txt")))


def make_cases(half: str, seed: int = 5) -> Iterator[Case]:
    """Give the cases of a half: its articles as they are, and with every template of that half."""
    index = HALVES.index(half)
    templates, facts = ((development.TEMPLATES, DEVELOPMENT), (held_out.TEMPLATES, HELD_OUT))[index]
    articles = read_articles()[index::2]
    for article in articles:
        yield Case(article.id, article.document)
    for number, template in enumerate(templates):
        for article in articles:
            others = tuple(other for other in articles if other is not article)
            made = template.edit(article, Scene(facts, others, Random(f"{seed}/{number}/{article.id}")))
            if made is not None:
                yield Case(f"{article.id}/{number}", made.document, template)


def _read(path: Path) -> Sample:
    header, _, body = path.read_text(encoding="utf-8").partition("---\n")
    fields = dict(line.removeprefix("# ").split(": ", 1) for line in header.splitlines())
    return Sample(id=path.stem, paragraphs=tuple(body.splitlines()), **fields)
