"""`spliced-article`: prose of another article inside this one.

What the context pass of `clean` took for another article's is reported as it was seen. In what stays, a place is looked
for where the words of both sides have next to nothing in common, where no «وأضاف» or «كما» leads on, and where another
article shows that it begins: by its headline, by a dateline, by a lead that says when it happened. Paragraphs in the
middle that share nothing with the title or with either side are another article's, too, if both sides are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.stems import common_stems, content_stems
from cleaner.arabic.topics import nearness, topic_space
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article, Passage
from cleaner.inspection.paragraphs import has_sections
from cleaner.inspection.strange_parts import strange_part

NAME: Final = "spliced-article"
_ELSEWHERE: Final = frozenset({"related", "read_also"})  # labels of what leads to other articles
_HEAD: Final = 80  # characters at the beginning of a paragraph
_PROSE: Final = 12  # words of a paragraph
_HEADLINE: Final = range(4, 21)  # words of a headline
_FULL: Final = 18  # different stems on each side of a break that can be told from chance
_ONE_SUBJECT: Final = 0.5  # nearness of what stands above a headline and below it, if it is the article's own
_PARAGRAPHS: Final = 4  # fewer hold no two articles
_LONGEST: Final = 60  # paragraphs; longer texts are press reviews, minutes, books
_STRANGE: Final = 0.15  # share of stems in common below which two sides may be two articles: 1 true article in 8
_ALIEN: Final = 0.05  # and without a headline or dateline: 1 in 200
_FOREIGN: Final = 0.07  # where the title speaks of the first side alone
_LISTED: Final = 0.4  # where the headline at the break stands in a list of other stories
_APART: Final = 0.04  # share that an island may have in common with the rest
_ISLAND: Final = 6  # paragraphs of an island
_ENOUGH: Final = 8  # different stems of an island, and of what stands on each side of it
_ITSELF: Final = 0.05  # share that the paragraphs of each side have in common, for a side that is one article
_ABOUT: Final = 0.3  # share of a headline's stems that stand in the paragraphs below it
_KNOWN: Final = 2  # words of the title that another article may have by chance
_ITEMS: Final = 3  # as many paragraphs that begin as those of a list are one
_DATELINES: Final = 3  # as many datelines are a round-up
_HEADLINES: Final = 2  # as many headlines are an article's own sections
_LINKING: Final = r"(?!<linking.own_waw>)و|(?:<linking.words>|<linking.beginnings>\w*)\b|<linking.phrases>"
_TELLING: Final = r"[\"«“(]|\d|(?:<linking.telling>|(?:ثاني|ثالث)\w*)\b|في وقت"
# how no lead begins, not even one below its headline
_AFTER_HEADLINE: Final = word_pattern(rf"\W*(?:{_LINKING}|\w+[يه]ا،)")
_RESUMING: Final = word_pattern(rf"\W*(?:{_LINKING}|{_TELLING})")  # and how few do
_DATELINE: Final = re.compile(r"\W{0,3}(\w+(?: \w+)?)\s?(?:[(/–-]\s?(?:\w[\w .]{0,24})\s?[)/:–-]+|\s[–-]\s|:)\s?")
_WHEN: Final = word_pattern(r"\b<calendar.today|calendar.weekdays>\b")
_CLOSED: Final = ".:؛،*"  # what ends a line that is no headline
_WITHIN: Final = "Prose of another article stands in the middle: it shares nothing with the title or with either side."
_WITHIN_AR: Final = "نص من مقال آخر يرد في وسط المقال، ولا يشترك مع العنوان ولا مع ما قبله وما بعده في شيء."
_MESSAGE: Final = "Another article seems to begin here: what follows shares next to nothing with what stands above."
_MESSAGE_AR: Final = "يبدو أن مقالا آخر يبدأ هنا، فما يليه لا يكاد يشترك مع ما قبله في شيء."


class _Paragraph(NamedTuple):
    """A paragraph of prose that stays, its stems, and the headline right above it, which may be gone, or None."""

    passage: Passage
    stems: frozenset[str]
    headline: Passage | None


class _Signs(NamedTuple):
    """What tells of other articles: headlines in lists of stories, that one headline alone stands within, the title."""

    others: frozenset[str]
    single: bool
    title: frozenset[str]


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
        prose = _prose(article)
        if has_sections(article, [passage.start for passage, _ in prose], _ITEMS):
            return
        found = list(_left_in(article, prose)) or list(_islands(article, [passage for passage, _ in prose]))
        yield from found or _strange_block(article)


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
    part = strange_part(article)
    if part:
        yield Finding(
            check=NAME,
            severity=WARNING if part.sure else INFO,
            confidence=0.8 if part.sure else 0.3,
            message=_WITHIN,
            message_ar=_WITHIN_AR,
            evidence=(article.quote(*part.above), article.quote(*part.place)),
        )


def _left_in(article: Article, prose: Sequence[tuple[Passage, Passage | None]]) -> Iterator[Finding]:
    """Look for the break between two articles in what stays."""
    key = article.key
    if not _PARAGRAPHS <= len(prose) <= _LONGEST:
        return
    places = [at for at, (passage, headline) in enumerate(prose) if at and _may_begin(key, passage, headline)]
    if not places or sum(_has_dateline(key, passage) for passage, _ in prose) >= _DATELINES:
        return
    paragraphs = [_Paragraph(p, _stems(key, p), headline) for p, headline in prose]
    signs = _Signs(
        frozenset(key[p.start : p.end].strip(" .•-*") for p in article.passages if p.label in _ELSEWHERE),
        sum(headline is not None and headline.kept for _, headline in prose) < _HEADLINES,
        frozenset(content_stems(article.title)) - common_stems(),
    )
    above = list(accumulate([paragraph.stems for paragraph in paragraphs], _joined))
    below = list(accumulate([paragraph.stems for paragraph in reversed(paragraphs)], _joined))[::-1]
    found = [
        finding
        for at in places
        if (kinship := _kinship(above[at - 1], below[at])) <= _LISTED
        and (finding := _judged(article, paragraphs, at, kinship, signs))
    ]
    if found:
        yield max(found, key=lambda finding: finding.confidence)


def _islands(article: Article, prose: Sequence[Passage]) -> Iterator[Finding]:
    """Look for paragraphs in the middle that share nothing with the title or with what stands on both sides of them."""
    title = frozenset(content_stems(article.title)) - common_stems()
    key = article.key
    if len(title) <= _KNOWN or not _PARAGRAPHS < len(prose) <= _LONGEST:
        return
    leads = [at for at in range(1, len(prose) - 2) if _may_lead(key, prose[at])]
    places = [at for at in leads if all(_is_strange(key, passage, title) for passage in prose[at : at + 2])]
    stems = [_stems(key, passage) for passage in prose] if places else []
    for at in places:
        for end in range(at + 2, min(at + _ISLAND, len(prose) - 1) + 1):
            if not _is_strange(key, prose[end - 1], title):
                break
            above, within, below = _all(stems[:at]), _all(stems[at:end]), _all(stems[end:])
            led = _has_day(key, prose[at]) or not stems[at].isdisjoint(_all(stems[at + 1 : end]))
            if led and _is_island(above, within, below, title):
                pieces = (prose[at - 1], Passage(prose[at].start, 0, "", True, _span(prose[at:end])))
                evidence = tuple(article.quote_raw(*piece.place) for piece in pieces)
                yield Finding(
                    check=NAME,
                    severity=WARNING,
                    confidence=0.7,
                    message=_WITHIN,
                    message_ar=_WITHIN_AR,
                    evidence=evidence,
                )
                return


def _may_lead(key: str, passage: Passage) -> bool:
    """Tell whether a paragraph begins as a lead may: with an Arabic word that does not lead on."""
    return "ا" <= key[passage.start] <= "ي" and not _RESUMING().match(key, passage.start)


def _is_strange(key: str, passage: Passage, title: frozenset[str]) -> bool:
    """Tell whether a paragraph holds none of the title's words."""
    return all(key.find(word, passage.start, passage.end) < 0 for word in title)


