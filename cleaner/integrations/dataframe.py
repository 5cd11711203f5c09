"""Frames of pandas and of polars: the kernel's new columns behind their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, Unpack, cast

from cleaner.integrations import host
from cleaner.integrations.kernel import ROWS, Choices, KernelSettings, clean_rows, pa, schema_of, values_of

Frame = TypeVar("Frame")


def clean_frame(frame: Frame, **choices: Unpack[Choices]) -> Frame:
    r"""Clean the rows of a frame.

    Args:
        frame: a DataFrame of pandas, or a DataFrame or LazyFrame of polars.
        **choices: the fields of `KernelSettings`: `text="body"` or `html="page"`, `url="link"`, `options=…`, and so on.

    Returns:
        A frame of the same kind with the new columns behind its own, which are not copied; an index stays as it is.
        The new columns of pandas are Arrow's (`ArrowDtype`). A LazyFrame cleans nothing until it is collected.

    Raises:
        ColumnError: where a named column is not there, or a new one is.
        TypeError: where it is no frame.

    >>> import polars, pyarrow  # doctest: +SKIP
    >>> frame = polars.DataFrame({"body": ["أعلنت البلدية فتح الطريق.\nالمصدر: وكالات"]})  # doctest: +SKIP
    >>> clean_frame(frame, text="body")["clean_text"].to_list()  # doctest: +SKIP
    ['أعلنت البلدية فتح الطريق.']
    """
    settings = KernelSettings(**choices)
    library = type(frame).__module__.partition(".")[0]
    if library == "pandas" and hasattr(frame, "iloc"):
        return cast(Frame, _clean_pandas(frame, settings))
    if library == "polars" and hasattr(frame, "collect_schema"):
        return cast(Frame, (_clean_polars if hasattr(frame, "iter_slices") else _clean_lazily)(frame, settings))
    raise TypeError(f"clean_frame() takes a frame of pandas or polars, not {type(frame).__name__}")


def _clean_pandas(frame: Any, settings: KernelSettings) -> Any:
    pandas = host("pandas", "pandas")
    names = list(frame.columns)
    settings.check(names)
    places = {name: names.index(name) for name in (settings.body, *settings.evidence.values())}
    slices = (
        {name: _values(frame.iloc[first : first + ROWS, place]) for name, place in places.items()}
        for first in range(0, len(frame), ROWS)
    )
    cleaned = _table((clean_rows(columns, settings) for columns in slices), settings)
    result = frame.copy(deep=False)
    for name in settings.names:
        result[name] = pandas.arrays.ArrowExtensionArray(cleaned[name])
    return result


def _values(series: Any) -> Sequence[object]:
    """Give the values of a column of pandas as Python's, with None where one is missing."""
    if hasattr(series.array, "__arrow_array__"):
        return values_of(pa.array(series.array))
    return [None if missing else value for value, missing in zip(series.tolist(), series.isna(), strict=True)]


def _clean_polars(frame: Any, settings: KernelSettings) -> Any:
    polars = host("polars", "polars")
    settings.check(frame.columns)
    read = list(dict.fromkeys((settings.body, *settings.evidence.values())))
    parts = ({series.name: series.to_list() for series in part} for part in frame.select(read).iter_slices(ROWS))
    cleaned = _table((clean_rows(columns, settings) for columns in parts), settings)
    return frame.hstack(polars.from_arrow(cleaned).get_columns())


def _clean_lazily(frame: Any, settings: KernelSettings) -> Any:
    polars = host("polars", "polars")
    schema = frame.collect_schema()
    settings.check(schema.names())
    added = polars.from_arrow(schema_of(settings).empty_table()).schema
    return frame.map_batches(
        lambda part: _clean_polars(part, settings),
        schema={**schema, **added},
        streamable=True,
        predicate_pushdown=False,  # a filter may be on what is not there yet
        projection_pushdown=False,
    )


def _table(batches: Iterator[pa.RecordBatch], settings: KernelSettings) -> pa.Table:
    return pa.Table.from_batches(batches, schema=schema_of(settings))
