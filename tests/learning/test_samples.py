"""Samples of sites: the same whatever the order, in bounded memory, and without copies."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cleaner.learning.articles import Article, article_of
from cleaner.learning.learn import merge_samples, sample_sites
from cleaner.learning.samples import Samples

ARTICLES = [article_of({"text": f"خبر رقم {number} " * 5}) for number in range(60)]


RECORDS = [{"text": f"خبر رقم {number} " * 5, "url": f"https://{number % 3}.example/1"} for number in range(60)]


def kept(articles: list[Article], most: int) -> list[Article]:
    with Samples(most) as samples:
        for article in articles:
            samples.add("a", article)
        return list(samples.articles("a"))


@given(st.randoms(use_true_random=False), st.integers(1, 70))
def test_the_order_is_nothing_to_the_sample(random: Random, most: int) -> None:
    shuffled = list(ARTICLES)
    random.shuffle(shuffled)
    assert kept(shuffled, most) == kept(ARTICLES, most)


def test_a_sample_is_those_with_the_smallest_digests() -> None:
    in_order = sorted(ARTICLES, key=lambda article: article.digest)
    assert kept(ARTICLES, 1) == in_order[:1]
    assert kept(ARTICLES, 100) == in_order


def test_a_sample_of_samples_is_the_sample_of_all() -> None:
    halves = kept(ARTICLES[:30], 7) + kept(ARTICLES[30:], 7)
    assert kept(halves, 7) == kept(ARTICLES, 7)


def test_a_book_is_no_article() -> None:
    assert kept([*ARTICLES[:2], article_of({"text": "س" * 200_001})], 9) == kept(ARTICLES[:2], 9)


def test_sites_are_apart_and_what_was_seen_is_counted() -> None:
    with Samples() as samples:
        for site in ("b", "a", "a"):
            samples.add(site, ARTICLES[0])
        assert samples.sites == ["a", "b"]
        assert samples.seen == {"a": 2, "b": 1}
        assert [list(samples.articles(site)) for site in samples.sites] == [[ARTICLES[0]], [ARTICLES[0]]]


def test_of_copies_one_is_kept_whatever_comes_first() -> None:
    copies = [article_of({"text": "هطل المطر", "url": f"https://a.example/2024/03/0{n}/1?from={n}"}) for n in (1, 2)]
    assert kept(copies, 9) == kept(copies[::-1], 9)
    assert [article.day for article in kept(copies, 9)] == ["2024-03-02"]


@given(st.lists(st.integers(0, 3), min_size=60, max_size=60), st.integers(1, 70))
def test_parts_are_put_together_whatever_they_are(parts: list[int], most: int) -> None:
    divided = [[one for one, part in zip(RECORDS, parts, strict=True) if part == number] for number in range(4)]
    samples = [sample for part in divided for sample in sample_sites(part, most=most)]
    whole = sample_sites(RECORDS, most=most)
    assert merge_samples(samples[::-1], most=most) == merge_samples(whole, most=most) == whole


class _Lines:
    """A spool that outlives its samples."""

    def __init__(self) -> None:
        self.data = b""

    def add(self, data: bytes) -> None:
        self.data += data

    def read(self, start: int, size: int) -> bytes:
        return self.data[start : start + size]


@given(st.lists(st.integers(0, 59), max_size=80), st.integers(1, 12), st.integers(0, 80))
def test_a_spool_takes_the_samples_with_it(numbers: list[int], most: int, stop: int) -> None:
    added = [
        ("ab"[number % 2], ARTICLES[number]._replace(day=f"2024-01-{1 + place % 28:02}", text=f"\ud83d{number}\u2028"))
        for place, number in enumerate(numbers)
    ]
    whole, parted = _Lines(), _Lines()
    samples = Samples(most, whole)
    for site, article in added:
        samples.add(site, article)
    first = Samples(most, parted)
    for site, article in added[:stop]:
        first.add(site, article)
    first.settle()
    first.settle()
    second = Samples(most, parted)
    second.restore(parted.data.splitlines(keepends=True))
    assert second.size == first.size
    for site, article in added[stop:]:
        second.add(site, article)
    assert list(second.site_samples()) == list(samples.site_samples())
    assert list(second.site_samples(1)) == list(samples.site_samples())[1:]
    assert {site: second.size_of(site) > 0 for site in second.sites} == dict.fromkeys(samples.sites, True)
