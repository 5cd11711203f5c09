"""How a document is written: as plain text, as an object with all that is known of it, or as the record that it was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from cleaner.dumps.formats.encoders import encoder_for
from cleaner.dumps.formats.entries import Encoder, Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import Input, whose
from cleaner.dumps.formats.jsonl import JsonlEncoder
from cleaner.dumps.formats.single_files import text_bytes
from cleaner.dumps.job import CLEAN, Columns, Job
from cleaner.dumps.output.plan import refusal
from cleaner.dumps.workers.clean_record import Outcome

_LANGUAGE: Final = "language"


class Writer(Protocol):
    """What gives the bytes of one file; where it is `sealed`, those of a spool of which `seal` makes the file."""

    sealed: bool

    def data(self, source: Input, entry: Entry, outcome: Outcome) -> bytes:
        """Give the bytes of a document. Raises `FormatError` for one that cannot be written so."""

    def flush(self) -> bytes:
        """Give what was held back, at the end of a step."""

    def end(self) -> bytes:
        """Give the last bytes of the file."""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool."""


def writer_for(job: Job, sources: tuple[Input, ...], spool: Path | None = None, packing: str = "") -> Writer:
    """Give the writer of the file to which these inputs go.

    `spool` is that file where another writer has begun it, packed as `packing` says. Raises `FormatError` for what
    cannot go there.
    """
    if job.plan.json:
        return _Objects()
    file_type = job.plan.file_type(sources)
    if file_type is None:
        return _Texts(ending="\n" if job.plan.path is None else None)
    problem = refusal(file_type, sources)
    if problem:
        raise FormatError(problem)
    columns = job.columns
    held = frozenset(source.file_type for source in sources)
    encoder = encoder_for(
        file_type,
        held,
        name=columns.clean,
        made={"cleaner": job.made},
        spool=spool,
        packing=packing,
        formulas=columns.formulas,
    )
    return _Records(encoder, columns, job.made, partitioned=not job.plan.folder)


def other_language_writer(job: Job) -> Writer:
    """Give the writer of the file for documents in other languages: as JSON, each with its language."""
    if job.plan.json:
        return _Objects(language=True)
    return _Records(JsonlEncoder(), job.columns, job.made, partitioned=True, language=True)


class _Plain:
    """A file that holds nothing back, and is what it is when the last document is written."""

    sealed = False

    def flush(self) -> bytes:
        return b""

    def end(self) -> bytes:
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        spool.replace(target)


class _Texts(_Plain):
    """Clean texts, one behind the other."""

    def __init__(self, ending: str | None) -> None:
        self._ending = ending

    def data(self, source: Input, entry: Entry, outcome: Outcome) -> bytes:
        return text_bytes(entry, outcome.text or "", self._ending)


class _Objects(_Plain):
    """An object a document, with all that is known of it."""

    def __init__(self, *, language: bool = False) -> None:
        self._language = language

    def data(self, source: Input, entry: Entry, outcome: Outcome) -> bytes:
        told = {_LANGUAGE: outcome.language} if self._language else {}
        return line({**whose(source, entry), **told, **(outcome.everything or {})})


class _Records:
    """Records as they were, with fields added."""

    def __init__(
        self, encoder: Encoder, columns: Columns, made: str, *, partitioned: bool, language: bool = False
    ) -> None:
        self._encoder, self._columns, self._made, self._language = encoder, columns, made, language
        self._partitioned = partitioned  # whether records lose the folders that tell of fields
        self.sealed = encoder.sealed

    def data(self, source: Input, entry: Entry, outcome: Outcome) -> bytes:
        if entry.values is None:
            entry = entry._replace(values=_values(source, entry))
        added = self._added(entry, outcome)
        replaced = self._replaced(entry)
        if replaced and replaced not in (entry.values or ()):
            raise FormatError(f"has the text within another field ({replaced!r}): leave --replace out")
        for name in added:
            if name in (entry.values or ()) and name not in (CLEAN, replaced):
                raise FormatError(
                    f"has a field {name!r} already, which would be overwritten: name another with --column or --add"
                )
        known = source.partitions if self._partitioned else {}
        told = {name: value for name, value in known.items() if name not in (entry.values or ())}
        if self._language and _LANGUAGE not in (entry.values or ()):  # what the record says of it stays
            added[_LANGUAGE] = outcome.language
        return self._encoder.add(entry, {**told, **added})

    def flush(self) -> bytes:
        return self._encoder.flush()

    def end(self) -> bytes:
        return self._encoder.end()

    def seal(self, spool: Path, target: Path) -> None:
        self._encoder.seal(spool, target)

    def _replaced(self, entry: Entry) -> str | None:
        """Give the field whose text gives way to the clean one, if one is to."""
        return entry.fields.text or entry.fields.html if self._columns.replace else None

    def _added(self, entry: Entry, outcome: Outcome) -> dict[str, object]:
        columns = self._columns
        name = self._replaced(entry) or columns.clean
        wanted = (
            (columns.removed, list(outcome.removed)),
            (columns.metadata, outcome.metadata),
            (columns.facts, outcome.facts),
            (columns.findings, list(outcome.findings)),
            (columns.made, f"{self._made}, read as {entry.encoding}" if entry.encoding else self._made),
        )
        return {name: outcome.text, **{column: value for column, value in wanted if column}}


def line(value: Mapping[str, object] | object) -> bytes:
    r"""Give a value as a line of JSON.

    >>> line({"نص": "خبر"}).decode()
    '{"نص": "خبر"}\n'
    """
    return f"{dump(value)}\n".encode()


def _values(source: Input, entry: Entry) -> dict[str, object]:
    """Make the fields of a text or page that came in no record: where it was, and what is known of it."""
    document = entry.document
    known = (("url", document.url), ("title", document.title), ("outlet", document.outlet)) if document else ()
    return {"path": source.relative.as_posix(), **{name: value for name, value in known if value}}
