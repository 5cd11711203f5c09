"""Spark: the kernel over the partitions of a DataFrame, and as a function of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Unpack

from cleaner import Learned
from cleaner.integrations import host
from cleaner.integrations.kernel import (
    DEFAULT,
    Choices,
    ColumnError,
    KernelSettings,
    beside,
    clean_batch,
    pa,
    schema_of,
)
from cleaner.integrations.learning import learn_group, learned_of, sample_batches

Partition = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def clean_frame(frame: Any, **choices: Unpack[Choices]) -> Any:
    """Clean the rows of a DataFrame of Spark.

    Args:
        frame: the DataFrame.
        **choices: the fields of `KernelSettings`: `text="body"` or `html="page"`, `url="link"`, `options=…`, and so on.

    Returns:
        The DataFrame with the new columns behind its own; nothing is cleaned until it is asked for.

    Raises:
        ColumnError: where a named column is not there, or a new one is; no partition is read for that.
        ImportError: where pyspark is missing.
    """
    settings = KernelSettings(**choices)
    settings.check(frame.columns)
    kinds = host("pyspark.sql.types", "spark")
    schema = kinds.StructType([*frame.schema.fields, *spark_schema(settings).fields])
    return frame.mapInArrow(clean_partitions(settings), schema)


def clean_partitions(settings: KernelSettings = DEFAULT) -> Partition:
    """Give the function that cleans a partition, for `mapInArrow`.

    What travels to the workers are the settings with the texts of their rule files; every worker process compiles the
    rules once, at its first batch.

    Args:
        settings: which columns are read, how they are cleaned, and which columns come of it.

    Returns:
        A function of batches that gives them with the new columns behind their own.

    >>> batches = [pa.record_batch({"id": [1], "text": ["خبر"]})]
    >>> [batch.schema.names[:3] for batch in clean_partitions()(iter(batches))]
    [['id', 'text', 'clean_text']]
    """
    return partial(_clean_partition, settings)


def clean_column(**choices: Unpack[Choices]) -> Callable[..., Any]:
    """Give the function of columns that cleans them.

    Args:
        **choices: the fields of `KernelSettings`; columns are told apart by their order, not by these names.

    Returns:
        A function of the column of texts or pages and, behind it, those that the settings name of `url`, `title`,
        `outlet` and `charset`, in that order. It gives a struct of the new columns.

    Raises:
        ImportError: where pyspark is missing, or older than 4.1.
    """
    functions = host("pyspark.sql.functions", "spark")
    settings = KernelSettings(**choices)
    if not hasattr(functions, "arrow_udf"):
        raise ImportError("pyspark 4.1 is needed for a function of columns: use clean_frame, or install a newer one")

    def cleaned(*columns: pa.Array) -> pa.Array:  # Spark reads the hints, so it cannot be a partial
        return _clean_arrays(settings, columns)

    made: Callable[..., Any] = functions.arrow_udf(cleaned, spark_schema(settings))
    return made


def learn_frame(frame: Any, **choices: Unpack[Choices]) -> Learned:
    """Learn the sites of a DataFrame of Spark: partitions are sampled, and each site is learned by one task.

    Args:
        frame: the DataFrame.
        **choices: the fields of `KernelSettings` that name columns: `text="body"`, `url="link"`, and so on.

    Returns:
        What was learned, the same however the rows are parted; its `toml` is the rule file.

    Raises:
        ColumnError: where a named column is not there.
        ImportError: where pyspark is missing.
    """
    settings = KernelSettings(**choices)
    settings.check(frame.columns, adding=False)
    samples = frame.mapInArrow(partial(_sample_partition, settings), "site string, sample string")
    rules = samples.groupBy("site").applyInPandas(_learn_site, "site string, rules string")
    return learned_of(row["rules"] for row in rules.collect())


def spark_schema(settings: KernelSettings = DEFAULT) -> Any:
    """Give the new columns as a `StructType` of Spark."""
    return _kind(pa.struct(list(schema_of(settings))))


def ddl(settings: KernelSettings = DEFAULT) -> str:
    """Give the new columns as Spark's DDL, for whoever writes the schema of `mapInArrow` as a text.

    Raises:
        ImportError: where pyspark is missing.
    """
    return ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in spark_schema(settings).fields)


def _clean_partition(settings: KernelSettings, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield beside(batch, settings)


def _sample_partition(settings: KernelSettings, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    return sample_batches(batches, settings)


def _learn_site(samples: Any) -> Any:
    rules = learn_group(samples["sample"])
    return type(samples)({"site": [rules.site], "rules": [rules.to_json()]})


def _clean_arrays(settings: KernelSettings, arrays: tuple[pa.Array, ...]) -> pa.Array:
    names = (settings.body, *settings.evidence.values())
    if len(arrays) != len(names):
        raise ColumnError(f"{len(arrays)} columns were given: give {len(names)}, which are {', '.join(names)}")
    cleaned = clean_batch(pa.RecordBatch.from_arrays(list(arrays), names=list(names)), settings)
    return pa.StructArray.from_arrays(cleaned.columns, fields=list(cleaned.schema))


def _kind(kind: pa.DataType) -> Any:
    """Give a type of Arrow's, of those that the kernel's schema has, as one of Spark's."""
    kinds = host("pyspark.sql.types", "spark")
    if pa.types.is_struct(kind):
        return kinds.StructType([kinds.StructField(field.name, _kind(field.type)) for field in kind])
    if pa.types.is_list(kind):
        return kinds.ArrayType(_kind(kind.value_type))
    plain = {pa.string(): kinds.StringType, pa.int64(): kinds.LongType, pa.float64(): kinds.DoubleType}
    return plain[kind]()  # a kind that is not here would be read as another one, and fail in the middle of a run
