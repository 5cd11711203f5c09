"""Entries in named tables, and files that are refused in one line."""

from __future__ import annotations

import pytest

from cleaner.inspection.registry.toml_entries import RegistryError, RegistryFile, read_registry_file, registry_texts

TEXT = 'how = "من الذاكرة"\n[[city]]\nid = "mk"\nnames = ["مكة"]\n[[city]]\nid = "tf"\nnames = ["الطائف"]\n'


def read(text: str) -> RegistryFile:
    return read_registry_file(text, "cities.toml", {"how": str}, {"city": {"id": str, "names": list, "port": bool}})


def test_entries_come_with_their_table_and_the_head_apart() -> None:
    file = read(TEXT)
    assert file.head == {"how": "من الذاكرة"}
    assert [(table, entry["id"]) for table, entry in file.entries] == [("city", "mk"), ("city", "tf")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[city", "not TOML"),
        ("", "has no how"),
        ('how = " "', "is empty"),
        (TEXT.replace("[[city]]", "[[town]]"), "unknown key 'town'"),
        ('how = "x"\n[city]\nid = "mk"', r"must be written as \[\[city\]\]"),
        (TEXT + "x = 1", "city 'tf': unknown key 'x'"),
        (TEXT + 'port = "yes"', "port must be true or false"),
        (TEXT.replace('["مكة"]', '"مكة"'), "names must be a list of texts"),
        (TEXT.replace('"مكة"', "3"), "names must be a list of texts"),
        (TEXT.replace('"mk"', '""'), "id is empty"),
    ],
)
def test_what_is_not_of_the_form_is_refused_in_one_line(text: str, said: str) -> None:
    with pytest.raises(RegistryError, match=said) as caught:
        read(text)
    assert str(caught.value).startswith("cities.toml: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("folder", ["outlets", "actors"])
def test_the_projects_files_come_in_the_order_of_their_names(folder: str) -> None:
    names = [name for name, _ in registry_texts(folder)]
    assert names == sorted(names) != []
