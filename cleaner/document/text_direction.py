"""In which direction a piece of text reads, where it stands among others of the other direction."""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_RIGHT_TO_LEFT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MOST: Final = 2_000  # characters that are looked at


def reads_left_to_right(text: str) -> bool:
    """Tell whether a text reads from left to right: whether it has more Latin letters than Arabic ones.

    Args:
        text: The text; of a long one the beginning counts.

    Returns:
        Whether it does; a text without letters does not.

    >>> [reads_left_to_right(text) for text in ('<div class="post">', "خبر من BBC", "2024")]
    [True, False, False]
    """
    beginning = text[:_MOST]
    return len(_LATIN.findall(beginning)) > len(_RIGHT_TO_LEFT.findall(beginning))
