"""What is done with hostile shapes of any size: texts, pages, arguments, rules and inputs that once took too long."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from cleaner import Document, Options, Rule, Rules, clean, clean_html
from cleaner.document.hosts import outlet_names
from cleaner.dumps.formats.csv_tables import read_table
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.json_arrays import read_array
from cleaner.dumps.formats.jsonl import read_records
from cleaner.dumps.formats.packing import unpacked
from cleaner.dumps.formats.warc.payloads import charset_of
from cleaner.dumps.formats.warc.records import warc_records
from cleaner.html.metadata.jsonld import read_objects
from cleaner.html.parse.charset import decode_page
from cleaner.inspection.registry.outlet_files import load_outlets
from cleaner.pipeline import clean_by_rules, inspect
from cleaner.rules.files import read_rules
from cleaner.rules.matcher import Matcher
from tests.support.hostile_texts import BEYOND, LARGER, PAGES, PROSE, TEXTS, examples_of_rules, repeated

_KEEPING: Final = Options(keep=frozenset({"source", "share"}))
Sized = Callable[[int], Callable[[], object]]  # what is done for a size; all is made before it is done


def of_text(do: Callable[[str], object], text: Callable[[int], str]) -> Sized:
    """Give what is done for a size, its text made beforehand."""

    def sized(size: int) -> Callable[[], object]:
        made = text(size)
        return lambda: do(made)

    return sized


def of_bytes(do: Callable[[bytes], object], data: Callable[[int], bytes]) -> Sized:
    """Give what is done for a size, its bytes made beforehand."""

    def sized(size: int) -> Callable[[], object]:
        made = data(size)
        return lambda: do(made)

    return sized


def inspected(text: Callable[[int], str]) -> Sized:
    """Give the inspection of a text that was cleaned beforehand."""

    def sized(size: int) -> Callable[[], object]:
        document = Document(text(size), title=PROSE, published="2025-02-18", url="https://akhbar.example/1")
        result = clean_by_rules(document)
        return lambda: inspect(result)

    return sized


def zst(size: int) -> bytes:
    """Give some hundred bytes that unpack to so many."""
    import zstandard

    packer = zstandard.ZstdCompressor(19).compressobj()
    return packer.compress(bytes(size)) + packer.flush()


def frames(size: int) -> bytes:
    """Give so many frames of one byte."""
    import zstandard

    return zstandard.ZstdCompressor().compress(b"x") * size


def unpack(data: bytes) -> None:
    with unpacked(io.BytesIO(data), ".zst") as plain:
        while plain.read(10_000):
            pass


def read_warc(data: bytes) -> int:
    """Count what looks like records."""
    try:
        return sum(1 for _ in warc_records(io.BytesIO(data)))
    except FormatError:
        return 0


def _drained(read: Callable[[io.BytesIO], Iterator[object]]) -> Callable[[bytes], object]:
    def parse(data: bytes) -> int:
        try:
            return sum(1 for _ in read(io.BytesIO(data)))
        except FormatError:
            return 0

    return parse


def _rule_file(text: str) -> int:
    return len(tuple(read_rules(text, "rules.toml")))


def _rules(size: int) -> str:
    """Give a file of so many rules."""
    entry = (
        '[[rule]]\nid = "share.n{0}"\nfamily = "share"\nwhy = "A prompt."\nkind = "phrase"\nwhere = "start"\n'
        'phrases = ["تابعونا على رقم{0}"]\nhit = ["تابعونا على رقم{0}"]\nmiss = ["قال إنهم تابعونا."]\n'
    )
    return "".join(entry.format(number) for number in range(size))


def _phrases(size: int) -> str:
    return "\n".join(f"تابعونا على رقم{number}" for number in range(size))


def _matched(phrases: str) -> object:
    rule = Rule("share.many", "share", "A prompt.", phrases=tuple(phrases.split("\n")))
    return Matcher(Rules((rule,)))


ARGUMENTS: Final[Mapping[str, tuple[Sized, int]]] = {
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
    "a title to clean by": (of_text(lambda text: clean(PROSE, title=text), repeated("مقتل 12 - ")), 10_000),
    "a title that is the text": (of_text(lambda text: clean(text, title=text), repeated(f"{PROSE}\n")), 10_000),
    "an outlet's name": (of_text(lambda text: clean(PROSE, outlet=text), repeated("صحيفة ")), 20_000),
    "a day": (
        of_text(lambda text: inspect(PROSE, published=text), lambda size: f"2024-01-01T00:00{' ' * size}\nx"),
        20_000,
    ),
}

RULES: Final[Mapping[str, tuple[Sized, int]]] = {
    "a file of rules": (of_text(_rule_file, _rules), 500),
    "a rule of many phrases": (of_text(_matched, _phrases), 40_000),  # it grows in a step before
    "families to keep": (
        of_text(
            lambda text: clean(text, options=Options(keep=frozenset({"source", "share"}))), examples_of_rules("\n")
        ),
        10_000,
    ),
}

INPUTS: Final[Mapping[str, tuple[Sized, int]]] = {
    "a bomb of zstd": (of_bytes(unpack, zst), 100_000_000),  # it grows in a step before
    "frames of zstd": (of_bytes(unpack, frames), 2_000),
    "lines of JSON that are broken": (
        of_bytes(_drained(read_records), lambda size: b'{"text": \n' * (size // 10)),
        100_000,
    ),
    "JSON in itself": (of_bytes(_drained(read_records), lambda size: b'{"text":' + b"[" * size), 100_000),
    "an array that has no end": (
        of_bytes(_drained(read_array), lambda size: b"[" + b'{"text":' * (size // 8)),
        100_000,
    ),
    "quotes that have no end": (
        of_bytes(_drained(read_table), lambda size: b"id,text\n" + b'1,"a\n' * (size // 5)),
        50_000,
    ),
    "a header of many columns": (
        of_bytes(_drained(read_table), lambda size: b"a," * (size // 2) + b"text\n" + b"1," * (size // 2) + b"x\n"),
        800_000,  # it grows in a step before
    ),
    **{
        f"what looks like records, {unit[:12]!r}": (
            of_bytes(read_warc, lambda size, unit=unit: (unit * (size // len(unit) + 1))[:size]),  # type: ignore[misc]
            100_000,
        )
        for unit in (
            b"WARC/1.0\r\n",
            b"WARC/1.0\r\nA: b\r\n",
            b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
            b"\x1f\x8b\x08\0\0\0\0\0\0\3",
            b"\x1f\x8b\x08",
            b"\x28\xb5\x2f\xfd",
            b"\x28\xb5\x2f\xfd\x04\x00\xfd\xff\x07",
        )
    },
}


def shapes() -> Iterator[tuple[str, Sized, int]]:
    """Give all of them by name, what is done, and the smallest size at which that is timed."""
    for name, text in TEXTS.items():
        yield f"text: {name}", of_text(clean, text), 12_500
        yield f"rules alone: {name}", of_text(lambda made: clean_by_rules(Document(made)), text), 25_000
        yield f"inspect: {name}", inspected(text), 12_500
    for name, page in PAGES.items():
        yield f"page: {name}", of_text(clean_html, page), {**BEYOND, **LARGER}.get(name, 12_500)
    for kind, sized in (("argument", ARGUMENTS), ("rules", RULES), ("input", INPUTS)):
        for name, (do, size) in sized.items():
            yield f"{kind}: {name}", do, size
