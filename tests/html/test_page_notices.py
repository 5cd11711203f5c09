"""What the caller is told of a page: nothing of a good one, and one notice of each thing that may be wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner import clean_html
from cleaner.html.opened_page import Known, OpenedPage, PageClaims
from cleaner.html.page_notices import page_notices
from tests.support.clean_command import run
from tests.support.layouts import rules
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs

H1 = f"<h1>{TITLE}</h1>"


def kinds(html: str) -> list[str]:
    return [warning.kind for warning in clean_html(html).warnings]


def linked(**values: object) -> str:
    data = json.dumps({"@type": "NewsArticle", **values}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data}</script>'


def test_a_good_page_has_none() -> None:
    assert kinds(page(f"<article>{H1}{paragraphs(*PROSE)}</article>", linked(wordCount=110))) == []


def test_an_article_that_is_not_found() -> None:
    assert kinds(page(f"{H1}<div id=app></div>", linked(headline=TITLE))) == ["empty"]


@pytest.mark.parametrize(
    "html",
    [
        page(f"<ul>{links(*HEADLINES)}</ul>", title="المرفأ"),
        page("<h1>404</h1><p>الصفحة التي تطلبها غير موجودة، أو نقلت إلى مكان آخر.</p>", title="404"),
        page("<form><p>اسم المستخدم</p><input></form>", title="تسجيل الدخول"),
        "<html><body><script>start()</script></body></html>",
        "<rss><channel><title>المرفأ</title></channel></rss>",
        '{"error": "not found"}',
    ],
)
def test_a_page_that_has_none_is_never_silent(html: str) -> None:
    result = clean_html(html)
    assert (result.text, [warning.kind for warning in result.warnings]) == ("", ["empty"])
    assert result.page is not None
    assert result.page.verdict in result.warnings[0].message


def test_a_page_that_holds_nothing_at_all() -> None:
    assert kinds("") == kinds(" \n") == []


def test_an_article_of_which_the_rules_for_texts_leave_nothing() -> None:
    calls = (
        "جميع الحقوق محفوظة لموقع المرفأ الإخباري ويمنع النسخ أو النقل دون إذن خطي مسبق من إدارة الموقع.",
        "تابعونا على صفحاتنا في فيسبوك وتويتر وإنستغرام ويوتيوب وتليغرام لمتابعة آخر الأخبار العاجلة لحظة بلحظة.",
        "اشترك في نشرتنا البريدية ليصلك كل جديد، واضغط هنا لتحميل تطبيق الموقع على هاتفك المحمول مجاناً.",
    )
    result = clean_html(page(f"<article>{H1}{paragraphs(*calls)}</article>", linked(headline=TITLE)))
    assert (result.text, [warning.kind for warning in result.warnings]) == ("", ["empty"])


def test_the_beginning_of_an_article() -> None:
    assert kinds(page(f"<article>{H1}{paragraphs(*PROSE[:2])}<p>{PROSE[2][:50]}...</p></article>")) == ["teaser"]
    assert kinds(page(f"<article>{H1}{paragraphs(*PROSE[:3])}</article>", linked(wordCount="900"))) == ["teaser"]


@pytest.mark.parametrize(
    ("end", "below", "head"),
    [
        (f"{PROSE[1][:50]}... <a href=/x>اقرأ المزيد</a>", "", ""),
        (f"{PROSE[1][:50]}…", "<p><a href=/x>اقرأ المزيد</a></p>", ""),
        (PROSE[1], "<a href=/x>متابعة القراءة</a>", ""),
        (PROSE[1], "<div class=wall><p>اشترك الآن لمتابعة القراءة.</p></div>", ""),
        (PROSE[1], "", linked(isAccessibleForFree=False)),
        (PROSE[1], "", linked(isAccessibleForFree="False")),
    ],
)
def test_what_tells_of_a_rest_of_the_article(end: str, below: str, head: str) -> None:
    assert kinds(page(f"<article>{H1}<p>{PROSE[0]}</p><p>{end}</p>{below}</article>", head)) == ["teaser"]


def test_a_short_article_with_other_stories_below_is_no_beginning() -> None:
    more = f"<h3>اقرأ المزيد</h3><ul>{links(*HEADLINES)}</ul>"
    short = f"<article>{H1}{paragraphs(*PROSE[:2])}</article>{more}"
    assert kinds(page(short, linked(isAccessibleForFree=True))) == []


def test_articles_that_cannot_be_told_apart() -> None:
    other = f"<h1>{HEADLINES[3]}</h1>{paragraphs(*PROSE[3:])}"
    assert kinds(page(f"<div>{H1}{paragraphs(*PROSE[:3])}{other}</div>")) == ["merged"]
    assert kinds(page(f"<div>{H1}{paragraphs(*PROSE[:3])}{other}</div>", title=f"{TITLE} مباشر")) == []
    items = (
        f"<item><title>{title}</title><description><![CDATA[{paragraphs(*texts)}]]></description></item>"
        for title, texts in (("المنارة", PROSE[:3]), ("الصيد", PROSE[3:]))
    )
    assert kinds(f"<rss><channel>{''.join(items)}</channel></rss>") == ["merged"]


def test_an_article_that_stands_twice() -> None:
    twice = " ".join((*PROSE, *PROSE))
    assert kinds(page(f"<article>{H1}<p>{twice}</p></article>")) == ["doubled"]


WHOLE = page(f"<div><article>{H1}{paragraphs(*PROSE)}</article></div>")
FIFTH = WHOLE.index(PROSE[4])


@pytest.mark.parametrize(
    "cut",
    [
        WHOLE[: FIFTH + 40],
        WHOLE[:FIFTH] + '<img src="https://x',
        WHOLE[: WHOLE.index("</p>", FIFTH) + 4],
        WHOLE[: FIFTH + 40].replace('<html lang="ar" dir="rtl">', ""),
        WHOLE[: WHOLE.index("</article>")] + "<script>var a = 1",
    ],
)
def test_a_page_that_breaks_off(cut: str) -> None:
    assert kinds(cut) == ["truncated"]


def test_a_page_that_leaves_out_what_may_be_left_out_does_not_break_off() -> None:
    assert kinds(WHOLE.replace("</body></html>", "").replace("</p>", "")) == []


def test_a_page_that_breaks_off_before_its_article() -> None:
    assert kinds(WHOLE[: WHOLE.index("<article>")]) == ["empty", "truncated"]


def test_a_run_counts_notices_by_kind(tmp_path: Path) -> None:
    pages = {"list": page(f"<ul>{links(*HEADLINES)}</ul>"), "cut": WHOLE[: FIFTH + 40], "whole": WHOLE}
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    run(tmp_path, "-o", tmp_path / "out.jsonl", "--input", "html", "--report", tmp_path / "report.json")
    assert json.loads((tmp_path / "report.json").read_bytes())["warnings"] == {"empty": 1, "truncated": 1}


def test_notices_name_numbers() -> None:
    html = page(f"<article>{H1}{paragraphs(*PROSE[:3])}</article>")
    (notice,) = page_notices(html, OpenedPage(html, Known(), rules()).find(), PageClaims(words=1_200))
    assert "of 1,200 words" in notice.message
