"""Days, topics and authors over which a candidate is spread."""

from __future__ import annotations

from cleaner.learning.candidates import Candidate, Place, whole_lines
from cleaner.learning.diversity import Diversity
from cleaner.learning.names import authors
from cleaner.learning.signs import SignReader
from tests.support.learning import reads


def of(numbers: range) -> Candidate:
    return Candidate(("عبارة",), "whole", tuple(Place(number, 0, 0) for number in numbers))


def test_a_phrase_of_one_author_is_told() -> None:
    articles = reads(20, lambda n, title, prose: ["خالد المصري" if n < 5 else f"كاتب رقم {n}", *prose])
    names = authors(whole_lines(articles, 2), SignReader().lexicon)
    diversity = Diversity(articles, names)
    mine = [number for number, read in enumerate(articles) if read.lines[0].said == "خالد المصري"]
    assert diversity.one_author(Candidate(("عبارة",), "whole", tuple(Place(n, 0, 0) for n in mine)))
    others = [number for number in range(20) if number not in mine]
    assert not diversity.one_author(Candidate(("عبارة",), "whole", tuple(Place(n, 0, 0) for n in others)))


def test_a_phrase_of_one_topic_is_told() -> None:
    def dress(number: int, title: str, prose: list[str]) -> list[str]:
        stock = "صعد مؤشر البورصة وارتفعت أسهم المصارف والتأمين وتراجعت السندات والصكوك في تداولات نشطة."
        return [stock, *prose[:1]] if number % 5 == 0 else prose

    articles = reads(40, dress)
    stocks = [n for n, read in enumerate(articles) if read.lines[0].said.startswith("صعد")]
    others = [n for n in range(40) if n not in stocks][:8]
    diversity = Diversity(articles, [])
    at = [Candidate(("عبارة",), "whole", tuple(Place(n, 0, 0) for n in those)) for those in (stocks, others)]
    assert diversity.one_topic(at[0]) > 2 * diversity.one_topic(at[1])


def test_days_are_told_where_they_are_known() -> None:
    articles = reads(12, lambda n, title, prose: prose)
    assert Diversity(articles, []).days(of(range(12))) == ("2024-01-10", "2024-09-18", 12)
