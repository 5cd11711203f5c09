"""The articles of dumps, sampled by site, and the sites learned one by one in as many processes as there are cores."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from rich.console import Console

from cleaner.cli.clean.progress import Progress
from cleaner.cli.console import Messages
from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.entries import Entry, listed
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import FoundInputs, Input, place, read_input
from cleaner.dumps.job import ReadOptions
from cleaner.dumps.stages import Stages
from cleaner.learning.articles import LearnError, article_of, site_of
from cleaner.learning.learn import Learned, SiteRules, SiteSample, learn_samples, learn_site
from cleaner.learning.pages import NO_ELEMENTS, read_page
from cleaner.learning.samples import Samples

_LOG: Final = logging.getLogger(__name__)
_AHEAD = 2  # sites that wait for each process
_ALONE = 3_000_000  # characters that are learned in this process, for others take as long to start


@dataclass(frozen=True, slots=True)
class Collected:
    """What was learned from inputs, and how many of the records failed."""

    learned: Learned
    failed: int


def learn_inputs(
    found: FoundInputs,
    read_options: ReadOptions,
    by: str | None,
    messages: Messages,
    workers: int | None = None,
    problem: Callable[[str], None] | None = None,
) -> Collected:
    """Read inputs once and learn what they hold; `problem` hears of what fails in one line each, and the rest goes on.

    Raises `LearnError` where what learning needs is not installed, and where no record has the field `by`.
    """
    failed = len(found.problems)
    tell = problem or messages.problem
    for missing in found.problems:
        tell(missing)
    with ExitStack() as stack:
        samples = stack.enter_context(Samples())
        sizes: Counter[str] = Counter()
        progress = stack.enter_context(_progress(found, messages))
        tally, stages = Tally(), Stages()
        unseen = bool(by)
        last: Mapping[str, object] = {}
        for source in found.inputs:
            try:
                for entry in stages.timed("reading", read_input(source, *read_options.of_input)):
                    tally.read += 1
                    last = entry.values or {}
                    unseen = unseen and by not in last
                    wrong = _add(samples, entry, by, read_options.charset, sizes)
                    if wrong:
                        failed += 1
                        tally.failed += 1
                        tell(f"{place(source, entry)}: {wrong}")
                    progress.advance(entry.size, tally)
            except FormatError as error:
                failed += 1
                tell(f"{source.name}: {error}")
        if unseen and tally.read:
            raise LearnError(f"no record has the field {by!r} that --by names (the last has {listed(last)})")
        _LOG.info("%d sites", len(samples.sites))
        alone = workers == 0 or len(samples.sites) < 2 or (workers is None and sizes.total() <= _ALONE)
        apply = None if alone else _Apply(workers or os.cpu_count() or 1)
        if apply:
            _LOG.info("learned by %d worker processes", apply.workers)
        with stages.of("learning"):
            learned = learn_samples(samples, apply)
        _LOG.info("took %s", stages)
        return Collected(learned, failed)


def _add(samples: Samples, entry: Entry, by: str | None, charset: str | None, sizes: Counter[str]) -> str:
    """Add the article of an entry to the samples; give what is wrong with it, or an empty text."""
    if entry.skipped:
        return ""
    if entry.document is None:
        return entry.problem
    document, elements = entry.document, NO_ELEMENTS
    if entry.page is not None:
        document, elements = read_page(entry.page, document, entry.charset or charset)
    values: Mapping[str, object] = {by: (entry.values or {}).get(by)} if by else {}
    site = site_of(values or document, by)
    article = article_of(document, elements)
    sizes[site] += len(article.text)
    samples.add(site, article)
    return ""


class _Apply:
    """Learns sites in processes, and gives what each taught in their order."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__(self, tasks: Iterable[SiteSample]) -> Sequence[SiteRules]:
        with ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn")) as pool:
            return list(self._in_order(pool, tasks))

    def _in_order(self, pool: ProcessPoolExecutor, tasks: Iterable[SiteSample]) -> Iterator[SiteRules]:
        waiting: deque[Future[SiteRules]] = deque()
        for task in tasks:
            waiting.append(pool.submit(learn_site, task))
            if len(waiting) >= self.workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _progress(found: FoundInputs, messages: Messages) -> Progress:
    regular: list[Input] = [source for source in found.inputs if source.path is not None]
    total = sum(source.size for source in regular) if len(regular) == len(found.inputs) else None
    return Progress(Console(stderr=True), total, shown=not messages.quiet and sys.stderr.isatty())
