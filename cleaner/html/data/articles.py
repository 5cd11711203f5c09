"""Which text in a page's data is its article: that of the page's title, or one that is far longer than all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.html.data.markdown import is_markdown, markdown_as_markup
from cleaner.html.data.scripts import load_json, read_scripts
from cleaner.html.parse.embedded import Script
from cleaner.html.parse.tags import words

TITLES: Final = words("title headline name heading posttitle seotitle metatitle newstitle")
_LEAVES: Final = words("text value html content body paragraph data code")  # of a piece of a text
_TYPES: Final = words("type nodetype blocktype component style tag __component kind")  # what tells that it is one
# kinds of pieces that are no text of the article
_OTHERS: Final = (
    "image",
    "photo",
    "gallery",
    "video",
    "audio",
    "embed",
    "related",
    "newsletter",
    "advert",
    "banner",
    "promo",
)
_ARABIC_WORD: Final = re.compile(r"[\u0621-\u064a]{2,}")
_TAG: Final = re.compile(r"<[^<>]*+>")
_MARKUP: Final = re.compile(
    r"</?(?:p|br|div|span|h[1-6]|ul|ol|li|strong|b|em|a|figure|blockquote|table)\b[^<>]*>", re.I
)
_ESCAPED: Final = re.compile(r"&lt;(?:p|br|div|h[1-6]|ul|strong)\b", re.I)
_BREAKS: Final = re.compile(r"\r\n?|\n|\\r\\n|\\n|\u2028|\u2029")
_LEAST: Final = 12  # words of a text that may be an article
_ALONE: Final = 2.0  # times the words of the next longest text that one without the page's title has to have
_ALONE_LEAST: Final = 40  # words of the same
_NODES: Final = 200_000  # of a page's data that are looked at
_DEPTH: Final = 40
_NEARLY: Final = 0.9


class DataArticle(NamedTuple):
    """An article in a page's data: as markup, how many Arabic words it has, and where it stands."""

    markup: str
    words: int
    origin: str


class _Text(NamedTuple):
    markup: str
    words: int
    titled: bool


def find_data_articles(scripts: Iterable[Script], body: str, title: str | None) -> list[DataArticle]:
    """Give what may be the article in a page's data, the likeliest first.

    `scripts` are those of the page, `body` is what the linked data give for its text, and `title` its title. Of texts
    about as long as each other one that is markup, or a list of paragraphs, is better than one without line breaks, as
    linked data mostly are.

    >>> text = "هطلت أمطار على المدينة القديمة وضواحيها وعلى القرى التي حولها وامتلأت السدود أمس"
    >>> script = Script("application/json", "s", '{"title": "أمطار", "text": "%s"}' % text)
    >>> [(article.words, article.origin) for article in find_data_articles([script], "", "أمطار")]
    [(13, 'script#s')]
    """
    found: list[DataArticle] = []
    for value, origin in read_scripts(scripts):
        text = _chosen(list(_texts(value, fold(title or ""))))
        if text:
            found.append(DataArticle(text.markup, text.words, origin))
    if body:
        markup = as_markup(body)
        found.append(DataArticle(markup, count_words(markup), "json-ld"))
    most = max((article.words for article in found), default=0)
    near = [article for article in found if article.words >= _NEARLY * most]
    return [*near, *sorted((a for a in found if a not in near), key=lambda article: -article.words)]


def count_words(markup: str) -> int:
    """Count the Arabic words of a text, tags apart.

    >>> count_words("<p class='x'>هطل المطر</p>")
    2
    """
    return len(_ARABIC_WORD.findall(_TAG.sub(" ", markup)))


def as_markup(text: str) -> str:
    r"""Give a text as markup: what is markup already as it is, the lines of another as paragraphs.

    >>> as_markup("هطل المطر.\nوجرى النهر.")
    '<p>هطل المطر.</p><p>وجرى النهر.</p>'
    """
    if _ESCAPED.search(text) and not _MARKUP.search(text):
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    if _MARKUP.search(text):
        return text
    if is_markdown(text):
        return markdown_as_markup(text)
    lines = (line.strip() for line in _BREAKS.split(text))
    return "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in lines if line)


