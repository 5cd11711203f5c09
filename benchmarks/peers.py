"""Other ways to get at an article's body, as functions from text to text, for the tables of this folder.

The extractors want a page, so they get the lines of the text as paragraphs of one. Libraries are imported when first
asked for; one that is not installed is named on standard error and left out.
"""

from __future__ import annotations

import html
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # what is measured is this tree, installed or not

Cleaner = Callable[[str], str]
Work_co = TypeVar("Work_co", covariant=True)

_HEAD = '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title></title></head><body>'
_CUES = (
    *("اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "المصدر:", "المصدر :", "كلمات دلالية", "مواضيع ذات صلة", "مقالات ذات صلة"),
    *("أخبار ذات صلة", "شاهد أيضا", "تابعونا على", "شارك الخبر", "الوسوم", "التعليقات"),
)
_TERMINAL = tuple('.!?…"؟؛۔»”')


class Peer(NamedTuple, Generic[Work_co]):
    """A name for the tables, and a function that loads what it takes and gives what does the work."""

    name: str
    load: Callable[[], Work_co]


def page(text: str) -> str:
    """Wrap the lines of a text as the paragraphs of a minimal page."""
    lines = (f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"{_HEAD}{''.join(lines)}</body></html>"


def loaded(peers: Iterable[Peer[Work_co]]) -> Iterator[tuple[str, Work_co]]:
    """Load the peers that are installed, naming the others on standard error."""
    for peer in peers:
        try:
            yield peer.name, peer.load()
        except ImportError as error:
            print(f"{peer.name}: left out, {error.name} is not installed (pip install '.[peers]')", file=sys.stderr)


def keep_sentences(text: str) -> str:
    """Keep the lines that end as a sentence does and have three words, as the line filter of C4 does (Raffel, 2020).

    Its English marks are joined by the Arabic ones, as corpus toolkits for many languages do.
    """
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line.endswith(_TERMINAL) and len(line.split()) >= 3)


def cut_at_first_cue(text: str) -> str:
    """Keep what stands before the first of a dozen phrases with which furniture often begins."""
    found = re.search("|".join(map(re.escape, _CUES)), text)
    return text[: found.start()] if found else text


def untouched(text: str) -> str:
    """Keep everything."""
    return text


def _trafilatura(precision: bool) -> Cleaner:
    extract = import_module("trafilatura").extract
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return lambda text: extract(page(text), favor_precision=precision) or ""


def _justext() -> Cleaner:
    library = import_module("justext")
    stopwords = library.get_stoplist("Arabic")

    def cleaner(text: str) -> str:
        paragraphs = library.justext(page(text).encode(), stopwords)
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return cleaner


def _resiliparse() -> Cleaner:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda text: str(extract(page(text), main_content=True))


def _boilerpy3() -> Cleaner:
    extractor = import_module("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return lambda text: str(extractor.get_content(page(text)))


UNTOUCHED = Peer("untouched text", lambda: untouched)
LINE_FILTER = Peer("line filter (C4, Arabic marks)", lambda: keep_sentences)
FIRST_CUE = Peer("cut at the first cue", lambda: cut_at_first_cue)
TRAFILATURA = Peer("trafilatura", lambda: _trafilatura(precision=False))
TRAFILATURA_PRECISION = Peer("trafilatura, precision", lambda: _trafilatura(precision=True))
JUSTEXT = Peer("jusText, Arabic", _justext)
RESILIPARSE = Peer("resiliparse, main content", _resiliparse)
BOILERPY3 = Peer("boilerpy3, article", _boilerpy3)
