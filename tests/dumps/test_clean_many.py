"""Many texts: a result for each, in order, whatever one of them is, here and in worker processes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import Any

import pytest

from cleaner import Document, Options, clean, clean_many
from cleaner.dumps.clean_many import clean_many as own
from cleaner.dumps.workers import worker

TEXTS = [f"فتحت البلدية الطريق رقم {number} أمس.\nالمصدر: وكالات" for number in range(5)]


def test_texts_and_documents_are_cleaned_in_order() -> None:
    documents: list[str | Document] = [Document(TEXTS[0], url="https://marfa.example/1"), *TEXTS[1:]]
    assert list(clean_many(documents)) == [clean(document) for document in documents]
    kept = Options(keep=frozenset({"source"}))
    assert [result.text for result in clean_many(TEXTS, options=kept)] == TEXTS
    assert own is clean_many


def test_it_reads_no_more_than_it_must() -> None:
    read: list[int] = []

    def endless() -> Iterator[str]:
        for number in count():
            read.append(number)
            yield TEXTS[0]

    assert len(list(islice(clean_many(endless()), 3))) == 3
    assert read == [0, 1, 2]


def test_workers_give_the_same_in_the_same_order() -> None:
    texts: list[Any] = [*TEXTS, None, *TEXTS]
    assert list(clean_many(texts, workers=2)) == list(clean_many(texts)) == list(clean_many(texts, workers=None))


def test_what_is_no_text_is_told_and_ends_nothing() -> None:
    texts: list[Any] = [TEXTS[0], float("nan"), {"body": TEXTS[1]}, Document(None), TEXTS[2]]  # type: ignore[arg-type]
    results = list(clean_many(texts))
    assert [result.text for result in results] == [clean(TEXTS[0]).text, "", "", "", clean(TEXTS[2]).text]
    assert [[notice.kind for notice in result.warnings] for result in results] == [[], *[["failed"]] * 3, []]
    assert "not float" in results[1].warnings[0].message
    assert "record['body']" in results[2].warnings[0].message


def test_a_text_that_raises_stays_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("خطأ")

    monkeypatch.setattr(worker, "do", fail)
    (result,) = clean_many([TEXTS[0]])
    assert (result.text, result.removed) == (TEXTS[0], ())
    assert result.warnings[0].kind == "failed"
    assert "ZeroDivisionError" in result.warnings[0].message


@pytest.mark.parametrize("texts", [TEXTS[0], b"abc", {"text": TEXTS[0]}, Document(TEXTS[0]), None, 7])
def test_one_text_is_not_many(texts: Any) -> None:
    with pytest.raises(TypeError, match=r"takes many texts, not \w+: give a list, or call clean"):
        clean_many(texts)


@pytest.mark.parametrize("workers", [-1, 1.5, "2"])
def test_workers_are_a_number(workers: Any) -> None:
    with pytest.raises(ValueError, match="workers must be 0"):
        clean_many(TEXTS, workers=workers)
