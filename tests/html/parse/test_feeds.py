"""Feeds as pages."""

from __future__ import annotations

import time

from cleaner.html.parse.feeds import page_of_feed

LINK = "<link rel='alternate' href='https://m.example/1'/>"
ENTRY = f"<entry><title>أمطار</title>{LINK}<content type='html'>{{}}</content></entry>"


def test_a_feed_of_atom_with_escaped_markup() -> None:
    found = page_of_feed(f"<feed xmlns='http://www.w3.org/2005/Atom'>{ENTRY.format('&lt;p&gt;هطلت.&lt;/p&gt;')}</feed>")
    assert found is not None
    assert '<article data-url="https://m.example/1"><h1>أمطار</h1><div>\n<p>هطلت.</p></div></article>' in found


def test_the_fullest_text_of_an_item_counts() -> None:
    full = "<content:encoded><![CDATA[<p>كله</p>]]></content:encoded>"
    found = page_of_feed(f"<rss><item><title>أ</title><description>موجز</description>{full}</item></rss>")
    assert found is not None
    assert "<p>كله</p>" in found
    assert "موجز" not in found


def test_a_page_is_no_feed() -> None:
    assert page_of_feed("<!DOCTYPE html><html><body><p>خبر عن <item> و<feed></p></body></html>") is None
    assert page_of_feed("<rss><channel></channel></rss>") is None


def test_hostile_feeds_take_bounded_time() -> None:
    start = time.process_time()
    for hostile in ("<rss>" + "<item>" * 100_000, "<rss><item>" + "<title" * 100_000, "<content:encoded>" * 50_000):
        page_of_feed(hostile)
    assert time.process_time() - start < 5
