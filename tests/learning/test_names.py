"""Lines that are alike but for a name or a place."""

from __future__ import annotations

from cleaner.learning.candidates import Strip
from cleaner.learning.names import authors, is_name, last_part, starts_with_names, with_names, with_place
from cleaner.learning.signs import SignReader
from tests.support.invented_sites import NAMES, PLACES
from tests.support.learning import reads

OPENED = ("اعلن", "كشف", "نفي", "ذكر", "شرح", "راي", "توقع", "قال", "كتب", "اكد")
LEXICON = SignReader().lexicon


def test_names_beside_a_sites_own_are_a_slot() -> None:
    articles = reads(12, lambda n, title, prose: [f"{NAMES[n % 8]} – صدى الجبل", *prose])
    assert [one.tokens for one in with_names(articles, 5, LEXICON)] == [("{name}", "–", "صدي", "الجبل")]


def test_players_and_teams_are_no_names() -> None:
    teams = ("الهلال", "النصر", "الاتحاد", "الشباب", "الوحدة", "الفتح")
    articles = reads(12, lambda n, title, prose: [f"{teams[n % 6]} – التعادل", *prose])
    assert with_names(articles, 5, LEXICON) == []


def test_a_flattened_start_has_a_slot_for_the_name_or_the_place() -> None:
    texts = [f"{NAMES[n % 8]} – صدي الجبل {opened} {n}" for n, opened in enumerate(OPENED)]
    texts += [f"صدي الجبل – {place} كشف {n}" for n, place in enumerate(("بيروت", "تونس", "القاهره", "بغداد", "صنعاء"))]
    strips = [Strip(n, 0, tuple(text.split()), 0, len(text.split())) for n, text in enumerate(texts)]
    found = {one.tokens for one in starts_with_names(strips, 5, LEXICON)}
    assert ("{name}", "–", "صدي", "الجبل") in found
    assert ("صدي", "الجبل", "–", "{place}") in found
    assert not any("اعلن" in tokens or "كشف" in tokens for tokens in found)


def test_parts_names_and_places_are_told() -> None:
    assert last_part(("صدي", "الجبل")) == ("صدي", "الجبل")
    assert with_place(("اعلن", "{date}"), LEXICON) is None
    assert is_name("بيروت", LEXICON)
    assert not is_name("اعلن الوزير", LEXICON)
    assert len(PLACES) > 4


def test_authors_are_lines_with_a_name() -> None:
    articles = reads(6, lambda n, title, prose: ["بقلم: خالد المصري", "سطر الموقع", *prose])
    from cleaner.learning.candidates import whole_lines

    assert [one.tokens for one in authors(whole_lines(articles, 2), LEXICON)] == [("بقلم:", "خالد", "المصري")]
