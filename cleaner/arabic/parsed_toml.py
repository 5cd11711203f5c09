"""TOML, and what the package's own TOML was parsed to beforehand, for parsing takes a third of a process's start.

`data/parsed.txt` holds a line for each text of `data/rules` and `data/lexicon`: its digest, and what it says as JSON.
`benchmarks/parse_data.py` writes it. A text whose digest is not there, be it edited or a user's, is parsed as ever.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any


def parse_toml(text: str) -> dict[str, Any]:
    """Give what a TOML text says.

    Args:
        text: The text.

    Raises:
        tomllib.TOMLDecodeError: Where it is no TOML.

    >>> parse_toml('words = ["اقرأ", "أيضا"]')
    {'words': ['اقرأ', 'أيضا']}
    """
    known = parsed_beforehand().get(digest_of(text))
    if known is not None:
        found: dict[str, Any] = json.loads(known)
        return found
    import tomllib  # late: the package's own files seldom need it

    return tomllib.loads(text)


def digest_of(text: str) -> str:
    """Give the first 24 hexadecimal digits of the SHA-256 of a text.

    >>> len(digest_of("خبر"))
    24
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@lru_cache(maxsize=1)
def parsed_beforehand() -> Mapping[str, str]:
    """Give what the package's own files were parsed to, as JSON by their digests, once a process."""
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "parsed.txt").read_text(encoding="utf-8")
    parts = (line.partition(" ") for line in text.split("\n") if line)
    return {digest: said for digest, _, said in parts}
