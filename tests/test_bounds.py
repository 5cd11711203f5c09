"""Hostile shapes of texts, pages and arguments: time grows with their size, and short ones are done at once."""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import islice, product
from time import process_time

import pytest
import zstandard

from cleaner import Document, clean, clean_html
from cleaner.document.hosts import host_of, outlet_names
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.packing import unpacked
from cleaner.dumps.formats.warc.payloads import charset_of
from cleaner.dumps.formats.warc.records import warc_records
from cleaner.html.metadata.jsonld import read_objects
from cleaner.html.parse.charset import decode_page
from cleaner.inspection.registry.outlet_files import load_outlets
from cleaner.pipeline import clean_by_rules, inspect
from tests.support.growth import power_over

LINEAR = 1.4  # the power that caches and a busy machine may make of 1
PROSE = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر لإصلاح الجسر القديم."
AT_ONCE = 2.0  # seconds of the processor for a line

Sized = Callable[[int], Callable[[], object]]


@pytest.mark.parametrize(
    "line",
    [
        "التعليقات 00966555123456 00966555123457 غرفة",
        f"التعليقات {'1' * 24}x",
        f"comment {'1' * 472}8",
        f"تعليق {'بتعليق ' * 12}x",
        f"تواصل معنا {'1' * 64}x",
        f"تواصل معنا {'+1 (2) ' * 9}x",
        f"تواصل معنا {'a.bc' * 30}؟",
        f"انضموا {'a' * 64}x",
        f"انضموا {'بب ' * 60}x",
        f"ادخل {'«' * 470}",
        f"تابعونا على فيسبوك {'رابط ' * 20}!x",
        f"اشترك في قائمتنا {'لتلقي ' * 15}!x",
        f"فيسبوك {'نسخ الرابط ' * 20}!x",
        f"فيسبوك {'google+ ' * 30}!x",
        f"{'أعجبني 1 ' * 8}!x",
    ],
)
def test_a_line_that_a_rule_looks_at_is_done_at_once(line: str) -> None:
    clean("خبر")
    started = process_time()
    clean(line)
    assert process_time() - started < AT_ONCE


