"""How much two stretches of Arabic prose share: the share of word stems, as in M. Hearst, TextTiling (1997)."""

from __future__ import annotations

import re
from collections.abc import Set

_WORD = re.compile(r"[ء-غف-ي]{3,}")
_PREFIX = re.compile(r"^[وف]?(?:بال|كال|ال|لل|[بلك](?=\w{4}))?")
_STEM = 5  # letters; enough to tell words apart, few enough to lose most endings
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        """
        هذا هذه ذلك تلك التي الذي الذين كان كانت يكون تكون بعد قبل خلال حول عند منذ حتي كما ايضا وقد لقد انه
        انها اكثر اقل كل بعض غير بين علي الي عن مع من لدي لكن بان وان فان اذا حيث عبر تحت فوق امام ضد قال
        قالت اضاف اضافت اكد اكدت اوضح اوضحت اشار اشارت ذكر ذكرت اعلن اعلنت كشف كشفت وفق بحسب اليوم امس غدا
        الماضي المقبل عام العام سنه يوم شهر جديد الجديد نحو خاصه كبير كبيره الاحد الاثنين الثلاثاء الاربعاء
        الخميس الجمعه السبت رييس الرييس وزير الوزير مليون الف دوله الدوله عدد اول الاول
        """
    )
)


def stems(key: str) -> frozenset[str]:
    """Give the stems of the content words of a folded text.

    >>> sorted(stems("والمفاوضات في القاهره"))
    ['قاهره', 'مفاوض']
    """
    return frozenset(
        stem for word in _WORD.findall(key) if word not in _FUNCTION_WORDS and len(stem := _stem(word)) >= 3
    )


def _stem(word: str) -> str:
    return _PREFIX.sub("", word, count=1)[: _STEM + 1 if word.startswith("م") else _STEM] if len(word) > 4 else word


def shared(part: Set[str], whole: Set[str]) -> float:
    """Give the share of `part` that stands in `whole` too, from 0 to 1; 0 for an empty part.

    >>> shared(frozenset({"قاهره", "مفاوض"}), frozenset({"قاهره"}))
    0.5
    """
    return len(part & whole) / len(part) if part else 0.0
