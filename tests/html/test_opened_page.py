"""Where an article is looked for: under any name, without scripts, in the page's data, and by what it is not."""

from __future__ import annotations

import json
from html import escape

import pytest

from cleaner import CleanResult, clean_html
from cleaner.document.types import Fact, Facts
from cleaner.html.opened_page import Known, OpenedPage, PageClaims
from tests.support.layouts import rules
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs

H1 = f"<h1>{TITLE}</h1>"
ALL = list(PROSE)
SHORT = "أعلنت البلدية صباح اليوم إغلاق الطريق الساحلي أمام السيارات حتى المساء، ودعت السكان إلى سلوك طريق الجبل."


def result(html: str) -> CleanResult:
    return clean_html(html)


def lines(html: str) -> list[str]:
    return result(html).text.split("\n")


def linked(**values: object) -> str:
    data = {"@type": "NewsArticle", "headline": TITLE, **values}
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def test_known_values_come_before_those_of_the_page() -> None:
    facts = Facts(title=Fact("عنوان", "og:title"))
    assert Known(outlet="المرفأ").completed(facts) == Known(None, "عنوان", "المرفأ", None)


def test_an_opened_page_tells_what_the_page_claims() -> None:
    opened = OpenedPage(page(H1, linked(articleBody="هطل المطر أمس", wordCount="250")), Known(), rules())
    assert opened.claims == PageClaims(frozenset({"newsarticle"}), 250)


class TestNames:
    @pytest.mark.parametrize("tag", ["aside", "footer", "nav", "details", "menu", "dialog"])
    def test_all_prose_in_an_element_of_furniture(self, tag: str) -> None:
        assert lines(page(f"{H1}<{tag}>{paragraphs(*PROSE)}</{tag}>")) == ALL

    @pytest.mark.parametrize(
        "name", ["sidebar", "widget", "related-content", "comment-content", "card-footer", "share"]
    )
    def test_all_prose_under_a_name_of_furniture(self, name: str) -> None:
        assert lines(page(f"{H1}<div class={name}>{paragraphs(*PROSE)}</div>")) == ALL

    @pytest.mark.parametrize("name", ["share", "comments", "advert", "sidebar"])
    @pytest.mark.parametrize("tag", ["article", "main", "section"])
    def test_the_article_s_own_element_under_a_name_of_furniture(self, tag: str, name: str) -> None:
        assert lines(page(f"<{tag} class={name}>{H1}{paragraphs(*PROSE)}</{tag}>")) == ALL

    @pytest.mark.parametrize("name", ["share", "comments", "advert", "caption"])
    def test_prose_in_pieces_of_lines_under_a_name_of_furniture(self, name: str) -> None:
        spans = paragraphs(*(f"<span class={name}>{text}</span>" for text in PROSE))
        assert lines(page(f"{H1}<div>{spans}</div>")) == ALL

    def test_some_paragraphs_of_an_article_under_a_name_of_furniture(self) -> None:
        mixed = "".join(f"<p{' class=share' if n % 2 else ''}>{text}</p>" for n, text in enumerate(PROSE))
        assert lines(page(f"<article>{H1}{mixed}</article>")) == ALL
        buttons = "<p class=share><a href=/f>فيسبوك</a> <a href=/t>تويتر</a></p>"
        assert lines(page(f"<article>{H1}{mixed}{buttons}</article>")) == ALL

    def test_names_of_furniture_one_within_the_other(self) -> None:
        inner = f"<div class='widget related-posts'><h2>ما الذي تغير</h2>{paragraphs(*PROSE)}</div>"
        assert [line for line in lines(page(f"{H1}<div class=sidebar>{inner}</div>")) if line in PROSE] == ALL

    def test_it_is_found_although_an_author_s_box_stands_below(self) -> None:
        box = "<div class=media><h5>نوال البحري</h5>كاتبة من الساحل، صدرت لها مجموعتان وتدرّس في مدرسة رسمية.</div>"
        found = lines(page(f"<div>{H1}<footer class=card-footer>{paragraphs(*PROSE)}</footer>{box}</div>"))
        assert found == ALL

    def test_a_short_article_is_not_left_for_longer_comments(self) -> None:
        comments = "".join(f"<li><b>قارئ</b><p>{text}</p></li>" for text in PROSE[1:])
        body = f"<article>{H1}<p>{PROSE[0]}</p><p>{SHORT}</p></article><ol id=comments>{comments}</ol>"
        assert lines(page(body)) == [PROSE[0], SHORT]

    def test_a_side_column_above_the_article_is_not_taken_for_it(self) -> None:
        column = f"<aside><ul>{links(*HEADLINES)}</ul><p>{PROSE[5]}</p></aside>"
        assert lines(page(f"{H1}{column}<div>{paragraphs(*PROSE[:4])}</div>")) == list(PROSE[:4])

    def test_a_foot_that_tells_of_the_outlet_is_no_article(self) -> None:
        foot = "<footer><p>المرفأ صحيفة يومية مستقلة، تصدر منذ عام 1962، وتعنى بأخبار الموانئ والبحر.</p></footer>"
        assert result(page(f"<h1>الصفحة غير موجودة</h1>{foot}", title="الصفحة غير موجودة")).text == ""

    def test_a_summary_is_a_subheading_although_it_is_a_button(self) -> None:
        folded = "".join(
            f"<details><summary role=button>{head}</summary><p>{text}</p></details>"
            for head, text in (("ما الذي تغير؟", PROSE[1]), ("متى يفتح الرصيف؟", PROSE[2]))
        )
        assert "متى يفتح الرصيف؟" in lines(page(f"<article>{H1}<p>{PROSE[0]}</p>{folded}</article>"))


