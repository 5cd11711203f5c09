"""What the templates of faults speak of: agencies, outlets, states, people, days. Each half has its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
GULF = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
LEVANT = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
ALGERIA = ("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر")
MOROCCO = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر")
ORDINALS = (
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرين",
    "الحادي والعشرين",
    "الثاني والعشرين",
    "الثالث والعشرين",
    "الرابع والعشرين",
)  # of the days from the 6th to the 24th
HIJRI = (  # days that are known in both calendars, as they were announced
    (date(2023, 3, 23), 1, "رمضان", 1444),
    (date(2023, 4, 21), 1, "شوال", 1444),
    (date(2023, 6, 28), 10, "ذي الحجة", 1444),
    (date(2023, 7, 19), 1, "محرم", 1445),
    (date(2024, 2, 8), 27, "رجب", 1445),
    (date(2024, 3, 11), 1, "رمضان", 1445),
    (date(2024, 4, 10), 1, "شوال", 1445),
    (date(2024, 6, 16), 10, "ذي الحجة", 1445),
    (date(2024, 7, 7), 1, "محرم", 1446),
    (date(2025, 3, 1), 1, "رمضان", 1446),
    (date(2025, 3, 30), 1, "شوال", 1446),
    (date(2025, 6, 6), 10, "ذي الحجة", 1446),
)


@dataclass(frozen=True)
class Agency:
    """An agency: its name, the name by which it is called alone, and the feminine adjective of its country."""

    name: str
    short: str
    adjective: str


@dataclass(frozen=True)
class Outlet:
    """An outlet with its host, and what it is: قناة، صحيفة، موقع."""

    name: str
    host: str
    kind: str


@dataclass(frozen=True)
class State:
    """A state: its name, adjectives, capital, the seat that speaks for it, and that seat's spokesman."""

    name: str
    masculine: str
    feminine: str
    capital: str
    seat: str
    person: str


@dataclass(frozen=True)
class Person:
    """Somebody in two spellings of the given name or family name, and another person of the same office."""

    name: str
    variant: str
    other: str
    office: str


@dataclass(frozen=True)
class Day:
    """A day as texts write it, right and wrong."""

    day: date
    hijri_day: int
    hijri_month: str
    hijri_year: int

    @classmethod
    def drawn(cls, random: Random) -> Day:
        """Draw a day that is known in both calendars, between the 6th and the 24th of its month where that can be."""
        known, number, month, year = random.choice(HIJRI)
        shift = random.randrange(2, 18) if number == 1 else random.randrange(-8, 8)
        return cls(known + timedelta(days=shift), number + shift, month, year)

    @property
    def d(self) -> int:
        """The day of the month."""
        return self.day.day

    @property
    def m(self) -> int:
        """The number of the month."""
        return self.day.month

    @property
    def year(self) -> int:
        """The year."""
        return self.day.year

    @property
    def indic(self) -> str:
        """The day and the year in Arabic-Indic digits, with the Gulf name of the month between them."""
        digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
        return f"{self.d} {self.gulf} {self.year}".translate(digits)

    @property
    def weekday(self) -> str:
        """The right weekday."""
        return WEEKDAYS[self.day.weekday()]

    @property
    def wrong(self) -> str:
        """A wrong weekday."""
        return WEEKDAYS[(self.day.weekday() + 1 + self.d % 6) % 7]

    @property
    def tomorrow(self) -> str:
        """The weekday after the right one."""
        return WEEKDAYS[(self.day.weekday() + 1) % 7]

    @property
    def gulf(self) -> str:
        """The name of the month in the Gulf and Egypt."""
        return GULF[self.m - 1]

    @property
    def levant(self) -> str:
        """The name of the month in the Levant."""
        return LEVANT[self.m - 1]

    @property
    def algeria(self) -> str:
        """The name of the month in Algeria and Tunisia."""
        return ALGERIA[self.m - 1]

    @property
    def morocco(self) -> str:
        """The name of the month in Morocco."""
        return MOROCCO[self.m - 1]

    @property
    def other_gulf(self) -> str:
        """The Gulf name of another month."""
        return GULF[(self.m + 1) % 12]

    @property
    def other_levant(self) -> str:
        """The Levantine name of another month."""
        return LEVANT[(self.m + 2) % 12]

    @property
    def next_levant(self) -> str:
        """The Levantine name of the month after."""
        return LEVANT[self.m % 12]

    @property
    def ordinal(self) -> str:
        """The day of the month in words, or of the 14th where the table does not reach."""
        return ORDINALS[self.d - 6] if 6 <= self.d <= 24 else ""

    @property
    def hijri(self) -> str:
        """The Hijri date."""
        return f"{self.hijri_day} {self.hijri_month} {self.hijri_year}"

    @property
    def wrong_hijri(self) -> str:
        """A Hijri date some days away in the same month."""
        day = self.hijri_day + 9 if self.hijri_day < 18 else self.hijri_day - 9
        return f"{day} {self.hijri_month} {self.hijri_year}"

    @property
    def hijri_of_another_year(self) -> str:
        """The Hijri date, a year too early."""
        return f"{self.hijri_day} {self.hijri_month} {self.hijri_year - 1}"


