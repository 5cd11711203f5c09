"""Whose text an article is, as its parts say."""

from __future__ import annotations

import pytest

from cleaner import Document, clean
from cleaner.inspection import attribution, own_claims
from cleaner.inspection.article import Article, read_article
from cleaner.inspection.attribution import Claim, agree

BODY = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة."


def read(text: str, **known: str) -> Article:
    return read_article(clean(Document(text, **known)))


def names(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(claim.kind, claim.evidence.text) for claim in claims]


def test_a_source_footer_claims_who_it_names() -> None:
    article = read(f"{BODY}\nالمصدر: رويترز")
    [claim] = attribution.footer_claims(article)
    assert (claim.kind, claim.evidence.text, claim.agency) == ("footer", "رويترز", True)


@pytest.mark.parametrize("footer", ["المصدر: وكالات", "المصدر: رويترز + وكالات", "المصدر: مواقع التواصل"])
def test_sources_in_general_claim_nothing(footer: str) -> None:
    assert attribution.footer_claims(read(f"{BODY}\n{footer}")) == ()


def test_a_dateline_claims_its_outlet() -> None:
    claims = attribution.byline_claims(read(f"القاهرة (رويترز) - {BODY}"))
    assert names(claims) == [("dateline", "رويترز")]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [("كسلا: الراكوبة\n", "sd.al-rakoba"), ("الرياض /واس/ ", "sa.spa"), ("إيلاف من دبي: ", "gb.elaph")],
)
def test_other_forms_of_a_dateline(line: str, outlet: str) -> None:
    [claim] = attribution.byline_claims(read(line + BODY))
    assert (claim.kind, claim.outlets[0].id) == ("dateline", outlet)


@pytest.mark.parametrize("line", ["تصوير: الراكوبة\n", "تحرير: الجزيرة\n"])
def test_what_was_done_is_no_dateline(line: str) -> None:
    assert ("dateline", "الراكوبة") not in names(attribution.byline_claims(read(line + BODY)))


def test_a_columnists_own_line_claims_his_paper() -> None:
    assert names(attribution.byline_claims(read(f"{BODY}\nكاتب في «الغد»"))) == [("byline", "كاتب في «الغد»")]


def test_host_and_publisher_claim_whose_article_it_is() -> None:
    article = read(BODY, url="https://www.youm7.com/story/1", outlet="اليوم السابع")
    host, publisher = attribution.host_claim(article), attribution.publisher_claim(article)
    assert host is not None
    assert publisher is not None
    assert (host.evidence.field, host.evidence.text) == ("url", "www.youm7.com")
    assert (publisher.evidence.field, publisher.evidence.text) == ("outlet", "اليوم السابع")
    assert agree(article, host, publisher)


def test_an_unknown_host_claims_nothing() -> None:
    article = read(BODY, url="https://marfa.example/1", outlet="المرفأ البعيد")
    assert attribution.host_claim(article) is None
    assert attribution.publisher_claim(article) is None


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("وقال الوزير في تصريحات خاصة لـ«اليوم السابع» إن العمل انتهى.", "exclusive"),
        ("وعلمت «اليوم السابع» أن العمل ينتهي غدا.", "own voice"),
        ("وأكد الوزير لـ«اليوم السابع» أن العمل انتهى.", "statement"),
    ],
)
def test_whom_people_speak_to_is_the_author(sentence: str, kind: str) -> None:
    claims = own_claims.own_claims(read(f"{BODY}\n{sentence}"))
    assert [claim.kind for claim in claims] == [kind]
    assert "اليوم السابع" in claims[0].evidence.text


@pytest.mark.parametrize(
    "sentence",
    ["وبحسب صحيفة «اليوم السابع» فإن العمل انتهى.", "وقال الوزير لرويترز إن العمل انتهى."],
)
def test_a_third_one_that_is_quoted_is_not(sentence: str) -> None:
    assert own_claims.own_claims(read(f"{BODY}\n{sentence}")) == ()


def test_outlets_of_different_houses_do_not_agree() -> None:
    article = read(f"{BODY}\nالمصدر: رويترز", url="https://www.youm7.com/1")
    host = attribution.host_claim(article)
    assert host is not None
    assert not agree(article, host, attribution.footer_claims(article)[0])


def test_photos_are_credited() -> None:
    assert attribution.photo_claims(read(BODY)) == ()
