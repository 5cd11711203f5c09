"""Invented pieces of pages for the tests: paragraphs, headlines, and what stands around an article."""

from __future__ import annotations

TITLE = "ترميم المنارة القديمة في ميناء الرملة"
PROSE = (
    "أعلنت إدارة الميناء أمس أن رصيف الصيادين الجديد يفتح في مطلع الشهر، وأن العمل على المنارة انتهى قبل موعده.",
    "وقال مدير الميناء إن الرصيف يتسع لأربعين قارباً، وإن السوق المجاور له يفتح أبوابه كل صباح طوال فصل الصيف.",
    "وأضاف أن المنارة بُنيت قبل مئة وعشرين عاماً، وأن حجارتها جُلبت من جبل قريب على ظهور الجمال في رحلة دامت شهراً.",
    "ورحب أهالي الحي بالمشروع، غير أن بعضهم يخشى أن ترتفع إيجارات البيوت القديمة مع قدوم الزوار إلى الساحل.",
    "وتقول الباحثة سلمى الحكيم إن ترميم المباني لا يكفي وحده، فالميناء يحتاج إلى مدرسة للصيد وإلى مستشفى صغير.",
    "ومن المقرر أن تستقبل المنارة أول زوارها في نهاية الأسبوع المقبل، بعد أن تنتهي البلدية من إنارة الطريق إليها.",
)
HEADLINES = (
    "سفينة صيد تنجو من عاصفة شديدة قرب الجزيرة",
    "مكتبة متنقلة تجوب قرى الجبل في الشتاء",
    "موسم الزيتون يبدأ باكراً هذا العام في الوادي",
    "فريق السباحة يعود من البطولة بست ميداليات",
    "جسر المشاة الجديد يفتح أمام سكان الضفتين",
    "معرض الخزف يستقبل زواره في القلعة القديمة",
)
SECTIONS = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "صحة", "علوم", "آراء")


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def links(*texts: str, tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/{number}">{text}</a></{tag}>\n' for number, text in enumerate(texts))


def page(body: str, head: str = "", title: str = TITLE) -> str:
    """Give a whole page with a menu above what is given and a footer below it."""
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} | المرفأ</title>{head}'
        f"</head>\n<body><div id=top><ul>{links(*SECTIONS)}</ul></div>\n{body}\n"
        "<div id=end><p>صحيفة المرفأ، صندوق البريد 12، هاتف 555</p><p>جميع الحقوق محفوظة © 2024</p></div></body></html>"
    )
