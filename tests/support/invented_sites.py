"""Invented sites: articles with furniture whose places are known, to see what learning finds of it and what it harms.

A file of such sites has one article a line: `text`, `title`, `url`, and `furniture`, a list of `[start, end]` in code
points of the text. `samples/learning/*.jsonl` may hold files of others; here are some sites that are made.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from cleaner.arabic.fold import fold

PLACES = (
    *("القاهرة", "دمشق", "عمّان", "الرباط", "تونس", "الجزائر", "بغداد", "صنعاء", "الخرطوم", "طرابلس", "بيروت", "مسقط"),
    *("الدوحة", "الكويت", "نواكشوط", "حلب", "الموصل", "البصرة", "فاس", "وهران", "صفاقس", "أسوان", "طنطا", "نزوى"),
)
WHO = (
    *("وزير النقل", "رئيس البلدية", "مديرة المتحف", "رئيس الجامعة", "قائد الإطفاء", "نقيب المعلمين", "مدير المستشفى"),
    *("وزيرة البيئة", "رئيس الغرفة التجارية", "مدرب المنتخب", "محافظ المصرف المركزي", "مدير المرفأ", "رئيسة اللجنة"),
    *("أمين المكتبة الوطنية", "مهندس السد", "خبير الزلازل", "باحثة في علوم البحار", "رئيس النادي", "عميد الكلية"),
)
DID = (*("أعلن", "أكد", "أوضح", "قال", "كشف", "نفى", "ذكر", "شرح", "رأى", "توقع", "بيّن", "أضاف", "ردد", "كتب"),)
WHAT = (
    *("إنجاز الطريق الساحلي", "ترميم السوق القديم", "شراء عشر حافلات كهربائية", "حفر آبار جديدة", "افتتاح قسم للأطفال"),
    *("زراعة ألفي شجرة زيتون", "تأجيل المباراة النهائية", "رفع أسعار القمح", "إغلاق الجسر الغربي", "نقل المخطوطات"),
    *("خفض سعر الفائدة", "تدريب مئتي معلم", "توسيع المرفأ", "بناء مدرسة للبنات", "تركيب مضخات للري", "عرض لوحات الخط"),
    *("تنظيف الشاطئ الشمالي", "إعادة فتح المعبر", "تعيين حكم دولي", "نشر ديوان الشاعر", "إصلاح شبكة الكهرباء"),
)
WHEN = (
    "صباح أمس",
    "مساء الخميس",
    "بعد اجتماع طويل",
    "خلال مؤتمر صحفي",
    "قبل نهاية العام",
    "في بيان مقتضب",
    "للمرة الأولى",
)
WHY = (
    *(
        "لأن السكان طالبوا بذلك منذ سنين",
        "بعد أن ارتفعت الكلفة كثيرًا",
        "رغم اعتراض المجلس المحلي",
        "بتمويل من صندوق التنمية",
    ),
    *("كي لا تتكرر فيضانات الشتاء", "إلى أن تصل المعدات الجديدة", "من دون أن يحدد موعدًا", "وفق خطة أقرها البرلمان"),
    *("لكن العمال لم يقبضوا رواتبهم", "وهو ما رحب به التجار", "وسط جدل بين المهندسين", "على أن يراجع القرار بعد شهر"),
)
NAMES = ("سالم الحربي", "منى العلي", "خالد المصري", "ليلى حداد", "يوسف قاسم", "هدى منصور", "عمر الزين", "نورة السالم")


class Made(NamedTuple):
    """An article with the places of its furniture."""

    text: str
    title: str
    url: str
    furniture: tuple[tuple[int, int], ...]

    @property
    def record(self) -> dict[str, str]:
        """What learning and cleaning are told of it."""
        return {"text": self.text, "title": self.title, "url": self.url}


class Parts(NamedTuple):
    """The lines of an article: whether each is furniture."""

    lines: list[tuple[str, bool]]

    def made(self, title: str, url: str, *, flat: bool) -> Made:
        """Join the lines, with breaks or blanks."""
        text, places = "", []
        for line, furniture in self.lines:
            text += "" if not text else " " if flat else "\n"
            if furniture:
                places.append((len(text), len(text) + len(line)))
            text += line
        return Made(text, title, url, tuple(places))


Dress = Callable[[Random, str, int, list[str]], list[tuple[str, bool]]]


def sentence(random: Random) -> str:
    """Make a sentence that hardly ever comes twice."""
    number = random.randrange(3, 9000)
    return (
        f"{random.choice(DID)} {random.choice(WHO)} في {random.choice(PLACES)} {random.choice(WHEN)} أن "
        f"{random.choice(WHAT)} يكلف {number} ألفًا، {random.choice(WHY)}."
    )


def paragraphs(random: Random, least: int = 3, most: int = 7) -> list[str]:
    """Make the prose of an article."""
    return [
        " ".join(sentence(random) for _ in range(random.randrange(1, 4))) for _ in range(random.randrange(least, most))
    ]


def headline(random: Random) -> str:
    """Make a title."""
    return f"{random.choice(WHAT)} في {random.choice(PLACES)} {random.choice(WHEN)}"


def site(host: str, dress: Dress, *, articles: int, flat: bool, seed: int) -> list[Made]:
    """Make the articles of a site, each dressed with its furniture."""
    random = Random(seed)
    found = []
    for number in range(articles):
        title = headline(random)
        lines = dress(random, title, number, paragraphs(random))
        found.append(
            Parts(lines).made(
                title, f"https://{host}/{2024 + number % 2}/0{1 + number % 9}/1{number % 10}/{number}", flat=flat
            )
        )
    return found


def _prose(lines: Iterable[str]) -> list[tuple[str, bool]]:
    return [(line, False) for line in lines]


def newsroom(random: Random, title: str, number: int, prose: list[str]) -> list[tuple[str, bool]]:
    """A label line above, initials, a permalink with the title and a phone number below."""
    initials = random.choice(("م.ع / س.ح", "ن.ك / س.ح", "م.ع / ر.ب"))
    return [
        ("خدمة الميناء الإخبارية", True),
        *_prose(prose),
        (initials, True),
        (f"الرابط الدائم: {title}", True),
        ("غرفة أخبار الميناء ٠٢-٥٥٥١٢٣٤", True),
    ]


def follower(random: Random, title: str, number: int, prose: list[str]) -> list[tuple[str, bool]]:
    """A prompt amid the prose, a date line with a place above, a list of the month's most read below."""
    month = number // 12
    listed = [headline(Random(900 + month * 10 + i)) for i in range(3)]
    return [
        (f"{random.choice(PLACES)} {1 + number % 28} مايو 2024 خاص بنخلة", True),
        *_prose(prose[:1]),
        ("تابع نخلة نت على:", True),
        *_prose(prose[1:]),
        ("حديث الناس", True),
        *((line, True) for line in listed),
    ]


