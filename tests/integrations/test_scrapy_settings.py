"""What the settings of a crawl say, and those that would do nothing."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner import OptionError, Options
from cleaner.integrations.scrapy_settings import names, read_settings, read_switch


def test_without_settings_the_usual_fields_are_read_and_filled() -> None:
    found = read_settings({"BOT_NAME": "x"})
    assert dict(found.read) == {name: name for name in ("text", "url", "title", "outlet", "charset")}
    assert dict(found.fill) == {"clean": "clean_text"}
    assert (found.drop_empty, found.options) == (False, Options())


def test_settings_name_fields_and_options() -> None:
    found = read_settings(
        {
            "CLEANER_HTML_FIELD": "page",
            "CLEANER_TEXT_FIELD": "",
            "CLEANER_FINDINGS_FIELD": "findings",
            "CLEANER_PRESET": "recall",
            "CLEANER_KEEP": "source, tags,",
            "CLEANER_REPAIR": "0",
            "CLEANER_DROP_EMPTY": "True",
        }
    )
    assert "text" not in found.read
    assert found.read["html"] == "page"
    assert found.drop_empty
    assert found.options == Options(preset="recall", keep=frozenset({"source", "tags"}), inspect=True)


@pytest.mark.parametrize("value", [0.85, "0.85"])
def test_a_threshold_is_a_number_however_it_is_spelled(value: object) -> None:
    assert read_settings({"CLEANER_THRESHOLD": value}).options == Options(threshold=0.85)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"CLEANER_PRESETT": "recall"}, "did you mean CLEANER_PRESET"),
        ({"CLEANER_XYZZYXYZZY": 1}, "take it out"),
        ({"CLEANER_TEXT_FIELD": 7}, "must be the name of a field"),
        ({"CLEANER_TEXT_FIELD": ""}, "are both empty"),
        ({"CLEANER_CLEAN_FIELD": ""}, "name the field for the clean text"),
        ({"CLEANER_REMOVED_FIELD": "title"}, "both name 'title'"),
        ({"CLEANER_PRESET": "careful"}, "CLEANER_PRESET: there is no preset"),
        ({"CLEANER_THRESHOLD": "high"}, "CLEANER_THRESHOLD: threshold must be a number"),
        ({"CLEANER_REPAIR": "maybe"}, "must be True or False"),
        ({"CLEANER_DROP_EMPTY": 2}, "must be True or False"),
    ],
)
def test_what_would_do_nothing_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(OptionError, match=said):
        read_settings(settings)


@pytest.mark.parametrize(("value", "on"), [(True, True), ("1", True), (" true ", True), (0, False), ("False", False)])
def test_a_switch_is_what_scrapys_own_are(value: object, on: bool) -> None:
    assert read_switch({"CLEANER_ENABLED": value}, "CLEANER_ENABLED") is on
    assert read_switch({}, "CLEANER_ENABLED", usual=True)


def test_all_names_begin_alike() -> None:
    assert all(name.startswith("CLEANER_") for name in names())
