"""Corrected articles kept as labelled examples, and the proved rules that they teach of their sites."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from cleaner.document.hosts import host_of
from cleaner.document.types import CleanResult, Document
from cleaner.dumps.formats.atomic_writes import WriteError, writing
from cleaner.learning.drafts import Draft
from cleaner.learning.learn import Learned
from cleaner.learning.rule_files import rule_file, rules_of
from cleaner.options import Options
from cleaner.proof.prove import prove
from cleaner.rules.rule import Rule
from cleaner.web.labelled import Labelled, labels_of
from cleaner.web.question import Correction, QuestionError

LearnFile = Callable[[Path], Learned]
"""Learns sites from a file of labelled articles; raises `ValueError` for a file that cannot be used."""

_ID: Final = 16  # hexadecimal digits


class Taught(NamedTuple):
    """What the examples of a site have taught: its rules, and the rule file that holds them."""

    site: str
    rules: tuple[Rule, ...]
    toml: str


@dataclass(frozen=True, slots=True)
class Examples:
    """A file of labelled articles, one object a line, as `cleaner evaluate` and `cleaner learn --from` take it."""

    path: Path
    learn_file: LearnFile

    def save(self, result: CleanResult, corrections: Sequence[Correction]) -> None:
        """Keep an article with its labels; one that is there already is corrected further, in its place.

        Raises `QuestionError` for a correction past the text's end, and where the file cannot be read or written.
        """
        key = id_of(result.document)
        lines = self._lines()
        bare = id_of(Document(result.document.text))  # as it was kept before its address was told
        known = next((line for line in lines if line.get("id") in (key, bare)), None)
        labels = labels_of(result, corrections, _labels(known) if known else ())
        example = _example(key, result, labels)
        kept = [example if line is known else line for line in lines] + ([] if known else [example])
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in kept)
        try:
            with writing(self.path) as stream:
                stream.write(text.encode("utf-8", "backslashreplace"))
        except WriteError as error:
            raise QuestionError("save", str(error)) from None

    def taught(self, site: str, options: Options) -> Taught:
        """Learn a site from its examples. Only rules that hold to their proof beside all others are given."""
        try:
            learned = self.learn_file(self.path) if self.path.exists() else Learned(())
        except ValueError as error:
            raise QuestionError("save", str(error)) from None
        drafts = [draft for one in learned.sites if one.site == site for draft in one.drafts]
        held = list(_proved(drafts, options))
        return Taught(site, tuple(rules_of(held)), rule_file(held, [site]) if held else "")

    def _lines(self) -> list[dict[str, object]]:
        try:
            text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        except (OSError, ValueError) as error:
            raise QuestionError("save", f"{self.path}: {error}") from None


def id_of(document: Document) -> str:
    """Give the id of an article: 16 hexadecimal digits of its text and address.

    >>> id_of(Document("خبر")) == id_of(Document("خبر", url="https://marfa.example/1"))
    False
    """
    told = f"{document.url or ''}\0{document.text}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_ID]


def site_of(document: Document) -> str:
    """Give the site of an article, as learning from examples calls it.

    >>> site_of(Document("خبر", url="https://www.marfa.example/1"))
    'marfa.example'
    """
    return host_of(document.url).removeprefix("www.")


def _example(key: str, result: CleanResult, labels: Sequence[Labelled]) -> dict[str, object]:
    document = result.document
    known = {"title": document.title, "url": document.url, "host": site_of(document)}
    segments = [[one.start, one.end, one.label] for one in labels]
    return {
        "id": key,
        "text": document.text,
        "segments": segments,
        **{name: value for name, value in known.items() if value},
    }


def _labels(example: Mapping[str, object]) -> tuple[Labelled, ...]:
    segments = example.get("segments")
    return tuple(Labelled(*one) for one in segments) if isinstance(segments, list) else ()


def _proved(drafts: Sequence[Draft], options: Options) -> Iterator[Draft]:
    for draft in drafts:
        if not prove(rules_of([draft]), options):
            yield draft
