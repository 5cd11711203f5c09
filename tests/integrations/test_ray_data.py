"""Ray Data, really run on this machine: the bytes of the command line, and an actor that is killed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner import learn
from tests.support.learning import records as records_of_site
from tests.support.paths import ROOT
from tests.support.tabular import NULLS, assert_same, columns, records, run_example

pa = pytest.importorskip("pyarrow", reason="pip install 'arabic-article-cleaner[ray]'")
pytest.importorskip("ray", reason="pip install 'arabic-article-cleaner[ray]'")

from cleaner.integrations.kernel import ROWS, SCHEMA, ColumnError, KernelSettings  # noqa: E402
from cleaner.integrations.ray_data import BatchCleaner, clean_dataset, learn_dataset  # noqa: E402

SITE = records_of_site(10, lambda n, title, prose: [*prose[:2], "من غرفة أخبار المرفأ"])
TEXT = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات"
CLEAN = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة."
pytestmark = [
    # sockets and pipes to the processes of Ray, which it leaves to the collector
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # Ray warns of old names of its own, which it uses itself
    pytest.mark.filterwarnings("ignore::Warning:ray"),
]


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Give a Ray of two cores and a small store of objects."""
    import ray

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        ray.init(
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=120_000_000,
            logging_level="ERROR",
            log_to_driver=False,
        )
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        yield ray
        ray.shutdown()


@pytest.fixture
def articles(ray: Any) -> Any:
    table = pa.table(columns(records()))
    size = -(-len(table) // 4)
    return ray.data.from_arrow([table.slice(first, size) for first in range(0, len(table), size)])


def test_it_gives_the_bytes_of_the_command_line(articles: Any) -> None:
    assert_same(clean_dataset(articles, concurrency=2, batch_size=32, url="url", title="title").take_all())


def test_an_actor_that_is_killed_is_replaced_and_loses_nothing(ray: Any, articles: Any, tmp_path: Path) -> None:
    killed = str(tmp_path / "killed")

    class Fatal(BatchCleaner):
        def __call__(self, batch: Any) -> Any:
            import os
            import signal

            cleaned = super().__call__(batch)
            if not os.path.exists(killed):  # noqa: PTH110  # what travels to the actor is short
                with open(killed, "w", encoding="utf-8") as mark:  # noqa: PTH123
                    mark.write(str(os.getpid()))
                os.kill(os.getpid(), signal.SIGKILL)
            return cleaned

    cleaned = articles.map_batches(
        Fatal,
        fn_constructor_args=(KernelSettings(url="url", title="title"),),
        batch_format="pyarrow",
        batch_size=32,
        compute=ray.data.ActorPoolStrategy(size=2),
    )
    assert_same(cleaned.take_all())
    assert int((tmp_path / "killed").read_text(encoding="utf-8")) != os.getpid()


def test_nulls_and_blocks_without_rows(ray: Any) -> None:
    from ray.data.expressions import col

    given = ray.data.from_arrow([pa.table({"n": [0, 1], "text": [TEXT, None]}), pa.table({"n": [2], "text": [TEXT]})])
    cleaned = clean_dataset(given.filter(expr=col("n") < 2))
    rows = sorted(cleaned.take_all(), key=lambda row: int(row["n"]))
    assert [(row["clean_text"], row["error"]) for row in rows] == [(CLEAN, None), (None, NULLS)]
    assert cleaned.schema().names == ["n", "text", *SCHEMA.names]
    assert clean_dataset(given.filter(expr=col("n") > 9)).take_all() == []


def test_a_missing_column_is_one_error(ray: Any) -> None:
    given = ray.data.from_arrow(pa.table({"id": [1], "النص": ["خبر"]}))
    with pytest.raises(ColumnError, match="there is no column 'text': the columns are 'id', 'النص'"):
        clean_dataset(given)
    with pytest.raises(Exception, match="there is no column 'text': the columns are 'id', 'النص'"):
        given.map_batches(
            BatchCleaner, batch_format="pyarrow", batch_size=ROWS, compute=ray.data.ActorPoolStrategy(size=1)
        ).take_all()


def test_the_example_runs(ray: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(ray, "init", lambda **_: None)  # it is the other tests', too
    monkeypatch.setattr(ray, "shutdown", lambda: None)
    shown = run_example("ray_dataset.py", tmp_path, monkeypatch, capsys)
    assert "أعلنت البلدية فتح الطريق الساحلي أمام الحركة." in shown
    assert NULLS in shown


def test_sites_are_learned_the_same_however_parted(ray: Any) -> None:
    for parts in (1, 3):
        dataset = ray.data.from_items(SITE).repartition(parts)
        assert learn_dataset(dataset, url="url", title="title").toml == learn(SITE).toml != ""
