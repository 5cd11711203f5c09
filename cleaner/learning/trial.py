"""Rules that were learned, tried on the articles that they were learned from.

What is gone without them needs no rule. What takes prose with it that the articles keep without it is cut out of no
line, or is no rule. Each gets hits that it marks, and the sentences of the site most like it for misses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import ceil
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lines import prepare
from cleaner.document.types import Document, Segment, Verdict
from cleaner.learning.articles import Article
from cleaner.learning.drafts import Draft, Finder, span_of
from cleaner.learning.recurrence import Recurrence
from cleaner.learning.rule_files import rules_of
from cleaner.options import Options
from cleaner.rules.files import load_rules
from cleaner.rules.matcher import Matcher
from cleaner.rules.templates import titled_example
from cleaner.text.passes import PassResult, release_judges, settle
from cleaner.text.verdicts.state import is_prose

_TRIED: Final = 8  # places of a template
_LOOKED_AT: Final = 300  # articles in which it is looked for where a draft acts
_HITS: Final = 3
_KNOWN: Final = 0.99  # share of places that are gone without the rule
_PROSE_HARM: Final = 0.2  # share of articles of which prose goes with a rule
_RECURRENT: Final = 0.5  # share of a piece's words that stand so on other articles; it is furniture, too
_HARM: Final = 0.25  # share of those of which anything goes with it that stays without it
_LONGEST_MISS: Final = 30  # words
_MISS_POOL: Final = 400  # sentences
_FEW_MISSES: Final = 80  # the same, for which no more articles are cleaned
_MISSES_TRIED: Final = 40
_USUAL_MISS: Final = 14  # words
_TITLED: Final = "{title}"


class Tried(NamedTuple):
    """The drafts that hold, each with its hits and misses, and those whose words are gone without them."""

    rules: list[Draft]
    known: list[Draft]


def tried(drafts: Sequence[Draft], articles: Sequence[Article], outlet: str) -> Tried:
    """Try the drafts of a site on its articles; `outlet` is the site's name."""
    if not drafts:
        return Tried([], [])
    trial = _Trial(articles, outlet)
    known = {draft.id for draft in drafts if trial.is_known(draft)}
    found = trial.holding([draft for draft in drafts if draft.id not in known])
    back = trial.brought_back([draft for draft in drafts if draft.id in known], found) if found else set()
    if back:  # what stood beside them told that they are furniture, and goes by rules now
        wanted = {*back, *(draft.id for draft in found)}
        found = trial.holding([draft for draft in drafts if draft.id in wanted])
    release_judges()
    known -= {draft.id for draft in found}
    return Tried(found, [draft for draft in drafts if draft.id in known])


