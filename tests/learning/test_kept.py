"""What is to be kept on a site, learned from articles in which it is not marked."""

from __future__ import annotations

from cleaner import Options, clean
from cleaner.learning.articles import Article, article_of
from cleaner.learning.kept import Places, kept_drafts
from cleaner.learning.marked import Marked, learn_marked
from cleaner.learning.rule_files import rule_file, rules_of
from cleaner.proof.prove import prove

HOST = "wadi.example"
LINE = "المصدر: دفتر القرية"
FIRST = "أعادت قرية الوادي أمس تشغيل طاحونة الماء القديمة بعد ثلاثين عاماً من توقفها."
SECOND = "افتتحت بلدة السفح مكتبة متنقلة تجوب المدارس كل أسبوع، وفيها ثلاثة آلاف كتاب."


def article(prose: str, number: int, line: str = LINE) -> Article:
    return article_of({"text": f"{prose}\n{line}", "url": f"https://{HOST}/{number}"})


def unmarked(*articles: Article) -> list[tuple[Article, Places]]:
    return [(one, ()) for one in articles]


def test_what_is_taken_on_two_articles_is_kept_by_a_proved_rule_of_the_site() -> None:
    assert LINE not in clean(f"{FIRST}\n{LINE}").text
    (draft,) = kept_drafts(HOST, unmarked(article(FIRST, 1), article(SECOND, 2)))
    (rule,) = rules_of([draft])
    assert (rule.effect, rule.outlets, rule.templates, rule.hit) == ("keep", (HOST,), (LINE,), (LINE,))
    assert rule.id.startswith("source.keep-wadi-example-")
    assert prove([rule]) == []
    third = f"وصلت القافلة أمس إلى السفح بعد يومين من السير في الوادي.\n{LINE}"
    assert clean(third, url=f"https://{HOST}/3", options=Options(rules=(rule,))).text == third
    assert 'effect    = "keep"' in rule_file([draft], [HOST])


def test_one_article_is_too_few() -> None:
    assert kept_drafts(HOST, unmarked(article(FIRST, 1))) == []


def test_what_is_furniture_elsewhere_is_not_kept() -> None:
    marked = article("وصلت القافلة أمس إلى السفح بعد يومين من السير في الوادي.", 3)
    start = marked.text.index(LINE)
    articles = [*unmarked(article(FIRST, 1), article(SECOND, 2)), (marked, [(start, len(marked.text), "source")])]
    assert kept_drafts(HOST, articles) == []


def test_what_stays_anyhow_needs_no_rule() -> None:
    prose = "وقالت البلدية إن العمل يستمر حتى نهاية الصيف، وإن الطريق تبقى مفتوحة."
    assert kept_drafts(HOST, unmarked(article(FIRST, 1, prose), article(SECOND, 2, prose))) == []


def test_learning_from_marked_articles_learns_it_too() -> None:
    learned = learn_marked(Marked(HOST, one, ()) for one in (article(FIRST, 1), article(SECOND, 2)))
    assert [draft.effect for draft in learned.drafts] == ["keep"]


def test_a_learned_rule_says_why_in_arabic() -> None:
    (draft,) = kept_drafts(HOST, unmarked(article(FIRST, 1), article(SECOND, 2)))
    (rule,) = rules_of([draft])
    assert rule.why_ar == f"عدد مقالات {HOST} المختلفة التي فيها: 2 من 2."
