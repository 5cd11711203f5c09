"""WARC to JSON lines by a pool of processes that run trafilatura: `python extraction_pool.py IN… OUT [--precision]`.

It is what people write today, for `warc_peers.py` to measure: fastwarc reads in the parent, `Pool(2).imap` cleans in
chunks, the parent writes. Responses with HTML go to `trafilatura.extract` as bytes, with its defaults or with
`favor_precision`. The pool is fed no faster than it works: by itself it would read the whole file ahead.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module
from multiprocessing import Pool
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, NamedTuple

PROCESSES, CHUNK = 2, 16
_AHEAD = 8 * PROCESSES * CHUNK  # records that are read and not yet written


class Response(NamedTuple):
    """A response: its address and its bytes."""

    url: str
    page: bytes


def responses(paths: Iterable[Path]) -> Iterator[Response]:
    """Read the responses that hold HTML."""
    library: Any = import_module("fastwarc.warc")
    for path in paths:
        for record in library.ArchiveIterator(str(path), record_types=library.WarcRecordType.response):
            if (record.http_content_type or "text/html") in ("text/html", "application/xhtml+xml"):
                yield Response(record.headers["WARC-Target-URI"], record.reader.read())


def extracted(response: Response, precision: bool) -> str:
    """Give the line for one response."""
    library: Any = import_module("trafilatura")
    text: str | None = library.extract(response.page, favor_precision=precision)
    return json.dumps({"url": response.url, "text": text}, ensure_ascii=False)


def quiet() -> None:
    """Let trafilatura work without a word, and be imported before the first page."""
    import_module("trafilatura")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def main() -> int:
    """Read the arguments and extract all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="+", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--precision", action="store_true")
    given = parser.parse_args()
    room = BoundedSemaphore(_AHEAD)

    def paced() -> Iterator[Response]:
        for response in responses(given.sources):
            room.acquire()
            yield response

    with Pool(PROCESSES, quiet) as pool, given.out.open("w", encoding="utf-8", errors="replace") as out:
        for line in pool.imap(partial(extracted, precision=given.precision), paced(), CHUNK):
            room.release()
            out.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
