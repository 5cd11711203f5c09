"""The templates that the checks are measured on: other wordings, and other agencies, outlets, states and people.

No check is written on them: they are for measuring alone.
"""

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
        story(["وأوردت وكالة الأنباء {b.adjective} «{a.short}» مساء نص البيان كاملا."]),
        story(['وأشارت وكالة "{a.short}" {b.adjective} في تقرير لها إلى أن الكلفة لم تحدد بعد.']),
        story(["وفي وقت لاحق، بثت وكالة {a.short} {b.adjective} للأنباء صورا من المكان."]),
        story(["وصرح المدير لوكالة الأنباء {b.adjective} الرسمية “{a.short}” بأن العقود وُقعت."]),
        story(head=["وكالة الأنباء {b.adjective} ({a.short}) - نشر المكتب الإعلامي تفاصيل إضافية عن المشروع."]),
    ),
    *negatives(
        "agency-identity",
        story(["وأوردت {a.name} مساء نص البيان كاملا، ثم بثته وكالة «{b.short}» مترجما."]),
        story(['وأشارت وكالة "{a.short}" {a.adjective} في تقرير لها إلى أن الكلفة لم تحدد بعد.']),
        story(["وذكرت «{a.short}» أن الحكومة {b.adjective} عرضت المساعدة."]),
        story(["وصرح الملحق الصحفي في السفارة {b.adjective} لوكالة «{a.short}» بأن بلاده ترحب بالفكرة."]),
        story(["ونقلت الصحافة {b.adjective} عن وكالة {a.short} قولها إن الموعد تأجل."]),
    ),
    *faults(
        "credit-conflict",
        story(["وكشف المتحدث لـ«{o.name}» عن تفاصيل المرحلة القادمة."], foot=["المصدر : {p.name}"]),
        story(["وأكد لموفدة {o.name} أن العمل مستمر ليلا ونهارا."], foot=["مصدر الخبر: {p.name}"]),
        story(["وقال في مقابلة حصرية مع {o.kind} {o.name} إنه لا يخشى النتائج."], foot=["المصدر/ {p.name}"]),
        story(head=["{o.name} - خاص"], foot=["المصدر: {p.kind} {p.name}"]),
    ),
    *negatives(
        "credit-conflict",
        story(["وكشف المتحدث لـ«{o.name}» عن تفاصيل المرحلة القادمة."], foot=["المصدر : {o.name}"]),
        story(["وكانت {p.kind} {p.name} أول من تناول القصة في تحقيق نشرته قبل عام."], foot=["المصدر: {o.name}"]),
        story(head=["بقلم: سمير الحلو"], foot=["المصدر: {o.name} + وكالات"]),
        story(["وحسب {p.name}، فإن لجنة برلمانية ستنظر في الملف."], foot=["المصدر: {o.kind} {o.name}"]),
        story(["وقال لوكالة «{a.short}» إن الاجتماع تأجل."], foot=["المصدر: {a.name}"]),
        story(["وأضاف في حديث لصحيفة «الوطن» أن الميزانية كافية."], foot=["المصدر: الوطن السعودية"]),
        story(["وذكرت «الرأي» أن الموعد لم يتغير."], foot=["المصدر: الرأي"], url="https://www.alraimedia.com/a/2"),
    ),
    *faults(
        "host-mismatch",
        story(foot=["لمتابعة آخر الأخبار اشتركوا في قناة {p.name} على واتساب"], url="https://{o.host}/story/2025/9"),
        story(foot=["حقوق النشر محفوظة © {p.name} 2024"], url="https://{o.host}/p/331"),
        story(foot=["حملوا تطبيق {p.name} لتصلكم الأخبار العاجلة"], url="https://{o.host}/x/40"),
        story(foot=["تابعونا على صفحة {p.kind} {p.name} في فيسبوك"], url="https://{o.host}/y/8"),
    ),
    *negatives(
        "host-mismatch",
        story(foot=["لمتابعة آخر الأخبار اشتركوا في قناة {o.name} على واتساب"], url="https://{o.host}/story/2025/9"),
        story(["وحصل فيلم عن القصة على جائزة قدمتها {p.kind} {p.name} في حفلها السنوي."], url="https://{o.host}/p/331"),
        story(["ونشرت {p.kind} «{p.name}» صورا للحدث."], foot=["المصدر: {p.name}"], url="https://{o.host}/x/40"),
        story(["ويتابع كثيرون {p.kind} {p.name} على تلغرام لمعرفة المواعيد."], url="https://{o.host}/y/8"),
        story(foot=["حقوق النشر محفوظة © الوطن 2024"], url="https://www.elwatannews.com/news/8"),
        story(foot=["تابعونا على صفحة صحيفة الوطن في فيسبوك"], url="https://www.alwatan.com.sa/article/8"),
        story(foot=["اشتركوا في قناة الرأي على واتساب"], url="https://alrai.com/article/8"),
    ),
    *faults(
        "actor-conflict",
        story(
            [
                "من جهة ثانية قال الناطق باسم {s.seat} {s.person} إن المبادرة تستحق التشجيع وإن وفدا سيزور الموقع.",
                "وصدر هذا الموقف عن حكومة {t.capital} غداة نشر التقرير.",
            ]
        ),
        story(
            [
                "والتقى الحضور وزير الاقتصاد {s.masculine} {s.person} الذي كان في زيارة خاصة.",
                "ووعد وزير الاقتصاد {t.masculine} {s.person} بدراسة المقترح قبل نهاية العام.",
            ]
        ),
        story(
            [
                "ورحب المتحدث باسم {s.seat} بالخطوة وعدها مثالا يحتذى.",
                "وهذا الترحيب من جانب {t.capital} هو الأول من نوعه.",
            ]
        ),
        story(
            [
                "وأعلن {s.seat} في بيان رسمي تقديم منحة لدعم المبادرة.",
                "وأوضحت حكومة «{t.capital}» في بيانها هذا أن المنحة غير مشروطة.",
            ]
        ),
    ),
    *negatives(
        "actor-conflict",
        story(
            [
                "من جهة ثانية قال الناطق باسم {s.seat} {s.person} إن المبادرة تستحق التشجيع وإن وفدا سيزور الموقع.",
                "وصدر موقف مماثل عن حكومة {t.capital} غداة نشر التقرير.",
            ]
        ),
        story(
            [
                "والتقى الحضور وزير الاقتصاد {s.masculine} {s.person} ووزير الاقتصاد {t.masculine} {t.person}.",
                "ووعد الوزير {s.masculine} بدراسة المقترح، فيما تحفظ {t.person}.",
            ]
        ),
        story(
            [
                "ورحب المتحدث باسم {s.seat} بالخطوة وعدها مثالا يحتذى.",
                "وهذا الترحيب من جانب {s.capital} هو الأول من نوعه.",
            ]
        ),
        story(["وقال المتحدث باسم {s.seat} خلال زيارة إلى {t.capital} إن حكومة {t.capital} شريك موثوق."]),
    ),
    *faults(
        "spliced-article",
        splice(["المصدر: وكالات", "إقرأ أيضاً:", "{title}"], paragraphs=4),
        splice(["شاهد أيضا", "{title}"]),
        splice(["{title}"], below=["أخبار متعلقة", "• {title}"], paragraphs=2),
        splice(["{title}"], paragraphs=4),
        splice(lead="الرباط (وكالات) - {lead}", paragraphs=4),
        splice(paragraphs=4),
    ),
    *negatives(
        "spliced-article",
        list_others("أخبار متعلقة"),
        list_others("إقرأ أيضاً:", "  • "),
        story(
            [
                "ما الذي سيتغير بعد اليوم",
                "سيلمس السكان الفرق منذ الأسابيع الأولى، لأن العمل صار منظما والمواعيد معروفة للجميع سلفا.",
            ]
        ),
        story(
            ["وبعيدا عن ذلك، كانت المدينة نفسها قد احتضنت في الخريف سباقا للدراجات شارك فيه هواة من بلدان مجاورة."],
            at=4,
        ),
        story(["وكان خبير قد كتب: «كل مشروع يبدأ صغيرا، ثم يكبر إن صبر عليه أصحابه وسمعوا نصيحة من سبقهم إليه»."]),
    ),
    *faults(
        "date-conflict",
        story(["وجرى التوقيع {day.wrong}، {day.d} {day.algeria} {day.year}، بحضور شهود."]),
        story(["وانطلقت التجارب في {day.d} {day.levant} ({day.other_gulf}) {day.year} على نطاق ضيق."]),
        story(["وافتتح المقر في {day.d} {day.gulf} {day.year} الموافق {day.wrong_hijri}هـ وسط احتفال."]),
        story(["وسُجلت الشكوى الأولى بتاريخ {day.wrong} {day.day:%d/%m/%Y} لدى المركز."]),
        story(["وجاء في المحضر المؤرخ في يوم {day.wrong} {day.indic} أن الأشغال تأخرت."]),
        story(["وتسلم المقاول الموقع {day.wrong} {day.d} {day.morocco} {day.year} بعد طول انتظار."]),
        story(["وأبرم الاتفاق {day.wrong} {day.ordinal} من {day.levant} {day.year} في الفندق الكبير."]),
        story(["ووصلت المعدات منذ {day.other_levant}/{day.gulf} {day.year} وبقيت في المخازن."]),
        story(["ويحمل العقد تاريخ 30 فبراير 2024 وتوقيع الطرفين."]),
    ),
    *faults(
        "date-conflict",
        story(
            foot=["© 2019 جميع الحقوق محفوظة"], head=["{day.weekday} {day.d} {day.gulf} {day.year}"], published="2019"
        ),
        level="info",
    ),
    *negatives(
        "date-conflict",
        story(["وجرى التوقيع {day.weekday}، {day.d} {day.algeria} {day.year}، بحضور شهود."], published="2026-06-01"),
        story(
            ["وانطلقت التجارب في {day.d} {day.levant} ({day.gulf}) {day.year} على نطاق ضيق."], published="2026-06-01"
        ),
        story(
            ["وافتتح المقر في {day.d} {day.gulf} {day.year} الموافق {day.hijri}هـ وسط احتفال."], published="2026-06-01"
        ),
        story(["وسُجلت الشكوى الأولى بتاريخ {day.weekday} {day.day:%d/%m/%Y} لدى المركز."], published="2026-06-01"),
        story(
            ["وأبرم الاتفاق {day.weekday} {day.ordinal} من {day.levant} {day.year} في الفندق الكبير."],
            published="2026-06-01",
        ),
        story(["ويمتد الموسم بين {day.levant}/{day.next_levant} من كل عام بحسب الأمطار."], published="2026-06-01"),
        story(["ومن المقرر أن ينعقد المؤتمر في 14 نوفمبر 2031 إن توفر التمويل."]),
        story(["وأقيم الحفل مساء {day.weekday} {day.indic} في الهواء الطلق."], published="2026-06-01"),
        story(foot=["© 2019 جميع الحقوق محفوظة"]),
    ),
    *faults(
        "title-body",
        retitle(lambda sample, other: other.title + " | أخبار اليوم"),
        retitle(lambda sample, other: other.title),
        retitle(lambda sample, other: "فيديو: " + other.title),
        retitle(lambda sample, other: other.paraphrase),
    ),
    *negatives(
        "title-body",
        retitle(lambda sample, other: sample.paraphrase),
        retitle(lambda sample, other: "عاجل: " + sample.title),
        retitle(lambda sample, other: "حكاية من زمن الصبر الجميل"),
    ),
    *faults(
        "truncated",
        last(cut_between_words("…")),
        last(cut_between_words(" (…)")),
        last(cut_behind("إلى", "عن", "التي", "في", "بعد", "قبل", "من")),
        last(cut_between_words("..."), ["للمزيد"]),
        last(lambda paragraph: paragraph.rstrip(".") + '، وختم بالقول: "إن ما تحقق خطوة أولى في طريق طويل نعرف وجهته'),
        last(cut_between_words("،")),
    ),
    *faults("truncated", last(cut_within_word), level="info"),
    *negatives(
        "truncated",
        last(lambda paragraph: paragraph + ' وعلق آخر: "ربما… من يدري؟".'),
        last(str, ["للمزيد:", "إقبال كبير على المعرض", "تأجيل جلسة المجلس"]),
        last(lambda paragraph: paragraph + " للمزيد من المعلومات يمكن الاتصال بالرقم الأخضر."),
        last(lambda paragraph: paragraph.rstrip(".") + "!"),
    ),
    *faults(
        "name-variants",
        story(
            [
                "وزار المكان {n.office} {n.name} وعدد من المستشارين.",
                "وبعد الجولة عبر {n.variant} عن إعجابه بما رأى.",
            ]
        ),
        story(
            [
                "وبعث {n.office} {n.name} برسالة تهنئة قرئت على الحاضرين.",
                "وجاء في رسالة {n.office} {n.other} أن التجربة ملهمة.",
            ]
        ),
        level="info",
    ),
    *negatives(
        "name-variants",
        story(
            [
                "وزار المكان {n.office} {n.name} وعدد من المستشارين.",
                "وبعد الجولة عبر {n.name} عن إعجابه بما رأى.",
            ]
        ),
        story(
            [
                "وبعث {n.office} {n.name} برسالة تهنئة قرئت على الحاضرين.",
                "أما {n.office} السابق {n.other} فحضر بنفسه.",
            ]
        ),
        story(["وتحدث حسين منصور ثم حسن منصور، وهما شقيقان يعملان في المهنة نفسها."]),
    ),
    *faults(
        "number-conflict",
        renumber(lambda n: n + max(1, n // 3)),
        renumber(lambda n: max(2, n - max(1, n // 3)), in_title=False),
        renumber(lambda n: n + 1 if n < 9 else None, in_words=True),
    ),
    *negatives(
        "number-conflict",
        renumber(lambda n: n, in_words=True),
        roughly("ما يقارب", lambda n: n + 2 if n > 9 else None),
        roughly("أكثر من", lambda n: n - 1 if n > 9 else None),
        roughly("", lambda n: round(n / 100) * 100 if n > 100 and n % 100 else None),
        story(["ويمتد المسار الجديد على طول 3000 متر تقريبا."], title="مسار بطول 3 كيلومترات يغير وجه المكان"),
        story(["وفي السنة السابقة سجل 37 حادثا و112 مخالفة من هذا القبيل في الجهة كلها."]),
        retitle(lambda sample, other: "بعد أكثر من 3 أسابيع.. " + sample.title),
        retitle(lambda sample, other: sample.title + ".. 3 أسباب تجعل الخبر مهما"),
    ),
    *faults(
        "repeat",
        repeat(1, 4),
        repeat(0, 0),
        repeat(2, 3, lambda line: line.replace("،", " ،").replace(".", " .")),
        repeat(3, 4, lambda line: line.replace("أ", "ا").replace("قال", "قَالَ")),
    ),
    *negatives(
        "repeat",
        story(["نعم للحياة", "وردد الأطفال النشيد مرتين.", "نعم للحياة"]),
        repeat(
            1, 4, lambda line: " ".join(line.split(" ")[:8]) + " أمر لم يتوقعه أحد من الذين حضروا منذ الصباح الباكر."
        ),
        story(["وقال أحد الحاضرين إن اليوم تاريخي.", "وقالت إحدى الحاضرات إن اليوم تاريخي."]),
    ),
)
