"""How far pauses are apart."""

from cleaner.text.evidence.density import name_density
from cleaner.text.evidence.spans import spans
from tests.support.evidence import SENTENCES, piece


def density(*texts: str, asked: tuple[int, ...] | None = None) -> list[set[str]]:
    pieces = [piece(text) for text in texts]
    names: list[list[str]] = [[] for _ in pieces]
    name_density(pieces, spans(pieces), names, range(len(pieces)) if asked is None else asked)
    return [set(own) for own in names]


def test_headlines_that_run_together_have_a_wide_gap() -> None:
    assert "gap:0" in density("نهر، جسر، سوق.")[0]
    assert "gap:2" in density("كلمة " * 15)[0]


def test_a_pause_behind_a_closing_quote_counts() -> None:
    assert "gap:0" in density("كلمة " * 5 + "«كلمة،» " + "كلمة " * 5)[0]
    assert "gap:1" in density("كلمة " * 5 + "«كلمة» " + "كلمة " * 5)[0]


def test_gaps_reach_over_pieces() -> None:
    names = density("كلمة " * 10, "كلمة " * 10, "كلمة " * 10)
    assert {"gap:4", "gap-behind:1:1", "gap-ahead:1:1"} <= names[1]


def test_the_usual_gap_is_known_from_enough_prose_alone() -> None:
    assert not any(name.startswith("gap-style") for name in density(SENTENCES[0])[0])
    names = density(*SENTENCES, "كلمة " * 40)
    assert all(any(name.startswith("gap-style") for name in own) for own in names)
    assert "gap-style:6" in names[-1]


def test_what_is_not_asked_for_gets_no_name() -> None:
    assert density(*SENTENCES[:2], asked=(1,))[0] == set()
