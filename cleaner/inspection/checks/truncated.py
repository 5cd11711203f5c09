"""`truncated`: an article that stops short, as a teaser does or a text that was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article, Passage
from cleaner.inspection.stumps import is_cut_word, is_stump

NAME: Final = "truncated"
_LONG: Final = 8  # words; a shorter last line may be a name, a place, a subheading
_SHORT: Final = 5  # of one that breaks off at a word which must go on
_ENDED: Final = 2  # paragraphs or sentences that must end as such before a last word that cannot be one tells something
_SAID: Final = word_pattern(
    r"(?<!\w)[وف]?<speech.verbs|speech.explaining|speech.adding>(?:ت|وا)?(?: \w+){0,3} ?:$|قايل[اه]? ?:$"
)
_LISTED: Final = word_pattern(r"(?<!\w)[وف]?<read_more.announcing> ?:$")
_POSTS: Final = word_pattern(r"(?<!\w)(?:[وبلف]{0,2}(?:ال)?)<read_more.of_posts>")
_BRACKET_REACH: Final = 120  # characters before the end in which a bracket is looked for
_QUOTED: Final = 9  # words of a quotation that was cut; one that goes on longer lost its last mark, more often than not
_SAYING: Final = 40  # characters before a colon in which a verb of speech stands
_OTHERS: Final = 3  # paragraphs that must end as sentences do before one that does not tells anything
_MANY: Final = 4  # of these, for the mere lack of a full stop
_LABELS: Final = frozenset({"ui", "read_also", "related", "share", "nav"})
_QUOTE_REACH: Final = 600  # characters before the end in which a quotation is looked for
_CLOSERS: Final = " \t\"'»”’)]}"
_ELLIPSIS: Final = re.compile(r"(?:…|\.{3,})[\s\"'»”’)\]]*\Z")
_EXCERPT: Final = re.compile(r"[\[(]\s?(?:…|\.{3,})\s?[\])]\s*\Z")
_OPEN: Final = r"(?:ل|<read_more.going_on> )?<read_more.reading>(?:(?: <read_more.what>| بقيه \w+| كامل\w*)(?!\w))*+"
_MORE: Final = word_pattern(
    rf"[\s.…,،\\[(>«»|-]*(?:{_OPEN}|<read_more.links>)[\s.…\])>«»|:-]*",
    re.IGNORECASE,
)
_MORE_AT_END: Final = word_pattern(
    r"(?:…|\.{3,})[\s\[(]*<read_more.behind_dots>[\s\])….>»]*\Z",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"\w[.؟!][\"'»”)]?(?=\s\w)")
_FOREIGN: Final = re.compile(r"[#@A-Za-z]")
_BEGUN_SPEECH: Final = word_pattern(r"[وف]<speech.verbs|speech.explaining|speech.adding>(?:ت|وا)?(?: <speech.that>)?")
_BEGUN: Final = re.compile(r"(?:ـ[^\W\d_]+|[،؛,;:)»](?!\)) ?\w+|\.{2,} ?[^\W\d_]+|… ?[^\W\d_]+)(?:[ ][^\s]+){3,8}")
_WHOLE: Final = 4  # letters that a word with the article has at the least
_SENTENCE: Final = 10  # words of a sentence whose end can be missed


class _End(NamedTuple):
    """How an article ends: its last paragraph, its text, how many others and sentences end, and what they end like."""

    passage: Passage
    text: str
    others: int
    paragraphs: int
    regular: bool  # every other paragraph ends as sentences do
    dotted: bool  # another one ends in an ellipsis
    key: str  # of all the text that stays, up to its end


def check(article: Article) -> Iterator[Finding]:
    """Give the end of an article that stops short: dots, a link to more of it, an open quotation, a sentence cut off.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام [...]"
    >>> [finding.message for finding in check(read_article(clean(text)))]
    ['The article is an excerpt: it ends in dots in brackets.']
    """
    end = _end_of(article)
    if end is None:
        return
    yield from _cut_at_start(article)
    seen = _excerpt(end) or _continued(article, end) or _open_quotation(end) or _open_bracket(end) or _cut(end)
    if not seen:
        return
    severity, confidence, message, message_ar, start = seen
    passage = end.passage
    yield Finding(
        check=NAME,
        severity=severity,
        confidence=confidence,
        message=message,
        message_ar=message_ar,
        evidence=(article.quote(passage.start + start, passage.end),),
    )


def _cut_at_start(article: Article) -> Iterator[Finding]:
    """Look for a text that begins within a word («ـلف دينار») or a sentence, for it lost its beginning."""
    start, end = article.body[0].place
    found = _BEGUN.match(article.document.text, start, end)
    if found:
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.8,
            message="The article begins within a word or a sentence: what stood above is missing.",
            message_ar="يبدأ النص من داخل كلمة أو جملة، فأوله مفقود.",
            evidence=(article.quote_raw(*found.span()),),
        )


_Seen = tuple[str, float, str, str, int]


def _end_of(article: Article) -> _End | None:
    body = article.body
    if not body:
        return None
    last, key = body[-1], article.key
    text = key[last.start : last.end].rstrip()
    ends = [_tail(key, passage) for passage in body[:-1] if _words(key, passage) >= _LONG]
    paragraphs = len(ends)
    ends += ["."] * len(_SENTENCE_END.findall(text))  # sentences of the last paragraph; of a flattened text, all
    regular = all(tail[-1:] in ".؟?!…۔:" for tail in ends)
    dotted = any(tail.endswith(("…", "...")) for tail in ends)
    return _End(
        passage=last,
        text=text,
        others=len(ends),
        paragraphs=paragraphs,
        regular=regular,
        dotted=dotted,
        key=key[body[0].start : last.end].rstrip(),
    )


def _tail(key: str, passage: Passage) -> str:
    return key[max(passage.start, passage.end - 12) : passage.end].rstrip(_CLOSERS)


def _words(key: str, passage: Passage) -> int:
    return key.count(" ", passage.start, passage.end) + 1


def _excerpt(end: _End) -> _Seen | None:
    """Look for dots at the end, of an excerpt or of a text that has none elsewhere."""
    found = _EXCERPT.search(end.text, max(0, len(end.text) - 12))
    if found:
        return (
            WARNING,
            0.95,
            "The article is an excerpt: it ends in dots in brackets.",
            "النص مقتطف من مقال، ينتهي بنقاط بين قوسين.",
            _last_words(end.text),
        )
    found = _ELLIPSIS.search(end.text, max(0, len(end.text) - 12))
    if not found or end.text[-1:] in '"»”':
        return None
    above = end.text[: found.start()]
    midway = end.text.count(" ") >= _SHORT and above.rpartition(" ")[2] in _words_that_go_on()
    if end.text.count(" ") < _LONG and not midway:
        return None
    sure = end.others >= _OTHERS and end.regular and not end.dotted
    manner = "…" in above or ".." in above or above[-1:] == " "  # of authors who use dots for full stops
    return (
        WARNING if sure and not manner else INFO,
        0.85 if sure and not manner else 0.4,
        "The article ends in dots, as a text does that goes on elsewhere.",
        "ينتهي المقال بنقاط متتالية، كأن له بقية في مكان آخر.",
        _last_words(end.text),
    )


def _continued(article: Article, end: _End) -> _Seen | None:
    """Look for a link to the rest of the article, behind a sentence that has no end."""
    message = "The article breaks off at a link to the rest of it."
    message_ar = "ينقطع المقال عند رابط يحيل إلى بقيته."
    found = _MORE_AT_END().search(end.text, max(0, len(end.text) - 40))
    if found:
        return WARNING, 0.9, message, message_ar, _last_words(end.text)
    below = [passage for passage in article.passages if passage.start > end.passage.start][:2]
    if end.text.rstrip(_CLOSERS)[-1:] in ".؟?!۔:" and not _ELLIPSIS.search(end.text, max(0, len(end.text) - 12)):
        return None
    for passage in below:
        if passage.label in _LABELS and _MORE().fullmatch(article.key, passage.start, passage.end):
            return WARNING, 0.9, message, message_ar, _last_words(end.text)
    return None


def _open_quotation(end: _End) -> _Seen | None:
    """Look for a quotation that is opened in the last paragraph and never closed, where no full stop stands either."""
    if end.text[-1:] in '.؟?!۔…»”"' or end.text.count(" ") < _LONG:
        return None
    reach = max(0, len(end.text) - _QUOTE_REACH)
    for opening, closing in (("«", "»"), ("“", "”")):
        start = end.text.rfind(opening, reach)
        if start > end.text.rfind(closing, reach) and start >= 0 and '"' not in end.text[start:]:
            break
    else:
        start = end.text.rfind('"')
        if end.text.count('"') % 2 == 0 or end.text[start - 1 : start].isalnum():
            return None
    if not end.text[start + 1 : start + 2].isalpha() or "″" in end.text[start:]:
        return None
    short = end.text.count(" ", start) < _QUOTED and end.others >= _OTHERS
    midway = end.text.rpartition(" ")[2] in _unfinished()
    goes_on = end.others >= _ENDED and (short or end.text.rpartition(" ")[2] in _words_that_go_on())
    sure = end.regular and end.others > 0 and (midway or goes_on)
    return (
        WARNING if sure else INFO,
        0.9 if sure else 0.4,  # alone it may be a mark that was forgotten
        "The article stops within a quotation.",
        "يتوقف المقال داخل اقتباس لم يُغلق.",
        start,
    )


def _cut(end: _End) -> _Seen | None:
    """Look for a last sentence without an end, in an article whose other paragraphs all end as sentences do."""
    text = end.text
    sentence = text[max(text.rfind(". ") + 1, text.rfind("؟") + 1, text.rfind("! ") + 1) :]
    if text[-1:] in ".؟?!۔…*":
        return None
    whole = text.rstrip("،,؛ ").rpartition(" ")[2]
    if end.others and _breaks_off(text, sentence, whole):
        return WARNING, 0.85, "The last sentence is cut off.", "الجملة الأخيرة مبتورة.", _last_words(text)
    if not end.others or not end.regular or sentence.count(" ") < _SHORT - 1:
        return None
    if text[-1:] == ":":
        return _announcing(end, sentence)
    if is_stump(whole) and text[-1:].isalpha() and not _FOREIGN.search(sentence):
        return WARNING, 0.85, "The last word is cut off.", "الكلمة الأخيرة مبتورة.", _last_words(text)
    if end.others < _ENDED or sentence.count(" ") < _SHORT:
        return None
    if end.others < _OTHERS:
        return _cut_word(end, whole) if sentence.count(" ") >= _SENTENCE - 2 else None
    return _without_end(end, text, sentence)


def _without_end(end: _End, text: str, sentence: str) -> _Seen | None:
    """Look for what lacks its end in an article of several paragraphs that have theirs."""
    comma = text[-1] in "،,؛"
    bare = text.rstrip("،,؛ ")
    if not bare[-1:].isalpha() or _FOREIGN.search(sentence):
        return None
    before, _, word = bare.rpartition(" ")
    if sentence.count(" ") < _SENTENCE and word not in _words_that_go_on():
        return None
    spelled = len(before) - before.rfind(" ") <= _WHOLE - 1  # «سي إن إن»
    if (
        comma
        or (word in _words_that_go_on() and not spelled)
        or (len(word) == 1 and not before[-1:].isdigit())
        or (len(word) < _WHOLE and word.startswith("ال") and before[-1:] != "-")
    ):
        return WARNING, 0.85, "The last sentence is cut off.", "الجملة الأخيرة مبتورة.", _last_words(text)
    if seen := _cut_word(end, word):
        return seen
    if end.others >= _MANY and end.paragraphs >= _OTHERS:
        return INFO, 0.5, "The last sentence has no end.", "الجملة الأخيرة بلا نهاية.", _last_words(text)
    return None


def _breaks_off(text: str, sentence: str, whole: str) -> bool:
    """Tell whether a text ends on a word that nothing ends on, or on «وقالت»."""
    spelled = len(text.rpartition(" ")[0].rpartition(" ")[2]) < _WHOLE - 1  # «سي إن إن»
    midway = whole in _unfinished() and not spelled and sentence.count(" ") >= _SHORT
    return (midway or _BEGUN_SPEECH().fullmatch(text) is not None) and not _FOREIGN.search(sentence)


def _announcing(end: _End, sentence: str) -> _Seen | None:
    """Look at a last sentence that announces what does not come: it ends in a colon."""
    said = _SAID().search(sentence[-_SAYING:]) is not None  # else it may be a picture, or posts of others
    listed = _LISTED().search(sentence) is not None and _POSTS().search(sentence) is None
    sure = said and end.others >= _ENDED and sentence.count(" ") >= _SHORT
    if not (sure or listed) or _FOREIGN.search(sentence):
        return None
    message = "The last sentence announces something that does not come."
    return WARNING, 0.75, message, "تعلن الجملة الأخيرة عن شيء لا يأتي بعدها.", _last_words(end.text)


def _cut_word(end: _End, word: str) -> _Seen | None:
    """Look for a last word that is the beginning of another one of the text, and is no word that the language knows."""
    if end.text[-1:] in "،,؛" or not is_cut_word(end.key, word):
        return None
    return WARNING, 0.8, "The last word is cut off.", "الكلمة الأخيرة مبتورة.", _last_words(end.text)


def _open_bracket(end: _End) -> _Seen | None:
    """Look for a bracket that is opened near the end and never closed, where no full stop stands either."""
    if end.text[-1:] in '.؟?!۔…»”"):' or not end.others or not end.regular:
        return None
    start = end.text.rfind("(", max(0, len(end.text) - _BRACKET_REACH))
    if start <= 0 or ")" in end.text[start:] or not end.text[start + 1 : start + 2].isalpha():
        return None
    if end.text.count(" ") < _SHORT or end.text[start - 1] != " ":
        return None
    return WARNING, 0.8, "The article stops within brackets.", "يتوقف المقال داخل قوسين لم يُغلقا.", start


def _unfinished() -> frozenset[str]:
    """Give the words that no sentence ends on, not even a careless one."""
    return word_set("function_words.never_last")


def _words_that_go_on() -> frozenset[str]:
    return word_set("function_words.unfinished")


def _last_words(text: str) -> int:
    """Give where the last words of a paragraph begin."""
    return text.rfind(" ", 0, max(1, len(text) - 60)) + 1
