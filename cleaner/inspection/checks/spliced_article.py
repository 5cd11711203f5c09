"""`spliced-article`: prose of another article inside this one.

What the context pass of `clean` took for another article's is reported as it was seen. In what stays, a place is looked
for where the words of both sides have next to nothing in common, where no «وأضاف» or «كما» leads on, and where another
article shows that it begins: by its headline, by a dateline, by a lead that says when it happened. Paragraphs in the
middle that share nothing with the title or with either side are another article's, too, if both sides are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.breaks import Break, find_breaks
from cleaner.inspection.islands import find_islands
from cleaner.inspection.paragraphs import has_sections
from cleaner.inspection.prose import prose_with_headlines
from cleaner.inspection.strange_parts import strange_part

NAME: Final = "spliced-article"
_PROSE: Final = 12  # words of a paragraph
_HEAD: Final = 80  # characters at the beginning of an article
_ITEMS: Final = 3  # as many paragraphs that begin as those of a list are one
# how no lead begins, not even one below its headline
_WITHIN: Final = "Prose of another article stands in the middle: it shares nothing with the title or with either side."
_WITHIN_AR: Final = "نص من مقال آخر يرد في وسط المقال، ولا يشترك مع العنوان ولا مع ما قبله وما بعده في شيء."
_MESSAGE: Final = "Another article seems to begin here: what follows shares next to nothing with what stands above."
_MESSAGE_AR: Final = "يبدو أن مقالا آخر يبدأ هنا، فما يليه لا يكاد يشترك مع ما قبله في شيء."


def check(article: Article) -> Iterator[Finding]:
    r"""Give each stretch of another article, with what shows that it is one.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> own = "افتتحت بلدية صور أمس حديقة عامة على الواجهة البحرية، تضم ملاعب للأطفال ومقاعد وأشجار نخيل."
    >>> other = "سجل منتخب الكرة الطائرة فوزه الثالث في التصفيات، وتأهل إلى الدور الثاني بفارق الأشواط عن ملاحقيه."
    >>> text = f"{own}\nالمصدر: وكالات\nاقرأ أيضا:\nفوز ثالث لمنتخب الكرة الطائرة في التصفيات\n{other}"
    >>> [finding.severity for finding in check(read_article(clean(text)))]
    ['warning']
    """
    taken = list(_taken_by_clean(article))
    yield from taken
    if not taken:
        prose = prose_with_headlines(article)
        if has_sections(article, [passage.start for passage, _ in prose], _ITEMS):
            return
        found = [_break(article, one) for one in find_breaks(article, prose)]
        islands = () if found else find_islands(article, [passage for passage, _ in prose])
        found += [_island(article, above, place) for above, place in islands]
        yield from found or _strange_block(article)


def _is_review(article: Article) -> bool:
    """Tell whether the title or the first words say that papers are reviewed, whose stories have nothing in common."""
    first = article.body[0] if article.body else None
    return "الصحف" in article.title or (first is not None and "الصحف" in article.key[first.start : first.start + _HEAD])


def _break(article: Article, one: Break) -> Finding:
    """Tell where another article begins."""
    return Finding(
        check=NAME,
        severity=WARNING if one.sure else INFO,
        confidence=one.confidence,
        message=_MESSAGE,
        message_ar=_MESSAGE_AR,
        evidence=tuple(article.quote_raw(*place) for place in one.places),
    )


def _island(article: Article, *places: tuple[int, int]) -> Finding:
    """Tell of paragraphs in the middle that share nothing with the rest."""
    return Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.7,
        message=_WITHIN,
        message_ar=_WITHIN_AR,
        evidence=tuple(article.quote_raw(*place) for place in places),
    )


def _taken_by_clean(article: Article) -> Iterator[Finding]:
    """Report the prose that cleaning removed as another article's, once for each label that it stood under."""
    pairs = zip(article.result.segments, article.result.verdicts, strict=True)
    seen: set[tuple[int, int]] = set()
    for foreign, run in groupby(pairs, key=lambda pair: not pair[1].kept and pair[1].label == "foreign"):
        if not foreign:
            continue
        segments = list(run)
        first, verdict = segments[0]
        cause = verdict.marks[0]
        if (cause.start, cause.end) in seen or sum(segment.words for segment, _ in segments) < _PROSE:
            continue
        seen.add((cause.start, cause.end))
        evidence = [article.quote_raw(first.start, segments[-1][0].end)]
        if cause.end > cause.start and not first.start <= cause.start < first.end:
            evidence.insert(0, article.quote_raw(cause.start, cause.end))
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=round(max(0.6, min(0.95, cause.strength)), 2),
            message="Prose of another article stands below a label for other stories.",
            message_ar="نص من مقال آخر يرد تحت عنوان يحيل إلى أخبار أخرى.",
            evidence=tuple(evidence),
        )


def _strange_block(article: Article) -> Iterator[Finding]:
    """Tell of the paragraphs that are about something else than all the others and the title."""
    part = None if _is_review(article) else strange_part(article)
    if part:
        yield Finding(
            check=NAME,
            severity=WARNING if part.sure else INFO,
            confidence=0.8 if part.sure else 0.3,
            message=_WITHIN,
            message_ar=_WITHIN_AR,
            evidence=(article.quote(*part.above), article.quote(*part.place)),
        )
