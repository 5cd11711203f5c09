"""Gold files and samples: what they must hold, and what is said of broken ones."""

import json
from pathlib import Path

import pytest

from cleaner.cli.evaluate.gold import GoldDocument, GoldError, GoldSegment, read_gold
from cleaner.rules.rule import LABELS
from tests.support.gold_samples import SAMPLES, read_sample

TEXT = "افتتح المتحف أبوابه أمس.\nالمصدر: وكالات"
GOOD = {"id": "a", "text": TEXT, "segments": [[0, 24, "body"], [25, 39, "source"]]}


def _file(folder: Path, *lines: object) -> Path:
    path = folder / "gold.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_reads_documents_in_their_order(tmp_path: Path) -> None:
    known = {"title": "متحف جديد", "url": "https://naba.example/1", "host": ""}
    path = _file(tmp_path, GOOD, "", GOOD | {"id": "b"} | known | {"made_from": 3})
    segments = (GoldSegment(0, 24, "body"), GoldSegment(25, 39, "source"))
    assert read_gold(path) == (
        GoldDocument("a", TEXT, segments),
        GoldDocument("b", TEXT, segments, "متحف جديد", "https://naba.example/1", None),
    )


def test_body_keeps_lines_apart_and_joins_the_pieces_of_one() -> None:
    text = "سقط المطر. اقرأ أيضاً: الطقس وفاض الوادي.\n\nوعاد الهدوء."
    segments = (GoldSegment(0, 10, "body"), GoldSegment(11, 28, "read_also"), GoldSegment(29, 41, "body"))
    gold = GoldDocument("a", text, (*segments, GoldSegment(43, 55, "body")))
    assert gold.body == "سقط المطر. وفاض الوادي.\nوعاد الهدوء."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 2: is not JSON"),
        ("[" * 100_000, "line 2: is not JSON"),
        ([1], "line 2: is list, not an object"),
        ({"text": TEXT, "segments": []}, "line 2: 'id' is missing"),
        (GOOD | {"id": 7}, "line 2: 'id' is missing or not str"),
        (GOOD | {"id": "b", "url": 7}, "line 2: 'url' is not a text"),
        (GOOD, "line 2: the id 'a' stands on an earlier line too"),
        (GOOD | {"segments": [[0, 24]]}, r"segment 1 is not \[start, end, label\]"),
        (GOOD | {"segments": [[0, 24.0, "body"]]}, "segment 1 is not"),
        (GOOD | {"segments": [[0, 24, "prose"]]}, "segment 1 has no known label but 'prose': choose from body"),
        (GOOD | {"segments": [[0, 24, "body"], [25, 60, "source"]]}, r"segment 2 \(25 to 60\) is .* past the end"),
        (GOOD | {"segments": [[0, 24, "body"], [20, 39, "source"]]}, r"segment 2 \(20 to 39\) is .* out of order"),
        (GOOD | {"segments": [[0, 24, "body"]]}, "no segment covers 'المصدر: وكالات' between 24 and 39: label it"),
    ],
)
def test_broken_line_is_named_in_one_line(tmp_path: Path, line: object, said: str) -> None:
    path = _file(tmp_path, GOOD, line)
    with pytest.raises(GoldError, match=said) as caught:
        read_gold(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: cannot be read"):
        read_gold(tmp_path / "none.jsonl")
    with pytest.raises(GoldError, match="holds no document"):
        read_gold(_file(tmp_path, ""))
    (tmp_path / "old.jsonl").write_bytes("مطر".encode("cp1256"))
    with pytest.raises(GoldError, match=r"old\.jsonl: line 1: is not UTF-8"):
        read_gold(tmp_path / "old.jsonl")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_sample_is_labelled_throughout(path: Path) -> None:
    gold = read_sample(path)  # raises for a text that no segment covers
    assert gold.segments
    assert {segment.label for segment in gold.segments} <= set(LABELS)
    assert all(gold.text[start:end] == gold.text[start:end].strip() for start, end, _ in gold.segments)


def test_there_are_samples() -> None:
    assert len(list(SAMPLES.glob("*.txt"))) >= 20


def test_sample_keeps_line_ends_glue_and_white_space(tmp_path: Path) -> None:
    path = tmp_path / "glued.txt"
    sample = "# about: A line.\n# eol: crlf\n---\nbody\tهطل المطر.  \n+share\tشارك\n\ndate\t\tأمس\u2028\n"
    path.write_bytes(sample.encode())
    gold = read_sample(path)
    assert gold.text == "هطل المطر.  شارك\r\n\r\n\tأمس\u2028"
    assert [(gold.text[start:end], label) for start, end, label in gold.segments] == [
        ("هطل المطر.", "body"),
        ("شارك", "share"),
        ("أمس", "date"),
    ]


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("body\tنص", "has no line '---'"),
        ("# about: A line.\n---\nنص بلا وسم", "line 3 has no tab"),
        ("# autor: أحد\n---\nbody\tنص", "line 1 is no header"),
        ("# eol: cr\n---\nbody\tنص", "eol 'cr' is unknown"),
        ("---\nprose\tنص", "no known label but 'prose'"),
    ],
)
def test_broken_sample_is_named(tmp_path: Path, sample: str, said: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_text(sample, encoding="utf-8")
    with pytest.raises(GoldError, match=said):
        read_sample(path)
