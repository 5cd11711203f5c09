"""The documents of inputs with what became of each: in order, as many as are wanted, the same sample every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.dumps.counts import Tally
from cleaner.dumps.entries import UNCHOSEN, Cleaned, Entries
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.job import Job, ReadOptions, Selection
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.workers.pool import Team
from cleaner.dumps.workers.worker import Settings
from tests.dumps.test_run import Heard, job_of, write_records


def cleaned(job: Job, done: int = 0) -> tuple[list[Cleaned], Entries, Heard]:
    heard = Heard()
    with Team(0, Settings()) as team:
        entries = Entries(job, team, heard)
        found = [item for source in job.inputs for item in entries.cleaned(source, done, Tally())]
    return found, entries, heard


def job(tmp_path: Path, count: int, selection: Selection | None = None, fields: Fields | None = None) -> Job:
    made = job_of([write_records(tmp_path / "in.jsonl", count)], plan_of(tmp_path), selection=selection)
    read = ReadOptions(fields) if fields else made.read_options
    return Job(inputs=made.inputs, plan=made.plan, workers=0, selection=made.selection, read_options=read)


def plan_of(tmp_path: Path) -> Plan:
    return Plan(tmp_path / "out.jsonl")


def test_documents_come_in_order_with_what_became_of_them(tmp_path: Path) -> None:
    found, entries, _ = cleaned(job(tmp_path, 70))
    assert [item.entry.number for item in found] == list(range(1, 71))
    assert all(item.outcome.changed and item.chosen for item in found)
    assert entries.read == 70


def test_what_is_done_is_passed_over(tmp_path: Path) -> None:
    found, _, heard = cleaned(job(tmp_path, 5), done=3)
    assert [item.entry.number for item in found] == [4, 5]
    assert heard.size > 0


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    found, entries, _ = cleaned(job(tmp_path, 9, Selection(limit=4)))
    assert len(found) == 4
    assert entries.exhausted


def test_a_sample_is_the_same_in_every_run(tmp_path: Path) -> None:
    first, _, _ = cleaned(job(tmp_path, 40, Selection(sample=7)))
    second, _, _ = cleaned(job(tmp_path, 40, Selection(sample=7)))
    chosen = [item.entry.number for item in first if item.chosen]
    assert chosen == [item.entry.number for item in second if item.chosen]
    assert len(chosen) == 7
    assert {item.entry.skipped for item in first if not item.chosen} == {UNCHOSEN}


def test_a_guessed_field_is_said_once(tmp_path: Path) -> None:
    _, _, heard = cleaned(job(tmp_path, 3))
    assert len(heard.notes) == 1
    assert "takes the text from 'text'" in heard.notes[0]


def test_a_field_that_was_named_and_never_seen_is_known(tmp_path: Path) -> None:
    _, entries, heard = cleaned(job(tmp_path, 3, fields=Fields(text="text", title="العنوان")))
    assert entries.unseen == {"العنوان"}
    assert heard.notes == []


def test_a_text_field_that_is_nowhere_ends_the_reading_early(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"no one of the first 100 records has the field 'body' .*'id', 'text'"):
        cleaned(job(tmp_path, 120, fields=Fields(text="body")))
    found, _, _ = cleaned(job(tmp_path, 90, fields=Fields(text="body")))
    assert len(found) == 90


def test_what_ends_the_reading_is_raised_when_all_before_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "in.json").write_text('[{"text": "خبر عن السوق"}, {"text": ', encoding="utf-8")
    broken = job_of([tmp_path / "in.json"], plan_of(tmp_path))
    with Team(0, Settings()) as team:
        entries = Entries(broken, team, Heard())
        items = entries.cleaned(broken.inputs[0], 0, Tally())
        assert next(items).outcome.text == "خبر عن السوق"
        with pytest.raises(FormatError):
            list(items)
