"""Articles that a page's data hold as Markdown: as markup, so that its signs are no text of the article."""

from __future__ import annotations

import re
from typing import Final

_BREAKS: Final = re.compile(r"\r\n?|\n|\\r\\n|\\n")
_HEADING: Final = re.compile(r"(#{1,6}) +(?=\S)")
_ITEM: Final = re.compile(r"[-*+] +(?=\S)")
_QUOTE: Final = re.compile(r"> *(?=\S)")
_RULE: Final = re.compile(r"(?:-{3,}+|\*{3,}+|_{3,}+)\s*+")
_IMAGE: Final = re.compile(r"!\[[^\[\]\n]{0,400}\]\([^()\s\"<>]{1,2000}(?:\s\"[^\"\n]{0,400}\")?\)")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,400})\]\(([^()\s\"<>]{1,2000})(?:\s\"[^\"\n]{0,400}\")?\)")
_STRONG: Final = re.compile(r"\*\*(?=\S)([^*\n]{1,400})(?<=\S)\*\*")
_SURE: Final = re.compile(r"(?:\A|\n)#{2,6} +\S|!?\[[^\[\]\n]{1,400}\]\((?:https?:/)?/[^()\s\"<>]{1,2000}")


def is_markdown(text: str) -> bool:
    r"""Tell whether a text without tags is Markdown, by a heading, a picture or a link.

    >>> is_markdown("## في الميناء\nوصلت السفينة."), is_markdown("قال [الوزير] (أمس) إن السفينة وصلت #عاجل")
    (True, False)
    """
    return _SURE.search(_broken(text)) is not None


def markdown_as_markup(text: str) -> str:
    r"""Give the lines of Markdown as elements: headings, items, quotations and paragraphs, links and what is strong.

    Args:
        text: The text, without tags.

    Returns:
        The markup; pictures and rulers are left out.

    >>> markdown_as_markup("## في الميناء\n![سفينة](/a.jpg)\nوصلت **السفينة** إلى [الرصيف](/n/1).")
    '<h2>في الميناء</h2><p>وصلت <b>السفينة</b> إلى <a href="/n/1">الرصيف</a>.</p>'
    """
    return "".join(_element(line.strip()) for line in _broken(text).split("\n"))


def _broken(text: str) -> str:
    return _BREAKS.sub("\n", text)


def _element(line: str) -> str:
    line = _IMAGE.sub("", line).strip()
    if not line or _RULE.fullmatch(line):
        return ""
    for sign, tag in ((_HEADING, "h2"), (_ITEM, "li"), (_QUOTE, "blockquote")):
        if found := sign.match(line):
            level = f"h{max(2, len(found[1]))}" if sign is _HEADING else tag  # the first is the page's own
            return f"<{level}>{_inline(line[found.end() :])}</{level}>"
    return f"<p>{_inline(line)}</p>"


def _inline(text: str) -> str:
    return _STRONG.sub(r"<b>\1</b>", _LINK.sub(r'<a href="\2">\1</a>', text.replace("<", "&lt;")))
