"""Where the output of a run goes, and what those files hold: standard output, one file or its shards, or a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from cleaner.dumps.formats.encoders import WRITTEN
from cleaner.dumps.formats.file_types import ARCHIVES, UNWRITTEN, FileType, file_type_of, stem_of
from cleaner.dumps.formats.files import Input
from cleaner.dumps.formats.packing import ending_of, packing_of
from cleaner.dumps.formats.record_streams import STREAMED


@dataclass(frozen=True, slots=True)
class Plan:
    """Where output goes: `path` is None for standard output, else a file, or with `folder` a folder.

    With `json` every document is written as an object with all that is known of it, one a line. `shard` is the size in
    bytes at which a new file is begun, 0 for never.
    """

    path: Path | None = None
    folder: bool = False
    json: bool = False
    shard: int = 0

    @property
    def shared(self) -> bool:
        """Whether all inputs go to the same place."""
        return not self.folder

    def target(self, source: Input) -> Path | None:
        """Give the file to which the input goes, or None for standard output.

        >>> source = Input("in/a/b.html", Path("in/a/b.html"), FileType.PAGE, PurePath("a/b.html"))
        >>> Plan(Path("out"), folder=True).target(source).as_posix()
        'out/a/b.txt'
        """
        if self.path is None or not self.folder:
            return self.path
        return self.path / self._relative(source)

    def _relative(self, source: Input) -> PurePath:
        relative, file_type = source.relative, source.file_type
        if self.json:
            kept = file_type is FileType.JSONL
            return relative if kept else relative.with_name(f"{relative.name}.json{'' if source.single else 'l'}")
        if file_type is FileType.PAGE:
            return relative.with_name(f"{relative.name[: -len(ending_of(relative))]}.txt")
        if file_type in UNWRITTEN:
            return relative.with_name(f"{stem_of(relative)}.jsonl{packing_of(relative)}")
        return relative

    def shard_of(self, number: int) -> Path | None:
        """Give the path of a shard, counted from 1; the only one where there are none.

        >>> Plan(Path("out/clean.jsonl.gz"), shard=10).shard_of(3).as_posix()
        'out/clean-00003.jsonl.gz'
        """
        if not self.shard or self.path is None:
            return self.path
        return self.path.with_name(f"{stem_of(self.path)}-{number:05}{ending_of(self.path)}")

    def file_type(self, sources: tuple[Input, ...]) -> FileType | None:
        """Give what the file holds to which these inputs go; None for plain text.

        Records stay in the form in which they came, unless the output's ending says another.
        """
        if self.json:
            return FileType.JSONL
        held = {source.file_type for source in sources}
        if self.path and not self.folder:
            named = file_type_of(self.path)
            if named in WRITTEN:
                return named
            return None if all(source.single for source in sources) else FileType.JSONL
        (first, *others) = held
        if others:
            return FileType.JSONL
        if first in (FileType.TEXT, FileType.PAGE):
            return None
        kept = STREAMED if self.path is None else WRITTEN
        return first if first in kept else FileType.JSONL


def refusal(target: FileType | None, sources: tuple[Input, ...]) -> str:
    """Say why what these inputs hold cannot go to a file that holds `target`; an empty text if it can.

    >>> refusal(FileType.TAR, (Input("a.csv", Path("a.csv"), FileType.CSV, PurePath("a.csv")),))
    'records of a.csv are no members of an archive: name a file of records, such as one that ends in .jsonl'
    """
    if target in ARCHIVES:
        for source in sources:
            if not source.single and source.file_type not in ARCHIVES:
                return (
                    f"records of {source.name} are no members of an archive: "
                    "name a file of records, such as one that ends in .jsonl"
                )
    if target is FileType.SQLITE and len(sources) > 1 and all(source.file_type is target for source in sources):
        return "several SQLite files cannot be copied into one: name a folder, or a file of another form"
    return ""
