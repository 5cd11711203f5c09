"""Inputs sampled by site, whatever they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.cli.console import Messages
from cleaner.cli.learn.collect import Collected, learning
from cleaner.cli.learn.learn_job import LearnJob
from cleaner.dumps.formats.files import find_inputs
from cleaner.learning.articles import LearnError
from tests.support.learning import records
from tests.support.site_pages import pages

LINE = "نكتب من المرفأ، وعن أهله"
SITE = records(6, lambda n, title, prose: [*prose, LINE])


def collected(path: Path, heard: list[str] | None = None, by: str | None = None) -> Collected:
    problem = heard.append if heard is not None else None
    found = find_inputs([str(path)])
    with learning(LearnJob(inputs=found.inputs, by=by), found, Messages(quiet=True), 0, problem) as learned:
        return learned


@pytest.mark.parametrize("ending", [".txt", ".html"])
def test_texts_and_pages_are_articles(tmp_path: Path, ending: str) -> None:
    for number, record in enumerate(SITE):
        lines = record["text"].splitlines()
        page = "<article>" + "".join(f"<p>{line}</p>" for line in lines) + "</article>"
        text = (
            record["text"] if ending == ".txt" else f"<title>{record['title']}</title><h1>{record['title']}</h1>{page}"
        )
        (tmp_path / f"{number}{ending}").write_text(text, encoding="utf-8")
    found = collected(tmp_path)
    [site] = found.learned.sites
    assert (site.site, site.different, found.failed) == ("", 6, 0)
    assert [draft.template for draft in site.drafts] == [LINE]


def test_what_fails_is_heard(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": null}\n', encoding="utf-8")
    heard: list[str] = []
    assert collected(tmp_path, heard).failed == len(heard) == 1
    assert "'text' is null" in heard[0]


def test_a_field_that_no_record_has_is_no_way_to_group_them(tmp_path: Path) -> None:
    dump = tmp_path / "a.jsonl"
    dump.write_text('{"text": "خبر من المرفأ", "desk": "ثقافة"}\n', encoding="utf-8")
    with pytest.raises(
        LearnError, match=r"no record has the field 'nope' that --by names \(the last has 'text', 'desk'\)"
    ):
        collected(dump, by="nope")
    assert collected(dump, by="desk").failed == 0


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_pages_teach_their_elements(tmp_path: Path, charset: str) -> None:
    box = "<div class='zq'>مرفا الحكايات كل صباح على هاتفك</div>"
    for number, page in enumerate(pages(10, lambda n, story: [*story[:1], box, *story[1:]])):
        (tmp_path / f"{number}.html").write_text(f"<meta charset={charset}>{page['html']}", encoding=charset)
    [site] = collected(tmp_path).learned.sites
    assert [(draft.kind, draft.template, draft.seen.articles) for draft in site.drafts] == [
        ("element", "div[class='zq']", 10)
    ]
