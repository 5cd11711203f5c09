"""Another article under a label."""

from time import process_time

import pytest

from cleaner import clean
from cleaner.text.evidence.spliced import SplicedTable, SpliceFinder, splice_finder, splices
from tests.support.evidence import PROSE, SENTENCES, blocks, view_of
from tests.text.evidence.test_splice_leads import HEADLINE, RETELLING
from tests.text.evidence.test_splice_units import units

STORY = (
    RETELLING,
    "وقال صاحب المصنع إن النار بدأت في مخزن المذيبات، وإن العمال حاولوا إخمادها قبل وصول سيارات الإطفاء.",
    "ونقل المصابون إلى مستشفى الميناء، ووصفت جروح اثنين منهم بالخطيرة، وفق إدارة المستشفى.",
)
LABEL = "اقرأ أيضا:"


def levels(text: str, title: str = "") -> dict[str, int]:
    """Give the level of each span that may be another article's, by its first words."""
    view, folded, _ = view_of(text, title)
    cut = blocks(text, title)
    found = splice_finder().find(cut, view.marks, view.cuts, folded)
    return {
        " ".join(cut[block].key[span.start : span.end].split()[:2]): span.level
        for block, spans in found.items()
        for span in spans
    }


def test_a_story_that_retells_its_headline_is_another_article() -> None:
    found = levels(" ".join((*SENTENCES, LABEL, HEADLINE, *STORY)))
    assert list(found) == ["اصيب خمسه", "وقال صاحب", "ونقل المصابون"]
    assert min(found.values()) >= 3


def test_between_two_halves_of_the_article_it_ends_where_that_goes_on() -> None:
    found = levels(" ".join((*SENTENCES[3:], LABEL, HEADLINE, *STORY[:2], *SENTENCES[:3])))
    assert list(found) == ["اصيب خمسه", "وقال صاحب"]


@pytest.mark.parametrize("gap", ["\n", " "])
def test_an_article_that_goes_on_behind_a_link_is_its_own(gap: str) -> None:
    text = gap.join((*SENTENCES[:4], LABEL, HEADLINE, *SENTENCES[4:]))
    assert max(levels(text).values(), default=0) <= 1
    assert all(sentence in clean(text).text for sentence in SENTENCES)


def test_a_story_of_its_own_below_no_label_is_not_looked_at() -> None:
    assert levels("\n".join((*SENTENCES, HEADLINE, *STORY))) == {}


def test_a_span_has_the_level_of_its_odds() -> None:
    text = " ".join((*SENTENCES, LABEL, HEADLINE, *STORY))
    view, folded, _ = view_of(text)
    for base, level in ((-1.0, None), (0.5, 1), (9.0, 5)):
        found = SpliceFinder(SplicedTable(base, {})).find(blocks(text), view.marks, view.cuts, folded)
        assert {span.level for spans in found.values() for span in spans} == ({level} if level else set())


@pytest.mark.parametrize(
    ("first", "title"),
    [("إثر ذلك، ", ""), ("وفي الغضون، ", ""), ("", HEADLINE)],
    ids=["leans back", "joined", "retells the article's own title"],
)
def test_what_leans_back_or_retells_the_title_is_not_surely_anothers(first: str, title: str) -> None:
    text = " ".join((*SENTENCES, LABEL, HEADLINE, first + STORY[0], *STORY[1:]))
    view, folded, _ = view_of(text, title)
    found = SpliceFinder(SplicedTable(9.0, {})).find(blocks(text, title), view.marks, view.cuts, folded)
    assert {span.level for spans in found.values() for span in spans} == {3}


def test_nor_is_what_stands_under_a_label_before_the_article_has_begun() -> None:
    text = " ".join((SENTENCES[0], LABEL, HEADLINE, *STORY))
    view, folded, _ = view_of(text)
    found = SpliceFinder(SplicedTable(9.0, {})).find(blocks(text), view.marks, view.cuts, folded)
    assert {span.level for spans in found.values() for span in spans} == {3}


def test_names_tell_what_is_retold_and_what_is_shared() -> None:
    text = " ".join((*SENTENCES, LABEL, HEADLINE, *STORY))
    (splice,) = splices(blocks(text), units(text), "")
    assert {"ended:0", "glued:1", "rest:0", "lead-title:-1"} <= set(splice.names)


def test_time_is_linear_in_the_labels() -> None:
    def cost(count: int) -> float:
        text = "\n".join([PROSE, *[f"{LABEL}\n{HEADLINE}\n{SENTENCES[1]}"] * count])
        view, folded, _ = view_of(text)
        cut = blocks(text)
        begun = process_time()
        splice_finder().find(cut, view.marks, view.cuts, folded)
        return process_time() - begun

    cost(50)
    least = min(cost(200) for _ in range(5))
    assert min(cost(1_600) for _ in range(5)) < 16 * least  # by its square it would be 64 times as much
