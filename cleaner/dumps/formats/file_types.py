"""What files hold, told by their endings: texts, pages, records in many forms, archives of these."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from cleaner.dumps.formats.packing import ending_of, packing_of


class FileType(StrEnum):
    """What a file holds; the values are those of `--input`. No file is of the type `AUTO`: its ending is to tell."""

    AUTO = "auto"
    TEXT = "text"
    PAGE = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    ARROW = "arrow"
    SQLITE = "sqlite"
    XLSX = "xlsx"
    WARC = "warc"
    TAR = "tar"
    ZIP = "zip"


RECORDS: Final = frozenset(
    {
        *(FileType.JSONL, FileType.JSON, FileType.CSV, FileType.TSV),
        *(FileType.PARQUET, FileType.ARROW, FileType.SQLITE, FileType.XLSX),
    }
)
ARCHIVES: Final = frozenset({FileType.TAR, FileType.ZIP})
# read at any place, so not from a stream
SEEKING: Final = frozenset({FileType.PARQUET, FileType.SQLITE, FileType.XLSX, FileType.ZIP})
UNPACKED: Final = SEEKING | {FileType.ARROW}  # never within a packed file
UNWRITTEN: Final = frozenset({FileType.WARC, FileType.XLSX})  # read, and written as other records
ENDINGS: Final[Mapping[str, FileType]] = MappingProxyType(
    {
        ".txt": FileType.TEXT,
        ".text": FileType.TEXT,
        ".html": FileType.PAGE,
        ".htm": FileType.PAGE,
        ".xhtml": FileType.PAGE,
        ".jsonl": FileType.JSONL,
        ".ndjson": FileType.JSONL,
        ".json": FileType.JSON,
        ".csv": FileType.CSV,
        ".tsv": FileType.TSV,
        ".parquet": FileType.PARQUET,
        ".arrow": FileType.ARROW,
        ".feather": FileType.ARROW,
        ".sqlite": FileType.SQLITE,
        ".sqlite3": FileType.SQLITE,
        ".db": FileType.SQLITE,
        ".xlsx": FileType.XLSX,
        ".warc": FileType.WARC,
        ".wet": FileType.WARC,
        ".tar": FileType.TAR,
        ".tgz": FileType.TAR,
        ".zip": FileType.ZIP,
    }
)


def file_type_of(path: PurePath) -> FileType | None:
    """Give what a file's ending, before that of its packing, says that it holds; None for what is none of ours.

    >>> [file_type_of(PurePath(name)) for name in ("dump.JSONL.gz", "crawl.warc.zst", "notes.pdf")]
    [<FileType.JSONL: 'jsonl'>, <FileType.WARC: 'warc'>, None]
    """
    ending = ending_of(path)
    return ENDINGS.get(ending.removesuffix(packing_of(path)) or ending)


def stem_of(path: PurePath) -> str:
    """Give a file's name without the ending that says what it holds.

    >>> stem_of(PurePath("crawl/part-1.warc.gz")), stem_of(PurePath("notes.v2"))
    ('part-1', 'notes.v2')
    """
    return path.name[: -len(ending_of(path))] if file_type_of(path) else path.name
