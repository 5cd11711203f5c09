"""The core types: a document, its segments, the marks on them, the verdicts, and what cleaning gives back.

Every offset counts code points in `Document.text` (not bytes), and every span is half-open: `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log
from typing import Final, NamedTuple

_SHOWN: Final = 40  # characters of a text that stand for it in one line


@dataclass(frozen=True, slots=True)
class Document:
    """One article's text as a scraper left it, and what the caller knows of it.

    `text` is kept as it came; `url`, `title`, `outlet` (the publisher's name or domain), `language` (a BCP 47 tag) and
    `published` (the date of publication, as it was written) are evidence when they are given and are never guessed.

    >>> Document("قال الوزير إن العام الدراسي يبدأ الأحد.").title is None
    True
    """

    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None


class Element(NamedTuple):
    """What a line of a page stood in: the block's tag, the share of its characters in links, lists and headings.

    `link_share` runs from 0 to 1; `list_depth` counts the lists around the line; `heading` is 1 to 6, and 0 for none.
    `number` is that of the item in a numbered list, 0 for none, and `quoted` tells of a quotation; `links` are the
    words of the line's links, each with its address as it is written.
    """

    tag: str
    link_share: float = 0.0
    list_depth: int = 0
    heading: int = 0
    number: int = 0
    quoted: bool = False
    links: tuple[tuple[str, str], ...] = ()


class Segment(NamedTuple):
    """A line of a document, or the piece of a line that a rule could cut out; white space around it is not in it.

    `key` is the folded text of `start:end`; `words` counts its words; `line` numbers the physical line.
    `bullet` tells that a list marker opens it; `terminal` that it ends as a sentence ends (. ؟ ! …, also before a
    closing quote or bracket); `resumes` that it opens with a word that paragraphs of news open with, such as «وأضاف».
    A line of a page knows its `element`. What was pruned from a page by its markup alone is one segment for a whole
    element, of many lines; nobody reads its words, so its `key` is empty.
    """

    start: int
    end: int
    line: int
    key: str
    words: int
    bullet: bool
    terminal: bool
    resumes: bool
    element: Element | None = None


class Mark(NamedTuple):
    """What one rule saw on one segment; a mark never decides.

    `start:end` is the place of `phrase` in the document's text. For a mark made in context (its rule id begins with
    `context.`) that is the place of the phrase that was the cause, which may stand in an earlier segment.
    `strength` runs from 0 to 1: how sure the rule is that the segment is not the article.
    `opens` names what a label takes with it (`headlines`, `names`, `contents`, `anything`, or empty), and `ends` tells
    that the article is over where this mark stands after its prose. A mark that an element of a page got for its
    markup names that element by a CSS selector, and its phrase is the element's text. A mark on a piece that went by
    fitted evidence names in `evidence` what weighed most; its strength is the piece's probability.
    """

    segment: int
    rule: str
    label: str
    effect: str
    start: int
    end: int
    phrase: str
    strength: float
    opens: str = ""
    ends: bool = False
    selector: str = ""
    evidence: str = ""


class Verdict(NamedTuple):
    """What became of one segment: its label, whether it stays, and the marks that say why."""

    label: str
    kept: bool
    marks: tuple[Mark, ...] = ()


class Piece(NamedTuple):
    """A stretch of the source with its text, as `CleanResult.removed` and `Metadata` give it.

    `rule` and `phrase` name the rule that removed it and the words that rule saw, at `phrase_start:phrase_end`;
    `selector` names the element of a page that was pruned for its markup. `strength` runs from 0 to 1: where fitted
    evidence decided (`rule` is `context.evidence`) it is the probability that the piece is boilerplate, and `evidence`
    names what weighed most; else it is how sure the rule is, which is no probability.
    """

    start: int
    end: int
    text: str
    label: str
    rule: str
    phrase: str
    phrase_start: int
    phrase_end: int
    selector: str = ""
    strength: float = 1.0
    evidence: str = ""


class Weight(NamedTuple):
    """What a feature, word or rule weighed: its name in the fitted table, its log odds, and what it is about.

    A weight above 0 speaks for boilerplate, one below 0 for the article. `why` is one plain sentence in English, and
    `why_ar` the same in Arabic.
    """

    name: str
    weight: float
    why: str
    why_ar: str


class WeighedPiece(NamedTuple):
    """A piece that stayed although evidence looked at it: how probably it is boilerplate, and what weighed most.

    It goes where `probability` is above `limit`, the preset's. `against` and `in_favour` are the three features that
    weighed most for its being boilerplate and for its being the article. `alone` is the sum of all weights, and
    `neighbours` what the pieces beside it add: together they are the log odds of `probability`. `text` is the piece;
    `start:end` is its place in the source, which also holds what went from within it.
    """

    start: int
    end: int
    text: str
    probability: float
    limit: float
    against: tuple[Weight, ...]
    in_favour: tuple[Weight, ...]
    alone: float
    neighbours: float

    @property
    def missing(self) -> float:
        """How much more would have to speak against the piece for it to go, in log odds."""
        return log(self.limit / (1 - self.limit)) - self.alone - self.neighbours


class Value(NamedTuple):
    """A collected value and its place in the source: `document.text[start:end] == text`."""

    start: int
    end: int
    text: str


class Fact(NamedTuple):
    """Something that a page says of itself, and where it says it, such as `og:title` or `json-ld`."""

    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page's markup says of its article, in the page's own words; what it does not say is None or empty.

    `types` are what the page calls itself (`article`, `NewsArticle`, `CollectionPage`); dates are as they are written.
    """

    title: Fact | None = None
    url: Fact | None = None
    host: Fact | None = None
    outlet: Fact | None = None
    section: Fact | None = None
    published: Fact | None = None
    modified: Fact | None = None
    description: Fact | None = None
    authors: tuple[Fact, ...] = ()
    keywords: tuple[Fact, ...] = ()
    types: tuple[Fact, ...] = ()
    language: Fact | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is known of an article as values that can be compared, each with where it is said.

    `published` and `modified` are days or moments (ISO 8601), moments with their time zone if it is told. `authors` are
    people, `desks` are agencies, desks and the outlet itself where they are named as authors. `site` is the outlet's
    name, or else the domain; `language` is a tag (BCP 47). What is not said, or cannot be read, is None or empty.
    """

    published: Fact | None = None
    modified: Fact | None = None
    authors: tuple[Fact, ...] = ()
    desks: tuple[Fact, ...] = ()
    site: Fact | None = None
    section: Fact | None = None
    language: Fact | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the removed pieces said of the article. Every value is an exact slice of the source; nothing is guessed.

    `facts` is what a page's own markup said, and None for a text.
    """

    title: tuple[Value, ...] = ()
    source: tuple[Value, ...] = ()
    tags: tuple[Value, ...] = ()
    byline: tuple[Value, ...] = ()
    date: tuple[Value, ...] = ()
    captions: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    facts: Facts | None = None


