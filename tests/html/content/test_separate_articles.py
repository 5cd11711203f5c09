"""Several articles on one page: that of its address or title stays, or the first; parts and entries of one stay."""

from __future__ import annotations

import pytest

from cleaner import clean_html
from cleaner.html.content.separate_articles import prune_other_articles
from tests.support.layouts import state_of
from tests.support.pages import HEADLINES, PROSE, TITLE, page, paragraphs

BODIES = (PROSE[:2], PROSE[2:4], PROSE[4:])
TITLES = (TITLE, HEADLINES[0], HEADLINES[1])


def article(number: int, level: int = 1, tag: str = "article", address: str = "") -> str:
    told = f" data-url='{address}'" if address else ""
    return f"<{tag} class=post{told}><h{level}>{TITLES[number]}</h{level}>{paragraphs(*BODIES[number])}</{tag}>"


def lines(body: str, head: str = "", title: str = TITLE) -> list[str]:
    return clean_html(page(body, head, title)).text.split("\n")


@pytest.mark.parametrize("tag", ["article", "div"])
@pytest.mark.parametrize("own", [0, 1, 2])
def test_the_article_of_the_canonical_address_stays(own: int, tag: str) -> None:
    body = "".join(article(number, tag=tag, address=f"https://marfa.example/n/{number}") for number in range(3))
    found = clean_html(page(body, f'<link rel=canonical href="https://marfa.example/n/{own}">', TITLES[own]))
    assert found.text.split("\n") == list(BODIES[own])
    assert {piece.label for piece in found.removed if piece.rule == "page.other-article"} == {"foreign"}
    assert [warning.kind for warning in found.warnings] == ["merged"]


def test_the_article_of_the_title_stays() -> None:
    assert lines(article(1, 2) + article(0, 2), title=TITLE) == list(BODIES[0])


def test_the_first_full_text_of_a_section_stays() -> None:
    entry = "<div><h2><a href='/n/{}'>{}</a></h2>{}</div>"
    body = "".join(entry.format(number, TITLES[number], paragraphs(*BODIES[number])) for number in range(3))
    assert lines(f"<h1>يوميات</h1><div class=blog>{body}</div>", title="يوميات") == list(BODIES[0])


def test_articles_below_the_page_s_own_go() -> None:
    more = "".join(
        f"<div><h2><a href='/n/{number}'>{TITLES[number]}</a></h2>{paragraphs(*BODIES[number])}</div>"
        for number in (1, 2)
    )
    assert lines(f"<h1>{TITLE}</h1><div>{paragraphs(*BODIES[0])}</div><div class=next>{more}</div>") == list(BODIES[0])


@pytest.mark.parametrize("title", ["مباشر: يوم في الميناء الجديد", "لحظة بلحظة: افتتاح رصيف الصيادين"])
def test_the_entries_of_a_live_blog_stay(title: str) -> None:
    body = f"<h1>{title}</h1><p>{PROSE[5]}</p>" + "".join(
        article(number, 2, address=f"/live#{number}") for number in range(3)
    )
    assert set(PROSE) <= set(lines(body, title=title))


def test_the_parts_of_one_article_stay() -> None:
    parts = "".join(
        f"<section><h2>{text}</h2>{paragraphs(*BODIES[n])}</section>"
        for n, text in enumerate(("ما الذي تغير", "من يعمل في الميناء", "متى تنتهي الأشغال"))
    )
    assert set(PROSE) <= set(lines(f"<article><h1>{TITLE}</h1>{parts}</article>"))


def dated(number: int, level: int = 2, kind: str = "post-date", box: bool = True) -> str:
    date = f"<div class={kind}>{number + 3} مايو 2024</div>"
    post = f"<h{level}>{TITLES[number]}</h{level}>{date}{paragraphs(*BODIES[number])}"
    return f"<div class=box>{post}</div>" if box else post


@pytest.mark.parametrize("box", [True, False])
@pytest.mark.parametrize("level", [1, 2])
def test_posts_with_dates_of_one_kind_below_their_headlines_go(level: int, box: bool) -> None:
    body = dated(0, level, box=box) + dated(1, box=box) + dated(2, box=box)
    found = clean_html(page(body))
    assert found.text.split("\n") == list(BODIES[0])
    assert [warning.kind for warning in found.warnings] == ["merged"]


def test_parts_with_dates_of_another_kind_stay() -> None:
    body = dated(0, 1) + dated(1, kind="event-day") + dated(2, kind="event-day")
    assert {*BODIES[1], *BODIES[2]} <= set(lines(body))
    untitled = dated(1, kind="event-day") + dated(2, kind="event-day")
    assert {*BODIES[1], *BODIES[2]} <= set(lines(f"<h1>{TITLE}</h1>{paragraphs(*BODIES[0])}{untitled}"))


def test_parts_below_years_in_prose_stay() -> None:
    parts = "".join(f"<h2>{TITLES[n]}</h2><p>بدأ العمل عام 2019، {PROSE[n + 2]}</p>" for n in (1, 2))
    assert {PROSE[0], PROSE[1]} <= set(lines(f"<h1>{TITLE}</h1><p>5 مايو 2024</p>{paragraphs(*PROSE[:2])}{parts}"))


def test_teasers_are_no_articles() -> None:
    cards = "".join(
        f"<article><h2><a href=/{n}>{text}</a></h2><p>{PROSE[n][:50]}...</p></article>"
        for n, text in enumerate(HEADLINES)
    )
    state = state_of(f"<h1>{TITLE}</h1>{paragraphs(*PROSE)}{cards}")
    assert prune_other_articles(state) == 0


def test_short_articles_beside_the_page_s_own_go() -> None:
    def one(number: int, texts: tuple[str, ...]) -> str:
        address = f"https://marfa.example/n/{number}"
        head = f"<h2><a href='{address}'>{TITLES[number]}</a></h2>"
        return f"<article data-url='{address}'>{head}{paragraphs(*texts)}</article>"

    short = one(1, (PROSE[3],)) + one(2, (PROSE[4],))
    head = '<link rel=canonical href="https://marfa.example/n/0">'
    assert lines(f"<div>{short}{one(0, PROSE[:3])}</div>", head) == list(PROSE[:3])
