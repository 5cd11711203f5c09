"""The table that was fitted."""

import json
from importlib import resources

import pytest

from cleaner.text.evidence.table import digest_of, load_table

RECORD = {
    "base": [-1.0, -1.0, -1.0],
    "bounds": {"line:.:00": [1.0, 2.0]},
    "openings": ["قال"],
    "thresholds": {"balanced": 0.8},
    "turns": {"begin_above": 1.0},
    "weak_openings": ["دعت"],
    "weights": {"bar": [1.0, 2.0, 1.0]},
    "words": {"w:نهر": -1.0},
}


def test_what_rules_see_never_speaks_for_a_piece() -> None:
    table = load_table()
    assert all(min(values) >= 0 for name, values in table.weights.items() if name.startswith(("mark", "+")))
    assert all(cost >= 0 for costs in (table.enter, table.leave) for cost in costs.values())
    assert table.thresholds["precision"] < table.thresholds["balanced"] < table.thresholds["recall"]


def test_the_table_is_the_one_that_was_fitted() -> None:
    text = (resources.files("cleaner") / "data" / "evidence" / "table.json").read_text(encoding="utf-8")
    assert digest_of(json.loads(text)) == load_table().digest


@pytest.mark.parametrize("name", sorted(RECORD))
def test_the_digest_is_of_all_that_is_weighed(name: str) -> None:
    assert digest_of({**RECORD, "about": {"date": "2020-01-01"}}) == digest_of(RECORD)
    assert digest_of({**RECORD, name: 7}) != digest_of(RECORD)
