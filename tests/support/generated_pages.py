"""Generated pages for the tests of laws: trees of any tags with names of furniture, wrongly nested and spoilt."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.generated import FURNITURE, PARAGRAPHS, sentences
from tests.support.pages import HEADLINES, PROSE, TITLE

NAMES = (
    *("", "", "", "related-posts", "mostRead", "sidebar", "comments", "share", "tags", "breadcrumb", "author", "date"),
    *("entry-content", "article-body", "news-text", "ads", "widget", "read-also", "caption", "footer", "no-comments"),
    *("has-sidebar", "tag-sport", "related-post-content", "x1 k9", "منارة", "\x00", "a" * 300),
)
BLOCKS = (
    *("div", "div", "div", "p", "p", "section", "article", "main", "ul", "ol", "li", "li", "table", "tr", "td", "th"),
    *("blockquote", "h1", "h2", "h3", "aside", "nav", "header", "footer", "form", "figure", "figcaption", "pre", "dl"),
    *("dd", "button", "details", "amp-ad", "center"),
)
INLINE = ("a", "a", "b", "span", "font", "time", "em", "strong", "i", "small", "mark", "label", "sup")
UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "textarea", "title", "video", "select")
HEAD = (
    f"<title>{TITLE} | المرفأ</title>",
    f'<meta property="og:title" content="{TITLE}">',
    '<meta name="keywords" content="السد، الري، المطر">',
    '<meta name="author" content="سامي الدهان">',
    '<meta property="og:site_name" content="صحيفة الميناء">',
    f'<meta name="description" content="{PROSE[0]}">',
    '<meta property="og:type" content="article">',
    '<link rel="canonical" href="https://naba.example/news/1">',
    f'<script type="application/ld+json">{{"@type": "Article", "headline": "{TITLE}", "articleBody": "{PROSE[1]}",}}'
    "</script>",
    '<script type="application/ld+json">[[{"@type": 7}, {"@type": "CollectionPage"',
)
ODD = (
    *(
        "<",
        ">",
        "&",
        "<!--",
        "-->",
        "</div>",
        "</p>",
        "</b>",
        "<b>",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<plaintext>",
    ),
    *("<script>", "</script>", "<textarea>", "<select>", "<frameset>", "<body class=x>", "</body>", "</html>", "<svg>"),
    *(
        "<math><mi>",
        "<![CDATA[",
        "<?php",
        "<a href=",
        '"',
        "'",
        "<p title='",
        "=",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "&amp;lt;",
    ),
    *(
        "&#1575;",
        "&bogus;",
        "\0",
        "\x1f",
        "\u200f",
        "\u2028",
        "\x85",
        "\r",
        "\x0c",
        "\ud800",
        "🙂",
        "\ufeff",
        "\t",
        "\u00ad",
    ),
)
LINKS = ("/1", "#x", "", "https://naba.example/2", "javascript:void(0)")

texts = st.one_of(PARAGRAPHS, PARAGRAPHS, st.sampled_from(PROSE), FURNITURE, sentences(), st.sampled_from(HEADLINES))


@st.composite
def opening(draw: st.DrawFn, tag: str) -> str:
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("class", draw(st.sampled_from(NAMES))),
            ("id", draw(st.sampled_from(("", "", "", *NAMES)))),
            ("style", draw(st.sampled_from(("", "", "", "", "display:none")))),
            ("role", draw(st.sampled_from(("", "", "", "", "navigation", "main")))),
        )
        if value
    )
    href = f' href="{draw(st.sampled_from(LINKS))}"' if tag == "a" else ""
    return f"<{tag}{href}{attributes}>"


@st.composite
def inline(draw: st.DrawFn) -> str:
    text: str = draw(texts)
    tag = draw(st.sampled_from(("", "", "br", "img", *INLINE)))
    if not tag:
        return text
    if tag == "br":
        return f"{text}<br>"
    if tag == "img":
        return f'<img src=x alt="{draw(st.sampled_from(HEADLINES))}">{text}'
    before, inner = draw(st.sampled_from(("", f"{text} "))), draw(texts)
    return f"{before}{draw(opening(tag))}{inner}</{tag}>"


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    @st.composite
    def element(draw: st.DrawFn) -> str:
        tag = draw(st.sampled_from(BLOCKS))
        inner: list[str] = draw(st.lists(children, min_size=1, max_size=4))
        closing = draw(st.sampled_from((f"</{tag}>", f"</{tag}>", f"</{tag}>\n", "")))
        return f"{draw(opening(tag))}{''.join(inner)}{closing}"

    return element()


unseen = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from(UNSEEN), texts)
trees = st.recursive(st.one_of(inline(), inline(), unseen), _element, max_leaves=14)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page: some facts in its head, an article among trees of anything, and odd pieces put in anywhere."""
    head = "".join(draw(st.lists(st.sampled_from(HEAD), max_size=5)))
    body = "".join(draw(st.lists(trees, min_size=1, max_size=4)))
    if draw(st.booleans()):
        own = "".join(f"<p>{text}</p>" for text in draw(st.lists(texts, min_size=2, max_size=6)))
        body = f"{body}<h1>{TITLE}</h1><div class='{draw(st.sampled_from(NAMES))}'>{PROSE[0]}<br>{own}</div>"
        body += draw(trees)
    page = f"<html><head>{head}</head><body>{body}" if draw(st.booleans()) else head + body
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=3)):
        place = draw(st.integers(0, len(page)))
        page = page[:place] + odd + page[place:]
    return page


@st.composite
def encoded(draw: st.DrawFn) -> bytes:
    """Draw the bytes of a page, in some charset, with stray bytes in it."""
    data = draw(pages()).encode(draw(st.sampled_from(("utf-8", "windows-1256", "iso-8859-6", "utf-16"))), "replace")
    for stray in draw(st.lists(st.binary(min_size=1, max_size=3), max_size=3)):
        place = draw(st.integers(0, len(data)))
        data = data[:place] + stray + data[place:]
    return data