class TestScripts:
    @pytest.mark.parametrize("tag", ["noscript", "template", "NOSCRIPT"])
    def test_an_article_for_readers_without_scripts(self, tag: str) -> None:
        shell = f"<div id=root>{H1}<div class=skeleton></div><{tag}>{paragraphs(*PROSE)}</{tag}></div>"
        assert lines(page(shell)) == ALL

    def test_a_fallback_beside_an_article_stays_out(self) -> None:
        body = f"<article>{H1}{paragraphs(*PROSE)}<noscript><p>{SHORT}</p></noscript></article>"
        assert lines(page(body)) == ALL


class TestAttributes:
    @pytest.mark.parametrize("name", ["data-page", ":article"])
    def test_an_article_in_what_a_component_is_handed(self, name: str) -> None:
        state = json.dumps({"title": TITLE, "body": paragraphs(*PROSE)}, ensure_ascii=False)
        found = result(page(f'<div id=app {name}="{escape(state)}"></div>'))
        assert found.text.split("\n") == ALL
        assert found.page is not None
        assert found.page.origin == f"[{name}]"


class TestFrames:
    def test_an_article_in_a_frame_that_is_written_in_the_page(self) -> None:
        found = result(page(f'{H1}<iframe srcdoc="{escape(paragraphs(*PROSE))}"></iframe>'))
        assert found.text.split("\n") == ALL
        assert found.page is not None
        assert found.page.origin == "iframe"

    def test_a_frame_beside_an_article_stays_out(self) -> None:
        frame = f'<iframe srcdoc="{escape(paragraphs(SHORT, *PROSE[:2]))}"></iframe>'
        assert lines(page(f"<article>{H1}{paragraphs(*PROSE)}{frame}</article>")) == ALL


class TestShort:
    def test_news_of_two_sentences(self) -> None:
        body = f"<article>{H1}<p>{SHORT}</p><p>وقالت إن الأشغال تنتهي غداً قبل الظهر.</p></article>"
        assert lines(page(body, linked())) == [SHORT, "وقالت إن الأشغال تنتهي غداً قبل الظهر."]

    def test_a_recipe_of_forty_words(self) -> None:
        box = (
            f"<div class=recipe><h1>{TITLE}</h1><ul><li>وقت التحضير: 20 دقيقة</li></ul><h2>المكونات</h2><ul>"
            "<li>كوب من العدس</li><li>بصلة مفرومة</li><li>ملعقة زيت</li><li>ملح وكمون</li></ul><h2>الطريقة</h2><ol>"
            "<li>اغسلي العدس ثم اسلقيه حتى ينضج تماماً.</li><li>قلّبي البصل في الزيت حتى يحمر.</li>"
            "<li>امزجيهما واتركي القدر على نار هادئة.</li></ol></div>"
        )
        found = lines(page(box))
        assert found[:2] == ["المكونات", "كوب من العدس"]
        assert found[-1] == "امزجيهما واتركي القدر على نار هادئة."

    def test_a_lead_in_a_block_of_its_own_without_a_headline(self) -> None:
        body = f"<div class=IntroText><p>الرملة - {SHORT}</p></div><div class=FullText>{paragraphs(*PROSE)}</div>"
        assert lines(f"<html><body><div>{body}</div></body></html>") == [f"الرملة - {SHORT}", *ALL]


