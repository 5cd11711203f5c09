"""Who may ask the page's server, and how much."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cleaner.web.app import ServerSettings
from cleaner.web.guard import HEADERS, POLICY, host_name, is_own_host, is_own_origin
from cleaner.web.question import LARGEST
from tests.support.web import BASE, client

ASKED = {"text": "وصل الوفد أمس."}


@pytest.mark.parametrize("host", ["localhost", "LocalHost:80", "127.0.0.1:8765", "[::1]:8765", "192.168.1.7:8765"])
def test_own_hosts(host: str) -> None:
    assert is_own_host(host)


@pytest.mark.parametrize(
    "host",
    [
        *("", "marfa.example", "localhost.marfa.example", "127.0.0.1.marfa.example", "marfa.example:8765", "[::1"),
        *("user@localhost", "localhost/x", "local host", "localhost\\x", "١٢٧.0.0.1", "0x7f.1"),
    ],
)
def test_other_hosts(host: str) -> None:
    assert not is_own_host(host)


def test_a_name_that_was_given_is_own() -> None:
    assert is_own_host("Desk.marfa.example:8765", ["desk.marfa.example"])
    assert host_name("desk.marfa.example:8765") == "desk.marfa.example"


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin", "origin": BASE}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://localhost:9"}, False),
        ({"origin": "http://["}, False),
        ({"origin": "https://localhost:8765.marfa.example"}, False),
    ],
)
def test_origins(headers: dict[str, str], own: bool) -> None:
    assert is_own_origin({"host": "localhost:8765", **headers}) is own
    posted = client().post("/explain", json=ASKED, headers=headers)
    assert posted.status_code == (200 if own else 403)


def test_a_domain_that_was_pointed_here_is_refused() -> None:
    for answered in (
        client().get("/", headers={"host": "marfa.example"}),
        client().post("/explain", json=ASKED, headers={"host": "marfa.example", "origin": "http://marfa.example"}),
    ):
        assert answered.status_code == 421
        assert "قال" not in answered.text


def test_a_name_of_the_settings_is_answered() -> None:
    answered = client(ServerSettings(names=("marfa.example",))).get("/", headers={"host": "marfa.example"})
    assert answered.status_code == 200


@pytest.mark.parametrize("path", ["/", "/static/page.js", "/static/none.js", "/none", "/explain"])
def test_every_answer_has_the_headers(path: str) -> None:
    answered = client().get(path)
    assert {name: answered.headers[name] for name in HEADERS} == dict(HEADERS)
    refused = client().get(path, headers={"host": "marfa.example"})
    assert refused.headers["content-security-policy"] == POLICY


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_a_request_that_says_how_large_it_is() -> None:
    assert client().post("/explain", content=b"x" * (LARGEST + 1)).status_code == 413


def test_a_request_that_does_not_say_how_large_it_is() -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(LARGEST // 1_000_000 + 1):
            yield b"x" * 1_000_000

    assert client().post("/explain", content=parts()).status_code == 413


@pytest.mark.parametrize("length", ["-1", "ten", "٣"])
def test_a_length_that_is_none(length: str) -> None:
    answered = client().post("/explain", content=b"{}", headers={"content-length": length.encode("utf-8")})
    assert answered.status_code == 413
