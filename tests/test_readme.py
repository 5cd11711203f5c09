"""What the README shows is true: its Python runs, and its commands exist."""

from __future__ import annotations

import doctest
import gzip
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner import clean
from cleaner.cli import app
from cleaner.options import CAUTION

ROOT = Path(__file__).resolve().parent.parent
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


@pytest.mark.parametrize("line", re.findall(r"^\$ cleaner (.*?)(?:\s+#.*)?$", README, re.M))
def test_a_command_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    article = "وصلت القافلة إلى العريش فجر اليوم.\nالمصدر: وكالات"
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<title>القافلة</title><p>{article} ", encoding="utf-8")
    with gzip.open(tmp_path / "dump.jsonl.gz", "wt", encoding="utf-8") as dump:
        dump.write('{"text": "وصلت القافلة."}\n')
    (tmp_path / "in.jsonl").write_text('{"text": "وصلت القافلة.\\nالمصدر: وكالات"}\n', encoding="utf-8")
    (tmp_path / "my.toml").write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A prompt."\nphrases = ["تابعوا ديواننا"]\n'
        'hit = ["تابعوا ديواننا"]\nmiss = ["تابعوا ديواننا القديم حين سافر إلى تونس."]\n',
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, line.split())
    assert result.exit_code == 0, result.output