def repeated(*units: str) -> Callable[[int], str]:
    """Give a text of a size, made of units in turn."""
    unit = "".join(units)
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def numbered(template: str) -> Callable[[int], str]:
    """Give a text of a size, of pieces no two of which are the same."""
    return lambda size: "".join(template.format(number) for number in range(size // len(template)))


def spelled(size: int) -> str:
    """Give an office, who holds it, and that name in ever other spellings of its vowels."""
    vowels = ["".join(some) for count in range(4) for some in product("اوي", repeat=count)]
    names = (f"سيرغي ل{a}ف{b}ر{c}ف" for a, b, c in product(vowels, repeat=3))
    return ("وزير الخارجية الروسي سيرغي لافروف. " + " ".join(islice(names, size // 12)))[:size]


TEXTS = {
    "blanks": repeated("خبر \t\xa0 "),
    "sentence ends": repeated("قال. "),
    "ends alone": repeated("!؟ "),
    "line breaks": repeated("خبر\n\n"),
    "distinct lines": numbered("خبر {}\n"),
    "distinct words": numbered("كلمة{}ب "),
    "distinct paragraphs": numbered("فتحت البلدية الطريق رقم {} أمس أمام الحركة بعد إغلاق دام شهراً.\n"),
    "labels": repeated("اقرأ أيضا المصدر التعليقات شارك تابعونا "),
    "labels in lines": repeated("اقرأ أيضا:\nالمصدر\nالتعليقات\nشارك\n"),
    "telephone numbers": repeated("تواصل معنا 00966555123456 "),
    "outlets": repeated("رويترز بحسب وكالة الأنباء السعودية «وفا» نقلا عن الجزيرة ثم العربية "),
    "outlets alone": repeated("رويترز "),
    "one name in many spellings": spelled,
    "sides": repeated("قال الكرملين إن موسكو وواشنطن ترفضان هذا البيان الأوكراني وقالت كييف "),
    "offices": repeated("وزير الخارجية الروسي سيرغي لافروف وسيرجي لافروف والرئيس فلاديمير بوتين "),
    "dates": repeated("الأحد 18 فبراير 2025 الموافق 20 شعبان 1446 "),
    "victims": repeated("مقتل 12 شخصا وإصابة خمسة وعشرين جريحا "),
    "going on": repeated("القراءة كاملا كاملا "),
    "open quotations": repeated("«قال "),
    "addresses": repeated("https://a.example/b "),
}


@pytest.mark.parametrize("name", TEXTS)
def test_rules_take_linear_time(name: str) -> None:
    assert power_over(lambda size: lambda: clean_by_rules(Document(TEXTS[name](size))), 20_000) < LINEAR


@pytest.mark.parametrize("name", TEXTS)
def test_inspecting_takes_linear_time(name: str) -> None:
    def sized(size: int) -> Callable[[], object]:
        document = Document(TEXTS[name](size), title=PROSE, published="2025-02-18", url="https://akhbar.example/1")
        result = clean_by_rules(document)
        return lambda: inspect(result)

    assert power_over(sized, 30_000) < LINEAR


def zst(size: int) -> bytes:
    """Give some hundred bytes that unpack to so many."""
    packer = zstandard.ZstdCompressor(19).compressobj()
    return packer.compress(bytes(size)) + packer.flush()


def unpack(data: bytes) -> None:
    with unpacked(io.BytesIO(data), ".zst") as plain:
        while plain.read(10_000):
            pass


def of_text(do: Callable[[str], object], text: Callable[[int], str]) -> Sized:
    """Give what is done for a size, its text made beforehand."""

    def sized(size: int) -> Callable[[], object]:
        made = text(size)
        return lambda: do(made)

    return sized


def unpacking(made: Callable[[int], bytes]) -> Sized:
    def sized(size: int) -> Callable[[], object]:
        data = made(size)
        return lambda: unpack(data)

    return sized


LINKED = '<script type="application/ld+json">{}</script>'
PARTS: dict[str, tuple[Sized, int]] = {
    "blanks behind charset=": (
        of_text(lambda text: decode_page(text.encode()), lambda size: "<meta" * 75 + "charset=" + " " * size),
        4_000,
    ),
    "blanks behind a header's charset": (
        of_text(lambda text: decode_page(b"<p>", text), lambda size: "charset=" + " " * size),
        16_000,
    ),
    "blanks in a Content-Type": (of_text(charset_of, lambda size: "text/html; charset=" + " " * size), 16_000),
    "blanks behind linked data": (
        of_text(lambda text: read_objects([text]), lambda size: "{} -->" + " " * size + "x"),
        40_000,
    ),
    "blanks and marks behind linked data": (
        of_text(lambda text: read_objects([text]), lambda size: "{}" + " //" * (size // 3) + " ]]> ; x"),
        40_000,
    ),
    "blanks in keywords": (
        of_text(clean_html, lambda size: f"<meta name='keywords' content='{' ' * size}x'><p>{PROSE}"),
        40_000,
    ),
    "a title of blanks and dashes": (
        of_text(clean_html, lambda size: f"<title>{' - ' * (size // 3)}</title><p>{PROSE}"),
        40_000,
    ),
    "a host of many domains": (
        of_text(lambda text: outlet_names(text, None), lambda size: f"https://{'a.' * size}"),
        20_000,
    ),
    "a path of one step": (
        of_text(lambda text: load_outlets().by_url(text), lambda size: f"https://{'a.' * 120}a/{'b' * size}"),
        100_000,
    ),
    "an address of megabytes": (
        of_text(lambda text: inspect(PROSE, url=text), lambda size: f"https://a.example/{'2020/1/' * (size // 7)}"),
        100_000,
    ),
    "a title of an article": (of_text(lambda text: inspect(PROSE, title=text), repeated("مقتل 12 - ")), 10_000),
    "a day": (
        of_text(lambda text: inspect(PROSE, published=text), lambda size: f"2024-01-01T00:00{' ' * size}\nx"),
        20_000,
    ),
    "a bomb of zstd": (unpacking(zst), 10_000_000),
    "frames of zstd": (unpacking(lambda size: zstandard.ZstdCompressor().compress(b"x") * size), 2_000),
}


@pytest.mark.parametrize("name", PARTS)
def test_what_surrounds_a_text_takes_linear_time(name: str) -> None:
    do, size = PARTS[name]
    assert power_over(do, size) < LINEAR


def test_a_host_is_as_long_as_hosts_are() -> None:
    assert host_of(f"https://{'a.' * 125}aa/") != ""
    assert host_of(f"https://{'a.' * 150}/") == ""
    assert outlet_names(f"https://{'a.' * 150_000}/", "الخبر") == frozenset({"الخبر"})


@pytest.mark.parametrize(
    "unit",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nA: b\r\n",
        b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
        b"\x1f\x8b\x08\0\0\0\0\0\0\3",
        b"\x1f\x8b\x08",
        b"\x28\xb5\x2f\xfd",
        b"\x28\xb5\x2f\xfd\x04\x00\xfd\xff\x07",
    ],
)
def test_what_looks_like_records_and_is_none_takes_linear_time(unit: bytes) -> None:
    def sized(size: int) -> Callable[[], object]:
        data = (unit * (size // len(unit) + 1))[:size]
        return lambda: read_warc(data)

    assert power_over(sized, 40_000) < LINEAR
    assert power_over(sized, 500_000) < LINEAR


def read_warc(data: bytes) -> int:
    try:
        return sum(1 for _ in warc_records(io.BytesIO(data)))
    except FormatError:
        return 0
