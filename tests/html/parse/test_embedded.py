"""Scripts and styles of a page, as the parser sees them and as they stand in its text."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.html.parse.embedded import Script, read_embedded, scan_attributes, scan_scripts


def test_scripts_and_styles_are_read_in_their_order() -> None:
    page = "<style>.a{}</style><SCRIPT Type='Text/X' id=s>1</SCRIPT><p>x<script>2</script><style>.b{}</style>"
    found = read_embedded(LexborHTMLParser(page))
    assert found.scripts == (Script("text/x", "s", "1"), Script("", "", "2"))
    assert found.styles == (".a{}", ".b{}")


@pytest.mark.parametrize("page", ["<script src=a.js></script><style></style>", "<!--<script>1</script>-->", "", "<p>"])
def test_what_holds_nothing_and_what_is_commented_out_is_none(page: str) -> None:
    found = read_embedded(LexborHTMLParser(page))
    assert not found.scripts
    assert not found.styles


def test_a_scan_finds_what_the_parser_does_not() -> None:
    page = "<!-- an end that was forgotten <script id='s' type=\"application/JSON\">{}</script><SCRIPT>2"
    assert list(scan_scripts(page)) == [Script("application/json", "s", "{}"), Script("", "", "2")]


def test_attributes_that_may_hold_data() -> None:
    long = '{"title": "' + "خبر " * 50 + '"}'
    page = f"<div id=app data-page='{long}' title='{long[1:]}'></div><p data-x='{{}}'>"
    assert list(scan_attributes(LexborHTMLParser(page))) == [Script("json", "[data-page]", long)]
