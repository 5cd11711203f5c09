"""What the words of a candidate say by themselves: what rules see on it, and signs that no sentence has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.label_classes import classes_of
from cleaner.rules.files import load_rules
from cleaner.rules.matcher import Matcher, Sight
from cleaner.rules.templates import SLOTS
from cleaner.text.evidence.label_features import family_said

_FILLED: Final = {
    "{date}": "12 يناير 2024",
    "{number}": "12",
    "{code}": "a1",
    "{name}": "محمد علي",
    "{title}": "خبر",
    "{place}": "القاهرة",
    "{rest}": "خبر",
    "{words}": "خبر",
}
_FILLED_KEYS: Final = {slot: fold(text) for slot, text in _FILLED.items()}
_LATIN: Final = re.compile(r"[A-Za-z]{2,}|[@#]\w|https?:|www\.|©|®|\d{7,}")
_APART: Final = re.compile(r"^[-–—|/:•*«»()\[\]…_]+$")
_VERSE: Final = re.compile(r"[﴿﴾{}]")
_SENTENCE_END: Final = re.compile(r"[.؟!…]['\"»”)\]]*$")
_MOST_WORDS: Final = 30  # of a piece that rules are asked about
_SENTENCE_WORDS: Final = 4
_LONG: Final = 13  # words; so long a piece is a sentence whatever ends it
_COVERED: Final = 0.7  # of a piece
_TELLING: Final = frozenset(  # classes of words that furniture is made of, and that headlines are not
    {
        *("look", "click", "also", "more", "akin", "may_interest", "picked", "follow", "ours", "networks", "channels"),
        *("share", "react", "controls", "comments", "write_send", "form_fields", "login", "subscribe", "notify"),
        *("download", "search", "menu", "top_list", "tags", "source", "byline", "caption", "date_labels", "ago"),
        *("counters", "legal", "cookies", "ads", "rating", "player", "widgets", "errors", "navigation", "contact"),
        *("about", "donate", "site_builders", "channels"),
    }
)
_PROMPTING: Final = frozenset({"look", "click", "also", "more", "follow", "share", "subscribe", "notify", "download"})
_TELLING_SHARE: Final = 0.5
_WITH_TITLE: Final = 0.8  # how sure words beside the article's own title are
_SECOND_GUESS: Final = 0.5  # how sure several words of labels are


class Signs(NamedTuple):
    """What is said: how sure (0 to 1) words are that this is furniture, of which family, and how it is made.

    `ruled` is how sure a rule is that sees all of it, `touched` one that sees something in it; `prompt` tells that it
    opens with a word that prompts the reader, `sentence` that it reads as one, `built` that it has marks, slots or
    letters apart that prose has not, `latin` that it has Latin words, addresses or long numbers, `protected` that a
    rule keeps it or that it is a verse.
    """

    sure: float
    ruled: float
    touched: float
    prompt: bool
    family: str
    sentence: bool
    built: bool
    latin: bool
    protected: bool


class SignReader:
    """Reads signs with the rules of this package."""

    def __init__(self) -> None:
        """Make the rules ready."""
        self._matcher = Matcher(load_rules())
        self.lexicon = self._matcher.lexicon

    @lru_cache(maxsize=1 << 15)  # noqa: B019  # one reader lives as long as it is learned
    def read(self, tokens: tuple[str, ...]) -> Signs:
        """Read the signs of tokens with slots."""
        key = " ".join(_filled(token) for token in tokens)
        words = tuple(re.findall(r"[^\W_]+", key))
        touched, ruled, family, protected = self._ruled(key) if len(tokens) <= _MOST_WORDS else (0.0, 0.0, "", False)
        sure = ruled
        told = sum(bool(_TELLING.intersection(classes_of(word))) for word in words)
        if words and told / len(words) >= _TELLING_SHARE and len(words) > 1:
            sure = max(sure, _SECOND_GUESS + 0.1 * min(told, 4))
        if "{title}" in tokens and len(tokens) > 1:
            sure = ruled = max(sure, _WITH_TITLE)
            family = family or "ui"
        family = family or family_said(words) or _family_of(tokens)
        prompt = bool(words) and is_prompting(words[0])
        return Signs(
            sure,
            ruled,
            touched,
            prompt,
            family,
            _is_sentence(tokens, key),
            _is_built(tokens, key),
            _is_latin(key),
            protected or bool(_VERSE.search(_bare(key))),
        )

    def _ruled(self, key: str) -> tuple[float, float, str, bool]:
        """Give how sure the surest rule is, and the surest that sees all of a key, its family, and if one keeps it."""
        sights = self._matcher.look_alone(key)
        protected = any(sight.rule.effect == "keep" for sight in sights)
        drops = [sight for sight in sights if sight.rule.effect == "drop" and not sight.rule.outlets]
        if not drops:
            return 0.0, 0.0, "", protected
        best = max(drops, key=lambda sight: (_covers(sight, key), sight.rule.strength, sight.rule.id))
        ruled = best.rule.strength if _covers(best, key) else 0.0
        return max(sight.rule.strength for sight in drops), ruled, best.rule.family, protected


def is_prompting(word: str) -> bool:
    """Tell whether a word prompts the reader to look at or follow something.

    >>> is_prompting("تابعونا"), is_prompting("الزلزال")
    (True, False)
    """
    return bool(_PROMPTING.intersection(classes_of(word)))


def _covers(sight: Sight, key: str) -> bool:
    """Tell whether a rule speaks of all of a key, and not of how it begins alone."""
    return sight.rule.where in ("whole", "label", "end") or sight.end - sight.start >= _COVERED * len(key)


def _filled(token: str) -> str:
    for slot, text in _FILLED_KEYS.items():
        if slot in token:
            token = token.replace(slot, text)
    return token


def _bare(key: str) -> str:
    return re.sub(r"\{(?:" + "|".join(SLOTS) + r")\}", "", key)


def _is_sentence(tokens: Sequence[str], key: str) -> bool:
    """Tell whether a piece may be one of the article's sentences: it ends as they do, or is as long."""
    if len(tokens) >= _LONG:
        return True
    return len(tokens) >= _SENTENCE_WORDS and _SENTENCE_END.search(key) is not None


def _is_built(tokens: Sequence[str], key: str) -> bool:
    if (
        any(slot in token for token in tokens for slot in ("{date}", "{title}", "{code}", "{name}", "{place}"))
        and len(tokens) > 1
    ):
        return True
    apart = any(_APART.match(token) for token in tokens[1:-1])
    initials = sum(len(token) == 1 and token.isalpha() for token in tokens)
    return apart or initials > 1 or _is_latin(key)


def _is_latin(key: str) -> bool:
    return _LATIN.search(_bare(key)) is not None


def _family_of(tokens: Sequence[str]) -> str:
    said = " ".join(tokens)
    if "{date}" in said:
        return "date"
    if "{name}" in said:
        return "byline"
    return "widget"