def _span(passages: Sequence[Passage]) -> tuple[int, int]:
    return passages[0].place[0], passages[-1].place[1]


def _all(stems: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*stems)


def _is_island(above: frozenset[str], within: frozenset[str], below: frozenset[str], title: frozenset[str]) -> bool:
    """Tell whether both sides are one article, and what stands between them none of it."""
    rest = above | below
    if min(len(within), len(above), len(below)) < _ENOUGH or within & title or len(title & rest) < _KNOWN:
        return False
    related = len(above & below) >= _ITSELF * min(len(above), len(below)) or bool(title & below)
    return related and len(within & rest) <= _APART * min(len(within), len(rest))


def _may_begin(key: str, passage: Passage, headline: Passage | None) -> bool:
    """Tell whether a paragraph could be a lead: it does not lead on, and it has a headline, a dateline or a day."""
    leading_on = _AFTER_HEADLINE if headline is not None else _RESUMING
    if leading_on().match(key, passage.start) or "صحيف" in key[passage.start : passage.start + _HEAD]:  # a press review
        return False
    return headline is not None or _has_day(key, passage) or _has_dateline(key, passage)


def _prose(article: Article) -> list[tuple[Passage, Passage | None]]:
    """Give the paragraphs of prose that stay, each with the headline right above it, if one does, be it kept or not."""
    key, found = article.key, []
    above: Passage | None = None
    for passage in article.passages:
        words = key.count(" ", passage.start, passage.end) + 1
        if not passage.kept:
            above = passage if passage.label in _ELSEWHERE and words in _HEADLINE else above
        elif words >= _PROSE and (key[passage.end - 1] in '.؟!…»"”' or words > _HEADLINE.stop):
            found.append((passage, above))
            above = None
        else:
            above = passage if words in _HEADLINE and key[passage.end - 1] not in _CLOSED else None
    return found