class TestData:
    def test_an_article_in_linked_data_alone(self) -> None:
        found = result(page(f"{H1}<p>يرجى تفعيل جافاسكربت</p>", linked(articleBody="\n\n".join(PROSE))))
        assert found.text.split("\n") == ALL
        assert found.page is not None
        assert found.page.origin == "json-ld"

    def test_linked_data_that_is_broken(self) -> None:
        broken = (
            linked(articleBody="\n\n".join(PROSE)).replace("أمس أن", 'أمس "أن').replace(', "headline"', ' "headline"')
        )
        assert len(lines(page(H1, broken))) == len(ALL)

    def test_the_fuller_text_is_taken_and_the_teaser_is_marked(self) -> None:
        shown = f"<article>{H1}<p>{PROSE[0][:70]}...</p><button>تابع القراءة</button></article>"
        found = result(page(shown, linked(articleBody="\n".join(PROSE))))
        assert found.text.split("\n") == ALL
        assert "page.teaser" in {piece.rule for piece in found.removed}

    def test_a_summary_in_linked_data_takes_nothing_from_the_page(self) -> None:
        found = result(page(f"<article>{H1}{paragraphs(*PROSE)}</article>", linked(articleBody=PROSE[0])))
        assert found.text.split("\n") == ALL
        assert found.page is not None
        assert found.page.origin == ""

    def test_a_text_that_is_another_than_the_page_shows_is_not_taken(self) -> None:
        other = "عاد فريق السباحة من البطولة بست ميداليات، وكان في استقباله جمهور كبير أمام بوابة المطار القديم. " * 6
        body = f"<article>{H1}{paragraphs(*PROSE[:3])}</article>"
        assert lines(page(body, linked(articleBody=other))) == list(PROSE[:3])

    def test_the_state_of_a_program(self) -> None:
        blocks = [{"type": "paragraph", "text": text} for text in PROSE]
        related = [{"title": HEADLINES[0], "body": SHORT * 3}]
        state = {
            "props": {
                "post": {"title": TITLE, "blocks": [*blocks, {"type": "image", "caption": SHORT}]},
                "more": related,
            }
        }
        script = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
        found = result(page(f"<div id=__next>{H1}</div>{script}"))
        assert found.text.split("\n") == ALL
        assert found.page is not None
        assert (found.page.origin, found.page.container) == ("script#__NEXT_DATA__", "script#__NEXT_DATA__")

    def test_a_state_as_markup_in_a_script(self) -> None:
        state = json.dumps({"article": {"headline": TITLE, "html": paragraphs(*PROSE)}, "list": [{"html": SHORT}]})
        found = result(page(f"<div id=app></div><script>window.__STATE__={state};</script>"))
        assert found.text.split("\n") == ALL

    def test_the_laws_hold_over_both_texts(self) -> None:
        found = result(page(f"{H1}<p>يرجى تفعيل جافاسكربت</p>", linked(articleBody="\n\n".join(PROSE))))
        text = found.document.text
        spans = sorted([*found.kept, *((piece.start, piece.end) for piece in found.removed)])
        assert "".join(text[start:end] for start, end in spans) == text


class TestFeeds:
    def test_the_first_item_of_a_feed_stays(self) -> None:
        items = "".join(
            f"<item><title>{title}</title><link>https://m.example/{number}</link><content:encoded><![CDATA["
            f"{paragraphs(*texts)}]]></content:encoded></item>"
            for number, (title, texts) in enumerate(((TITLE, PROSE[:3]), (HEADLINES[0], PROSE[3:])))
        )
        found = result(f'<?xml version="1.0"?><rss><channel><title>المرفأ</title>{items}</channel></rss>')
        assert found.text.split("\n") == list(PROSE[:3])
        assert found.page is not None
        assert found.page.origin == "feed"
        assert [warning.kind for warning in found.warnings] == ["merged"]
