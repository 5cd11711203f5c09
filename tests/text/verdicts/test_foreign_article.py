"""Prose of another article under a label: what each piece of evidence for it weighs."""

from __future__ import annotations

import pytest

from cleaner.text.verdicts.foreign_article import Story
from cleaner.text.verdicts.state import VerdictState
from tests.support.verdicts import Line, Pair, bare_stems, evidence, judge, line, stems_of

OPENER = line("مواضيع ذات صلة", "related", opens="headlines")
SOURCE = line("المصدر", "source", ends=True)
TAGS = line("الوسوم", "tags", ends=True)
ADVERT = line("إعلان", "ad")
FILLER = "سطر قصير"
OWN = stems_of(0, 30)  # the article's only paragraph
STRANGER = stems_of(100, 30)


def akin(count: int, own: int = 1) -> str:
    """Give a paragraph of so many stems, of which so many are the article's own."""
    return f"{bare_stems(0, own)} {stems_of(100, count - own)}"


FAR = akin(15)  # neither akin to the article nor strange to it: no evidence


def goes(*lines: Line | str, own: tuple[str, ...] = (OWN,), caution: float = 0.5, at: int = 0) -> bool:
    """Tell whether the first line that reads as a paragraph below the label goes, or the one `at` further down."""
    seen = judge(*own, *lines, caution=caution)
    opener = lines.index(OPENER)
    return seen[len(own) + opener + 1 + at] == "x"


def headline(count: int, common: int) -> str:
    """Give a headline of so many words, of which so many stand in `about` too."""
    return f"{bare_stems(300, common)} {bare_stems(400, count - common)}".strip()


def about(count: int, common: int, caution: float) -> bool:
    """Tell whether a paragraph that has so many words in common with the headline above it goes."""
    words = reversed(bare_stems(300, common).split())
    return goes(OPENER, headline(count, common), f"{' '.join(words)} {akin(15)}", caution=caution, at=1)


def listed(*between: Line | str, words: int = 4, below: tuple[str, ...] = (), again: str = "", at: int = 1) -> bool:
    """Tell whether prose goes whose headline stands again further down."""
    name = headline(words, 0)
    return goes(OPENER, name, *between, FAR, *below, again or name, caution=0.3, at=at)


def ended(paragraph: str, caution: float, own: tuple[str, ...] = (OWN,)) -> bool:
    return goes(SOURCE, OPENER, paragraph, own=own, caution=caution)


def block(strangers: int) -> bool:
    """Tell whether prose goes of which a later paragraph is the article's own."""
    strange = [stems_of(100 + 10 * number, 10) for number in range(strangers)]
    return goes(SOURCE, OPENER, *strange, stems_of(0, 10))


def subject(count: int) -> bool:
    """Tell whether prose goes below an article whose last two paragraphs share their words with the first alone."""
    first = stems_of(0, 20)
    others = [stems_of(600 + 20 * number, 20) for number in range(count - 3)]
    return goes(OPENER, STRANGER, own=(first, *others, first, first), caution=0.4)


def unlike_paragraphs(count: int) -> bool:
    return goes(OPENER, STRANGER, own=tuple(stems_of(600 + 30 * n, 30) for n in range(count)), caution=0.4)


def sixth(count: int, own: int, foreign: int = 0) -> bool:
    """Tell whether a paragraph of so many stems goes below five of another article, with so many of either."""
    strange = [stems_of(100 + 30 * number, 30) for number in range(5)]
    last = f"{bare_stems(0, own)} {bare_stems(100, foreign)} {stems_of(900, count - own - foreign)}"
    return goes(OPENER, *strange, last, caution=0.4, at=5)


