"""Steps of datatrove that learn the sites of documents before these are cleaned.

    [JsonlReader("dump"), SiteSampler("samples")]     # many tasks: each samples its part by site
    [SiteLearner("samples", "rules")]                 # as many tasks as wanted: each learns its share of the sites
    [JsonlReader("dump"), ArabicCleaner(Options(rules=["rules/00000.toml"])), JsonlWriter("out")]

The rules are the same however the documents are divided among tasks; `docs/datatrove.md` says more.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from cleaner import Learned, SiteSample, learn_site, merge_samples, sample_sites
from cleaner.integrations import host
from cleaner.integrations.singly import evidence_text

_Step: Any = object
_missing: ImportError | None = None
try:
    _Step = host("datatrove.pipeline.base", "datatrove").PipelineStep
except ImportError as error:  # told to who makes a step, so that this module can be looked at without the host
    _missing = error


def record_of(text: object, metadata: dict[str, Any]) -> dict[str, Any] | None:
    """Give what learning is told of a document, or None for one without a text.

    >>> record_of("هطل المطر", {"url": "https://a.example/1", "title": 7})
    {'text': 'هطل المطر', 'url': 'https://a.example/1', 'title': None, 'outlet': None, 'published': None}
    """
    if not isinstance(text, str):
        return None
    known = {name: evidence_text(metadata, name) for name in ("url", "title", "outlet")}
    return {"text": text, **known, "published": evidence_text(metadata, "date")}


class SiteSampler(_Step):  # type: ignore[misc]  # what it is comes with datatrove
    """The first step: each task writes what it sampled of the sites of its documents, and gives them on.

    Args:
        output_folder: where the samples go, a file a task.

    Raises:
        ImportError: where datatrove is missing.
    """

    type = "🧹 - CLEANER"
    name = "Sample sites"

    def __init__(self, output_folder: Any) -> None:
        if _missing:
            raise _missing
        super().__init__()
        self.output_folder = host("datatrove.io", "datatrove").get_datafolder(output_folder)

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Any:
        """Sample the documents of a task.

        Args:
            data: the documents.
            rank: the number of the task.
            world_size: how many tasks there are.

        Yields:
            The documents, as they are, once all are sampled.
        """
        documents = list(data)
        known = (record_of(document.text, document.metadata) for document in documents)
        samples = sample_sites(record for record in known if record)
        with self.output_folder.open(f"{rank:05d}.jsonl", "wt", encoding="utf-8") as file:
            file.writelines(f"{sample.to_json()}\n" for sample in samples)
        yield from documents


class SiteLearner(_Step):  # type: ignore[misc]
    """The second step: each task learns its share of the sites that were sampled, and writes their rules.

    Args:
        samples_folder: where the samples are.
        output_folder: where the rule files go, one a task, if it has any.

    Raises:
        ImportError: where datatrove is missing.
    """

    type = "🧹 - CLEANER"
    name = "Learn sites"

    def __init__(self, samples_folder: Any, output_folder: Any) -> None:
        if _missing:
            raise _missing
        super().__init__()
        folder = host("datatrove.io", "datatrove").get_datafolder
        self.samples_folder, self.output_folder = folder(samples_folder), folder(output_folder)

    def run(self, data: Any = None, rank: int = 0, world_size: int = 1) -> Any:
        """Learn the sites of a task, which are those whose names fall to it.

        Args:
            data: documents, which are given on.
            rank: the number of the task.
            world_size: how many tasks there are.

        Yields:
            The documents.
        """
        by_site: dict[str, list[SiteSample]] = defaultdict(list)
        for sample in self._samples(rank, world_size):
            by_site[sample.site] = list(merge_samples([*by_site[sample.site], sample]))
        learned = Learned(tuple(learn_site(by_site[site][0]) for site in sorted(by_site)))
        self.stat_update("sites", value=len(learned.sites))
        self.stat_update("rules", value=len(learned.drafts))
        if learned.toml:
            with self.output_folder.open(f"{rank:05d}.toml", "wt", encoding="utf-8") as file:
                file.write(learned.toml)
        yield from data or ()

    def _samples(self, rank: int, world_size: int) -> Iterator[SiteSample]:
        for name in self.samples_folder.list_files(glob_pattern="*.jsonl"):
            with self.samples_folder.open(name, "rt", encoding="utf-8") as file:
                for line in file:
                    sample = SiteSample.from_json(line)
                    if zlib.crc32(sample.site.encode("utf-8", "surrogatepass")) % world_size == rank:
                        yield sample
