"""What the command line's outputs mean: what cannot be meant, or would lose something, is a usage error."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from cleaner.cli.console import refuse
from cleaner.cli.shared_options import CleanFormat
from cleaner.dumps.formats.encoders import COLUMNAR, WRITTEN
from cleaner.dumps.formats.file_types import ENDINGS, UNPACKED, UNWRITTEN, FileType, file_type_of, stem_of
from cleaner.dumps.formats.files import STDIN, FoundInputs, Input, is_file, is_folder
from cleaner.dumps.formats.packing import PACKED, ending_of, packing_of
from cleaner.dumps.output.part_files import is_direct, is_hidden
from cleaner.dumps.output.plan import Plan, refusal

_LINES = ("removed", "errors", "other-languages")  # files beside the output that are lines of JSON
_STDOUT = (STDIN, "/dev/stdout", "/dev/fd/1")
_FILE_ENDINGS = {".md", *PACKED}
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def plan_output(
    output: str | None, found: FoundInputs, form: CleanFormat, shard: str | None = None, resume: bool = False
) -> Plan:
    """Decide where the output for what was found goes."""
    json = form is CleanFormat.JSON
    for source in found.inputs:
        if source.path and is_hidden(source.path):
            refuse(f"{source.name} is what a stopped run left: copy it to another name to read it")
    size = _bytes(shard) if shard is not None else 0
    if output is None or output in _STDOUT:
        if size:
            refuse("--shard-size needs files to write to: name the first part of their names with -o")
        return Plan(json=json)
    if not output:
        refuse("--output is empty: name a file or a folder")
    path = Path(output)
    folder = is_folder(path) or output.endswith(("/", os.sep))
    if not folder and found.several:
        folder = not _may_share(path, found, json)
    if folder and any(source.path is None for source in found.inputs):
        refuse(f"{output} is a folder, and standard input has no name in it: name a file")
    parent = Path(os.path.realpath(path)).parent
    if not is_folder(parent):
        refuse(f"{path.parent}: there is no such folder: make it, or name another")
    plan = Plan(path, folder, json, size)
    _refuse_odd(plan, found, resume)
    _refuse_meeting(plan, found)
    for source in found.inputs:
        refuse_overwriting(source, plan.target(source))
    return plan


def plan_beside(option: str, name: str | None, plan: Plan, found: FoundInputs, *others: Path | None) -> Path | None:
    """Decide where a file beside the output goes; one that is read or written already is a usage error."""
    if name is None:
        return None
    if not name or name == STDIN or is_folder(name):
        refuse(f"--{option} needs a file: name one, such as {option}.jsonl")
    path = Path(name)
    if option in _LINES:
        _refuse_other_forms(option, path)
    if not is_folder(path.parent):
        refuse(f"{path.parent}: there is no such folder: make it, or name another")
    for source in found.inputs:
        refuse_overwriting(source, path)
        target = plan.target(source)
        if target and _same(target, path):
            refuse(f"{name} is named for the output and for --{option}: name two files")
    if any(other and _same(other, path) for other in others):
        refuse(f"{name} is named twice: name two files")
    return path


def _refuse_other_forms(option: str, path: Path) -> None:
    """Refuse an ending that promises another form than lines of JSON, which may be packed."""
    if file_type_of(path) not in (None, FileType.JSONL, FileType.TEXT):
        refuse(f"--{option} {path}: JSONL is written there, not what its ending says: name {stem_of(path)}.jsonl")


def plan_errors(name: str | None, plan: Plan, found: FoundInputs, *others: Path | None) -> Path | None:
    """Decide where the problems go: where the caller says, else beside a file or folder that is written."""
    if name is not None or plan.path is None or (not plan.folder and is_direct(plan.path)):
        return plan_beside("errors", name, plan, found, *others)
    if not plan.folder and all(source.single for source in found.inputs) and not found.several:
        return None  # one message tells it all
    path = plan.path.with_name(f"{plan.path.name if plan.folder else stem_of(plan.path)}.errors.jsonl")
    taken = any(source.path and _same(source.path, path) for source in found.inputs)
    return None if taken else path


def refuse_overwriting(source: Input, target: Path | None) -> None:
    """Make it a usage error that an input would be overwritten."""
    if source.path and target and _same(source.path, target):
        refuse(f"{target} would overwrite the input: name another output")


def refuse_written(read: Iterable[Path | str | None], *targets: Path | None) -> None:
    """Make it a usage error that a file that is read, such as one of rules, would be written, whatever it is called."""
    for path in read:
        for target in targets:
            if path and target and _same(Path(path), target):
                refuse(f"{target} would overwrite {path}, which is read: name another output")


def _refuse_odd(plan: Plan, found: FoundInputs, resume: bool) -> None:
    """Refuse a file that cannot be written in the form that its name says, or beside what is there."""
    if plan.path is None or plan.folder:
        if plan.shard:
            refuse("--shard-size is for one output file that is parted: name a file with -o")
        return
    file_type = plan.file_type(found.inputs) if found.inputs else None
    _refuse_form(plan.path, file_type, found, plan.json)
    if file_type in UNPACKED and packing_of(plan.path) and file_type_of(plan.path) is file_type:
        refuse(f"{plan.path}: {file_type} is not packed once more: leave the last ending out")
    needed = "pyarrow" if file_type in COLUMNAR else "zstandard" if packing_of(plan.path) == ".zst" else "sys"
    if find_spec(needed) is None:
        refuse(f"{plan.path} needs {needed}: pip install 'arabic-article-cleaner[dumps]'")
    if file_type in UNPACKED and is_direct(plan.path):
        refuse(f"{plan.path} is no regular file, and {file_type} needs one")
    if plan.shard and not resume:
        _refuse_older(plan.path)


def _refuse_form(path: Path, file_type: FileType | None, found: FoundInputs, json: bool) -> None:
    """Refuse a form that is not written, or not of what was found."""
    if (named := file_type_of(path)) in UNWRITTEN:
        other = "a .csv" if named is FileType.XLSX else "a .jsonl"
        refuse(f"{path}: {str(named).upper()} is read but not written: name {other} or .parquet file")
    problem = refusal(file_type, found.inputs)
    if problem:
        refuse(problem)
    known = json or is_direct(path) or not path.suffix or file_type_of(path) in WRITTEN
    if not known and not all(source.single for source in found.inputs):
        endings = ", ".join(sorted(ending for ending, held in ENDINGS.items() if held in WRITTEN))
        refuse(f"{path} ends in none of {endings}, which say in what form records are written")


def _refuse_older(path: Path) -> None:
    """Refuse to write shards beside those of another run, with which they would be taken for one."""
    pattern = re.compile(rf"{re.escape(stem_of(path))}-\d{{5}}{re.escape(ending_of(path))}")
    older = [entry for entry in path.parent.iterdir() if pattern.fullmatch(entry.name)]
    if older:
        refuse(f"{min(older)} is there from another run: take such files away, or name another output")


def _refuse_meeting(plan: Plan, found: FoundInputs) -> None:
    """Make it a usage error that two inputs, such as `a.txt` and `a.html`, would go to one file of a folder."""
    sources: dict[Path | None, Input] = {}
    for source in found.inputs if plan.folder else ():
        other = sources.setdefault(plan.target(source), source)
        if other is not source:
            refuse(f"{other.name} and {source.name} would both go to {plan.target(source)}: clean them one by one")


def _same(path: Path, other: Path) -> bool:
    if os.path.realpath(path) == os.path.realpath(other):
        return is_file(path) or not path.exists()
    try:
        return is_file(path) and path.samefile(other)  # two names of one file
    except OSError:
        return False


def _may_share(path: Path, found: FoundInputs, json: bool) -> bool:
    """Tell whether several inputs may go to one file: as records, or as members of an archive."""
    file_type = file_type_of(path)
    if file_type in WRITTEN:
        return True
    if is_file(path) or file_type or path.suffix.lower() in _FILE_ENDINGS:
        refuse(f"{path} is a file, and there may be several outputs: name a folder, or a .jsonl file for records")
    return False


def _bytes(size: str) -> int:
    """Give the bytes of a size such as `500MB`."""
    found = _SIZE.fullmatch(size.strip())
    count = int(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if count < 1:
        refuse(f"--shard-size {size!r} is no size: write one such as 500MB or 2GB")
    return count
