"""`cleaner learn --interactive`: what was learned, rule by rule, in three of its places; keep it or drop it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from cleaner.cli.console import isolated, one_line
from cleaner.learning.drafts import Draft, shown_places, span_of
from cleaner.learning.learn import Learned

QUESTION: Final = "keep (k), drop (d), or keep this and the rest (r)?"
_AROUND: Final = 60  # characters shown on either side


class Chosen(NamedTuple):
    """What is kept of what was learned, and the ids of the rules that were dropped."""

    learned: Learned
    dropped: tuple[str, ...]


def choose(learned: Learned, known: Collection[str], ask: Callable[[str], str], show: Callable[[str], None]) -> Chosen:
    """Ask of each rule, the most frequent first, whether to keep it.

    `known` are the ids that are not asked about; `ask` gives the answer to a question, which is asked again until it
    is `k`, `d` or `r`.
    """
    drafts = sorted(learned.drafts, key=lambda draft: (-draft.seen.articles, draft.id))
    asked = [draft for draft in drafts if draft.id not in known]
    dropped: list[str] = []
    for number, draft in enumerate(asked, 1):
        for line in shown(draft, f"{number}/{len(asked)}"):
            show(line)
        answer = ""
        while answer not in ("k", "d", "r"):
            answer = ask(QUESTION).strip().lower()[:1]
        if answer == "d":
            dropped.append(draft.id)
        if answer == "r":
            break
    sites = tuple(
        site._replace(drafts=tuple(draft for draft in site.drafts if draft.id not in dropped)) for site in learned.sites
    )
    return Chosen(replace(learned, sites=sites), tuple(dropped))


def shown(draft: Draft, number: str) -> Iterator[str]:
    """Give the lines that show a rule: its template and counts, and places of it, marked by brackets."""
    yield f"\n{number}  {isolated(one_line(draft.template))}"
    yield f"  {', '.join(draft.outlets) or 'all records'}: {draft.why}"
    for article, line in shown_places(draft):
        span = span_of(draft, article, line)
        if span:
            start, end = span
            before, after = article.text[max(0, start - _AROUND) : start], article.text[end : end + _AROUND]
            yield f"  … {isolated(one_line(f'{before}[{article.text[start:end]}]{after}'))} …"
