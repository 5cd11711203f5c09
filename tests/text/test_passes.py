"""Pass after pass until nothing more goes, and places of a later pass in the text of the first."""

from __future__ import annotations

import pytest

from cleaner.arabic.lines import FoldedText, prepare
from cleaner.document.types import Document, Element, Segment, Verdict
from cleaner.options import Options
from cleaner.rules.matcher import Matcher
from cleaner.rules.rule import Rule, Rules
from cleaner.text import passes
from cleaner.text.passes import Remainder, merge, settle, settle_rest

PROSE = "افتتحت البلدية سوقا جديدا للسمك قرب الميناء."
LABEL = Rule("source.label", "source", "why", where="label", phrases=("المصدر",))
MATCHER = Matcher(Rules((LABEL,)))
OPTIONS = Options()


def test_what_settles_gives_its_slices_and_their_text() -> None:
    text = f"{PROSE}\nالمصدر: وكالات"
    found = settle(Document(text), MATCHER, OPTIONS)
    assert found.settled
    assert found.text == PROSE == "".join(text[start:end] for start, end in found.kept)
    assert [verdict.kept for verdict in found.verdicts] == [True, False]


def test_without_rules_everything_stays() -> None:
    found = settle(Document(f"{PROSE}\nالمصدر: وكالات"), Matcher(Rules(())), OPTIONS)
    assert found.text == f"{PROSE}\nالمصدر: وكالات"


def test_a_family_that_is_kept_stays_under_its_label() -> None:
    found = settle(Document(f"{PROSE}\nالمصدر: وكالات"), MATCHER, Options(keep=frozenset({"source"})))
    assert found.verdicts[1].kept
    assert found.verdicts[1].label == "source"


def test_elements_belong_to_the_lines_that_they_hold() -> None:
    links = {0: Element("p"), len(PROSE) + 1: Element("li", 1.0)}
    text = f"{PROSE}\nسوق الخضار يغلق أبوابه غدا\n{PROSE}"

    def element_at(offset: int) -> Element:
        return links[max(start for start in links if start <= offset)] if offset < len(PROSE) * 1.5 else Element("p")

    found = settle(Document(text), MATCHER, OPTIONS, element_at)
    assert found.text == f"{PROSE}\n{PROSE}"
    assert settle(Document(text), MATCHER, OPTIONS).text == text


@pytest.mark.parametrize(
    ("text", "element", "looks"),
    [
        (f"{PROSE}\n{PROSE}", Element("p"), 1),  # no second look at the same text
        (f"{PROSE}\nالمصدر: وكالات", Element("p"), 2),
    ],
)
def test_a_page_s_text_that_stays_whole_is_looked_at_once(
    text: str, element: Element, looks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def counted(text: str) -> FoldedText:
        seen.append(text)
        return prepare(text)

    monkeypatch.setattr(passes, "prepare", counted)
    found = settle(Document(text), MATCHER, OPTIONS, lambda _: element)
    assert seen == [text, found.text][:looks]


def test_the_rest_of_a_page_is_cleaned_in_the_places_of_the_page() -> None:
    text = f"القائمة\n{PROSE}\nالمصدر: وكالات"
    start = len("القائمة") + 1
    segments = [
        Segment(0, start - 1, 0, "", 0, False, False, False),
        Segment(start, len(text), 1, "", 0, False, False, False),
    ]
    verdicts = [Verdict("nav", kept=False), Verdict("body", kept=True)]
    elements = [(0, Element("li")), (start, Element("p")), (start + len(PROSE) + 1, Element("p"))]
    found = settle_rest(
        document=Document(text),
        segments=segments,
        verdicts=verdicts,
        elements=elements,
        matcher=MATCHER,
        options=OPTIONS,
    )
    assert found.text == PROSE
    assert [text[s.start : s.end] for s in found.segments] == ["القائمة", PROSE, "المصدر: وكالات"]
    assert [s.element.tag for s in found.segments if s.element] == ["li", "p", "p"]


def test_offsets_of_what_was_left_lead_back() -> None:
    places = Remainder([(2, 5), (10, 12)])
    assert [places.source(offset) for offset in range(5)] == [2, 3, 4, 10, 11]
    assert places.spans(0, 5) == [(2, 5), (10, 12)]
    assert places.spans(1, 3) == [(3, 5)]
    assert Remainder([(0, 3), (3, 6)]).spans(1, 5) == [(1, 5)]


def segment(start: int, end: int) -> Segment:
    return Segment(start, end, 0, "x" * (end - start), 1, False, False, False)


def test_a_later_pass_takes_the_place_of_what_the_one_before_it_kept() -> None:
    gone, kept = Verdict("ad", kept=False), Verdict("body", kept=True)
    segments, verdicts = merge(
        [segment(0, 4), segment(5, 9), segment(10, 14)],
        [kept, gone, kept],
        [(0, 5), (10, 14)],
        [segment(0, 4), segment(5, 9)],
        [kept, gone],
    )
    assert [(s.start, s.end) for s in segments] == [(0, 4), (5, 9), (10, 14)]
    assert [verdict.kept for verdict in verdicts] == [True, False, False]
