"""Texts read as the fitted stage reads them, without its table."""

from collections.abc import Mapping
from functools import lru_cache

from cleaner import CleanResult, Options, clean, load_rules
from cleaner.document.types import Document
from cleaner.rules.matcher import Matcher
from cleaner.text.evidence.blocks import Block, blocks_of
from cleaner.text.evidence.calmness import CalmFinder, CalmnessTable
from cleaner.text.evidence.chain import Against, Turns
from cleaner.text.evidence.judge import RULE
from cleaner.text.evidence.phrases import Phrases
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.reading import Reader, Reading
from cleaner.text.evidence.table import EvidenceTable
from cleaner.text.passes import View, _PassContext
from tests.support.labelled_samples import read_labelled

SENTENCES = (
    "بدأت فرق الصيانة، صباح اليوم، إصلاح الجسر القديم الذي يربط ضفتي النهر، بعد أسابيع من الانتظار.",
    "ويقول سكان الحي المجاور إن الجسر، رغم عمره الطويل، ظل يحمل الشاحنات والحافلات كل نهار.",
    "وأوضح رئيس البلدية أن الكلفة، التي تحملتها الخزينة المحلية، بلغت سبعين مليونا حتى الآن.",
    "ويتوقع المهندسون، إذا بقي الطقس معتدلا، أن تنتهي الأشغال قبل بداية الموسم الدراسي المقبل.",
    "وطالب تجار السوق القريب، في رسالة إلى المجلس، بفتح ممر للمشاة طوال مدة العمل هناك.",
    "ورد المجلس بأن الممر جاهز، وأن الحراس سيقفون عند طرفيه، من الفجر حتى منتصف الليل.",
    "وتذكر كبيرة القرية، وهي معلمة متقاعدة، كيف عبر جدها النهر سباحة قبل بناء الجسر بأعوام.",
)
_SETTLED = 0.9999
PROSE = " ".join(SENTENCES)


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    return Matcher(load_rules())


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(matcher(), ("تشهد",), ("دعت",), CalmFinder(CalmnessTable(0.0, float("-inf"), {})))


def view_of(text: str, title: str = "") -> tuple[View, str, _PassContext]:
    context = _PassContext(Document(text, title=title or None), matcher(), Options())
    return context.look(text), context._title, context


def small_table(
    weights: Mapping[str, float], words: Mapping[str, float], thresholds: Mapping[str, float]
) -> EvidenceTable:
    """Give a table by which a feature weighs the same wherever a piece stands, and nothing stands where all would."""
    return EvidenceTable(
        base=Against(-3.0, -3.0, -3.0),
        weights={name: Against(value, value, value) for name, value in weights.items()},
        words=words,
        turns=Turns(begin_above=-2.0, end_above=-2.0),
        enter={},
        leave={},
        openings=frozenset(),
        weak_openings=frozenset(),
        thresholds=thresholds,
        digest="",
    )


def blocks(text: str, title: str = "") -> list[Block]:
    view, folded, context = view_of(text, title)
    verdicts = context.judge_by_rules(view)
    return blocks_of(text, view.cuts, view.marks, verdicts, folded, Phrases(matcher()), matcher().lexicon)


def reading_of(text: str, title: str = "", *, everything: bool = True) -> Reading:
    view, folded, context = view_of(text, title)
    verdicts = context.judge_by_rules(view)
    return reader().read(text, view.cuts, view.marks, verdicts, view.hits, folded, everything=everything)


@lru_cache(maxsize=1)
def cleaned_by_evidence() -> CleanResult:
    """Give the first sample of which evidence removes something that no rule is sure of, whatever the table weighs."""
    results = (clean(one.text, title=one.title, url=one.url) for one in read_labelled())
    return next(
        result
        for result in results
        if result.text and any(one.rule == RULE and one.strength < _SETTLED for one in result.removed)
    )


def piece(key: str, kind: str = "line", *, titled: bool = False) -> JudgedPiece:
    words = tuple(word.strip(".،:؟!") for word in key.split())
    return JudgedPiece(0, 0, len(key), kind, key, words, key.rstrip().endswith((".", "؟", "!")), "", 0, titled, ())
