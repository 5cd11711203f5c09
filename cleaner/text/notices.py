"""What the caller should know of a text: it is markup, nothing of it is an article, or it holds one twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cleaner.arabic.languages import Language
from cleaner.document.types import Notice

_SENTENCE: Final = re.compile(r"[^.!؟?…\n]+")
_WORDS: Final = 8  # of a sentence; shorter ones recur in any article
_LEAST: Final = 60  # words that stand twice; fewer are a quotation or a summary
_SHARE: Final = 0.4  # of the words of all such sentences; an article that stands twice has half of them again
_PAGE: Final = re.compile(r"\s*(?:<!doctype html|<html\b|<head\b|<\?xml[^>]*>\s*<html\b)", re.IGNORECASE)
_BLOCK_END: Final = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|td|table|article|section|body|html)>", re.IGNORECASE)
_BLOCKS: Final = 2  # that end, of a piece of a page; one may be quoted by an article
_LETTER: Final = re.compile(r"[^\W\d_]")


def find_emptied(text: str, left: str) -> tuple[Notice, ...]:
    """Tell whether cleaning left nothing of a text that had words.

    Args:
        text: The text as it came.
        left: What cleaning left of it.

    Returns:
        One notice of the kind `empty`, or none.

    >>> [notice.kind for notice in find_emptied("الرئيسية | سياسة | رياضة", "")]
    ['empty']
    >>> find_emptied("وصل الوفد أمس.", "وصل الوفد أمس.")
    ()
    """
    if _LETTER.search(left) or not _LETTER.search(text):
        return ()
    message = "nothing of the text is an article: it is a menu, a list, an error or the like; the text is empty"
    return (Notice("empty", message),)


def find_markup(text: str) -> tuple[Notice, ...]:
    """Tell whether a text is the source of a page, or a piece of one, of which the markup would stay.

    Args:
        text: The text as it came.

    Returns:
        One notice of the kind `markup`, or none.

    >>> [notice.kind for notice in find_markup("<p>وصل الوفد أمس.</p><p>ويغادر غداً.</p>")]
    ['markup']
    >>> find_markup("وصل الوفد أمس.<br>ويغادر غداً.")
    ()
    """
    if "<" not in text or not (_PAGE.match(text) or len(_BLOCK_END.findall(text)) >= _BLOCKS):
        return ()
    message = "the text looks like a page's source: clean it as one, by clean_html(), --input html or --html-field"
    return (Notice("markup", message),)


def find_mixed(language: Language) -> tuple[Notice, ...]:
    """Tell whether a text is in several languages.

    Args:
        language: What `identify_language` said of it.

    Returns:
        One notice of the kind `mixed`, with the share of each language, or none.

    >>> find_mixed(Language("ar", 0.7, (("und-Latn", 0.3),)))[0].message
    'the text is in several languages: ar 70%, und-Latn 30%'
    """
    if not language.others:
        return ()
    told = ", ".join(f"{tag} {share:.0%}" for tag, share in ((language.tag, language.share), *language.others))
    return (Notice("mixed", f"the text is in several languages: {told}"),)


def find_doubled(left: str) -> tuple[Notice, ...]:
    """Tell whether most of a cleaned text stands in it twice, as where a print copy was scraped along.

    Args:
        left: What cleaning left of a text.

    Returns:
        One notice of the kind `doubled`, which says at which character of `left` the second copy begins, or none.

    >>> article = "افتتحت الوزارة أمس في المدينة القديمة متحفا للخط العربي يضم ألف لوحة من القرون الوسطى. " * 6
    >>> find_doubled(article[: len(article) // 6])
    ()
    >>> [notice.kind for notice in find_doubled(article)]
    ['doubled']
    """
    seen: set[str] = set()
    words = again = 0
    second = -1
    for start, sentence in _sentences(left):
        count = sentence.count(" ") + 1
        if count < _WORDS:
            continue
        words += count
        if sentence in seen:
            again += count
            second = start if second < 0 else second
        seen.add(sentence)
    if again < _LEAST or again < _SHARE * words:
        return ()
    return (Notice("doubled", f"the article stands twice in the text: it begins again at character {second}"),)


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """Give where each sentence begins, and its words as they stand."""
    if len(text) < _LEAST * 4:
        return
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        yield found.start() + found[0].index(sentence), sentence
