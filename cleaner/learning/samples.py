"""The articles that are looked at: of each site those with the smallest digests, up to so many.

Which these are depends on the articles alone, and not on their order or on how they were divided among processes, and
a sample of samples is the sample of all (E. Cohen and H. Kaplan, 2007). So a site of any size is learned in the same
memory and time, and parts of a dump can be sampled apart and put together. Texts wait in a temporary file.
"""

from __future__ import annotations

import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Final, NamedTuple

from cleaner.learning.articles import SITE_ARTICLES, Article, SiteSample, stored_article
from cleaner.learning.spools import Spool, TemporarySpool

LONGEST: Final = 200_000  # characters; a longer text is a book, and no article to learn from


class _Place(NamedTuple):
    """Where an article waits: the heap gives the largest digest first, so its digits are turned round."""

    turned: int
    start: int
    size: int


class Samples(AbstractContextManager["Samples"]):
    """A sample of the articles of each site."""

    def __init__(self, most: int = SITE_ARTICLES, spool: Spool | None = None) -> None:
        """Begin with none; `most` is how many articles are kept of one site.

        Articles wait in the spool, else in a temporary file. A spool that outlives the process takes the samples with
        it, if `settle` was called before; see `restore`.
        """
        self._most = most
        self._own = TemporarySpool() if spool is None else None
        self._spool: Spool = self._own or spool  # type: ignore[assignment]  # one of them is there
        self._end = 0
        self._places: dict[str, list[_Place]] = {}
        self._known: dict[str, dict[int, tuple[str, str]]] = {}  # of each digest the day and the address
        self._unsettled: Counter[str] = Counter()
        self.seen: dict[str, int] = {}

    def __exit__(self, *_: object) -> None:
        if self._own:
            self._own.close()

    @property
    def size(self) -> int:
        """The bytes of all that waits or has waited."""
        return self._end

    def add(self, site: str, article: Article) -> None:
        """Count an article of a site, and keep it if it belongs to the sample; of copies one is kept."""
        self._count(site, 1)
        self._keep(site, article)

    def merge(self, sample: SiteSample) -> None:
        """Add what was sampled of a site elsewhere."""
        self._count(sample.site, sample.seen)
        for article in sample.articles:
            self._keep(sample.site, article)

    def settle(self) -> None:
        """Put what is known beside the articles into the spool: how many there were."""
        if self._unsettled:
            self._write([self._unsettled])
            self._unsettled.clear()

    def restore(self, lines: Iterable[bytes]) -> None:
        """Take back what others have put into this spool, line by line, up to the last time that they settled."""
        for line in lines:
            values = json.loads(line)
            if len(values) == 1:
                for site, count in values[0].items():
                    self._count(site, count)
                self._unsettled.clear()
            elif len(values) == 2:
                site, (_, _, day, url, digest, _) = values
                self._place(site, _Place(-int(digest, 16), self._end, len(line)), (day, url))
            else:
                site, digest, day, url = values
                self._known[site][int(digest, 16)] = (day, url)
            self._end += len(line)

    def _count(self, site: str, articles: int) -> None:
        self.seen[site] = self.seen.get(site, 0) + articles
        self._unsettled[site] += articles
        self._places.setdefault(site, [])
        self._known.setdefault(site, {})

    def _keep(self, site: str, article: Article) -> None:
        places, known = self._places[site], self._known[site]
        number = int(article.digest, 16)
        told = (article.day, article.url)
        full = len(places) >= self._most
        if len(article.text) > LONGEST or (full and number > -places[0].turned):
            return
        if number not in known:
            self._place(site, _Place(-number, *self._write([site, article])), told)
        elif told > known[number]:  # a copy may know more of it, and the order is nothing
            self._write([site, article.digest, *told])
            known[number] = told

    def _place(self, site: str, place: _Place, told: tuple[str, str]) -> None:
        """Take an article into the sample; where that is full, another goes."""
        places = self._places.setdefault(site, [])
        known = self._known.setdefault(site, {})
        known[-place.turned] = told
        if len(places) >= self._most:
            del known[-heapq.heapreplace(places, place).turned]
        else:
            heapq.heappush(places, place)

    def _write(self, values: list[object]) -> tuple[int, int]:
        """Add a line to the spool; give where it begins, and its size."""
        line = (json.dumps(values, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")
        start = self._end
        self._spool.add(line)
        self._end += len(line)
        return start, len(line)

    @property
    def sites(self) -> list[str]:
        """The names of the sites, in their order."""
        return sorted(self._places)

    def size_of(self, site: str) -> int:
        """Give the bytes of the sample of a site."""
        return sum(place.size for place in self._places[site])

    def articles(self, site: str) -> Iterator[Article]:
        """Give the sample of a site, by digest."""
        for place in sorted(self._places[site], reverse=True):
            line = self._spool.read(place.start, place.size)
            article = stored_article(json.loads(line.decode("utf-8", "surrogatepass"))[1])
            day, url = self._known[site][-place.turned]
            yield article._replace(day=day, url=url)

    def site_samples(self, past: int = 0) -> Iterator[SiteSample]:
        """Give the sample of each site but the first so many, in the order of their names."""
        return (SiteSample(site, self.seen[site], tuple(self.articles(site))) for site in self.sites[past:])
