"""How one record of a file is named: by its number, or by its id."""

from __future__ import annotations

from typing import Final

from cleaner.dumps.formats.entries import Entry

_ID: Final = "id:"


def read_record_name(asked: str) -> int | str:
    """Give the number of a record, or the id that stands in its place.

    Args:
        asked: A number from 1 on, an id, or an id behind `id:` where it looks like a number.

    Returns:
        The number as a number, or the id as a text.

    >>> read_record_name("12"), read_record_name("id:12"), read_record_name("خبر-12")
    (12, '12', 'خبر-12')
    """
    return int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 19 else asked.removeprefix(_ID)


def is_named(entry: Entry, name: int | str) -> bool:
    """Tell whether an entry is the record of a number or id; the article of a file without records is its first."""
    if isinstance(name, int):
        return (entry.number or 1) == name
    return record_id(entry) is not None and str(record_id(entry)) == name


def record_id(entry: Entry) -> str | int | None:
    """Give the id of a record, or None where it has none that is a text or a number."""
    key = (entry.values or {}).get("id")
    return key if isinstance(key, str | int) else None
