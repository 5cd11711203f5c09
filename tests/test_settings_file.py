"""Files of settings: found, read, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.settings_file import NAME, SettingsError, find_settings, parse_settings, read_settings

ALL = """
preset = "recall"
threshold = 0.95
keep = ["source"]
rules = ["rules/marfa.toml", "/abs/naba.toml"]
without = ["tags.label"]
repair = true
engine = "fast"
inspect = true
[fields]
text = "article.body"
url = "link"
[silence]
findings = ["repeat-1"]
outlets = ["naba.example"]
checks = ["truncated"]
"""


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / NAME).touch()
    assert find_settings(inner) == tmp_path / NAME
    (tmp_path / "a" / NAME).touch()
    assert find_settings(inner) == tmp_path / "a" / NAME
    (inner / NAME).mkdir()  # no file
    assert find_settings(inner) == tmp_path / "a" / NAME


def test_all_that_may_be_said() -> None:
    settings = parse_settings(ALL, Path("/house/cleaner.toml"))
    assert settings.cleaning == {
        "preset": "recall",
        "threshold": 0.95,
        "keep": ("source",),
        "rules": ("/house/rules/marfa.toml", "/abs/naba.toml"),
        "without": ("tags.label",),
        "repair": True,
        "engine": "fast",
        "inspect": True,
    }
    assert settings.fields == {"text": "article.body", "url": "link"}
    assert settings.silence == {
        "findings": ("repeat-1",),
        "outlets": ("naba.example",),
        "checks": ("truncated",),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("preset = ", "not TOML"),
        ("preset = " + "[" * 1600 + "]" * 1600, "not TOML (nested too deeply): mend"),
        ('presets = "recall"', "unknown key 'presets': is it 'preset'?"),
        ("colour = 1", "unknown key 'colour': choose from preset, "),
        ("preset = 1", "preset must be a text"),
        ('threshold = "0.8"', "threshold must be a number"),
        ("threshold = true", "threshold must be a number"),
        ('keep = "source"', "keep must be a list of texts"),
        ("rules = [1]", "rules must be a list of texts"),
        ('repair = "yes"', "repair must be true or false"),
        ("fields = 1", "[fields] must be a table with text, html"),
        ('[fields]\ntexts = "x"', "[fields] unknown key 'texts': is it 'text'?"),
        ('[fields]\ntext = ""', "[fields] text must be the name of a field"),
        ('[silence]\nchecks = "x"', "[silence] checks must be a list of texts"),
    ],
)
def test_what_cannot_be_meant(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_settings(text, Path("my.toml"))
    assert str(raised.value).startswith("my.toml: ")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes('preset = "ر"'.encode("windows-1256"))
    for odd in (path, tmp_path / "none.toml", tmp_path):
        with pytest.raises(SettingsError, match="cannot be read"):
            read_settings(odd)
