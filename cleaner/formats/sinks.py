"""Writing a file that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing under a temporary name beside it, and move it to its own when the block ends well.

    If the block raises, the temporary file goes and an earlier file at `path` stays as it was. What is there and no
    regular file (a pipe, a terminal) is written directly. Raises `OSError` for what cannot be written.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))  # a link stays a link
    part = target.with_name(f".cleaner-{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            yield stream
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except BaseException:  # an interrupt, too, leaves nothing behind
        part.unlink(missing_ok=True)
        raise
