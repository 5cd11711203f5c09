"""Why the context pass drops what it drops: one sentence for each id that its marks bear."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

REASONS: Final = MappingProxyType(
    {
        "context.markup": "A line break written as markup, where a line break beside it parts the lines as well.",
        "context.title": "A copy of the article's headline above its first paragraph, or what is plainly its headline.",
        "context.section-item": "A headline, tag, comment or table entry below the label that opened its section.",
        "context.foreign-article": "Prose of another article, pasted under a label for other stories.",
        "context.run": "One of three or more weakly marked lines in a row, as the entries of a menu are.",
        "context.edge": "A weakly marked line, such as a name, outside of the prose and beside other furniture.",
        "context.bare-tags": "A run of names of things the article speaks of, between its end and the furniture below.",
        "context.head": "A line above a date, menu or share line above the article.",
        "context.head-row": "What is left of a line above the article whose other cells are furniture.",
        "context.link": "A line of a page that is nothing but a link, with a headline's words or beside furniture.",
        "context.tail": "A line between two marked lines below the place where the article ended.",
    }
)

# The same, for editors who read Arabic.
REASONS_AR: Final = MappingProxyType(
    {
        "context.markup": "سطر جديد كُتب وسمًا، حيث يفصل بين السطرين أيضًا سطر جديد إلى جانبه.",
        "context.title": "نسخة من عنوان المقال فوق فقرته الأولى، أو ما هو عنوانه بلا شك.",
        "context.section-item": "عنوان أو وسم أو تعليق أو بند من فهرس تحت السطر الذي يعنون قسمه.",
        "context.foreign-article": "نص من مقال آخر أُلصق تحت عنوان لأخبار أخرى.",
        "context.run": "واحد من ثلاثة أسطر متتالية أو أكثر عليها علامة ضعيفة، مثل بنود القوائم.",
        "context.edge": "سطر عليه علامة ضعيفة، كأن يكون اسمًا، خارج نص المقال وإلى جانب عناصر أخرى من واجهة الصفحة.",
        "context.bare-tags": "سلسلة من أسماء ما يتحدث عنه المقال، بين نهايته وعناصر الواجهة التي تحته.",
        "context.head": "سطر فوق تاريخ أو قائمة أو سطر مشاركة فوق المقال.",
        "context.head-row": "ما بقي من سطر فوق المقال خاناته الأخرى من واجهة الصفحة.",
        "context.link": "سطر في الصفحة ليس إلا رابطًا، بكلمات كالعنوان أو إلى جانب عناصر أخرى من واجهة الصفحة.",
        "context.tail": "سطر بين سطرين عليهما علامة، تحت الموضع الذي انتهى فيه المقال.",
    }
)
