"""Which files to read: paths and folders to a list of inputs in a fixed order, and each input to its documents."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, Final, NamedTuple
from urllib.parse import unquote

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.file_types import ENDINGS, RECORDS, SEEKING, UNPACKED, FileType, file_type_of, stem_of
from cleaner.dumps.formats.packing import ending_of, packing_of, unpacked
from cleaner.dumps.formats.reading_log import logged
from cleaner.dumps.formats.record_names import record_id
from cleaner.dumps.formats.record_streams import STREAMED, read_stream
from cleaner.dumps.formats.single_files import read_page, read_text, read_whole

STDIN: Final = "-"
_SHEET: Final = "::"  # between a workbook and the name of one of its sheets
_NO_PARTITION: Final = "__HIVE_DEFAULT_PARTITION__"
_OF_TABLES: Final = frozenset({"_delta_log", "_temporary", "_spark_metadata"})  # folders that hold no records


class Input(NamedTuple):
    """Something to read: `path` (None for standard input), what it holds, and its place among the others.

    `name` is what messages call it; `relative` is its path below the deepest folder that holds all inputs. Of a
    workbook `sheet` is the one that is read, None for the first.
    """

    name: str
    path: Path | None
    file_type: FileType
    relative: PurePath
    sheet: str | None = None

    @property
    def records(self) -> bool:
        """Whether it holds records, with fields."""
        return self.file_type in RECORDS

    @property
    def partitions(self) -> dict[str, str]:
        """The fields that its folders tell, as Hive names them: `year=2024` holds the records of that year.

        >>> Input("a", Path("news/year=2024/city=%D9%85/a.jsonl"), FileType.JSONL, PurePath("a.jsonl")).partitions
        {'year': '2024', 'city': 'م'}
        """
        pairs = (part.partition("=") for part in (self.path.parts[:-1] if self.path else ()))
        return {
            name: "" if value == _NO_PARTITION else unquote(value)
            for name, sign, value in pairs
            if sign and name.isidentifier()
        }

    @property
    def single(self) -> bool:
        """Whether it is one document, a text or a page."""
        return self.file_type in (FileType.TEXT, FileType.PAGE)

    @property
    def size(self) -> int:
        """The size in bytes, or 0 where it cannot be told."""
        try:
            return self.path.stat().st_size if self.path else 0
        except OSError:
            return 0


class FoundInputs(NamedTuple):
    """The inputs in their order, what was wrong with paths, and whether more than one input could have been found."""

    inputs: tuple[Input, ...]
    problems: tuple[str, ...]
    several: bool


def find_inputs(
    paths: Sequence[str], file_type: FileType = FileType.AUTO, skip: Sequence[Path | str] = ()
) -> FoundInputs:
    """Find what there is to read at `paths`; `-` is standard input, and no path at all is that too.

    A folder stands for the files in it and below whose endings are known, without hidden ones, in the order of their
    names; a pattern such as `dumps/*.jsonl` that is no file's name, for the files that it matches; a file that is named
    twice is read once. `a.xlsx::news` is a sheet of a workbook. `file_type` says what all inputs hold; of type `AUTO`
    each is what its ending tells. What is at the paths `skip`, to which is written, is left out of folders.
    """
    problems: list[str] = []
    files: dict[Path, str] = {}  # by absolute path, so that each is read once
    for path in paths:
        if path == STDIN:
            continue
        if not path:
            problems.append("an empty path: name a file or a folder")
        elif is_folder(path):
            found = _walk(path, skip, problems)
            for file in found:
                files.setdefault(_absolute(file), str(file))
            if not found:
                endings = ", ".join(sorted(ENDINGS))
                problems.append(
                    f"{path}: holds no file that ends in {endings}, packed or not: name files to read other endings"
                )
        else:
            workbook, sheet = _parted(path)
            matches = [f"{match}{_SHEET}{sheet}" if sheet else match for match in _matching(workbook)]
            if not matches:
                problems.append(f"{path}: matches no file: look at the pattern")
            for match in matches:
                files.setdefault(_absolute(match), match)
    folders = [path for path in paths if path and is_folder(path)]
    root = _common_folder(files, folders)
    inputs = [_input(name, path, root, file_type) for path, name in files.items()]
    if STDIN in paths or not paths:
        inputs.insert(0, Input("standard input", None, _known(file_type, None), PurePath(STDIN)))
    several = len(paths) > 1 or bool(folders) or len(files) > 1
    return FoundInputs(tuple(inputs), tuple(problems), several)


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


def read_input(
    source: Input,
    fields: Fields = UNNAMED,
    known: Sequence[str | None] = (),
    table: str | None = None,
    charset: str | None = None,
) -> Iterator[Entry]:
    """Read the documents of one input; `known` are the title, url and outlet of a text, `table` is one of SQLite's.

    `charset` is that of texts and records that are no UTF-8. What is read is logged.

    Raises `FormatError` for an input that cannot be read, is not what it should hold, or is empty.
    """
    entries = _read(source, fields, known, table, charset)
    return logged(entries, source.name, source.path, source.file_type, fields)


def _read(
    source: Input, fields: Fields, known: Sequence[str | None], table: str | None, charset: str | None
) -> Iterator[Entry]:
    try:
        if source.file_type in UNPACKED and source.path and packing_of(source.path):
            raise FormatError(f"is packed, and {source.file_type} is read at any place: unpack it first")
        if source.file_type in SEEKING:
            if source.path is None:
                raise FormatError(f"is no file, and {source.file_type} is read at any place: save it first")
            yield from _read_file(source, source.path, fields, table, charset)
            return
        with _opened(source) as stream:
            if source.single:
                data = read_whole(stream)
                page = source.file_type is FileType.PAGE
                yield read_page(data, *known) if page else read_text(data, *known, charset=charset)
            else:
                yield from _read_stream(source.file_type, stream, fields, charset)
    except OSError as error:
        raise FormatError(f"cannot be read ({error.strerror}): check the path and its permissions") from None


def place(source: Input, entry: Entry) -> str:
    """Name an entry in a message: the input, and where in it."""
    return f"{source.name}: {entry.place}" if entry.place else source.name


def whose(source: Input, entry: Entry) -> dict[str, object]:
    """Name a document: its file, its number in that, and its id if it has one."""
    return {
        "path": source.name if source.path else STDIN,
        "record": entry.number or None,
        "id": record_id(entry),
    }


def _read_file(source: Input, path: Path, fields: Fields, table: str | None, charset: str | None) -> Iterator[Entry]:
    """Read what is read at any place; the modules are imported late, for some ask for large packages."""
    if source.file_type is FileType.PARQUET:
        from cleaner.dumps.formats.arrow.rows import read_parquet

        return read_parquet(path, fields)
    if source.file_type is FileType.SQLITE:
        from cleaner.dumps.formats.sqlite.encoders import read_database

        return read_database(path, fields, table)
    if source.file_type is FileType.XLSX:
        from cleaner.dumps.formats.workbooks import read_workbook

        return read_workbook(path, fields, source.sheet)
    from cleaner.dumps.formats.archives import read_zip

    return read_zip(path, fields, charset)


def _read_stream(file_type: FileType, stream: BinaryIO, fields: Fields, charset: str | None) -> Iterator[Entry]:
    if file_type in STREAMED:
        return read_stream(file_type, stream, fields, charset)
    if file_type is FileType.ARROW:
        from cleaner.dumps.formats.arrow.rows import read_arrow

        return read_arrow(stream, fields)
    if file_type is FileType.WARC:
        from cleaner.dumps.formats.warc.entries import read_warc

        return read_warc(stream)
    from cleaner.dumps.formats.archives import read_tar

    return read_tar(stream, fields, charset)


@contextmanager
def _opened(source: Input) -> Iterator[BinaryIO]:
    if source.path is None:
        yield sys.stdin.buffer
        return
    packing = packing_of(source.path)
    if source.file_type is FileType.WARC and packing in (".gz", ".zst"):
        packing = ""  # each record is packed by itself, and its reader goes on behind one that is broken
    with source.path.open("rb") as stream, unpacked(stream, packing) as plain:
        yield plain


def _matching(path: str) -> list[str]:
    """Give the files that a pattern matches, in the order of their names; a path that is no pattern, as it is."""
    if os.path.lexists(path) or not glob.has_magic(path):
        return [path]
    return sorted(found for found in glob.glob(path, recursive=True) if is_file(found))  # noqa: PTH207


def _walk(folder: str, skip: Sequence[Path | str], problems: list[str]) -> list[Path]:
    def report(error: OSError) -> None:
        problems.append(f"{error.filename}: cannot be read ({error.strerror}): check its permissions")

    found = []
    for place, folders, names in os.walk(folder, onerror=report):
        shown = [name for name in folders if not name.startswith(".") and name not in _OF_TABLES]
        folders[:] = [name for name in shown if not _is_one_of(Path(place, name), skip)]
        files = [Path(place, name) for name in names if not name.startswith(".")]
        found += [file for file in files if _is_wanted(file, skip)]
    return sorted(found, key=lambda path: path.parts)


def _is_wanted(path: Path, skip: Sequence[Path | str]) -> bool:
    return file_type_of(path) is not None and is_file(path) and not _is_one_of(path, skip)


def _absolute(path: Path | str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links, and an output takes their name


def _is_one_of(path: Path, others: Sequence[Path | str]) -> bool:
    return bool(others) and os.path.realpath(path) in map(os.path.realpath, others)


def _common_folder(files: Iterable[Path], folders: Iterable[str]) -> Path:
    places = [str(_absolute(folder)) for folder in folders]
    holders = [str(path.parent) for path in files if not any(path.is_relative_to(place) for place in places)]
    try:
        return Path(os.path.commonpath([*places, *holders]))
    except ValueError:  # there are none, or they are on different drives
        return Path()


def _input(name: str, path: Path, root: Path, file_type: FileType) -> Input:
    file, sheet = _parted(name)
    path = _absolute(file) if sheet else path
    relative = path.relative_to(root) if path.is_relative_to(root) else PurePath(path.name)
    if sheet:  # several of one workbook go to several files
        relative = relative.with_name(f"{stem_of(relative)}-{sheet.replace(os.sep, '-')}{ending_of(relative)}")
    return Input(name, Path(file), _known(file_type, file_type_of(path)), relative, sheet)


def _parted(name: str) -> tuple[str, str | None]:
    """Part the path of a workbook from the name of its sheet, where one is behind it."""
    path, sign, sheet = name.rpartition(_SHEET)
    named = sign and sheet and file_type_of(PurePath(path)) is FileType.XLSX and not os.path.lexists(name)
    return (path, sheet) if named else (name, None)


def _known(named: FileType, told: FileType | None) -> FileType:
    """Give the type that the caller names, or else that which the ending tells; a text where neither does."""
    return named if named is not FileType.AUTO else told or FileType.TEXT
