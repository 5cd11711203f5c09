"""Options that several commands share, and what they mean to the engine."""

from __future__ import annotations

import pytest
import typer

from cleaner import Options
from cleaner.cli import shared_options
from cleaner.cli.shared_options import Engine, Preset, complete_family, complete_rule, engine_options
from cleaner.options import CAUTION, ENGINES
from cleaner.rules.rule import LABELS


def test_the_choices_are_those_of_the_engine() -> None:
    assert [preset.value for preset in Preset] == list(CAUTION)
    assert [engine.value for engine in Engine] == list(ENGINES)


def test_options_are_passed_on() -> None:
    made = engine_options(Preset.RECALL, ["source"], None, ["source.label"], engine=Engine.FAST)
    keep, without = frozenset({"source"}), frozenset({"source.label"})
    assert made == Options(preset="recall", keep=keep, without=without, engine="fast")
    assert engine_options() == Options()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"keep": ["body"]}, "would do nothing"),
        ({"without": ["no.rule"]}, "no.rule"),
        ({"rules": ["/no/file"]}, "/no/file"),
    ],
)
def test_what_the_engine_refuses_is_wrong_usage_in_its_words(
    capsys: pytest.CaptureFixture[str], given: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(typer.Exit) as ended:
        engine_options(**given)  # type: ignore[arg-type]
    assert ended.value.exit_code == 2
    assert said in capsys.readouterr().err


def test_repair_without_its_package_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shared_options, "find_spec", lambda _: None)
    with pytest.raises(typer.Exit):
        engine_options(repair=True)
    assert "[repair]'" in capsys.readouterr().err


def test_names_are_completed() -> None:
    assert complete_family("") == list(LABELS[1:])
    assert complete_family("body") == []
    assert complete_rule("no.such") == []
    assert all(name.startswith("tags.") for name in complete_rule("tags."))