class _Trial:
    def __init__(self, articles: Sequence[Article], outlet: str) -> None:
        self._articles, self._outlet = articles, outlet
        self._core: dict[str, PassResult] = {}
        self._options = Options()
        step = max(1, len(articles) // _LOOKED_AT)
        self._looked_at = [(one, fold(one.title), prepare(one.text).lines) for one in articles[::step]]
        self._recurrence = Recurrence([line.key for line in lines] for _, _, lines in self._looked_at)
        self._places: dict[str, list[tuple[Article, tuple[int, int]]]] = {}
        self._extended: tuple[tuple[tuple[str, bool], ...], Matcher] | None = None

    def is_known(self, draft: Draft) -> bool:
        """Tell whether what a draft sees is gone without it."""
        places = self._acts(draft)
        may_stay = len(places) - ceil(_KNOWN * len(places))
        for article, span in places:
            may_stay -= _touches(self._cleaned(article).kept, span)
            if may_stay < 0:
                return False
        return bool(places)

    def holding(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give the drafts that do no harm, with their proof."""
        return self.proved(self.without_harm(drafts)) if drafts else []

    def brought_back(self, known: Sequence[Draft], rules: Sequence[Draft]) -> set[str]:
        """Give the ids of the drafts that are gone without rules, and no longer are with these."""
        matcher = self._matcher(rules)
        kept: dict[str, Sequence[tuple[int, int]]] = {}
        found = set()
        for draft in known:
            places = self._acts(draft)
            for article, _ in places:
                if article.digest not in kept:
                    kept[article.digest] = settle(self._document(article), matcher, self._options).kept
            gone = sum(not _touches(kept[article.digest], span) for article, span in places)
            if gone < _KNOWN * len(places):
                found.add(draft.id)
        return found

    def _acts(self, draft: Draft) -> list[tuple[Article, tuple[int, int]]]:
        """Give places where a draft would act: some of its own, and some of all."""
        if draft.id not in self._places:
            own = ((article, span_of(draft, article, number)) for article, number in _some(draft.seen.places))
            found = [(article, span) for article, span in own if span]
            finder = Finder(draft)
            any_of_all = (
                (article, span)
                for article, title, lines in self._looked_at
                for line in lines
                if finder.cue in line.key and (span := finder.find(line, title))
            )
            self._places[draft.id] = found + list(islice(any_of_all, _TRIED))
        return self._places[draft.id]

    def without_harm(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give the drafts that take nothing but their own words; one for whole lines may do so where it is a line."""
        kept: list[Draft] = []
        matcher = self._matcher(drafts)
        for draft in drafts:
            if not self._harms(draft, matcher, drafts):
                kept.append(draft)
            elif draft.where == "whole" and draft.inline:
                kept.append(replace(draft, inline=False))
        if len(kept) == len(drafts) and all(one is other for one, other in zip(kept, drafts, strict=True)):
            return kept
        again = self._matcher(kept)
        return [draft for draft in kept if not self._harms(draft, again, kept)]

    def _harms(self, draft: Draft, matcher: Matcher, drafts: Sequence[Draft]) -> bool:
        """Tell whether more than a draft's own words goes with it, or with the site's other rules, from articles."""
        learned = {one.id for one in drafts}
        places = self._acts(draft)
        prose = other = 0
        for article, _ in places:
            before, after = self._cleaned(article), settle(self._document(article), matcher, self._options)
            taken = [
                segment
                for segment, verdict in zip(after.segments, after.verdicts, strict=True)
                if not verdict.kept
                and not _is_of(verdict, learned)
                and segment.words > 1
                and _touches(before.kept, (segment.start, segment.end))
                and self._recurrence.share(segment.key) < _RECURRENT
            ]
            prose += any(map(is_prose, taken))
            cut = [
                segment
                for segment, verdict in zip(after.segments, after.verdicts, strict=True)
                if not verdict.kept and _is_of(verdict, {draft.id})
            ]
            other += any(_is_beside(one, own, article.text) for one in taken for own in cut)
        return prose > _PROSE_HARM * len(places) or other > _HARM * len(places)

    def proved(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give the drafts with the hits that they mark and the misses that survive; those without are left out."""
        matcher, pool = self._matcher(drafts), self._sentences()
        found = []
        for draft in drafts:
            hits = tuple(islice((text for text in _hits(draft) if self._marks(draft, text, matcher)), _HITS))
            misses = tuple(islice((text for text in _nearest(draft, pool) if self._survives(text, matcher)), 1))
            if hits and misses:
                found.append(replace(draft, hit=hits, miss=misses))
        return found

    def _marks(self, draft: Draft, text: str, matcher: Matcher) -> bool:
        result = self._by_rules(text, matcher)
        return any(mark.rule == draft.id for verdict in result.verdicts for mark in verdict.marks)

    def _survives(self, text: str, matcher: Matcher) -> bool:
        return self._by_rules(text, matcher).text == text

    def _by_rules(self, text: str, matcher: Matcher) -> PassResult:
        text, title = titled_example(text)
        document = Document(text, title=title, outlet=self._outlet or None)
        return settle(document, matcher, self._options, weigh=False)

    def _cleaned(self, article: Article) -> PassResult:
        if article.digest not in self._core:
            self._core[article.digest] = settle(self._document(article), own_matcher(), self._options)
        return self._core[article.digest]

    def _document(self, article: Article) -> Document:
        return Document(article.text, article.url or None, article.title or None, self._outlet)

    def _matcher(self, drafts: Sequence[Draft]) -> Matcher:
        """Give what looks with the package's rules and some drafts; the last one is held."""
        asked = tuple((draft.id, draft.inline) for draft in drafts)
        if self._extended is None or self._extended[0] != asked:
            release_judges()
            self._extended = asked, own_matcher().extended(rules_of(drafts))
        return self._extended[1]

    def _sentences(self) -> list[str]:
        """Give sentences that the site's articles keep: of those that are cleaned already, else from all over."""
        cleaned = [article for article in self._articles if article.digest in self._core]
        step = max(1, len(self._articles) // 60)
        found: dict[str, None] = {}
        for number, article in enumerate((*cleaned, *self._articles[::step])):
            if len(found) >= (_MISS_POOL if number < len(cleaned) else _FEW_MISSES):
                break
            result = self._cleaned(article)
            for segment, verdict in zip(result.segments, result.verdicts, strict=True):
                if verdict.kept and verdict.label == "body" and is_prose(segment):
                    sentences = article.text[segment.start : segment.end].split(". ")
                    for sentence in sentences[1:-1] or sentences:  # at the ends furniture may be left
                        said = sentence.strip().rstrip(".") + "."
                        if 5 <= said.count(" ") < _LONGEST_MISS and "\n" not in said:
                            found[said] = None
        return list(found)


@lru_cache(maxsize=1)
def own_matcher() -> Matcher:
    """Give what looks with the rules of this package; it is made once a process."""
    return Matcher(load_rules())


def _some(places: Sequence[tuple[Article, int]]) -> Sequence[tuple[Article, int]]:
    """Give a few places, from all over."""
    step = max(1, len(places) // _TRIED)
    return places[::step][:_TRIED]


def _touches(kept: Iterable[tuple[int, int]], span: tuple[int, int]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in kept)


def _is_beside(one: Segment, other: Segment, text: str) -> bool:
    """Tell whether two segments stand on one line; what goes on other lines is furniture that stood by it."""
    low, high = min(one.end, other.end), max(one.start, other.start)
    return len(f"{text[low:high]}.".splitlines()) < 2


def _is_of(verdict: Verdict, learned: set[str]) -> bool:
    return any(mark.rule in learned for mark in verdict.marks)  # evidence may have taken it with their help


def _hits(draft: Draft) -> Iterator[str]:
    seen: dict[str, None] = {}
    for article, number in _some(draft.seen.places):
        span = span_of(draft, article, number)
        if span:
            text = " ".join(article.text[span[0] : span[1]].split())
            if _TITLED in draft.template:
                text = text.replace(" ".join(article.title.split()), _TITLED)
            if text not in seen:
                seen[text] = None
                yield text


def _nearest(draft: Draft, pool: Sequence[str]) -> Iterator[str]:
    """Give sentences, those first that share most words with a template."""
    words = {word for word in draft.seen.tokens if len(word) > 2 and not word.startswith("{")}
    finder = Finder(draft)
    keys = {text: fold(text) for text in pool}
    others = [text for text in pool if not finder.sees(keys[text])]
    shared: Mapping[str, int] = {text: len(words.intersection(keys[text].split())) for text in others}
    yield from sorted(others, key=lambda text: (-shared[text], abs(text.count(" ") - _USUAL_MISS), text))[
        :_MISSES_TRIED
    ]
