"""The skeleton of a rule for a line that somebody pasted: its entry, to be filled in and proved."""

from __future__ import annotations

import hashlib
import re
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.learning.rule_files import quoted
from cleaner.learning.tokens import tokens_of

_LABEL: Final = re.compile(r"\s*+([^:：\s][^:：]{1,39}?)\s?[:：]\s*+\S")
_MOST_LABEL: Final = 5  # words
_SPARE: Final = 6  # words that a line of the kind may have more
_DIGITS: Final = 6


class _Shape(NamedTuple):
    """How a line is looked for: the kind of its rule, where it stands, and the phrase or template."""

    kind: str
    where: str
    words: str


def write_skeleton(line: str, family: str, outlet: str = "") -> str:
    """Give the entry of a rule for a line, with an empty reason and without a miss: both are for a person to write.

    What stands before a colon is taken for a label; of another line numbers and dates are slots, if it has any.

    Args:
        line: A line as it stands on articles of a site.
        family: What it is, such as `source`.
        outlet: The host or name of the outlet that the rule is for, if it is for one.

    Returns:
        The text of a rule file of one rule.

    >>> print(write_skeleton("نافذة المرفأ: معرض للزهور", "related", "marfa.example").splitlines()[9])
    phrases   = ["نافذة المرفأ"]
    """
    line = " ".join(line.split())
    shape = _shape_of(line)
    place = re.sub(r"[^a-z0-9]+", "-", outlet.lower()).strip("-") or "mine"
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    keys = "templates = " if shape.kind == "template" else "phrases   = "
    return "\n".join(
        [
            "# Write the miss first: the most similar true sentence of an article that you can think of.",
            "# Then prove the file with `cleaner rules --check FILE`. Folded, as rules see it, the line is:",
            f"#   {_comment(fold(line))}",
            f"family = {quoted(family)}",
            "[[rule]]",
            f"id        = {quoted(f'{family}.{place}-{digest}')}",
            'why       = ""                # one sentence: what the line is, and that it is not the article',
            f"kind      = {quoted(shape.kind)}",
            f"where     = {quoted(shape.where)}           # whole, label, start, end or anywhere",
            f"{keys}[{quoted(shape.words)}]",
            f"max_words = {len(line.split()) + _SPARE}                # in a longer line it says nothing",
            f"outlets   = [{quoted(outlet) if outlet else ''}]",
            f"hit       = [{quoted(line)}]",
            "miss      = []",
            "",
        ]
    )


def _shape_of(line: str) -> _Shape:
    label = _LABEL.match(line)
    if label and len(label[1].split()) <= _MOST_LABEL and not any(map(str.isdigit, label[1])):
        return _Shape("phrase", "label", label[1])
    slotted = tokens_of(fold(line)).slotted
    if any("{" in token for token in slotted) and any(token.isalpha() for token in slotted):
        spelled = {fold(word): word for word in line.split()}
        return _Shape("template", "whole", " ".join(spelled.get(token, token) for token in slotted))
    return _Shape("phrase", "whole", line)


def _comment(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)
