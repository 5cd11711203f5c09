"""Writing a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from cleaner.dumps.formats.durable_files import make_folders, mode_of, new_file, rename
from cleaner.dumps.formats.packing import packed, packing_of

_FULL: Final = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


class WriteError(Exception):
    """A file that cannot be written; the message says which, why, and what to do."""

    def __init__(self, path: Path, error: OSError) -> None:
        remedy = "make room" if error.errno in _FULL else "check the place and its permissions"
        super().__init__(f"{path}: cannot be written ({error.strerror}): {remedy}")
        self.path = path


@contextmanager
def writing(
    path: Path, part: str | None = None, *, folders: bool = False, like: Path | None = None
) -> Iterator[BinaryIO]:
    """Open a file for writing under a temporary name beside it, and move it to its own when the block ends well.

    It is packed as its name says (`.gz`, `.bz2`, `.xz`, `.zst`).
    If the block raises, the temporary file goes and an earlier file at `path` stays as it was. What is there and no
    regular file (a pipe, a terminal) is written directly. `part` is the temporary name, for a caller who is alone to
    use it; what a killed process left there goes. With `folders` the folders above it are made. It may be read by whom
    the earlier file may, or, where there is none, by whom that at `like` may. Raises `WriteError` for what cannot be
    written, be it in the block.
    """
    try:
        if folders:
            make_folders(path.parent)
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                yield stream
        else:
            yield from _replacing(Path(os.path.realpath(path)), part, like)  # a link stays a link
    except OSError as error:
        raise WriteError(path, error) from None


def _replacing(target: Path, name: str | None, like: Path | None) -> Iterator[BinaryIO]:
    part = target.with_name(name or f".cleaner-{secrets.token_hex(8)}.part")
    try:
        with new_file(part, mode_of(target, *((like,) if like else ()))) as stream:
            packing = packing_of(target)
            if packing:
                with packed(stream, packing) as plain:
                    yield plain
            else:
                yield stream
        rename(part, target)
    except BaseException:  # an interrupt, too, leaves nothing behind
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
