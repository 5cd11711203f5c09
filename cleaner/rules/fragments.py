"""Named pieces of patterns and named word lists, and their only reader: `data/lexicon/fragments`.

A pattern says `{line_start}` or `{given_name}` where it would otherwise repeat a piece that others need as well, or be
too long to be read. A fragment is either a `pattern`, which may name others, or a list of `words`, parted by bars. In
a list a blank is a blank; in a pattern that begins with `(?x)`, which ignores blanks, it is written for what it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.arabic.parsed_toml import parse_toml

# What is escaped and classes such as \p{L} stand as they are. So do the braces of quantifiers, {0,8} and the fuzzy {e}:
# a fragment's name has three characters at least and begins with a letter.
_BRACES: Final = re.compile(r"\\[pPN]\{[^{}]*\}|\\.|\{([a-z][a-z0-9_]{2,})\}", re.DOTALL)
_VERBOSE: Final = re.compile(r"\s*\(\?[a-z]*x[a-z]*\)")
_BLANK_IN_WORDS: Final = re.compile(r"(?<=[^\s|]) (?=[^\s|])")


class FragmentError(ValueError):
    """A fragment that is not there; the message is one line."""


class Fragment(NamedTuple):
    """A piece of patterns: `why` it is one, and its `text`, which is a list of `words` or a pattern."""

    why: str
    text: str
    words: bool


def expand(pattern: str) -> str:
    r"""Give a pattern with the fragments that it names in their places.

    >>> expand(r"{line_start}\d{1,2}\p{L}")
    '[^\\w(]{0,8}\\d{1,2}\\p{L}'
    """
    if "{" not in pattern:
        return pattern
    return _expanded(pattern, _VERBOSE.match(pattern) is not None)


@cache
def load_fragments() -> Mapping[str, Fragment]:
    r"""Read all fragments by their names, once a process.

    >>> load_fragments()["line_start"].text
    '[^\\w(]{0,8}'
    """
    from importlib import resources

    found: dict[str, Fragment] = {}
    folder = resources.files("cleaner") / "data" / "lexicon" / "fragments"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        for name, entry in parse_toml(file.read_text(encoding="utf-8")).items():
            if name in found:
                raise FragmentError(f"{file.name}: the fragment {name!r} stands twice: give one of them another name")
            words = "words" in entry
            found[name] = Fragment(entry["why"], entry["words" if words else "pattern"], words)
    return MappingProxyType(found)


def _expanded(text: str, verbose: bool) -> str:
    return _BRACES.sub(lambda match: _text_of(match[1], verbose) if match[1] else match[0], text)


@cache
def _text_of(name: str, verbose: bool) -> str:
    fragment = load_fragments().get(name)
    if fragment is None:
        raise FragmentError(f"there is no fragment {{{name}}}{_close_to(name)}")
    text = _BLANK_IN_WORDS.sub(r"\\ ", fragment.text) if fragment.words and verbose else fragment.text
    return _expanded(text, verbose)


def _close_to(name: str) -> str:
    from difflib import get_close_matches  # late: only mistakes need it

    close = get_close_matches(name, load_fragments(), 3)
    names = " or ".join(f"{{{other}}}" for other in close)
    return f": is it {names}?" if close else r": write \{ for a brace, or see data/lexicon/fragments for the names"
