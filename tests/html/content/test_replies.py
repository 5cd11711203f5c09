"""Threads of forums: the first post is the article, replies are comments."""

from __future__ import annotations

from cleaner import clean_html
from cleaner.html.content.replies import prune_replies
from tests.support.layouts import gone, state_of
from tests.support.pages import PROSE, TITLE, page

SIGNATURE = "<div>__________________</div><div>اللهم اغفر لي ولوالدي</div>"


def post(number: int, text: str, below: str = "") -> str:
    head = f"<tr><td class=thead>0{number}-05-2010, 10:22 PM</td><td class=thead>#{number}</td></tr>"
    return (
        f"<table>{head}<tr><td><a href=/u/{number}>عضو {number}</a></td><td><div>{text}</div>{below}</td></tr></table>"
    )


def test_the_first_post_stays_without_its_head_and_signature() -> None:
    thread = post(1, "<br>".join(PROSE[:3]), SIGNATURE) + post(2, PROSE[3]) + post(3, PROSE[4])
    found = clean_html(page(f"<h1>{TITLE}</h1>{thread}"))
    assert found.text.split("\n") == list(PROSE[:3])
    labels = {piece.rule: piece.label for piece in found.removed}
    assert (labels["page.reply"], labels["page.signature"], labels["page.post-head"]) == (
        "comments",
        "comments",
        "date",
    )


def test_numbers_in_an_article_are_no_thread() -> None:
    state = state_of(f"<p>{PROSE[0]}</p><p>نداء الصيادين #2</p><p>{PROSE[1]}</p><p>#3</p>")
    assert prune_replies(state) == 0
    assert gone(state) == []
