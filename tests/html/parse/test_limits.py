"""What is too much of a page, told before it is parsed."""

from __future__ import annotations

import pytest

from cleaner.html.parse.limits import (
    MAX_ATTRIBUTES,
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_TAGS,
    exceeded_limit,
)

FILL = "<p>خبر عن السوق القديم</p>" * 8_000


def many(count: int) -> str:
    return f"<p {' '.join(f'a{number}' for number in range(count))}>{'x' * 100_000}"


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ("x" * MAX_CHARACTERS, "x" * (MAX_CHARACTERS + 1)),
        ("<p>خبر</p>" * (MAX_TAGS // 2), "<p>خبر</p>" * (MAX_TAGS // 2 + 1)),
        (FILL + "<div>" * MAX_DEPTH, FILL + "<div>" * (MAX_DEPTH + 1)),
        (FILL + many(MAX_ATTRIBUTES), FILL + many(MAX_ATTRIBUTES + 1)),
        (FILL + "<option>س" * 10_000, FILL + "<option>س" * 10_001),
    ],
    ids=["characters", "tags", "depth", "attributes", "options"],
)
def test_a_limit_is_told_where_it_is_passed(within: str, beyond: str) -> None:
    assert exceeded_limit(within) == ""
    assert exceeded_limit(beyond)


def test_depth_is_what_is_open_at_once() -> None:
    assert exceeded_limit(FILL + "<div></div>" * 2 * MAX_DEPTH) == ""
    assert exceeded_limit(FILL + "<br>" * 2 * MAX_DEPTH) == ""


def test_what_stands_in_quotes_is_no_attribute() -> None:
    assert exceeded_limit(f'{FILL}<p alt="{"a " * 10_000}">') == ""


def test_a_small_page_is_read_whatever_is_in_it() -> None:
    assert exceeded_limit("<div>" * 15_000) == ""
