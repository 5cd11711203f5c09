"""What an element's names, tag and role say of it, and the rules for markup that a user may add."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Options, Rule, RuleError, Rules, clean_html, load_rules
from cleaner.html.content.element_rules import ElementRules
from cleaner.html.parse.layout import Block, Sighting
from cleaner.rules.files import read_rules

PROSE = "أعلنت إدارة الميناء أمس أن رصيف الصيادين الجديد يفتح في مطلع الشهر، وأن العمل على المنارة انتهى قبل موعده."
MORE = "وقال مدير الميناء إن الرصيف يتسع لأربعين قارباً، وإن السوق المجاور له يفتح أبوابه كل صباح طوال فصل الصيف."
BOX = "صندوق بلا اسم معروف"
OWN = ElementRules(load_rules())
MINE = """
family = "widget"
[[rule]]
id = "widget.mine"
why = "A box of one outlet."
kind = "element"
names = ["lighthouse-box"]
hit = ['<div class="lighthouse-box">نص</div>']
miss = ['<p>نص</p>']
"""


def look(
    tag: str = "div", outlet: frozenset[str] = frozenset(), element_rules: ElementRules = OWN, **names: str
) -> Sighting:
    attributes: dict[str, str | None] = {name.strip("_"): value for name, value in names.items()}
    return element_rules.look(Block(tag, 0, 0, attributes), outlet)


def seen(tag: str = "div", **names: str) -> tuple[str, str]:
    """Give the families of the rules that would drop and keep an element."""
    sight = look(tag, frozenset(), OWN, **names)
    return (sight.drop.family if sight.drop else "", sight.keep.family if sight.keep else "")


def element(rule_id: str, **values: object) -> Rule:
    return Rule(rule_id, rule_id.split(".")[0], "A test.", kind="element", **values)  # type: ignore[arg-type]


class TestNames:
    @pytest.mark.parametrize(
        ("tag", "families"),
        [
            ("story-tags", ("tags", "")),
            ("article-body", ("", "body")),
            ("related-stories", ("related", "")),
            ("x-panel", ("", "")),
        ],
    )
    def test_an_element_that_the_page_made_itself_is_named_by_its_tag(
        self, tag: str, families: tuple[str, str]
    ) -> None:
        assert seen(tag) == families

    @pytest.mark.parametrize(
        ("name", "family"),
        [
            ("related-posts", "related"),
            ("relatedPosts", "related"),
            ("RelatedPosts", "related"),
            ("RELATED_POSTS", "related"),
            ("block__related--wide", "related"),
            ("wide post-related dark", "related"),
            ("mostRead2", "related"),
            ("post-3-comments", "comments"),
            ("breadcumbs", "nav"),  # as it is often misspelt
            ("main-fotter", "legal"),
            ("banar-top", "ad"),
            ("addthis_toolbox", "share"),
            ("social-share", "share"),
            ("author-box", "byline"),
            ("postTags", "tags"),
        ],
    )
    def test_furniture_is_known_by_the_words_of_its_names(self, name: str, family: str) -> None:
        assert seen(class_=name) == (family, "")
        assert seen(id=name) == (family, "")
        assert seen(itemprop=name) == (family, "")

    @pytest.mark.parametrize(
        "name", ["unrelated", "adventure", "footballers", "navy", "commentary", "sharepoint", "authority", "wide", ""]
    )
    def test_a_part_of_a_word_says_nothing(self, name: str) -> None:
        assert seen(class_=name) == ("", "")

    @pytest.mark.parametrize(
        "name", ["has-sidebar", "no-comments", "with-related", "tag-comments", "category-ads", "hide-footer", "noAds"]
    )
    def test_words_of_layout_and_of_topics_say_nothing(self, name: str) -> None:
        assert seen(class_=name) == ("", "")

    @pytest.mark.parametrize("name", ["tag-list", "tag-cloud", "tagLinks"])
    def test_lists_of_tags_are_furniture_all_the_same(self, name: str) -> None:
        assert seen(class_=name) == ("tags", "")

    @pytest.mark.parametrize(
        "name",
        [
            "article-body",
            "articleBody",
            "ArticleBody",
            "news-text",
            "entry-content",
            "td-post-content",
            "the-content-2",
        ],
    )
    def test_a_container_is_known_by_the_end_of_its_name(self, name: str) -> None:
        assert seen(class_=name) == ("", "body")
        assert seen(itemprop=name) == ("", "body")

    @pytest.mark.parametrize("name", ["entry-content-title", "article-body-wrapper-top", "content-text-size"])
    def test_a_container_s_name_within_another_is_none(self, name: str) -> None:
        assert seen(class_=name)[1] == ""

    @pytest.mark.parametrize(
        "name", ["related-post-content", "relatedPostContent", "comment-body", "footer-content-text"]
    )
    def test_furniture_that_ends_like_a_container_is_furniture(self, name: str) -> None:
        assert seen(class_=name)[0]
        assert seen(class_=name)[1] == ""

    def test_of_an_element_both_are_told(self) -> None:
        assert seen(class_="sidebar entry-content") == ("widget", "body")
        assert not look(class_="sidebar entry-content").is_plain
        assert look(class_="sidebar").is_plain

    @pytest.mark.parametrize(
        ("tag", "role", "family"),
        [
            *(("nav", "", "nav"), ("footer", "", "legal"), ("aside", "", "widget"), ("figcaption", "", "caption")),
            *(
                ("button", "", "ui"),
                ("div", "navigation", "nav"),
                ("div", "search", "ui"),
                ("div", "contentinfo", "legal"),
            ),
            *(("div", "main", ""), ("article", "article", ""), ("section", "", "")),
        ],
    )
    def test_tags_and_roles_speak_for_themselves(self, tag: str, role: str, family: str) -> None:
        assert seen(tag, role=role) == (family, "")

    @pytest.mark.parametrize(
        "name", ["-", "...", "1", "x" * 5_000, "-".join(["related"] * 500), "علاقة", "\x00", "ad\u2028s"]
    )
    def test_strange_names_are_looked_at_as_any(self, name: str) -> None:
        assert look(class_=name) == look(class_=name)

    def test_it_forgets_when_it_has_seen_much_and_says_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("cleaner.html.content.element_rules._REMEMBERED", 3)
        element_rules = ElementRules(load_rules())
        for _ in range(2):
            assert [look(element_rules=element_rules, id=f"related-{n}").drop for n in range(8)] == [OWN_RELATED] * 8


OWN_RELATED = look(class_="related-posts").drop


class TestOutlets:
    OF_OUTLETS = ElementRules(
        Rules(
            (
                element("widget.one", names=("tower",), outlets=("manara.example", "الساحل")),
                element("ui.two", tags=("details",), outlets=("manara.example",)),
                element("ad.all", names=("tower-ad",)),
            )
        )
    )

    @pytest.mark.parametrize(
        ("outlet", "rule"),
        [({"manara.example"}, "widget.one"), ({"الساحل"}, "widget.one"), ({"sahel.example"}, None), ((), None)],
    )
    def test_a_rule_speaks_for_its_outlets_alone(self, outlet: set[str], rule: str | None) -> None:
        for _ in range(2):  # what was seen for one outlet is not remembered for another
            drop = look(element_rules=self.OF_OUTLETS, outlet=frozenset(outlet), class_="tower").drop
            assert (drop.id if drop else None) == rule

    def test_tags_are_limited_too(self) -> None:
        assert look("details", element_rules=self.OF_OUTLETS).drop is None
        assert look("details", frozenset({"manara.example"}), self.OF_OUTLETS).drop is not None

    def test_what_a_rule_may_not_see_another_may(self) -> None:
        drop = look(element_rules=self.OF_OUTLETS, class_="tower-ad").drop
        assert drop is not None
        assert drop.id == "ad.all"


class TestRuleFiles:
    @staticmethod
    def options(path: Path, *lines: str, names: str = 'names = ["lighthouse-box"]') -> Options:
        path = path / "mine.toml"
        path.write_text(MINE.replace('names = ["lighthouse-box"]', "\n".join([names, *lines])), encoding="utf-8")
        return Options(rules=(str(path),), engine="fast")

    PAGE = f"<body><article><p>{PROSE}</p><div class=lighthouse-box><p>{BOX}</p></div><p>{MORE}</p></article>"

    def test_a_rule_of_one_s_own_drops_by_name(self, tmp_path: Path) -> None:
        assert BOX in clean_html(self.PAGE, options=Options(engine="fast")).text
        result = clean_html(self.PAGE, options=self.options(tmp_path))
        assert result.text.split("\n") == [PROSE, MORE]
        (piece,) = result.removed
        assert (piece.rule, piece.label, piece.selector) == ("widget.mine", "widget", "div.lighthouse-box")

    def test_a_selector_chooses_what_no_name_tells(self, tmp_path: Path) -> None:
        page = self.PAGE.replace("class=lighthouse-box", "data-kind=box")
        options = self.options(tmp_path, names='selectors = ["article > div[data-kind=box]"]')
        assert BOX in clean_html(page).text
        assert [piece.rule for piece in clean_html(page, options=options).removed] == ["widget.mine"]

    def test_a_selector_keeps_what_a_name_would_drop(self, tmp_path: Path) -> None:
        page = f"<body><div class=related-posts id=x><p>{PROSE}</p><p>{MORE}</p></div><p>{BOX}</p>"
        options = self.options(tmp_path, 'effect = "keep"', names='selectors = ["#x"]')
        result = clean_html(page, options=options)
        assert result.text.split("\n") == [PROSE, MORE]
        assert result.page is not None
        assert result.page.container == "div#x.related-posts"

    def test_it_is_limited_to_its_outlets(self, tmp_path: Path) -> None:
        options = self.options(tmp_path, 'outlets = ["manara.example"]', names='selectors = ["article > div"]')
        dropped = {
            url: BOX not in clean_html(self.PAGE, url=url, options=options).text
            for url in (None, "https://manara.example/1", "https://www.manara.example/1", "https://sahel.example/1")
        }
        assert dropped == {
            None: False,
            "https://manara.example/1": True,
            "https://www.manara.example/1": True,
            "https://sahel.example/1": False,
        }

    def test_a_page_tells_its_outlet_itself(self, tmp_path: Path) -> None:
        options = self.options(tmp_path, 'outlets = ["صحيفة المنارة"]')
        assert BOX in clean_html(self.PAGE, options=options).text
        page = f'<meta property="og:site_name" content="صحيفة المنارة">{self.PAGE}'
        assert BOX not in clean_html(page, options=options).text
        assert BOX not in clean_html(self.PAGE, outlet="صحيفة المنارة", options=options).text

    def test_a_rule_may_be_left_out(self) -> None:
        page = self.PAGE.replace("lighthouse-box", "breaking-news")
        assert BOX not in clean_html(page).text
        assert BOX in clean_html(page, options=Options(without=frozenset({"widget.element"}))).text

    def test_what_is_to_be_kept_stays_for_markup_too(self) -> None:
        page = self.PAGE.replace("lighthouse-box", "breaking-news")
        assert BOX in clean_html(page, options=Options(keep=frozenset({"widget"}))).text

    def test_a_good_file_is_read(self) -> None:
        (rule,) = read_rules(
            MINE.replace("names =", 'tags = ["x-box"]\nroles = ["feed"]\nselectors = ["#x"]\nnames ='), "f"
        )
        assert (rule.names, rule.tags) == (("lighthouse-box",), ("x-box",))
        assert (rule.roles, rule.selectors) == (("feed",), ("#x",))

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ('"lighthouse-box"', '"Lighthouse-box"', "small letters and digits"),
            ('"lighthouse-box"', '"lighthouse_box"', "small letters and digits"),
            ('"lighthouse-box"', '"lighthouse box"', "small letters and digits"),
            ('"lighthouse-box"', '"*"', "small letters and digits"),
            ('"lighthouse-box"', '"(a+)+"', "small letters and digits"),
            ('"lighthouse-box"', '"منارة"', "small letters and digits"),
            ('names = ["lighthouse-box"]', "", "are for rules of kind element, and these need one of them"),
            ('names = ["lighthouse-box"]', "names = []", "need one of them"),
            ('names = ["lighthouse-box"]', 'names = "lighthouse"', "names must be a list of texts"),
            ('names = ["lighthouse-box"]', "selectors = [7]", "selectors must be a list of texts"),
            ("names = ", 'phrases = ["صندوق"]\nnames = ', "not phrases"),
            ('kind = "element"', 'phrases = ["صندوق"]', "are for rules of kind element"),
            ('kind = "element"', 'kind = "elements"', "kind must be one of"),
            ("names = ", 'attributes = ["x"]\nnames = ', "unknown key 'attributes'"),
        ],
    )
    def test_what_is_not_of_the_form_is_refused_in_one_line(self, old: str, new: str, message: str) -> None:
        assert old in MINE
        with pytest.raises(RuleError, match=r"mine\.toml: rule 'widget\.mine'") as caught:
            read_rules(MINE.replace(old, new), "mine.toml")
        assert message in str(caught.value)
        assert "\n" not in str(caught.value)

    @pytest.mark.parametrize("selector", ["div[", "::", ">>>", "a:nonsense(", "p:has(", "!"])
    def test_a_selector_that_is_none_is_refused_when_the_file_is_read(self, tmp_path: Path, selector: str) -> None:
        with pytest.raises(RuleError, match=r"mine\.toml.*selector"):
            self.options(tmp_path, names=f"selectors = ['{selector}']")


def test_a_name_may_be_the_first_letters_of_a_word_however_few() -> None:
    rules = ElementRules(Rules(tuple(read_rules(MINE.replace("lighthouse-box", "zq*"), "mine.toml"))))
    assert look(element_rules=rules, class_="zqx1").drop
    assert not look(element_rules=rules, class_="azq").drop


def test_long_names_are_not_remembered() -> None:
    rules = ElementRules(load_rules())
    for number in range(20):
        assert look(element_rules=rules, class_=f"related-posts {'x' * 100_000}{number}").drop
    remembered = sum(len(part or "") for key in rules._seen for part in key) + sum(map(len, rules._read_names))
    assert remembered < 5_000
    assert look(element_rules=rules, class_="related-posts").drop
    assert len(rules._seen) == 1
