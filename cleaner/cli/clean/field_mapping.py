"""Which fields are read and which are added: options, or a small TOML file for what stays the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from cleaner.arabic.parsed_toml import parse_toml, quoted
from cleaner.cli.console import refuse
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.job import CLEAN, Columns

ADDED: Final = ("removed", "metadata", "facts", "findings", "made")
_DEFAULTS: Final = {**{name: name for name in ADDED}, "made": "cleaned_by"}


def map_fields(file: str | None, fields: Fields, columns: Columns, add: Sequence[str]) -> tuple[Fields, Columns]:
    """Give the fields that are read and added: those of the options, else those of the file.

    `add` are texts such as `metadata` or `metadata=meta`. What cannot be meant is a usage error.

    >>> columns = map_fields(None, Fields("body"), Columns(), ["made", "removed=cut"])[1]
    >>> columns.removed, columns.metadata, columns.made
    ('cut', None, 'cleaned_by')
    """
    read, write = _read_file(file) if file is not None else ({}, {})
    fields = Fields(**{role: getattr(fields, role) or read.get(role) for role in Fields._fields})
    clean = columns.clean if columns.clean != CLEAN else write.get("clean_text", CLEAN)
    names = {what: write.get(what) for what in ADDED}
    for wish in add:
        what, _, name = wish.partition("=")
        if what not in ADDED:
            refuse(f"--add {wish!r} is not known: choose from {', '.join(ADDED)}, such as --add metadata=meta")
        names[what] = name or _DEFAULTS[what]
    given = [clean, *filter(None, names.values())]
    if len(set(given)) < len(given):
        refuse(f"two fields that are added have one name, among {', '.join(given)}: name them apart")
    return fields, Columns(clean, columns.replace, **names, formulas=columns.formulas)


def _read_file(file: str) -> tuple[dict[str, str], dict[str, str]]:
    try:
        said = parse_toml(Path(file).read_text(encoding="utf-8"))
    except OSError as error:
        refuse(f"{file}: cannot be read ({error.strerror}): check the path and its permissions")
    except ValueError as error:
        refuse(f'{file}: is not TOML ({error}): write [read] and [write] with lines such as text = "body"')
    for table in said:
        if table not in ("read", "write"):
            refuse(f"{file}: {quoted(table)} is not known: write [read] and [write]")
    known = {"read": Fields._fields, "write": ("clean_text", *ADDED)}
    return _names(file, "read", said, known), _names(file, "write", said, known)


def _names(file: str, table: str, said: Mapping[str, Any], known: Mapping[str, Sequence[str]]) -> dict[str, str]:
    names = said.get(table, {})
    if not isinstance(names, dict):
        refuse(f"{file}: {quoted(table)} is no table: write [{table}] on a line of its own")
    for what, name in names.items():
        if what not in known[table]:
            refuse(f"{file}: [{table}] has {quoted(what)}: choose from {', '.join(known[table])}")
        if not isinstance(name, str) or not name:
            refuse(f'{file}: {what} in [{table}] names no field: write {what} = "name"')
    return dict(names)
