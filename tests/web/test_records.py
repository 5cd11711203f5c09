"""Records of a file by their numbers and ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.cli.inputs import InputOptions
from cleaner.web.question import QuestionError
from cleaner.web.records import Records


def records(path: Path) -> Records:
    options = InputOptions()
    return Records(options.find([str(path)]).inputs[0], options.read_options)


def test_forward_backward_and_past_the_end(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps({"text": f"خبر {n}"}) + "\n" for n in range(1, 6)), encoding="utf-8")
    file = records(path)
    for number in (1, 3, 2, 2, 5, 1):
        document = file.find(number).document
        assert document is not None
        assert document.text == f"خبر {number}"
    with pytest.raises(QuestionError):
        file.find(6)
    assert file.find(4).number == 4


def test_an_id_is_found_wherever_it_stands_and_the_next_number_follows(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps({"id": f"a{n}", "text": "خبر"}) + "\n" for n in range(1, 6)), encoding="utf-8")
    file = records(path)
    assert [file.find(name).number for name in ("a4", 5, "a2", 3)] == [4, 5, 2, 3]
    with pytest.raises(QuestionError, match="a9"):
        file.find("a9")


def test_a_line_that_is_none_is_a_record_with_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "خبر"}\n{\n{"text": "خبر"}\n', encoding="utf-8")
    file = records(path)
    assert file.find(2).document is None
    assert file.find(3).document is not None


def test_a_single_article_is_the_first_record(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("خبر", encoding="utf-8")
    assert records(path).find(1).document is not None


def test_a_file_that_has_gone(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text('{"text": "خبر"}\n', encoding="utf-8")
    file = records(path)
    path.unlink()
    with pytest.raises(QuestionError):
        file.find(1)
