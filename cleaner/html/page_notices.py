"""What the caller should know of a page: its article is missing, cut short, one of several, or the page breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.document.types import Notice
from cleaner.html.metadata.jsonld import ARTICLES
from cleaner.html.opened_page import Attempt
from cleaner.html.thresholds import THRESHOLDS

_CUT: Final = ("…", "...", "[…]", "[...]")
_ENDS: Final = frozenset(".؟?!…»”\"':)]")
_TAIL: Final = 400  # characters at the end of a page in which it ends


def page_notices(html: str, attempt: Attempt, types: frozenset[str], expected: int) -> Iterator[Notice]:
    """Tell what may be wrong with the article that was found.

    Args:
        html: The page, decoded.
        attempt: What was found in it.
        types: What the page calls itself, in small letters.
        expected: The words that its linked data count or hold for the article, or 0.

    Yields:
        A notice of the kind `empty`, `teaser`, `merged` or `truncated` for each.
    """
    content, judgement = attempt.content, attempt.judgement
    if not judgement.article:
        if not judgement.sure and (types & ARTICLES or content.lost + content.words >= THRESHOLDS.notice_lost):
            yield Notice("empty", f"the text is empty, but the page may have an article: {judgement.reason}")
        return
    if content.others:
        others = "1 other article" if content.others == 1 else f"{content.others:,} other articles"
        yield Notice(
            "merged", f"the page holds {others} beside the one that stays: what is removed is labelled foreign"
        )
    words = sum(attempt.layout.lines[index].text.count(" ") + 1 for index in content.kept)
    last = attempt.layout.lines[content.kept[-1]].text
    if (last.endswith(_CUT) and words < THRESHOLDS.teaser_words) or expected >= THRESHOLDS.notice_longer * words:
        told = f", of {expected:,} words that the page tells of" if expected > words else ""
        yield Notice("teaser", f"the text may be the beginning of the article alone: it has {words:,} words{told}")
    elif _breaks_off(html) and content.kept[-1] == len(attempt.layout.lines) - 1 and last[-1] not in _ENDS:
        yield Notice("truncated", "the page breaks off, and the article with it: fetch it again")


def _breaks_off(html: str) -> bool:
    """Tell whether a page that begins as a whole one does not end as one."""
    tail = html[-_TAIL:].lower()
    return "<html" in html[:_TAIL].lower() and "</html" not in tail and "</body" not in tail
