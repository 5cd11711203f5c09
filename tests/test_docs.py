"""What the README and the docs show is true: Python runs, commands exist, rules hold, links lead somewhere."""

from __future__ import annotations

import ast
import doctest
import gzip
import re
import shlex
import sqlite3
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner import Options, load_rules
from cleaner.cli.app import app
from cleaner.options import CAUTION
from cleaner.proof.prove import prove
from tests.support.paths import ROOT

DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", *DOCS]
LINKED = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "samples" / "README.md"]
ARTICLE = "وصلت القافلة إلى العريش فجر اليوم.\nالمصدر: وكالات"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.S | re.M)


def rule_files(page: Path) -> dict[str, str]:
    """Give the rule files that a page shows, each under the name in its first line."""
    named = {re.match(r"# (\S+\.toml)\n", block): block for block in blocks(page, "toml") if "[[rule]]" in block}
    return {match[1]: block for match, block in named.items() if match}


def lay_out(page: Path, folder: Path) -> None:
    """Write the files that the pages speak of, and the article and the rules that this one shows."""
    (folder / "samples").symlink_to(ROOT / "samples")
    text = page.read_text(encoding="utf-8")
    article = re.search(r"`article\.txt`.*?^```text\n(.*?)^```", text, re.S | re.M)
    (folder / "article.txt").write_text(article[1] if article else ARTICLE, encoding="utf-8")
    (folder / "page.html").write_text(f"<title>القافلة</title><p>{ARTICLE} ", encoding="utf-8")
    (folder / "in.jsonl").write_text('{"text": "وصلت القافلة.\\nالمصدر: وكالات"}\n', encoding="utf-8")
    (folder / "my.toml").write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A prompt."\nphrases = ["تابعوا ديواننا"]\n'
        'hit = ["تابعوا ديواننا"]\nmiss = ["تابعوا ديواننا القديم حين سافر إلى تونس."]\n',
        encoding="utf-8",
    )
    for name, rules in rule_files(page).items():
        (folder / name).write_text(rules, encoding="utf-8")
    _make_dumps(folder)


def _make_dumps(folder: Path) -> None:
    (folder / "dumps").mkdir()
    for name in ("dump.jsonl", "dumps/a.jsonl.gz"):
        with (gzip.open if name.endswith(".gz") else open)(folder / name, "wt", encoding="utf-8") as stream:
            stream.write('{"text": "وصلت القافلة."}\n')
    (folder / "dump.csv").write_text("id,text\n1,وصلت القافلة.\n", encoding="utf-8")
    with sqlite3.connect(folder / "scraped.sqlite") as base:
        base.execute("create table articles (body text)")
        base.execute("insert into articles values ('وصلت القافلة.')")
    base.close()
    page = f"<!DOCTYPE html><html><title>القافلة</title><body><p>{ARTICLE}</p></body></html>".encode()
    (folder / "crawl.warc.gz").write_bytes(gzip.compress(_response(page)))


def _response(page: bytes) -> bytes:
    """Give a record of WARC: the response to a request for a page."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://marfa.example/1\r\n"
        "WARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:6f9d0b8e-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def anchors(page: Path) -> set[str]:
    """Give what may stand behind `#` in a link to a page: its headings, as sites write them in addresses."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = blocks(page, "python")
    asked = {name for block in shown for name in re.findall(r"^>>> (?:import|from) (\w+)", block, re.M)}
    missing = sorted(name for name in asked if find_spec(name) is None)
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    lay_out(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert (failed, tried > 0) == (0, any(">>>" in block for block in shown))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_without_a_prompt_can_be_read(page: Path) -> None:
    for block in blocks(page, "python"):
        if ">>>" not in block:
            ast.parse(block)


@pytest.mark.parametrize(
    ("page", "line"),
    [
        pytest.param(page, line, id=f"{page.name}: {line}")
        for page in PAGES
        for line in re.findall(r"^\$ cleaner (.*?)(?:\s+#.*)?$", page.read_text(encoding="utf-8"), re.M)
    ],
)
def test_a_command_runs(page: Path, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(page, tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, shlex.split(line))
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_rules_that_are_shown_hold(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "toml"):
        tomllib.loads(block)
    files = rule_files(page)
    assert len(files) == sum("[[rule]]" in block for block in blocks(page, "toml"))
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in files]
    own = {rule.id for rule in load_rules()}
    rules = [rule for rule in load_rules(*paths) if rule.id not in own]
    assert len(rules) == len(files)
    assert prove(rules, Options(rules=tuple(paths))) == []


def test_the_rules_of_contributing_hold_as_they_are_pasted(tmp_path: Path) -> None:
    pasted = [block for block in blocks(ROOT / "CONTRIBUTING.md", "toml") if "[[rule]]" in block]
    assert len(pasted) == 2
    for number, block in enumerate(pasted):
        path = tmp_path / f"{number}.toml"
        path.write_text(block, encoding="utf-8")
        options = Options(rules=(str(path),))
        (rule,) = (rule for rule in options.load_rules() if rule.file)
        assert prove([rule], options) == []


def test_the_presets_are_as_the_table_says() -> None:
    text = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", text, re.M)) == {k: f"{v:g}" for k, v in CAUTION.items()}


@pytest.mark.parametrize("page", LINKED, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert "://" in link or target.exists(), link
        assert not anchor or "://" in link or anchor in anchors(target), link


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_the_docs_link_to_the_docs_alone(page: Path) -> None:
    assert "](../" not in page.read_text(encoding="utf-8")  # a site is built of them, which has nothing else


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert {page.name for page in DOCS} - {"README.md"} == set(re.findall(r"\]\(([\w.-]+\.md)\)", index))
