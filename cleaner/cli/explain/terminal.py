"""An article with its removed pieces marked: line by line, for a terminal or a pipe."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from rich.console import Console
from rich.text import Text

from cleaner.cli.console import isolated, one_line, say, undirected
from cleaner.cli.explain.folding import Fold, folded
from cleaner.cli.explain.why import WeighedNotes, show_weighed
from cleaner.document.html_parts import COLOURS, OTHER_COLOUR
from cleaner.document.objects import stretches
from cleaner.document.types import CleanResult, Finding, Piece, WeighedPiece

_LONGEST = 60  # characters of a phrase that are shown
_FOLDED = 240  # characters of a piece that went that are shown on a terminal
_UNWEIGHED: Final = "nothing spoke against what stayed: no piece of it was weighed"
_NOTHING_STAYED: Final = "nothing stayed that could be weighed"


class ShownLine(NamedTuple):
    """One line to show: what stays (`rule` is empty), or a removed piece with its rule, phrase (or element) and family.

    `elsewhere` says where the phrase stands if not in the piece; `findings` are those whose last evidence is in it, and
    `weighed` the pieces that end in it, if those were asked for.
    """

    text: str
    rule: str = ""
    phrase: str = ""
    elsewhere: str = ""
    family: str = ""
    findings: tuple[Finding, ...] = ()
    weighed: tuple[WeighedPiece, ...] = ()


class Reasons:
    """Says why pieces of one document went; it knows where the document's lines begin."""

    def __init__(self, result: CleanResult) -> None:
        self._starts = [0]
        for line in result.document.text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def phrase(self, piece: Piece) -> str:
        """Give the words that the rule saw in guillemets, the end of a long one left out, or an element's selector."""
        if piece.selector:
            return f"<{one_line(piece.selector)}>"
        words = one_line(" ".join(piece.phrase.split()))
        return f"«{words if len(words) <= _LONGEST else words[: _LONGEST - 1] + '…'}»"

    def elsewhere(self, piece: Piece) -> str:
        """Name the line in which the phrase stands if that is not in the piece itself, or give an empty text.

        Of a piece that went by evidence, say how probable boilerplate it is, and what weighed most.
        """
        if piece.evidence:
            return f" {piece.strength:.2f} by {one_line(piece.evidence)}"
        if piece.selector or piece.start <= piece.phrase_start < piece.end:
            return ""
        return f" in line {bisect_right(self._starts, piece.phrase_start)}"


class Notes:
    """Gives the findings of one document along its text, each there where its last piece of evidence stands."""

    def __init__(self, result: CleanResult) -> None:
        ends = ((max((e.start for e in f.evidence if e.field == "text"), default=0), f) for f in result.findings)
        self._waiting = deque(sorted(ends, key=lambda pair: pair[0]))

    def until(self, place: int) -> tuple[Finding, ...]:
        """Give those that were not given yet and stand before a place."""
        found = []
        while self._waiting and self._waiting[0][0] < place:
            found.append(self._waiting.popleft()[1])
        return tuple(found)


def note_of(finding: Finding) -> str:
    """Say in one line what a finding is, without what it quotes.

    >>> note_of(Finding("repeat", "info", 0.5, "One.", "واحد.", ()))
    'info: repeat: One.'
    """
    return one_line(f"{finding.severity}: {finding.check}: {finding.message}")


def lines(result: CleanResult, weighed: Iterable[WeighedPiece] = ()) -> list[ShownLine]:
    r"""Give the article line by line; a piece that went is one line, even if it stood within one.

    >>> from cleaner import clean
    >>> for line in lines(clean("أعلنت البلدية فتح الطريق الساحلي.\nالمصدر: وكالات")):
    ...     print(line.rule or "-", line.phrase or "-", line.text)
    - - أعلنت البلدية فتح الطريق الساحلي.
    source.label «المصدر» المصدر: وكالات
    """
    shown: list[ShownLine] = []
    reasons, notes, why = Reasons(result), Notes(result), WeighedNotes(weighed)
    for stretch in stretches(result):
        if stretch.piece is None:
            start = stretch.start + len(stretch.text) - len(stretch.text.lstrip("\r\n"))
            text = stretch.text.strip("\r\n")
            for line, whole in zip(text.splitlines(), text.splitlines(keepends=True), strict=True):
                start += len(whole)
                shown.append(ShownLine(one_line(line), findings=notes.until(start), weighed=why.until(start)))
        else:
            piece = stretch.piece
            text, seen = one_line(" ".join(piece.text.split())), notes.until(piece.end)
            shown.append(
                ShownLine(
                    text=text,
                    rule=piece.rule,
                    phrase=reasons.phrase(piece),
                    elsewhere=reasons.elsewhere(piece),
                    family=piece.label,
                    findings=seen,
                )
            )
    rest = notes.until(len(result.document.text) + 1)
    return [*shown, ShownLine("", findings=rest)] if rest else shown


