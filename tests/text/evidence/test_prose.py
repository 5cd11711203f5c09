"""Deep prose: what has nothing but prose around it is not weighed."""

from cleaner.text.evidence.prose import deep_in_prose
from cleaner.text.evidence.spans import spans
from tests.support.evidence import SENTENCES, piece


def deep(texts: tuple[str, ...], kind: str = "line") -> frozenset[int]:
    pieces = [piece(text, kind) for text in texts]
    return deep_in_prose(pieces, spans(pieces))


def test_the_span_at_either_end_is_always_weighed() -> None:
    assert deep(SENTENCES) == {1, 2, 3, 4, 5}
    assert deep(SENTENCES[:2]) == frozenset()


def test_what_is_no_prose_is_weighed_with_a_span_around_it() -> None:
    assert deep((*SENTENCES, "اقرأ أيضا", *SENTENCES)) == {1, 2, 3, 4, 5, 9, 10, 11, 12, 13}


def test_an_odd_sign_or_bound_disturbs_prose() -> None:
    odd = SENTENCES[3].replace("المهندسون", "المهندسون @nahr")
    assert deep((*SENTENCES[:3], odd, *SENTENCES[4:])) == {1, 5}
    assert deep(SENTENCES, "cue") == frozenset()
