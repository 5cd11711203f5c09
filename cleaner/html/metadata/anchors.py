"""What a page says where its article is: its headline, what its description begins with, its names for things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from cleaner.document.types import Facts
from cleaner.html.content.line_scores import is_link
from cleaner.html.metadata.jsonld import ARTICLES
from cleaner.html.metadata.page_facts import Said
from cleaner.html.parse.layout import Layout

_NAME = 6  # words; a longer fact is no name
_PARTS = re.compile(r"\s[-–—|»:]+\s")  # of a title, of which one is the outlet's name
_PART = 2  # blanks of one that may be the headline
_OPENING = 40  # characters of the description that are looked for
_SENTENCE = 40  # characters; a shorter line proves nothing
_BODY = 20_000  # characters of the text in linked data in which lines are looked for
_LINES = 2_000  # lines that are looked for
_DECORATION = " #:|/-–—•*،,.()[]"
_SEPARATORS = re.compile(r"[,،;؛|#/•\t]\s*+|\s[-–—]\s")


class Told(NamedTuple):
    """What a line is that says nothing but a name the page gives: the rule's id, and the label."""

    rule: str
    label: str


class Anchors(NamedTuple):
    """Lines that tell where the article is, and names that tell what a line beside its prose is.

    `headings` are the lines marked up as the page's first-level heading, `headlines` these and every copy of the title,
    `leads` the lines of prose that the page's description or linked data hold. `titles` are the titles that the page
    and its caller give, `title` the first of them, and `address` its own; `article` tells that it calls itself one, and
    `live` that it calls itself a live blog.
    """

    headings: frozenset[int] = frozenset()
    headlines: frozenset[int] = frozenset()
    leads: frozenset[int] = frozenset()
    names: Mapping[str, Told] = MappingProxyType({})
    titles: frozenset[str] = frozenset()
    title: str = ""
    address: str = ""
    article: bool = False
    live: bool = False

    def told(self, text: str) -> Told | None:
        """Tell what a line is that holds nothing but names: one, or several parted by commas, bars or dashes.

        >>> keyword = Told("page.keyword", "tags")
        >>> anchors = Anchors(names={"ترميم": keyword, "متاحف": keyword})
        >>> anchors.told("# ترميم") == anchors.told("متاحف، ترميم") == keyword, anchors.told("متاحف المدينة")
        (True, None)
        """
        if not self.names:
            return None
        text = text.strip(_DECORATION)
        if text in self.names:
            return self.names[text]
        parts = [part for part in map(str.rstrip, _SEPARATORS.split(text)) if part]
        return self.names[parts[0]] if len(parts) > 1 and all(part in self.names for part in parts) else None


def find_anchors(layout: Layout, said: Said, title: str | None) -> Anchors:
    """Find what the page's facts say of its lines; `title` is the article's, as the caller or the page gives it.

    Linked data's `articleBody` is evidence and no more: it may be cut short, a summary, or hold the read-also lines.
    """
    headings, headlines, leads = set(), set(), set()
    parts = {part.strip() for part in _PARTS.split(title or "") if part.strip().count(" ") >= _PART}
    titles = {title, said.heading, *parts} - {None, ""}
    description = said.facts.description.text if said.facts.description else ""
    opening, body = description.strip(". …")[:_OPENING], " ".join(said.body[:_BODY].split())
    for index, line in enumerate(layout.lines):
        if line.element.heading == 1 and not is_link(line):
            headings.add(index)
            headlines.add(index)
        elif line.text in titles:
            headlines.add(index)
        elif index < _LINES and len(line.text) >= _SENTENCE and not is_link(line):
            opens = len(opening) >= _OPENING - 10 and opening in line.text
            if opens or (body and line.text[:_SENTENCE] in body):
                leads.add(index)
    types = {fact.text.lower() for fact in said.facts.types}
    return Anchors(
        frozenset(headings),
        frozenset(headlines),
        frozenset(leads),
        _names(said.facts),
        titles=frozenset(text for text in titles if text),
        title=title or said.heading,
        address=said.facts.url.text if said.facts.url else "",
        article=bool(types & ARTICLES),
        live="liveblogposting" in types,
    )


def _names(facts: Facts) -> Mapping[str, Told]:
    found = [(fact, Told("page.keyword", "tags")) for fact in facts.keywords]
    found += [(fact, Told("page.author", "byline")) for fact in facts.authors]
    found += [(facts.section, Told("page.section", "nav"))] if facts.section else []
    found += [(facts.outlet, Told("page.outlet", "source"))] if facts.outlet else []
    return MappingProxyType({fact.text: told for fact, told in found if fact.text.count(" ") < _NAME})
