"""What the tests of `cleaner clean` share: an article with furniture, and the command run on it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from cleaner.cli.app import app

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
MORE = "وقال رئيس البلدية إن السوق يضم أربعين محلاً، ويفتح أبوابه كل صباح."
SOURCE = "المصدر: وكالات"
DIRTY = f"{BODY}\n{MORE}\n{SOURCE}"
CLEAN = f"{BODY}\n{MORE}"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    """Run `cleaner clean`; what it raises but the end of a command is a fault of the test's run."""
    result = CliRunner().invoke(app, ["clean", *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def write(path: Path, text: str) -> Path:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path
