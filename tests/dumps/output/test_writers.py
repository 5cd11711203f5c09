"""How a document is written: as a text, as an object, or as the record that it was."""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest

from cleaner.document.types import Document
from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.files import Input
from cleaner.dumps.job import Columns, Job
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.writers import line, writer_for
from cleaner.dumps.workers.clean_record import Outcome

TEXT = Input("in/a.txt", Path("in/a.txt"), FileType.TEXT, PurePath("a.txt"))
LINES = Input("in.jsonl", Path("in.jsonl"), FileType.JSONL, PurePath("in.jsonl"))
ENTRY = Entry(0, 9, Document("خبر\nالمصدر: وكالات\n", url="https://marfa.example/1"))
RECORD = record_entry(3, 9, {"text": "خبر", "n": 1}, Fields("text"), "line 3")


def job_of(source: Input, plan: Plan, columns: Columns | None = None) -> Job:
    return Job(inputs=(source,), plan=plan, columns=columns or Columns())


def data(job: Job, source: Input, entry: Entry, outcome: Outcome) -> bytes:
    return writer_for(job, (source,)).data(source, entry, outcome)


def test_a_text_is_written_with_the_break_that_it_had() -> None:
    assert data(job_of(TEXT, Plan(Path("out.txt"))), TEXT, ENTRY, Outcome("خبر")) == "خبر\n".encode()
    assert (
        data(job_of(TEXT, Plan()), TEXT, ENTRY._replace(document=Document("خبر")), Outcome("خبر")) == "خبر\n".encode()
    )


def test_an_object_says_where_it_was() -> None:
    said = json.loads(
        data(job_of(TEXT, Plan(json=True)), TEXT, ENTRY, Outcome("خبر", everything={"clean_text": "خبر"}))
    )
    assert said["path"] == "in/a.txt"
    assert said["clean_text"] == "خبر"


def test_a_record_gets_its_fields() -> None:
    columns = Columns(clean="نظيف", removed="cut", made="by")
    job = job_of(LINES, Plan(Path("out.jsonl")), columns=columns)
    said = json.loads(data(job, LINES, RECORD, Outcome("خبر", removed=({"text": "x"},))))
    assert said == {"text": "خبر", "n": 1, "نظيف": "خبر", "cut": [{"text": "x"}], "by": job.made}


def test_the_clean_text_may_take_the_place_of_the_text() -> None:
    job = job_of(LINES, Plan(Path("out.jsonl")), columns=Columns(replace=True))
    assert json.loads(data(job, LINES, RECORD, Outcome("نظيف"))) == {"text": "نظيف", "n": 1}


def test_a_field_that_is_there_is_not_overwritten() -> None:
    job = job_of(LINES, Plan(Path("out.jsonl")), columns=Columns(clean="n"))
    with pytest.raises(FormatError, match="has a field 'n' already"):
        data(job, LINES, RECORD, Outcome("خبر"))


def test_a_text_that_came_in_no_record_is_one() -> None:
    said = json.loads(data(job_of(TEXT, Plan(Path("out.jsonl"))), TEXT, ENTRY, Outcome("خبر")))
    assert said == {"path": "a.txt", "url": "https://marfa.example/1", "clean_text": "خبر"}


def test_what_cannot_go_there_is_refused() -> None:
    with pytest.raises(FormatError, match="no members of an archive"):
        writer_for(job_of(LINES, Plan(Path("out.zip"))), (LINES,))


def test_a_line_is_json_and_a_break() -> None:
    assert line({"نص": "\u2028"}).count(b"\n") == 1


def test_fields_that_folders_tell_are_those_of_the_record_unless_the_folders_stay() -> None:
    source = LINES._replace(path=Path("year=2024/n=7/in.jsonl"))
    said = json.loads(data(job_of(source, Plan(Path("out.jsonl"))), source, RECORD, Outcome("خبر")))
    assert said == {"text": "خبر", "n": 1, "year": "2024", "clean_text": "خبر"}
    said = json.loads(data(job_of(source, Plan(Path("out"), folder=True)), source, RECORD, Outcome("خبر")))
    assert "year" not in said


def test_a_text_within_another_field_is_not_replaced() -> None:
    record = record_entry(1, 9, {"a": {"b": "خبر"}}, Fields("a.b"), "line 1")
    with pytest.raises(FormatError, match="leave --replace out"):
        data(job_of(LINES, Plan(Path("out.jsonl")), Columns(replace=True)), LINES, record, Outcome("خبر"))