def _stems(key: str, passage: Passage) -> frozenset[str]:
    return frozenset(content_stems(key, passage.start, passage.end)) - common_stems()


def _union(paragraphs: Sequence[_Paragraph]) -> frozenset[str]:
    return frozenset[str]().union(*(paragraph.stems for paragraph in paragraphs))


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    return first | second


def _kinship(head: frozenset[str], tail: frozenset[str]) -> float:
    """Give the share of stems that both sides of a place have in common, or 1 where a side is too short to tell."""
    smaller = min(len(head), len(tail))
    return len(head & tail) / smaller if smaller >= _FULL else 1.0


def _judged(
    article: Article, paragraphs: Sequence[_Paragraph], at: int, kinship: float, signs: _Signs
) -> Finding | None:
    """Weigh the signs at one break: the headline and where else it stands, the dateline, how alien both sides are."""
    key, paragraph, headline = article.key, paragraphs[at], paragraphs[at].headline
    severity, confidence = WARNING, 0.0
    if headline and headline.kept and key[headline.start : headline.end].strip(" .") in signs.others:
        confidence = 0.9
    elif kinship > _STRANGE or len(signs.title & _union(paragraphs[at:])) > _KNOWN:
        return None
    elif _has_dateline(key, paragraph.passage):
        confidence = 0.85
    elif headline and signs.single and _opens(key, headline, paragraphs, at, signs.title):
        confidence = 0.8
    elif _has_day(key, paragraph.passage) and _are_two(paragraphs, at, kinship, signs.title):
        severity, confidence = (WARNING, 0.7) if len(paragraphs) - at > 1 else (INFO, 0.5)
    if not confidence:
        return None
    pieces = [paragraphs[at - 1].passage, *((headline,) if headline else ()), paragraph.passage]
    evidence = tuple(article.quote_raw(*piece.place) for piece in pieces)
    return Finding(
        check=NAME,
        severity=severity,
        confidence=confidence,
        message=_MESSAGE,
        message_ar=_MESSAGE_AR,
        evidence=evidence,
    )


def _opens(key: str, headline: Passage, paragraphs: Sequence[_Paragraph], at: int, title: frozenset[str]) -> bool:
    """Tell whether a headline is about what stands below it and about nothing of what stands above it."""
    own, above = _stems(key, headline), _union(paragraphs[:at])
    told = len(own & _union(paragraphs[at : at + 2]))
    strange = len(own & above) <= 1 and own.isdisjoint(title)
    if nearness(topic_space().direction(above), topic_space().direction(_union(paragraphs[at:]))) > _ONE_SUBJECT:
        return False
    return strange and len(own) > _HEADLINES and told >= max(2, _ABOUT * len(own))


def _are_two(paragraphs: Sequence[_Paragraph], at: int, kinship: float, title: frozenset[str]) -> bool:
    """Tell whether each side is one article: by its paragraphs, or because the title is about the first alone."""
    head, tail = paragraphs[:at], paragraphs[at:]
    if kinship <= _FOREIGN and len(title & _union(head)) > _KNOWN and title.isdisjoint(_union(tail)):
        return True
    return kinship <= _ALIEN and _is_one(head) and _is_one(tail)


def _is_one(side: Sequence[_Paragraph]) -> bool:
    """Tell whether the paragraphs of one side belong together, as those of a press review or a list do not."""
    for at in range(1, len(side)):
        first, second = _union(side[:at]), _union(side[at:])
        if len(first & second) < _ITSELF * min(len(first), len(second)):
            return False
    return True


def _has_day(key: str, passage: Passage) -> bool:
    return _WHEN().search(key, passage.start, passage.end) is not None


def _has_dateline(key: str, passage: Passage) -> bool:
    """Tell whether a paragraph begins with a place and what sets it apart from the report: «تونس (وكالات) - »."""
    found = _DATELINE.match(key, passage.start, min(passage.end, passage.start + 60))
    return found is not None and (found[1] in _places() or found[1].split(" ")[0] in _places())


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    lexicon = load_lexicon()
    return lexicon.places | lexicon.doubtful_places
