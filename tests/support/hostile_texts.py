"""Hostile texts and pages of any size: what takes longest, and what once had no end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice, product
from typing import Final

from cleaner import load_rules

PROSE: Final = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر لإصلاح الجسر القديم."


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


def examples_of_rules(between: str) -> Callable[[int], str]:
    """Give the text of a size that every rule's first example makes."""
    return lambda size: repeated(*(f"{rule.hit[0]}{between}" for rule in load_rules() if rule.kind != "element"))(size)


TEXTS: Final[Mapping[str, Callable[[int], str]]] = {
    "prose in a line": repeated(f"{PROSE} "),
    "prose in paragraphs": repeated(f"{PROSE}\n"),
    "a word without end": repeated("ا"),
    "blanks": repeated("خبر \t\xa0 "),
    "blanks alone": repeated(" "),
    "sentence ends": repeated("قال. "),
    "ends alone": repeated("!؟ "),
    "line breaks": repeated("خبر\n\n"),
    "breaks alone": repeated("\n"),
    "lines of a blank": repeated(" \n"),
    "distinct lines": numbered("خبر {}\n"),
    "distinct words": numbered("كلمة{}ب "),
    "distinct paragraphs": numbered("فتحت البلدية الطريق رقم {} أمس أمام الحركة بعد إغلاق دام شهراً.\n"),
    "labels": repeated("اقرأ أيضا المصدر التعليقات شارك تابعونا "),
    "labels in lines": repeated("اقرأ أيضا:\nالمصدر\nالتعليقات\nشارك\n"),
    "labels and prose": repeated(f"{PROSE}اقرأ أيضاً: {PROSE}\n"),
    "examples of all rules in lines": examples_of_rules("\n"),
    "examples of all rules in a line": examples_of_rules(" "),
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
    "quotation marks": repeated("«"),
    "brackets": repeated("("),
    "addresses": repeated("https://a.example/b "),
    "bullets": repeated("• - * – "),
    "bullets in lines": repeated("• - * – 1. بند\n"),
    "digits and dashes": repeated("12-"),
    "harakat": repeated("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"),
    "letters with harakat": repeated("كَ"),
    "ligatures": repeated("ﷺ"),
    "presentation forms": repeated("\ufefb"),
    "direction marks": repeated("\u200f"),
    "NUL": repeated("\0"),
    "ampersands": repeated("&"),
    "entities": repeated("&amp;"),
    "less than": repeated("<"),
    "tags that are begun": repeated("<p "),
    "markup between words": repeated("خبر<br>"),
}

_BROKEN: Final = repeated("{'a':")
PAGES: Final[Mapping[str, Callable[[int], str]]] = {
    "paragraphs": repeated(f"<p>{PROSE}</p>"),
    "paragraphs without an end": repeated(f"<p>{PROSE}"),
    "boxes in boxes": repeated("<div>"),
    "boxes of a word in boxes": repeated("<div>خبر"),
    "articles in articles": repeated(f"<article><p>{PROSE}"),
    "boxes side by side": repeated("<div>خبر</div>"),
    "marks in marks": repeated("<b><i>"),
    "links in a list": repeated("<ul><li><a href='/a'>خبر عاجل</a></li></ul>"),
    "lists in lists": repeated("<ul><li>"),
    "tables in tables": repeated("<table><tr><td>"),
    "cells": repeated("<table><tr><td>خبر<td>7<td>ثان</table>"),
    "a row of cells": lambda size: f"<table><tr>{'<td>خبر' * (size // 7)}</table>",
    "headings": repeated("<h1>افتتاح الجسر</h1><h2>خبر</h2>"),
    "line breaks": repeated("خبر<br>"),
    "attributes": lambda size: f"<p {'a=b ' * (size // 4)}>{PROSE}",
    "distinct attributes": lambda size: f"<p {numbered('a{}=b ')(size)}>{PROSE}",
    "a class of many names": lambda size: f"<p class='{numbered('c{} ')(size)}'>{PROSE}",
    "distinct classes": numbered("<div class='c{} d-share'><p>خبر</p></div>"),
    "ids": numbered("<p id=i{}>خبر"),
    "comments": repeated("<!-- a -->"),
    "comments that are begun": repeated("<!--"),
    "scripts": repeated("<script>{}</script>"),
    "scripts that are begun": repeated("<script>"),
    "linked data": repeated('<script type="application/ld+json">{"@type":"NewsArticle","headline":"خبر"}</script>'),
    "linked data in itself": lambda size: (
        f'<script type="application/ld+json">{"[" * (size // 2)}{"]" * (size // 2)}</script><p>{PROSE}'
    ),
    "linked data that is broken": lambda size: f'<script type="application/ld+json">{_BROKEN(size)}</script><p>{PROSE}',
    "meta": repeated("<meta property='og:title' content='خبر'>"),
    "keywords": lambda size: f"<meta name=keywords content='{numbered('كلمة{}, ')(size)}'><p>{PROSE}",
    "titles": repeated("<title>خبر - موقع</title>"),
    "a title of parts": lambda size: f"<title>{' - ' * (size // 3)}</title><p>{PROSE}",
    "times": repeated("<time datetime='2025-02-18T10:00'>الأحد 18 فبراير 2025</time>"),
    "entities": repeated("&amp;&#1576;"),
    "entities that are begun": repeated("&a"),
    "less than": repeated("<"),
    "ends alone": repeated("</div></p>"),
    "forms": repeated("<form><input><select><option>خبر</select></form>"),
    "pictures": repeated("<figure><img src=a alt='صورة'><figcaption>صورة أرشيفية</figcaption></figure>"),
    "templates": repeated("<template><p>خبر</p></template>"),
    "drawings": repeated("<svg><path d='M0 0'/></svg>"),
    "blanks": lambda size: f"<p>{' ' * size}{PROSE}",
    "NUL": lambda size: f"<p>{PROSE}{chr(0) * size}",
}
# pages that are not looked into from some size on; up to that the parser's time grows with its square
_DEEP: Final = ("boxes in boxes", "boxes of a word in boxes", "lists in lists", "distinct attributes")
BEYOND: Final[Mapping[str, int]] = dict.fromkeys(_DEEP, 100_000)
# pages whose time grows in a step where they outgrow the processor's caches; from there on it is to be linear
LARGER: Final[Mapping[str, int]] = {"cells": 75_000, "a row of cells": 75_000}
