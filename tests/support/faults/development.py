"""The templates that the checks may be written on."""

from __future__ import annotations

from tests.support.faults.edits import (
    cut_behind,
    cut_between_words,
    cut_within_word,
    last,
    list_others,
    renumber,
    repeat,
    retitle,
    roughly,
    splice,
    story,
)
from tests.support.faults.template import faults, negatives

TEMPLATES = (
    *faults(
        "agency-identity",
        story(["وذكرت وكالة الأنباء {b.adjective} «{a.short}» أن السلطات تتابع الموضوع عن قرب."]),
        story(["ونقلت وكالة «{a.short}» {b.adjective} عن مسؤول محلي قوله إن الأعمال تسير كما خُطط لها."]),
        story(["وقال المصدر نفسه لوكالة {a.short} {b.adjective} إن النتائج ستعلن قريبا."]),
        story(["وبحسب ما أوردته وكالة الأنباء {b.adjective} ({a.short}) فإن لجنة ستزور المكان."]),
    ),
    *negatives(
        "agency-identity",
        story(["وذكرت {a.name} «{a.short}» أن السلطات تتابع الموضوع عن قرب."]),
        story(
            ["ونقلت وكالتا «{a.short}» {a.adjective} و«{b.short}» {b.adjective} عن مسؤول محلي قوله إن الأعمال مستمرة."]
        ),
        story(["وقال السفير في حديث لوكالة «{a.short}» إن السفارة {b.adjective} تتابع أوضاع رعاياها."]),
        story(["وكانت {a.name} نشرت الخبر أولا، ثم أكدته الخارجية {b.adjective} في بيان مقتضب."]),
    ),
    *faults(
        "credit-conflict",
        story(["وأضاف المسؤول في تصريح خاص لـ«{o.name}» أن التفاصيل ستنشر لاحقا."], foot=["المصدر: {p.name}"]),
        story(["وقال شاهد عيان لمراسل {o.name} إن المكان كان مكتظا."], foot=["المصدر: {p.name}"]),
        story(head=["خاص لـ{o.name}"], foot=["المصدر: {p.name}"]),
    ),
    *negatives(
        "credit-conflict",
        story(["وأضاف المسؤول في تصريح خاص لـ«{o.name}» أن التفاصيل ستنشر لاحقا."], foot=["المصدر: {o.name}"]),
        story(["ونقلت {p.kind} «{p.name}» عن مصدر آخر أن لجنة شُكلت للمتابعة."], foot=["المصدر: {o.name}"]),
        story(foot=["نقلا عن {o.name}"]),
        story(["وقال الوزير لـ«الشروق» إن الخطة جاهزة."], foot=["المصدر: الشروق الجزائرية"]),
        story(["وأفادت وكالة «{a.short}» بأن الاجتماع انتهى مساء."], foot=["المصدر: وكالات"]),
    ),
    *faults(
        "host-mismatch",
        story(foot=["تابعوا {p.kind} {p.name} على تلغرام"], url="https://{o.host}/news/4821"),
        story(foot=["جميع الحقوق محفوظة لـ{p.kind} {p.name} © 2025"], url="https://{o.host}/article/77"),
        story(foot=["© {p.name}"], url="https://{o.host}/a/1931"),
    ),
    *negatives(
        "host-mismatch",
        story(foot=["تابعوا {o.kind} {o.name} على تلغرام"], url="https://{o.host}/news/4821"),
        story(["وكانت {p.kind} {p.name} بثت تقريرا عن الموضوع قبل شهر."], url="https://{o.host}/article/77"),
        story(foot=["جميع الحقوق محفوظة © 2025"], url="https://{o.host}/a/1931"),
        story(["وقال مدير {p.kind} {p.name} إن فريقه حضر المناسبة."], url="https://{o.host}/n/5"),
        story(foot=["© الشروق"], url="https://www.echoroukonline.com/n/5"),
        story(foot=["تابعوا جريدة الشروق على تلغرام"], url="https://www.shorouknews.com/n/5"),
    ),
    *faults(
        "actor-conflict",
        story(
            [
                "وعلى صعيد آخر أعلن المتحدث باسم {s.seat}، {s.person}، أن بلاده مستعدة لدعم المشروع ماليا.",
                "وجاء هذا الإعلان من حكومة «{t.capital}» تعليقا على طلب المساعدة.",
            ]
        ),
        story(
            [
                "وأكد وزير الخارجية {s.masculine} {s.person} أن بلاده سترسل خبراء.",
                "وكان وزير الخارجية {t.masculine} {s.person} قد زار المنطقة في الربيع.",
            ]
        ),
        story(
            [
                "وقال المتحدث باسم {s.seat} إن بلاده تتابع المشروع باهتمام.",
                "ويأتي هذا التصريح الصادر عن {t.capital} بعد أسابيع من المشاورات.",
            ]
        ),
    ),
    *negatives(
        "actor-conflict",
        story(
            [
                "وعلى صعيد آخر أعلن المتحدث باسم {s.seat}، {s.person}، أن بلاده مستعدة لدعم المشروع ماليا.",
                "وجاء هذا الإعلان من حكومة «{s.capital}» تعليقا على طلب المساعدة.",
            ]
        ),
        story(
            [
                "وأكد وزير الخارجية {s.masculine} {s.person} ونظيره {t.masculine} {t.person} أن البلدين سيرسلان خبراء.",
                "وجاء ذلك بعد لقاء في {t.capital} حضره سفراء.",
            ]
        ),
        story(
            [
                "وقال المتحدث باسم {s.seat} إن بلاده تتابع المشروع باهتمام.",
                "وردت حكومة {t.capital} على هذا التصريح بالترحيب.",
            ]
        ),
    ),
    *faults(
        "spliced-article",
        splice(["المصدر: وكالات", "اقرأ أيضا:", "{title}"]),
        splice(["{title}"], below=["مواضيع ذات صلة", "{title}"]),
        splice(["{title}"]),
        splice(lead="تونس - وكالات - {lead}"),
        splice(["قد يهمك أيضا", "{title}"]),
        splice(),
    ),
    *negatives(
        "spliced-article",
        list_others("مواضيع ذات صلة"),
        list_others("اقرأ أيضا:", "• "),
        story(
            [
                "تفاصيل أخرى عن الموضوع",
                "وتابع الحاضرون النقاش حتى ساعة متأخرة، وتبادلوا الآراء في ما تحقق وما ينبغي أن يتحقق.",
            ]
        ),
        story(
            ["وفي سياق منفصل شهدت مدينة أخرى افتتاح معرض للكتاب شارك فيه ناشرون من عشر دول، وزاره آلاف التلاميذ."], at=3
        ),
    ),
    *faults(
        "date-conflict",
        story(["وعقد الاجتماع الأول يوم {day.wrong} {day.d} {day.gulf} {day.year} في مقر البلدية."]),
        story(["وكان العمل قد بدأ في {day.d} {day.levant}/{day.other_gulf} {day.year} بعد مشاورات."]),
        story(["وصدر القرار في {day.wrong_hijri} هـ الموافق {day.d} {day.gulf} {day.year} م."]),
        story(["وتعود آخر زيارة إلى 31 سبتمبر 2023، حين حضر الوزير."]),
    ),
    *negatives(
        "date-conflict",
        story(
            ["وعقد الاجتماع الأول يوم {day.weekday} {day.d} {day.gulf} {day.year} في مقر البلدية."],
            published="2026-06-01",
        ),
        story(["وكان العمل قد بدأ في {day.d} {day.levant}/{day.gulf} {day.year} بعد مشاورات."], published="2026-06-01"),
        story(["وصدر القرار في {day.hijri} هـ الموافق {day.d} {day.gulf} {day.year} م."], published="2026-06-01"),
        story(["ويستمر المعرض من السبت 17 إلى الثلاثاء 20 من الشهر الجاري."]),
    ),
    *faults("title-body", *[retitle(lambda sample, other: other.title)] * 3),
    *negatives("title-body", retitle(lambda sample, other: sample.paraphrase)),
    *faults(
        "truncated",
        last(cut_between_words("...")),
        last(cut_between_words(" [...]")),
        last(cut_behind("في", "من", "على", "التي", "أن")),
        last(cut_between_words(""), ["اقرأ المزيد"]),
        last(lambda paragraph: paragraph.rstrip(".") + "، مضيفا «لن نتوقف عند هذا الحد وسنواصل العمل"),
    ),
    *faults("truncated", last(cut_within_word), level="info"),
    *negatives(
        "truncated",
        last(lambda paragraph: paragraph + " وختم قائلا: «سنرى... كل شيء في وقته»."),
        last(str, ["اقرأ المزيد:", "أمطار غزيرة على السواحل", "موعد مباراة القمة"]),
        last(lambda paragraph: paragraph + " وقال أحدهم: «انتظرنا طويلا...»"),
    ),
    *faults(
        "name-variants",
        story(
            [
                "وحضر المناسبة {n.office} {n.name} الذي قدم من بلاده خصيصا.",
                "وقال {n.variant} في كلمة قصيرة إن التجربة تستحق أن تعمم.",
            ]
        ),
        story(
            [
                "وحضر المناسبة {n.office} {n.name} مع وفد مرافق.",
                "وفي الختام شكر {n.office} {n.other} المنظمين على الدعوة.",
            ]
        ),
        level="info",
    ),
    *negatives(
        "name-variants",
        story(
            [
                "وحضر المناسبة {n.office} {n.name} الذي قدم من بلاده خصيصا.",
                "وقال {n.name} في كلمة قصيرة إن التجربة تستحق أن تعمم.",
            ]
        ),
        story(
            [
                "وحضر المناسبة {n.office} {n.name} مع وفد مرافق.",
                "وخلف {n.name} في المنصب {n.other} الذي كان {n.office} من قبل.",
            ]
        ),
        story(["وحضر أحمد خليل وأحمد جليل من المجلس البلدي، ثم انضم إليهما سمير خليل."]),
    ),
    *faults(
        "number-conflict",
        renumber(lambda n: n + max(2, n // 4)),
        renumber(lambda n: n + max(2, n // 4), in_title=False),
        renumber(lambda n: n - max(1, n // 4), in_title=False),
        renumber(lambda n: n - 1, in_words=True),
    ),
    *negatives(
        "number-conflict",
        renumber(lambda n: n, in_words=True),
        roughly("نحو", lambda n: n + 1 if n > 9 else None),
        roughly("", lambda n: n // 100 * 100 if n > 100 and n % 100 else None),
        story(["وكان العام الماضي قد شهد أرقاما أقل من ذلك بكثير وفق السجلات."]),
        retitle(lambda sample, other: "انتظار دام أكثر من 10 سنوات: " + sample.title),
    ),
    *faults("repeat", repeat(1, 3), repeat(0, 2), repeat(2, 4)),
    *negatives(
        "repeat",
        story(["«لن نعود إلى الوراء»", "وكرر الحاضرون العبارة.", "«لن نعود إلى الوراء»"]),
        story(["وبلغت الكلفة في المرحلة الأولى ثلاثة ملايين، صرف معظمها على المعدات والأجور والنقل بين المدن."]),
    ),
)
