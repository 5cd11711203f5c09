"""What stands where an article should: said in one line, with the mend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cleaner.document.types import CleanResult, Document

_NAMES: Final = 3  # fields of a record that are named


def wrong_article(verb: str, wanted: str, value: object) -> TypeError:
    """Make the error for what is no article, which says what to do with it.

    Args:
        verb: The function that was called, such as `clean`.
        wanted: What it takes, such as `the article's text`.
        value: What it was given.

    Returns:
        A `TypeError` of one line.

    >>> str(wrong_article("clean", "the article's text", {"id": 7, "body": "وصل الوفد أمس."}))
    "clean() takes the article's text, not dict: give the field that holds it, of 'id', 'body', as record['body']"
    """
    name = "None" if value is None else type(value).__name__
    return TypeError(f"{verb}() takes {wanted}, not {name}: {_mend(verb, value)}")


def check_known(verb: str, **known: object) -> None:
    """Refuse what is told of an article and is neither a text nor None, such as NaN of an empty cell.

    Args:
        verb: The function that was called, such as `clean`.
        **known: What is told, by name: `title="…"`, and so on.

    Raises:
        TypeError: With the name and the mend.

    >>> check_known("clean", title=float("nan"))
    Traceback (most recent call last):
    TypeError: clean() takes title as a text, not float: give it as a str, or None where it is not known
    """
    for name, value in known.items():
        if value is not None and not isinstance(value, str):
            kind = type(value).__name__
            mend = "give it as a str, or None where it is not known"
            raise TypeError(f"{verb}() takes {name} as a text, not {kind}: {mend}")


def _mend(verb: str, value: object) -> str:
    if value is None:
        return "leave it out, or give '' for a text that is missing"
    if isinstance(value, bytes | bytearray | memoryview):
        return "decode bytes first, as raw.decode('utf-8'), or give a page's bytes to clean_html()"
    if isinstance(value, Mapping):
        return _mend_of_record(value)
    if isinstance(value, CleanResult):
        return "it is clean: take its .text, or its .document to clean that anew"
    if isinstance(value, Document):
        return "give its .text"
    if isinstance(value, list | tuple | set | frozenset):
        return "join the paragraphs of one article by line breaks, or give many articles to clean_many()"
    if hasattr(value, "read_text") or hasattr(value, "read"):
        return "read it first"
    return "read it first" if verb == "clean_html" else "give a str or a Document"


def _mend_of_record(record: Mapping[object, object]) -> str:
    """Name the fields of a record, and the one whose text is longest."""
    texts = [key for key, value in record.items() if isinstance(value, str | bytes)]
    if not texts:
        return "it holds no text: give that of the article"
    names = ", ".join([f"{key!r:.40}" for key in list(record)[:_NAMES]] + ["…"] * (len(record) > _NAMES))
    longest = max(texts, key=lambda key: len(str(record[key])))
    return f"give the field that holds it, of {names}, as record[{longest!r:.40}]"
