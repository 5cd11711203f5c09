"""What a site taught as JSON, so that another process, or a later run, goes on from there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields

from cleaner.learning.articles import Article, stored_article
from cleaner.learning.drafts import Draft
from cleaner.learning.learn import SiteRules
from cleaner.learning.site import Template


def rules_json(rules: SiteRules) -> str:
    """Give what a site taught as JSON; an article that several rules show is there once."""
    numbers: dict[Article, int] = {}
    for draft in rules.drafts:
        for article, _ in draft.seen.places:
            numbers.setdefault(article, len(numbers))
    drafts = [_stored(draft, numbers) for draft in rules.drafts]
    return json.dumps([list(numbers), rules.site, rules.seen, rules.different, drafts, rules.refused])


def rules_of_json(text: str) -> SiteRules:
    """Read again what `rules_json` gave."""
    stored, site, seen, different, drafts, refused = json.loads(text)
    articles = [stored_article(article) for article in stored]
    return SiteRules(site, seen, different, tuple(_draft(articles, **draft) for draft in drafts), refused)


def _stored(draft: Draft, numbers: dict[Article, int]) -> dict[str, object]:
    places = [[numbers[article], line] for article, line in draft.seen.places]
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {**values, "seen": draft.seen._asdict() | {"places": places}}


def _draft(
    articles: Sequence[Article],
    *,
    outlets: list[str],
    hit: list[str],
    miss: list[str],
    seen: dict[str, object],
    **others: object,
) -> Draft:
    template = Template(**seen)  # type: ignore[arg-type]  # as it was written
    places = tuple((articles[number], line) for number, line in template.places)  # type: ignore[call-overload]
    template = template._replace(tokens=tuple(template.tokens), places=places)
    return Draft(outlets=tuple(outlets), hit=tuple(hit), miss=tuple(miss), seen=template, **others)  # type: ignore[arg-type]
