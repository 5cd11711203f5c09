"""One run of `cleaner clean`: all that it needs to know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import cleaner
from cleaner.arabic.languages import UNDETERMINED
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.files import Input, is_file
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.workers.clean_record import Outcome, Wanted
from cleaner.dumps.workers.worker import Settings
from cleaner.options import Options

SECONDS = 60.0  # that cleaning one record may take
OTHER_LANGUAGE = "another language"  # why a document is not written
CLEAN = "clean_text"  # the field that is added where no other name is wanted
MEMORY = 2_000  # megabytes that cleaning one record may take


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read: the fields of records, what is known of a single text or page, and the table of SQLite."""

    fields: Fields = UNNAMED
    known: tuple[str | None, str | None, str | None] = (None, None, None)
    charset: str | None = None
    table: str | None = None

    @property
    def of_input(self) -> tuple[Fields, tuple[str | None, str | None, str | None], str | None, str | None]:
        """What `read_input` takes beside the input, in its order."""
        return self.fields, self.known, self.table, self.charset

    @property
    def terms(self) -> list[object]:
        """All of it, as JSON has it."""
        return [list(self.fields), list(self.known), self.charset, self.table]


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the fields that are added to a record; None for those that are not wanted.

    With `replace` the clean text goes where the text was. `facts` are values, and `metadata` the words that say them.
    `made` says by which version and rules it was made. Without `formulas` the cells of tables that a spreadsheet would
    take for such are quoted.
    """

    clean: str = CLEAN
    replace: bool = False
    removed: str | None = None
    metadata: str | None = None
    facts: str | None = None
    findings: str | None = None
    made: str | None = None
    formulas: bool = field(default=True, repr=False)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents are cleaned (the first `limit`, or `sample` of all), and which of them are written."""

    limit: int | None = None
    sample: int | None = None
    drop_empty: bool = False
    min_chars: int = 0
    only_changed: bool = False
    language: str | None = None
    guess_language: bool = False

    def dropped(self, outcome: Outcome) -> str:
        """Say why a document that was cleaned is not written; an empty text if it is.

        >>> Selection(drop_empty=True, min_chars=10).dropped(Outcome("خبر"))
        'short'
        """
        text = outcome.text or ""
        if self.drop_empty and not text.strip():
            return "empty"
        if len(text) < self.min_chars:
            return "short"
        if self.language and outcome.language not in (self.language, UNDETERMINED):
            return OTHER_LANGUAGE
        return "unchanged" if self.only_changed and not outcome.changed else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """All that a run needs to know; `removed`, `errors` and `others` are files beside the output, None for none.

    `others` takes the documents in other languages than the one that is selected.
    With `markdown` clean texts are Markdown. `now` is the moment at which the records were fetched, from which facts
    count. `errors_named` tells that the caller asked for that file, so that it is
    there without errors, too.
    """

    inputs: tuple[Input, ...]
    plan: Plan = field(default_factory=Plan)
    read_options: ReadOptions = field(default_factory=ReadOptions)
    options: Options = field(default_factory=Options)
    columns: Columns = field(default_factory=Columns)
    selection: Selection = field(default_factory=Selection)
    removed: Path | None = None
    errors: Path | None = None
    others: Path | None = None
    errors_named: bool = False
    max_errors: int | None = None
    workers: int | None = None
    seconds: float = SECONDS
    memory: int = MEMORY
    resume: bool = False
    examples: bool = False
    markdown: bool = False
    now: datetime | None = None

    @property
    def settings(self) -> Settings:
        """How each record is cleaned, and what is asked of it."""
        columns = self.columns
        wanted = Wanted(
            removed=self.removed is not None or columns.removed is not None,
            metadata=columns.metadata is not None,
            facts=columns.facts is not None,
            findings=columns.findings is not None,
            everything=self.plan.json,
            markdown=self.markdown,
            now=self.now,
            language=self.selection.language is not None,
            guess_language=self.selection.guess_language,
        )
        options = replace(self.options, inspect=True) if wanted.findings else self.options
        return Settings(options, wanted, self.seconds, self.memory * 1_000_000)

    @property
    def beside(self) -> Mapping[str, Path]:
        """The files that are written beside the output, by what they hold."""
        named = (("removed", self.removed), ("errors", self.errors), ("others", self.others))
        return {name: path for name, path in named if path}

    @property
    def in_steps(self) -> bool:
        """Whether the output is regular files, and those beside it too, so that all are written in steps."""
        if self.plan.path is None:
            return False
        files = (*self.beside.values(), *(() if self.plan.folder else (self.plan.path,)))
        return all(is_file(file) or not file.exists() for file in files)

    @property
    def from_files(self) -> bool:
        """Whether all inputs can be read again."""
        return all(source.path is not None and is_file(source.path) for source in self.inputs)

    @property
    def terms(self) -> str:
        """What a run must share with one that it resumes, in short: the inputs and whatever shapes the output."""
        options, plan = self.options, self.plan
        terms = {
            "version": cleaner.__version__,
            "rules": options.load_rules().fingerprint,
            "options": [options.care, sorted(options.keep), options.repair, options.engine],
            "reading": self.read_options.terms,
            "writing": [
                plan.json,
                self.markdown,
                plan.shard,
                sorted(self.beside),
                _values(self.columns),
                _values(self.selection),
                *([self.now.isoformat()] if self.now else []),
            ],
            "inputs": input_terms(self.inputs),
        }
        return hashlib.sha256(json.dumps(terms).encode()).hexdigest()

    @property
    def made(self) -> str:
        """By what the output is made: the version, and the fingerprint of the rules."""
        return f"cleaner {cleaner.__version__}, rules {self.options.load_rules().fingerprint}"


def _values(value: Columns | Selection) -> list[object]:
    return [getattr(value, name) for name in value.__slots__]


def input_terms(inputs: Iterable[Input]) -> list[list[object]]:
    """Tell inputs apart from what may be at their places later: name, form, size, and when each was last changed."""
    return [[source.name, source.file_type, source.size, _changed(source.path)] for source in inputs]


def _changed(path: Path | None) -> int:
    """Give when a file was last changed, in nanoseconds; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime_ns if path else 0
    except OSError:
        return 0
