"""Corrected articles kept, and the rules that they teach."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.cli.evaluate.gold import read_gold
from cleaner.cli.serve import learn_examples
from cleaner.document.types import CleanResult
from cleaner.options import Options
from cleaner.proof.prove import prove
from cleaner.web.examples import Examples, id_of, site_of
from cleaner.web.question import Correction, QuestionError
from tests.support.web import ARTICLE, LAST

OTHER = f"افتتحت بلدة السفح مكتبة متنقلة تجوب المدارس كل أسبوع، وفيها ثلاثة آلاف كتاب للأطفال.\n{LAST}"


def cleaned(text: str, number: int) -> CleanResult:
    return clean(text, url=f"https://www.wadi.example/{number}")


def corrected(text: str, label: str = "ui") -> list[Correction]:
    place = text.index(LAST)
    return [Correction(place, place + len(LAST), label)]


def examples(folder: Path) -> Examples:
    return Examples(folder / "corrected.jsonl", learn_examples)


def test_what_is_kept_is_a_labelled_article(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    kept.save(cleaned(ARTICLE, 1), corrected(ARTICLE))
    (gold,) = read_gold(kept.path)
    assert gold.text == ARTICLE
    assert gold.segments[-1].label == "ui"
    assert (gold.host, gold.url) == ("wadi.example", "https://www.wadi.example/1")
    assert LAST not in gold.body


def test_an_article_that_is_corrected_again_stands_once_with_both(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    kept.save(cleaned(OTHER, 2), corrected(OTHER))
    kept.save(cleaned(ARTICLE, 1), corrected(ARTICLE))
    place = ARTICLE.index("المصدر")
    kept.save(cleaned(ARTICLE, 1), [Correction(place, place + 14, "body")])
    first, second = read_gold(kept.path)
    assert first.text == OTHER
    labels = {second.text[one.start : one.end]: one.label for one in second.segments}
    assert (labels[LAST], labels["المصدر: وكالات"]) == ("ui", "body")


def test_an_article_whose_address_is_told_later_stands_once_with_both_corrections(tmp_path: Path) -> None:
    kept, line = examples(tmp_path), "المصدر: وكالات"
    place = ARTICLE.index(line)
    kept.save(clean(ARTICLE), [Correction(place, place + len(line), "body")])
    kept.save(cleaned(ARTICLE, 1), corrected(ARTICLE))
    (gold,) = read_gold(kept.path)
    assert gold.host == "wadi.example"
    assert line in gold.body
    assert gold.segments[-1].label == "ui"


def test_one_article_teaches_nothing_and_two_teach_a_proved_rule(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    kept.save(cleaned(ARTICLE, 1), corrected(ARTICLE))
    assert kept.taught("wadi.example", Options()).rules == ()
    kept.save(cleaned(OTHER, 2), corrected(OTHER))
    taught = kept.taught("wadi.example", Options())
    (rule,) = taught.rules
    assert (rule.outlets, rule.family, rule.templates) == (("wadi.example",), "ui", (LAST,))
    assert prove([rule]) == []
    options = Options(rules=taught.rules)
    assert LAST not in clean(ARTICLE, url="https://wadi.example/9", options=options).text
    assert LAST in clean(ARTICLE, url="https://naba.example/9", options=options).text
    assert kept.taught("naba.example", Options()).rules == ()


def test_what_was_brought_back_in_two_articles_is_kept_from_then_on(tmp_path: Path) -> None:
    kept, line = examples(tmp_path), "المصدر: وكالات"
    other = OTHER.replace(LAST, line)
    for number, text in enumerate((ARTICLE, other)):
        place = text.index(line)
        kept.save(cleaned(text, number), [Correction(place, place + len(line), "body")])
    (rule,) = kept.taught("wadi.example", Options()).rules
    assert rule.effect == "keep"
    third = clean(OTHER.replace(LAST, line), url="https://wadi.example/9", options=Options(rules=(rule,)))
    assert line in third.text


def test_a_rule_that_does_not_hold_beside_the_others_is_not_given(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    kept.save(cleaned(ARTICLE, 1), corrected(ARTICLE))
    kept.save(cleaned(OTHER, 2), corrected(OTHER))
    (rule,) = kept.taught("wadi.example", Options()).rules
    mine = tmp_path / "mine.toml"
    mine.write_text(
        'family = "ui"\n[[rule]]\nid = "ui.much"\nwhy = "Too much."\nwhere = "anywhere"\nmax_words = 90\n'
        f'phrases = ["{rule.miss[0].split()[1]}"]\nhit = ["{rule.miss[0]}"]\nmiss = ["نعم."]\n',
        encoding="utf-8",
    )
    assert kept.taught("wadi.example", Options(rules=(str(mine),))).rules == ()


def test_a_text_with_line_breaks_of_every_kind_is_read_again(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    odd = OTHER.replace("،", "،\u2028\x85\x1c")
    for number in (1, 2):
        kept.save(cleaned(odd, number), [])
    assert [gold.text for gold in read_gold(kept.path)] == [odd, odd]


def test_a_correction_past_the_end_keeps_nothing(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    with pytest.raises(QuestionError):
        kept.save(cleaned(ARTICLE, 1), [Correction(0, 10_000, "ui")])
    assert not kept.path.exists()


def test_a_file_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    kept.path.write_text("{", encoding="utf-8")
    for act in (
        lambda: kept.save(cleaned(ARTICLE, 1), []),
        lambda: kept.taught("wadi.example", Options()),
    ):
        with pytest.raises(QuestionError) as raised:
            act()
        assert raised.value.reason == "save"
    assert kept.path.read_text(encoding="utf-8") == "{"
    with pytest.raises(QuestionError):
        Examples(tmp_path / "none" / "a.jsonl", learn_examples).save(cleaned(ARTICLE, 1), [])


def test_what_stands_in_the_file_already_stays(tmp_path: Path) -> None:
    kept = examples(tmp_path)
    old = {"id": "a", "text": "خبر", "segments": [[0, 3, "body"]], "note": "لي"}
    kept.path.write_text(json.dumps(old) + "\n", encoding="utf-8")
    kept.save(cleaned(ARTICLE, 1), [])
    lines = [json.loads(line) for line in kept.path.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == old
    assert lines[1]["id"] == id_of(cleaned(ARTICLE, 1).document)
    assert site_of(cleaned(ARTICLE, 1).document) == "wadi.example"
