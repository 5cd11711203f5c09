"""The page in a real browser: pasted, corrected, without errors, for a keyboard, at a phone's width."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.paths import ROOT
from tests.support.web import ARTICLE, LAST

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, to drive a browser")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "cleaner", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            assert server.stderr is not None
            yield server.stderr.readline().split()[2]
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.goto(address)
    yield opened
    context.close()
    assert wrong == []


def explained(page: Any) -> None:
    page.fill("#text", ARTICLE)
    page.press("#ask button.main", "Enter")
    page.wait_for_selector(".piece.gone")


def test_a_text_is_explained_and_nothing_is_wider_than_a_phone(page: Any) -> None:
    explained(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator(".gone del").first.evaluate("it => getComputedStyle(it).textDecorationLine") == "line-through"
    page.uncheck("#show-gone")
    assert not page.locator(".gone").first.is_visible()


def test_a_piece_is_corrected_by_the_keyboard_alone(page: Any) -> None:
    explained(page)
    page.locator(".piece", has_text=LAST).locator(".act").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert page.inner_text("#correction-text") == LAST
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".piece.corrected")
    assert "--save" in page.inner_text("#lessons")
    page.wait_for_selector(".piece.corrected .act:focus")
    page.click("details.known > summary")
    page.fill("#url", "wadi.example/1")
    with page.expect_request("**/examples") as kept:  # once more, for now its site is known
        page.keyboard.press("Tab")
    assert kept.value.post_data_json["url"] == "wadi.example/1"
    page.wait_for_selector(".piece.corrected")


def test_the_other_language_takes_the_text_along(page: Any) -> None:
    explained(page)
    page.click("#language")
    page.wait_for_selector(".piece.gone")
    assert page.get_attribute("html", "dir") == "ltr"
    assert page.input_value("#text") == ARTICLE


def test_the_slider_and_the_switches_stand_in_the_address(page: Any) -> None:
    explained(page)
    before = page.inner_text(".summary >> nth=0")
    page.focus("#preset")
    page.keyboard.press("End")
    assert "97%" in page.inner_text("#preset-told")
    assert "97%" in page.get_attribute("#preset", "aria-valuetext")
    page.click("details.keep > summary")
    page.check("input[value=source]")
    page.wait_for_function("before => document.querySelector('.summary').innerText !== before", arg=before)
    assert "preset=recall" in page.url
    assert "keep=source" in page.url
    page.reload()
    assert (page.input_value("#preset"), page.is_checked("input[value=source]")) == ("17", True)
    page.focus("#preset")
    page.keyboard.press("ArrowRight")  # from right to left, less is on the right
    assert "96%" in page.inner_text("#preset-told")
    assert page.locator(".marks .chosen").count() == 0
    assert "threshold=0.96" in page.url
    assert "preset=" not in page.url
    page.reload()
    assert "96%" in page.inner_text("#preset-told")


def test_an_answer_goes_where_what_is_asked_next_has_none(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    explained(page)
    page.set_input_files("#file", {"name": "a.jsonl", "mimeType": "text/plain", "buffer": b"{}"})
    page.wait_for_selector("#status.wrong")
    assert "cleaner serve a.jsonl" in page.inner_text("#status")
    assert page.locator(".piece").count() == 0
    assert not page.locator(".actions").is_visible()
    context.close()


def test_who_has_no_article_is_given_one(page: Any) -> None:
    page.click("#sample")
    page.wait_for_selector(".piece.gone")
    assert page.input_value("#text").startswith("الرئيسية")


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm install --no-save axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_is_in_the_way_of_a_screen_reader(browser: Any, address: str, scheme: str, language: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    opened = context.new_page()
    opened.goto(f"{address}?lang={language}")
    explained(opened)
    opened.mouse.move(0, 0)
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    opened.locator(".act").first.click()
    opened.wait_for_selector("dialog[open]")
    found = opened.evaluate("axe.run()")["violations"]
    opened.keyboard.press("Escape")
    opened.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    found += opened.evaluate("axe.run()")["violations"]
    context.close()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_light_and_dark(page: Any) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    first = page.evaluate(ground)
    page.click("#theme")
    assert page.evaluate(ground) != first