class Notice(NamedTuple):
    """Something about the input that the caller should know, such as mojibake; the text is left as it is."""

    kind: str
    message: str


class Evidence(NamedTuple):
    """A piece of a document that a finding rests on: `text` is `start:end` of its `field`.

    `field` is `text`, `title`, `url`, `outlet` or `published`.
    """

    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An inconsistency that one check saw: how grave and how sure it is, what it says, and the pieces that it quotes.

    `severity` is `warning` (something is wrong) or `info` (something to know); `confidence` runs from 0 to 1. `message`
    is one plain sentence in English, and `message_ar` the same in Arabic.

    >>> Finding("repeat", "warning", 0.9, "One.", "واحد.", (Evidence("text", 0, 3, "خبر"),)).id
    'repeat-a4e1c741f040'
    """

    check: str
    severity: str
    confidence: float
    message: str
    message_ar: str
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """The check's name and 12 hexadecimal digits of the fields and words that it quotes, wherever these stand."""
        import hashlib  # late, for few ask

        quoted = "\0".join((self.check, *(f"{piece.field}\0{piece.text}" for piece in self.evidence)))
        return f"{self.check}-{hashlib.sha256(quoted.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Page:
    """How a page was read: its charset, the engine that found the main content, and why it was that engine.

    `charset` and `engine` are None where there was nothing to decode or to find. `article` tells whether the page has
    one at all; where it has none, the text is empty and `verdict` says why. `container` is a CSS selector of the
    element that holds the article. `origin` says where else than in its elements the page held it: `json-ld`, the name
    of a state of its scripts, `feed`; the lines of the article then stand below those that the page shows.
    """

    charset: str | None = None
    charset_reason: str = ""
    engine: str | None = None
    engine_reason: str = ""
    article: bool = False
    verdict: str = ""
    container: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class CleanResult:
    """The outcome of cleaning: `text` is what stays, and `verdicts` say for each of `segments` what became of it.

    `removed` lists every other stretch of the source, so that `text` and `removed` together are the input: sorted
    by place, the slices of both cover it once. White space that fell between two removed pieces belongs to them.
    For a page, the source is the page's text, as `document.text` has it, and `page` says how it was read.
    `findings` are what inspecting it reported, where that was asked for.
    """

    document: Document
    text: str
    kept: tuple[tuple[int, int], ...]
    segments: tuple[Segment, ...]
    verdicts: tuple[Verdict, ...]
    removed: tuple[Piece, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[Notice, ...] = ()
    page: Page | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        """Tell whether anything was removed.

        >>> from cleaner import clean
        >>> clean("هطلت أمطار غزيرة على مدينة صلالة مساء أمس.").changed
        False
        """
        return bool(self.removed)

    @property
    def markdown(self) -> str:
        """Give the text as Markdown: the headings, lists, quotations, tables and links that the page had for it.

        >>> from cleaner import clean_html
        >>> items = "<li>رصيف جديد يفتح للصيادين أبوابه غداً.</li><li>سوق جديد يفتح للزوار أبوابه غداً.</li>"
        >>> print(clean_html(f"<article><h2>ما الذي تغير في الميناء؟</h2><ul>{items * 2}</ul></article>").markdown)
        ## ما الذي تغير في الميناء؟
        <BLANKLINE>
        - رصيف جديد يفتح للصيادين أبوابه غداً.
        - سوق جديد يفتح للزوار أبوابه غداً.
        - رصيف جديد يفتح للصيادين أبوابه غداً.
        - سوق جديد يفتح للزوار أبوابه غداً.
        """
        from cleaner.document.markdown import write_markdown  # late: few ask for it

        return write_markdown(self)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Give the marks of all segments, in the order of the text.

        >>> from cleaner import clean
        >>> clean("اقرأ أيضاً: موجة حر تضرب الخليج").marks[0].rule
        'read_also.label'
        """
        return tuple(mark for verdict in self.verdicts for mark in verdict.marks)

    def explain(self, weighed: Iterable[WeighedPiece] = ()) -> str:
        r"""Say line by line what stays and what goes, by which rule or evidence.

        `weighed` is what `weigh` gave for this result: with it, what stays says what spoke most against it, and how
        much was missing for it to go.

        >>> from cleaner import clean
        >>> print(clean("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات").explain())
          أعلنت البلدية فتح الطريق.
        - المصدر: وكالات [source.label «المصدر»]
        """
        from cleaner.document.explanation import explain_lines  # late: few ask for it

        return "\n".join(explain_lines(self, weighed))

    def to_html(self) -> str:
        r"""Give the article as one right-to-left page, each removed piece marked where it stood, to keep or to show.

        It loads nothing and runs no script, and all texts in it are escaped. A notebook shows a result in short by
        itself.

        >>> from cleaner import clean
        >>> clean("هطلت أمطار غزيرة أمس.").to_html().startswith("<!DOCTYPE html>")
        True
        """
        from cleaner.document.result_html import write_page  # late: few ask for it

        return write_page(self)

    def _repr_html_(self) -> str:
        """Give what a notebook shows: a short fragment, right to left."""
        from cleaner.document.result_html import write_fragment  # late: few ask for it

        return write_fragment(self)

    def __repr__(self) -> str:
        r"""Give one short line: how the text begins, how much of the source it is, and what went.

        >>> from cleaner import clean
        >>> clean("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات")
        <CleanResult 'أعلنت البلدية فتح الطريق.': 25 of 40 characters stay; removed: source 1>
        """
        from cleaner.document.result_html import summarize  # late: few ask for it

        begin = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        warned = f"; warnings: {', '.join(notice.kind for notice in self.warnings)}" if self.warnings else ""
        return f"<CleanResult {begin!r}: {summarize(self)}{warned}>"
