"""A client of the page's server, and an article that has something of everything."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.web.app import ServerSettings, build_app

BASE = "http://localhost:8765"
ARTICLE = (
    "صدى الوادي\n"
    "قرية الوادي تعيد تشغيل طاحونة الماء\n"
    "كتب: مروان الطحان\n"
    "أعادت قرية الوادي أمس تشغيل طاحونة الماء القديمة بعد ثلاثين عاماً من توقفها، وسط احتفال حضره أهل القرى المجاورة.\n"
    "وقال المهندس إن حجر الرحى نُحت من جديد في ورشة القرية، وإن الطحن سيبدأ مع موسم الحصاد المقبل.\n"
    "اقرأ أيضاً: نحالو الوادي يجمعون عسل الربيع\n"
    "وأضاف أن الزوار سيشاهدون عمل الطاحونة كل يوم جمعة، وأن ريع التذاكر يذهب إلى مدرسة القرية.\n"
    "المصدر: وكالات\n"
    "من دفتر الوادي كل أسبوع"
)
LAST = "من دفتر الوادي كل أسبوع"


def client(settings: ServerSettings | None = None) -> Any:
    """Give a client of a server; a test that needs it is skipped where the extra `web` or the client is missing."""
    for module in ("starlette", "jinja2", "httpx2"):
        pytest.importorskip(module, reason="the page is an extra, and its tests speak to it by httpx2")
    from starlette.testclient import TestClient

    return TestClient(build_app(settings or ServerSettings()), base_url=BASE)
