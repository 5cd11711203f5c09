"""The command line: `cleaner clean`, `explain`, `rules` and `evaluate`, one file a command."""

from cleaner.cli.app import app, main

__all__ = ["app", "main"]
