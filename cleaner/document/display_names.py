"""What pages for readers of Arabic call the families of removed pieces, the kinds of warnings, and languages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "body": "متن المقال",
        "title": "تكرار العنوان",
        "byline": "اسم الكاتب",
        "date": "التاريخ والوقت",
        "caption": "تعليقات الصور",
        "source": "المصدر",
        "tags": "الوسوم والكلمات الدلالية",
        "read_also": "اقرأ أيضاً",
        "related": "أخبار ذات صلة",
        "foreign": "نصوص مقالات أخرى",
        "share": "المشاركة والمتابعة",
        "subscribe": "الاشتراك والنشرات",
        "comments": "التعليقات",
        "nav": "قوائم التنقل",
        "ad": "الإعلانات",
        "legal": "الحقوق وإخلاء المسؤولية",
        "widget": "العناصر المضمّنة",
        "ui": "أزرار الصفحة",
    }
)
WARNINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "empty": "نصها فارغ",
        "teaser": "نصها قد يكون بداية المقال فقط",
        "doubled": "المقال فيها مكرر",
        "merged": "في صفحتها عدة مقالات بقي منها واحد",
        "truncated": "صفحتها مبتورة",
        "markup": "وسوم صفحة لم تُقرأ صفحةً",
        "mojibake": "حروفها تالفة",
        "unsettled": "لم يستقر تنظيفها فتُركت كما هي",
        "long": "أطول من أن توزن، فنظّفتها القواعد وحدها",
        "mixed": "فيها أكثر من لغة",
        "page": "صفحتها أكبر من أن تُقرأ",
    }
)
LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ar": "العربية",
        "fa": "الفارسية",
        "ur": "الأردية",
        "ckb": "الكردية",
        "ps": "البشتوية",
        "ug": "الأويغورية",
        "und": "غير معروفة",
        "und-Latn": "مكتوبة بحروف لاتينية",
    }
)
