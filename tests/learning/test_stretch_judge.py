"""Which stretches are the site's."""

from __future__ import annotations

from cleaner.arabic.fold import fold
from cleaner.learning.candidates import Candidate, Place
from cleaner.learning.reading import ReadArticle
from cleaner.learning.site import sign_reader
from cleaner.learning.stretch_judge import StretchJudge
from cleaner.learning.tokens import tokens_of
from tests.support.learning import knowledge, reads


def candidate(articles: list[ReadArticle], said: str, where: str) -> Candidate:
    tokens = tokens_of(fold(said)).slotted
    found = []
    for number, read in enumerate(articles):
        for index, line in enumerate(read.lines):
            start = 0 if where == "start" else len(line.tokens) - len(tokens)
            if line.tokens[start : start + len(tokens)] == tokens:
                found.append(Place(number, index, start))
    return Candidate(tokens, where, tuple(found))


def taken(articles: list[ReadArticle], said: str, where: str, faithful: float = 1.0) -> bool:
    one, site = candidate(articles, said, where), knowledge(articles, [])
    standing = site.surroundings.standing(one)
    return StretchJudge(site).takes(one, sign_reader().read(one.tokens), standing, faithful)


FOOT = reads(12, lambda n, title, prose: [" ".join([*prose, "من غرفة أخبار المرفأ"])])


def test_what_ends_flattened_articles_is_the_sites() -> None:
    assert taken(FOOT, "من غرفة أخبار المرفأ", "end")


def test_words_that_stand_amid_prose_elsewhere_are_not() -> None:
    assert not taken(FOOT, "من غرفة أخبار المرفأ", "end", faithful=0.5)


def test_what_leads_into_the_sentence_is_a_dateline() -> None:
    led = reads(12, lambda n, title, prose: [f"المرفأ - {prose[0]}", *prose[1:]])
    assert not taken(led, "المرفأ -", "start")


def test_a_name_that_changes_needs_its_edge() -> None:
    named = reads(12, lambda n, title, prose: [f"ليلى المرفأ – عين البحر {prose[0]}", *prose[1:]])
    one, site = candidate(named, "ليلى المرفأ – عين البحر", "start"), knowledge(named, [])
    standing = site.surroundings.standing(one)
    judge = StretchJudge(site)
    assert judge.takes_named(one, standing, 1.0)
    assert not judge.takes_named(one, standing, 0.5)
    assert not judge.takes_named(one, standing._replace(above=0.2, below=0.2), 1.0)


def test_anchors_are_to_stand_on_enough_of_the_site() -> None:
    one, site = candidate(FOOT, "من غرفة أخبار المرفأ", "end"), knowledge(FOOT, [])
    judge, signs, standing = StretchJudge(site), sign_reader().read(one.tokens), site.surroundings.standing(one)
    assert judge.takes_anchored(one, signs, standing, 1.0)
    assert not judge.takes_anchored(one, signs, standing, 0.2)


def test_one_word_may_be_the_first_of_a_headline() -> None:
    urgent = reads(12, lambda n, title, prose: [f"عاجل {title} {prose[0]}", *prose[1:]])
    signed = reads(12, lambda n, title, prose: [f"www.marfa.com {prose[0]}", *prose[1:]])
    assert not taken(urgent, "عاجل", "start")
    assert taken(signed, "www.marfa.com", "start")
