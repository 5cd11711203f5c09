"""The pipeline in real crawls, each a process of its own, of a site that is served here; and item by item."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from cleaner import OptionError, Options, clean, clean_html, document_object
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs
from tests.support.paths import ROOT
from tests.support.tabular import assert_same, records

pytestmark = pytest.mark.skipif(not find_spec("scrapy"), reason="needs pip install 'arabic-article-cleaner[scrapy]'")

TEXT = f"{PROSE[0]}\nاقرأ أيضا: {HEADLINES[0]}\n{PROSE[1]}\nالمصدر: وكالات"
ARTICLE = f'<article><h1>{TITLE}</h1>{paragraphs(*PROSE[:4])}<p>المصدر: وكالات</p></article><ul class="related">'


class Served(NamedTuple):
    """What the site answers to one path."""

    body: bytes
    kind: str = "text/html; charset=utf-8"
    status: int = 200


def _without_charset(text: str) -> str:
    return text.replace('<meta charset="utf-8">', "")


SITE = {
    "/": Served(
        page(
            '<a href="mailto:a@marfa.example">@</a>'
            + links(*HEADLINES)
            + '<a href="/arabic">٧</a><a href="/broken">٨</a><a href="/photo">٩</a>'
        ).encode()
    ),
    "/0": Served(page(ARTICLE + links(*HEADLINES[1:4])).encode()),
    "/1": Served(page(paragraphs(*PROSE[2:]) + f"<p>اقرأ أيضا: {HEADLINES[2]}</p>", title=HEADLINES[1]).encode()),
    "/2": Served(page(paragraphs(*PROSE[:3]), title=HEADLINES[2]).encode()),
    "/arabic": Served(_without_charset(page(ARTICLE)).encode("windows-1256"), "text/html; charset=windows-1256"),
    "/broken": Served(b"<html><body><div <p>\xff\xfe\x00" + page(ARTICLE).encode()[200:-350] + b"<table><a href='"),
    "/photo": Served(b"\x89PNG\r\n", "image/png"),
}
PAGES = ("/", "/0", "/1", "/2", "/arabic", "/broken")


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name that the server calls
        served = SITE.get(self.path, Served("لا توجد صفحة".encode(), status=404))
        self.send_response(served.status)
        self.send_header("Content-Type", served.kind)
        self.send_header("Content-Length", str(len(served.body)))
        self.end_headers()
        self.wfile.write(served.body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # the name of the one overridden
        """Print nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def crawl(spider: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "runspider", spider, "-s", "ROBOTSTXT_OBEY=0", *arguments]
    return subprocess.run(
        list(map(str, command)), capture_output=True, encoding="utf-8", cwd=ROOT, timeout=900, check=False
    )


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def stats_of(log: str) -> dict[str, Any]:
    """Read what the crawler prints of its stats at its end."""
    found = [line.strip(" {},").split(": ", 1) for line in log.splitlines() if line.strip(" {").startswith("'cleaner/")]
    return {name.strip("'"): int(value) for name, value in found}


def expected(site: str, path: str) -> Any:
    return clean_html(SITE[path].body, url=site + path, charset=SITE[path].kind)


