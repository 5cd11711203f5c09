"""What the command line says of the inputs: where they are, what they hold, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.choices import Engine, Kind
from cleaner.cli.console import refuse
from cleaner.formats.fields import UNNAMED, Fields
from cleaner.formats.files import STDIN, Found, Input, find_inputs
from cleaner.formats.records import Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read: what they hold, the fields of records, and what is known of a single text or page."""

    kind: Kind = Kind.AUTO
    fields: Fields = UNNAMED
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    engine: Engine = Engine.AUTO
    charset: str | None = None

    @property
    def known(self) -> tuple[str | None, str | None, str | None]:
        """The title, address and outlet of a single text, in the order in which `read_input` takes them."""
        return self.title, self.url, self.outlet

    def find(self, paths: Sequence[str], skip: Path | None = None) -> Found:
        """Find the inputs; what would do nothing, or cannot be meant, is a usage error."""
        if paths.count(STDIN) > 1:
            refuse("standard input (-) is named twice: name it once")
        found = find_inputs(paths, self.kind.records, skip, self.kind.pages)
        records = any(source.records for source in found.inputs)
        if found.inputs and any(self.fields) and not records:
            refuse("--text-field and its like are for JSONL: add --input jsonl if the input holds records")
        if self.engine is not Engine.AUTO and found.inputs and not (records or any(s.page for s in found.inputs)):
            refuse("--engine is for pages: add --input html if the input is one")
        if self.charset and found.inputs and not any(source.page for source in found.inputs):
            refuse("--charset is for pages: add --input html if the input is one; texts are UTF-8")
        if any(self.known) and (found.several or records):
            refuse("--title, --url and --outlet are for a single text or page: records name theirs in fields")
        return found


def place(source: Input, entry: Entry) -> str:
    """Name an entry in a message: the input, and the line of a record."""
    return f"{source.name}: line {entry.number}" if entry.number else source.name


def whose(source: Input, entry: Entry) -> dict[str, object]:
    """Name a document: its file, its line in that, and its id if it has one."""
    key = (entry.values or {}).get("id")
    return {
        "path": source.name if source.path else STDIN,
        "record": entry.number or None,
        "id": key if isinstance(key, str | int) else None,
    }
