"""Articles under plain headings that follow each other on one page; parts, tips, round-ups and entries stay whole."""

from __future__ import annotations

import pytest

from cleaner import clean_html
from cleaner.html.content.other_subjects import Section, alike_headed, count_other_subjects, sections
from tests.support.layouts import laid_out
from tests.support.pages import page

PORT = "ميناء صحار يستقبل أول شحنة قمح هذا الموسم"
MATCH = "الفيصلي يفوز على الوحدات في مباراة ماراثونية"
MUSEUM = "متحف طنجة يفتح أبوابه بعد ترميم دام عامين"
STORIES = {
    PORT: (
        "استقبل ميناء صحار صباح أمس سفينة محملة بسبعين ألف طن من القمح، وهي أولى الشحنات المتعاقد عليها للموسم.",
        "وأوضح مدير العمليات في الميناء أن التفريغ يستغرق خمسة أيام، وأن الصوامع الجديدة تسع ضعف ما كانت تسعه.",
        "وأضاف أن ثلاث سفن أخرى ستصل قبل نهاية الشهر، وأن المخزون يكفي حاجة المطاحن حتى مطلع الصيف.",
    ),
    MATCH: (
        "فاز الفيصلي على ضيفه الوحدات بهدفين مقابل هدف في المباراة التي أقيمت مساء الجمعة أمام عشرين ألف متفرج.",
        "وافتتح المهاجم رزق بني هاني التسجيل في الدقيقة الثالثة عشرة، قبل أن يعادل شوكت النتيجة من ركلة حرة.",
        "وجاء هدف الفوز في الدقيقة التسعين بعد خطأ من الحارس، ليرفع الفيصلي رصيده إلى إحدى وثلاثين نقطة.",
    ),
    MUSEUM: (
        "فتح متحف القصبة في طنجة أبوابه للزوار من جديد بعد أشغال ترميم دامت عامين وكلفت أربعين مليون درهم.",
        "ويعرض المتحف في قاعاته السبع لقى من العهد الفينيقي، إضافة إلى مجموعة من الفخار لم تعرض من قبل.",
        "وقالت محافظة المتحف نجوى العلمي إن الدخول سيكون مجانيا للتلاميذ طوال الشهر الأول.",
    ),
}
COFFEE = "رحلة القهوة من المخا إلى العالم"
LEAD = (
    "قبل خمسة قرون لم يكن العالم يعرف القهوة إلا من ميناء صغير على ساحل تهامة يدعى المخا، تخرج منه السفن محملة بالبن.",
    "وكان البن يزرع في جبال اليمن وحدها، ويشرب أهل الزوايا قهوته ليسهروا على الذكر، ثم انتقل إلى مقاهي القاهرة.",
)
PARTS = {
    "كيف وصل البن اليمني إلى مقاهي إسطنبول": (
        "حمل التجار البن من ميناء المخا إلى السويس، ومنها على ظهور الجمال إلى القاهرة فإلى إسطنبول في شهرين.",
        "وافتتح رجلان من حلب ودمشق أول مقهى في المدينة، وصار شرب القهوة فيه عادة للشعراء والقضاة وأهل السوق.",
    ),
    "لماذا تراجعت زراعة البن في جبال اليمن": (
        "تراجعت زراعة البن في الجبال أمام القات، غير أن تعاونيات صغيرة أعادت إحياء أصناف القهوة القديمة في حراز.",
        "ويباع الكيلوغرام من البن اليمني في أسواق العالم بما لا يحلم به الفلاح، فالسفن تحمله من عدن لا من المخا.",
    ),
}


def told(heading: str, prose: tuple[str, ...], level: int = 2, box: str = "") -> str:
    text = f"<h{level}>{heading}</h{level}>" + "".join(f"<p>{line}</p>" for line in prose)
    return f"<{box}>{text}</{box}>" if box else text


def stories(*headings: str, level: int = 2, box: str = "", rule: str = "") -> str:
    return f"<main>{rule.join(told(heading, STORIES[heading], level, box) for heading in headings)}</main>"


@pytest.mark.parametrize("own", [PORT, MATCH, MUSEUM])
@pytest.mark.parametrize(("level", "box", "rule"), [(2, "", ""), (3, "", ""), (2, "div", ""), (2, "", "<hr>")])
def test_the_article_of_the_title_stays_and_those_headed_alike_go(own: str, level: int, box: str, rule: str) -> None:
    result = clean_html(page(stories(PORT, MATCH, MUSEUM, level=level, box=box, rule=rule), title=own))
    assert result.text.split("\n") == list(STORIES[own])
    assert [warning.kind for warning in result.warnings] == ["merged"]
    assert "foreign" in {piece.label for piece in result.removed}


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<main>{told(PORT, STORIES[PORT], 1)}{stories(MATCH, MUSEUM)}</main>", PORT),
        (stories(PORT, MATCH, MUSEUM), "آخر الأخبار"),
    ],
)
def test_where_headings_do_not_tell_them_apart_the_caller_is_told(body: str, title: str) -> None:
    result = clean_html(page(body, title=title))
    assert set(STORIES[MATCH]) <= set(result.text.split("\n"))
    assert [(warning.kind, "2 other articles" in warning.message) for warning in result.warnings] == [("merged", True)]


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize("box", ["", "section"])
def test_the_parts_of_one_article_stay_under_headings_of_any_level(level: int, box: str) -> None:
    parts = "".join(told(heading, prose, 2, box) for heading, prose in PARTS.items())
    result = clean_html(page(f"<main>{told(COFFEE, LEAD, level)}{parts}</main>", title=COFFEE))
    assert {*LEAD, *(line for prose in PARTS.values() for line in prose)} <= set(result.text.split("\n"))
    assert result.warnings == ()


