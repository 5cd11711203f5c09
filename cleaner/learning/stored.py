"""What a site taught as JSON, so that another process, or a later run, goes on from there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from cleaner.learning.articles import Article, stored_article
from cleaner.learning.drafts import Draft
from cleaner.learning.history import Months
from cleaner.learning.learn import SiteRules
from cleaner.learning.site import Template


def rules_json(rules: SiteRules) -> str:
    """Give what a site taught as JSON; an article that several rules show is there once."""
    numbers: dict[Article, int] = {}
    for draft in (*rules.drafts, *rules.known):
        for article, _ in draft.seen.places:
            numbers.setdefault(article, len(numbers))
    drafts, known = ([_stored(draft, numbers) for draft in those] for those in (rules.drafts, rules.known))
    return json.dumps([list(numbers), *rules._replace(drafts=drafts, known=known)])  # type: ignore[arg-type]


def rules_of_json(text: str) -> SiteRules:
    """Read again what `rules_json` gave."""
    stored, *values = json.loads(text)
    rules = SiteRules(*values)
    articles = [stored_article(article) for article in stored]
    drafts, known = (tuple(_draft(articles, one) for one in those) for those in (rules.drafts, rules.known))
    return rules._replace(drafts=drafts, known=known, months=_months(rules.months))


def _stored(draft: Draft, numbers: dict[Article, int]) -> dict[str, Any]:
    places = [[numbers[article], line] for article, line in draft.seen.places]
    values = {field.name: getattr(draft, field.name) for field in fields(draft)}
    return {**values, "seen": draft.seen._asdict() | {"places": places}}


def _draft(articles: Sequence[Article], stored: Any) -> Draft:
    seen = Template(**stored["seen"])
    places = tuple((articles[number], line) for number, line in stored["seen"]["places"])
    seen = seen._replace(tokens=tuple(seen.tokens), places=places, months=_months(seen.months))
    tuples = {name: tuple(stored[name]) for name in ("outlets", "hit", "miss")}
    return Draft(**{**stored, **tuples, "seen": seen})


def _months(stored: Any) -> Months:
    return tuple((month, count) for month, count in stored)
