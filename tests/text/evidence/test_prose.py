"""Deep prose: what has nothing but prose around it is not weighed."""

from cleaner.text.evidence.prose import deep_in_prose
from cleaner.text.evidence.spans import spans
from tests.support.evidence import SENTENCES, piece


def deep(texts: tuple[str, ...], kind: str = "line") -> frozenset[int]:
    pieces = [piece(text, kind) for text in texts]
    return deep_in_prose(pieces, spans(pieces))


def test_the_two_spans_at_either_end_are_always_weighed() -> None:
    assert deep(SENTENCES) == {2, 3, 4}
    assert deep(SENTENCES[:4]) == frozenset()


def test_what_is_no_prose_is_weighed_with_two_spans_around_it() -> None:
    assert deep((*SENTENCES, "اقرأ أيضا", *SENTENCES)) == {2, 3, 4, 10, 11, 12}


def test_an_odd_sign_or_bound_disturbs_prose() -> None:
    odd = SENTENCES[3].replace("المهندسون", "المهندسون @nahr")
    assert deep((*SENTENCES[:3], odd, *SENTENCES[4:])) == frozenset()
    assert deep(SENTENCES, "cue") == frozenset()
