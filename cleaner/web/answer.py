"""The answer to a question: the article cleaned, and weighed where it stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Final, NamedTuple

from cleaner.document.types import CleanResult, Document, WeighedPiece
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.file_types import ARCHIVES, RECORDS, FileType, file_type_of
from cleaner.dumps.formats.single_files import read_page, read_text
from cleaner.options import Options
from cleaner.pipeline import clean, clean_html, weigh
from cleaner.text.notices import find_markup
from cleaner.web.office_files import text_of_office_file
from cleaner.web.question import Question, QuestionError

FindRecord = Callable[[int | str], Entry]
"""Gives the record of a number or id. Raises `QuestionError` where there is none."""

_OF_MANY: Final = (RECORDS | ARCHIVES | {FileType.WARC}) - {FileType.XLSX}  # of a workbook one sheet is a text
_PAGE_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml"})


class Answer(NamedTuple):
    """What became of an article, and why the rest of it stayed; `record` is its number, 0 for what is no record."""

    result: CleanResult
    weighed: tuple[WeighedPiece, ...]
    options: Options
    record: int = 0


def answer(question: Question, base: Options, find_record: FindRecord | None = None) -> Answer:
    r"""Clean what a question asks about.

    Args:
        question: The question.
        base: The options of the server; preset, families and inspection are the question's.
        find_record: Gives the records that the server was started on.

    Returns:
        The answer.

    Raises:
        QuestionError: For a file or record that cannot be read.

    >>> asked = Question(text="أعلنت البلدية فتح الطريق.\nالمصدر: وكالات")
    >>> answer(asked, Options()).result.text
    'أعلنت البلدية فتح الطريق.'
    """
    options = question.options(base)
    entry = _entry(question, find_record)
    result = _cleaned(entry, question, options)
    return Answer(result, weigh(result, options=options), options, entry.number if entry else 0)


def _entry(question: Question, find_record: FindRecord | None) -> Entry | None:
    """Give what a file or record holds, or None where the question has its text in itself."""
    if question.record:
        if find_record is None:
            raise QuestionError("record", str(question.record))
        entry = find_record(question.record)
        if entry.document is None:
            raise QuestionError("unread", entry.problem or str(question.record))
        return entry
    if question.data is None:
        return None
    if file_type_of(PurePath(question.name)) in _OF_MANY:
        raise QuestionError("records", f"cleaner serve {question.name}")
    text = text_of_office_file(question.name, question.data)
    if text is not None:
        return Entry(0, len(question.data), Document(text))
    try:
        return read_page(question.data) if _is_page(question) else read_text(question.data)
    except FormatError as error:
        raise QuestionError("file", str(error)) from None


def _is_page(question: Question) -> bool:
    if question.kind != "auto":
        return question.kind == "page"
    ending = PurePath(question.name).suffix.lower()
    return ending in _PAGE_ENDINGS or file_type_of(PurePath(question.name)) is FileType.PAGE


def _cleaned(entry: Entry | None, question: Question, options: Options) -> CleanResult:
    if entry is None or entry.document is None:
        page = question.kind == "page" or (question.kind == "auto" and bool(find_markup(question.text)))
        read = clean_html if page else clean
        return read(question.text, url=question.url, title=question.title, options=options)
    document = entry.document
    url, title = question.url or document.url, question.title or document.title
    source = document.text if entry.page is None and question.kind == "page" else entry.page
    if source is not None:
        return clean_html(source, url=url, title=title, outlet=document.outlet, charset=entry.charset, options=options)
    return clean(
        document.text,
        url=url,
        title=title,
        outlet=document.outlet,
        language=document.language,
        published=document.published,
        options=options,
    )
