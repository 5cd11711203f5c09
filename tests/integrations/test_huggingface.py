"""Hugging Face datasets: the bytes of the command line, and one fingerprint in every process."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner import Options
from tests.support.paths import ROOT
from tests.support.tabular import NULLS, assert_same, columns, records, run_example, tried

datasets = pytest.importorskip("datasets", reason="pip install 'arabic-article-cleaner[datasets]'")

from cleaner.integrations.huggingface import batched_cleaner, clean_dataset  # noqa: E402
from cleaner.integrations.kernel import SCHEMA, ColumnError  # noqa: E402

TEXT = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات"
CLEAN = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة."


@pytest.fixture(autouse=True)
def _quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Keep the cache of a test in its folder, and bars of progress away."""
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", tmp_path / "cache")
    datasets.disable_progress_bars()
    yield
    datasets.enable_progress_bars()


@pytest.fixture(scope="module")
def data() -> Any:
    return datasets.Dataset.from_dict(columns(records()))


# forked by the library, from a process that others of its threads run in
FORKS = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@FORKS
@pytest.mark.parametrize("processes", [None, 2])
def test_a_dataset_gives_the_bytes_of_the_command_line(data: Any, processes: int | None) -> None:
    cleaned = clean_dataset(data, num_proc=processes, url="url", title="title")
    assert_same(cleaned.to_list())


@FORKS
@pytest.mark.parametrize("processes", [None, 2])
def test_the_function_alone_gives_them_too(data: Any, processes: int | None) -> None:
    function = batched_cleaner(url="url", title="title")
    features = function.features(data.features)
    assert_same(data.map(function, batched=True, batch_size=50, features=features, num_proc=processes).to_list())


@pytest.mark.parametrize("typed", [True, False])
def test_a_stream_gives_them_too(data: Any, typed: bool) -> None:
    def rows() -> Any:
        yield from data

    stream = data.to_iterable_dataset(num_shards=3) if typed else datasets.IterableDataset.from_generator(rows)
    assert_same(clean_dataset(stream, url="url", title="title"))
    assert_same(stream.map(batched_cleaner(url="url", title="title"), batched=True))


def test_columns_have_their_types_where_a_first_batch_has_nothing() -> None:
    given = datasets.Dataset.from_dict({"text": ["هطلت أمطار غزيرة."] * 4 + [TEXT, None]})
    function = batched_cleaner()
    features = function.features(given.features)
    cleaned = given.map(function, batched=True, batch_size=2, writer_batch_size=2, features=features)
    assert cleaned.features.arrow_schema.names == ["text", *SCHEMA.names]
    assert [str(kind) for kind in cleaned.features.arrow_schema.types[1:]] == [str(kind) for kind in SCHEMA.types]
    assert cleaned["clean_text"][4:] == [CLEAN, None]
    assert cleaned["error"][4:] == [None, NULLS]
    assert clean_dataset(given).features == cleaned.features


def test_a_stream_of_rows_that_say_nothing_of_their_columns() -> None:
    def rows() -> Any:
        yield from ({"text": text} for text in (TEXT, None, 7))

    cleaned = list(clean_dataset(datasets.IterableDataset.from_generator(rows)))
    assert [row["clean_text"] for row in cleaned] == [CLEAN, None, None]
    assert [row["error"] for row in cleaned][1:] == [
        NULLS,
        "the column 'text' holds int, not a text: mend it, or name another column",
    ]


def test_a_missing_column_is_one_error(data: Any) -> None:
    for given in (data, data.to_iterable_dataset()):
        with pytest.raises(
            ColumnError, match="there is no column 'body': the columns are 'id', 'url', 'title', 'text'"
        ):
            clean_dataset(given, text="body")
    with pytest.raises(ColumnError, match="there is no column 'body'"):
        data.map(batched_cleaner(text="body"), batched=True)


def test_no_rows() -> None:
    features = datasets.Features({"text": datasets.Value("string")})
    assert len(clean_dataset(datasets.Dataset.from_dict({"text": []}, features=features))) == 0
    for known in (None, features):
        stream = datasets.IterableDataset.from_generator(lambda: iter(()), features=known)
        assert list(clean_dataset(stream)) == []


def fingerprint(seed: str, **environment: str) -> str:
    """Give the fingerprint that `datasets` gives the function in a process of its own."""
    code = (
        "from datasets.fingerprint import Hasher; from cleaner import Options;"
        "from cleaner.integrations.huggingface import batched_cleaner;"
        "options = Options(keep={'source', 'tags', 'related'}, without=['read_also.label', 'share.button']);"
        "print(Hasher.hash(batched_cleaner(text='body', options=options)))"
    )
    known = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, **environment}
    done = subprocess.run([sys.executable, "-c", code], env=known, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_fingerprint_is_the_same_in_two_processes() -> None:
    options = Options(
        keep=frozenset({"source", "tags", "related"}), without=frozenset({"read_also.label", "share.button"})
    )
    here = datasets.fingerprint.Hasher.hash(batched_cleaner(text="body", options=options))
    assert fingerprint("1") == fingerprint("2") == here
    others = [batched_cleaner(text="body"), batched_cleaner(text="body", options=options, outputs=())]
    assert here not in {datasets.fingerprint.Hasher.hash(other) for other in others}


def test_the_cache_is_hit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.integrations import huggingface, kernel, settings

    path = tmp_path / "data.jsonl"
    path.write_text("".join('{"text": "هطلت أمطار غزيرة."}\n' for _ in range(3)), encoding="utf-8")
    given = datasets.load_dataset("json", data_files=str(path), split="train", cache_dir=str(tmp_path / "cache"))
    seen: list[int] = []
    whole = kernel.table_beside

    def counted(table: Any, chosen: Any) -> Any:
        seen.append(len(table))
        return whole(table, chosen)

    monkeypatch.setattr(huggingface, "table_beside", counted)
    first = clean_dataset(given)
    again = clean_dataset(given)
    assert seen == [3]
    assert again.cache_files == first.cache_files != []
    assert again.to_list() == first.to_list()
    clean_dataset(given, outputs=())
    assert seen == [3, 3]
    monkeypatch.setattr(settings, "__version__", "9.9")
    clean_dataset(given)
    assert seen == [3, 3, 3]  # what another version made is made anew


def test_the_function_can_be_pickled() -> None:
    function = batched_cleaner(text="body")
    assert pickle.loads(pickle.dumps(function)) == function


@FORKS
def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    shown = run_example("datasets_map.py", tmp_path, monkeypatch, capsys)
    assert "أعلنت البلدية فتح الطريق الساحلي أمام الحركة." in shown
    assert NULLS in shown


def test_the_page_is_true() -> None:
    assert tried("datasets.md") == (0, 8)
