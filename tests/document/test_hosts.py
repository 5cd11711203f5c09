"""What an outlet may be called by its address."""

from __future__ import annotations

import pytest

from cleaner.document.hosts import host_of, outlet_names


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://News.Marfa.example:8080/a?b#c", "news.marfa.example"),
        ("//marfa.example/1", "marfa.example"),
        ("marfa.example/1", ""),
        ("", ""),
        (None, ""),
        ("http://[::1", ""),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str) -> None:
    assert host_of(url) == host


def test_a_host_is_called_by_the_domains_that_it_is_in_and_never_by_the_last_part() -> None:
    assert outlet_names("https://ar.news.marfa.example/1", None) == {
        "ar.news.marfa.example",
        "news.marfa.example",
        "marfa.example",
    }


def test_a_name_counts_whatever_its_letters() -> None:
    assert outlet_names(None, "Al Marfa") == {"al marfa"}
    assert outlet_names(None, None) == frozenset()
