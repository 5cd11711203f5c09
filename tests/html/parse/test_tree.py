"""A page as lines: where they end, what they know of their element, what is left out, and how tables are read."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner import Rule
from cleaner.document.types import Element
from cleaner.html.parse import tree
from cleaner.html.parse.layout import Inline, Layout, Sighting
from cleaner.html.parse.tree import TooLargeError, lay_out

LONG = "كلمة " * 20  # too long for a cell of values


def laid_out(page: str) -> Layout:
    return lay_out(LexborHTMLParser(page))


def texts(page: str) -> list[str]:
    return [line.text for line in laid_out(page).lines]


def elements(page: str) -> list[Element]:
    return [line.element for line in laid_out(page).lines]


class TestLines:
    @pytest.mark.parametrize(
        "page",
        [
            "<p>أول<p>ثان",
            "<p>أول</p><p>ثان</p>",
            "أول<br>ثان",
            "أول<br><br />ثان<br>",
            "<div>أول<div>ثان</div></div>",
            "أول<p>ثان</p>",
            "<p>أول</p>ثان",
            "<b>أول<br>ثان</b>",
            "<a href=/><div>أول</div><div>ثان</div></a>",
            "<div>أول<hr>ثان</div>",
            "<ul><li>أول<li>ثان</ul>",
            "<pre>أول\nثان</pre>",
            "<news-line>أول</news-line><news-line>ثان</news-line>",
            "<html><body>أول</body></html><p>ثان",
        ],
    )
    def test_a_line_ends_where_a_browser_shows_it(self, page: str) -> None:
        assert texts(page) == ["أول", "ثان"]

    def test_white_space_is_one_blank(self) -> None:
        assert texts("<p> \n هطل \t\n المطر&nbsp; &#8195;أمس \r\n</p>") == ["هطل المطر أمس"]

    def test_inline_elements_do_not_end_a_line(self) -> None:
        page = "<p>قال <b>مدير <i>ميناء <u>الصيد</u></i></b>، <font><mark>أمس</mark></font>: نعم.</p>"
        assert texts(page) == ["قال مدير ميناء الصيد، أمس: نعم."]

    def test_nothing_but_white_space_is_no_line(self) -> None:
        assert texts("<p> </p><div>\n<p>&nbsp;</p><br><br></div><p></p>") == []
        assert texts("") == []

    def test_a_word_that_a_span_cuts_is_whole(self) -> None:
        assert texts("<p>الم<span>ين</span>اء و<span>ال</span>سوق</p>") == ["الميناء والسوق"]

    def test_a_span_parts_what_is_no_word(self) -> None:
        assert texts("<div><span>12:30</span><span>الأحد</span></div>") == ["12:30 الأحد"]

    def test_a_link_is_parted_from_what_follows_it(self) -> None:
        assert texts("<div><a href=/1>رياضة</a><a href=/2>ثقافة</a></div>") == ["رياضة ثقافة"]

    @pytest.mark.parametrize(
        ("opening", "closing"),
        [("<b>", "</b>"), ("<em>", "</em>"), ("<b><i>", "</i></b>")],
    )
    def test_a_mark_stands_by_the_word_before_it(self, opening: str, closing: str) -> None:
        for mark in (*".،؛:؟!»)]”…%", "».", ").", '".'):
            page = f"<p>قال «({opening}الوزير{closing}{mark} أمس</p>"
            assert texts(page) == [f"قال «(الوزير{mark} أمس"]

    @pytest.mark.parametrize(("opening", "closing"), [("<a href=/>", "</a>"), ("<span>", "</span>")])
    def test_a_blank_stands_behind_a_link_and_a_span(self, opening: str, closing: str) -> None:
        assert texts(f"<p>قال {opening}الوزير{closing}، أمس</p>") == ["قال الوزير ، أمس"]

    def test_entities_are_characters(self) -> None:
        assert texts("<p>&laquo;&#1575;&#1604;سد&raquo; &amp; &lt;b&gt;</p>") == ["«السد» & <b>"]

    def test_a_comment_does_not_end_a_line(self) -> None:
        assert texts("<p>هطل <!-- <p>لا</p> -->المطر</p>") == ["هطل المطر"]

    @pytest.mark.parametrize("piece", ["<?php echo 1 ?>", '<?xml:namespace prefix = o ns = "urn:x" />', "<!x>", "<?>"])
    def test_an_instruction_is_passed_over(self, piece: str) -> None:
        assert texts(f"{piece}<p>هطل {piece}المطر</p>{piece}") == ["هطل المطر"]

    def test_wrong_nesting_loses_no_word(self) -> None:
        assert " ".join(texts("<b><p>أول <i></b>ثان</p>ثالث </i><table>رابع<tr><td>خامس</table></div>")).split() == [
            *("أول", "ثان", "ثالث", "رابع", "خامس")
        ]


class TestElements:
    def test_a_line_knows_its_block(self) -> None:
        page = "<article><h2>عنوان</h2>نص<p>فقرة <b>غامقة</b></p><blockquote>قول</blockquote></article>"
        assert [element.tag for element in elements(page)] == ["h2", "article", "p", "blockquote"]

    @pytest.mark.parametrize("level", range(1, 7))
    def test_headings_have_their_level(self, level: int) -> None:
        assert elements(f"<h{level}>عنوان <b>كبير</b></h{level}><p>نص</p>")[0] == Element(f"h{level}", 0.0, 0, level)
        assert elements(f"<h{level}><div>عنوان</div></h{level}>")[0].heading == level
        assert elements(f"<h{level}>عنوان</h{level}><p>نص</p>")[1].heading == 0

    def test_the_share_in_links_is_counted_in_characters(self) -> None:
        page = "<p><a href=/>كله</a></p><p>بلا</p><p><a href=/>نصف</a>نصف</p><p><a href=/><b><i>عمق</i></b></a></p>"
        page += "<p><a name=top>موضع</a></p>"
        assert [element.link_share for element in elements(page)] == [1.0, 0.0, 0.5, 1.0, 0.0]

    def test_blanks_do_not_count_for_links(self) -> None:
        assert elements("<p>   <a href=/>  كله  </a>   \n </p>")[0].link_share == 1.0

    def test_a_link_around_blocks_is_a_link_in_each(self) -> None:
        page = "<a href=/><h3>عنوان</h3><p>نص</p></a><p>بعده</p>"
        assert [element.link_share for element in elements(page)] == [1.0, 1.0, 0.0]

    def test_lists_have_their_depth(self) -> None:
        page = "<p>قبل</p><ul><li>أول<ol><li>ثان<dl><dd>ثالث</dl></ol><li>رابع</ul><p>بعد</p>"
        assert [element.list_depth for element in elements(page)] == [0, 1, 2, 3, 1, 0]

    def test_links_to_the_page_itself_are_local(self) -> None:
        page = "<p><a href='#a'>أول</a></p><p><a href='#a'>أول</a><a href=/>ثان</a></p><p>ثالث</p>"
        assert [line.local for line in laid_out(page).lines] == [True, False, False]

    def test_names_within_a_line_are_told_with_their_share(self) -> None:
        page = "<p>نصف<span class=date id=d>نصف</span></p><p><time>12:00</time></p><p><b class=x>نص</b></p>"
        assert [line.inner for line in laid_out(page).lines] == [
            ((Inline("span", "date", "d"), 0.5),),
            ((Inline("time"), 1.0),),
            (),
        ]

    def test_blocks_have_their_lines_and_their_parent(self) -> None:
        layout = laid_out("<div id=a class='b c'><p>أول</p><p>ثان</p></div><p>ثالث</p>")
        assert [(block.selector, block.first, block.end, block.parent) for block in layout.blocks] == [
            ("body", 0, 3, -1),
            ("div#a.b.c", 0, 2, 0),
            ("p", 0, 1, 1),
            ("p", 1, 2, 1),
            ("p", 2, 3, 0),
        ]


class TestLeftOut:
    @pytest.mark.parametrize(
        "tag",
        [
            *("script", "style", "noscript", "template", "svg", "iframe", "textarea", "canvas", "audio", "video"),
            *("math", "object", "title"),
        ],
    )
    def test_what_no_reader_sees_as_text(self, tag: str) -> None:
        assert texts(f"<div>قبل</div><{tag}>لا يقرأ</{tag}><div>بعد</div>") == ["قبل", "بعد"]

    def test_it_leaves_no_gap_within_a_line(self) -> None:
        assert texts("<p>قبل <script>var a = '<p>';</script>بعد</p>") == ["قبل بعد"]

    def test_attributes_are_no_text_but_pictures_are_known(self) -> None:
        layout = laid_out("<p title=لا><img alt='واجهة  المنارة' title='المنارة'>نص</p><img alt=''>")
        assert [line.text for line in layout.lines] == ["نص"]
        assert layout.pictures == {"واجهة المنارة", "المنارة"}

    def test_what_is_hidden_is_in_and_known_to_be(self) -> None:
        page = (
            "<div style='color:red; DISPLAY : none'>أول</div><div hidden>ثان</div><div aria-hidden=true>ثالث</div>"
            "<div style='display:block'>رابع</div><div aria-hidden=false>خامس</div>"
        )
        layout = laid_out(page)
        assert [line.text for line in layout.lines] == ["أول", "ثان", "ثالث", "رابع", "خامس"]
        assert [block.hidden for block in layout.blocks[1:]] == [True, True, True, False, False]


class TestTables:
    def test_the_cells_of_a_row_of_values_are_one_line(self) -> None:
        page = "<table><tr><th>المدينة<th>المطر<tr><td>صلالة<td><p>40 ملم</p><tr><td>وحيدة</table><p>بعد</p>"
        assert texts(page) == ["المدينة\tالمطر", "صلالة\t40 ملم", "وحيدة", "بعد"]
        assert [element.tag for element in elements(page)] == ["tr", "tr", "td", "p"]

    @pytest.mark.parametrize(
        "row",
        [
            f"<td>{LONG}<td>إعلان",  # prose
            "<td>أول<p>ثان</p><td>ثالث",  # two lines in a cell
            "<td><p>أول</p><p>ثان</p><td>ثالث",
            "<td><a href=/1>أول</a><td><a href=/2>ثان</a>",  # a menu
            "<td><div><div>أول</div></div><td>ثان",  # blocks of their own
        ],
    )
    def test_a_table_that_lays_out_the_page_is_read_cell_by_cell(self, row: str) -> None:
        assert "\t" not in "\n".join(texts(f"<table><tr>{row}</table>"))

    def test_only_the_inner_table_of_values_is_joined(self) -> None:
        page = f"<table><tr><td><p>{LONG}</p><table><tr><td>أول<td>ثان</table><td>إعلان</table>"
        assert texts(page) == [LONG.strip(), "أول\tثان", "إعلان"]

    def test_the_places_of_blocks_move_with_the_lines(self) -> None:
        layout = laid_out("<p>قبل</p><table><tr><td>أ<td>ب<td>ج<tr><td>د<td>ه</table><div id=x><p>بعد</p></div><i></i>")
        (block,) = [block for block in layout.blocks if block.attributes.get("id") == "x"]
        assert [line.text for line in layout.lines[block.first : block.end]] == ["بعد"]
        assert (layout.blocks[0].first, layout.blocks[0].end) == (0, len(layout.lines)) == (0, 4)
        assert all(
            layout.blocks[line.block].first <= n < layout.blocks[line.block].end for n, line in enumerate(layout.lines)
        )


class TestPassedOver:
    ASIDE = Sighting(drop=Rule("ui.aside", "ui", "A test.", kind="element", tags=("aside",)))

    def over(self, page: str) -> list[str]:
        layout = lay_out(LexborHTMLParser(page), lambda block: self.ASIDE if block.tag == "aside" else Sighting())
        return [line.text for line in layout.lines]

    def test_furniture_is_one_line_of_its_pieces(self) -> None:
        page = "<p>قبل</p><aside><div>أول <b>غامق</b></div> <ul><li>ثان</ul><script>لا</script></aside><p>بعد</p>"
        before, furniture, after = self.over(page)
        assert (before, after) == ("قبل", "بعد")
        assert furniture.replace("\n", " ").split() == ["أول", "غامق", "ثان"]
        assert "\n" in furniture

    def test_what_no_reader_sees_is_left_out_of_it_too(self) -> None:
        hidden = "<style>لا</style><svg><title>لا</title></svg><noscript>لا</noscript><!-- لا -->"
        assert self.over(f"<aside>أول{hidden}<b>ثان</b></aside>")[0].split() == ["أول", "ثان"]
        assert self.over("<aside>أول<textarea>لا</textarea><video>لا</video></aside>") == ["أول"]

    def test_empty_furniture_is_no_line(self) -> None:
        assert self.over("<aside> <b> </b></aside><p>نص</p>") == ["نص"]

    def test_a_first_heading_is_looked_for_in_it(self) -> None:
        assert self.over("<aside><h1>عنوان</h1><p>نص</p></aside>") == ["عنوان", "نص"]

    def test_prose_is_looked_at(self) -> None:
        assert self.over("<aside><p>أول، وثان؛ وثالث.</p><p>رابع، وخامس.</p></aside>") == [
            "أول، وثان؛ وثالث.",
            "رابع، وخامس.",
        ]


def test_a_tree_that_grows_beyond_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<p>نص</p>" * 100
    assert len(texts(page)) == 100
    monkeypatch.setattr(tree, "_NODES", 150)
    with pytest.raises(TooLargeError, match="more than 150 elements and texts"):
        laid_out(page)
