"""Elements by what they are to the text of a page."""

from __future__ import annotations

from cleaner.html.parse import tags


def test_paragraphs_and_what_holds_several_begin_lines() -> None:
    assert tags.PARAGRAPHS <= tags.BLOCKS
    assert tags.HOLDERS <= tags.PARAGRAPHS
    assert tags.CELLS | tags.LISTS | set(tags.HEADINGS) <= tags.BLOCKS


def test_what_stands_within_lines_begins_none() -> None:
    assert not tags.NAMED & tags.BLOCKS
    assert not tags.LEFT_OUT & tags.BLOCKS
    assert set(tags.NEVER_TEXT) <= tags.LEFT_OUT


def test_headings_have_their_level() -> None:
    assert [tags.HEADINGS[f"h{level}"] for level in range(1, 7)] == [1, 2, 3, 4, 5, 6]
