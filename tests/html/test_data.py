"""Articles in a page's data: scripts are read, the right text is chosen, and its lines join the page's."""

from __future__ import annotations

import json
import time

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.html.content.main_content import Content
from cleaner.html.data.articles import as_markup, count_words, find_data_articles
from cleaner.html.data.lines import add_article, is_fuller
from cleaner.html.data.scripts import read_scripts
from cleaner.html.parse.embedded import Script, read_embedded
from tests.support.layouts import laid_out
from tests.support.pages import HEADLINES, PROSE, TITLE, paragraphs

TEXT = " ".join(PROSE)


def scripts(html: str) -> tuple[Script, ...]:
    return read_embedded(LexborHTMLParser(html)).scripts


def script(value: object, opening: str = '<script type="application/json" id="state">') -> str:
    return f"{opening}{json.dumps(value)}</script>"


class TestScripts:
    @pytest.mark.parametrize(
        ("html", "origin"),
        [
            (script({"a": TEXT}), "script#state"),
            (f"<script>window.__DATA__ = {json.dumps({'a': TEXT})};</script>", "window.__DATA__"),
            (f"<script>self['x'] = JSON.parse({json.dumps(json.dumps({'a': TEXT}))})</script>", "x"),
            (f"<SCRIPT>var page={json.dumps([TEXT])}</SCRIPT>", "page"),
            (f"<script>push([1,{json.dumps(json.dumps({'a': TEXT}))}])</script>", "script"),
            (f'<script>render({{title: "{TITLE}", body: "{TEXT}"}})</script>', "script"),
        ],
    )
    def test_data_is_read_from_where_pages_keep_it(self, html: str, origin: str) -> None:
        (found,) = read_scripts(scripts(html))
        assert found.origin == origin
        assert PROSE[0] in str(found.value)

    def test_linked_data_and_scripts_without_arabic_are_left_out(self) -> None:
        linked = f'<script type="application/ld+json">{json.dumps({"a": TEXT})}</script>'
        assert not list(read_scripts(scripts(f"{linked}<script>var a = {{}};</script><script>")))

    def test_hostile_scripts_take_bounded_time(self) -> None:
        for hostile in (
            "x={" * 50_000 + '"ا',
            'x=["' * 50_000 + "ا",
            '"' + "\\" * 200_000 + "ا",
            "ا" + "x=[" * 100_000,
        ):
            start = time.process_time()
            list(read_scripts(scripts(f"<script>{hostile}</script>")))
            assert time.process_time() - start < 5


class TestArticles:
    def test_the_text_under_the_page_s_title_is_chosen(self) -> None:
        state = {"list": [{"title": HEADLINES[0], "body": TEXT * 2}], "post": {"title": TITLE, "body": PROSE[0]}}
        (found,) = find_data_articles(scripts(script(state)), "", TITLE)
        assert found.markup == f"<p>{PROSE[0]}</p>"

    def test_without_the_title_one_that_has_no_like_is_chosen(self) -> None:
        assert find_data_articles(scripts(script({"a": TEXT, "b": PROSE[0]})), "", None)[0].words == count_words(TEXT)
        assert not find_data_articles(scripts(script({"a": TEXT, "b": f"{TEXT}."})), "", None)

    def test_pieces_of_a_text_are_put_together(self) -> None:
        pieces = [
            {"type": "heading", "children": [{"text": "ما الذي تغير؟"}]},
            {
                "type": "paragraph",
                "children": [{"text": "أعلنت "}, {"text": "إدارة الميناء", "bold": True}, {"text": " ذلك."}],
            },
            {"type": "list", "data": {"items": ["رصيف للصيادين", "سوق للسمك"]}},
            {"type": "image", "text": "صورة"},
            {"type": "paragraph", "text": PROSE[0]},
        ]
        (found,) = find_data_articles(scripts(script({"title": TITLE, "content": pieces})), "", TITLE)
        assert found.markup == (
            "<h2>ما الذي تغير؟</h2><p>أعلنت إدارة الميناء ذلك.</p><p>رصيف للصيادين</p><p>سوق للسمك</p>"
            f"<p>{PROSE[0]}</p>"
        )

    def test_data_written_as_json_in_a_text_are_read(self) -> None:
        inner = json.dumps({"article": {"title": TITLE, "body": paragraphs(*PROSE)}}, ensure_ascii=False)
        (found,) = find_data_articles(scripts(script({"props": {"state": inner}})), "", TITLE)
        assert found.markup == paragraphs(*PROSE)
        (found,) = find_data_articles(scripts(script({"title": TITLE, "body": f"[مراسلنا] {TEXT}"})), "", TITLE)
        assert found.markup == f"<p>[مراسلنا] {TEXT}</p>"

    def test_a_list_of_articles_is_no_text(self) -> None:
        listed = [{"title": text, "body": prose} for text, prose in zip(HEADLINES, PROSE, strict=True)]
        assert not find_data_articles(scripts(script(listed)), "", None)

    def test_of_texts_of_like_length_the_one_with_paragraphs_comes_first(self) -> None:
        found = find_data_articles(scripts(script({"title": TITLE, "html": paragraphs(*PROSE)})), TEXT, TITLE)
        assert [article.origin for article in found] == ["script#state", "json-ld"]

    def test_markup_that_is_escaped_is_read(self) -> None:
        assert as_markup("&lt;p&gt;هطل المطر.&lt;/p&gt;") == "<p>هطل المطر.</p>"
        assert as_markup("هطل <المطر>.\\nوجرى النهر.") == "<p>هطل &lt;المطر>.</p><p>وجرى النهر.</p>"

    def test_deep_and_wide_data_take_bounded_time(self) -> None:
        deep: object = TEXT
        for _ in range(200):
            deep = {"a": [deep]}
        start = time.process_time()
        find_data_articles(scripts(script({"a": deep, "b": [{"text": "خبر"}] * 20_000})), "", TITLE)
        assert time.process_time() - start < 5


class TestLines:
    def test_a_beginning_is_less_than_the_article(self) -> None:
        assert is_fuller(PROSE, [])
        assert is_fuller(PROSE, [f"{PROSE[0][:60]}...", "تابع القراءة"])
        assert not is_fuller(PROSE[:3], PROSE[:3])
        assert not is_fuller([f"{HEADLINES[0]} ثم {HEADLINES[1]}"] * 9, PROSE[:4])

    def test_the_lines_of_the_data_stand_below_those_of_the_page(self) -> None:
        (article,) = find_data_articles(scripts(script({"title": TITLE, "html": paragraphs(*PROSE)})), "", TITLE)
        shown, added = laid_out(f"<h1>{TITLE}</h1><p>{PROSE[0][:40]}...</p>"), laid_out(article.markup)
        everything = Content(kept=tuple(range(len(PROSE))), pruned=(), container=0)
        layout, content = add_article(shown, Content(kept=(1,), pruned=(), container=0), added, everything, article)
        assert [layout.lines[index].text for index in content.kept] == list(PROSE)
        assert [item.rule for item in content.pruned] == ["page.teaser"]
        assert layout.blocks[content.container].selector == "script#state"
        assert all(
            layout.blocks[line.block].first <= index < layout.blocks[line.block].end
            for index, line in enumerate(layout.lines)
        )
