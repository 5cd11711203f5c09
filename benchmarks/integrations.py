"""What the hosts cost beside the bare kernel: `python benchmarks/integrations.py [--records N] [--hosts HOST…]`.

All clean the same generated records on one core, in one run. Of pandas, polars and datasets the best of interleaved
runs counts, in seconds of the clock and of this process's cores. Spark (one core) and Ray (one actor) have start-up:
they clean the records once and nine times over, and what the second run takes more is their steady state.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import pyarrow as pa
from generate import Plan, records_of

from cleaner.integrations.kernel import KernelSettings, clean_batch, table_beside

HOSTS = ("pandas", "polars", "datasets", "spark", "ray")
REPEATS = 5
TIMES = 9  # as many records in the longer run of a host that has start-up
_CHOICES: Any = {"url": "url", "title": "title"}
_HEAD = "| | records/s | seconds | over the kernel | of this process's cores | start-up |\n|---|---|---|---|---|---|"

Work = Callable[[], object]


class Time(NamedTuple):
    """The seconds that a run took, of the clock and of this process's cores."""

    clock: float
    cores: float


def generated(count: int) -> pa.Table:
    """Give a table of generated records."""
    rows = list(islice(records_of(Plan(0)), count))
    return pa.table({name: [row[name] for row in rows] for name in ("id", "url", "title", "text")})


def timed(work: Work) -> Time:
    """Give the seconds that one run takes."""
    clock, cores = perf_counter(), process_time()
    work()
    return Time(perf_counter() - clock, process_time() - cores)


def kernel_of(table: pa.Table) -> Work:
    """Give the bare kernel over the table's batches."""
    batches, settings = table.to_batches(max_chunksize=1_000), KernelSettings(**_CHOICES)
    return lambda: [clean_batch(batch, settings) for batch in batches]


def pandas_of(table: pa.Table) -> Work:
    """Give the work of pandas, its frame made before."""
    from cleaner.integrations.dataframe import clean_frame

    frame = table.to_pandas()
    return lambda: clean_frame(frame, **_CHOICES)


def polars_of(table: pa.Table) -> Work:
    """Give the work of polars, its frame made before."""
    import polars

    from cleaner.integrations.dataframe import clean_frame

    frame = polars.from_arrow(table)
    return lambda: clean_frame(frame, **_CHOICES)


def datasets_of(table: pa.Table, folder: str) -> Work:
    """Give the work of datasets, with what it writes into a folder."""
    import datasets

    from cleaner.integrations.huggingface import clean_dataset

    datasets.disable_progress_bars()
    datasets.disable_caching()
    table.to_pandas().to_parquet(Path(folder, "in.parquet"))
    dataset = datasets.Dataset.from_parquet(str(Path(folder, "in.parquet")), cache_dir=folder)
    return lambda: clean_dataset(dataset, **_CHOICES)


def in_process(table: pa.Table, hosts: Sequence[str], folder: str) -> Iterator[str]:
    """Give the rows of the kernel and of the hosts that run in this process, by turns."""
    makers: dict[str, Callable[[pa.Table], Work]] = {
        "pandas": pandas_of,
        "polars": polars_of,
        "datasets": partial(datasets_of, folder=folder),
    }
    works = {"kernel": kernel_of(table), **{host: makers[host](table) for host in hosts if host in makers}}
    works["kernel"]()
    times: dict[str, list[Time]] = {host: [] for host in works}
    for _ in range(REPEATS):
        for host, work in works.items():
            times[host].append(timed(work))
    best = {host: Time(min(t.clock for t in runs), min(t.cores for t in runs)) for host, runs in times.items()}
    floor = best["kernel"]
    for host, (clock, cores) in best.items():
        cells = f"{clock / floor.clock - 1:+.1%} | {cores / floor.cores - 1:+.1%}" if host != "kernel" else "– | –"
        yield f"| {host} | {len(table) / clock:,.0f} | {clock:.2f} | {cells} | – |"


@contextmanager
def spark_runs() -> Iterator[Callable[[pa.Table], object]]:
    """Give what cleans a table in Spark on one core, and throws it away."""
    from pyspark.sql import SparkSession

    from cleaner.integrations.spark import clean_frame

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    with tempfile.TemporaryDirectory() as folder:

        def run(table: pa.Table) -> object:
            from pyarrow import parquet

            path = Path(folder, f"{len(table)}.parquet")
            parquet.write_table(table, path)
            cleaned = clean_frame(session.read.parquet(path.as_uri()), **_CHOICES)
            return cleaned.write.format("noop").mode("overwrite").save()

        yield run
    session.stop()


@contextmanager
def ray_runs() -> Iterator[Callable[[pa.Table], object]]:
    """Give what cleans a table by one actor of Ray's."""
    import ray

    from cleaner.integrations.ray_data import clean_dataset

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=300_000_000, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield lambda table: clean_dataset(ray.data.from_arrow(table), **_CHOICES).materialize()
    ray.shutdown()


def with_start_up(table: pa.Table, host: str) -> Iterator[str]:
    """Give the row of a host that starts processes of its own."""
    longer = pa.concat_tables([table] * TIMES)
    settings = KernelSettings(**_CHOICES)
    begun = perf_counter()
    with (spark_runs if host == "spark" else ray_runs)() as run:
        session = perf_counter() - begun
        first = timed(lambda: run(table)).clock
        short, long = (min(timed(lambda t=t: run(t)).clock for _ in range(2)) for t in (table, longer))  # type: ignore[misc]
        floor = min(timed(lambda: table_beside(table, settings)).clock for _ in range(REPEATS))
    steady = (long - short) / (TIMES - 1)
    start = f"session {session:.1f} s, first run {first - steady:.1f} s, each run {short - steady:.1f} s"
    yield f"| {host} | {len(table) / steady:,.0f} | {steady:.2f} | {steady / floor - 1:+.1%} | – | {start} |"


def main() -> int:
    """Read the arguments, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000, help="(%(default)s)")
    parser.add_argument("--hosts", nargs="*", choices=HOSTS, default=HOSTS, help="(all)")
    given = parser.parse_args()
    table = generated(given.records)
    print(f"{len(table):,} records, {table.nbytes / 1e6:.1f} MB\n\n{_HEAD}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for row in in_process(table, given.hosts, folder):
            print(row, flush=True)
    for host in given.hosts:
        if host in ("spark", "ray"):
            for row in with_start_up(table, host):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
