"""Sentences that are told again in nearly the same words."""

from __future__ import annotations

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.retellings import retold

FIRST = (
    "أظهرت تجربة صغيرة أن شرب كوب من عصير التوت يوميا يخفض ضغط الدم خمس نقاط في ثلاثة أسابيع. "
    "ويرجع الباحثون ذلك إلى مركبات نادرة في قشرة الثمرة، وهي من أقوى مضادات الأكسدة في المختبر."
)
AGAIN = (
    "وبينت تجربة محدودة أن تناول كوب من عصير التوت كل يوم يخفض ضغط الدم بخمس نقاط خلال ثلاثة أسابيع. "
    "ويعزو الباحثون ذلك إلى مركبات نادرة في قشرة الثمرة تعد من أقوى مضادات الأكسدة المعروفة مخبريا."
)
BETWEEN = "ويحذر أطباء من الإفراط في تناوله مع أدوية السيولة، ويدعون المرضى إلى سؤال الصيدلي قبل تغيير غذائهم."


def found(*lines: str) -> bool:
    return bool(list(retold(read_article(clean("\n".join(lines))))))


def test_two_sentences_in_other_words() -> None:
    assert found(FIRST, BETWEEN, AGAIN)


def test_another_who_does_the_same_and_other_numbers() -> None:
    assert not found(FIRST, BETWEEN, AGAIN.replace("وبينت", "كما بينت", 1))
    assert not found(FIRST, BETWEEN, AGAIN.replace("خمس", "سبع", 1))
    assert not found(FIRST, BETWEEN)
