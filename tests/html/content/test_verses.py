"""Poems on pages: found by their lines and rhymes, whatever their elements are called."""

from __future__ import annotations

import pytest

from cleaner import clean_html
from cleaner.html.content.state import Sums
from cleaner.html.content.verses import find_verses, rhymes
from tests.support.layouts import state_of
from tests.support.pages import PROSE, page

TITLE = "وصية المنارة"
VERSES = (
    *("أنا النور جئتك من صخرةٍ", "أضيء لمن تاه درب الندى"),
    *("وقفت على موجك المستكينِ", "وناديت لكن أضعت الصدى"),
    *("فقل للمراكب لا تنحني", "وقل للشواطئ لا ترقدا"),
    *("سأترك للطفل في كفه", "حكاية ماء إذا ما شدا"),
)
PAIRS = "".join(f"<div><div>{VERSES[n]}</div><div>{VERSES[n + 1]}</div></div>" for n in range(0, len(VERSES), 2))


def lines(body: str) -> list[str]:
    return clean_html(page(body, title=TITLE)).text.split("\n")


@pytest.mark.parametrize("verses", [PAIRS, "<div>" + "<br>".join(VERSES) + "</div>"])
def test_verses_in_elements_without_names(verses: str) -> None:
    assert lines(f"<h1>{TITLE}</h1><div>{verses}</div>") == list(VERSES)


def test_verses_with_an_introduction_of_prose() -> None:
    found = lines(f"<div><h1>{TITLE}</h1><div>{PROSE[0]}</div><div>{PAIRS}</div></div><p>{PROSE[1][:60]}.</p>")
    assert found == [PROSE[0], *VERSES]


def test_labels_of_a_form_are_no_verses() -> None:
    labels = "".join(f"<div>{text}</div>" for text in ("الاسم الكامل", "البريد الإلكتروني", "رقم الهاتف المحمول") * 5)
    assert lines(f"<h1>{TITLE}</h1><div>{labels}</div>") == [""]


def test_short_lines_of_a_longer_article_do_not_take_its_place() -> None:
    state = state_of(f"<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p></div><div>{PAIRS}</div>")
    scores = Sums(map(state.free, range(len(state.lines))))
    assert find_verses(state, 0, scores) == -1


def test_a_rhyme_is_that_of_every_line_or_of_every_other() -> None:
    assert rhymes(VERSES)
    assert rhymes(VERSES[1::2])
    assert not rhymes(VERSES[:1])
