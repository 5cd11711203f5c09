"""Elements that recur on a site's pages: which are furniture, and which stay."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from cleaner import Options, clean_html
from cleaner.learning.articles import Article
from cleaner.learning.drafts import Draft, span_of
from cleaner.learning.elements import element_drafts, without_elements
from cleaner.learning.learn import Learned, SiteRules, learn, merge_samples, sample_sites
from cleaner.learning.pages import site_and_article
from cleaner.learning.rule_files import rule_file, rules_of
from cleaner.proof.prove import prove
from tests.support.learning import HOST
from tests.support.site_pages import pages

Dress = Callable[[int, list[str]], list[str]]
COUNT = 24
BOXES = (
    "جرّب المرفأ الجديد اليوم على هاتفك أنت أيضا",
    "صوّت لأجمل صورة في مسابقة المرفأ",
    "ادعم صحافة المرفأ المستقلة بما تستطيع",
)
PROMPT = "نكتب من المرفأ عن أهله كل صباح، فكن معنا على موعد مع الحكاية."


def amid(made: Callable[[int], str]) -> Dress:
    """Put something behind the first paragraph."""
    return lambda number, story: [*story[:1], made(number), *story[1:]]


def learned(dress: Dress, count: int = COUNT) -> list[Draft]:
    return element_drafts(HOST, articles(dress, count))


def articles(dress: Dress, count: int = COUNT) -> list[Article]:
    return [site_and_article(page, None)[1] for page in pages(count, dress)]


@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("div[class='zq']", lambda n: f"<div class='zq'><p>{PROMPT}</p></div>"),
        ("div[class='zq a']", lambda n: f"<div class='zq a'><p>{BOXES[n % 3]}</p><p>{PROMPT}</p></div>"),
        ("div[id='zq']", lambda n: f"<div id='zq' class=''>{PROMPT}</div>"),
        ("div[class='story-x'] > section:not([class]):not([id])", lambda n: f"<section>{BOXES[n % 3]}</section>"),
        ("p[class='zq']", lambda n: f"<p class='zq'>{PROMPT if n % 12 else 'لقاء مع الشاعر'}</p>"),
    ],
)
def test_what_says_the_same_everywhere_is_learned(path: str, made: Callable[[int], str]) -> None:
    assert [(draft.kind, draft.template) for draft in learned(amid(made))] == [("element", path)]


def random_row(number: int) -> str:
    random = Random(number)
    items = random.sample(["كوب طحين كبير", "ملعقة ملح صغيرة", "بيضتان من الحجم الكبير", "كوب حليب", "سكر"], 3)
    return f"<ul class='zq'>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


@pytest.mark.parametrize(
    "dress",
    [
        pytest.param(
            amid(lambda n: f"<div class='zq'>{['تفاصيل الحادث', 'ردود الفعل'][n % 2]}</div>"), id="subheading"
        ),
        pytest.param(amid(lambda n: "<p class='zq'>ماذا تقول اليوم للشباب في المرفأ؟</p>"), id="question"),
        pytest.param(amid(lambda n: f"<p class='zq'>سعر غرام الذهب اليوم {n * 7 + 100} دينارا</p>"), id="figures"),
        pytest.param(amid(lambda n: f"<p class='zq'>{['القاهرة', 'دمشق'][n % 2]}</p>"), id="place"),
        pytest.param(amid(lambda n: "<p class='zq'>﴿وَقُلْ رَبِّ زِدْنِي عِلْمًا﴾ وهو خير ما يقال</p>"), id="verse"),
        pytest.param(amid(random_row), id="ingredients"),
        pytest.param(amid(lambda n: f"<p class='zq'>{PROMPT}</p>" if n % 3 == 0 else ""), id="on a third"),
        pytest.param(
            amid(lambda n: f"<p class='zq'>{PROMPT if n % 4 else f'وصل القطار {n} متأخرا عن موعده.'}</p>"),
            id="prose",
        ),
        pytest.param(lambda n, story: [*(p.replace("<p>", "<p class='zq'>") for p in story), PROMPT], id="own class"),
        pytest.param(amid(lambda n: f"<div class='zq{n}'>{PROMPT}</div>"), id="a name on each page"),
        pytest.param(amid(lambda n: ""), id="nothing"),
    ],
)
def test_what_may_be_the_article_stays(dress: Dress) -> None:
    assert learned(dress) == []


def test_few_pages_teach_nothing() -> None:
    assert learned(amid(lambda n: f"<div class='zq'>{PROMPT}</div>"), 7) == []
    assert len(learned(amid(lambda n: f"<div class='zq'>{PROMPT}</div>"), 8)) == 1


def test_copies_of_a_page_are_one() -> None:
    made = pages(7, amid(lambda n: f"<div class='zq'>{PROMPT}</div>"))
    copies = [{**made[0], "url": f"https://{HOST}/copy/{number}"} for number in range(9)]
    assert not any(draft.kind == "element" for draft in learn([*made, *copies]).drafts)


@pytest.fixture(scope="module")
def site() -> tuple[list[dict[str, str]], Learned]:
    records = pages(COUNT, amid(lambda n: f"<div class='zq'><p>{BOXES[n % 3]}</p><p>{PROMPT}</p></div>"))
    return records, learn(records)


def test_the_rule_takes_the_element_and_nothing_else(site: tuple[list[dict[str, str]], Learned]) -> None:
    records, found = site
    options = Options(rules=tuple(rules_of(found.drafts)))
    for record in records:
        before = clean_html(record["html"], url=record["url"]).text.split("\n")
        after = clean_html(record["html"], url=record["url"], options=options).text.split("\n")
        assert [line for line in before if line not in (*BOXES, PROMPT)] == after
        assert clean_html(record["html"], url="https://else.example/1", options=options).text.split("\n") == before


def test_its_lines_need_no_rule_for_texts(site: tuple[list[dict[str, str]], Learned]) -> None:
    assert [draft.kind for draft in site[1].drafts] == ["element"]


def test_it_is_proved_and_shown_like_any_other(site: tuple[list[dict[str, str]], Learned]) -> None:
    [draft] = site[1].drafts
    assert 'kind      = "element"\nselectors = ["div[class=\'zq\']"]' in rule_file([draft], [HOST])
    assert prove(rules_of([draft])) == []
    assert len(draft.hit) == len(BOXES)
    article, number = draft.seen.places[0]
    span = span_of(draft, article, number)
    assert span
    assert article.text[slice(*span)].endswith(f"\n{PROMPT}")


def test_neither_order_nor_parts_are_anything_to_the_outcome(site: tuple[list[dict[str, str]], Learned]) -> None:
    records, found = site
    assert learn(reversed(records)).toml == found.toml
    parts = [sample_sites(records[start::3]) for start in range(3)]
    [merged] = merge_samples(sample for part in parts for sample in part)
    other = type(merged).from_json(merged.to_json())
    assert merged == other
    again = SiteRules.from_json(found.sites[0].to_json())
    assert again == found.sites[0]


def test_articles_are_less_the_elements_of_rules(site: tuple[list[dict[str, str]], Learned]) -> None:
    own = [site_and_article(record, None)[1] for record in site[0]]
    left = without_elements(own, site[1].drafts)
    assert not any(PROMPT in article.text for article in left)
    assert without_elements(own, []) == own
