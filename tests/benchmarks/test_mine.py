"""Mining what cleaning left: what recurs is ranked, and pieces are drawn."""

from __future__ import annotations

import gzip
import json
import lzma
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT

PROSE = (
    "بدأت فرق الصيانة صباح اليوم إصلاح الجسر القديم الذي يربط ضفتي النهر، بعد أسابيع من الانتظار.",
    "ويقول سكان الحي المجاور إن الجسر، رغم عمره الطويل، ظل يحمل الشاحنات والحافلات كل نهار.",
)


def module(name: str) -> Any:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return import_module(name)
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def mine() -> Any:
    return module("mine")


@pytest.fixture(scope="module")
def leftovers() -> Any:
    return module("leftovers")


def corpus(path: Path, count: int = 6) -> Path:
    """Write articles of two hosts, each of which ends with a line of its site that differs in a number alone."""
    openers: dict[str, Any] = {".xz": lzma.open, ".gz": gzip.open}
    opener = openers.get(path.suffix, open)
    with opener(path, "wt", encoding="utf-8") as stream:
        for number in range(count):
            text = f"{PROSE[0]} رقم {number}.\n{PROSE[1]}\nعداد الزوار {number}00 زائر\nالمصدر: وكالات"
            record = {"id": f"n{number}", "host": f"h{number % 2}.example", "text": text}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def test_numbers_days_and_months_are_slots(leftovers: Any) -> None:
    assert leftovers.slotted("قراءة 3 دقائق، السبت ٢ آذار") == leftovers.slotted("قراءة 12 دقائق، الأحد 14 مايو")
    assert "<month>" not in leftovers.slotted("مارسيليا")


def test_parts_are_above_between_or_below_the_prose(leftovers: Any) -> None:
    text = "الرئيسية | رياضة\n" + "\nصورة من الأرشيف\n".join(PROSE) + "\nعداد الزوار"
    found = leftovers.parts(text)
    assert [part.place for part in found] == ["head", "head", "between", "between", "between", "tail"]
    assert all(leftovers.slotted(text[part.start : part.end]) == part.words for part in found)


def test_prose_itself_is_no_candidate_but_what_leads_it_in_is(leftovers: Any) -> None:
    found = {(one.kind, one.words) for one in leftovers.candidates(f"عدن (المرسى)-- {PROSE[0]}\n{PROSE[1]}")}
    assert ("opening", "عدن المرسي") in found
    assert not any(kind == "whole" for kind, _ in found)


def test_the_widest_spread_comes_first_and_common_words_do_not(leftovers: Any) -> None:
    counted = leftovers.Leftovers()
    for number in range(6):
        text = f"{PROSE[0]} {number}.\nقال النجار كلمته\n{PROSE[1]} وقال النجار كلمته.\nعداد الزوار {number}"
        counted.add(text, f"h{number % 3}.example", leftovers.candidates(text))
    for _ in range(3):
        text = f"{PROSE[0]}\nنشرة الحي"
        counted.add(text, "h0.example", leftovers.candidates(text))
    ranked = list(counted.ranked(3))
    assert ranked[0].documents == 6
    assert ranked[0].hosts == 3
    shown = [one.words for one in ranked]
    assert shown.index("عداد الزوار <0>") < shown.index("نشره الحي")
    assert shown.count("عداد الزوار <0>") == 1
    assert not any(words.startswith("عداد") for words in shown if words != "عداد الزوار <0>")


def test_a_context_is_one_line(leftovers: Any) -> None:
    assert leftovers.in_context("أ\nسوق\nب", 2, 5) == "أ ⏎ ⟦سوق⟧ ⏎ ب"
    assert leftovers.in_context("س" * 50, 10, 40, 5, 10) == f"…{'س' * 5}⟦{'س' * 5}…{'س' * 5}⟧{'س' * 5}…"


@pytest.mark.parametrize("name", ["c.jsonl", "c.jsonl.xz", "c.jsonl.gz"])
def test_leftovers_are_printed_with_counts_and_an_example(
    mine: Any, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mine.main([str(corpus(tmp_path / name)), "--preset", "recall"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("### ") == 2
    assert "عداد الزوار" in shown
    assert "documents 6, hosts 2" in shown


def test_a_line_without_an_article_is_told_and_passed_over(
    mine: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = corpus(tmp_path / "c.jsonl")
    path.write_text('{"text": 7}\n{broken\n[1]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(list(mine.articles(path))) == 6
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in told] == [f"{path}:{number}" for number in (1, 2, 3)]
    assert all("mend or remove it" in line for line in told)


def test_the_same_seed_draws_the_same_pieces(mine: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus(tmp_path / "c.jsonl", 12)
    drawn = []
    for seed, workers in (("1", "1"), ("1", "2"), ("2", "1")):
        assert mine.main([str(path), "--removed", "4", "--seed", seed, "--workers", workers]) == 0
        drawn.append(capsys.readouterr().out)
    assert drawn[0] == drawn[1] != drawn[2]
    assert drawn[0].count("⟦") == 4
    assert "source source.label 0.90" in drawn[0]
    assert mine.main([str(path), "--removed", "4", "--rule", "nav.element"]) == 0
    assert "⟦" not in capsys.readouterr().out
    assert mine.main([str(path), "--kept", "3", "--limit", "2"]) == 0
    assert capsys.readouterr().out.count("⟦") == 3


def test_what_evidence_doubts_can_be_drawn(mine: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.jsonl"
    text = f"{PROSE[0]}\\n{PROSE[1]}\\nسالم الحداد"
    path.write_text(f'{{"id": "a", "url": "https://marfa.example/1", "text": "{text}"}}\n', encoding="utf-8")
    assert mine.main([str(path), "--doubtful", "9", "--preset", "recall"]) == 0
    shown = capsys.readouterr().out
    assert "marfa.example" in shown
    assert "⟦سالم الحداد⟧" in shown


def test_a_corpus_that_is_none_is_told_in_one_line(
    mine: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        mine.main([str(tmp_path / "none.jsonl")])
    assert "is no file: name a corpus" in capsys.readouterr().err
    broken = tmp_path / "c.jsonl.xz"
    broken.write_bytes(b"no xz")
    assert mine.main([str(broken)]) == 1
    assert f"{broken}: cannot be read" in capsys.readouterr().err
