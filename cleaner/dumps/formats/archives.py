"""Archives, tar and zip: their texts, pages and files of records read member by member, and clean texts written so."""

from __future__ import annotations

import errno
import io
import lzma
import re
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final, Self, cast

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.file_types import FileType, file_type_of, stem_of
from cleaner.dumps.formats.packing import ending_of, packing_of, unpacked
from cleaner.dumps.formats.record_streams import STREAMED, read_stream
from cleaner.dumps.formats.single_files import read_page, read_text, read_whole, text_bytes

MOST: Final = 32_000_000  # bytes of a member that is one article, packed or not
_NOTES: Final = 1_000_000  # bytes of what tar says of a member before it
_BLOCK: Final = 512
_LONGEST_NAME: Final = 65_535  # bytes of a member's name in a zip
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_NOTING: Final = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)
_EMPTY: Final = "is empty: there is no text or page to clean"
_ZIP_FAULTS: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError)
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the first that zip knows


def read_tar(stream: BinaryIO, fields: Fields = UNNAMED, charset: str | None = None) -> Iterator[Entry]:
    r"""Read the texts, pages and records of a tar in their order; what is wrong gives an entry with its `problem`.

    `fields` names the fields of records, and `charset` is that of texts that are no UTF-8. Raises `FormatError` for
    what is no tar, or is cut short or broken, behind the members before the fault.

    >>> encoder = TarEncoder("clean_text")
    >>> data = encoder.add(Entry(1, 0, values={"path": "أخبار/1.txt"}), {"clean_text": "هطلت أمطار."}) + encoder.end()
    >>> [(entry.place, entry.document.text) for entry in read_tar(io.BytesIO(data))]
    [('member أخبار/1.txt', 'هطلت أمطار.\n')]
    """
    number = 0
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Member, encoding="utf-8") as archive:
            while (member := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # which would grow for ever
                if member.isdir():
                    continue
                for entry in _tar_entries(archive, member, fields, charset):
                    number += 1
                    yield entry._replace(number=number)
    except FormatError:
        raise
    except (tarfile.TarError, EOFError, ValueError, RecursionError) as error:  # notes upon notes, or no numbers
        place = f" behind member {number}" if number else ""
        raise FormatError(f"is no tar, or is cut short or broken{place} ({error}): fetch it again") from None
    if not number:
        raise FormatError(_EMPTY)


def read_zip(path: Path, fields: Fields = UNNAMED, charset: str | None = None) -> Iterator[Entry]:
    """Read the texts, pages and records of a zip in the order of its list, as `read_tar` does.

    Raises `FormatError` for what is no zip.
    """
    number = 0
    try:
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                if member.filename.endswith("/"):
                    continue
                for entry in _zip_entries(archive, member, fields, charset):
                    number += 1
                    yield entry._replace(number=number)
    except FormatError:
        raise
    except (*_ZIP_FAULTS, ValueError, OSError) as error:
        _raise_own(error)
        raise FormatError(f"is no zip or is cut short ({error}): fetch it again") from None
    if not number:
        raise FormatError(_EMPTY)


class TarEncoder:
    """Clean texts as members of a tar, under the paths that they came with; those of pages end in `.txt`."""

    sealed = False

    def __init__(self, name: str, begun: BinaryIO | None = None) -> None:
        """Take the clean text of what is added by this name; `begun` is the archive that another has begun."""
        self._name = name
        self._paths: set[str] = _names_in(begun) if begun else set()

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the member's bytes. Raises `FormatError` for an entry without a path, or of one that was there."""
        path = _target(entry)
        if path in self._paths:
            raise FormatError(f"would be a second {path!r} in the archive: give one of them another name")
        self._paths.add(path)
        text = added.get(self._name)
        data = text_bytes(entry, text if isinstance(text, str) else "")
        member = tarfile.TarInfo(path)
        member.size = len(data)
        head = member.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
        return head + data + bytes(-len(data) % _BLOCK)

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give the blocks at the end of an archive."""
        return bytes(2 * _BLOCK)

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool, which it is already."""
        spool.replace(target)


def _names_in(stream: BinaryIO) -> set[str]:
    """Give the names of the members of an archive that has no end yet."""
    names = set()
    with suppress(tarfile.TarError), tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            names.add(member.name)
            archive.members = []  # type: ignore[attr-defined]  # it would keep them all
    return names


class ZipEncoder(TarEncoder):
    """Clean texts as members of a zip, by way of a tar.

    >>> import tempfile; encoder = ZipEncoder("clean_text")
    >>> data = encoder.add(Entry(1, 0, values={"path": "أخبار/1.html"}, page=""), {"clean_text": "هطلت أمطار."})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     spool, target = Path(folder, "spool"), Path(folder, "new.zip")
    ...     _ = spool.write_bytes(data + encoder.end())
    ...     encoder.seal(spool, target)
    ...     zipfile.ZipFile(target).namelist()
    ['أخبار/1.txt']
    """

    sealed = True

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the member's bytes, as a tar has them. Raises `FormatError` for a path too long for a zip, too."""
        size = len(_shown(_target(entry)))
        if size > _LONGEST_NAME:
            raise FormatError(f"has a name of {size:,} bytes, and a zip holds {_LONGEST_NAME:,}: shorten it")
        return super().add(entry, added)

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool; the same spool gives the same file."""
        with spool.open("rb") as stream, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            if not spool.stat().st_size:
                return
            with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8") as members:
                while (member := members.next()) is not None:
                    members.members.clear()  # type: ignore[attr-defined]
                    made = zipfile.ZipInfo(_shown(member.name).decode(), _DATE)
                    made.compress_type, made.create_system = zipfile.ZIP_DEFLATED, 3
                    made.external_attr = (stat.S_IFREG | 0o644) << 16
                    content = members.extractfile(member)
                    archive.writestr(made, content.read() if content else b"")


def _shown(name: str) -> bytes:
    """Give the bytes of a name in a zip, whose names are UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").encode()


class _Member(tarfile.TarInfo):
    """A member of a tar whose head is broken: tarfile itself takes that for the end."""

    @classmethod
    def fromtarfile(cls, archive: Any) -> Self:
        try:
            return super().fromtarfile(archive)
        except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # the blocks at the end
            raise
        except tarfile.HeaderError as error:
            raise tarfile.ReadError(str(error) or "no end") from None

    def _proc_member(self, archive: Any) -> Any:
        if self.type in _NOTING and self.size > _NOTES:
            raise tarfile.ReadError("notes on a member that are too long")
        return super()._proc_member(archive)  # type: ignore[misc]


def _tar_entries(
    archive: tarfile.TarFile, member: tarfile.TarInfo, fields: Fields, charset: str | None
) -> Iterator[Entry]:
    entry = _named(member.size, member.name)
    if not (entry.problem or entry.skipped):
        if not member.isfile():
            entry = entry._replace(skipped="is a link" if member.islnk() or member.issym() else "is no file")
        elif member.sparse is not None:
            entry = entry._replace(problem="is stored with holes: pack it without")
    content = None if entry.problem or entry.skipped else archive.extractfile(member)
    yield from _read(entry, cast(BinaryIO, content or io.BytesIO()), member.size, fields, charset)


def _zip_entries(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, fields: Fields, charset: str | None
) -> Iterator[Entry]:
    entry = _named(member.compress_size, member.filename)
    if not (entry.problem or entry.skipped):
        if stat.S_ISLNK(member.external_attr >> 16):
            entry = entry._replace(skipped="is a link")
        elif member.flag_bits & 1:
            entry = entry._replace(problem="is encrypted: unpack it with its password first")
    if entry.problem or entry.skipped:
        yield entry
        return
    try:
        with archive.open(member) as content:
            yield from _read(entry, cast(BinaryIO, content), member.file_size, fields, charset)
    except (*_ZIP_FAULTS, ValueError, OSError) as error:
        _raise_own(error)
        yield entry._replace(problem=f"cannot be unpacked ({error}): fetch it again")


def _raise_own(error: Exception) -> None:
    """Raise what is the file's own matter again; a place before its beginning is one that the archive names."""
    if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
        raise error


def _named(size: int, name: str) -> Entry:
    """Begin the entry of a member: one that is not to be read has a problem or a reason to be skipped."""
    shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", name)
    entry = Entry(0, size, place=f"member {shown}", values={"path": name})
    parts = name.replace("\\", "/").split("/")
    if name.startswith(("/", "\\")) or ".." in parts or _DRIVE.match(name) or "\0" in name:
        return entry._replace(problem="has an unsafe name: it would lead out of the archive")
    path = PurePosixPath(name)
    entry = entry._replace(member=path)
    if any(part.startswith(".") or part == "__MACOSX" for part in path.parts):
        return entry._replace(skipped="is hidden")
    if file_type_of(path) not in {FileType.TEXT, FileType.PAGE} | STREAMED:
        ending = ending_of(path)
        return entry._replace(skipped=f"ends in {ending[:40]}" if ending else "has no ending")
    return entry


def _read(entry: Entry, content: BinaryIO, size: int, fields: Fields, charset: str | None) -> Iterator[Entry]:
    """Read a member of so many bytes: one entry, or of a file of records each of these."""
    path = PurePosixPath(entry.member or "")
    file_type = file_type_of(path)
    if entry.problem or entry.skipped:
        yield entry
        return
    try:
        with unpacked(content, packing_of(path)) as plain:
            if file_type in STREAMED:
                for read in read_stream(FileType(file_type), plain, fields, charset):
                    yield read._replace(place=f"{entry.place}: {read.place}")
            elif size > MOST:
                raise FormatError(f"is longer than {MOST:,} bytes: no article is; cut it")
            else:
                data = read_whole(plain, MOST)
                read = read_page(data) if file_type is FileType.PAGE else read_text(data, charset=charset)
                yield entry._replace(document=read.document, page=read.page, encoding=read.encoding)
    except FormatError as error:
        yield entry._replace(problem=str(error))


def _target(entry: Entry) -> str:
    """Give the path of an entry's clean text within an archive."""
    known = entry.member or (entry.values or {}).get("path")
    parts = [
        part for part in re.split(r"[/\\]", _DRIVE.sub("", str(known or ""), count=1)) if part not in ("", ".", "..")
    ]
    if not parts:
        raise FormatError("has no path to be written to: write records to JSON Lines")
    path = PurePosixPath(*parts)
    if entry.page is not None or packing_of(path):
        path = path.with_name(f"{stem_of(path) or path.name}.txt")
    return str(path)
