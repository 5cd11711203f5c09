"""What a report calls things in Arabic."""

from __future__ import annotations

import pytest

from cleaner.cli.report.names import FATES, family_name, fate_name, rule_class, time_name
from cleaner.cli.report.summary import Fate
from cleaner.dumps.counts import DROPPED, OTHERS


def test_every_fate_has_a_name() -> None:
    assert set(FATES) == {"written", "dropped", "skipped", "failed"}


@pytest.mark.parametrize("reason", [*DROPPED, OTHERS])
def test_every_reason_has_a_name(reason: str) -> None:
    assert reason not in fate_name(Fate("dropped", reason, 1))


def test_a_reason_that_came_with_a_page_stands_as_it_is_and_escaped() -> None:
    assert fate_name(Fate("skipped", "<b>", 1)).endswith('<code dir="ltr">&lt;b&gt;</code>')


def test_what_has_no_name_is_shown_as_it_is() -> None:
    assert family_name("<x>") == '<code dir="ltr">&lt;x&gt;</code>'
    assert rule_class("nothing.known") == rule_class("page.links") == ""
    assert rule_class("tags.label") == "f-tags"


def test_times_have_arabic_units() -> None:
    assert time_name(7_500) == "<bdi>2 س 5 د</bdi>"
