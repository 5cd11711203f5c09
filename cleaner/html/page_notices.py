"""What the caller should know of a page: its article is missing, cut short, one of several, or the page breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Notice
from cleaner.html.content.line_scores import line_score
from cleaner.html.content.other_subjects import count_other_subjects, sections
from cleaner.html.content.separate_articles import is_live
from cleaner.html.metadata.jsonld import ARTICLES
from cleaner.html.opened_page import Attempt, PageClaims
from cleaner.html.parse.layout import PageLine
from cleaner.html.thresholds import THRESHOLDS

_ENDS: Final = frozenset(".؟?!…»”\"':)]")
_TAIL: Final = 400  # characters at the end of a page in which it ends, and at its beginning in which it begins
_LINE: Final = 120  # characters at the end of a line in which dots are looked for, and those of a link to the rest
_BELOW: Final = 3  # lines below an article among which such a link stands
_LINK: Final = 200  # characters of a line with such a link; what is longer is prose
_CUT: Final = word_pattern(r"(?:…|\.\.\.)[\W_]{0,9}(?:<read_more.behind_dots>[\W_]{0,9})?\Z")
_REST: Final = word_pattern(r"(?<!\w)<read_more.going_on> <read_more.reading>(?!\w)")


def page_notices(html: str, attempt: Attempt, claims: PageClaims) -> Iterator[Notice]:
    """Tell what may be wrong with the article that was found.

    Args:
        html: The page, decoded.
        attempt: What was found in it.
        claims: What the page tells of its article.

    Yields:
        A notice of the kind `empty`, `teaser`, `merged` or `truncated` for each; none of a page that holds nothing.
    """
    content, lines = attempt.content, attempt.layout.lines
    ends_early = _ends_early(html)
    if not attempt.judgement.article:
        yield from _empty(html, attempt, claims)
        if ends_early:
            yield Notice("truncated", "the page breaks off: fetch it again")
        return
    yield from _merged(attempt)
    words = sum(lines[index].text.count(" ") + 1 for index in content.kept)
    why = _cut_short(lines, content.kept, words, claims)
    last = lines[content.kept[-1]].text
    if why:
        yield Notice("teaser", f"the text may be the beginning of the article alone: it has {words:,} words{why}")
    elif ends_early and content.kept[-1] == len(lines) - 1 and (last[-1] not in _ENDS or _is_open(html)):
        yield Notice("truncated", "the page breaks off, and the article with it: fetch it again")


def _empty(html: str, attempt: Attempt, claims: PageClaims) -> Iterator[Notice]:
    content, judgement = attempt.content, attempt.judgement
    much = content.lost + content.words >= THRESHOLDS.notice_lost
    if not judgement.sure and (claims.types & ARTICLES or much):
        yield Notice("empty", f"the text is empty, but the page may have an article: {judgement.reason}")
    elif html.strip():
        yield Notice("empty", f"the text is empty, for the page has no article: {judgement.reason}")


def _merged(attempt: Attempt) -> Iterator[Notice]:
    removed = attempt.content.others
    headed = 0 if removed else _headed(attempt)
    count = removed or headed or _of_other_subjects(attempt)
    if not count:
        return
    others = "1 other article" if count == 1 else f"{count:,} other articles"
    if removed:
        message = f"the page holds {others} beside the one that stays: what is removed is labelled foreign"
    elif headed:
        message = f"the text may hold {others} beside the first: under a first-level heading as the first is"
    else:
        message = f"the text may hold {others} beside the first: under a headline, and of another subject"
    yield Notice("merged", message)


def _headed(attempt: Attempt) -> int:
    """Count the first-level headings among the lines that stay, below the first prose, with an article's prose below.

    Entries of a live blog are one article, whatever their headings.
    """
    if is_live(attempt.anchors):
        return 0
    count, words, headed = 0, 0, False
    started = attempt.content.headline >= 0
    for index in attempt.content.kept:
        line = attempt.layout.lines[index]
        if line.element.heading == 1:
            count += headed and words >= THRESHOLDS.separate_prose
            headed, started, words = started, True, 0
        elif line_score(line) > 0:
            words += line.text.count(" ") + 1
    return count + (headed and words >= THRESHOLDS.separate_prose)


def _of_other_subjects(attempt: Attempt) -> int:
    """Count the articles of other subjects among the lines that stay.

    The entries of a live blog are one article, and so are the parts right below the page's own title: a round-up.
    """
    lines = attempt.layout.lines
    if not any(lines[index].element.heading for index in attempt.content.kept):
        return 0
    parts = sections(lines, attempt.content.kept, lambda index: line_score(lines[index]) > 0)
    if is_live(attempt.anchors) or (attempt.content.titled and not parts[0].prose):
        return 0
    return count_other_subjects(parts)


def _cut_short(lines: Sequence[PageLine], kept: Sequence[int], words: int, claims: PageClaims) -> str:
    """Say in what a text shows that it may be cut short, or give an empty text."""
    if claims.words >= THRESHOLDS.notice_longer * words:
        return f", of {claims.words:,} words that the page tells of"
    if words >= THRESHOLDS.teaser_words:
        return ""
    if _CUT().search(fold(lines[kept[-1]].text[-_LINE:])):
        return f", of {claims.words:,} words that the page tells of" if claims.words > words else " and ends in dots"
    prose = max((index for index in kept if line_score(lines[index]) > 0), default=kept[-1])
    below = [line.text for line in lines[prose + 1 : prose + 1 + _BELOW] if len(line.text) <= _LINK]
    if any(_REST().search(fold(text)) for text in below):
        return " and a link to the rest below it"
    return ", and the page says that it is not free" if claims.paid else ""


def _ends_early(html: str) -> bool:
    """Tell whether a page that begins as a whole one does not end as one."""
    head, tail = html[:_TAIL].lower(), html[-_TAIL:].lower()
    return ("<html" in head or "<!doctype html" in head) and "</html" not in tail and "</body" not in tail


def _is_open(html: str) -> bool:
    """Tell whether a page ends within a tag, or within an element that no page leaves open on purpose."""
    if html.rfind("<") > html.rfind(">"):
        return True
    small = html.lower()
    return any(len(re.findall(rf"<{tag}\b", small)) > small.count(f"</{tag}") for tag in ("article", "div"))
