"""Where output goes: standard output, one file, or a folder in which relative paths are kept."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cleaner.cli.choices import Form
from cleaner.cli.console import refuse
from cleaner.dumps.output import is_hidden
from cleaner.formats.files import RECORD_ENDINGS, STDIN, Found, Input, is_file, is_folder, kind_of
from cleaner.formats.packing import PACKED, ending_of

_STDOUT = (STDIN, "/dev/stdout", "/dev/fd/1")
_FILE_ENDINGS = {".json", ".md", *PACKED}


@dataclass(frozen=True, slots=True)
class Plan:
    """Where output goes: `path` is None for standard output, else a file, or with `folder` a folder."""

    path: Path | None = None
    folder: bool = False
    json: bool = False

    @property
    def shared(self) -> bool:
        """Whether all inputs go to the same place."""
        return not self.folder

    def target(self, source: Input) -> Path | None:
        """Give the file to which the input goes, or None for standard output.

        >>> from pathlib import PurePath
        >>> source = Input("in/a/b.txt", Path("in/a/b.txt"), False, PurePath("a/b.txt"))
        >>> Plan(Path("out"), folder=True).target(source).as_posix()
        'out/a/b.txt'
        """
        if self.path is None or not self.folder:
            return self.path
        relative = source.relative
        if self.json and not source.records:
            relative = relative.with_name(f"{relative.name}.json")
        elif source.page:
            relative = relative.with_name(f"{relative.name[: -len(ending_of(relative))]}.txt")
        return self.path / relative


def plan_output(output: str | None, found: Found, form: Form) -> Plan:
    """Decide where the output for what was found goes; what cannot be meant is a usage error."""
    json = form is Form.JSON
    for source in found.inputs:
        if source.path and is_hidden(source.path):
            refuse(f"{source.name} is what a stopped run left: copy it to another name to read it")
    if output is None or output in _STDOUT:
        return Plan(json=json)
    if not output:
        refuse("--output is empty: name a file or a folder")
    path = Path(output)
    folder = is_folder(path) or output.endswith(("/", os.sep))
    if not folder and found.several:
        folder = not _may_share(path, found, json)
    if folder and any(source.path is None for source in found.inputs):
        refuse(f"{output} is a folder, and standard input has no name in it: name a file")
    if not folder and not is_folder(path.parent):
        refuse(f"{path.parent}: there is no such folder: make it, or name another")
    plan = Plan(path, folder, json)
    _refuse_meeting(plan, found)
    for source in found.inputs:
        refuse_overwriting(source, plan.target(source))
    return plan


def _refuse_meeting(plan: Plan, found: Found) -> None:
    """Make it a usage error that two inputs, such as `a.txt` and `a.html`, would go to one file of a folder."""
    sources: dict[Path | None, Input] = {}
    for source in found.inputs if plan.folder else ():
        other = sources.setdefault(plan.target(source), source)
        if other is not source:
            refuse(f"{other.name} and {source.name} would both go to {plan.target(source)}: clean them one by one")


def plan_removed(removed: str | None, plan: Plan, found: Found) -> Path | None:
    """Decide where the removed pieces go; a file that is read or written already is a usage error."""
    if removed is None:
        return None
    if not removed or removed == STDIN or is_folder(removed):
        refuse("--removed needs a file: name one, such as removed.jsonl")
    path = Path(removed)
    if not is_folder(path.parent):
        refuse(f"{path.parent}: there is no such folder: make it, or name another")
    for source in found.inputs:
        refuse_overwriting(source, path)
        target = plan.target(source)
        if target and _same(target, path):
            refuse(f"{removed} is named for the output and for what is removed: name two files")
    return path


def refuse_overwriting(source: Input, target: Path | None) -> None:
    """Make it a usage error that an input would be overwritten."""
    if source.path and target and _same(source.path, target):
        refuse(f"{target} would overwrite the input: name another output")


def _same(path: Path, other: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(other) and (is_file(path) or not path.exists())


def _may_share(path: Path, found: Found, json: bool) -> bool:
    """Tell whether several inputs may go to one file: as JSON objects, one a line."""
    if kind_of(path) is RECORD_ENDINGS:
        if json or all(source.records for source in found.inputs):
            return True
        refuse(f"{path} cannot hold plain texts one after the other: add --format json, or name a folder")
    if is_file(path) or kind_of(path) or path.suffix.lower() in _FILE_ENDINGS:
        refuse(
            f"{path} is a file, and there may be several outputs: name a folder, or with --format json a .jsonl file"
        )
    return False
