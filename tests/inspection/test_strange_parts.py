"""The part of another subject and genre."""

from __future__ import annotations

from cleaner import Document, clean
from cleaner.inspection.article import read_article
from cleaner.inspection.strange_parts import strange_part
from tests.inspection.test_cohesion import OWN

MATCH = (
    "أهدر المهاجم ركلة جزاء في الدقيقة الأخيرة من الشوط الثاني، وتألق الحارس في صد تسديدة قوية، "
    "ليخرج الفريقان بتعادل يؤجل حسم صدارة الدوري."
)


def test_a_match_in_an_article_on_a_garden() -> None:
    lines = "\n".join((*OWN[:2], MATCH, *OWN[2:]))
    article = read_article(clean(Document(lines, title="حديقة جديدة على الواجهة البحرية في صور")))
    part = strange_part(article)
    assert part is not None
    assert part.sure
    assert article.quote(*part.place).text == MATCH


def test_an_article_of_one_subject() -> None:
    part = strange_part(read_article(clean("\n".join(OWN))))
    assert part is None or not part.sure
