"""What a site taught goes to another process and comes back as it was."""

from __future__ import annotations

from cleaner.learning.learn import SiteRules, learn
from cleaner.learning.stored import rules_json, rules_of_json
from tests.support.learning import records


def test_what_is_stored_comes_back() -> None:
    [site] = learn(records(8, lambda n, title, prose: [f"{prose[0]} \ud83d", *prose[1:], "من غرفة أخبار المرفأ"])).sites
    assert site.drafts
    assert rules_of_json(rules_json(site)) == site == SiteRules.from_json(site.to_json())
    refused = SiteRules("a", 3, 2, (), "few")
    assert rules_of_json(rules_json(refused)) == refused
