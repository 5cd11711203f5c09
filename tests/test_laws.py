"""The laws of cleaning, on generated documents: invented prose and furniture, and what scrapers spoil them with."""

import pickle
from functools import lru_cache
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import CleanResult, Document, Options, Rule, Rules, clean, load_rules
from cleaner.fold import fold
from cleaner.kinds import Matcher
from cleaner.pipeline import _cleaned
from cleaner.rules import LABELS

SUBJECTS = ("الوزيرة", "فريق الصيادين", "مدير المحطة", "أهالي القرية", "الباحثة سلمى", "اتحاد الخزافين", "رئيس البلدية")
VERBS = ("أعلنت", "قال", "افتتح", "رمّم", "ناقش", "يدرس", "أكدت", "زار", "نفى", "تابعونا على", "شارك", "نشر")
OBJECTS = ("السد الجديد", "سوق السمك", "مكتبة متنقلة", "موسم الزيتون", "المصدر الأول للمياه", "جسر المشاة", "12 قاربا")
TAILS = ("مطلع الشهر المقبل", "في الميناء القديم", "بعد أسبوعين من العمل", "أمام مئة زائر", "يوم الأحد 3 مارس 2024", "")
ENDS = (".", ".", "؟", "!", "…", "،", ":", "»", ".»", "")
LINES = (
    *("اقرأ أيضاً", "اقرأ أيضاً:", "اقرأ أيضاً: افتتاح سوق السمك", "اقرأ المزيد", "شاهد أيضا", "المصدر: وكالات", "المصدر"),
    *(
        "المصدر: صحيفة الميناء",
        "نقلا عن الوكالة",
        "كلمات دلالية: السد، الري، المطر",
        "كلمات دلالية",
        "الوسوم:",
        "#السد #الري",
    ),
    *("مقالات مشابهة", "مواضيع ذات صلة", "الأكثر قراءة", "أخبار متعلقة", "تابعونا على فيسبوك", "شارك الخبر", "فيسبوك"),
    *("تويتر", "واتساب", "طباعة", "الرئيسية", "رياضة", "الرئيسية > أخبار", "اشترك في نشرتنا البريدية", "التعليقات (3)"),
    *(
        "أضف تعليقك",
        "جميع الحقوق محفوظة © 2024",
        "إعلان",
        "كتب: سامي الدهان",
        "سامي الدهان",
        "تحرير: ليلى قاسم",
        "رويترز",
    ),
    *(
        "القاهرة - رويترز",
        "(أ ف ب)",
        "الأحد 3 مارس 2024 - 11:20",
        "03/03/2024",
        "منذ ساعتين",
        "آخر تحديث: 10:15",
        "صورة أرشيفية",
    ),
    *(
        "تصوير: نادر",
        "سوق السمك يعود إلى الميناء",
        "مكتبة متنقلة تجوب القرى",
        "السد يمتلئ للمرة الأولى",
        "يتبع",
        "انتهى",
        "***",
    ),
    *(
        "السابق",
        "التالي",
        "مشاهدة الفيديو",
        "نسخ الرابط",
        "https://naba.example/1",
        "info@naba.example",
        "قد يعجبك أيضا",
    ),
)
BULLETS = ("", "", "", "• ", "- ", "* ", "1. ", "2- ", "▪", "»", "– ", "• - ", "🔴 ")
BREAKS = (
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\n \n",
    "\u2028",
    "<br>",
    "<br/>\n",
    " ",
    "    ",
    "\t\t",
    "\x0b",
    "\r",
    "\x85",
    " | ",
)
ODD = (
    *(
        "\u064e",
        "\u0651",
        "\u0670",
        "\u0640",
        "\u200b",
        "\u200f",
        "\u202b",
        "\u2066",
        "\ufeff",
        "\u00ad",
        "\ufefb",
        "\ufdf2",
    ),
    *(
        "&nbsp;",
        "&quot;",
        "&#1575;",
        "&amp;",
        "&amp;lt;",
        "&",
        "<br>",
        "<",
        "<p>",
        "\r\n",
        "\u2028",
        "\t",
        " " * 4,
        "\xa0",
        "\u3000",
    ),
    *(
        "\0",
        "\ud800",
        "\udfff",
        "🙂",
        "👨‍👩‍👧",
        "\U0001f1ea\U0001f1ec",
        "İ",
        "ß",
        "ﷺ",
        "پ",
        "١٢",
        ":",
        "،",
        "«",
        "»",
        "(",
        ")",
        "-",
    ),
)
LAWS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PRESETS = st.sampled_from(("precision", "balanced", "recall"))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    parts = [draw(st.sampled_from(words)) for words in (VERBS, SUBJECTS, OBJECTS, TAILS)]
    return " ".join(filter(None, parts)) + draw(st.sampled_from(ENDS))


