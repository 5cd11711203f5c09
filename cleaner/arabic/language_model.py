"""The language of a text whose script and words leave it open, guessed by py3langid, an extra."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

PACKAGE: Final = "py3langid"
_MOST: Final = 10_000  # characters that are looked at


def is_installed() -> bool:
    """Tell whether the model is there, without loading it."""
    return find_spec(PACKAGE) is not None


def guess_language(text: str) -> str:
    """Guess the language of a text by the model, which takes a second to load.

    Args:
        text: The text; of a long one the beginning counts.

    Returns:
        The tag of the language, such as `fr`.

    Raises:
        ImportError: Where the model is not installed; the message names the extra.

    >>> guess_language("Le maire a rouvert hier la route de la côte.") if is_installed() else "fr"
    'fr'
    """
    try:
        import py3langid  # late: few ask, and it loads a model
    except ImportError:
        raise ImportError("guess needs py3langid: pip install 'arabic-article-cleaner[language]'") from None
    return str(py3langid.classify(text[:_MOST])[0])
