"""`title-body`: to be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.checks.article import Article
from cleaner.document import Finding

NAME: Final = "title-body"


def check(article: Article) -> Iterator[Finding]:
    """Give nothing yet."""
    yield from ()
