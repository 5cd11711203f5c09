"""`cleaner serve`: what it refuses, and that it serves."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cleaner.cli.serve as command
from cleaner.cli.app import app
from cleaner.web.app import ServerSettings

WEB = [pytest.importorskip(name, reason="the page is an extra") for name in ("starlette", "uvicorn", "jinja2")]


def refused(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["serve", *arguments])
    assert result.exit_code == 2
    return result.stderr


def test_what_it_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "_serve", lambda *_: None)
    (tmp_path / "dump.jsonl").write_text('{"text": "خبر"}\n', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("ملاحظات", encoding="utf-8")
    assert "name it" in refused("-")
    assert "name it" in refused(".")
    assert "none.jsonl" in refused("none.jsonl")
    assert "--save needs a file" in refused("--save", ".")
    assert "dump.jsonl" in refused("dump.jsonl", "--save", "dump.jsonl")
    assert "is not JSON" in refused("--save", "notes.txt")
    assert "careful" in refused("--preset", "careful")


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    assert "pip install 'arabic-article-cleaner[web]'" in refused()


def test_what_is_chosen_reaches_the_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[ServerSettings] = []
    monkeypatch.setattr(command, "_serve", lambda settings, *rest: seen.append(settings))
    (tmp_path / "dump.jsonl").write_text('{"body": "خبر"}\n', encoding="utf-8")
    arguments = [str(tmp_path / "dump.jsonl"), "--text-field", "body", "--save", str(tmp_path / "c.jsonl")]
    arguments += ["--preset", "recall", "--keep", "tags", "--name", "desk.example"]
    assert CliRunner().invoke(app, ["serve", *arguments]).exit_code == 0
    (settings,) = seen
    assert settings.options.keep == {"tags"}
    assert (settings.options.preset, settings.names) == ("recall", ("desk.example",))
    assert settings.records is not None
    assert settings.records.find(1).document is not None
    assert settings.examples is not None
    assert not settings.examples.path.exists()


def test_a_port_that_is_taken_is_told() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert "choose others" in refused("--port", str(taken.getsockname()[1]))


def test_it_serves_until_it_is_interrupted() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cleaner", "serve", "--port", "0"], stderr=subprocess.PIPE, encoding="utf-8"
    ) as server:
        assert server.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stderr.readline())
        assert found is not None
        try:
            connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=60)
            connection.request("POST", "/explain", json.dumps({"text": "أعلنت البلدية فتح الطريق.\nالمصدر: وكالات"}))
            assert json.load(connection.getresponse())["text"] == "أعلنت البلدية فتح الطريق."
            connection.close()
        finally:
            server.send_signal(signal.SIGINT)
        server.communicate(timeout=60)
    assert server.returncode == 0
