"""Why a page's markup drops what no rule names: one sentence for each id that its marks bear."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

REASONS: Final = MappingProxyType(
    {
        "page.author": "A line beside the prose that is the name of the page's author.",
        "page.cards": "One of three or more like elements, each with a headline that is a link: other stories.",
        "page.consent": "A box that asks for consent to cookies, known by what it says and by its buttons.",
        "page.copy": "A copy of the article, for another screen, the printer or a voice: it stands above it already.",
        "page.headline": "The page's headline above its article, or a copy of it.",
        "page.hidden": "An element that the markup hides and that holds no prose worth showing.",
        "page.keyword": "A line beside the prose that is one of the page's keywords, or several of them.",
        "page.links": "An element that holds two or more links and nothing else.",
        "page.outlet": "A line beside the prose that is the name of the page's outlet.",
        "page.other-article": "Another article of a page of several: that of its address or title stays, or the first.",
        "page.outside": "What stands outside of the element that holds the article.",
        "page.picture": "A line that says the same as the text that stands for one of the page's pictures.",
        "page.post-head": "The date and number of the first post of a thread.",
        "page.reply": "A reply in a thread of a forum, whose first post is the article.",
        "page.section": "A line beside the prose that is the name of the page's section.",
        "page.signature": "The signature of a post's author in a forum, below the line that parts it from the post.",
        "page.teaser": "The beginning of the article as the page shows it; the page's data hold all of it.",
    }
)

# The same, for editors who read Arabic.
REASONS_AR: Final = MappingProxyType(
    {
        "page.author": "سطر إلى جانب نص المقال هو اسم كاتب الصفحة.",
        "page.cards": "واحد من ثلاثة عناصر متشابهة أو أكثر، في كل منها عنوان هو رابط: أخبار أخرى.",
        "page.consent": "مربع يطلب الموافقة على ملفات تعريف الارتباط، يُعرف بما يقوله وبأزراره.",
        "page.copy": "نسخة من المقال لشاشة أخرى أو للطباعة أو للصوت؛ نصها وارد قبلها.",
        "page.headline": "عنوان الصفحة فوق مقالها، أو نسخة منه.",
        "page.hidden": "عنصر تخفيه الصفحة وليس فيه نص يستحق أن يُعرض.",
        "page.keyword": "سطر إلى جانب نص المقال هو كلمة من كلمات الصفحة المفتاحية أو عدة كلمات منها.",
        "page.links": "عنصر فيه رابطان أو أكثر ولا شيء غيرهما.",
        "page.outlet": "سطر إلى جانب نص المقال هو اسم الوسيلة التي نشرت الصفحة.",
        "page.other-article": "مقال آخر في صفحة فيها عدة مقالات؛ يبقى مقال عنوانها أو رابطها، أو أولها.",
        "page.outside": "ما يقع خارج العنصر الذي فيه المقال.",
        "page.picture": "سطر يقول ما يقوله النص البديل لصورة من صور الصفحة.",
        "page.post-head": "تاريخ المشاركة الأولى في الموضوع ورقمها.",
        "page.reply": "رد في موضوع منتدى، مقاله هو المشاركة الأولى.",
        "page.section": "سطر إلى جانب نص المقال هو اسم قسم الصفحة.",
        "page.signature": "توقيع كاتب المشاركة في منتدى، تحت الخط الذي يفصله عنها.",
        "page.teaser": "بداية المقال كما تعرضها الصفحة، وفي بياناتها المقال كله.",
    }
)
