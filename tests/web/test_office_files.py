"""Files of word processors and spreadsheets."""

from __future__ import annotations

import io
import zipfile

import pytest

import cleaner.web.office_files as office_files
from cleaner.options import Options
from cleaner.web.answer import answer
from cleaner.web.office_files import text_of_office_file
from cleaner.web.question import Question, QuestionError

LINES = ["أعادت القرية أمس تشغيل الطاحونة القديمة بعد ثلاثين عاماً من توقفها.", "المصدر: وكالات"]


def test_a_document_is_its_paragraphs_and_rows() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is an extra")
    document = docx.Document()
    document.add_paragraph(LINES[0])
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "السنة", "الإنتاج"
    document.add_paragraph(LINES[1])
    stream = io.BytesIO()
    document.save(stream)
    assert text_of_office_file("a.DOCX", stream.getvalue()) == f"{LINES[0]}\nالسنة\tالإنتاج\n{LINES[1]}"
    result = answer(Question(data=stream.getvalue(), name="a.docx"), Options()).result
    assert "المصدر" not in result.text


def test_a_workbook_is_the_rows_of_its_first_sheet() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is an extra")
    book = openpyxl.Workbook()
    book.active.append([LINES[0], None])
    book.active.append([])
    book.active.append([LINES[1], 7])
    stream = io.BytesIO()
    book.save(stream)
    assert text_of_office_file("a.xlsx", stream.getvalue()) == f"{LINES[0]}\n{LINES[1]}\t7"


def packed(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * size)
    return stream.getvalue()


@pytest.mark.parametrize("data", [b"", b"text", packed(10), packed(61_000_000)])
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_what_is_broken_or_too_large_is_told(name: str, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("docx", reason="python-docx is an extra")
    pytest.importorskip("openpyxl", reason="openpyxl is an extra")
    with pytest.raises(QuestionError) as raised:
        text_of_office_file(name, data)
    assert raised.value.reason == "file"


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "find_spec", lambda name: None)
    with pytest.raises(QuestionError) as raised:
        text_of_office_file("a.docx", b"")
    assert (raised.value.reason, raised.value.what) == ("document", "pip install 'arabic-article-cleaner[docx]'")
