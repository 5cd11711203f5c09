"""What the hosts share to learn sites: the sample of a part of a table, and the rules of one site of all samples.

Map: each part is sampled by site (`sample_batches`). Reduce: what was sampled of a site is put together and learned
(`learn_group`). Samples are those articles with the smallest digests, so the rules are the same however a table is
parted. Broadcast: the rules are a file that `Options(rules=…)` names; its text travels with the settings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from cleaner import Learned, LearnError, SiteRules, SiteSample, learn_site, merge_samples, sample_sites
from cleaner.integrations import host
from cleaner.integrations.kernel import DEFAULT, KernelSettings, values_of

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = host("pyarrow", "arrow")

SAMPLES: Final = pa.schema([("site", pa.string()), ("sample", pa.string())])
RULES: Final = pa.schema([("site", pa.string()), ("rules", pa.string())])
_PART: Final = 250  # articles of a site in one row, so that no row is as large as a site


def sample_batches(batches: Iterable[pa.RecordBatch], settings: KernelSettings = DEFAULT) -> Iterator[pa.RecordBatch]:
    """Sample the sites of a part of a table.

    Args:
        batches: the part, in batches; rows without a text are passed over.
        settings: which columns hold the text or page, its address, title, outlet and date.

    Yields:
        Batches of `SAMPLES`: rows of which each holds some articles of one site.

    >>> part = pa.record_batch({"text": ["هطل المطر", None], "link": ["https://a.example/1", "https://a.example/2"]})
    >>> [batch["site"].to_pylist() for batch in sample_batches([part], KernelSettings(url="link"))]
    [['a.example']]
    """
    for sample in sample_sites(record for batch in batches for record in _records(batch, settings)):
        for first in range(0, max(1, len(sample.articles)), _PART):
            part = SiteSample(sample.site, 0 if first else sample.seen, sample.articles[first : first + _PART])
            yield pa.RecordBatch.from_pylist([{"site": part.site, "sample": part.to_json()}], SAMPLES)


def learn_group(samples: Iterable[str]) -> SiteRules:
    """Learn one site from all that was sampled of it.

    Args:
        samples: the column `sample` of `SAMPLES`, of one site, in any order.

    Returns:
        What the site taught.

    Raises:
        LearnError: where there is no sample, or of more than one site.
    """
    merged = merge_samples(map(SiteSample.from_json, samples))
    if len(merged) != 1:
        raise LearnError(f"the samples are of {len(merged)} sites: group them by the column site")
    return learn_site(merged[0])


def learned_of(rules: Iterable[str]) -> Learned:
    """Put together what sites taught.

    Args:
        rules: the column `rules` of `RULES`, in any order.

    Returns:
        What was learned; its `toml` is the rule file.
    """
    return Learned(tuple(sorted(map(SiteRules.from_json, rules), key=lambda rules: rules.site)))


def _records(batch: pa.RecordBatch, settings: KernelSettings) -> Iterator[dict[str, Any]]:
    settings.check(batch.schema.names, adding=False)
    roles = {**settings.evidence, "text": settings.body}
    columns = {role: values_of(batch.column(batch.schema.names.index(name))) for role, name in roles.items()}
    for place in range(batch.num_rows):
        record = {role: values[place] for role, values in columns.items()}
        if settings.html is not None:
            record = {**record, "html": record["text"], "text": None}
            if isinstance(record["html"], str | bytes) and record["html"].strip():
                yield record
        elif isinstance(record["text"], str):
            yield record
