"""How the time of `clean` grows with one text: a line of a table for every shape, hostile ones among them.

Each time is taken in a process of its own, which ends when it takes too long: a shape that hangs is named as such.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from multiprocessing.connection import Connection
from time import perf_counter

from cleaner import clean

LIMIT = 20  # seconds for one text
_BRIEF = 0.5  # seconds; a shorter time is taken three times, for the best
_SENTENCE = "وقال مدير المحطة إن الأمطار ملأت السد الجديد حتى نصفه، وإن الري سيبدأ مطلع الشهر المقبل. "
_ARTICLE = "\n".join(
    (
        "كتب: سامي الدهان",
        _SENTENCE * 4,
        "اقرأ أيضاً: افتتاح سوق السمك في الميناء القديم",
        _SENTENCE * 5,
        "المصدر: وكالات",
        "كلمات دلالية: السد، الأمطار، الري",
        "شارك الخبر",
    )
)
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"

GROWING: dict[str, tuple[Callable[[int], str], int]] = {
    # each shape with its largest size; the smaller ones are a half and a quarter of it
    "one line of prose, 10 MB": (lambda size: (_SENTENCE * (size // len(_SENTENCE) + 1))[:size], 10_000_000),
    "one line without a blank, 10 MB": (lambda size: "ا" * size, 10_000_000),
    "a million empty lines": (lambda size: "\n" * size, 1_000_000),
    "a million lines of one blank": (lambda size: " \n" * size, 1_000_000),
    "100,000 cue phrases on one line": (lambda size: "اقرأ أيضاً " * size, 100_000),
    "100,000 cue phrases with colons on one line": (lambda size: "اقرأ أيضاً: المصدر: " * (size // 2), 100_000),
    "100,000 cue phrases, a line each": (lambda size: "اقرأ أيضاً\n" * size, 100_000),
    "100,000 mixed cue phrases, a line each": (lambda size: "المصدر: وكالات\nمقالات مشابهة\n" * (size // 2), 100_000),
    "prose between 20,000 cue phrases": (lambda size: f"{_SENTENCE}اقرأ أيضاً: {_SENTENCE}\n" * size, 20_000),
    "nested bullets, 1 MB": (lambda size: "• - * – " * (size // 8), 1_000_000),
    "nested bullets, 100,000 lines": (lambda size: "• - * – 1. بند\n" * size, 100_000),
    "1 MB of harakat": (lambda size: _MARKS * (size // 8), 1_000_000),
    "1 MB of letters with harakat": (lambda size: "كَ" * (size // 2), 1_000_000),
    "1 MB of '&'": (lambda size: "&" * size, 1_000_000),
    "1 MB of '&amp;'": (lambda size: "&amp;" * (size // 5), 1_000_000),
    "1 MB of '<'": (lambda size: "<" * size, 1_000_000),
    "1 MB of '<p '": (lambda size: "<p " * (size // 3), 1_000_000),
    "1 MB of '«'": (lambda size: "«" * size, 1_000_000),
    "1 MB of '('": (lambda size: "(" * size, 1_000_000),
    "1 MB of digits and dashes": (lambda size: "12-" * (size // 3), 1_000_000),
    "1 MB of presentation forms": (lambda size: "\ufefb" * size, 1_000_000),
    "1 MB of direction marks": (lambda size: "\u200f" * size, 1_000_000),
    "1 MB of NUL": (lambda size: "\0" * size, 1_000_000),
}


def scaling_table() -> Iterator[str]:
    """Time `clean` over every shape at a quarter, a half and the whole of its size; give the tables row by row."""
    clean(_ARTICLE)  # the rules are read, and their patterns compiled, before any clock runs
    yield "| one article, times | 1 | 10 | 100 | 10 / 1 | 100 / 10 |\n|---|--:|--:|--:|--:|--:|"
    yield _row("the same text", (f"{_ARTICLE}\n" * times for times in (1, 10, 100)))
    yield "\n| shape | ¼ size | ½ size | whole | ½ / ¼ | whole / ½ |\n|---|--:|--:|--:|--:|--:|"
    for name, (make, size) in GROWING.items():
        yield _row(name, (make(part) for part in (size // 4, size // 2, size)))


def _row(name: str, texts: Iterable[str]) -> str:
    times: list[float | str] = []
    for text in texts:
        hopeless = times and isinstance(times[-1], str)
        times.append("–" if hopeless else _taken(text))
    shown = [time if isinstance(time, str) else f"{time * 1000:,.1f} ms" for time in times]
    ratios = [_ratio(before, after) for before, after in pairwise(times)]
    return f"| {name} | {' | '.join(shown + ratios)} |"


def _ratio(before: float | str, after: float | str) -> str:
    return "–" if isinstance(before, str) or isinstance(after, str) else f"{after / before:.1f}"


def _taken(text: str) -> float | str:
    """Time one text; where there is no time to give, say why."""
    outcome = _taken_once(text)
    if isinstance(outcome, str) or outcome > _BRIEF:
        return outcome
    return min(outcome, *(again for again in (_taken_once(text), _taken_once(text)) if not isinstance(again, str)))


def _taken_once(text: str) -> float | str:
    """Time one text in a process of its own, which has seen no segment of it before."""
    context = multiprocessing.get_context("fork")  # the text and the rules are there already
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_report_time, args=(text, there))
    process.start()
    there.close()
    try:
        outcome: float | str = here.recv() if here.poll(LIMIT) else f"over {LIMIT} s"
    except EOFError:
        outcome = "killed"
    process.kill()
    process.join()
    return outcome


def _report_time(text: str, connection: Connection) -> None:
    start = perf_counter()
    try:
        clean(text)
    except Exception as error:  # whatever it is belongs in the table
        connection.send(f"raised {type(error).__name__}")
    else:
        connection.send(perf_counter() - start)
