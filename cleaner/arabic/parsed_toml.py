"""TOML, and what the package's own TOML was parsed to beforehand, for parsing takes a third of a process's start.

`data/parsed.txt` holds a line for each text of `data/rules` and `data/lexicon`: its digest, and what it says as JSON.
`benchmarks/parse_data.py` writes it. A text whose digest is not there, be it edited or a user's, is parsed as ever.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from reprlib import Repr
from typing import Any, Final

_LONGEST: Final = 80  # characters of a value that a message quotes


def parse_toml(text: str) -> dict[str, Any]:
    """Give what a TOML text says.

    Args:
        text: The text.

    Raises:
        ValueError: Where it is no TOML (`tomllib.TOMLDecodeError`), or nested too deeply to be read.

    >>> parse_toml('words = ["اقرأ", "أيضا"]')
    {'words': ['اقرأ', 'أيضا']}
    """
    known = parsed_beforehand().get(digest_of(text))
    if known is not None:
        found: dict[str, Any] = json.loads(known)
        return found
    import tomllib  # late: the package's own files seldom need it

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def quoted(value: object) -> str:
    """Give a value of a TOML file as messages quote it, the rest of a long or deep one left out.

    >>> quoted("share.viber"), quoted([[[["خبر"]]]])
    ("'share.viber'", '[[[...]]]')
    """
    short = Repr()
    short.maxlevel, short.maxstring, short.maxother = 3, _LONGEST, _LONGEST
    return short.repr(value)


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