@pytest.mark.parametrize("level", [1, 2])
def test_the_parts_of_one_article_stay_below_a_long_lead_that_tells_of_something_else(level: int) -> None:
    parts = {
        **PARTS,
        "كيف عاد البن اليمني إلى جبال حراز": tuple(reversed(PARTS["لماذا تراجعت زراعة البن في جبال اليمن"])),
    }
    body = told(COFFEE, STORIES[MATCH], level) + "".join(told(heading, prose) for heading, prose in parts.items())
    result = clean_html(page(f"<main>{body}</main>", title=COFFEE))
    assert {line for prose in PARTS.values() for line in prose} <= set(result.text.split("\n"))
    assert "merged" not in {warning.kind for warning in result.warnings}


@pytest.mark.parametrize("lead", ["", "<p>نلخص لكم في هذه الجولة أبرز أحداث الأسبوع من مسقط إلى عمان وطنجة.</p>"])
def test_a_round_up_stays(lead: str) -> None:
    title = "أبرز ما حدث هذا الأسبوع في العالم العربي"
    result = clean_html(page(f"<h1>{title}</h1>{lead}{stories(PORT, MATCH, MUSEUM)}", title=title))
    assert {line for story in STORIES.values() for line in story} <= set(result.text.split("\n"))
    assert result.warnings == ()


def test_a_section_s_name_above_full_texts_is_no_round_up() -> None:
    result = clean_html(page(f"<h1>آخر الأخبار</h1>{stories(PORT, MATCH, MUSEUM)}", title="آخر الأخبار"))
    assert [warning.kind for warning in result.warnings] == ["merged"]


def test_the_entries_of_a_live_blog_stay() -> None:
    title = "مباشر: تغطية أحداث اليوم لحظة بلحظة"
    body = told(title, LEAD) + stories(PORT, MATCH, MUSEUM)
    result = clean_html(page(body, title=title))
    assert {line for story in STORIES.values() for line in story} <= set(result.text.split("\n"))
    assert result.warnings == ()


def test_articles_under_links_of_which_the_last_stands_beside_its_headline() -> None:
    body = "".join(
        told(f"<a href=/n/{number}>{heading}</a>", STORIES[heading]) for number, heading in enumerate(STORIES)
    )
    head = "<link rel=canonical href=https://marfa.example/n/1>"
    result = clean_html(page(f"<main><h1>أخبار المحافظات</h1>{body}</main>", head, "أخبار المحافظات"))
    assert result.text.split("\n") == list(STORIES[MATCH])


def test_sections() -> None:
    layout = laid_out(f"<p>{LEAD[0]}</p>{told(PORT, STORIES[PORT])}<h4>في الهامش</h4>")
    found = sections(layout.lines, range(len(layout.lines)), lambda index: layout.lines[index].element.tag == "p")
    assert found == [Section(-1, 0, "", LEAD[:1]), Section(1, 2, PORT, STORIES[PORT])]


def test_alike_headed() -> None:
    own, other, short = (Section(n, 2, heading, STORIES[heading]) for n, heading in enumerate(STORIES))
    assert alike_headed([own, other], frozenset({PORT})) == {0, 1}
    assert alike_headed([own, other._replace(level=3)], frozenset({PORT})) == frozenset()
    assert alike_headed([own, short._replace(heading="متحف طنجة")], frozenset({PORT})) == frozenset()
    assert alike_headed([own, other, own._replace(head=5, heading=f"{PORT} كله")], frozenset({PORT})) == frozenset()
    assert alike_headed([own, other], frozenset()) == frozenset()


def test_count_other_subjects() -> None:
    parts = [Section(n, 2, heading, STORIES[heading]) for n, heading in enumerate(STORIES)]
    assert count_other_subjects(parts) == 2
    assert count_other_subjects([parts[0], parts[0]._replace(head=7)]) == 0
    assert count_other_subjects([]) == 0
    nothing = parts[1]._replace(heading="١ ٢ ٣ ٤ ٥", prose=("١٢٣ ٤٥٦ ٧٨٩ " * 20,) * 2)
    assert count_other_subjects([parts[0], nothing]) == 0
