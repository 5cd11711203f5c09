"""What the command line says of the inputs: where they are, what they hold, and what is known of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cleaner.cli.console import refuse
from cleaner.cli.shared_options import Engine
from cleaner.dumps import job
from cleaner.dumps.formats.charsets import known_charset
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.file_types import ARCHIVES, SEEKING, FileType
from cleaner.dumps.formats.files import STDIN, FoundInputs, find_inputs, is_folder

_PAGES = frozenset({FileType.PAGE, FileType.WARC}) | ARCHIVES
_OFFICE: Final = frozenset({".doc", ".docx", ".odt", ".pdf", ".rtf", ".xls"})
_TEXTS = frozenset({FileType.TEXT, FileType.JSONL, FileType.JSON, FileType.CSV, FileType.TSV})


@dataclass(frozen=True, slots=True, kw_only=True)
class InputOptions:
    """How inputs are read: what they hold, the fields of records, and what is known of a single text or page.

    `asked` tells that fields or the engine were named on the command line: those of a file of settings ask for nothing
    where they do not apply.
    """

    file_type: FileType = FileType.AUTO
    fields: Fields = UNNAMED
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    engine: Engine = Engine.AUTO
    charset: str | None = None
    table: str | None = None
    asked: bool = True

    @property
    def known(self) -> tuple[str | None, str | None, str | None]:
        """The title, address and outlet of a single text, in the order in which `read_input` takes them."""
        return self.title, self.url, self.outlet

    @property
    def read_options(self) -> job.ReadOptions:
        """What a run needs to know of it."""
        return job.ReadOptions(self.fields, self.known, self.charset, self.table)

    def find(self, paths: Sequence[str], skip: Sequence[str] = ()) -> FoundInputs:
        """Find the inputs; what would do nothing, or cannot be meant, is a usage error."""
        if paths.count(STDIN) > 1:
            refuse("standard input (-) is named twice: name it once")
        for path in paths:
            _refuse_other_things(path)
        found = find_inputs(paths, self.file_type, skip)
        held = {source.file_type for source in found.inputs}
        records = any(source.records for source in found.inputs)
        if any(source.path is None and source.file_type in SEEKING for source in found.inputs):
            refuse(
                f"{self.file_type} is read at any place of a file, and standard input is none: save it to a file first"
            )
        if self.asked and found.inputs and any(self.fields) and not (records or held & ARCHIVES):
            refuse("--text-field and its like are for records: add --input jsonl if the input holds records")
        if self.asked and self.engine is not Engine.AUTO and found.inputs and not (records or held & _PAGES):
            refuse("--engine is for pages: add --input html if the input is one")
        if self.charset and held & _TEXTS and not known_charset(self.charset):
            refuse(f"--charset {self.charset!r} is not known: name one such as windows-1256, iso-8859-6 or utf-16-le")
        if self.charset and found.inputs and not held & (_PAGES | _TEXTS):
            refuse("--charset is for pages, texts and records of text: these inputs tell their charset themselves")
        if self.table and found.inputs and FileType.SQLITE not in held:
            refuse("--table is for SQLite: name a .sqlite file; a sheet of a workbook is named as in a.xlsx::SHEET")
        if any(self.known) and (found.several or not all(source.single for source in found.inputs)):
            refuse("--title, --url and --outlet are for a single text or page: records name theirs in fields")
        return found


def _refuse_other_things(path: str) -> None:
    """Refuse what newcomers name in the place of a file: an address, a text itself, a word processor's file."""
    if path.startswith(("http://", "https://")):
        refuse(f"{path} is an address, and nothing is fetched: save the page to a file, and name it with --url {path}")
    if Path(path).suffix.lower() in _OFFICE and not is_folder(path):
        refuse(f"{path}: is no text: save it as .txt or .html (`cleaner serve` takes .docx)")
    if len(path.split()) > 2 and not Path(path).suffix and not os.path.lexists(path):
        refuse("there is no such file; a text itself goes in by a pipe: echo '…' | cleaner clean")