def test_the_example_crawls_a_site(site: str, tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    done = crawl(ROOT / "examples/scrapy_site.py", "-a", f"start={site}/", "-O", out)
    assert done.returncode == 0, done.stderr
    want = {site + path: expected(site, path) for path in PAGES}
    assert {record["url"]: record for record in lines_of(out)} == {
        url: {"url": url, "clean_text": result.text, "metadata": document_object(result)["metadata"]}
        for url, result in want.items()
        if result.text
    }
    assert PROSE[0] in out.read_text(encoding="utf-8")  # no escapes
    assert all(f"{site}{path}: " in done.stderr for path in PAGES)
    arabic = want[f"{site}/arabic"]
    assert arabic.text.startswith(PROSE[0])
    assert arabic.page is not None
    assert arabic.page.charset == "windows-1256"
    assert all(PROSE[0] in want[site + path].text for path in ("/0", "/2", "/broken"))
    assert not want[f"{site}/"].text
    stats = stats_of(done.stderr)
    assert stats["cleaner/cleaned"] == len(PAGES)
    assert stats["cleaner/no_article"] == sum(not result.text for result in want.values())
    assert "cleaner/failed" not in stats
    rules = Counter(piece.rule for result in want.values() for piece in result.removed)
    assert {name: stats[f"cleaner/rules/{name}"] for name in rules} == rules
    families = {piece.label: 0 for result in want.values() for piece in result.removed}
    for result in want.values():
        for piece in result.removed:
            families[piece.label] += len(piece.text)
    assert {name: stats[f"cleaner/removed/{name}"] for name in families} == families
    assert "nothing of it is an article" in done.stderr


SPIDER = f"""
from dataclasses import dataclass
import attrs, scrapy

class Declared(scrapy.Item):
    kind = scrapy.Field(); url = scrapy.Field(); body = scrapy.Field(); page = scrapy.Field()
    clean = scrapy.Field(); gone = scrapy.Field(); said = scrapy.Field(); found = scrapy.Field(); by = scrapy.Field()

class Undeclared(scrapy.Item):
    kind = scrapy.Field(); url = scrapy.Field(); body = scrapy.Field(); clean = scrapy.Field()

@dataclass
class Plain:
    kind: str
    url: str
    body: object = None
    page: object = None
    clean: object = None
    gone: object = None
    said: object = None
    found: object = None
    by: object = None

@attrs.define
class Attrs:
    kind: str
    url: str
    body: object = None
    page: object = None
    clean: object = None
    gone: object = None
    said: object = None
    found: object = None
    by: object = None

@attrs.frozen
class Frozen(Attrs):
    pass

class KindsSpider(scrapy.Spider):
    name = "kinds"
    custom_settings = {{
        "ITEM_PIPELINES": {{"cleaner.integrations.scrapy.CleanerPipeline": 300}},
        "CLEANER_TEXT_FIELD": "body", "CLEANER_HTML_FIELD": "page", "CLEANER_CLEAN_FIELD": "clean",
        "CLEANER_REMOVED_FIELD": "gone", "CLEANER_METADATA_FIELD": "said", "CLEANER_FINDINGS_FIELD": "found",
        "CLEANER_MADE_FIELD": "by", "CLEANER_PRESET": "recall", "CLEANER_KEEP": ["source"],
        "FEED_EXPORT_FIELDS": ["kind", "body", "clean", "gone", "said", "found", "by"],
    }}

    def parse(self, response):
        url = response.url
        for kind, item in (("dict", dict), ("item", Declared), ("dataclass", Plain), ("attrs", Attrs)):
            yield item(kind=kind + "-text", url=url, body={TEXT!r})
            yield item(kind=kind + "-page", url=url, page=response.text)
            yield item(kind=kind + "-null", url=url, body=None)
            yield item(kind=kind + "-type", url=url, body=[7])
        yield dict(kind="other", url=url)
        for number in range(2):
            yield Undeclared(kind="undeclared", url=url, body={TEXT!r})
        yield Frozen(kind="frozen", url=url, body={TEXT!r})
"""


def test_items_of_every_kind(site: str, tmp_path: Path) -> None:
    spider, out = tmp_path / "kinds.py", tmp_path / "items.jsonl"
    spider.write_text(SPIDER + f"    start_urls = [{site + '/0'!r}]\n", encoding="utf-8")
    done = crawl(spider, "-O", out)
    assert done.returncode == 0, done.stderr
    items = {record["kind"]: record for record in lines_of(out)}
    options = Options(preset="recall", keep=frozenset({"source"}))
    text = clean(TEXT, url=f"{site}/0", options=options)
    html = clean_html(SITE["/0"].body.decode(), url=f"{site}/0", options=options)
    assert "المصدر: وكالات" in text.text
    for kind in ("dict", "item", "dataclass", "attrs"):
        for name, result in (("text", text), ("page", html)):
            item, told = items[f"{kind}-{name}"], document_object(result)
            assert (item["clean"], item["gone"], item["said"]) == (result.text, told["removed"], told["metadata"])
            assert item["by"].startswith("cleaner ")
            assert isinstance(item["found"], list)
        assert items[f"{kind}-null"].get("clean") is None
        assert (items[f"{kind}-type"]["body"], items[f"{kind}-type"].get("clean")) == ([7], None)
    assert items["undeclared"]["body"] == items["frozen"]["body"] == TEXT
    assert "clean" not in items["undeclared"]
    stats = stats_of(done.stderr)
    assert [stats[f"cleaner/{name}"] for name in ("cleaned", "skipped", "failed")] == [8, 1, 11]
    assert [stats[f"cleaner/failed/{name}"] for name in ("null", "type", "undeclared", "refused")] == [4, 4, 2, 1]
    assert len(lines_of(out)) == 20
    log = done.stderr
    assert log.count("ERROR: ") == 2
    assert f"{site}/0: Undeclared declares no field 'gone', 'said', 'found', 'by'" in log
    assert f"{site}/0: Frozen takes no 'clean'" in log
    assert log.count(f"{site}/0: null in the field 'body': passed on as it is") == 2
    assert log.count(f"{site}/0: null in the field 'page' and in 'body': passed on as it is") == 2
    assert log.count(f"{site}/0: the field 'body' holds list, not a text: passed on as it is") == 4


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("CLEANER_PRESET=bold", "CLEANER_PRESET: there is no preset 'bold': choose one of"),
        ("CLEANER_TEXTFIELD=body", "there is no setting CLEANER_TEXTFIELD: did you mean CLEANER_TEXT_FIELD?"),
    ],
)
def test_wrong_settings_end_the_crawl_before_it_begins(site: str, setting: str, message: str, tmp_path: Path) -> None:
    done = crawl(ROOT / "examples/scrapy_site.py", "-a", f"start={site}/", "-s", setting, "-O", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert message in done.stderr.strip().splitlines()[-1]
    assert "Crawled (200)" not in done.stderr


class Stats:
    """As much of Scrapy's stats as is used."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}

    def inc_value(self, name: str, count: int = 1) -> None:
        self.values[name] = self.values.get(name, 0) + count

    def get_value(self, name: str, default: int = 0) -> int:
        return self.values.get(name, default)


def pipeline(**settings: Any) -> tuple[Any, dict[str, int]]:
    from cleaner.integrations.scrapy import CleanerPipeline

    stats = Stats()
    crawler = SimpleNamespace(settings={f"CLEANER_{name}": value for name, value in settings.items()}, stats=stats)
    return CleanerPipeline.from_crawler(crawler), stats.values


def test_the_same_bytes_as_the_command_line() -> None:
    filled, stats = pipeline(REMOVED_FIELD="removed", METADATA_FIELD="metadata")
    items = [filled.process_item(dict(record)) for record in records()]
    assert_same({**item, "metadata": json.dumps(item["metadata"], ensure_ascii=False)} for item in items)
    assert stats["cleaner/cleaned"] == len(items)


def test_what_utf8_cannot_hold_is_escaped_in_what_is_said() -> None:
    half = page(ARTICLE, head='<script type="application/ld+json">{"@type": "Article", "keywords": "\\ud83d"}</script>')
    filled, _ = pipeline(HTML_FIELD="page", METADATA_FIELD="metadata")
    said = filled.process_item({"page": half})["metadata"]
    assert said["facts"]["keywords"] == [{"text": "\\ud83d", "origin": "json-ld"}]


def test_nothing_is_dropped_unless_told() -> None:
    from scrapy.exceptions import DropItem

    kept, stats = pipeline()
    assert kept.process_item({"text": "المصدر: وكالات"}, None) == {"text": "المصدر: وكالات", "clean_text": ""}
    assert stats == {"cleaner/cleaned": 1, "cleaner/changed": 1, "cleaner/empty": 1, "cleaner/characters": 14} | {
        "cleaner/removed/source": 14,
        "cleaner/rules/source.label": 1,
    }
    dropping, stats = pipeline(DROP_EMPTY=True, HTML_FIELD="page")
    with pytest.raises(DropItem, match="all of the text was removed"):
        dropping.process_item({"text": "المصدر: وكالات"})
    with pytest.raises(DropItem, match="nothing of it is an article: "):
        dropping.process_item({"page": f"<ul>{links(*HEADLINES)}</ul>"})
    assert (stats["cleaner/empty"], stats["cleaner/no_article"]) == (1, 1)
    assert dropping.process_item({"text": None}) == {"text": None}


def test_the_clean_text_may_take_the_place_of_the_text() -> None:
    replacing, _ = pipeline(CLEAN_FIELD="text", TITLE_FIELD="headline")
    text = f"{TITLE}\n{TEXT}"
    item = {"text": text, "headline": TITLE}
    assert replacing.process_item(item)["text"] == clean(text, title=TITLE).text
    assert TITLE not in item["text"]


def test_a_page_is_preferred_and_an_empty_one_gives_way_to_the_text() -> None:
    both, stats = pipeline(HTML_FIELD="page")
    assert both.process_item({"page": "  ", "text": TEXT})["clean_text"] == clean(TEXT).text
    raw = page(ARTICLE)
    assert both.process_item({"page": raw, "text": TEXT})["clean_text"] == clean_html(raw).text
    assert both.process_item({"page": b""}) == {"page": b""}
    assert both.process_item({"page": 7, "text": None}) == {"page": 7, "text": None}
    assert (stats["cleaner/failed/empty"], stats["cleaner/failed/type"]) == (1, 1)


@pytest.mark.parametrize("charset", [b"text/html; charset=mac_arabic", "mac_arabic"])
def test_the_charset_of_a_page_is_what_its_field_says(charset: object) -> None:
    raw = page(ARTICLE).replace('<meta charset="utf-8">', "").encode("mac_arabic", "replace")
    filled, _ = pipeline(HTML_FIELD="page", CHARSET_FIELD="type")
    assert PROSE[0] in filled.process_item({"page": raw, "type": charset})["clean_text"]
    assert PROSE[0] not in filled.process_item({"page": raw})["clean_text"]  # nobody would guess it


def test_what_cleaning_raises_is_told_and_the_crawl_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(text: str, **known: object) -> None:
        raise RuntimeError("الحبر نفد")

    monkeypatch.setattr("cleaner.integrations.scrapy.clean", fails)
    failing, stats = pipeline()
    item = {"text": TEXT, "url": "https://marfa.example/1"}
    assert failing.process_item(item) is item
    assert "clean_text" not in item
    assert stats == {"cleaner/failed": 1, "cleaner/failed/error": 1}
    assert "https://marfa.example/1: raised RuntimeError: الحبر نفد: please report it" in caplog.text


def test_a_validator_of_an_item_may_refuse(caplog: pytest.LogCaptureFixture) -> None:
    @dataclass
    class Strict:
        text: str
        clean_text: str = ""

        def __setattr__(self, name: str, value: object) -> None:
            if name == "clean_text" and value:
                raise ValueError("too long")
            object.__setattr__(self, name, value)

    strict, stats = pipeline()
    assert strict.process_item(Strict(TEXT)) == Strict(TEXT)
    assert stats["cleaner/failed/refused"] == 1
    assert "Strict takes no 'clean_text': too long" in caplog.text


def test_a_crawl_without_the_field_is_told_at_its_end(caplog: pytest.LogCaptureFixture) -> None:
    astray, stats = pipeline(TEXT_FIELD="النص")
    with caplog.at_level(logging.WARNING):
        astray.process_item({"body": TEXT})
        astray.close_spider()
    assert stats == {"cleaner/skipped": 1}
    assert "none of 1 items had a field 'النص'" in caplog.text


def test_the_pipeline_may_be_turned_off() -> None:
    from scrapy.exceptions import NotConfigured

    with pytest.raises(NotConfigured):
        pipeline(ENABLED="0")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"TEXT_FIELD": "", "HTML_FIELD": None}, "CLEANER_TEXT_FIELD and CLEANER_HTML_FIELD are both empty"),
        ({"CLEAN_FIELD": ""}, "CLEANER_CLEAN_FIELD is empty"),
        ({"CLEAN_FIELD": "url"}, "CLEANER_CLEAN_FIELD and CLEANER_URL_FIELD both name 'url'"),
        ({"REMOVED_FIELD": "x", "MADE_FIELD": "x"}, "CLEANER_MADE_FIELD and CLEANER_REMOVED_FIELD both name 'x'"),
        ({"TEXT_FIELD": 7}, "CLEANER_TEXT_FIELD must be the name of a field, not 7"),
        ({"DROP_EMPTY": "perhaps"}, "CLEANER_DROP_EMPTY must be True or False, not 'perhaps'"),
        ({"KEEP": "source,nothing"}, "CLEANER_KEEP: there is no family 'nothing' to keep"),
        ({"RULES": ["missing.toml"]}, "CLEANER_RULES: "),
        ({"REPAIR": "2"}, "CLEANER_REPAIR must be True or False"),
        ({"PRESET": []}, "CLEANER_PRESET: "),
        ({"X": 1}, "there is no setting CLEANER_X: "),
    ],
)
def test_settings_that_would_do_nothing_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match="^" + message):
        pipeline(**settings)


def test_without_scrapy_one_line_says_what_to_install(tmp_path: Path) -> None:
    for name in ("scrapy", "itemadapter"):
        (tmp_path / f"{name}.py").write_text(f"raise ModuleNotFoundError('no', name={name!r})\n", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import cleaner; assert not {'scrapy', 'itemadapter', 'cleaner.integrations'} & set(sys.modules)\n"
        "from cleaner.integrations.scrapy import CleanerPipeline\n"
        "CleanerPipeline({}, None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (
        done.stderr.splitlines()[-1]
        == "ImportError: itemadapter is needed: pip install 'arabic-article-cleaner[scrapy]'"
    )


def test_the_page_of_the_docs_is_true() -> None:
    from cleaner.integrations.scrapy_settings import names, read_settings

    text = (ROOT / "docs/scrapy.md").read_text(encoding="utf-8")
    assert set(re.findall(r"CLEANER_\w+", text)) == names()
    settings: dict[str, Any] = {}
    exec(re.findall(r"```python\n# settings.py\n(.*?)```", text, re.S)[0], settings)
    assert read_settings({name: value for name, value in settings.items() if name.isupper()}).drop_empty
