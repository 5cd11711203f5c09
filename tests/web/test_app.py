"""The page's server: explaining, correcting, learning."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from cleaner.cli.inputs import InputOptions
from cleaner.cli.serve import learn_examples
from cleaner.options import Options
from cleaner.web.app import ServerSettings
from cleaner.web.examples import Examples
from cleaner.web.records import Records
from tests.support.web import ARTICLE, LAST, client

PLACE = ARTICLE.index(LAST)
CORRECTED = [[PLACE, len(ARTICLE), "ui"]]


def test_the_page_is_arabic_unless_asked_otherwise() -> None:
    page = client().get("/").text
    assert '<html lang="ar" dir="rtl">' in page
    assert '<html lang="en" dir="ltr" data-theme="dark">' in client().get("/?lang=en&theme=dark").text
    assert client().get("/?lang=<b>&theme=<b>&record=<b>").text == page


def test_a_text_is_explained() -> None:
    told = client().post("/explain", json={"text": ARTICLE, "url": "https://wadi.example/1"}).json()
    assert "أعادت قرية الوادي" in told["text"]
    assert "المصدر" not in told["text"]
    assert "".join(one["text"] for one in told["object"]["stretches"]) == ARTICLE
    assert told["object"]["weighed"]
    assert 'class="piece gone f-source"' in told["html"]


def test_presets_and_families_are_chosen() -> None:
    kept = client().post("/explain", json={"text": ARTICLE, "keep": ["source"]}).json()["text"]
    assert "المصدر: وكالات" in kept
    texts = {
        preset: client().post("/explain", json={"text": ARTICLE, "preset": preset}).json()["text"]
        for preset in ("precision", "recall")
    }
    assert len(texts["precision"]) < len(texts["recall"])


def test_what_is_chosen_may_stand_in_the_address() -> None:
    page = client().get("/?preset=recall&keep=source,tags,nothing").text
    assert 'type="range" id="preset" min="0" max="17" step="1" value="17"' in page
    assert re.findall(r'name="keep" value="(\w+)" checked', page) == ["source", "tags"]
    assert (
        "checked" not in client().get("/?preset=careful&keep=").text.split('class="families"')[1].split("</details>")[0]
    )


def test_a_threshold_between_the_presets_is_chosen() -> None:
    page = client().get("/?threshold=0.8").text
    assert 'max="17" step="1" value="5"' in page
    assert 'value="10"' in client().get("/?threshold=0.2&preset=none").text  # that of the server, which is balanced
    assert 'value="11"' in client(ServerSettings(options=Options(threshold=0.91))).get("/").text
    told = client().post("/explain", json={"text": ARTICLE, "threshold": 0.96}).json()
    assert {piece["limit"] for piece in told["object"]["weighed"]} == {0.96}
    assert client().post("/explain", json={"text": ARTICLE, "threshold": 0.2}).status_code == 400


def test_a_file_is_explained() -> None:
    data = base64.b64encode(ARTICLE.encode("windows-1256", "replace")).decode()
    told = client().post("/explain", json={"file": {"name": "a.txt", "data": data}}).json()
    assert "أعادت قرية الوادي" in told["text"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"text": " "}', b'{"text": "\\ud800", "preset": 1}', b"[" * 5000])
def test_what_cannot_be_understood_is_told_in_one_sentence(body: bytes) -> None:
    answered = client().post("/explain", content=body)
    assert answered.status_code == 400
    assert list(answered.json()) == ["problem"]


def test_problems_are_told_in_the_language() -> None:
    asked = {"text": " "}
    assert client().post("/explain", json=asked).json()["problem"].startswith("لا نص هنا")
    assert client().post("/explain", json={**asked, "lang": "en"}).json()["problem"].startswith("There is no text")


def test_half_of_a_surrogate_pair_goes_through() -> None:
    told = client().post("/explain", content=b'{"text": "\\ud800 \\u062e\\u0628\\u0631"}')
    assert told.status_code == 200
    assert told.json()["text"] == "\ud800 خبر"


def test_a_correction_changes_the_clean_text_and_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = {"text": ARTICLE, "url": "https://wadi.example/1", "corrections": CORRECTED}
    told = client().post("/examples", json=asked).json()
    assert told["toml"] == ""
    assert "--save" in told["messages"][0]
    explained = client().post("/explain", json=asked).json()
    assert LAST not in explained["text"]
    assert "صُحّحت" in explained["html"]
    assert list(tmp_path.iterdir()) == []


def test_two_corrected_articles_teach_the_page_a_rule(tmp_path: Path) -> None:
    settings = ServerSettings(examples=Examples(tmp_path / "c.jsonl", learn_examples))
    server = client(settings)
    other = f"افتتحت بلدة السفح مكتبة متنقلة تجوب المدارس كل أسبوع، وفيها ثلاثة آلاف كتاب.\n{LAST}"
    first = {"text": ARTICLE, "url": "https://wadi.example/1", "corrections": CORRECTED}
    second = {
        "text": other,
        "url": "https://wadi.example/2",
        "corrections": [[other.index(LAST), len(other), "ui"]],
    }
    told = server.post("/examples", json=first).json()
    assert (told["toml"], "wadi.example" in told["messages"][1]) == ("", True)
    told = server.post("/examples", json=second).json()
    assert "[[rule]]" in told["toml"]
    third = {"text": f"وصلت القافلة أمس إلى السفح بعد يومين من السير في الوادي.\n{LAST}"}
    for client_of in (server, client(settings)):  # and another server on the same file
        assert LAST not in client_of.post("/explain", json={**third, "url": "https://wadi.example/3"}).json()["text"]
        assert LAST in client_of.post("/explain", json={**third, "url": "https://naba.example/3"}).json()["text"]


def test_a_correction_without_an_address_is_kept_and_says_what_is_missing(tmp_path: Path) -> None:
    server = client(ServerSettings(examples=Examples(tmp_path / "c.jsonl", learn_examples)))
    told = server.post("/examples", json={"text": ARTICLE, "corrections": CORRECTED, "lang": "en"}).json()
    assert told["messages"] == [
        "Saved as an example in c.jsonl.",
        "Give the page's address, so that a rule for its site can be made.",
    ]


def test_records_are_looked_through(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(json.dumps({"text": f"خبر رقم {n}"}) + "\n" for n in (1, 2)), encoding="utf-8")
    options = InputOptions()
    records = Records(options.find([str(path)]).inputs[0], options.read_options)
    server = client(ServerSettings(Options(), records=records))
    assert 'id="record" dir="auto" value="2"' in server.get("/?record=2").text
    assert server.post("/explain", json={"record": 2}).json()["text"] == "خبر رقم 2"
    assert server.post("/explain", json={"record": 3}).status_code == 400
    assert client().post("/explain", json={"record": 1}).status_code == 400


def test_a_record_is_named_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    lines = [{"id": name, "text": f"خبر {name}"} for name in ("مرفأ-7", "2", 9)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    options = InputOptions()
    records = Records(options.find([str(path)]).inputs[0], options.read_options)
    server = client(ServerSettings(Options(), records=records))
    assert 'id="record" dir="auto" value="مرفأ-7"' in server.get("/", params={"record": "مرفأ-7"}).text
    for name, number in (("مرفأ-7", 1), ("id:2", 2), ("2", 2), ("id:9", 3)):
        told = server.post("/explain", json={"record": name}).json()
        assert (told["record"], told["text"]) == (number, f"خبر {lines[number - 1]['id']}")
    assert server.post("/explain", json={"record": "9"}).status_code == 400
    refused = server.post("/explain", json={"record": "غائب", "lang": "en"})
    assert refused.json()["problem"].startswith("There is no such record: ")


@pytest.mark.parametrize(("path", "status"), [("/none", 404), ("/static/app.py", 404), ("/explain", 405)])
def test_what_there_is_not(path: str, status: int) -> None:
    assert client().get(path).status_code == status
