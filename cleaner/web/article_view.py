"""An explained article as its template shows it: lines of pieces, each with its reasons, and findings below a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cleaner.document.display_names import WARNINGS
from cleaner.document.html_parts import family_class
from cleaner.document.objects import Stretch, stretches
from cleaner.document.text_direction import reads_left_to_right
from cleaner.document.types import CleanResult, Finding, Piece, WeighedPiece, Weight
from cleaner.rules.evidence_reasons import reason_of
from cleaner.rules.rule import Rules
from cleaner.web.answer import Answer
from cleaner.web.question import Correction
from cleaner.web.reasons import why_of
from cleaner.web.texts import family_in, texts_of, verdict_in

_LONGEST: Final = 400  # characters of a removed piece that are shown unfolded
_PHRASE: Final = 60  # characters of a phrase
_NEAR: Final = 0.02  # probability from which on a piece that stays is a near miss
_LEAST: Final = 0.001  # a smaller one is shown as that
_LINE: Final = re.compile(r"[^\n]+")


class ShownWeight(NamedTuple):
    """What weighed: by how much, in which sentence."""

    amount: str
    why: str
    name: str


class ShownWhy(NamedTuple):
    """Why a piece stayed, as one reads it; `near` tells that little was missing."""

    text: str
    head: str
    missing: str
    against: tuple[ShownWeight, ...]
    in_favour: tuple[ShownWeight, ...]
    near: bool


class ShownPiece(NamedTuple):
    """A piece of a line: what stays (`family` is `body`), or what goes with its reason.

    `words` are the beginning of a long piece, and `rest` what is folded behind it. `start:end` is its place in the
    document's text, without white space around it.
    """

    start: int
    end: int
    words: str
    rest: str
    family: str
    family_name: str
    family_class: str
    rule: str = ""
    why: str = ""
    facts: tuple[str, ...] = ()
    corrected: str = ""
    whys: tuple[ShownWhy, ...] = ()

    @property
    def latin(self) -> bool:
        """Whether it reads from left to right, as markup does."""
        return reads_left_to_right(self.words)

    @property
    def kept(self) -> bool:
        """Whether it stays."""
        return self.family == "body"


class ShownFinding(NamedTuple):
    """A finding as one reads it."""

    severity: str
    check: str
    message: str
    id: str


class ShownLine(NamedTuple):
    """A line of an article: its pieces, and the findings whose last evidence is in it."""

    pieces: tuple[ShownPiece, ...]
    findings: tuple[ShownFinding, ...]


class ArticleView(NamedTuple):
    """An explained article, in the words of one language."""

    title: str
    summary: str
    unweighed: str
    read: str
    families: tuple[tuple[str, str, int], ...]
    warnings: tuple[str, ...]
    lines: tuple[ShownLine, ...]
    changed: bool


def view_of(answered: Answer, corrections: Sequence[Correction], language: str) -> ArticleView:
    r"""Lay out an answer for its template.

    Args:
        answered: What became of the article.
        corrections: What a person said of its pieces.
        language: `ar` or `en`.

    Returns:
        The view, of texts that are not escaped yet.

    >>> from cleaner.options import Options
    >>> from cleaner.web.answer import answer
    >>> from cleaner.web.question import Question
    >>> asked = Question(text="أعلنت البلدية فتح الطريق.\nالمصدر: وكالات")
    >>> view = view_of(answer(asked, Options()), (), "ar")
    >>> [(piece.words, piece.family_name) for line in view.lines for piece in line.pieces]
    [('أعلنت البلدية فتح الطريق.', 'متن المقال'), ('المصدر: وكالات', 'المصدر')]
    """
    result, said = answered.result, texts_of(language)
    counts = Counter(piece.label for piece in result.removed).most_common()
    page = result.page
    return ArticleView(
        title=result.document.title or "",
        summary=summary_of(result, language),
        unweighed=said["answer.unweighed"] if result.text.strip() and not answered.weighed else "",
        read=f"{said['answer.no_article']}: {verdict_in(language, page.verdict)}" if page and not page.article else "",
        families=tuple((family_class(name), family_in(language, name), count) for name, count in counts),
        warnings=tuple(
            WARNINGS.get(notice.kind, notice.message) if language == "ar" else notice.message
            for notice in result.warnings
        ),
        lines=tuple(_Layout(answered, corrections, language).lines()),
        changed=result.changed,
    )


class _Layout:
    """Lays out one answer."""

    def __init__(self, answered: Answer, corrections: Sequence[Correction], language: str) -> None:
        self._result, self._corrections, self._language = answered.result, corrections, language
        self._said: Mapping[str, str] = texts_of(language)
        self._rules: Rules = answered.options.load_rules()
        self._weighed = deque(sorted(answered.weighed, key=lambda piece: piece.end))
        self._findings = deque(sorted(answered.result.findings, key=_last_place))
        self._breaks = [found.start() for found in re.finditer("\n", answered.result.document.text)]

    def lines(self) -> Iterator[ShownLine]:
        """Give the lines; a removed piece of several lines stands in the line in which it begins."""
        pieces: list[ShownPiece] = []
        number = -1
        for start, end, stretch in _parts(self._result):
            begins = bisect_right(self._breaks, start)
            if pieces and begins != number:
                yield self._line(pieces, start)
                pieces = []
            pieces.append(self._piece(start, end, stretch.piece))
            number = bisect_right(self._breaks, end - 1)
        if pieces or self._findings:
            yield self._line(pieces, len(self._result.document.text) + 1)

    def _line(self, pieces: Sequence[ShownPiece], until: int) -> ShownLine:
        found = []
        while self._findings and _last_place(self._findings[0]) <= until:
            found.append(self._finding(self._findings.popleft()))
        return ShownLine(tuple(pieces), tuple(found))

    def _finding(self, finding: Finding) -> ShownFinding:
        message = finding.message_ar if self._language == "ar" else finding.message
        return ShownFinding(finding.severity, finding.check, message, finding.id)

    def _piece(self, start: int, end: int, piece: Piece | None) -> ShownPiece:
        text = self._result.document.text[start:end]
        family = piece.label if piece else "body"
        cut = len(text) if piece is None or len(text) <= _LONGEST else max(text.rfind(" ", 0, _LONGEST), _LONGEST // 2)
        return ShownPiece(
            start=start,
            end=end,
            words=text[:cut],
            rest=text[cut:],
            family=family,
            family_name=family_in(self._language, family),
            family_class=family_class(family) if piece else "",
            rule=piece.rule if piece else "",
            why=why_of(piece.rule, self._rules, self._language) if piece else "",
            facts=tuple(self._facts(piece)) if piece else (),
            corrected=self._correction(start, end),
            whys=() if piece else tuple(self._whys(end)),
        )

    def _facts(self, piece: Piece) -> Iterator[str]:
        """Say what the rule saw, where, and how sure that is."""
        said = self._said
        if piece.evidence:
            yield said["answer.chance"].format(chance=_share(piece.strength))
            reason = reason_of(piece.evidence)
            yield f"{said['answer.most']}: {reason.arabic if self._language == 'ar' else reason.english}"
            return
        if piece.selector:
            yield f"{said['answer.saw']} <{piece.selector}>"
            return
        words = " ".join(piece.phrase.split())
        if words == " ".join(piece.text.split()):
            yield said["answer.sureness"].format(strength=f"{piece.strength:.2g}")
            return
        seen = f"{said['answer.saw']} «{words if len(words) <= _PHRASE else words[: _PHRASE - 1] + '…'}»"
        if not piece.start <= piece.phrase_start < piece.end:
            seen += " " + said["answer.in_line"].format(line=bisect_right(self._breaks, piece.phrase_start) + 1)
        yield seen
        yield said["answer.sureness"].format(strength=f"{piece.strength:.2g}")

    def _correction(self, start: int, end: int) -> str:
        """Say what a person said of a piece: the last that meets it counts."""
        met = [one.label for one in self._corrections if one.start < end and start < one.end]
        return family_in(self._language, met[-1]) if met else ""

    def _whys(self, end: int) -> Iterator[ShownWhy]:
        while self._weighed and self._weighed[0].end <= end:
            yield shown_why(self._weighed.popleft(), self._language)


def shown_why(piece: WeighedPiece, language: str) -> ShownWhy:
    """Say in a language why a piece stayed.

    >>> shown_why(WeighedPiece(0, 3, "خبر", 0.25, 0.9, (), (), -1.0, -0.1), "en").head
    'Why it stays: \u206625%\u2069 likely not to be the article, and \u206690%\u2069 is the limit'
    """
    said, words = texts_of(language), " ".join(piece.text.split())
    return ShownWhy(
        text=words if len(words) <= _PHRASE else f"{words[: _PHRASE - 1]}…",
        head=said["answer.why_kept"].format(chance=_share(piece.probability), limit=_share(piece.limit)),
        missing=said["answer.missing"].format(missing=f"{piece.missing:.1f}", neighbours=_signed(piece.neighbours, 1)),
        against=tuple(_weight(weight, language) for weight in piece.against),
        in_favour=tuple(_weight(weight, language) for weight in piece.in_favour),
        near=piece.probability >= _NEAR,
    )


def summary_of(result: CleanResult, language: str) -> str:
    """Say in a language how much of a text stays, and how many pieces went.

    >>> from cleaner import clean
    >>> summary_of(clean("خبر"), "en")
    '3 of 3 characters stay (\u2066100%\u2069); pieces removed: 0'
    """
    left, whole = len(result.text), len(result.document.text)
    return texts_of(language)["answer.summary"].format(
        left=f"{left:,}",
        all=f"{whole:,}",
        share=f"\u2066{left / max(1, whole):.0%}\u2069",
        count=f"{len(result.removed):,}",
    )


def _weight(weight: Weight, language: str) -> ShownWeight:
    return ShownWeight(_signed(weight.weight, 2), weight.why_ar if language == "ar" else weight.why, weight.name)


def _parts(result: CleanResult) -> Iterator[tuple[int, int, Stretch]]:
    """Give what is shown apart: the lines of what stays, and removed pieces whole, without white space around them."""
    for stretch in stretches(result):
        found = _LINE.finditer(stretch.text) if stretch.piece is None else [re.search(r"(?s).+", stretch.text)]
        for part in found:
            words = part[0] if part else ""
            if part and words.strip():
                start = stretch.start + part.start() + len(words) - len(words.lstrip())
                yield start, start + len(words.strip()), stretch


def _last_place(finding: Finding) -> int:
    return max((piece.end for piece in finding.evidence if piece.field == "text"), default=0)


def _share(probability: float) -> str:
    """Give a probability in percent, set apart from the Arabic around it."""
    shown = f"{100 * probability:.0f}" if 0.01 <= probability <= 0.99 else f"{100 * max(probability, _LEAST):.1f}"
    return f"\u2066{'<' if probability < _LEAST else ''}{shown}%\u2069"


def _signed(number: float, digits: int) -> str:
    return f"\u2066{number:+.{digits}f}\u2069"
