"""Generated articles for the tests of laws: invented prose and furniture, and what scrapers spoil them with."""

from __future__ import annotations

from hypothesis import strategies as st

from cleaner import Document

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
AIMED = (  # what folds by its neighbours or to several letters, markup, and phrases that end anywhere
    *("ـ", "ـ ", " ـ ", " ــ ", "\u064b", "\u200f", "ﷲ", "ﷺ", "ﷺﷺ", "ﻻ", "&nbsp;", "&amp;", "&#1600;", "&lt;p&gt;"),
    *("<p>", "<br>", "<li>", "<>", "</div>", "<h2 class=x>", " ", "   ", "\t", "\n", "\r\n", "\u2028", "\xa0"),
    *("-", "–", "…", ":", ".", "،", "#", "*", "•", "|", "(", ")", "«", "»", "س", "ل", "ح", "م", "12", "a"),
    *("pic.twitter.com/", "pic.twitter.com/P", "https://t.co/a", "تعليقك سيظهر بعد", "المزيد في هذا التقرير"),
    *("نشكر لكم اهتمامكم وقراءتكم", "اقرأ أيضا", "اقـرأ أيضاً:", "المصدر", "المصدر: وكالات", "شارك", "كلمات دلالية:"),
    *("التعليقات (3)", "رويترز", "@naba", "#السد", "طباعة", "فتحت البلدية الجسر أمس أمام الحركة.", "انتهى"),
)
HOT = (  # those of them that did break laws, in the company of each other alone
    *("ـ", " ـ", "<p>", "<li>", "<br>", "ﷺ", "ﷲ", " ", "\n", "ح", "س", "#", "…", "تعليقك سيظهر بعد"),
    *("pic.twitter.com/", "pic.twitter.com/P", "المزيد في هذا التقرير"),
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
