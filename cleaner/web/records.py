"""The records of a file, by their numbers and ids, for a page that is opened on a dump."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import Input, read_input
from cleaner.dumps.formats.record_names import is_named
from cleaner.dumps.job import ReadOptions
from cleaner.web.question import QuestionError


class Records:
    """Reads a file forward, and from its beginning again for a record that is behind."""

    def __init__(self, source: Input, read_options: ReadOptions) -> None:
        """Look at `source`, whose records are read as `read_options` say."""
        self._source, self._read_options = source, read_options
        self._entries: Iterator[Entry] = iter(())
        self._last = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        return self._source.name

    def find(self, name: int | str) -> Entry:
        """Give the record of a number or id; the one article of a file that holds no records is its first.

        Raises `QuestionError` where there is none, or where the file cannot be read.
        """
        if isinstance(name, str) or name <= self._last or not self._last:
            self._entries = read_input(self._source, *self._read_options.of_input)
        try:
            for entry in self._entries:
                self._last = entry.number or 1
                if is_named(entry, name):
                    return entry
                if isinstance(name, int) and self._last > name:
                    break
        except FormatError as error:
            self._last = 0
            raise QuestionError("unread", str(error)) from None
        self._last = 0
        raise QuestionError("record", f"{self.name}: {name}")
