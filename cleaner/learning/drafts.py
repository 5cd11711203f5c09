"""Templates as rules: in the spelling of the site's own pages, with an id, a reason and where they stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cleaner.arabic.fold import fold
from cleaner.arabic.lines import Line, prepare
from cleaner.learning.articles import Article
from cleaner.learning.site import Template
from cleaner.rules.templates import LONGEST, compile_template, cue_of, mask_title

_SPARE: Final = {
    "{date}": 16,
    "{name}": 3,
    "{place}": 3,
    "{title}": 40,
    "{code}": 2,
    "{number}": 1,
    "{rest}": 18,
    "{words}": 60,
}  # more words of a slot
_MOST_WORDS: Final = 400
_SLOTS: Final = re.compile(r"\{[a-z]+\}")
_SHOWN: Final = 3  # places of a rule that a person is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A rule that was learned; `template` is what it says, `hit` and `miss` its proof, `seen` the template's counts.

    That of kind `element` has the CSS path of the elements for its template.
    """

    id: str
    family: str
    why: str
    where: str
    inline: bool
    max_words: int
    strength: float
    template: str
    outlets: tuple[str, ...]
    hit: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()
    effect: str = "drop"
    why_ar: str = ""
    kind: str = "template"
    seen: Template


def shown_places(draft: Draft) -> tuple[tuple[Article, int], ...]:
    """Give a few places of a draft, from all over, as they are shown to whom it may concern."""
    places = draft.seen.places
    return places[:: max(1, len(places) // _SHOWN)][:_SHOWN]


def draft_of(template: Template, site: str, outlets: tuple[str, ...]) -> Draft | None:
    """Make the rule of a template of a site; None for one that is too long to be looked for."""
    text = _spelled(template)
    if len(text) > LONGEST:
        return None
    words = len(template.tokens) + sum(
        _SPARE.get(slot, 0) for token in template.tokens for slot in _SLOTS.findall(token)
    )
    return Draft(
        id=_id(template.family, site, (template.where, *template.tokens)),
        family=template.family,
        why=_reason(template, site),
        why_ar=_reason_ar(template, site),
        where=template.where,
        inline=template.inline,
        max_words=min(_MOST_WORDS, words + 3),
        strength=template.strength,
        template=text,
        outlets=outlets,
        seen=template,
    )


def element_draft_of(seen: Template, path: str, site: str) -> Draft:
    """Make the rule of a site for the elements that a CSS path chooses; `seen` is what they say most often."""
    return Draft(
        id=_id(seen.family, site, ("element", path)),
        family=seen.family,
        why=_reason(seen, site),
        why_ar=_reason_ar(seen, site),
        where="whole",
        inline=False,
        max_words=min(_MOST_WORDS, len(seen.tokens) + 3),
        strength=seen.strength,
        template=path,
        outlets=(site,) if site else (),
        kind="element",
        seen=seen,
    )


def _id(family: str, site: str, said: Sequence[str]) -> str:
    digest = hashlib.sha256("\0".join((site, *said)).encode("utf-8", "surrogatepass"))
    slug = re.sub(r"[^a-z0-9]+", "-", site.lower()).strip("-") or "site"
    return f"{family}.{slug}-{digest.hexdigest()[:8]}"


def _reason(template: Template, site: str) -> str:
    days = f", from {template.first} to {template.last}" if template.first else ""
    return f"Stands on {template.articles:,} of {template.size:,} different articles of {site or 'this site'}{days}."


def _reason_ar(template: Template, site: str) -> str:
    days = f"، من {template.first} إلى {template.last}" if template.first else ""
    where = site or "هذا الموقع"
    return f"عدد مقالات {where} المختلفة التي فيها: {template.articles:,} من {template.size:,}{days}."


def _spelled(template: Template) -> str:
    """Give a template in the spelling of the first of its places, where that can be told."""
    article, number = template.places[0]
    lines = prepare(article.text).lines
    line = lines[number]
    raw = article.text[line.offset : line.offset + len(line.aligned)]
    known = {fold(word): word for word in raw.split()}
    return " ".join(token if token.startswith("{") else known.get(token, token) for token in template.tokens)


def span_of(draft: Draft, article: Article, number: int) -> tuple[int, int] | None:
    """Give where in an article's text a draft stands, on its line of that number; None where it does not."""
    if draft.kind == "element":
        return _element_span(draft.template, article)
    lines = prepare(article.text).lines
    return Finder(draft).find(lines[number], fold(article.title)) if number < len(lines) else None


def _element_span(path: str, article: Article) -> tuple[int, int] | None:
    """Give where the text of an element stands in what cleaning leaves of its page, or where its first line does."""
    said = dict(article.elements).get(path, "")
    for text in (said, said.partition("\n")[0]):
        start = article.text.find(text) if text else -1
        if start >= 0:
            return start, start + len(text)
    return None


class Finder:
    """Finds where a draft stands in lines."""

    def __init__(self, draft: Draft) -> None:
        """Compile the template."""
        import regex  # late: it takes longer to import than all the rest

        self.cue = cue_of(draft.template)
        self._where = draft.where
        self._pattern = regex.compile(compile_template(draft.template), regex.IGNORECASE)

    def sees(self, key: str) -> bool:
        """Tell whether the template stands anywhere in a key."""
        return self.cue in key and self._pattern.search(key) is not None

    def find(self, line: Line, title: str) -> tuple[int, int] | None:
        """Give the place in the text of what the draft sees in a line, or None; `title` is folded."""
        key = mask_title(line.key, title)
        if self._where == "end":
            found = next((one for one in self._pattern.finditer(key) if one.end() >= len(key.rstrip())), None)
        elif self._where == "start":
            found = self._pattern.match(key)
        elif self._where == "anywhere":
            found = self._pattern.search(key)
        else:
            found = self._pattern.fullmatch(key)
        if found is None:
            return None
        start, end = found.span()
        piece = key[start:end]
        start += len(piece) - len(piece.lstrip())
        return line.span(start, start + len(piece.strip()))
