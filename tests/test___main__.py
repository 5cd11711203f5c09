"""`python -m cleaner` is the command line."""

from __future__ import annotations

import runpy
import sys

import pytest

import cleaner
import cleaner.__main__ as entry
from cleaner.cli import main


def test_it_is_the_entry_point(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert vars(entry)["main"] is main
    monkeypatch.setattr(sys, "argv", ["cleaner", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(entry.__file__, run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"cleaner {cleaner.__version__}\n"
