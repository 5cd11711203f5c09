"""The sample files: generated ones have not drifted, and cleaning is at least as good on them as it was."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.cli.evaluate.gold import GoldDocument, GoldError, read_gold
from cleaner.cli.evaluate.scores import Report, evaluate
from cleaner.rules.rule import LABELS
from cleaner.text.evidence.table import load_table
from tests.support.gold_samples import SAMPLES, expected_line, gold_line, read_samples
from tests.support.labelled_samples import line_of, read_labelled

GOLD = os.environ.get("CLEANER_GOLD")
FLOORS = {  # as they are and with their line breaks lost: perfect at least; leak, damage and lost at most; f1 at least
    "text-dev.jsonl": ((0.87, 0.13, 0.004, 0.001, 0.997), (0.79, 0.21, 0.004, 0.001, 0.996)),
    "text-dev2.jsonl": ((0.81, 0.25, 0.008, 0.003, 0.995), (0.75, 0.275, 0.008, 0.003, 0.995)),
    "scraped-dev.jsonl": ((0.37, 0.15, 0.001, 0.001, 0.87), (0.37, 0.155, 0.001, 0.001, 0.87)),
    "pages-dev.jsonl": ((0.87, 0.08, 0.0085, 0.001, 0.955), (0.81, 0.24, 0.0085, 0.001, 0.955)),
    "kinds-dev.jsonl": ((0.15, 0.156, 0.0065, 0.002, 0.95), (0.07, 0.184, 0.0075, 0.003, 0.94)),
    "regional-dev.jsonl": ((0.51, 0.115, 0.015, 0.002, 0.945), (0.37, 0.17, 0.030, 0.006, 0.935)),
    "composed-dev.jsonl": ((0.96, 0.003, 0.004, 0.001, 0.997), (0.43, 0.09, 0.021, 0.002, 0.945)),
    "pagetext-dev.jsonl": ((0.76, 0.013, 0.001, 0.001, 0.995), (0.30, 0.07, 0.125, 0.005, 0.975)),
    "keepers-dev.jsonl": ((0.97, 0.0, 0.002, 0.001, 0.999), (0.79, 0.0, 0.001, 0.001, 0.99)),
    "keepers-dev2.jsonl": ((0.91, 0.0, 0.0165, 0.009, 0.996), (0.95, 0.0, 0.0035, 0.005, 0.997)),
    "../seeds/gold.jsonl": ((1.0, 0.0, 0.0, 0.0, 1.0), (1.0, 0.0, 0.0, 0.0, 1.0)),
}
TABLE = "8ca7df81dd8250c4"  # the fitted table that these are of
BREAKS = {ord(c): " " for c in "\n\r\u2028\u2029\x0b\x0c"}


def test_the_levels_are_of_the_table_that_is_shipped() -> None:
    assert load_table().digest == TABLE, "measure the levels anew, and tell which of them fell"


def test_there_are_enough_samples() -> None:
    assert len(read_samples()) >= 20


@pytest.mark.parametrize(("name", "line"), [("articles.jsonl", gold_line), ("expected.jsonl", expected_line)])
def test_generated_files_have_not_drifted(name: str, line: object) -> None:
    assert callable(line)
    written = (SAMPLES.parent / name).read_text(encoding="utf-8")
    assert written == "".join(map(line, read_samples())), (
        "run python -m tests.support.gold_samples, and read the difference"
    )


CLEAN = [pytest.param(sample, id=sample.id) for sample in read_samples() if sample.id.startswith("clean-")]


@pytest.mark.parametrize("sample", CLEAN)
def test_no_word_of_a_clean_article_is_lost(sample: GoldDocument) -> None:
    report = _scored((sample,))
    assert (report.damage, report.lost) == (0, 0)


def test_samples_keep_their_level() -> None:
    report = _scored(read_samples())
    assert report.damage <= 0.012  # two paragraphs parted by `<br>` alone, which has to stay
    assert report.lost <= 0.002
    assert report.perfect >= 0.82
    assert report.leak <= 0.045


@pytest.mark.skipif(not GOLD, reason="CLEANER_GOLD does not name a folder of gold sets")
@pytest.mark.parametrize("flat", [False, True], ids=["as they are", "flattened"])
@pytest.mark.parametrize("name", FLOORS)
def test_gold_sets_keep_their_level(name: str, flat: bool) -> None:
    documents = read_gold(Path(GOLD or "") / name)
    if flat:
        documents = tuple(replace(document, text=document.text.translate(BREAKS)) for document in documents)
    report = _scored(documents)
    perfect, leak, damage, lost, f1 = FLOORS[name][flat]
    assert report.perfect >= perfect
    assert report.leak <= leak
    assert report.damage <= damage
    assert report.lost <= lost
    assert report.f1 >= f1


def _scored(documents: tuple[GoldDocument, ...]) -> Report:
    outputs = {d.id: clean(d.text, title=d.title, url=d.url).text for d in documents}
    return evaluate(documents, outputs, resamples=0)


def test_labelled_scrapes_can_be_read_and_hold_every_label() -> None:
    documents = read_labelled()
    assert len(documents) >= 1_300
    assert len({document.id for document in documents}) == len(documents)
    assert {segment.label for document in documents for segment in document.segments} == set(LABELS)
    assert all(str(document.host).endswith(".example") for document in documents)
    assert [json.loads(line_of(document))["id"] for document in documents[:2]] == [doc.id for doc in documents[:2]]


def test_a_labelled_scrape_of_another_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("### id=a host=a.example title=\nbody\tوصل الوفد أمس.\nلا وسم هنا\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"odd\.txt: line 3 is no piece"):
        read_labelled(tmp_path)
