"""Pieces that rules see as one."""

from cleaner.text.evidence.joint_marks import ENDED, OPENED, Joiner
from tests.support.evidence import SENTENCES, reader, reading_of


def joined(text: str) -> list[tuple[str, str]]:
    return [(piece.key.strip(), piece.joint) for piece in reading_of(text).pieces if piece.joint]


def test_a_byline_is_one_piece_though_its_line_is_lost() -> None:
    assert isinstance(reader()._joiner, Joiner)
    assert joined(f"سالم الحداد - جدة دعت البلدية التجار. {SENTENCES[0]}") == [("سالم الحداد - جده", OPENED)]


def test_a_dateline_that_leads_on_belongs_to_its_sentence() -> None:
    assert joined(f"جدة (رويترز) - {SENTENCES[0]}") == []


def test_what_ends_a_text_is_looked_at_as_a_whole() -> None:
    found = reading_of(f"{SENTENCES[0]} منذ 3 ساعات 14 تعليقا").pieces
    assert found[-1].joint in (ENDED, "")
    assert not found[0].joint


def test_prose_is_not_joined() -> None:
    assert joined(" ".join(SENTENCES)) == []
