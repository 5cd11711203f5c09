"""Pages at the command line: what is read, where it goes, and how a page is explained."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cleaner import clean_html
from cleaner.cli.app import app
from cleaner.dumps.formats.entries import dump
from tests.cli.clean.test_command import read_records, restored
from tests.cli.explain.test_command import Page
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs

BODY = "\n".join(PROSE[:3])
HTML = page(
    f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE[:3])}<p>المصدر: وكالات</p></article>"
    f"<div class='related-posts'><ul>{links(*HEADLINES)}</ul></div>"
)
SECTION = page(f"<ul>{links(*HEADLINES)}</ul>")
TEXT = f"{PROSE[0]}\nالمصدر: وكالات"


def run(command: str, *arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner(env={"FORCE_COLOR": None}).invoke(app, [command, *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def records(path: Path, *values: object) -> Path:
    return write(path, "".join(f"{dump(value)}\n" for value in values))


class TestFiles:
    @pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "A.HTML", "a.b.html"])
    def test_a_page_is_known_by_its_ending(self, tmp_path: Path, name: str) -> None:
        result = run("clean", write(tmp_path / name, HTML))
        assert (result.stdout, result.stderr, result.exit_code) == (f"{BODY}\n", "", 0)

    @pytest.mark.parametrize("name", ["a.html.gz", "a.htm.gz", "A.HTML.GZ"])
    def test_a_packed_page_is_unpacked(self, tmp_path: Path, name: str) -> None:
        assert run("clean", write(tmp_path / name, gzip.compress(HTML.encode()))).stdout == f"{BODY}\n"

    @pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-16", "utf-8-sig"])
    def test_the_charset_is_told_by_the_bytes(self, tmp_path: Path, charset: str) -> None:
        path = write(tmp_path / "a.html", HTML.replace('<meta charset="utf-8">', "").encode(charset, "replace"))
        assert run("clean", path).stdout == f"{BODY}\n"

    def test_standard_input_is_a_page_if_that_is_said(self) -> None:
        assert run("clean", "--input", "html", stdin=HTML).stdout == f"{BODY}\n"
        assert run("clean", "-", "--input", "html", stdin=HTML.encode("windows-1256")).stdout == f"{BODY}\n"
        assert "<article>" in run("clean", "--keep", "ui", stdin=HTML).stdout

    def test_a_file_of_any_name_is_a_page_if_that_is_said(self, tmp_path: Path) -> None:
        assert run("clean", write(tmp_path / "a.txt", HTML), "--input", "html").stdout == f"{BODY}\n"

    def test_a_page_may_be_cleaned_as_the_text_that_it_is(self, tmp_path: Path) -> None:
        assert run("clean", write(tmp_path / "a.html", TEXT), "--input", "text").stdout == f"{PROSE[0]}\n"

    def test_what_is_known_of_a_page_reaches_the_engine(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.html", f"<p>سوق السمك</p>{paragraphs(*PROSE)}")
        url = "https://manara.example/1"
        value = json.loads(
            run("clean", path, "--url", url, "--title", "سوق السمك", "--engine", "fast", "--format", "json").stdout
        )
        assert value["clean_text"] == "\n".join(PROSE)
        assert value["metadata"]["facts"]["url"] == {"text": url, "origin": "caller"}
        assert (value["page"]["engine"], value["page"]["engine_reason"]) == ("fast", "asked for")

    def test_json_tells_how_the_page_was_read(self, tmp_path: Path) -> None:
        value = json.loads(run("clean", write(tmp_path / "a.html", HTML), "--format", "json").stdout)
        assert value["clean_text"] == BODY
        assert restored(value["clean_text"], value["removed"]) == clean_html(HTML).document.text
        assert value["page"]["article"] is True
        assert (value["page"]["charset"], value["page"]["container"]) == ("utf-8", "article")
        assert value["metadata"]["facts"]["title"] == {"text": TITLE, "origin": "h1"}
        (related,) = [piece for piece in value["removed"] if piece["rule"] == "related.element"]
        assert related["selector"] == "div.related-posts"

    def test_removed_pieces_name_their_element(self, tmp_path: Path) -> None:
        run("clean", write(tmp_path / "a.html", HTML), "--removed", tmp_path / "removed.jsonl")
        pieces = read_records(tmp_path / "removed.jsonl")
        assert restored(BODY, pieces) == clean_html(HTML).document.text
        assert {piece["rule"]: piece.get("selector") for piece in pieces}["source.label"] is None


class TestFolders:
    def test_pages_of_a_folder_become_texts_with_their_names(self, tmp_path: Path) -> None:
        write(tmp_path / "in" / "a.html", HTML)
        write(tmp_path / "in" / "deep" / "b.v2.htm", HTML)
        write(tmp_path / "in" / "deep" / "c.html.gz", gzip.compress(HTML.encode()))
        write(tmp_path / "in" / "d.txt", TEXT)
        write(tmp_path / "in" / "e.css", "p { }")
        result = run("clean", tmp_path / "in", "-o", tmp_path / "out", "-q")
        assert (result.stdout, result.stderr, result.exit_code) == ("", "", 0)
        found = {
            path.relative_to(tmp_path / "out").as_posix(): path.read_text(encoding="utf-8")
            for path in (tmp_path / "out").rglob("*.*")
        }
        assert found == {
            "a.txt": f"{BODY}\n",
            "deep/b.v2.txt": f"{BODY}\n",
            "deep/c.txt": f"{BODY}\n",
            "d.txt": PROSE[0],
        }

    def test_json_of_pages_keeps_their_whole_names(self, tmp_path: Path) -> None:
        write(tmp_path / "in" / "a.html", HTML)
        write(tmp_path / "in" / "a.htm", HTML)
        run("clean", tmp_path / "in", "-o", tmp_path / "out", "--format", "json")
        assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.html.json", "a.htm.json"}

    @pytest.mark.parametrize(("one", "other"), [("a.html", "a.htm"), ("a.html", "a.txt"), ("a.html", "a.html.gz")])
    def test_two_inputs_that_would_meet_are_refused_before_anything_is_written(
        self, tmp_path: Path, one: str, other: str
    ) -> None:
        for name in (one, other):
            write(tmp_path / "in" / name, gzip.compress(HTML.encode()) if name.endswith(".gz") else HTML)
        result = run("clean", tmp_path / "in", "-o", tmp_path / "out")
        assert result.exit_code == 2
        assert "would both go to" in result.stderr
        assert result.stderr.count("\n") == 1
        assert not (tmp_path / "out").exists()

    def test_a_page_is_not_overwritten(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.html", HTML)
        result = run("clean", path, "-o", path)
        assert (result.exit_code, path.read_text(encoding="utf-8")) == (2, HTML)

    def test_pages_without_an_article_are_counted(self, tmp_path: Path) -> None:
        write(tmp_path / "in" / "a.html", HTML)
        write(tmp_path / "in" / "b.html", SECTION)
        result = run("clean", tmp_path / "in", "-o", tmp_path / "out")
        assert "2 cleaned, 2 of them changed, 1 left empty" in result.stderr
        assert result.exit_code == 0


class TestFailures:
    def test_a_page_without_an_article_is_said_to_have_none(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.html", SECTION)
        result = run("clean", path)
        assert (result.stdout, result.exit_code) == ("", 0)
        reason = "no prose outside of links and furniture"
        assert result.stderr == f"warning: {path}: the text is empty, for the page has no article: {reason}\n"
        assert run("clean", path, "-q").stderr == ""

    def test_a_page_that_is_too_much_is_a_warning(self, tmp_path: Path) -> None:
        result = run("clean", write(tmp_path / "a.html", "<div>" * 100_000 + HTML))
        assert (result.stdout, result.exit_code) == ("", 0)
        assert re.search(r"warning: .*a\.html: the page was not read: it is nested more than 1,500 deep", result.stderr)

    @pytest.mark.parametrize("data", [b"", b"\n \r\n", gzip.compress(b"", mtime=0)])
    def test_an_empty_page_is_told(self, tmp_path: Path, data: bytes) -> None:
        name = "a.html.gz" if data.startswith(b"\x1f") else "a.html"
        result = run("clean", write(tmp_path / name, data))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "is empty: it holds no article" in result.stderr

    PACKED = gzip.compress(HTML.encode(), mtime=0)

    @pytest.mark.parametrize(
        "data",
        [
            PACKED[:-12],
            PACKED[: len(PACKED) // 2],
            PACKED[:3],
            HTML.encode(),
            PACKED[:40] + b"\x00\xff" * 20 + PACKED[80:],
            PACKED[:-8] + b"\0\0\0\0" + PACKED[-4:],
        ],
        ids=["tail", "half", "head", "not packed", "bytes within", "checksum"],
    )
    @pytest.mark.parametrize("command", ["clean", "explain"])
    def test_a_broken_packed_page_is_one_line(self, tmp_path: Path, command: str, data: bytes) -> None:
        result = run(command, write(tmp_path / "a.html.gz", data))
        assert (result.exit_code, result.stdout) == (1, "")
        assert re.fullmatch(r"error: .*a\.html\.gz: cannot be unpacked \(.+\): fetch it again\n", result.stderr)

    def test_a_broken_page_does_not_end_the_run(self, tmp_path: Path) -> None:
        write(tmp_path / "in" / "a.html.gz", self.PACKED[:50])
        write(tmp_path / "in" / "b.html", HTML)
        result = run("clean", tmp_path / "in", "-o", tmp_path / "out")
        assert result.exit_code == 1
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.txt"]

    def test_an_engine_is_refused_where_there_is_no_page(self, tmp_path: Path) -> None:
        result = run("clean", write(tmp_path / "a.txt", TEXT), "--engine", "fast")
        assert result.exit_code == 2
        assert "--engine is for pages" in result.stderr
        assert run("clean", "--engine", "fast", stdin=TEXT).exit_code == 2
        assert run("clean", "--engine", "newest", stdin=TEXT).exit_code == 2

    def test_an_engine_is_refused_by_explain_too(self, tmp_path: Path) -> None:
        result = run("explain", write(tmp_path / "a.txt", TEXT), "--engine", "fast")
        assert result.exit_code == 2
        assert "--engine is for pages" in result.stderr


class TestRecords:
    def cleaned(self, tmp_path: Path, *values: object, options: Sequence[str] = ()) -> list[dict[str, object]]:
        result = run("clean", records(tmp_path / "in.jsonl", *values), "-q", *options)
        return [json.loads(line) for line in result.stdout.splitlines()]

    def test_a_field_of_html_is_cleaned_as_a_page(self, tmp_path: Path) -> None:
        value = {"id": 1, "html": HTML, "title": TITLE}
        assert self.cleaned(tmp_path, value) == [{**value, "clean_text": BODY}]

    def test_what_was_guessed_is_said(self, tmp_path: Path) -> None:
        path = records(tmp_path / "in.jsonl", {"raw_html": HTML, "link": "https://manara.example/1"})
        assert "takes the url from 'link', the html from 'raw_html'" in run("clean", path).stderr

    def test_the_field_may_be_named(self, tmp_path: Path) -> None:
        value = {"html": SECTION, "x": HTML}
        assert self.cleaned(tmp_path, value, options=["--html-field", "x"]) == [{**value, "clean_text": BODY}]

    def test_the_page_goes_before_the_text_unless_the_text_is_named(self, tmp_path: Path) -> None:
        value = {"text": TEXT, "html": HTML}
        assert self.cleaned(tmp_path, value)[0]["clean_text"] == BODY
        assert self.cleaned(tmp_path, value, options=["--text-field", "text"])[0]["clean_text"] == PROSE[0]
        both = ["--text-field", "text", "--html-field", "html"]
        assert self.cleaned(tmp_path, value, options=both)[0]["clean_text"] == BODY

    @pytest.mark.parametrize("nothing", [None, "", " \n", 7])
    def test_a_record_without_a_page_falls_back_on_its_text(self, tmp_path: Path, nothing: object) -> None:
        values = [{"html": HTML, "text": TEXT}, {"html": nothing, "text": TEXT}]
        assert [value["clean_text"] for value in self.cleaned(tmp_path, *values)] == [BODY, PROSE[0]]

    def test_a_record_with_neither_fails_alone(self, tmp_path: Path) -> None:
        result = run("clean", records(tmp_path / "in.jsonl", {"html": HTML}, {"html": None}, {"html": HTML}))
        assert [json.loads(line)["clean_text"] for line in result.stdout.splitlines()] == [BODY, BODY]
        assert "line 2: the field 'html' is null" in result.stderr
        assert result.exit_code == 1

    def test_replace_puts_the_clean_text_into_the_text_s_field_or_else_the_page_s(self, tmp_path: Path) -> None:
        assert self.cleaned(tmp_path, {"html": HTML, "id": 1}, options=["--replace"]) == [{"html": BODY, "id": 1}]
        assert self.cleaned(tmp_path, {"text": "", "html": HTML}, options=["--replace"]) == [
            {"text": BODY, "html": HTML}
        ]

    def test_a_record_whose_page_has_no_article_has_an_empty_text(self, tmp_path: Path) -> None:
        assert self.cleaned(tmp_path, {"html": SECTION}) == [{"html": SECTION, "clean_text": ""}]

    def test_fields_of_the_record_are_what_is_known_of_the_page(self, tmp_path: Path) -> None:
        value = {"html": HTML, "url": "https://manara.example/1", "headline": "عنوان", "publisher": "المنارة"}
        path = records(tmp_path / "in.jsonl", value)
        told = json.loads(run("clean", path, "--format", "json", "-q").stdout)
        assert told["metadata"]["facts"]["url"] == {"text": value["url"], "origin": "caller"}
        explained = json.loads(run("explain", path, "--format", "json").stdout)
        assert (explained["title"], explained["url"], explained["outlet"]) == ("عنوان", value["url"], "المنارة")

    def test_an_engine_may_be_chosen(self, tmp_path: Path) -> None:
        path = records(tmp_path / "in.jsonl", {"html": HTML})
        told = json.loads(run("clean", path, "--format", "json", "--engine", "trafilatura", "-q").stdout)
        assert told["page"]["engine"] == "trafilatura"


class TestExplain:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return write(tmp_path / "a.html", HTML)

    def test_pieces_are_marked_with_their_rule_and_element(self, path: Path) -> None:
        lines = run("explain", path).stdout.splitlines()
        assert [line for line in lines if line.startswith("  ")] == [f"  {text}" for text in PROSE[:3]]
        assert f"- {' '.join(HEADLINES)}\t[related.element <div.related-posts>]" in lines
        assert f"- {TITLE}\t[page.headline <h1>]" in lines
        assert "- المصدر: وكالات\t[source.label «المصدر»]" in lines

    def test_how_the_page_was_read_is_the_last_line(self, path: Path) -> None:
        last = run("explain", path).stdout.splitlines()[-1]
        assert last.startswith("utf-8 (")
        assert "article: " in last
        assert last.endswith("engine fast (its evidence is strong); container <article>")

    def test_a_page_without_an_article_says_why(self) -> None:
        result = run("explain", "--input", "html", stdin=SECTION)
        assert result.stdout.splitlines()[-1].endswith("no article: no prose outside of links and furniture")
        assert result.exit_code == 0

    def test_json_gives_the_page_s_text_in_stretches(self, path: Path) -> None:
        value = json.loads(run("explain", path, "--format", "json").stdout)
        assert "".join(stretch["text"] for stretch in value["stretches"]) == clean_html(HTML).document.text
        assert {stretch.get("selector") for stretch in value["stretches"]} >= {"div.related-posts", "h1"}
        assert value["page"]["article"] is True
        assert value["title"] == TITLE

    def test_a_page_is_shown_right_to_left_with_its_marks(self, path: Path, tmp_path: Path) -> None:
        assert run("explain", path, "--html", tmp_path / "out.html").stdout == ""
        html = (tmp_path / "out.html").read_text(encoding="utf-8")
        found = Page(html)
        assert ("html", {"lang": "ar", "dir": "rtl"}) in found.elements
        assert not {"script", "link", "img", "iframe", "a"} & {tag for tag, _ in found.elements}
        assert found.shown["article"] == clean_html(HTML).document.text
        assert found.shown["h1"] == TITLE
        titles = [attributes["title"] for tag, attributes in found.elements if tag == "del"]
        assert "related.element <div.related-posts>" in titles
        assert "engine fast (its evidence is strong); container &lt;article&gt;" in html

    def test_everything_that_a_page_says_is_escaped(self, tmp_path: Path) -> None:
        evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=a()&gt;"
        name = 'related"&gt;&lt;script&gt;'
        html = page(
            f"<article><h1>{evil}</h1>{paragraphs(*PROSE[:2], f'{PROSE[2]} {evil}')}</article>"
            f"<div class='{name} related-posts' id='x&lt;b&gt;'><p>{evil}</p></div>",
            title=evil,
        )
        run("explain", write(tmp_path / "a.html", html), "--html", tmp_path / "out.html")
        found = Page((tmp_path / "out.html").read_text(encoding="utf-8"))
        assert not {"script", "img", "b"} & {tag for tag, _ in found.elements}
        assert "<script>alert(1)</script>" in found.shown["article"]

    def test_names_of_elements_are_no_commands_to_the_terminal(self, tmp_path: Path) -> None:
        html = HTML.replace("related-posts", "related-posts \x1b[2J\u202e")
        output = run("explain", write(tmp_path / "a.html", html)).stdout
        assert "related.element" in output
        assert not re.search("[\x1b\x9b]", output)

    def test_a_record_s_page_is_explained(self, tmp_path: Path) -> None:
        path = records(tmp_path / "in.jsonl", {"text": TEXT}, {"html": HTML, "text": TEXT})
        assert (
            "related.element <div.related-posts>"
            in run("explain", path, "--record", "2", "--html-field", "html").stdout
        )


def test_a_page_as_markdown_and_its_facts(tmp_path: Path) -> None:
    html = page(
        f"<article><h1>{TITLE}</h1><h2>ما الذي تغير</h2>{paragraphs(*PROSE[:3])}</article>",
        '<meta name="date" content="2025-02-18">',
    )
    found = run("clean", write(tmp_path / "a.html", html), "--format", "markdown")
    assert found.stdout.startswith(f"## ما الذي تغير\n\n{PROSE[0]}\n\n")
    out = tmp_path / "out.jsonl"
    run("clean", records(tmp_path / "in.jsonl", {"html": html}), "-o", out, "--add", "facts")
    (record,) = read_records(out)
    assert record["facts"] == {
        "published": {"text": "2025-02-18", "origin": "date"},
        "language": {"text": "ar", "origin": "html"},
    }


def test_relative_dates_count_from_the_moment_that_is_told(tmp_path: Path) -> None:
    head = '<meta name="date" content="منذ ساعتين">'
    html = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE[:3])}</article>", head)
    path = records(tmp_path / "in.jsonl", {"html": html})
    for told, moment in ((), None), (("--now", "2025-03-09T14:30+03:00"), "2025-03-09T12:30:00+03:00"):
        out = tmp_path / f"{len(told)}.jsonl"
        run("clean", path, "-o", out, "--add", "facts", *told)
        published = {"published": {"text": moment, "origin": "date"}} if moment else {}
        assert read_records(out)[0]["facts"] == {**published, "language": {"text": "ar", "origin": "html"}}