PARAGRAPHS = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
FURNITURE = st.sampled_from(LINES)
PIECES = st.one_of(PARAGRAPHS, FURNITURE, FURNITURE, sentences())
GLUED = st.lists(PIECES, min_size=2, max_size=4).map(" ".join)
SOUP = st.text(st.characters() | st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآ ،.:«»\n"), max_size=40)


@st.composite
def lines(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(BULLETS)) + draw(st.one_of(PIECES, PIECES, PIECES, GLUED, SOUP))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw an article: lines joined by breaks of every kind, with odd characters put in anywhere."""
    text = draw(lines())
    for line in draw(st.lists(lines(), max_size=9)):
        text += draw(st.sampled_from(BREAKS)) + line
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=4)):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + odd + text[place:]
    return text


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(texts())
    title = draw(st.none() | st.sampled_from([*text.splitlines(), "سوق السمك يعود إلى الميناء", ""]))
    return Document(text, title=title, url=draw(st.sampled_from((None, "https://naba.example/news/1"))))


@lru_cache(maxsize=1)
def _rules() -> Rules:
    return load_rules()


@lru_cache(maxsize=1)
def _keeping() -> Matcher:
    """Every rule, and one that keeps each furniture line of this file."""
    phrases = tuple({fold(line): line for line in LINES if any(map(str.isalpha, line))}.values())
    return Matcher(
        Rules((*_rules(), Rule("body.keep", "body", "A test.", phrases=phrases, effect="keep", max_words=400)))
    )


def _kept(result: CleanResult) -> set[int]:
    return {place for start, end in result.kept for place in range(start, end)}


@LAWS
@given(documents(), PRESETS)
def test_output_is_made_of_slices_of_the_input_in_order(document: Document, preset: str) -> None:
    result = clean(document, options=Options(preset=preset))
    assert all(0 <= start < end <= len(document.text) for start, end in result.kept)
    assert all(before[1] < after[0] for before, after in pairwise(result.kept))
    assert "".join(document.text[start:end] for start, end in result.kept) == result.text


@LAWS
@given(documents(), PRESETS)
def test_kept_and_removed_are_the_input_and_every_removal_has_its_reason(document: Document, preset: str) -> None:
    result = clean(document, options=Options(preset=preset))
    spans = sorted([*result.kept, *((piece.start, piece.end) for piece in result.removed)])
    assert "".join(document.text[start:end] for start, end in spans) == document.text
    for piece in result.removed:
        assert piece.text == document.text[piece.start : piece.end] != ""
        assert piece.rule
        assert piece.phrase == document.text[piece.phrase_start : piece.phrase_end] != ""
        assert piece.label in LABELS[1:]


@LAWS
@given(documents(), PRESETS)
def test_every_mark_quotes_the_source_and_segments_stand_in_order(document: Document, preset: str) -> None:
    result = clean(document, options=Options(preset=preset))
    assert len(result.segments) == len(result.verdicts)
    assert all(before.end <= after.start for before, after in pairwise(result.segments))
    if result.changed:
        for mark in result.marks:
            assert mark.phrase == document.text[mark.start : mark.end]


@settings(LAWS, max_examples=300)
@given(documents(), PRESETS)
def test_cleaning_twice_is_cleaning_once(document: Document, preset: str) -> None:
    options = Options(preset=preset)
    once = clean(document, options=options).text
    assert clean(once, title=document.title, url=document.url, options=options).text == once


@LAWS
@given(documents(), PRESETS)
def test_no_rules_change_nothing(document: Document, preset: str) -> None:
    result = _cleaned(document, Matcher(Rules(())), Options(preset=preset), ())
    assert (result.text, result.removed) == (document.text, ())


@settings(LAWS, max_examples=200)
@given(documents(), PRESETS)
def test_leaving_out_a_drop_rule_never_drops_more(document: Document, preset: str) -> None:
    options = Options(preset=preset)
    fired = {mark.rule for mark in clean(document, options=options).marks}
    rules = Rules(tuple(rule for rule in _rules() if rule.id in fired))  # few, so that they are quickly compiled
    kept = _kept(_cleaned(document, Matcher(rules), options, ()))
    for rule in rules:
        if rule.effect == "drop":
            assert kept <= _kept(_cleaned(document, Matcher(rules.without(rule.id)), options, ())), rule.id


@LAWS
@given(documents(), PRESETS)
def test_keep_rule_protects_and_never_drops_more(document: Document, preset: str) -> None:
    options = Options(preset=preset)
    result = _cleaned(document, _keeping(), options, ())
    kept = _kept(result)
    assert _kept(clean(document, options=options)) <= kept
    for segment, verdict in zip(result.segments, result.verdicts, strict=True):
        if any(mark.effect == "keep" for mark in verdict.marks):
            assert verdict.kept
            assert kept >= set(range(segment.start, segment.end))


@LAWS
@given(documents())
def test_a_more_careful_preset_drops_less(document: Document) -> None:
    presets = ("precision", "balanced", "recall")
    precision, balanced, recall = (_kept(clean(document, options=Options(preset=preset))) for preset in presets)
    assert precision <= balanced <= recall


@LAWS
@given(st.lists(documents(), min_size=2, max_size=4))
def test_order_of_documents_does_not_matter(batch: list[Document]) -> None:
    forwards = [clean(document) for document in batch]
    assert [clean(document) for document in reversed(batch)] == forwards[::-1]


@LAWS
@given(documents())
def test_results_can_be_pickled(document: Document) -> None:
    result = clean(document)
    assert pickle.loads(pickle.dumps(result)) == result


@LAWS
@given(documents(), PRESETS)
def test_metadata_are_slices_of_the_source(document: Document, preset: str) -> None:
    metadata = clean(document, options=Options(preset=preset)).metadata
    for name in metadata.__slots__:
        for value in getattr(metadata, name):
            assert value.text == document.text[value.start : value.end] != ""
