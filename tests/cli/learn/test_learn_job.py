"""What a run of `cleaner learn` shares with one that it goes on with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cleaner.cli.learn.learn_job import LearnJob
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.job import ReadOptions
from cleaner.dumps.output.plan import Plan


def job_of(path: Path, output: Path) -> LearnJob:
    path.write_text('{"text": "هطل المطر"}\n', encoding="utf-8")
    return LearnJob(inputs=find_inputs([str(path)]).inputs, plan=Plan(output))


def test_whatever_shapes_what_is_learned_is_a_term(tmp_path: Path) -> None:
    job = job_of(tmp_path / "a.jsonl", tmp_path / "site.toml")
    assert job.terms == replace(job, plan=Plan(tmp_path / "other.toml"), resume=True).terms
    others = [replace(job, by="desk"), replace(job, read_options=ReadOptions(Fields(text="body")))]
    others.append(replace(job, inputs=job_of(tmp_path / "b.jsonl", tmp_path / "site.toml").inputs))
    assert len({job.terms, *(other.terms for other in others)}) == 4


def test_steps_need_files_on_both_sides(tmp_path: Path) -> None:
    job = job_of(tmp_path / "a.jsonl", tmp_path / "site.toml")
    assert job.in_steps
    assert not replace(job, plan=Plan()).in_steps
    assert not replace(job, plan=Plan(tmp_path)).in_steps
    assert not replace(job, inputs=find_inputs(["-"]).inputs).in_steps
