"""What the README shows is true: its picture, its commands of one line each, and its length."""

from __future__ import annotations

import re
import subprocess

from cleaner import clean
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_true() -> None:
    rows = re.search(r"```text\n(.*?)```", README, re.S)
    assert rows is not None
    columns = [re.split(r"\s{6,}(?:→\s+)?", row) for row in rows[1].splitlines()]
    before = "\n".join(column[0].strip() for column in columns)
    after = "\n".join(column[1].strip() for column in columns if len(column) > 1)
    assert clean(before).text == after


def test_two_commands_set_up_in_one_line_each() -> None:
    commands = re.findall(r"^    (python3 -m venv .*)$", README, re.M)
    assert [command.rpartition("&& ")[2].split(" ")[0] for command in commands] == [
        ".venv/bin/cleaner",
        ".venv/bin/python",
    ]


def test_continuous_integration_finds_the_second() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    taken = re.search(r"command=\$\((sed .*? README\.md) \|", script)
    assert taken is not None
    found = subprocess.run(["bash", "-c", taken[1]], cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout
    assert found == re.findall(r"^    (python3 -m venv .*-m tests)$", README, re.M)[0] + "\n"


def test_it_is_two_screens() -> None:
    assert len(README.splitlines()) <= 140
