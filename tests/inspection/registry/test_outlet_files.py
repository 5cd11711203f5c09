"""The registry's files put together, and refused where they contradict the form or one another."""

from __future__ import annotations

import pytest

from cleaner.inspection.registry.outlet_files import build_outlets, load_outlets, read_outlets
from cleaner.inspection.registry.outlets import Outlets
from cleaner.inspection.registry.toml_entries import RegistryError

HEAD = 'how = "From memory."\ncountry = "sa"\n'
ONE = '[[newspaper]]\nid = "sa.one"\nnames = ["المنارة", "The Lighthouse"]\ndomains = ["one.example"]\n'


def built(*texts: str) -> Outlets:
    return build_outlets([read_outlets(text, f"{number}.toml") for number, text in enumerate(texts)], {"sa", "qa"})


def test_a_file_gives_outlets_with_what_its_head_says_of_all() -> None:
    [outlet] = built(HEAD + ONE).by_name("المنارة")
    assert (outlet.id, outlet.kind, outlet.country) == ("sa.one", "newspaper", "sa")
    assert (outlet.names, outlet.latin) == (("المنارة",), ("The Lighthouse",))


def test_a_name_that_is_an_ordinary_word_is_told() -> None:
    [outlet] = built(HEAD + 'ordinary = ["المنارة"]\n' + ONE).by_name("المنارة")
    assert outlet.ambiguous == ("المنارة",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ONE, "has no how"),
        (HEAD + ONE.replace("sa.one", "One"), "the id must be a country's code"),
        (HEAD + ONE.replace("sa.one", "qa.one"), "the id must begin with 'sa.'"),
        (HEAD + ONE.replace("one.example", "www.one.example"), "is no domain"),
        (HEAD + ONE.replace('"المنارة", ', ""), "has no name in Arabic letters"),
        (HEAD + ONE.replace('names = ["المنارة", "The Lighthouse"]\n', ""), "has no names"),
        (HEAD + ONE.replace("المنارة", "«»"), "no letter left after folding"),
        (HEAD + ONE + 'colour = "red"', "unknown key 'colour'"),
        (HEAD + ONE + 'sisters = ["sa.two"]', "there is no other outlet 'sa.two'"),
        (HEAD.replace("sa", "zz") + ONE.replace("sa.", "zz."), "there is no country 'zz'"),
        (HEAD + ONE + ONE.replace("one.example", "two.example"), "stands twice"),
        (HEAD + ONE + ONE.replace("sa.one", "sa.two"), "is that of 'sa.one' already"),
    ],
)
def test_what_is_not_of_the_form_is_refused(text: str, said: str) -> None:
    with pytest.raises(RegistryError, match=said):
        built(text)


def test_the_projects_own_files_are_read_once() -> None:
    assert load_outlets() is load_outlets()
