"""Blocks of paragraphs that belong least to their article."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.arabic.fold import fold
from cleaner.arabic.stems import content_stems
from cleaner.inspection.cohesion import FEATURES, Paragraph, block_features, block_weights, strange_blocks

OWN = (
    "افتتحت بلدية صور حديقة عامة على الواجهة البحرية تضم ملاعب للأطفال ومقاعد وأشجار نخيل.",
    "وقال رئيس البلدية إن الحديقة تمتد على ثلاثة هكتارات، وإن أشجارها تسقى بمياه معالجة.",
    "زرع متطوعون مئتي شجرة في الحديقة، وتعهدت البلدية بسقيها طوال الصيف.",
    "ويأمل سكان الواجهة البحرية أن تقام في الحديقة أسواق للحرف كل أسبوع.",
)
STRANGE = "أهدر المهاجم ركلة جزاء في الشوط الثاني، وخرج الفريقان بتعادل يؤجل حسم صدارة الدوري."


def paragraph(text: str) -> Paragraph:
    return Paragraph(frozenset(content_stems(fold(text))), False)


def test_the_strange_one_is_the_strangest() -> None:
    title = frozenset(content_stems(fold("حديقة جديدة على الواجهة البحرية في صور")))
    paragraphs = [paragraph(text) for text in (*OWN[:2], STRANGE, *OWN[2:])]
    block = strange_blocks(paragraphs, title)[0]
    assert (block.first, block.end) == (2, 3)


def test_every_feature_has_a_weight() -> None:
    assert len(block_weights().weights) == len(FEATURES)


stems = st.frozensets(st.sampled_from(["بلدي", "حديق", "شجر", "مهاجم", "هدف", "قاضي", "محكم", "سوق"]), min_size=1)


@given(st.lists(st.builds(Paragraph, stems, st.booleans()), max_size=7), stems)
def test_features_are_whole_and_blocks_lie_within(paragraphs: list[Paragraph], title: frozenset[str]) -> None:
    for first, end, values in block_features(paragraphs, title):
        assert 0 < first < end <= len(paragraphs)
        assert not paragraphs[first].leads_on
        assert len(values) == len(FEATURES)
