"""What files hold, told by their endings: texts, pages, records in six forms, archives of texts and pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from cleaner.dumps.formats.packing import ending_of, packing_of


class Holding(StrEnum):
    """What a file holds; the values are those of `--input`."""

    TEXT = "text"
    PAGE = "html"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    ARROW = "arrow"
    SQLITE = "sqlite"
    WARC = "warc"
    TAR = "tar"
    ZIP = "zip"


RECORDS: Final = frozenset(
    {Holding.JSONL, Holding.JSON, Holding.CSV, Holding.TSV, Holding.PARQUET, Holding.ARROW, Holding.SQLITE}
)
ARCHIVES: Final = frozenset({Holding.TAR, Holding.ZIP})
SEEKING: Final = frozenset({Holding.PARQUET, Holding.SQLITE, Holding.ZIP})  # read at any place, so not from a stream
UNPACKED: Final = SEEKING | {Holding.ARROW}  # never within a packed file
ENDINGS: Final[Mapping[str, Holding]] = MappingProxyType(
    {
        ".txt": Holding.TEXT,
        ".text": Holding.TEXT,
        ".html": Holding.PAGE,
        ".htm": Holding.PAGE,
        ".xhtml": Holding.PAGE,
        ".jsonl": Holding.JSONL,
        ".ndjson": Holding.JSONL,
        ".json": Holding.JSON,
        ".csv": Holding.CSV,
        ".tsv": Holding.TSV,
        ".parquet": Holding.PARQUET,
        ".arrow": Holding.ARROW,
        ".feather": Holding.ARROW,
        ".sqlite": Holding.SQLITE,
        ".sqlite3": Holding.SQLITE,
        ".db": Holding.SQLITE,
        ".warc": Holding.WARC,
        ".wet": Holding.WARC,
        ".tar": Holding.TAR,
        ".tgz": Holding.TAR,
        ".zip": Holding.ZIP,
    }
)


def holding_of(path: PurePath) -> Holding | None:
    """Give what a file's ending, before that of its packing, says that it holds; None for what is none of ours.

    >>> holding_of(PurePath("dump.JSONL.gz")), holding_of(PurePath("crawl.warc.zst")), holding_of(PurePath("notes.pdf"))
    (<Holding.JSONL: 'jsonl'>, <Holding.WARC: 'warc'>, None)
    """
    ending = ending_of(path)
    return ENDINGS.get(ending.removesuffix(packing_of(path)) or ending)


def stem_of(path: PurePath) -> str:
    """Give a file's name without the ending that says what it holds.

    >>> stem_of(PurePath("crawl/part-1.warc.gz")), stem_of(PurePath("notes.v2"))
    ('part-1', 'notes.v2')
    """
    return path.name[: -len(ending_of(path))] if holding_of(path) else path.name