def _chosen(texts: Sequence[_Text]) -> _Text | None:
    """Choose among the texts of one script: the longest below the page's title, or one that has no like."""
    titled = [text for text in texts if text.titled]
    if titled:
        return max(titled, key=lambda text: text.words)
    ranked = sorted(texts, key=lambda text: -text.words)
    if not ranked or ranked[0].words < _ALONE_LEAST:
        return None
    others = [text for text in ranked[1:] if text.markup not in ranked[0].markup]
    return ranked[0] if not others or ranked[0].words >= _ALONE * others[0].words else None


def _texts(value: object, title: str) -> Iterator[_Text]:
    """Give every text in some data that may be an article; `titled` tells that the page's title stands beside it."""
    left = _NODES
    stack: list[tuple[object, bool, int]] = [(value, False, 0)]
    while stack and left > 0:
        node, titled, depth = stack.pop()
        left -= 1
        if isinstance(node, str):
            if node[:1] in ("{", "[") and depth < _DEPTH and (inner := load_json(node)) is not None:
                stack.append((inner, titled, depth + 1))
            elif (number := count_words(node)) >= _LEAST:
                yield _Text(as_markup(node), number, titled)
        elif isinstance(node, dict) and depth < _DEPTH:
            titles = [text for key, text in node.items() if key.lower() in TITLES and isinstance(text, str | dict)]
            if title and titles:
                titled = any(_is_title(text, title) for text in titles)
            stack += [(inner, titled, depth + 1) for inner in node.values()]
        elif isinstance(node, list) and depth < _DEPTH:
            joined = _joined(node)
            if joined and (number := count_words(joined)) >= _LEAST:
                yield _Text(joined, number, titled)
            stack += [(inner, titled, depth + 1) for inner in node]


def _is_title(value: object, title: str) -> bool:
    text = value if isinstance(value, str) else next(iter(_leaves(value, _DEPTH)), "")
    folded = fold(_TAG.sub("", text)[:400]).strip()
    return (
        bool(folded)
        and len(folded) > 1
        and (folded == title or (len(folded) > 15 and folded in title) or (len(title) > 15 and title in folded))
    )


def _joined(items: Sequence[object]) -> str:
    """Give a list of the pieces of one text as markup, or an empty text for a list of anything else."""
    parts: list[str] = []
    for item in items[:5_000]:
        if isinstance(item, str):
            parts.append(as_markup(item))
        elif isinstance(item, dict) and _is_piece(item):
            parts.append(_piece(item))
        else:
            return ""
    return "".join(parts)


def _is_piece(item: Mapping[str, object]) -> bool:
    """Tell whether an object is a piece of a text, such as a paragraph, and no article of its own."""
    keys = {key.lower() for key in item}
    return not keys & TITLES and not keys & {"url", "slug", "link"} and bool(keys & (_TYPES | _LEAVES | {"children"}))


def _piece(item: Mapping[str, object]) -> str:
    kind = " ".join(value for key, value in item.items() if key.lower() in _TYPES and isinstance(value, str)).lower()
    text = "" if any(other in kind for other in _OTHERS) else "".join(_leaves(item, _DEPTH))
    if not text.strip():
        return ""
    if _MARKUP.search(text):
        return f"<div>{text}</div>"
    tag = "h2" if "head" in kind or "title" in kind else "p"
    return "".join(f"<{tag}>{escape(line, quote=False)}</{tag}>" for line in _BREAKS.split(text) if line.strip())


def _leaves(value: object, depth: int) -> Iterator[str]:
    """Give the texts of a piece in their order, from whatever it nests them in; list items have lines of their own."""
    if depth < 0:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if number and (isinstance(inner, str) or _holds_more(inner)):
                yield "\n"
            yield from _leaves(inner, depth - 1)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, list | dict) or key.lower() in _LEAVES:
                yield from _leaves(inner, depth - 1)


def _holds_more(value: object) -> bool:
    return isinstance(value, dict) and any(isinstance(inner, list) and inner for inner in value.values())
