"""Hugging Face datasets: the kernel as a function for `map(batched=True)`, of `Dataset` and of `IterableDataset`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, Unpack, cast

from cleaner.integrations import host
from cleaner.integrations.kernel import DEFAULT, Choices, KernelSettings, clean_rows, pa, schema_of, table_beside

Data = TypeVar("Data")


@dataclass(frozen=True)
class BatchedCleaner:
    r"""A function that cleans a batch: a table of Arrow's, or lists by column, as the dataset's format gives it.

    It can be pickled, and its pickle is the same in every process: `datasets` finds what it made before in its cache,
    and does it anew where the version or the rules are others.

    >>> clean = BatchedCleaner(KernelSettings(text="body", outputs=()))
    >>> clean({"body": ["أعلنت البلدية فتح الطريق.\nالمصدر: وكالات"]})
    {'clean_text': ['أعلنت البلدية فتح الطريق.'], 'error': [None]}
    """

    settings: KernelSettings = DEFAULT

    def __call__(self, batch: Any) -> Any:
        """Clean a batch.

        Args:
            batch: a table, or a mapping of columns to the lists of their values.

        Returns:
            The table with the new columns behind its own; of a mapping, the new columns alone, as `map` adds them.

        Raises:
            ColumnError: where a named column is not there, or a new one is.
        """
        if isinstance(batch, pa.Table):
            return table_beside(batch, self.settings)
        self.settings.check(list(batch))
        read = (self.settings.body, *self.settings.evidence.values())
        columns: Mapping[str, Sequence[object]] = {name: batch[name] for name in read}
        return clean_rows(columns, self.settings).to_pydict()

    def features(self, features: Mapping[str, Any]) -> Any:
        """Give the features of a dataset with these features once it is cleaned, for `map(features=…)`.

        Lists have no type of their own, and a first batch without any error would give that column none.
        """
        library = host("datasets", "datasets")
        return library.Features({**features, **library.Features.from_arrow_schema(schema_of(self.settings))})


def batched_cleaner(**choices: Unpack[Choices]) -> BatchedCleaner:
    """Make the function that cleans a batch.

    Args:
        **choices: the fields of `KernelSettings`: `text="body"` or `html="page"`, `url="link"`, `options=…`, and so on.

    Returns:
        The function, for `dataset.map(function, batched=True)`.

    >>> batched_cleaner(text="body").settings.names
    ('clean_text', 'removed', 'metadata', 'findings', 'error')
    """
    return BatchedCleaner(KernelSettings(**choices))


def clean_dataset(dataset: Data, *, num_proc: int | None = None, **choices: Unpack[Choices]) -> Data:
    """Clean a `Dataset` or `IterableDataset` by way of Arrow.

    Args:
        dataset: the dataset; of a `DatasetDict`, one of its values.
        num_proc: the processes that clean a `Dataset`; None for this one.
        **choices: the fields of `KernelSettings`.

    Returns:
        The dataset with the new columns behind its own, without a format.

    Raises:
        ColumnError: where a named column is not there, or a new one is.
        ImportError: where `datasets` is missing.
    """
    library = host("datasets", "datasets")
    cleaner, given = batched_cleaner(**choices), cast(Any, dataset)
    if given.features is None:  # a stream that says nothing of its columns: a batch of it may have no type for Arrow
        return cast(Data, given.map(cleaner, batched=True))
    cleaner.settings.check(given.features)
    parallel = {"num_proc": num_proc} if isinstance(given, library.Dataset) else {}
    features = cleaner.features(given.features)
    return cast(
        Data, given.with_format("arrow").map(cleaner, batched=True, features=features, **parallel).with_format()
    )
