"""Texts in files of word processors and spreadsheets, for whoever drops one on the page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from itertools import islice
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.workbooks import Sheet
from cleaner.web.question import QuestionError

_MOST: Final = 60_000_000  # bytes of a file when it is unpacked
_ROWS: Final = 5_000


class _Kind(NamedTuple):
    """What reads a kind of file: the module that it needs, the extra that installs it, and how."""

    module: str
    extra: str
    read: Callable[[bytes], Iterator[str]]


def text_of_office_file(name: str, data: bytes) -> str | None:
    """Give the text of a `.docx` or `.xlsx` file, a paragraph or row a line.

    Args:
        name: The file's name, whose ending tells what it is.
        data: Its bytes.

    Returns:
        The text, or None for a file of another kind.

    Raises:
        QuestionError: For a file that is broken or unpacks to more than 60 MB, and where what reads it is missing.

    >>> text_of_office_file("article.txt", b"") is None
    True
    """
    kind = _KINDS.get(PurePath(name).suffix.lower())
    if kind is None:
        return None
    if find_spec(kind.module) is None:
        raise QuestionError("document", f"pip install 'arabic-article-cleaner[{kind.extra}]'")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(member.file_size for member in packed.infolist()) > _MOST:
                raise QuestionError("file", f"unpacks to more than {_MOST:,} bytes")
        return "\n".join(kind.read(data))
    except QuestionError:
        raise
    except FormatError as error:
        raise QuestionError("file", str(error)) from None
    except Exception as error:  # these libraries raise whatever a broken file makes them
        raise QuestionError("file", f"{type(error).__name__}: {error}"[:200]) from None


def _paragraphs(data: bytes) -> Iterator[str]:
    """Give the paragraphs of a document in their order, and the rows of its tables."""
    from docx import Document  # late: an extra
    from docx.table import Table

    document: Any = Document(io.BytesIO(data))
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rows: Any = block.rows
            yield from ("\t".join(cell.text for cell in row.cells) for row in rows)
        else:
            yield block.text


def _rows(data: bytes) -> Iterator[str]:
    """Give the rows of a workbook's first sheet, the cells of each parted by tabs."""
    for row in islice(Sheet(io.BytesIO(data)).rows(), _ROWS):
        yield "\t".join("" if value is None else str(value) for value in row.values).strip("\t")


_KINDS: Final[Mapping[str, _Kind]] = MappingProxyType(
    {".docx": _Kind("docx", "docx", _paragraphs), ".xlsx": _Kind("openpyxl", "xlsx", _rows)}
)
