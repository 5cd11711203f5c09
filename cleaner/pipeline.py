"""`clean`: the rooms in their order."""

from __future__ import annotations

from functools import lru_cache

from cleaner.document import CleanResult, Document, Notice, Verdict
from cleaner.harvest import harvest
from cleaner.kinds import Matcher
from cleaner.mojibake import find_mojibake, repair
from cleaner.options import Options
from cleaner.passes import settle
from cleaner.slices import removed_pieces

_DEFAULT = Options()
_UNSETTLED = Notice(
    "unsettled", "every pass over the text would take more of it, so it was left whole: look at it by hand"
)


def clean(
    text: str | Document,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    options: Options = _DEFAULT,
) -> CleanResult:
    r"""Take everything that is not the article out of a scraped Arabic text, and say why for each piece.

    `text` is one article (characters, not bytes), or a `Document` that holds it with what is known of it. `title` finds
    the headline's copies, `url` and `outlet` choose the rules that are for one outlet, `language` is carried along;
    none is ever guessed. Returns a `CleanResult`: its `text` is made of exact slices of the input in their order.
    Raises `TypeError` if `text` is neither.

    >>> result = clean("أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات")
    >>> result.text
    'أعلنت البلدية فتح الطريق الساحلي أمام الحركة.'
    >>> [(piece.rule, piece.phrase) for piece in result.removed]
    [('source.label', 'المصدر')]
    """
    if isinstance(text, str):
        document = Document(text, url, title, outlet, language)
    elif isinstance(text, Document):
        document = text
    else:
        raise TypeError(f"clean() takes the article's text, not {type(text).__name__}: decode bytes first")
    warnings = find_mojibake(document.text)
    if warnings and options.repair:
        document = repair(document)
    return _cleaned(document, matcher_for(options), options, warnings)


@lru_cache(maxsize=16)
def matcher_for(options: Options) -> Matcher:
    """Give the compiled rules of these options; they are read and compiled once a process."""
    return Matcher(options.load_rules())


def _cleaned(document: Document, matcher: Matcher, options: Options, warnings: tuple[Notice, ...]) -> CleanResult:
    text = document.text
    segments, verdicts, kept, left, settled = settle(document, matcher, options)
    verdicts = [_with_phrases(text, index, verdict) for index, verdict in enumerate(verdicts)]
    warnings = warnings if settled else (*warnings, _UNSETTLED)
    if left == text:
        return CleanResult(document, text, tuple(kept), tuple(segments), tuple(verdicts), warnings=warnings)
    removed = removed_pieces(text, segments, verdicts, kept)
    metadata = harvest(text, segments, verdicts)
    return CleanResult(
        document, left, tuple(kept), tuple(segments), tuple(verdicts), tuple(removed), metadata, warnings
    )


def _with_phrases(text: str, index: int, verdict: Verdict) -> Verdict:
    if not verdict.marks:
        return verdict
    marks = tuple(mark._replace(segment=index, phrase=text[mark.start : mark.end]) for mark in verdict.marks)
    return verdict._replace(marks=marks)
