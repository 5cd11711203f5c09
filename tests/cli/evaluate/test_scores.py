"""The figures of `cleaner.cli.evaluate.scores`, on invented documents, and beside the scorer that defines them."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cleaner.cli.evaluate.gold import GoldDocument, GoldSegment
from cleaner.cli.evaluate.scores import FIGURES, evaluate, read_gold, score_document

TITLE = "متحف الخزف يفتح أبوابه"
BODY = ("افتتح متحف الخزف أبوابه في المدينة القديمة أمس.", "وقالت مديرته إن القاعة الأولى تضم مئة قطعة.")


def _gold(*pieces: tuple[str, str], name: str = "a", host: str | None = None) -> GoldDocument:
    text, segments = "", []
    for piece, label in pieces:
        segments.append(GoldSegment(len(text), len(text) + len(piece), label))
        text += piece + "\n"
    return GoldDocument(name, text, tuple(segments), host=host)


DIRTY = _gold((TITLE, "title"), (BODY[0], "body"), ("اقرأ أيضاً", "read_also"), (BODY[1], "body"), ("شارك", "share"))


@pytest.mark.parametrize("output", ["\n".join(BODY), "\n".join((TITLE, *BODY)), f"• {BODY[0]}\u200f  {BODY[1]}"])
def test_gold_body_is_perfect_with_and_without_its_title(output: str) -> None:
    score = score_document(DIRTY, output)
    assert (score.perfect, score.f1, score.lost, score.leaked, score.damaged) == (True, 1.0, 0, (), ())
    assert score.dropped == {"read_also": 1, "share": 1}


def test_untouched_text_leaks_all_and_loses_nothing() -> None:
    score = score_document(DIRTY, DIRTY.text)
    assert [(fault.label, fault.text) for fault in score.leaked] == [("read_also", "اقرأ أيضاً"), ("share", "شارك")]
    assert (score.perfect, score.lost, score.damaged) == (False, 0, ())
    assert score.f1 == 2 * score.words / (2 * score.words + 3)


def test_one_changed_word_damages_its_segment_alone() -> None:
    score = score_document(DIRTY, f"{BODY[0]}\n{BODY[1].replace('مئة', 'ألف')}")
    assert [fault.text for fault in score.damaged] == [BODY[1]]
    assert (score.lost, score.perfect) == (1, False)


def test_empty_output_loses_all() -> None:
    score = score_document(DIRTY, "")
    assert (score.f1, score.lost, len(score.damaged), score.leaked) == (0.0, score.words, 2, ())


def test_page_without_body_wants_nothing() -> None:
    gold = _gold(("أخبار", "nav"), ("رياضة", "nav"))
    assert score_document(gold, "").perfect
    assert score_document(gold, "").f1 == 1.0
    assert len(score_document(gold, "أخبار\nرياضة").leaked) == 2


def test_phrase_that_the_body_has_too_leaks_only_when_it_stands_once_more() -> None:
    gold = _gold(("عاد المطر إلى الشمال.", "body"), ("المطر", "tags"))
    assert score_document(gold, "عاد المطر إلى الشمال.").leaked == ()
    assert len(score_document(gold, gold.text).leaked) == 1


def test_words_are_compared_whole_and_pieces_may_not_overlap() -> None:
    gold = _gold(("شمس", "body"), ("شمس شمس", "tags"))
    assert score_document(gold, "شمسية شمس").damaged == ()
    assert score_document(gold, "شمسية").damaged != ()
    assert len(score_document(gold, "شمس شمس").leaked) == 1


def test_report_adds_up_and_names_the_worst() -> None:
    documents = [replace(DIRTY, id=name) for name in "abcd"]
    outputs = {"a": "\n".join(BODY), "b": DIRTY.text, "c": BODY[0], "x": "زائد"}
    report = evaluate(documents, outputs)
    assert (report.documents, report.missing, report.perfect, report.leak) == (4, 1, 0.25, 0.25)
    assert report.damage == 3 / 8
    assert report.leak_by_label == {"read_also": 0.25, "share": 0.25}
    assert [score.id for score in report.worst(9)] == ["d", "c", "b"]
    assert [score.id for score in report.worst(1)] == ["d"]


def test_no_documents_give_zeros() -> None:
    report = evaluate([], {})
    assert [getattr(report, name) for name in FIGURES] == [0.0] * 5
    assert (report.intervals, report.scores, report.worst(3)) == ({}, (), [])


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    documents = [replace(DIRTY, id=str(n), host=f"h{n % 7}.example") for n in range(60)]
    outputs = {document.id: "\n".join(BODY) if int(document.id) % 3 else document.text for document in documents}
    report = evaluate(documents, outputs)
    assert evaluate(documents, outputs).intervals == report.intervals
    for name in FIGURES:
        low, high = report.intervals[name]
        assert low <= getattr(report, name) <= high
    assert report.intervals["perfect"].low < report.intervals["perfect"].high
    assert not evaluate(documents, outputs, resamples=0).intervals


def test_one_host_alone_has_an_interval_of_one_point_and_no_host_counts_as_one_each() -> None:
    one_host = [replace(DIRTY, id=str(n), host="h.example") for n in range(9)]
    outputs = {str(n): DIRTY.text if n % 2 else "\n".join(BODY) for n in range(9)}
    low, high = evaluate(one_host, outputs).intervals["leak"]
    assert low == high
    low, high = evaluate([replace(document, host=None) for document in one_host], outputs).intervals["leak"]
    assert low < high


def _noisy(gold: GoldDocument, kind: str, chance: random.Random) -> str:
    """Spoil a text in ways that reach every branch of a score."""
    lines = (gold.body if kind == "body" else gold.text).splitlines(keepends=True)
    if kind == "lines":
        lines = [line for line in lines if chance.random() < 0.7]
    elif kind == "words":
        lines = [" ".join(word for word in line.split() if chance.random() < 0.97) + "\n" for line in lines]
    elif kind == "twice":
        lines = [line * chance.choice((0, 1, 1, 1, 2)) for line in lines]
    return "".join(lines)


@pytest.mark.parametrize("kind", ["body", "untouched", "lines", "words", "twice", "missing"])
@pytest.mark.parametrize("name", ["text-dev", "composed-dev", "pagetext-dev", "html-dev/gold"])
def test_agrees_with_the_scorer_that_defines_the_figures(name: str, kind: str, tmp_path: Path) -> None:
    folder = os.environ.get("CLEANER_GOLD")
    if not folder or not Path(folder).is_dir():
        pytest.skip("CLEANER_GOLD names no folder with gold sets and their scorer")
    path = Path(folder) / f"{name}.jsonl"
    documents = read_gold(path)
    chance = random.Random(f"{name} {kind}")
    outputs = {gold.id: _noisy(gold, kind, chance) for gold in documents if kind != "missing" or chance.random() < 0.5}
    predictions = tmp_path / "predictions.jsonl"
    rows = (json.dumps({"id": name, "text": text}) for name, text in outputs.items())
    predictions.write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, str(Path(folder) / "score.py"), str(path), str(predictions), "--json"]
    defined = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    report = evaluate(documents, outputs, resamples=0)
    assert {key: getattr(report, key) for key in defined} == defined
