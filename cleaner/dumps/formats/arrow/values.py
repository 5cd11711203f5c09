"""Values of columns as Python's, and texts as columns."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cleaner.dumps.formats.errors import FormatError


class RowValues(Mapping[str, object]):
    """The values of a row by the names of its columns; each is made of the column when it is first asked for.

    Of columns of the same name, the first is seen.
    """

    def __init__(self, batch: Any, places: Mapping[str, int], index: int) -> None:
        self._batch, self._places, self._index = batch, places, index
        self._made: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._made:
            self._made[name] = _plain(self._batch.column(self._places[name])[self._index])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def arrow(module: str = "pyarrow") -> Any:
    """Give the library, or one of its modules, or raise `FormatError` where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise FormatError(
            "holds columns, for which pyarrow is needed: pip install 'arabic-article-cleaner[dumps]'"
        ) from None


def text_array(values: Sequence[str | None], kind: Any) -> Any:
    r"""Give a column of texts; half of a surrogate pair, which UTF-8 cannot hold, is escaped.

    >>> text_array(["خبر", None, "\ud800"], arrow().string()).to_pylist()
    ['خبر', None, '\\ud800']
    """
    try:
        return arrow().array(values, kind)
    except UnicodeEncodeError:
        return arrow().array([escaped(value) if value else value for value in values], kind)


def escaped(text: str) -> str:
    """Escape what UTF-8 cannot hold: half of a surrogate pair."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def _plain(scalar: Any) -> object:
    """Give a value as Python's; what Python has no form for, as a text."""
    try:
        value: object = scalar.as_py()
    except (ValueError, OverflowError, KeyError):  # nanoseconds, a year of five digits, an unknown time zone
        value = _by_parts(scalar)
    return value


def _by_parts(scalar: Any) -> object:
    library = arrow()
    if isinstance(scalar, library.StructScalar):
        return {name: _plain(scalar[place]) for place, name in enumerate(field.name for field in scalar.type)}
    if isinstance(scalar, library.ListScalar | library.FixedSizeListScalar):  # of which the other lists are kinds
        return [_plain(item) for item in scalar.values]
    if isinstance(scalar, library.DictionaryScalar):
        return _plain(scalar.value)
    try:
        return str(scalar.cast(library.string()).as_py())
    except (ValueError, library.ArrowException):
        return str(library.array([scalar], scalar.type))
