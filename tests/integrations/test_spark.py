"""Spark, really run on this machine: the bytes of the command line, and a worker that is killed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner import Options, learn
from tests.support.learning import records as records_of_site
from tests.support.paths import ROOT
from tests.support.tabular import NULLS, assert_same, records, run_example

pytest.importorskip("pyspark", reason="pip install 'arabic-article-cleaner[spark]'")
pytest.importorskip("pandas", reason="pip install 'arabic-article-cleaner[spark]'")
pytest.importorskip("pyarrow", reason="pip install 'arabic-article-cleaner[spark]'")

from cleaner.integrations.kernel import ColumnError, KernelSettings
from cleaner.integrations.spark import clean_column, clean_frame, clean_partitions, ddl, learn_frame, spark_schema

SITE = records_of_site(10, lambda n, title, prose: [*prose[:2], "من غرفة أخبار المرفأ"])
TEXT = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات"
CLEAN = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة."
COLUMNS = "id string, url string, title string, text string"
pytestmark = [
    # pyspark says so wherever pandas 3 is installed, of which nothing is used here
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # sockets to the JVM, which py4j leaves to the collector
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Give a session of two cores, in which a task may fail twice; batches are small."""
    from pyspark.sql import SparkSession

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.sql.shuffle.partitions", "2")
        session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "64").getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


@pytest.fixture(scope="module")
def articles(spark: Any) -> Any:
    rows = [tuple(record[name] for name in ("id", "url", "title", "text")) for record in records()]
    return spark.createDataFrame(rows, COLUMNS).repartition(4).cache()


def rows_of(frame: Any) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in frame.collect()]


def test_it_gives_the_bytes_of_the_command_line(articles: Any) -> None:
    cleaned = clean_frame(articles, url="url", title="title")
    assert cleaned.rdd.getNumPartitions() == 4
    assert_same(rows_of(cleaned))


def test_so_do_the_parts_of_it(articles: Any) -> None:
    settings = KernelSettings(url="url", title="title")
    assert_same(rows_of(articles.mapInArrow(clean_partitions(settings), f"{COLUMNS}, {ddl(settings)}")))
    column = clean_column(url="url", title="title")("text", "url", "title")
    assert_same(rows_of(articles.withColumn("made", column).select("id", "made.*")))


def test_a_worker_that_is_killed_is_replaced_and_loses_nothing(articles: Any, tmp_path: Path) -> None:
    killed = str(tmp_path / "killed")
    clean = clean_partitions(KernelSettings(url="url", title="title"))

    def fatal(batches: Any) -> Any:
        import os
        import signal

        for number, batch in enumerate(clean(batches)):
            if number and not os.path.exists(killed):  # noqa: PTH110  # what travels to the worker is short
                with open(killed, "w", encoding="utf-8") as mark:  # noqa: PTH123
                    mark.write(str(os.getpid()))
                os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    assert_same(rows_of(articles.coalesce(2).mapInArrow(fatal, f"{COLUMNS}, {ddl()}")))
    assert int((tmp_path / "killed").read_text(encoding="utf-8")) != os.getpid()


def test_the_rules_are_compiled_once_a_worker(articles: Any) -> None:
    clean = clean_partitions(KernelSettings(options=Options(preset="precision")))

    def counted(batches: Any) -> Any:
        import os

        import pyarrow

        from cleaner.pipeline import matcher_for

        for _ in clean(batches):
            pass
        yield pyarrow.record_batch({"worker": [os.getpid()], "compiled": [matcher_for.cache_info().misses]})

    rows = articles.mapInArrow(counted, "worker long, compiled long").collect()
    assert len(rows) == 4
    most = {row.worker: row.compiled for row in sorted(rows, key=lambda row: row.compiled)}
    assert max(most.values()) <= 2  # these options, and those of tests before


def test_empty_partitions_and_nulls(spark: Any) -> None:
    from pyspark.sql import functions

    frame = spark.createDataFrame([(0, TEXT), (1, None), (2, TEXT), (3, TEXT)], "n int, text string").filter("n < 2")
    assert frame.rdd.getNumPartitions() == 2
    assert frame.select(functions.spark_partition_id()).distinct().count() == 1
    rows = rows_of(clean_frame(frame).orderBy("n"))
    assert [(row["clean_text"], row["error"]) for row in rows] == [(CLEAN, None), (None, NULLS)]
    assert rows[1]["removed"] is rows[1]["metadata"] is None
    assert rows_of(clean_frame(frame.filter("n > 9"))) == []
    rules = clean_frame(frame).select(functions.explode("removed").alias("piece")).groupBy("piece.rule").count()
    assert [tuple(row) for row in rules.collect()] == [("source.label", 1)]


def test_a_missing_column_is_one_error(spark: Any) -> None:
    frame = spark.createDataFrame([(1, "خبر")], "id int, `النص` string")
    with pytest.raises(ColumnError, match="there is no column 'text': the columns are 'id', 'النص'"):
        clean_frame(frame)
    with pytest.raises(Exception, match="there is no column 'text': the columns are 'id', 'النص'"):
        frame.mapInArrow(clean_partitions(), f"id int, `النص` string, {ddl()}").collect()
    with pytest.raises(ColumnError, match="there is a column 'error' already"):
        clean_frame(spark.createDataFrame([(1, "خبر")], "error int, text string"))


def test_a_function_of_columns_wants_them_all(spark: Any) -> None:
    frame = spark.createDataFrame([("خبر",)], "text string")
    with pytest.raises(Exception, match="1 columns were given: give 2, which are text, url"):
        frame.select(clean_column(url="url")("text")).collect()


def test_the_ddl_says_what_the_schema_says(spark: Any) -> None:
    from pyspark.sql.types import StructType

    settings = KernelSettings(outputs=("removed",), prefix="c_")
    assert ddl(settings).startswith("c_clean_text string, c_removed array<struct<label:string,rule:string,")
    assert StructType.fromDDL(ddl()) == spark_schema()


def test_the_example_runs(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(type(spark), "stop", lambda self: None)  # the session is the other tests', too
    shown = run_example("spark_frame.py", tmp_path, monkeypatch, capsys)
    assert "أعلنت البلدية فتح الطريق الساحلي أمام الحركة." in shown
    assert "source.label" in shown
    assert NULLS in shown


def test_sites_are_learned_the_same_however_parted(spark: Any) -> None:
    rows = [(row["url"], row["title"], row["text"]) for row in SITE]
    for parts in (1, 3):
        frame = spark.createDataFrame(rows, "url string, title string, text string").repartition(parts)
        assert learn_frame(frame, url="url", title="title").toml == learn(SITE).toml != ""