FOUR = tuple(stems_of(10 * number, 10) for number in range(4))
PAIRS = {
    "foreign_ended": evidence(0.45, lambda caution: ended(FAR, caution)),
    "foreign_ended_more": evidence(0.6, lambda caution: goes(SOURCE, TAGS, OPENER, FAR, caution=caution)),
    "foreign_beside": evidence(0.2, lambda caution: goes(ADVERT, OPENER, FAR, caution=caution)),
    "foreign_alone": evidence(0.05, lambda caution: goes(OPENER, FAR, caution=caution)),
    "foreign_listed": evidence(
        0.05 + 0.3, lambda caution: goes(OPENER, headline(4, 0), FAR, headline(4, 0), caution=caution, at=1)
    ),
    "foreign_listed_segments": Pair(lambda: listed(below=(FILLER,) * 398), lambda: listed(below=(FILLER,) * 399)),
    "foreign_listed_words": Pair(
        lambda: listed(again=f"{headline(4, 0)}.. {bare_stems(700, 34)}"),
        lambda: listed(again=f"{headline(4, 0)}.. {bare_stems(700, 35)}"),
    ),
    "foreign_headline_words": Pair(lambda: listed(words=4), lambda: listed(words=3)),
    "foreign_headline_segments": Pair(lambda: listed(*[ADVERT] * 28, at=29), lambda: listed(*[ADVERT] * 29, at=30)),
    "foreign_about": evidence(0.05 + 0.3, lambda caution: about(4, 3, caution)),
    "foreign_about_stems": Pair(lambda: about(4, 3, 0.3), lambda: about(4, 2, 0.3)),
    "foreign_about_share": Pair(lambda: about(6, 3, 0.3), lambda: about(7, 3, 0.3)),
    "foreign_about_partly": evidence(0.05 + 0.2, lambda caution: about(4, 2, caution)),
    "foreign_about_partly_stems": Pair(
        lambda: about(4, 2, 0.2),
        # four words, but three stems: of one stem alone nothing is said
        lambda: goes(OPENER, f"{headline(3, 1)} خلال", f"{bare_stems(300, 1)} {FAR}", caution=0.2, at=1),
    ),
    "foreign_about_partly_share": Pair(lambda: about(6, 2, 0.2), lambda: about(7, 2, 0.2)),
    "foreign_paragraphs": Pair(lambda: block(5), lambda: block(4)),
    "foreign_stems": Pair(lambda: ended(stems_of(100, 24), 0.845), lambda: ended(stems_of(100, 23), 0.845)),
    "foreign_kinship": Pair(lambda: ended(akin(51), 0.8), lambda: ended(akin(49), 0.8)),
    "foreign_growth": Pair(lambda: ended(akin(27), 0.8, own=FOUR), lambda: ended(akin(26), 0.8, own=FOUR)),
    "foreign_strange_below": Pair(lambda: ended(akin(51), 0.8), lambda: ended(akin(49), 0.8)),
    "foreign_strange": evidence(0.45 + 0.4, lambda caution: ended(STRANGER, caution)),
    "foreign_unlike_below": Pair(lambda: ended(akin(34), 0.6), lambda: ended(akin(33), 0.6)),
    "foreign_unlike": evidence(0.45 + 0.25, lambda caution: ended(akin(40), caution)),
    "foreign_distant_below": Pair(lambda: ended(akin(23), 0.5), lambda: ended(akin(22), 0.5)),
    "foreign_distant": evidence(0.45 + 0.1, lambda caution: ended(akin(30), caution)),
    "foreign_kin_from": Pair(lambda: ended(akin(12), 0.4), lambda: ended(akin(11), 0.4)),
    "foreign_kin": evidence(0.45 - 0.3, lambda caution: ended(akin(8), caution)),
    "foreign_sure": evidence(0.95, lambda caution: goes(SOURCE, TAGS, OPENER, STRANGER, caution=caution)),
    "foreign_subject": Pair(lambda: subject(8), lambda: subject(9)),
    "foreign_subject_last": Pair(lambda: unlike_paragraphs(2), lambda: unlike_paragraphs(3)),
    "foreign_own": Pair(lambda: sixth(20, 4), lambda: sixth(20, 5)),
    "foreign_own_lead": Pair(lambda: sixth(40, 20, 16), lambda: sixth(40, 20, 15)),
}


def test_prose_under_a_label_above_the_article_is_its_own() -> None:
    assert judge(OPENER, STRANGER, OWN) == "x.."


@pytest.mark.parametrize(("label", "last"), [(SOURCE, "x"), (ADVERT, ".")])
def test_a_footer_ends_the_article_where_furniture_does_not(label: Line, last: str) -> None:
    strange = [stems_of(100 + 30 * number, 30) for number in range(5)]
    assert judge(OWN, label, OPENER, *strange, OWN) == f".xx{'x' * 5}{last}"


def test_a_story_is_the_prose_down_to_a_place() -> None:
    given = [line(OWN), SOURCE, line(STRANGER)]
    state = VerdictState([own.segment for own in given], [own.marks for own in given], 0.5)
    story = Story(state)
    story.read_to(1)
    assert (story.begun, story.paragraphs, story.ended) == (True, 1, 0.0)
    story.read_to(2)
    assert story.ended > 0
    assert story.stems == state.stems(0)
    story.read_to(3)
    assert (story.paragraphs, story.ended) == (2, 0.0)
    assert story.stems == state.stems(0) | state.stems(2)
