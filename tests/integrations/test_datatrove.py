"""The step in real runs of datatrove, each a process of its own with two workers; and document by document."""

from __future__ import annotations

import gzip
import inspect
import json
import os
import pickle
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from cleaner import CleanResult, OptionError, Options, clean, clean_html, document_object
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs
from tests.support.paths import ROOT
from tests.support.tabular import assert_same, records

NEEDED = ("datatrove", "orjson", "warcio", "cchardet", "magic", "tokenizers")
pytestmark = pytest.mark.skipif(
    not all(map(find_spec, NEEDED)),
    reason="needs pip install 'arabic-article-cleaner[datatrove]' 'datatrove[io]' tokenizers",
)

ARTICLE = f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE[:4])}<p>المصدر: وكالات</p></article>"
TEXT = f"{PROSE[0]}\nاقرأ أيضا: {HEADLINES[0]}\n{PROSE[1]}\nالمصدر: وكالات"


def run(example: str, *arguments: object) -> None:
    command = [sys.executable, str(ROOT / "examples" / example), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, cwd=ROOT, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


def lines_of(folder: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def stats_of(folder: Path, step: str) -> dict[str, float]:
    """Read the totals of a step from what the executor writes of all tasks together."""
    [told] = [told for told in json.loads((folder / "stats.json").read_text(encoding="utf-8")) if step in told["name"]]
    return {name: value["total"] if isinstance(value, dict) else value for name, value in told["stats"].items()}


def removed(results: Iterable[CleanResult]) -> tuple[Counter[str], Counter[str]]:
    families: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for result in results:
        for piece in result.removed:
            families[f"removed/{piece.label}"] += len(piece.text)
            rules[f"rules/{piece.rule}"] += 1
    return families, rules


def texts() -> list[dict[str, Any]]:
    """Give records: articles of other words each, a few twice under other furniture, and what cannot be cleaned."""
    made: list[dict[str, Any]] = []
    for number in range(60):
        body = f"{PROSE[number % 6]}\n{PROSE[(number // 6) % 5]}\nوبلغ عدد الزوار {1000 + number} زائر في اليوم الأول."
        made.append(
            {
                "id": f"a{number}",
                "url": f"https://marfa.example/{number}",
                "title": TITLE,
                "text": f"{TITLE}\n{body}\nاقرأ أيضا: {HEADLINES[number % 6]}\nالمصدر: وكالات",
            }
        )
        if number % 10 == 0:
            made.append(
                {"id": f"twice{number}", "url": "https://naba.example/1", "text": f"{body}\nتابعونا على فيسبوك"}
            )
    made.insert(7, {"id": "empty", "text": f"المصدر: وكالات\nاقرأ أيضا: {HEADLINES[0]}"})
    made.insert(9, {"id": "list", "text": ["خبر"]})
    made.insert(11, {"id": "null", "text": None})
    made.insert(13, {"id": "short", "text": "وصلت القافلة."})
    return made


def test_texts_through_reader_step_filter_dedup_and_writer(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    made = texts()
    for number in range(2):
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in made[number::2])
        (tmp_path / "in" / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "in" / "2.jsonl").touch()
    run("datatrove_texts.py", tmp_path / "in", tmp_path / "out")
    options = Options(preset="precision")
    want = {
        record["id"]: clean(record["text"], url=record.get("url"), title=record.get("title"), options=options)
        for record in made
        if isinstance(record["text"], str)
    }
    cleaned = {record["id"]: record for record in lines_of(tmp_path / "out/cleaned")}
    assert cleaned.keys() == want.keys() - {"empty", "short"}
    for name, record in cleaned.items():
        assert record["text"] == want[name].text
        assert record["metadata"]["cleaner_metadata"] == document_object(want[name])["metadata"]
    assert sum(want[name].changed for name in cleaned) == 66
    left_out = {record["id"]: record for record in lines_of(tmp_path / "out/left_out")}
    assert left_out.keys() == {"empty", "list"}
    assert left_out["empty"]["text"] == made[7]["text"]
    assert left_out["empty"]["metadata"]["filter_reason"] == "empty"
    assert left_out["list"]["metadata"]["cleaner_reason"] == "the text is list, not a text"
    final = lines_of(tmp_path / "out/final")
    assert sorted(record["text"] for record in final) == sorted({want[name].text for name in cleaned})
    assert len(final) == 60
    stats = stats_of(tmp_path / "out/clean", "CLEANER")
    assert [stats[name] for name in ("total", "forwarded", "dropped", "dropped_empty", "dropped_failed")] == [
        69,
        67,
        2,
        1,
        1,
    ]
    assert stats["changed"] == sum(result.changed for result in want.values())
    families, rules = removed(want.values())
    assert {name: stats[name] for name in families} == families
    assert {name: stats[name] for name in rules} == rules


def warc(path: Path, pages: dict[str, bytes]) -> None:
    """Write an archive: each record packed on its own, as crawlers do."""
    with path.open("wb") as stream:
        for number, (url, body) in enumerate(pages.items()):
            http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
                f"WARC-Record-ID: <urn:uuid:6f9d0b8e-0000-4000-8000-{number:012}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + http + b"\r\n\r\n"))


def test_pages_of_warc_in_the_place_of_trafilatura(tmp_path: Path) -> None:
    pages = {
        "https://marfa.example/1": page(ARTICLE).encode(),
        "https://marfa.example/2": page(paragraphs(*PROSE[1:]), title=HEADLINES[1]).encode(),
        "https://marfa.example/arabic": page(ARTICLE).replace("utf-8", "windows-1256").encode("windows-1256"),
        "https://marfa.example/": page(links(*HEADLINES)).encode(),
        "https://marfa.example/broken": b"<html><body><div <p>"
        + page(ARTICLE)[150:-200].encode()
        + b"<table><a href='",
        "https://marfa.example/half": page(
            ARTICLE,
            head='<script type="application/ld+json">{"@type": "NewsArticle", "keywords": ["منارة \\ud83d"]}</script>',
        ).encode(),
    }
    (tmp_path / "in").mkdir()
    for number in range(2):
        warc(tmp_path / "in" / f"{number}.warc.gz", dict(list(pages.items())[number::2]))
    run("datatrove_warc.py", tmp_path / "in", tmp_path / "out")
    want = {
        url: clean_html(body.decode("windows-1256" if url.endswith("arabic") else "utf-8"), url=url)
        for url, body in pages.items()
    }
    cleaned = {record["metadata"]["url"]: record for record in lines_of(tmp_path / "out/cleaned")}
    assert {url: record["text"] for url, record in cleaned.items()} == {
        url: result.text for url, result in want.items() if result.text
    }
    assert all(PROSE[0] in cleaned[f"https://marfa.example/{name}"]["text"] for name in ("1", "arabic", "broken"))
    told = cleaned["https://marfa.example/1"]["metadata"]
    assert told["cleaner_metadata"] == document_object(want["https://marfa.example/1"])["metadata"]
    assert told["cleaner_made"].startswith("cleaner ")
    facts = cleaned["https://marfa.example/half"]["metadata"]["cleaner_metadata"]["facts"]
    assert facts["keywords"] == [{"text": "منارة \\ud83d", "origin": "json-ld"}]
    [index] = lines_of(tmp_path / "out/left_out")
    result = want["https://marfa.example/"]
    assert result.page is not None
    assert (index["text"], index["metadata"]["filter_reason"]) == (
        pages["https://marfa.example/"].decode(),
        "no_article",
    )
    assert index["metadata"]["cleaner_reason"] == result.page.verdict
    stats = stats_of(tmp_path / "out/logs", "CLEANER")
    assert [stats[name] for name in ("total", "forwarded", "dropped_no_article")] == [6, 5, 1]
    families, rules = removed(want.values())
    assert {name: stats[name] for name in families} == families
    assert {name: stats[name] for name in rules} == rules
    _assert_a_task_that_died_is_run_again_alone(tmp_path)


def _assert_a_task_that_died_is_run_again_alone(folder: Path) -> None:
    first, second = sorted((folder / "out/cleaned").iterdir())
    whole, written = second.read_bytes(), first.stat().st_mtime_ns
    second.write_bytes(whole[:100])
    (folder / "out/logs/completions/00001").unlink()
    run("datatrove_warc.py", folder / "in", folder / "out")
    assert second.read_bytes() == whole
    assert first.stat().st_mtime_ns == written


def document(text: Any, **metadata: Any) -> Any:
    from datatrove.data import Document

    return Document(text=text, id="1", metadata=metadata)


def step(**settings: Any) -> Any:
    from cleaner.integrations.datatrove import ArabicCleaner

    return ArabicCleaner(settings.pop("options", None), **settings)


def test_the_same_bytes_as_the_command_line() -> None:
    from datatrove.data import Document

    made = [Document(text=record["text"], id=record["id"], metadata=dict(record)) for record in records()]
    rows = [
        {"id": done.id, "clean_text": done.text}
        | {"removed": done.metadata["cleaner_removed"]}
        | {"metadata": json.dumps(done.metadata["cleaner_metadata"], ensure_ascii=False)}
        for done in step(add=["removed", "metadata"]).run(made)
    ]
    assert_same(rows)


def test_what_is_known_of_a_document_is_evidence() -> None:
    cleaner = step(title="headline", add=["removed", "findings"], options=Options(keep=frozenset({"source"})))
    [cleaned] = cleaner.run([document(f"{TITLE}\n{TEXT}", headline=TITLE, url=7)])
    result = clean(f"{TITLE}\n{TEXT}", title=TITLE, options=Options(keep=frozenset({"source"})))
    assert cleaned.text == result.text
    assert TITLE not in cleaned.text
    assert cleaned.metadata["cleaner_removed"] == document_object(result)["removed"]
    assert isinstance(cleaned.metadata["cleaner_findings"], list)
    assert "cleaner_metadata" not in cleaned.metadata


def test_pages_may_be_bytes_with_their_charset() -> None:
    raw = page(ARTICLE).replace('<meta charset="utf-8">', "").encode("mac_arabic", "replace")
    [cleaned] = step(html=True).run([document(raw, charset="text/html; charset=mac_arabic")])
    assert cleaned.text == clean_html(raw, charset="mac_arabic").text
    assert PROSE[0] in cleaned.text
    assert PROSE[0] not in clean_html(raw).text  # nobody would guess it


def test_columns_of_one_type_each_for_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pip install 'arabic-article-cleaner[dumps]'")
    from datatrove.pipeline.writers import ParquetWriter

    cleaner = step(html=True, as_json=True, add=["metadata", "made"])
    documents = [document(page(ARTICLE)), document(page(paragraphs(*PROSE)))]
    for _ in ParquetWriter(str(tmp_path)).run(cleaner.run(documents)):
        pass
    rows = parquet.read_table(tmp_path).to_pylist()
    want = [clean_html(text) for text in (page(ARTICLE), page(paragraphs(*PROSE)))]
    assert [row["text"] for row in rows] == [result.text for result in want]
    said = [json.loads(row["metadata"]["cleaner_metadata"]) for row in rows]
    assert said == [document_object(result)["metadata"] for result in want]
    assert rows[0]["metadata"]["cleaner_made"].startswith("cleaner ")


def test_a_bad_document_does_not_end_the_task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from datatrove.pipeline.writers import JsonlWriter

    def failing(text: str, **known: Any) -> CleanResult:
        if "الحبر" in text:
            raise RuntimeError("الحبر نفد")
        return clean(text, **known)

    monkeypatch.setattr("cleaner.integrations.datatrove.clean", failing)
    bad = [None, 7, b"\xff\xfe", ["خبر"], "الحبر", ""]
    cleaner = step(exclusion_writer=JsonlWriter(str(tmp_path), compression=None))
    [good] = cleaner.run([*map(document, bad), document(TEXT)])
    assert good.text == clean(TEXT).text
    excluded = lines_of(tmp_path)
    assert [record["metadata"]["cleaner_reason"] for record in excluded] == [
        "the text is NoneType, not a text",
        "the text is int, not a text",
        "the text is bytes, not a text",
        "the text is list, not a text",
        "raised RuntimeError: الحبر نفد: please report it",
        "there was no text",
    ]
    assert [cleaner.stats[name].total for name in ("total", "dropped_failed", "dropped_empty")] == [7, 5, 1]


# datatrove forks a process of one that has threads (those of its progress bars)
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded, use of fork:DeprecationWarning")
def test_a_document_that_hangs_or_ends_its_process_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(text: str, **known: Any) -> CleanResult:
        if text.startswith("تعطل"):
            time.sleep(600)
        if text.startswith("توقف"):
            os._exit(9)
        return clean(text, **known)

    monkeypatch.setattr("cleaner.integrations.datatrove.clean", failing)
    cleaner = step(timeout=20)
    documents = [document(TEXT), document("تعطل"), document(TEXT), document("توقف"), document(TEXT)]
    cleaned = list(cleaner.run(documents))
    assert [done.text for done in cleaned] == [clean(TEXT).text] * 3
    assert documents[1].metadata["cleaner_reason"] == "took more than 20 s"
    assert documents[3].metadata["cleaner_reason"] == "ended its process, perhaps for memory"
    assert [cleaner.stats[name].total for name in ("timeout", "broken_process", "dropped_failed")] == [1, 1, 2]
    assert cleaner.stats["removed/source"].total == 3 * cleaner.stats["removed/source"].max


def test_a_step_is_pickled_with_its_rule_files_and_its_stats_are_json(tmp_path: Path) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A prompt."\nphrases = ["تابعوا ديواننا"]\n'
        'hit = ["تابعوا ديواننا"]\nmiss = ["تابعوا ديواننا القديم حين سافر إلى تونس."]\n',
        encoding="utf-8",
    )
    pickled = pickle.dumps(step(options=Options(preset="recall", rules=(str(rules),))))
    rules.unlink()
    cleaner = pickle.loads(pickled)
    assert cleaner.settings.options.preset == "recall"
    [cleaned] = cleaner.run([document(f"{TEXT}\nتابعوا ديواننا")])
    assert cleaned.text == clean(TEXT, options=Options(preset="recall")).text
    assert json.loads(cleaner.stats.to_json())["stats"]["rules/share.mine"] == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"add": ["all"]}, "there is nothing named 'all' to add: give a list of removed, metadata, findings, made"),
        ({"add": "made"}, "there is nothing named 'made' to add: give a list"),
        ({"timeout": 0}, "timeout must be more than no seconds, not 0"),
    ],
)
def test_arguments_that_would_do_nothing_are_refused(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(OptionError, match="^" + message):
        step(**settings)


def test_without_datatrove_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "datatrove.py").write_text("raise ModuleNotFoundError('no', name='datatrove')\n", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "import cleaner; assert not {'datatrove', 'cleaner.integrations'} & set(sys.modules)\n"
        "from cleaner.integrations.datatrove import ArabicCleaner\n"
        "ArabicCleaner()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert (
        done.stderr.splitlines()[-1]
        == "ImportError: datatrove is needed: pip install 'arabic-article-cleaner[datatrove]'"
    )


def test_the_page_of_the_docs_is_true() -> None:
    from cleaner.integrations.datatrove import ArabicCleaner

    text = (ROOT / "docs/datatrove.md").read_text(encoding="utf-8")
    table = text[text.index("| argument |") : text.index("The clean text is")]
    named = {name for row in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", row)}
    assert named == {*inspect.signature(ArabicCleaner.__init__).parameters} - {"self"}
    compile(re.findall(r"```python\n(.*?)```", text, re.S)[0], "datatrove.md", "exec")
