"""What a page says of itself: facts from its meta elements, linked data and headings, in its own words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from cleaner import Fact, Facts, clean_html
from cleaner.html.metadata.jsonld import read_objects, texts_of, types_of
from cleaner.html.metadata.page_facts import Said, read_facts

TITLE = "ترميم المنارة القديمة"
ARTICLE = {"@type": "NewsArticle", "headline": TITLE}
KEYS = ("@type", "@graph", "headline", "author", "name", "publisher", "keywords", "mainEntity", "hasPart", "url", "x")
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["NewsArticle", TITLE, ""]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)


def said(page: str, url: str | None = None) -> Said:
    return read_facts(LexborHTMLParser(page), url)


def facts(page: str, url: str | None = None) -> Facts:
    return said(page, url).facts


def linked(*values: object) -> str:
    scripts = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values)
    return "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)


def meta(**contents: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{text}">' for name, text in contents.items())


def words(found: tuple[Fact, ...]) -> list[str]:
    return [fact.text for fact in found]


class TestLinkedData:
    @pytest.mark.parametrize(
        "value",
        [
            ARTICLE,
            [ARTICLE],
            [[ARTICLE]],
            {"@graph": [{"@type": "WebPage"}, ARTICLE]},
            [{"@type": "Organization", "name": "صحيفة المنارة"}, {"@graph": [ARTICLE]}],
            {"@type": "WebPage", "mainEntity": ARTICLE},
            {"@type": "WebPage", "hasPart": [{"@type": "ImageObject"}, ARTICLE]},
            {"@type": ["Thing", "https://schema.example/ReportageNewsArticle"], "headline": TITLE},
        ],
    )
    def test_an_article_is_found_wherever_it_is_nested(self, value: object) -> None:
        assert facts(linked(value)).title == Fact(TITLE, "json-ld")

    @pytest.mark.parametrize(
        "script",
        [
            f'{{"@type": "NewsArticle", "description": "سطر\nثان\tوثالث", "headline": "{TITLE}"}}',
            f'{{"@type": "NewsArticle", "headline": "{TITLE}",}}',
            f'{{"@type": ["NewsArticle",], "headline": "{TITLE}"}};',
            f'<!-- {{"@type": "NewsArticle", "headline": "{TITLE}"}} -->',
            f'//<![CDATA[\n{{"@type": "NewsArticle", "headline": "{TITLE}"}}\n//]]>',
            f'/*<![CDATA[*/{{"@type": "NewsArticle", "headline": "{TITLE}"}}/*]]>*/',
            f'<![CDATA[{{"@type": "NewsArticle", "headline": "{TITLE}"}}]]>',
            f'{{"@type": "NewsArticle", "url": "C:\\مجلد", "headline": "{TITLE}"}}',
            f'{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {{"name": "لي',
            f'{{"@type": "NewsArticle", "headline": "{TITLE}" "author": ]}}',
        ],
    )
    def test_broken_json_gives_what_can_be_read(self, script: str) -> None:
        assert facts(linked(script)).title == Fact(TITLE, "json-ld")

    def test_a_broken_script_does_not_hide_the_next(self) -> None:
        assert facts(linked("{{{", "", "[1, 2", ARTICLE)).title == Fact(TITLE, "json-ld")

    def test_escapes_are_read_in_broken_json_too(self) -> None:
        assert read_objects(['{"@type": "Article", "headline": "\\u062e\\u0628\\u0631", }, }'])[0]["headline"] == "خبر"

    def test_an_article_with_a_headline_is_preferred(self) -> None:
        other = {"@type": "NewsArticle", "headline": "خبر آخر"}
        assert facts(linked({"@type": "Article"}, ARTICLE, other)).title == Fact(TITLE, "json-ld")

    def test_json_in_a_text_and_with_curly_quotes_is_read(self) -> None:
        assert read_objects([json.dumps(json.dumps(ARTICLE))]) == [ARTICLE]
        assert read_objects([json.dumps(ARTICLE, ensure_ascii=False).replace('"', "”")]) == [ARTICLE]
        assert read_objects(['"' + "[" * 100_000 + '"', "“”"]) == []

    def test_of_several_articles_that_with_the_title_of_the_page_counts(self) -> None:
        other = {"@type": "NewsArticle", "headline": "خبر آخر", "articleBody": "نص آخر"}
        own = {**ARTICLE, "articleBody": "النص"}
        for head in (
            f"<title>{TITLE} | المنارة</title>",
            f"<h1>{TITLE}</h1>",
            f'<meta property="og:title" content="{TITLE}">',
        ):
            found = said(head + linked({"@graph": [other, own]}))
            assert (found.body, found.facts.title and found.facts.title.text) == ("النص", TITLE)
        assert said(linked({"@graph": [other, own]})).body == "نص آخر"

    def test_what_is_no_article_tells_its_type_alone(self) -> None:
        found = facts(linked({"@type": "Organization", "name": "صحيفة", "headline": "شعار", "author": "ليلى"}))
        assert (words(found.types), found.title, found.authors) == (["Organization"], None, ())

    @pytest.mark.parametrize(
        ("author", "names"),
        [
            ("ليلى الحداد", ["ليلى الحداد"]),
            ({"@type": "Person", "name": "ليلى  الحداد\n"}, ["ليلى الحداد"]),
            ([{"name": "ليلى الحداد"}, "سامي الدهان", {"name": "ليلى الحداد"}], ["ليلى الحداد", "سامي الدهان"]),
            ({"name": ["ليلى الحداد", "L. Haddad"]}, ["ليلى الحداد"]),
            ("https://manara.example/authors/7", []),
            ([None, 7, {}, {"name": None}, "", "  "], []),
        ],
    )
    def test_an_author_is_a_text_an_object_or_a_list(self, author: object, names: list[str]) -> None:
        assert words(facts(linked({**ARTICLE, "author": author})).authors) == names

    def test_the_body_is_given_with_its_line_breaks(self) -> None:
        assert said(linked({**ARTICLE, "articleBody": "رُممت.\n\n المنارة. "})).body == "رُممت.\n\n المنارة. "
        assert said(linked({**ARTICLE, "articleBody": ["رُممت.", "المنارة."]})).body == "رُممت.\n\nالمنارة."

    def test_the_publisher_is_the_outlet(self) -> None:
        page = linked({**ARTICLE, "publisher": {"@type": "Organization", "name": "صحيفة المنارة"}})
        assert facts(page).outlet == Fact("صحيفة المنارة", "json-ld")

    def test_dates_are_as_they_are_written(self) -> None:
        page = linked({**ARTICLE, "datePublished": "2024-03-03T10:15:00+03:00", "dateModified": "الأحد 3 مارس"})
        assert facts(page).published == Fact("2024-03-03T10:15:00+03:00", "json-ld")
        assert facts(page).modified == Fact("الأحد 3 مارس", "json-ld")

    @pytest.mark.parametrize("hostile", [7, 1.5, True, None, [[[]]], [{"a": [{"b": {}}]}], {"name": {"name": 1}}, []])
    def test_hostile_types_are_no_facts(self, hostile: object) -> None:
        item = dict.fromkeys(("headline", "author", "publisher", "keywords", "url", "datePublished"), hostile)
        found = facts(linked({"@type": "NewsArticle", **item, "articleBody": hostile, "articleSection": hostile}))
        assert (found.title, found.url, found.published, found.section) == (None, None, None, None)
        assert (found.authors, found.keywords, found.outlet) == ((), (), None)

    @pytest.mark.parametrize("kind", [7, None, [], {}, [7, None, {"@id": "x"}], ""])
    def test_a_hostile_type_is_no_type(self, kind: object) -> None:
        assert types_of({"@type": kind}) == ()

    @pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"@graph":', "}"), ('{"a":', "}")])
    @pytest.mark.parametrize("depth", [50, 2_000, 200_000])
    def test_deep_nesting_ends(self, opening: str, closing: str, depth: int) -> None:
        assert read_objects([opening * depth + "1" + closing * depth, json.dumps(ARTICLE)])[-1] == ARTICLE

    def test_thousands_of_objects_are_bounded(self) -> None:
        assert len(read_objects([json.dumps([{"@type": "ListItem"}] * 5_000)])) < 1_000

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(VALUES, st.integers(0, 400))
    def test_no_linked_data_raises_whole_or_cut_short(self, value: object, cut: int) -> None:
        script = json.dumps(value, ensure_ascii=False)
        for text in (script, script[:cut], script.replace(",", ",,")):
            found = read_facts(LexborHTMLParser(linked(text))).facts
            assert all(fact.text for fact in (*found.authors, *found.keywords, *found.types))
        assert all(isinstance(text, str) for text in texts_of(value))


class TestMeta:
    def test_keywords_are_parted_by_arabic_and_latin_marks(self) -> None:
        page = meta(keywords="منارة، ترميم؛ ميناء ; آثار, بحر|سفن، ،ترميم")
        assert words(facts(page).keywords) == ["منارة", "ترميم", "ميناء", "آثار", "بحر", "سفن"]

    def test_keywords_come_from_linked_data_as_text_or_list(self) -> None:
        assert words(facts(linked({**ARTICLE, "keywords": "منارة، ترميم"})).keywords) == ["منارة", "ترميم"]
        assert words(facts(linked({**ARTICLE, "keywords": ["منارة", "ترميم؛ بحر"]})).keywords) == [
            "منارة",
            "ترميم",
            "بحر",
        ]

    def test_tags_of_an_article_are_keywords(self) -> None:
        page = '<meta property="article:tag" content="منارة"><meta property="article:tag" content="ترميم">'
        assert facts(page).keywords == (Fact("منارة", "article:tag"), Fact("ترميم", "article:tag"))

    def test_the_outlet_is_what_the_site_calls_itself(self) -> None:
        assert facts(meta(og__site_name="صحيفة المنارة")).outlet == Fact("صحيفة المنارة", "og:site_name")

    def test_section_and_description_are_in_the_page_s_words(self) -> None:
        found = facts(meta(article__section="ثقافة", description="رُممت  المنارة\nأخيراً"))
        assert found.section == Fact("ثقافة", "article:section")
        assert found.description == Fact("رُممت المنارة أخيراً", "description")

    def test_names_are_read_whatever_their_case_and_attribute(self) -> None:
        page = '<meta itemprop="datePublished" content="2024-03-03"><META NAME="Author" CONTENT="ليلى الحداد">'
        assert facts(page).published == Fact("2024-03-03", "datepublished")
        assert facts(page).authors == (Fact("ليلى الحداد", "author"),)

    def test_an_empty_content_says_nothing(self) -> None:
        assert facts(meta(og__title="  ", author="", keywords=" ، ، ") + "<meta name=x><meta content=x>") == Facts()

    def test_the_kinds_of_a_page_are_told_with_their_origin(self) -> None:
        found = facts(meta(og__type="article") + linked(ARTICLE))
        assert found.types == (Fact("article", "og:type"), Fact("NewsArticle", "json-ld"))

    def test_a_year_in_a_copyright_line_or_an_address_is_no_date(self) -> None:
        page = '<p>جميع الحقوق محفوظة © 2024</p><link rel="canonical" href="https://manara.example/2023/05/06/x">'
        found = facts(page + meta(copyright="© 2022", author="ليلى"))
        assert (found.published, found.modified) == (None, None)


class TestTitle:
    def test_the_heading_is_preferred_where_it_stands_in_the_title(self) -> None:
        page = f"<title>{TITLE} | صحيفة المنارة</title>{meta(og__title=f'{TITLE} - ثقافة')}<h1> {TITLE} </h1>"
        assert facts(page).title == Fact(TITLE, "h1")

    def test_a_heading_that_is_the_outlet_s_name_is_no_title(self) -> None:
        page = f"<title>{TITLE}</title>{meta(og__title=TITLE)}<h1>صحيفة المنارة</h1>"
        assert facts(page).title == Fact(TITLE, "og:title")

    def test_of_two_headings_none_is_the_title_unless_one_says_so(self) -> None:
        page = f"<title>{TITLE} | المنارة</title><h1>المنارة</h1><h1>{TITLE}</h1>"
        assert facts(page).title == Fact(f"{TITLE} | المنارة", "title")
        assert facts(page.replace("<h1>ت", '<h1 itemprop="headline">ت')).title == Fact(TITLE, "h1")

    def test_the_only_heading_is_the_title_where_nothing_else_is(self) -> None:
        assert facts(f"<h1>{TITLE}</h1>").title == Fact(TITLE, "h1")
        assert facts("<h1></h1><p>نص</p>").title is None


class TestAddress:
    CANONICAL = '<link rel="canonical" href="https://manara.example/n/1">'

    def test_the_caller_s_address_goes_before_the_page_s(self) -> None:
        found = facts(self.CANONICAL, "https://www.sahel.example/2")
        assert (found.url, found.host) == (
            Fact("https://www.sahel.example/2", "caller"),
            Fact("www.sahel.example", "caller"),
        )

    def test_the_canonical_address_tells_the_host(self) -> None:
        found = facts(self.CANONICAL + meta(og__url="https://sahel.example/2"))
        assert (found.url, found.host) == (
            Fact("https://manara.example/n/1", "canonical"),
            Fact("manara.example", "canonical"),
        )

    @pytest.mark.parametrize("address", ["/n/1", "http://[::1", "https://", "//[x]/", "javascript:void(0)", "منارة"])
    def test_an_address_without_a_host_tells_none(self, address: str) -> None:
        assert facts(f'<link rel="canonical" href="{address}">').host is None


def test_the_facts_of_a_page_are_in_the_metadata_of_its_result() -> None:
    page = meta(og__site_name="صحيفة المنارة") + TestAddress.CANONICAL + f"<h1>{TITLE}</h1>"
    result = clean_html(page)
    assert result.metadata.facts == facts(page)
    assert (result.document.title, result.document.outlet) == (TITLE, "صحيفة المنارة")
    assert result.document.url == "https://manara.example/n/1"


def test_what_the_caller_knows_goes_before_what_the_page_says() -> None:
    page = meta(og__site_name="صحيفة المنارة") + TestAddress.CANONICAL + f"<h1>{TITLE}</h1>"
    document = clean_html(page, title="عنوان", outlet="الساحل", url="https://sahel.example/", language="ar-LB").document
    assert (document.title, document.outlet, document.url) == ("عنوان", "الساحل", "https://sahel.example/")
    assert document.language == "ar-LB"
