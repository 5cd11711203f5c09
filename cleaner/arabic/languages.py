"""The language of a text by its script, its commonest words and its letters, without a model.

Arabic, Persian, Urdu, Central Kurdish, Pashto and Uyghur share one script; each has words that stand in nearly every
paragraph, and letters that the others do without. Each line is told by itself, for pages may mix languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.arabic.language_model import guess_language

UNDETERMINED: Final = "und"
_LATIN: Final = "und-Latn"
_MOST: Final = 10_000  # characters that are looked at
_LETTERS: Final = 20  # letters that tell a language at the least
_MIXED: Final = 0.2  # share from which on another language is told
_EVIDENCE: Final = 0.06  # share of words that must speak for a language of Arabic letters
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN_LETTER: Final = re.compile("[A-Za-z\u00c0-\u024f]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile("[^\\W\\d_]+(?:\u200c[^\\W\\d_]+)*")
_MARKS: Final = re.compile("[\u064b-\u065f\u0670\u0640]")
_ARTICLE: Final = re.compile("[وفبك]?ال..+|لل..+")


class Language(NamedTuple):
    """The language that most of a text is in: its tag (BCP 47), its share of the letters from 0 to 1, and others.

    `tag` is `ar`, `fa`, `ur`, `ckb`, `ps` or `ug`, `und-Latn` for any language in Latin letters, and `und` where
    nothing can be told, unless a model was asked. `others` are languages that a fifth of the letters or more are in,
    each with its share.
    """

    tag: str
    share: float
    others: tuple[tuple[str, float], ...] = ()


class _Signs(NamedTuple):
    """What a language is known by."""

    words: frozenset[str]
    letters: re.Pattern[str]


def identify_language(text: str, *, guess: bool = False) -> Language:
    r"""Tell the language of a text by its script and words; of a long one the beginning counts.

    Args:
        text: The text.
        guess: Whether a model tells the language where script and words leave it open: py3langid, an extra. Its word is
            a guess, above all of short texts.

    Returns:
        The language that most of its letters are in, with their share.

    Raises:
        ImportError: Where the model is asked for and not installed; the message names the extra.

    >>> identify_language("أعلنت البلدية فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر.").tag
    'ar'
    >>> identify_language("این راه پس از سه ماه برای مردم باز شد و شهردار گفت که کار ادامه دارد.").tag
    'fa'
    """
    counts: Counter[str] = Counter()
    for line in _MARKS.sub("", text[:_MOST]).splitlines():
        counts[_language_of(line)] += len(_LETTER.findall(line))
    total = counts.total()
    told = Counter({tag: count for tag, count in counts.items() if tag != UNDETERMINED})
    if total < _LETTERS:
        return Language(UNDETERMINED, 0.0)
    if not told:
        return Language(guess_language(text), 1.0) if guess else Language(UNDETERMINED, 0.0)
    shares = [(tag, count / total) for tag, count in told.most_common()]
    found = Language(*shares[0], tuple(one for one in shares[1:] if one[1] >= _MIXED))
    return found._replace(tag=guess_language(text)) if guess and found.tag == _LATIN else found


def _language_of(line: str) -> str:
    arabic, latin = len(_ARABIC.findall(line)), len(_LATIN_LETTER.findall(line))
    letters = len(_LETTER.findall(line))
    if letters < _LETTERS:
        return UNDETERMINED
    if 2 * latin > letters:
        return _LATIN
    if 2 * arabic <= letters:
        return UNDETERMINED
    scores = dict(_scores(_WORD.findall(line)))
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] >= _EVIDENCE else UNDETERMINED


def _scores(words: list[str]) -> Iterator[tuple[str, float]]:
    """Give for each language the share of words that speak for it; its own letters count twice."""
    for tag, signs in load_signs().items():
        common = sum(word in signs.words or (tag == "ar" and _ARTICLE.fullmatch(word) is not None) for word in words)
        own = sum(signs.letters.search(word) is not None for word in words)
        yield tag, (common + own * (1 if tag == "ar" else 2)) / len(words)


@lru_cache(maxsize=1)
def load_signs() -> Mapping[str, _Signs]:
    """Read what languages are known by, once a process."""
    import tomllib  # late, with the next: few ask for a language
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "languages" / "arabic_script.toml").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            tag: _Signs(frozenset(one["words"]), re.compile(f"[{re.escape(one['letters'])}]"))
            for tag, one in tomllib.loads(text).items()
        }
    )
