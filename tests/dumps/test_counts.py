"""What became of the records of a run, counted so that it adds up."""

from __future__ import annotations

import pytest

from cleaner.dumps.counts import EXAMPLES, HOSTS, OTHERS, Tally, masked, wants_example
from cleaner.dumps.workers.clean_record import Outcome

OUTCOME = Outcome("نص", changed=True, read=10, labels={"source": 4}, rules={"source.label": 4}, found={"repeat": 1})


def test_an_outcome_is_counted_by_family_rule_host_and_check() -> None:
    tally = Tally()
    tally.add(OUTCOME, "https://marfa.example/1")
    tally.add(OUTCOME, None)
    assert (tally.changed, tally.characters_read, tally.characters_kept) == (2, 20, 12)
    assert (tally.labels["source"], tally.rules["source.label"], tally.found["repeat"]) == (8, 8, 2)
    assert (tally.hosts, tally.host_documents) == ({"marfa.example": 4}, {"marfa.example": 1})
    assert (tally.host_characters, tally.of_host) == ({"marfa.example": 10}, {"marfa.example": {"source": 4}})
    assert Tally.from_json(tally.to_json()).of_host == tally.of_host


def test_a_document_of_which_nothing_stays_is_counted() -> None:
    tally = Tally()
    tally.add(Outcome(" \n", read=10), None)
    tally.add(Outcome("", read=0), None)
    assert tally.emptied == 1


def test_of_very_many_hosts_and_reasons_the_rest_are_one() -> None:
    tally = Tally()
    for number in range(HOSTS + 5):
        tally.add(OUTCOME, f"https://n{number}.example/")
    assert len(tally.host_documents) == HOSTS + 1
    assert tally.host_documents[OTHERS] == 5
    for number in range(60):
        tally.skip(f"reason {number}")
    assert tally.skipped[OTHERS] == 10


def test_examples_are_few_and_from_all_over_the_run() -> None:
    tally = Tally()
    for number in range(100):
        tally.keep_example({"place": str(number)})
    places = [int(example["place"]) for example in tally.examples]
    assert len(places) == EXAMPLES
    assert places[0] == 0
    assert places[-1] == 99
    assert places == sorted(places)


def test_later_documents_are_examples_ever_more_seldom() -> None:
    wanted = [number for number in range(1, 5_000) if wants_example(number)]
    assert wanted[:30] == list(range(1, 31))
    assert wanted[30:] == [32, 64, 128, 256, 512, 1024, 2048, 4096]


def test_counts_come_back_from_json() -> None:
    tally = Tally(read=4, written=1, failed=1)
    tally.dropped["short"] = tally.skipped["no article"] = 1
    tally.keep_example({"place": "a", "path": "a", "record": 1, "url": None, "stretches": [["نص", "", ""]]})
    assert Tally.from_json(tally.to_json()) == tally
    assert tally.adds_up
    assert str(tally) == "2 cleaned, 0 of them changed, 1 dropped, 1 skipped, 1 failed"


@pytest.mark.parametrize(
    "change",
    [
        {"read": -1},
        {"read": True},
        {"read": "1"},
        {"labels": {"x": -1}},
        {"labels": []},
        {"examples": [{}]},
        {"examples": [{"place": "a", "path": "a", "record": -1, "url": None, "stretches": []}]},
        {"more": 1},
    ],
)
def test_what_is_no_tally_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no tally"):
        Tally.from_json({**Tally().to_json(), **change})


def test_warnings_are_counted_by_kind() -> None:
    tally = Tally()
    tally.add(OUTCOME._replace(warnings=("cut",), noticed={"teaser": 1}), None)
    tally.add(OUTCOME._replace(warnings=("cut", "two"), noticed={"teaser": 1, "merged": 1}), None)
    assert (tally.warned, tally.noticed) == (2, {"teaser": 2, "merged": 1})
    assert Tally.from_json(tally.to_json()) == tally


def test_what_opens_something_is_no_part_of_a_shown_address() -> None:
    shown = masked("https://ali:p@ss@akhbar.example:80/a?id=7&api_key=s3cret&X-Amz-Signature=abc#token=9")
    assert shown == "https://…@akhbar.example:80/a?id=7&api_key=…&X-Amz-Signature=…#token=…"
    assert masked("https://akhbar.example/a@b?q=x") == "https://akhbar.example/a@b?q=x"
    assert masked(None) is None