def signed(random: Random, title: str, number: int, prose: list[str]) -> list[tuple[str, bool]]:
    """The name of the author with the site's, and a line on which the site signs; every fifth has a column's close."""
    name = random.choice(NAMES)
    close = ["ولنا لقاء في الأسبوع القادم إن شاء الله"] if name == NAMES[0] else []
    return [
        (f"{name} – صدى الجبل", True),
        *_prose(prose),
        *_prose(close),
        ("صدى الجبل.. صوت من لا صوت له", True),
        (f"عدد القراءات: {random.randrange(10, 9000)}", True),
    ]


def weather(random: Random, title: str, number: int, prose: list[str]) -> list[tuple[str, bool]]:
    """A site of weather and verses: its standing first sentence and its refrain are the articles' own."""
    first = "تتوقع هيئة الأرصاد أن يكون الطقس اليوم معتدلًا على السواحل."
    refrain = "يا مطر الخير عد إلى أرضنا"
    return [
        *_prose([first, *prose[:2], refrain, *prose[2:], refrain]),
        ("نشرة غيمة اليومية | غيمة", True),
    ]


def recipes(random: Random, title: str, number: int, prose: list[str]) -> list[tuple[str, bool]]:
    """Subheadings of its own in each article, and a line below that is the site's."""
    things = [
        f"{random.randrange(1, 9)} ملاعق من {random.choice(('الدقيق', 'السكر', 'الزيت', 'السمن'))} رقم {number}{i}"
        for i in range(3)
    ]
    return [
        *_prose(["المقادير", *things, "طريقة التحضير", *prose]),
        ("مطبخ ريحانة يتمنى لكم سفرة عامرة", True),
    ]


DRESSES = {"newsroom": newsroom, "follower": follower, "signed": signed, "weather": weather, "recipes": recipes}


def all_sites(*, articles: int = 60, flat: bool = False) -> list[Made]:
    """Make all sites."""
    return [
        made
        for seed, (name, dress) in enumerate(DRESSES.items())
        for made in site(f"{name}.example", dress, articles=articles, flat=flat, seed=seed)
    ]


def read_sites(path: Path) -> Iterator[Made]:
    """Read a file of invented sites."""
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            yield made_of(record)


def made_of(record: dict[str, Any]) -> Made:
    """Make the article of one record."""
    places = tuple((int(start), int(end)) for start, end in record["furniture"])
    return Made(record["text"], record.get("title") or "", record.get("url") or "", places)


class Figures(NamedTuple):
    """How much of the furniture on five articles or more went, and how much of what went is any, by characters.

    `left` and `lost` are what stayed of it, and what went beside it, the most frequent first.
    """

    recall: float
    precision: float
    left: tuple[str, ...]
    lost: tuple[str, ...]


def figures(articles: Sequence[Made], clean: Callable[[Made], Iterable[tuple[int, int]]], least: int = 5) -> Figures:
    """Measure what goes, which `clean` gives as spans of each article's text."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for made in articles:
        counts[_site_of(made)].update({_shape(made, place) for place in made.furniture})
    wanted = gone = right = taken = 0
    left: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for made in articles:
        spans = list(clean(made))
        removed = {i for start, end in spans for i in range(start, end) if not made.text[i].isspace()}
        furniture = {i for start, end in made.furniture for i in range(start, end) if not made.text[i].isspace()}
        taken += len(removed)
        right += len(removed & furniture)
        for start, end in spans:
            if not removed & furniture & set(range(start, end)):
                lost[made.text[start:end].strip()] += 1
        for place in made.furniture:
            if counts[_site_of(made)][_shape(made, place)] >= least:
                own = {i for i in range(*place) if not made.text[i].isspace()}
                wanted += len(own)
                gone += len(own & removed)
                if not own <= removed:
                    left[made.text[slice(*place)]] += 1
    most = tuple(text for text, _ in left.most_common(20))
    return Figures(gone / max(1, wanted), right / max(1, taken), most, tuple(text for text, _ in lost.most_common(20)))


def _shape(made: Made, place: tuple[int, int]) -> str:
    """Give the words of a piece of furniture without what changes in it: numbers, names and the title."""
    said = (
        fold(made.text[slice(*place)]).replace(fold(made.title), "{title}")
        if made.title
        else fold(made.text[slice(*place)])
    )
    for name in (*map(fold, NAMES), *map(fold, PLACES)):
        said = said.replace(name, "{name}")
    return "".join("0" if character.isdigit() else character for character in said).replace("00", "0")


def _site_of(made: Made) -> str:
    return made.url.split("/")[2]
