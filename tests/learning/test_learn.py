"""The verb: records in, proved rules out."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleaner
from cleaner import LearnError, Options
from cleaner.learning.learn import Learned, SiteSample, learn_site
from cleaner.proof.prove import prove
from cleaner.rules.files import load_rules, read_rules
from tests.support.learning import HOST, articles, records

SITE = records(12, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ", f"الرابط الدائم: {title}"])


def test_what_is_learned_loads_proves_and_works(tmp_path: Path) -> None:
    learned = cleaner.learn(SITE)
    path = tmp_path / "site.toml"
    path.write_text(learned.toml, encoding="utf-8")
    options, own = Options(rules=(str(path),)), {rule.id for rule in load_rules()}
    rules = [rule for rule in options.load_rules() if rule.id not in own]
    assert {rule.templates for rule in rules} == {("من غرفة أخبار المرفأ",), ("الرابط الدائم: {title}",)}
    assert all(rule.outlets == (HOST,) and "12 of 12" in rule.why for rule in rules)
    assert prove(rules, options) == []
    result = cleaner.clean(SITE[0]["text"], url=SITE[0]["url"], title=SITE[0]["title"], options=options)
    assert result.text == SITE[0]["text"].rsplit("\n", 2)[0]


def test_few_articles_are_refused_in_one_line() -> None:
    [site] = cleaner.learn(SITE[:3]).sites
    assert site.refused == "3 different articles: four are needed at the least"
    assert cleaner.learn(SITE[:1]).sites[0].refused == "1 article alone: four are needed at the least"
    assert (site.drafts, cleaner.learn(SITE[:3]).toml, cleaner.learn([]).toml) == ((), "", "")


def test_records_without_an_address_are_one_site() -> None:
    bare = [{"text": record["text"], "title": record["title"]} for record in SITE]
    [site] = cleaner.learn(bare).sites
    assert (site.site, {draft.outlets for draft in site.drafts}) == ("", {()})


def test_records_are_grouped_by_a_field() -> None:
    sites = cleaner.learn([{**record, "desk": "ab"[n % 2]} for n, record in enumerate(SITE)], by="desk").sites
    assert [(site.site, site.different) for site in sites] == [("a", 6), ("b", 6)]


def test_a_record_without_a_text_is_refused() -> None:
    with pytest.raises(LearnError):
        cleaner.learn([{"title": "خبر"}])


def test_a_site_is_done_alone() -> None:
    found = articles(8, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"])
    done = learn_site(SiteSample(HOST, 80, tuple(found)))
    assert (done.seen, done.different, len(done.drafts), Learned((done,)).drafts) == (80, 8, 1, done.drafts)


BARE = records(8, lambda n, title, prose: [*prose[:2], "من غرفة أخبار المرفأ"])


@pytest.mark.parametrize("url", ['https://a\\b".example/', 'https://"]\n[[x]].example/1', "https://عربي.example/1"])
def test_a_host_breaks_no_rule_file(url: str) -> None:
    [rule] = read_rules(cleaner.learn([{**record, "url": url} for record in BARE]).toml, "learned")
    assert rule.templates == ("من غرفة أخبار المرفأ",)


def test_control_characters_and_braces_break_no_rule_file() -> None:
    odd = records(8, lambda n, title, prose: [*prose[:2], 'من \x07غرفة "أخبار" \\المرفأ\u2028 \ue000\x00'])
    assert read_rules(cleaner.learn(odd).toml, "learned")
    cleaner.learn(records(8, lambda n, title, prose: [*prose[:2], "من {weather} غرفة {date} الأخبار"]))


def test_copies_empty_texts_and_books_teach_nothing() -> None:
    copies = cleaner.learn({**BARE[0], "url": f"https://marfa.example/{n}"} for n in range(2_000))
    assert [(site.seen, site.different, site.drafts) for site in copies.sites] == [(2_000, 1, ())]
    [site] = cleaner.learn([{"text": ""}, {"text": " \n"}, {"text": "كلمة " * 2_000_000}] * 2).sites
    assert (site.seen, site.different) == (6, 0)
