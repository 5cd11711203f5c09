"""Which files to read: paths and folders to a list of inputs in a fixed order, and each input to its documents."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, Final, NamedTuple

from cleaner.formats.fields import UNNAMED, Fields
from cleaner.formats.packing import ending_of, packing_of, refuse_packed, unpacked
from cleaner.formats.records import Entry, read_page, read_records, read_text
from cleaner.formats.texts import FormatError

TEXT_ENDINGS: Final = frozenset({".txt", ".text"})
RECORD_ENDINGS: Final = frozenset({".jsonl", ".ndjson"})
PAGE_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml"})
_MOST: Final = 200_000_000  # bytes of one text or page
STDIN: Final = "-"


class Input(NamedTuple):
    """Something to read: `path` (None for standard input), what it holds, and its place among the others.

    It holds `records`, a `page`, or else a text. `name` is what messages call it; `relative` is its path below the
    deepest folder that holds all inputs.
    """

    name: str
    path: Path | None
    records: bool
    relative: PurePath
    page: bool = False

    @property
    def size(self) -> int:
        """The size in bytes, or 0 where it cannot be told."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0


class Found(NamedTuple):
    """The inputs in their order, what was wrong with paths, and whether more than one input could have been found."""

    inputs: tuple[Input, ...]
    problems: tuple[str, ...]
    several: bool


def find_inputs(
    paths: Sequence[str], records: bool | None = None, skip: Path | None = None, pages: bool | None = None
) -> Found:
    """Find what there is to read at `paths`; `-` is standard input, and no path at all is that too.

    A folder stands for the texts, pages and JSONL files in it and below, without hidden ones, in the order of their
    names; a file that is named twice is read once. `records` and `pages` say what all inputs hold, None to tell by the
    ending. The folder `skip`, to which is written, is left out.
    """
    problems: list[str] = []
    files: dict[Path, str] = {}  # by absolute path, so that each is read once
    for path in paths:
        if path == STDIN:
            continue
        if not path:
            problems.append("an empty path: name a file or a folder")
        elif not is_folder(path):
            files.setdefault(_absolute(path), path)
        else:
            found = _walk(path, skip, problems)
            for file in found:
                files.setdefault(_absolute(file), str(file))
            if not found:
                endings = ", ".join(sorted(TEXT_ENDINGS | RECORD_ENDINGS | PAGE_ENDINGS))
                problems.append(
                    f"{path}: holds no file that ends in {endings}, packed or not: name files to read other endings"
                )
    folders = [path for path in paths if path and is_folder(path)]
    root = _common_folder(files, folders)
    inputs = [_input(name, path, root, records, pages) for path, name in files.items()]
    if STDIN in paths or not paths:
        inputs.insert(0, Input("standard input", None, bool(records), PurePath(STDIN), bool(pages)))
    return Found(tuple(inputs), tuple(problems), several=len(paths) > 1 or bool(folders))


def is_folder(path: Path | str) -> bool:
    """Tell whether a folder is there; a path that may not even be looked at is none."""
    try:
        return path != "" and Path(path).is_dir()
    except OSError:
        return False


def is_file(path: Path | str) -> bool:
    """Tell whether a regular file is there; a path that may not even be looked at is none."""
    try:
        return Path(path).is_file()
    except OSError:
        return False


def read_input(source: Input, fields: Fields = UNNAMED, known: Sequence[str | None] = ()) -> Iterator[Entry]:
    """Read the documents of one input; `known` are the title, url and outlet of a text.

    Raises `FormatError` for an input that cannot be read, is not a text, or is empty.
    """
    try:
        with _opened(source) as stream:
            if source.records:
                yield from read_records(stream, fields)
            elif source.page:
                yield read_page(_whole(stream), *known)
            else:
                yield read_text(_whole(stream), *known)
    except OSError as error:
        raise FormatError(f"cannot be read ({error.strerror}): check the path and its permissions") from None


@contextmanager
def _opened(source: Input) -> Iterator[BinaryIO]:
    if source.path is None:
        yield sys.stdin.buffer
        return
    with source.path.open("rb") as stream, unpacked(stream, packing_of(source.path)) as plain:
        yield plain


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(_MOST + 1)
    refuse_packed(data)
    if len(data) > _MOST:
        raise FormatError(f"is longer than {_MOST:,} bytes: no article is; cut it")
    return data


def kind_of(path: PurePath) -> frozenset[str]:
    """Give the endings among which that of a file is, packed or not; an empty set for what is none of ours."""
    plain = ending_of(path).removesuffix(packing_of(path))
    return next((endings for endings in (TEXT_ENDINGS, RECORD_ENDINGS, PAGE_ENDINGS) if plain in endings), frozenset())


def _walk(folder: str, skip: Path | None, problems: list[str]) -> list[Path]:
    def report(error: OSError) -> None:
        problems.append(f"{error.filename}: cannot be read ({error.strerror}): check its permissions")

    found = []
    for place, folders, names in os.walk(folder, onerror=report):
        folders[:] = [name for name in folders if not name.startswith(".") and not _same(Path(place, name), skip)]
        found += [Path(place, name) for name in names if not name.startswith(".") and _is_wanted(Path(place, name))]
    return sorted(found, key=lambda path: path.parts)


def _is_wanted(path: Path) -> bool:
    return bool(kind_of(path)) and is_file(path)


def _absolute(path: Path | str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links, and an output takes their name


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and os.path.realpath(path) == os.path.realpath(other)


def _common_folder(files: Iterable[Path], folders: Iterable[str]) -> Path:
    places = [str(_absolute(folder)) for folder in folders]
    holders = [str(path.parent) for path in files if not any(path.is_relative_to(place) for place in places)]
    try:
        return Path(os.path.commonpath([*places, *holders]))
    except ValueError:  # there are none, or they are on different drives
        return Path()


def _input(name: str, path: Path, root: Path, records: bool | None, pages: bool | None) -> Input:
    relative = path.relative_to(root) if path.is_relative_to(root) else PurePath(path.name)
    kind = kind_of(path)
    holds_records = kind is RECORD_ENDINGS if records is None else records
    is_page = kind is PAGE_ENDINGS if pages is None else pages
    return Input(name, Path(name), holds_records, relative, is_page and not holds_records)
