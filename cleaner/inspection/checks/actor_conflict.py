"""`actor-conflict`: one side's statement is taken up as another's, or one name holds the offices of two states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Evidence, Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.capitals import broken_capitals
from cleaner.inspection.continuations import broken_continuations
from cleaner.inspection.deixis import broken_deixis
from cleaner.inspection.registry.office_holders import Holder
from cleaner.inspection.takings import Speaker, Taking, takings_of_others

NAME: Final = "actor-conflict"
_PROMISES: Final = word_pattern(r"(?<!\w)[وف]?<speech.promising>ت? (?:ال)?$")
_VERB: Final = 14  # characters before an office in which its verb stands


def check(article: Article) -> Iterator[Finding]:
    """Compare statements with how they are taken up and gone on with, and the states whose offices one name holds."""
    taken = [_taken_finding(article, *one) for one in takings_of_others(article)]
    yield from taken
    if not taken:
        for said, back, sure in broken_continuations(article):
            yield _conflict(article.quote(*said), article.quote(*back), sure=sure)
    for said, own in broken_deixis(article):
        yield _deictic_finding(article.quote(*said), article.quote(*own))
    for state, city in broken_capitals(article):
        yield _capital_finding(article.quote(*state), article.quote(*city))
    yield from _wrong_states(article)


def _taken_finding(article: Article, speaker: Speaker, taking: Taking) -> Finding:
    said, back = article.quote(speaker.start, speaker.end), article.quote(taking.start, taking.end)
    return _conflict(said, back, sure=taking.firm)


def _conflict(said: Evidence, back: Evidence, *, sure: bool) -> Finding:
    return Finding(
        check=NAME,
        severity=WARNING if sure else INFO,
        confidence=0.85 if sure else 0.5,
        message=f"A statement that is introduced as one side's («{said.text}») is taken up as another's "
        f"(«{back.text}»).",
        message_ar=f"يرد التصريح أولا على لسان طرف («{said.text}») ثم ينسب إلى طرف آخر («{back.text}»).",
        evidence=(said, back),
    )


def _deictic_finding(said: Evidence, own: Evidence) -> Finding:
    return Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.8,
        message=f"«{own.text}» cannot be in the words of who speaks here: «{said.text}».",
        message_ar=f"لا يستقيم «{own.text}» في كلام المتحدث هنا: «{said.text}».",
        evidence=(said, own),
    )


def _capital_finding(state: Evidence, city: Evidence) -> Finding:
    return Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.85,
        message=f"«{city.text}» is called the capital of a state whose it is not: «{state.text}».",
        message_ar=f"توصف «{city.text}» بأنها عاصمة دولة ليست عاصمتها: «{state.text}».",
        evidence=tuple(sorted((state, city), key=lambda piece: piece.start)),
    )


def _wrong_states(article: Article) -> Iterator[Finding]:
    """Find one name in the offices of two states; a warning where the name can be nobody else's whom they meet."""
    by_surname: dict[str, list[Holder]] = defaultdict(list)
    for holder in article.holders:
        if holder.likely and holder.office.split(" ")[0] != "مستشار":
            by_surname[holder.surname].append(holder)
    for holders in by_surname.values():
        first = next((holder for holder in holders if " " in holder.name), holders[0])
        for other in holders:
            if other.country != first.country and other.name in (first.name, first.surname):
                one, two = sorted((first, other), key=lambda holder: holder.start)
                rivals = (one, two) if one.sure or two.sure else ()
                sure = all(holder.sure or _speaks_itself(article, holder, rivals) for holder in (one, two))
                yield _state_finding(article, one, two, sure=sure)
                break


def _speaks_itself(article: Article, holder: Holder, rivals: Sequence[Holder]) -> bool:
    """Tell whether a holder is no guest of his namesake: one office of two states, whose other holder nobody names."""
    if not rivals or len({rival.office for rival in rivals}) > 1:
        return False
    same = (other for other in article.holders if (other.office, other.country) == (holder.office, holder.country))
    verb = _PROMISES().search(article.key, max(0, holder.start - _VERB), holder.start)
    return verb is not None and all(other.surname == holder.surname for other in same)


def _state_finding(article: Article, one: Holder, two: Holder, *, sure: bool) -> Finding:
    first, second = article.quote(one.start, one.name_end), article.quote(two.start, two.name_end)
    return Finding(
        check=NAME,
        severity=WARNING if sure else INFO,
        confidence=0.8 if sure else 0.4,
        message=f"One name stands with the offices of two states: «{first.text}» and «{second.text}».",
        message_ar=f"يرد الاسم نفسه مع منصبين لدولتين مختلفتين: «{first.text}» و«{second.text}».",
        evidence=(first, second),
    )
