"""What a site taught as JSON, so that another process, or a later run, goes on from there."""

from __future__ import annotations

import json
from dataclasses import fields

from cleaner.learning.articles import stored_article
from cleaner.learning.drafts import Draft
from cleaner.learning.learn import SiteRules
from cleaner.learning.site import Template


def rules_json(rules: SiteRules) -> str:
    """Give what a site taught as JSON."""
    drafts = [{field.name: getattr(draft, field.name) for field in fields(draft)} for draft in rules.drafts]
    return json.dumps([*rules._replace(drafts=())[:3], drafts, rules.refused])


def rules_of_json(text: str) -> SiteRules:
    """Read again what `rules_json` gave."""
    site, seen, different, drafts, refused = json.loads(text)
    return SiteRules(site, seen, different, tuple(_draft(**draft) for draft in drafts), refused)


def _draft(*, outlets: list[str], hit: list[str], miss: list[str], seen: list[object], **others: object) -> Draft:
    template = Template(*seen)  # type: ignore[arg-type]  # as it was written
    places = tuple((stored_article(article), line) for article, line in template.places)
    template = template._replace(tokens=tuple(template.tokens), places=places)
    return Draft(outlets=tuple(outlets), hit=tuple(hit), miss=tuple(miss), seen=template, **others)  # type: ignore[arg-type]
