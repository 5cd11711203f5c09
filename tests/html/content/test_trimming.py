"""The edges of an article within its container."""

from __future__ import annotations

from cleaner.html.content.trimming import trim
from tests.support.layouts import state_of
from tests.support.pages import HEADLINES, PROSE, paragraphs


def trimmed(inside: str, head: str = "", name: str = "") -> list[str]:
    """Give the lines that stay of a container, which a rule knows if it has a `name`."""
    state = state_of(f"{head}<div id=box {f'class={name}' if name else ''}>{inside}</div>")
    core = next(index for index, block in enumerate(state.blocks) if block.attributes.get("id") == "box")
    block = state.blocks[core]
    return [state.lines[index].text for index in trim(state, range(block.first, block.end), core)]


def test_a_date_above_the_prose_goes_and_one_within_it_stays() -> None:
    assert trimmed(f"<p>12/3/2024 10:30</p>{paragraphs(*PROSE[:3])}", name="entry-content") == list(PROSE[:3])
    within = "<p>عام 1998</p>"
    lines = f"{paragraphs(*PROSE[:3])}{within}{paragraphs(*PROSE[3:])}"
    assert "عام 1998" in trimmed(lines, name="entry-content")


def test_a_link_beside_the_prose_goes_and_one_within_it_stays() -> None:
    link = f"<p><a href=/1>{HEADLINES[0]}</a></p>"
    assert trimmed(f"{link}{paragraphs(*PROSE)}{link}", name="entry-content") == list(PROSE)
    assert HEADLINES[0] in trimmed(f"{paragraphs(*PROSE[:3])}{link}{paragraphs(*PROSE[3:])}", name="entry-content")


def test_a_name_that_the_page_gives_goes_beside_the_prose() -> None:
    head = '<meta name="keywords" content="ترميم، متاحف">'
    assert trimmed(f"{paragraphs(*PROSE)}<p>ترميم</p><p>متاحف</p>", head, "entry-content") == list(PROSE)


def test_what_stands_apart_in_an_unnamed_container_goes() -> None:
    box = "<div class=box><p>صحيفة المرفأ</p><p>صندوق البريد</p></div>"
    after = f"<div class=text>{paragraphs(*PROSE)}</div><p><a href=/1>{HEADLINES[0]}</a></p>{box}"
    assert trimmed(f"{box}{after}") == list(PROSE)


def test_without_prose_everything_stays() -> None:
    assert trimmed("<p>يا ليل طال السهر</p><p>والقلب في سفر</p>", name="entry-content") == [
        "يا ليل طال السهر",
        "والقلب في سفر",
    ]
