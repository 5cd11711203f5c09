"""Which runs of words are common language: they stand on several sites, so they tell none of its furniture."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from typing import Final

_RUN: Final = 3  # words


class Background:
    """The hashes of runs of words that stand on several sites."""

    def __init__(self, hashes: frozenset[int]) -> None:
        """Hold the hashes."""
        self._hashes = hashes

    def is_common(self, tokens: Sequence[str]) -> bool:
        """Tell whether all runs of some tokens are common language; of less than a run nothing is known.

        >>> load_background().is_common(("من", "غرفه", "اخبار", "المرفا"))
        False
        """
        runs = runs_of(tokens)
        return bool(runs) and all(run in self._hashes for run in runs)


@cache
def load_background() -> Background:
    """Read the background, once a process."""
    from importlib import resources

    data = (resources.files("cleaner") / "data" / "learning" / "background.bin").read_bytes()
    return Background(frozenset(int.from_bytes(data[i : i + 4], "big") for i in range(0, len(data), 4)))


def runs_of(tokens: Sequence[str]) -> list[int]:
    """Give the hashes of the runs of three words in some tokens, without the marks at their ends."""
    words = [word for word in (token.strip(".,،:؛!؟?\"'«»()[]–—-") for token in tokens) if word]
    return [
        zlib.crc32(" ".join(words[i : i + _RUN]).encode("utf-8", "surrogatepass")) for i in range(len(words) - _RUN + 1)
    ]
