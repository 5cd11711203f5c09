"""`cleaner outlets`: list and look up."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from cleaner.cli import outlets as command
from cleaner.cli.app import app
from cleaner.inspection.registry.outlet_files import load_outlets


def run(*arguments: str) -> Result:
    result = CliRunner(env={"FORCE_COLOR": None}).invoke(app, ["outlets", *arguments])
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def ids(*arguments: str) -> list[str]:
    return [json.loads(line)["id"] for line in run(*arguments, "--format", "jsonl").stdout.splitlines()]


def test_lists_every_outlet_in_a_row_of_columns() -> None:
    header, *rows = run().stdout.splitlines()
    assert header.split("\t") == ["id", "name", "country", "kind", "domains"]
    assert [row.split("\t")[0] for row in rows] == [outlet.id for outlet in load_outlets()]
    assert {row.count("\t") for row in rows} == {4}
    assert "ps.wafa\tوكالة الأنباء والمعلومات الفلسطينية\tps\tagency\twafa.ps" in rows


def test_lists_those_of_a_country_and_a_kind() -> None:
    chosen = [one.id for one in load_outlets() if (one.country, one.kind) == ("ps", "agency")]
    assert ids("--country", "ps", "--kind", "agency") == chosen
    assert "ps.wafa" in chosen


def test_shows_every_outlet_that_has_a_name() -> None:
    output = run("الوطن").stdout
    assert output.count("\n  kind") == len(load_outlets().by_name("الوطن")) >= 6
    assert "\n\nsa.al-watan\n" in output
    assert "ordinary words  الوطن" in output


def test_shows_all_facts_of_one() -> None:
    lines = [" ".join(line.split()) for line in run("العربية نت").stdout.splitlines()]
    assert lines[0] == "sa.al-arabiya"
    assert "country sa – السعودية (سعودي)" in lines
    assert "also of ae – الإمارات (إماراتي)" in lines
    assert "domains alarabiya.net" in lines
    assert "owner مجموعة إم بي سي" in lines
    assert any(line.startswith("sisters") and "sa.al-hadath" in line for line in lines)


@pytest.mark.parametrize(
    ("asked", "outlet"),
    [
        *(("وفا", "ps.wafa"), ("أ.ف.ب", "fr.afp"), ("reuters", "gb.reuters"), ("«واس»", "sa.spa")),
        *(("صحيفة الجزيرة", "sa.al-jazirah"), ("wafa.ps", "ps.wafa"), ("www.aawsat.com", "sa.asharq-al-awsat")),
        *(
            ("https://arabic.cnn.com/world/1", "us.cnn-arabic"),
            ("bbc.com/arabic", "gb.bbc-arabic"),
            ("24.ae", "ae.24-ae"),
        ),
        *(("asharqalawsat.com", "sa.asharq-al-awsat"), ("gb.bbc", "gb.bbc"), ("AAWSAT.COM", "sa.asharq-al-awsat")),
    ],
)
def test_a_name_a_domain_an_address_and_an_id_are_looked_up(asked: str, outlet: str) -> None:
    assert ids(asked) == [outlet]


def test_jsonl_holds_every_fact() -> None:
    (line,) = run("بي بي سي عربي", "--format", "jsonl").stdout.splitlines()
    found = json.loads(line)
    assert (found["name"], found["country"], found["kind"]) == ("بي بي سي عربي", "gb", "broadcaster")
    assert found["domains"] == ["bbc.com/arabic", "bbcarabic.com"]
    assert found["related"] == ["gb.bbc"]
    assert "بريطاني" in found["adjectives"]
    assert {"names", "latin", "short", "former_domains", "seats", "owner", "official", "ambiguous"} <= found.keys()


def test_a_terminal_gets_a_table_and_arabic_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(command, "terminal", lambda: Console(file=file, force_terminal=True, width=140))
    run("--country", "om")
    run("وفا")
    run("الجزيرة")
    assert "\u2067الوطن\u2069" in file.getvalue()
    assert "\u2067وفا\u2069" in file.getvalue()
    assert "11 outlets" in file.getvalue()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["واسس"], "no outlet has the name or domain 'واسس': is it واس"),
        (["هسبريسس"], "is it هسبريس"),
        (["youm8.com"], "is it youm7.com"),
        (["https://www.youm8.com/1"], "is it youm7.com"),
        (["زقزوقيات"], "see `cleaner outlets`"),
        ([""], "see `cleaner outlets`"),
        (["رويترز الفرنسية"], "no outlet has the name"),
        (["رويترز", "--country", "fr"], "no outlet is left"),
    ],
)
def test_what_nobody_has_is_told_in_one_line(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert words in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--country", "zz"], "there is no country 'zz'"),
        (["--country", ""], "there is no country ''"),
        (["--kind", "gazette"], "there is no kind 'gazette': choose from agency"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert words in result.stderr


def test_outlets_of_several_countries_are_listed_and_shown() -> None:
    assert "xx.un-news" in ids("--country", "xx")
    assert "xx (of several countries)" in run("xx.un-news").stdout


def test_kinds_are_completed() -> None:
    assert command.complete_kind("por") == ["portal"]
