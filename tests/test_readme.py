"""What the README shows is true: its Python runs, and its commands exist."""

from __future__ import annotations

import doctest
import gzip
import re
import shlex
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner import clean
from cleaner.cli.app import app
from cleaner.options import CAUTION
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_runs() -> None:
    failed, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried > 5) == (0, True)


def test_the_presets_are_as_the_table_says() -> None:
    assert dict(re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", README, re.M)) == {k: f"{v:g}" for k, v in CAUTION.items()}


def test_the_picture_is_true() -> None:
    rows = re.search(r"```text\n(.*?)```", README, re.S)
    assert rows is not None
    columns = [re.split(r"\s{6,}(?:→\s+)?", row) for row in rows[1].splitlines()]
    before = "\n".join(column[0].strip() for column in columns)
    after = "\n".join(column[1].strip() for column in columns if len(column) > 1)
    assert clean(before).text == after


def _make_dumps(folder: Path, article: str) -> None:
    (folder / "dumps").mkdir()
    for name in ("dump.jsonl", "dumps/a.jsonl.gz"):
        with (gzip.open if name.endswith(".gz") else open)(folder / name, "wt", encoding="utf-8") as stream:
            stream.write('{"text": "وصلت القافلة."}\n')
    (folder / "dump.csv").write_text("id,text\n1,وصلت القافلة.\n", encoding="utf-8")
    with sqlite3.connect(folder / "scraped.sqlite") as base:
        base.execute("create table articles (body text)")
        base.execute("insert into articles values ('وصلت القافلة.')")
    base.close()
    page = f"<!DOCTYPE html><html><title>القافلة</title><body><p>{article}</p></body></html>".encode()
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


@pytest.mark.parametrize("line", re.findall(r"^\$ cleaner (.*?)(?:\s+#.*)?$", README, re.M))
def test_a_command_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    article = "وصلت القافلة إلى العريش فجر اليوم.\nالمصدر: وكالات"
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<title>القافلة</title><p>{article} ", encoding="utf-8")
    _make_dumps(tmp_path, article)
    (tmp_path / "in.jsonl").write_text('{"text": "وصلت القافلة.\\nالمصدر: وكالات"}\n', encoding="utf-8")
    (tmp_path / "my.toml").write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A prompt."\nphrases = ["تابعوا ديواننا"]\n'
        'hit = ["تابعوا ديواننا"]\nmiss = ["تابعوا ديواننا القديم حين سافر إلى تونس."]\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, shlex.split(line))
    assert result.exit_code == 0, result.output