def summary(result: CleanResult) -> str:
    """Give the number of removed pieces by family, and that of findings by severity, in one line."""
    severities = Counter(finding.severity for finding in result.findings)
    found = "".join(f"; {severity}: {count}" for severity, count in severities.items())
    return f"{_removed(result)}{found}"


def _removed(result: CleanResult) -> str:
    counts = Counter(piece.label for piece in result.removed)
    if not counts:
        return "nothing was removed"
    families = ", ".join(f"{family} {count}" for family, count in counts.most_common())
    share = sum(len(piece.text) for piece in result.removed) / len(result.document.text)
    pieces = "1 piece" if counts.total() == 1 else f"{counts.total():,} pieces"
    return f"{pieces} removed, {share:.0%} of the characters: {families}"


def page_summary(result: CleanResult) -> str:
    """Say in one line how a page was read: its charset, the engine, the container, and whether there is an article."""
    page = result.page
    if page is None:
        return ""
    charset = f"{page.charset} ({page.charset_reason}); " if page.charset else ""
    found = f"article: {page.verdict}" if page.article else f"no article: {page.verdict}"
    engine = f"; engine {page.engine} ({page.engine_reason}); container <{page.container}>" if page.article else ""
    return one_line(f"{charset}{found}{engine}")


def show(result: CleanResult, console: Console, weighed: Sequence[WeighedPiece] | None = None) -> None:
    """Print the marked article: in colour, folded, with Arabic set apart, on a terminal, and plain and whole elsewhere.

    `weighed` is what `weigh` gave, or None where nobody asked why the rest stayed.
    """
    shown = lines(result, weighed or ())
    for line in folded(shown) if console.is_terminal else shown:
        if isinstance(line, Fold):
            console.print(Text(line.message, style="dim italic"))
            continue
        if line.text or not line.findings:
            _show_line(line, console)
        for piece in line.weighed:
            show_weighed(piece, console)
        for finding in line.findings:
            if console.is_terminal:
                note = isolated(one_line(finding.message_ar))
                console.print(Text.assemble(("! ", "bold red"), (f"{finding.severity} {finding.check} ", "bold"), note))
            else:
                say(f"! {note_of(finding)}\t[{finding.id}]")
    told = f"\n{summary(result)}"
    if weighed is not None and not weighed:
        told += f"\n{_UNWEIGHED if result.text.strip() else _NOTHING_STAYED}"
    if console.is_terminal:
        console.print(Text(told, style="bold"))
        if result.page:
            console.print(Text(undirected(page_summary(result)), style="dim"))
    else:
        say(told + (f"\n{page_summary(result)}" if result.page else ""))


def _show_line(line: ShownLine, console: Console) -> None:
    if console.is_terminal:
        console.print(_coloured(line))
    else:
        say(_plain(line))


def _plain(line: ShownLine) -> str:
    if not line.rule:
        return f"  {line.text}".rstrip()
    return f"- {line.text}\t[{line.rule} {line.phrase}{line.elsewhere}]"


def _coloured(line: ShownLine) -> Text:
    if not line.rule:
        return Text(f"  {isolated(line.text)}" if line.text else "")
    colour = COLOURS.get(line.family, OTHER_COLOUR)
    return Text.assemble(
        ("- ", f"bold {colour}"),
        (isolated(_folded(line.text)), colour),
        "  ",
        (line.rule, f"bold {colour}"),
        " ",
        (isolated(line.phrase), "dim"),
        (line.elsewhere, "dim"),
    )


def _folded(text: str) -> str:
    """Fold a long piece that went, such as a menu, for a terminal; a pipe, JSON and the page have all of it."""
    if len(text) <= _FOLDED:
        return text
    return f"{text[: _FOLDED // 2]} […{len(text) - _FOLDED:,}…] {text[-_FOLDED // 2 :]}"