@dataclass(frozen=True)
class Facts:
    """The facts of one half."""

    agencies: tuple[Agency, ...]
    outlets: tuple[Outlet, ...]
    states: tuple[State, ...]
    people: tuple[Person, ...]

    def slots(self, random: Random) -> dict[str, object]:
        """Draw what the braces of a template stand for: two of each kind, and a day."""
        a, b = random.sample(self.agencies, 2)
        o, p = random.sample(self.outlets, 2)
        s, t = random.sample(self.states, 2)
        return {
            "a": a,
            "b": b,
            "o": o,
            "p": p,
            "s": s,
            "t": t,
            "n": random.choice(self.people),
            "day": Day.drawn(random),
        }


DEVELOPMENT = Facts(
    agencies=(
        Agency("وكالة الأنباء السعودية", "واس", "السعودية"),
        Agency("وكالة الأنباء الفلسطينية", "وفا", "الفلسطينية"),
        Agency("وكالة الأنباء القطرية", "قنا", "القطرية"),
        Agency("وكالة الأنباء الكويتية", "كونا", "الكويتية"),
        Agency("وكالة الأنباء الأردنية", "بترا", "الأردنية"),
        Agency("وكالة تاس", "تاس", "الروسية"),
        Agency("وكالة شينخوا", "شينخوا", "الصينية"),
    ),
    outlets=(
        Outlet("المصري اليوم", "www.almasryalyoum.com", "صحيفة"),
        Outlet("اليوم السابع", "www.youm7.com", "صحيفة"),
        Outlet("سكاي نيوز عربية", "www.skynewsarabia.com", "قناة"),
        Outlet("الشرق الأوسط", "aawsat.com", "صحيفة"),
        Outlet("عكاظ", "www.okaz.com.sa", "صحيفة"),
    ),
    states=(
        State("روسيا", "الروسي", "الروسية", "موسكو", "الكرملين", "أندريه كوزنتسوف"),
        State("أوكرانيا", "الأوكراني", "الأوكرانية", "كييف", "الرئاسة الأوكرانية", "أوليكسي بوندار"),
        State("إيران", "الإيراني", "الإيرانية", "طهران", "الخارجية الإيرانية", "حميد رضا كاظمي"),
        State("الولايات المتحدة", "الأمريكي", "الأمريكية", "واشنطن", "البيت الأبيض", "جون ميلر"),
    ),
    people=(
        Person("سيرغي بولوتين", "سيرجي بولوتين", "إيغور كازاكوف", "وزير النقل البيلاروسي"),
        Person("غريتا لارسن", "جريتا لارسن", "هيلغا نيلسن", "وزيرة البيئة النرويجية"),
        Person("أولغا زايتسيفا", "أولجا زايتسيفا", "ناديا بتروفا", "سفيرة بلغاريا"),
    ),
)
HELD_OUT = Facts(
    agencies=(
        Agency("وكالة أنباء الإمارات", "وام", "الإماراتية"),
        Agency("وكالة أنباء البحرين", "بنا", "البحرينية"),
        Agency("وكالة الأنباء الجزائرية", "واج", "الجزائرية"),
        Agency("وكالة السودان للأنباء", "سونا", "السودانية"),
        Agency("وكالة الأناضول", "الأناضول", "التركية"),
        Agency("وكالة يونهاب", "يونهاب", "الكورية الجنوبية"),
        Agency("وكالة إرنا", "إرنا", "الإيرانية"),
        Agency("وكالة كيودو", "كيودو", "اليابانية"),
    ),
    outlets=(
        Outlet("هسبريس", "www.hespress.com", "موقع"),
        Outlet("القدس العربي", "www.alquds.co.uk", "صحيفة"),
        Outlet("روسيا اليوم", "arabic.rt.com", "قناة"),
        Outlet("الميادين", "www.almayadeen.net", "قناة"),
        Outlet("صدى البلد", "www.elbalad.news", "موقع"),
    ),
    states=(
        State("فرنسا", "الفرنسي", "الفرنسية", "باريس", "قصر الإليزيه", "لوران ميشو"),
        State("بريطانيا", "البريطاني", "البريطانية", "لندن", "داونينغ ستريت", "بيتر هولدن"),
        State("تركيا", "التركي", "التركية", "أنقرة", "الرئاسة التركية", "مراد يلدز"),
        State("الصين", "الصيني", "الصينية", "بكين", "الخارجية الصينية", "لي وانغ"),
        State("ألمانيا", "الألماني", "الألمانية", "برلين", "الخارجية الألمانية", "شتيفان كراوس"),
    ),
    people=(
        Person("إنغريد هاغن", "إنجريد هاجن", "كارين دال", "وزيرة الصيد النرويجية"),
        Person("أنطونيو غوميز", "أنطونيو جوميز", "كارلوس فيغا", "وزير الزراعة البرتغالي"),
        Person("غونتر فايس", "جونتر فايس", "هانز كيلر", "وزير النقل النمساوي"),
        Person("أغنيشكا نوفاك", "أجنيشكا نوفاك", "إيفا كوفالسكا", "وزيرة الصحة البولندية"),
    ),
)
