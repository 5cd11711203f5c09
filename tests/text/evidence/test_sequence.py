"""Which pieces are asked for."""

from cleaner.text.evidence.sequence import sequence_of
from tests.support.evidence import SENTENCES, piece


def test_everything_is_asked_for_unless_told_otherwise() -> None:
    pieces = [piece(text)._replace(deep=0 < number < 6) for number, text in enumerate(SENTENCES)]
    assert sequence_of(pieces).asked == list(range(7))
    assert sequence_of(pieces, everything=False).asked == [0, 6]


def test_what_rules_settled_is_passed_over() -> None:
    pieces = [piece("اقرأ أيضا")._replace(settled=1), piece("خبر قصير"), piece("نص محمي")._replace(settled=-1)]
    found = sequence_of(pieces, everything=False)
    assert found.asked == [1]
    assert len(found.shapes) == len(found.spans) == 3
