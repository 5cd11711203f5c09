"""A text cut into lines, with the way back from each line's key."""

from __future__ import annotations

import pytest

from cleaner.arabic.lines import prepare


def test_lines_without_words_are_left_out_and_counted_as_rows() -> None:
    source = prepare("خبر أول\n\n  \nخبر ثان")
    assert [line.key for line in source.lines] == ["خبر اول", "خبر ثان"]
    assert [line.row for line in source.lines] == [0, 3]


def test_cells_of_a_flattened_line_are_lines_of_one_row() -> None:
    first, second, third = prepare("الرئيسية     رياضة\nخبر").lines
    assert (first.row, second.row, third.row) == (0, 0, 1)
    assert second.key.strip() == "رياضه"


@pytest.mark.parametrize("text", ["كَتَبَ المحــرر", "أهلا\u200f وسهلا", "قال &quot;نعم&quot; ومضى", "ﻻ خبر"])
def test_a_place_in_the_key_is_one_in_the_text(text: str) -> None:
    [line] = prepare(text).lines
    words = line.key.split(" ")
    start = 0
    for word, raw in zip(words, text.split(" "), strict=True):
        first, last = line.span(start, start + len(word))
        assert text[first:last].strip("\u200f") == raw.strip("\u200f")
        start += len(word) + 1


def test_a_later_line_knows_where_it_begins_in_text_and_key() -> None:
    text = "سَطر\nثانٍ هنا"
    source = prepare(text)
    second = source.lines[1]
    assert source.key[second.key_start : second.key_start + len(second.key)] == second.key == "ثان هنا"
    assert text[slice(*second.span(0, 3))] == "ثانٍ"


def test_a_line_that_keeps_its_length_by_chance_has_its_places() -> None:
    (line,) = prepare("ﻻ يزال كتَب خبر").lines  # one letter more, one mark less
    assert len(line.key) == len(line.aligned)
    assert line.span(3, 7) == (2, 6)


def test_a_sign_of_several_letters_is_not_cut() -> None:
    (line,) = prepare("عن محمد ﷺ قال").lines
    edges = {line.whole(edge) for edge in range(len(line.key))}
    assert [place for place in range(len(line.key)) if place not in edges] == list(range(9, 26))
