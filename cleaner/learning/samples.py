"""The articles that are looked at: of each site those with the smallest digests, up to so many.

Which these are depends on the articles alone, and not on their order or on how they were divided among processes, and
a sample of samples is the sample of all (E. Cohen and H. Kaplan, 2007). So a site of any size is learned in the same
memory and time, and parts of a dump can be sampled apart and put together. Texts wait in a temporary file.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from tempfile import TemporaryFile
from typing import Final, NamedTuple

from cleaner.learning.articles import SITE_ARTICLES, Article, SiteSample, stored_article

LONGEST: Final = 200_000  # characters; a longer text is a book, and no article to learn from


class _Place(NamedTuple):
    """Where an article waits: the heap gives the largest digest first, so its digits are turned round."""

    turned: int
    start: int
    size: int


class Samples(AbstractContextManager["Samples"]):
    """A sample of the articles of each site."""

    def __init__(self, most: int = SITE_ARTICLES) -> None:
        """Begin with none; `most` is how many articles are kept of one site."""
        self._most = most
        self._file = TemporaryFile()  # noqa: SIM115  # it is closed where the samples are left
        self._end = 0
        self._places: dict[str, list[_Place]] = {}
        self._known: dict[str, dict[int, tuple[str, str]]] = {}  # of each digest the day and the address
        self.seen: dict[str, int] = {}

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, site: str, article: Article) -> None:
        """Count an article of a site, and keep it if it belongs to the sample; of copies one is kept."""
        self.seen[site] = self.seen.get(site, 0) + 1
        self._keep(site, article)

    def merge(self, sample: SiteSample) -> None:
        """Add what was sampled of a site elsewhere."""
        self.seen[sample.site] = self.seen.get(sample.site, 0) + sample.seen
        self._places.setdefault(sample.site, [])
        for article in sample.articles:
            self._keep(sample.site, article)

    def _keep(self, site: str, article: Article) -> None:
        places, known = self._places.setdefault(site, []), self._known.setdefault(site, {})
        number = int(article.digest, 16)
        told = (article.day, article.url)
        full = len(places) >= self._most
        if len(article.text) > LONGEST or (full and number > -places[0].turned):
            return
        if number in known:
            known[number] = max(known[number], told)  # a copy may know more of it, and the order is nothing
            return
        data = json.dumps(article, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._file.seek(self._end)
        self._file.write(data)
        place = _Place(-number, self._end, len(data))
        self._end += len(data)
        known[number] = told
        if full:
            del known[-heapq.heapreplace(places, place).turned]
        else:
            heapq.heappush(places, place)

    @property
    def sites(self) -> list[str]:
        """The names of the sites, in their order."""
        return sorted(self._places)

    def articles(self, site: str) -> Iterator[Article]:
        """Give the sample of a site, by digest."""
        for place in sorted(self._places[site], reverse=True):
            self._file.seek(place.start)
            article = stored_article(json.loads(self._file.read(place.size).decode("utf-8", "surrogatepass")))
            day, url = self._known[site][-place.turned]
            yield article._replace(day=day, url=url)

    def site_samples(self) -> Iterator[SiteSample]:
        """Give the sample of each site, in the order of their names."""
        return (SiteSample(site, self.seen[site], tuple(self.articles(site))) for site in self.sites)
