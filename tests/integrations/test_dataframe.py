"""Frames of pandas and polars: the bytes of the command line, and indexes and laziness as they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleaner import Options
from tests.support.tabular import NULLS, assert_same, columns, records, run_example, tried

pa = pytest.importorskip("pyarrow", reason="pip install 'arabic-article-cleaner[arrow]'")

from cleaner.integrations.dataframe import clean_frame  # noqa: E402
from cleaner.integrations.kernel import SCHEMA, ColumnError  # noqa: E402

TEXT = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات"
CLEAN = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة."
MIXED = [TEXT, None, 7, float("nan"), TEXT.encode(), ["خبر"], "خبر \ud800"]
ERRORS = [
    None,
    NULLS,
    "the column 'text' holds int, not a text: mend it, or name another column",
    NULLS,
    "the column 'text' holds bytes, not a text: decode it first",
    "the column 'text' holds list, not a text: mend it, or name another column",
    None,
]


@pytest.fixture
def pandas() -> Any:
    return pytest.importorskip("pandas", reason="pip install 'arabic-article-cleaner[pandas]'")


@pytest.fixture
def polars() -> Any:
    return pytest.importorskip("polars", reason="pip install 'arabic-article-cleaner[polars]'")


def rows_of(frame: Any) -> Any:
    """Give a frame of pandas as rows, by way of Arrow."""
    return pa.Table.from_pandas(frame, preserve_index=False).to_pylist()


def test_pandas_gives_the_bytes_of_the_command_line(pandas: Any) -> None:
    assert_same(rows_of(clean_frame(pandas.DataFrame(columns(records())), url="url", title="title")))


@pytest.mark.parametrize("engine", ["eager", "in-memory", "streaming"])
def test_polars_gives_the_bytes_of_the_command_line(polars: Any, engine: Any) -> None:
    frame = polars.DataFrame(columns(records()))
    if engine == "eager":
        assert_same(clean_frame(frame, url="url", title="title").to_dicts())
    else:
        assert_same(clean_frame(frame.lazy(), url="url", title="title").collect(engine=engine).to_dicts())


@pytest.mark.parametrize("kind", ["object", "str", "string", "category", "arrow"])
def test_pandas_reads_every_kind_of_column(pandas: Any, kind: str) -> None:
    dtype = pandas.ArrowDtype(pa.large_string()) if kind == "arrow" else kind
    frame = pandas.DataFrame({"text": pandas.Series([TEXT, None, TEXT]).astype(dtype)})
    if kind != "str":  # which older ones make a text of what is missing
        assert frame["text"].isna().tolist() == [False, True, False]
    cleaned = clean_frame(frame)
    assert cleaned["clean_text"].tolist()[::2] == [CLEAN] * 2
    assert cleaned["removed"][0][0]["rule"] == "source.label"
    assert cleaned.dtypes["text"] == frame.dtypes["text"]


def test_rows_of_pandas_that_are_no_texts_have_their_reason(pandas: Any) -> None:
    cleaned = clean_frame(pandas.DataFrame({"text": pandas.Series(MIXED, dtype=object)}))
    assert rows_of(cleaned[["error"]]) == [{"error": error} for error in ERRORS]
    assert cleaned["clean_text"].notna().tolist() == [error is None for error in ERRORS]


def test_an_index_stays_and_the_frame_is_not_touched(pandas: Any) -> None:
    frame = pandas.DataFrame({"text": [TEXT] * 3, "n": [1, 2, 3]}, index=["ب", "ب", "أ"])
    cleaned = clean_frame(frame.iloc[::2], outputs=())
    assert cleaned.index.tolist() == ["ب", "أ"]
    assert cleaned.columns.tolist() == ["text", "n", "clean_text", "error"]
    assert frame.columns.tolist() == ["text", "n"]
    assert cleaned["n"].tolist() == [1, 3]


def test_columns_of_pandas_may_have_one_name(pandas: Any) -> None:
    frame = pandas.DataFrame([[TEXT, 7, 0]], columns=["text", "text", 5])
    assert clean_frame(frame)["clean_text"].tolist() == [CLEAN]


def test_frames_without_rows(pandas: Any, polars: Any) -> None:
    empty = clean_frame(pandas.DataFrame({"text": pandas.Series([], dtype=object)}))
    assert pa.Schema.from_pandas(empty).names[:6] == ["text", *SCHEMA.names]
    assert [str(kind.pyarrow_dtype) for kind in empty.dtypes[1:]] == [str(field.type) for field in SCHEMA]
    for frame in (polars.DataFrame({"text": []}, schema={"text": polars.String}), polars.DataFrame({"text": [None]})):
        assert clean_frame(frame).columns == ["text", *SCHEMA.names]
        assert clean_frame(frame.lazy()).collect().schema == clean_frame(frame).schema


@pytest.mark.parametrize("kind", ["String", "Categorical", "Object"])
def test_polars_reads_every_kind_of_column(polars: Any, kind: str) -> None:
    frame = polars.DataFrame({"text": polars.Series([TEXT, None, TEXT], dtype=getattr(polars, kind))})
    cleaned = clean_frame(frame)
    assert cleaned["clean_text"].to_list() == [CLEAN, None, CLEAN]
    assert cleaned["error"].to_list() == [None, NULLS, None]


def test_rows_of_polars_that_are_no_texts_have_their_reason(polars: Any) -> None:
    frame = polars.DataFrame({"text": polars.Series([TEXT, 7], dtype=polars.Object)})
    assert clean_frame(frame)["error"].to_list() == [None, ERRORS[2]]
    assert clean_frame(polars.DataFrame({"text": [7]}))["error"].to_list() == [ERRORS[2]]


def test_pieces_of_polars_are_counted_by_rule(polars: Any) -> None:
    cleaned = clean_frame(polars.DataFrame({"text": [TEXT, TEXT]}))
    assert cleaned["removed"].explode().struct.field("rule").value_counts().rows() == [("source.label", 2)]


def test_a_lazy_frame_cleans_what_is_asked_for(polars: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner.integrations import dataframe

    seen: list[int] = []
    whole = dataframe._clean_polars

    def counted(frame: Any, settings: Any) -> Any:
        seen.append(len(frame))
        return whole(frame, settings)

    monkeypatch.setattr(dataframe, "_clean_polars", counted)
    lazy = clean_frame(polars.LazyFrame({"id": range(50), "text": [TEXT] * 49 + [None]}))
    assert not seen
    assert lazy.collect_schema().names() == ["id", "text", *SCHEMA.names]
    assert lazy.filter(polars.col("error").is_not_null()).select("id").collect().rows() == [(49,)]
    assert sum(seen) == 50


@pytest.mark.parametrize("library", ["pandas", "polars", "lazy"])
def test_a_missing_column_is_one_error(library: str, request: pytest.FixtureRequest) -> None:
    host = request.getfixturevalue("pandas" if library == "pandas" else "polars")
    frame = host.DataFrame({"id": [1], "النص": ["خبر"]})
    with pytest.raises(ColumnError, match="there is no column 'text': the columns are 'id', 'النص'"):
        clean_frame(frame.lazy() if library == "lazy" else frame)
    taken = host.DataFrame({"text": ["خبر"], "error": [""]})
    with pytest.raises(ColumnError, match="there is a column 'error' already"):
        clean_frame(taken.lazy() if library == "lazy" else taken)


def test_what_is_no_frame_is_refused(polars: Any) -> None:
    for value in ([TEXT], polars.Series([TEXT])):
        with pytest.raises(TypeError, match="takes a frame of pandas or polars, not"):
            clean_frame(value)


def test_choices_are_heeded(polars: Any) -> None:
    frame = polars.DataFrame({"body": [TEXT]})
    cleaned = clean_frame(frame, text="body", options=Options(keep=frozenset({"source"})), outputs=(), prefix="c_")
    assert cleaned.to_dicts() == [{"body": TEXT, "c_clean_text": TEXT, "c_error": None}]


@pytest.mark.parametrize("host", ["pandas", "polars"])
def test_the_example_runs(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    pytest.importorskip(host, reason=f"pip install 'arabic-article-cleaner[{host}]'")
    shown = run_example(f"{host}_frame.py", tmp_path, monkeypatch, capsys)
    assert "أعلنت البلدية فتح الطريق الساحلي أمام الحركة." in shown
    assert "source.label" in shown
    assert NULLS in shown


def test_the_page_is_true(pandas: Any, polars: Any) -> None:
    assert tried("dataframes.md") == (0, 9)
