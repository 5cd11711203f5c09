"""Texts read as the fitted stage reads them, without its table."""

from functools import lru_cache

from cleaner import Options, load_rules
from cleaner.document.types import Document
from cleaner.rules.matcher import Matcher
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.reading import Reader, Reading
from cleaner.text.passes import View, _PassContext

SENTENCES = (
    "بدأت فرق الصيانة، صباح اليوم، إصلاح الجسر القديم الذي يربط ضفتي النهر، بعد أسابيع من الانتظار.",
    "ويقول سكان الحي المجاور إن الجسر، رغم عمره الطويل، ظل يحمل الشاحنات والحافلات كل نهار.",
    "وأوضح رئيس البلدية أن الكلفة، التي تحملتها الخزينة المحلية، بلغت سبعين مليونا حتى الآن.",
    "ويتوقع المهندسون، إذا بقي الطقس معتدلا، أن تنتهي الأشغال قبل بداية الموسم الدراسي المقبل.",
    "وطالب تجار السوق القريب، في رسالة إلى المجلس، بفتح ممر للمشاة طوال مدة العمل هناك.",
    "ورد المجلس بأن الممر جاهز، وأن الحراس سيقفون عند طرفيه، من الفجر حتى منتصف الليل.",
    "وتذكر كبيرة القرية، وهي معلمة متقاعدة، كيف عبر جدها النهر سباحة قبل بناء الجسر بأعوام.",
)
PROSE = " ".join(SENTENCES)


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    return Matcher(load_rules())


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(matcher(), ("تشهد",), ("دعت",))


def view_of(text: str, title: str = "") -> tuple[View, str, _PassContext]:
    context = _PassContext(Document(text, title=title or None), matcher(), Options())
    return context.look(text), context._title, context


def reading_of(text: str, title: str = "", *, everything: bool = True) -> Reading:
    view, folded, context = view_of(text, title)
    verdicts = context.judge_by_rules(view)
    return reader().read(text, view.cuts, view.marks, verdicts, view.hits, folded, everything=everything)


def piece(key: str, kind: str = "line", *, titled: bool = False) -> JudgedPiece:
    words = tuple(word.strip(".،:؟!") for word in key.split())
    return JudgedPiece(0, 0, len(key), kind, key, words, key.rstrip().endswith((".", "؟", "!")), "", 0, titled, ())
