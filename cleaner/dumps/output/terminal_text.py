"""Texts on their way to a terminal, to which they may hold commands."""

from __future__ import annotations

import re
from typing import Final

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Write control characters as escapes, for a text may hold commands to the terminal; tabs and breaks stay.

    >>> visible("خبر\x1b[2J")
    'خبر\\x1b[2J'
    """
    return _CONTROLS.sub(lambda found: repr(found[0])[1:-1], text)
