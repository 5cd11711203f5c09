"""Other ways to get at the article of a page, as functions from bytes to text, for the tables of this folder.

trafilatura, rs-trafilatura, jusText, readability and newspaper4k get the bytes and find the charset by themselves.
resiliparse, magic-html, goose3 and boilerpy3 ask for text: they get the bytes decoded as UTF-8, with U+FFFD for what is
not. A peer that raises has found nothing. Libraries are imported when first asked for; one that is not installed is
named and left out: rs-trafilatura and magic-html have wheels for Python 3.12 and newer.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from peers import Peer

Extractor = Callable[[bytes], str]

_CELLS = ("td", "th")
_BLOCKS = (
    *("address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"),
    *("table", "tr", "ul"),
)
_WIDE_TABLE = re.compile(rb"colspan\s*=\s*[\"']?\d{4}", re.IGNORECASE)
_ADDRESS = "http://page.example/"  # newspaper4k wants one; nothing is fetched


def _trafilatura(precision: bool = False, fast: bool = False) -> Extractor:
    extract = _quiet("trafilatura").extract
    return _forgiving(lambda page: extract(page, favor_precision=precision, fast=fast, include_comments=False))


def _rs_trafilatura() -> Extractor:
    extract = _quiet("rs_trafilatura").extract_bytes
    # version 0.1.1 asks for memory for every column of a table that such a page promises, and ends the process
    return _forgiving(lambda page: "" if _WIDE_TABLE.search(page) else extract(page).main_content)


def _magic_html() -> Extractor:
    extractor, parse = _quiet("magic_html").GeneralExtractor(), import_module("lxml.html").fromstring

    def extract(page: bytes) -> str:
        found = extractor.extract(_decoded(page), base_url=_ADDRESS)
        return _lines(parse(_on_one_line(found["html"])))

    return _forgiving(extract)


def _justext() -> Extractor:
    library = _quiet("justext")
    stopwords = library.get_stoplist("Arabic")

    def extractor(page: bytes) -> str:
        paragraphs = library.justext(page, stopwords)
        return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)

    return _forgiving(extractor)


def _resiliparse() -> Extractor:
    extract = _quiet("resiliparse.extract.html2text").extract_plain_text
    return _forgiving(lambda page: extract(_decoded(page), main_content=True))


def _readability() -> Extractor:
    document, parse = _quiet("readability").Document, import_module("lxml.html").fromstring
    return _forgiving(lambda page: _lines(parse(_on_one_line(document(page).summary(html_partial=True)))))


def _goose3() -> Extractor:
    _quiet("nltk.stem.isri")  # without it goose3 knows no Arabic word, and says so only in a warning
    stopwords = _quiet("goose3.text").StopWordsArabic
    choices = {"target_language": "ar", "use_meta_language": False, "stopwords_class": stopwords}
    goose = _quiet("goose3").Goose({**choices, "enable_image_fetching": False})
    return _forgiving(lambda page: goose.extract(raw_html=_decoded(page)).cleaned_text)


def _newspaper4k() -> Extractor:
    _quiet("nltk.stem.isri")
    library = _quiet("newspaper")

    def extractor(page: bytes) -> str | None:
        article = library.Article(_ADDRESS, language="ar", fetch_images=False)
        article.html = page
        return article.parse().text  # type: ignore[no-any-return]

    return _forgiving(extractor)


def _boilerpy3() -> Extractor:
    extractor = _quiet("boilerpy3.extractors").ArticleExtractor(raise_on_failure=False)
    return _forgiving(lambda page: extractor.get_content(_decoded(page)))


def _forgiving(extract: Callable[[bytes], str | None]) -> Extractor:
    """Make an empty text of nothing, and of whatever a peer raises."""

    def extractor(page: bytes) -> str:
        try:
            return extract(page) or ""
        except Exception:
            return ""

    return extractor


def _quiet(name: str) -> ModuleType:
    """Import a library that is to say nothing while it works."""
    library = import_module(name)
    logging.getLogger(name.partition(".")[0]).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module=r"dateutil|goose3|newspaper")
    return library


def _decoded(page: bytes) -> str:
    return page.decode("utf-8", "replace")


def _on_one_line(markup: str) -> str:
    return re.sub(r"\s+", " ", markup)


def _lines(root: object) -> str:
    """Give the text of a tree of lxml, its block elements on lines of their own."""
    for element in root.iter(*_BLOCKS, *_CELLS):  # type: ignore[attr-defined]
        gap = " " if element.tag in _CELLS else "\n"
        element.text, element.tail = gap + (element.text or ""), gap + (element.tail or "")
    return str(root.text_content())  # type: ignore[attr-defined]


TRAFILATURA = Peer("trafilatura, standard", _trafilatura)
TRAFILATURA_PRECISION = Peer("trafilatura, precision", lambda: _trafilatura(precision=True))
TRAFILATURA_FAST = Peer("trafilatura, fast", lambda: _trafilatura(fast=True))
JUSTEXT = Peer("jusText, Arabic", _justext)
RESILIPARSE = Peer("resiliparse, main content", _resiliparse)
READABILITY = Peer("readability-lxml", _readability)
GOOSE3 = Peer("goose3, Arabic", _goose3)
NEWSPAPER4K = Peer("newspaper4k, Arabic", _newspaper4k)
BOILERPY3 = Peer("boilerpy3, article", _boilerpy3)
RS_TRAFILATURA = Peer("rs-trafilatura", _rs_trafilatura)
MAGIC_HTML = Peer("magic-html", _magic_html)
PEERS = (
    *(TRAFILATURA, TRAFILATURA_PRECISION, TRAFILATURA_FAST),
    *(JUSTEXT, RESILIPARSE, READABILITY, GOOSE3, NEWSPAPER4K, BOILERPY3),
    *(RS_TRAFILATURA, MAGIC_HTML),
)
