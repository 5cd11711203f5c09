"""Where one article ends and another begins."""

from __future__ import annotations

from cleaner import clean
from cleaner.inspection.article import Article, read_article
from cleaner.inspection.breaks import find_breaks
from cleaner.inspection.prose import prose_with_headlines

GARDEN = (
    "افتتحت بلدية صور حديقة عامة على الواجهة البحرية، تضم ملاعب للأطفال ومقاعد خشبية وأشجار نخيل عالية.",
    "وقال رئيس البلدية إن الحديقة كلفت نصف مليون ليرة، وإن أشجار النخيل نقلت من مشتل المدينة القديم.",
    "وطالب سكان الحي بزيادة المقاعد والملاعب، وبفتح الحديقة للأطفال حتى ساعة متأخرة في الصيف.",
)
COURT = (
    "تونس - (وكالات) - قررت دائرة الاتهام رفض مطلب الإفراج عن ثلاثة موظفين متهمين بتزوير عقود بيع سيارات.",
    "وأوضح محامي الموظفين أن العقود سليمة، وأن الدائرة لم تستمع إلى شهود البيع قبل رفض مطلب الإفراج.",
    "ويمثل الموظفون أمام المحكمة في جلسة علنية، وقد طلب المحامي خبيرا في تزوير العقود والأختام.",
)


def article_of(*paragraphs: str) -> Article:
    return read_article(clean("\n".join(paragraphs), title="حديقة عامة على الواجهة البحرية في صور"))


def test_another_article_begins_by_its_dateline() -> None:
    article = article_of(*GARDEN, *COURT)
    [found] = find_breaks(article, prose_with_headlines(article))
    text = article.document.text
    assert text[slice(*found.places[-1])] == COURT[0]
    assert found.sure


def test_one_article() -> None:
    article = article_of(*GARDEN, *GARDEN[::-1])
    assert not list(find_breaks(article, prose_with_headlines(article)))
