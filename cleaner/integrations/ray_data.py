"""Ray Data: the kernel in a pool of actors."""

from __future__ import annotations

from typing import Any, Unpack

from cleaner import Learned, clean
from cleaner.integrations import host
from cleaner.integrations.kernel import DEFAULT, ROWS, Choices, KernelSettings, pa, table_beside
from cleaner.integrations.learning import SAMPLES, learn_group, learned_of, sample_batches


class BatchCleaner:
    """What an actor is: it compiles the rules once, and cleans the batches that it gets.

    For `dataset.map_batches(BatchCleaner, fn_constructor_args=(settings,), batch_format="pyarrow", …)`.

    >>> BatchCleaner()(pa.table({"id": [1], "text": ["خبر"]})).column_names[:3]
    ['id', 'text', 'clean_text']
    """

    def __init__(self, settings: KernelSettings = DEFAULT) -> None:
        """Compile the rules."""
        self.settings = settings
        clean("", options=settings.options)

    def __call__(self, batch: pa.Table) -> pa.Table:
        """Clean a batch.

        Args:
            batch: a table of Arrow's.

        Returns:
            The table with the new columns behind its own.

        Raises:
            ColumnError: where a named column is not there, or a new one is.
        """
        return table_beside(batch, self.settings)


def clean_dataset(dataset: Any, *, concurrency: int = 1, batch_size: int = ROWS, **choices: Unpack[Choices]) -> Any:
    """Clean a dataset of Ray's by actors.

    Args:
        dataset: the dataset.
        concurrency: how many actors clean; each takes a core, and some 100 MB for the rules.
        batch_size: the rows that an actor gets at once.
        **choices: the fields of `KernelSettings`: `text="body"` or `html="page"`, `url="link"`, `options=…`, and so on.

    Returns:
        The dataset with the new columns behind its own; nothing is cleaned until it is asked for.

    Raises:
        ColumnError: where a named column is not there, or a new one is, as far as the dataset knows its schema now.
        ImportError: where Ray is missing.
    """
    library = host("ray.data", "ray")
    settings = KernelSettings(**choices)
    schema = dataset.schema(fetch_if_missing=False)
    if schema is not None:
        settings.check(schema.names)
    return dataset.map_batches(
        BatchCleaner,
        fn_constructor_args=(settings,),
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=library.ActorPoolStrategy(size=concurrency),
    )


def learn_dataset(dataset: Any, *, batch_size: int = 10 * ROWS, **choices: Unpack[Choices]) -> Learned:
    """Learn the sites of a dataset of Ray's: batches are sampled, and each site is learned by one task.

    Args:
        dataset: the dataset.
        batch_size: the rows that are sampled at once.
        **choices: the fields of `KernelSettings` that name columns: `text="body"`, `url="link"`, and so on.

    Returns:
        What was learned, the same however the rows are parted; its `toml` is the rule file.

    Raises:
        ColumnError: where a named column is not there.
        ImportError: where Ray is missing.
    """
    host("ray.data", "ray")
    settings = KernelSettings(**choices)
    schema = dataset.schema(fetch_if_missing=False)
    if schema is not None:
        settings.check(schema.names, adding=False)
    sampled = dataset.map_batches(
        _sample_batch, fn_args=(settings,), batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True
    )
    rules = sampled.groupby("site").map_groups(_learn_site, batch_format="pyarrow")
    return learned_of(row["rules"] for row in rules.iter_rows())


def _sample_batch(batch: pa.Table, settings: KernelSettings) -> pa.Table:
    return pa.Table.from_batches(sample_batches(batch.to_batches(), settings), SAMPLES)


def _learn_site(samples: pa.Table) -> pa.Table:
    rules = learn_group(samples["sample"].to_pylist())
    return pa.table({"site": [rules.site], "rules": [rules.to_json()]})
