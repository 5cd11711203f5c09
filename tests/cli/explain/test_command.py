"""`cleaner explain`: the marked article as text, JSON and a page."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import cleaner.cli.explain.command as command
from cleaner import Document, Options, clean
from cleaner.cli.app import app
from cleaner.cli.app import app as whole_app
from cleaner.cli.explain.page import page
from cleaner.cli.explain.terminal import lines, show, summary
from cleaner.document.html_parts import COLOURS
from cleaner.dumps.formats.entries import dump
from cleaner.rules.rule import LABELS
from tests.support.evidence import cleaned_by_evidence

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
MORE = "وقال رئيس البلدية إن السوق يضم أربعين محلاً، ويفتح أبوابه كل صباح."
TEXT = f"كتب: سالم الحداد\n{BODY}\nاقرأ أيضا:\nسفينة صيد تنجو من العاصفة\n{MORE}\nالمصدر: وكالات"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner(env={"FORCE_COLOR": None}).invoke(app, ["explain", *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


class Page(HTMLParser):
    """What a page shows and holds, and that its elements close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.shown: dict[str, str] = {"article": "", "del": "", "h1": ""}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.shown.keys() & set(self.open):
            if not {"small", "details"} & set(self.open):
                self.shown[tag] += data


def test_removed_pieces_are_marked_with_rule_and_phrase() -> None:
    assert run(stdin=TEXT).stdout.splitlines() == [
        "- كتب: سالم الحداد\t[byline.credit «كتب: سالم الحداد»]",
        f"  {BODY}",
        "- اقرأ أيضا:\t[read_also.label «اقرأ أيضا»]",
        "- سفينة صيد تنجو من العاصفة\t[context.section-item «اقرأ أيضا» in line 3]",
        f"  {MORE}",
        "- المصدر: وكالات\t[source.label «المصدر»]",
        "",
        "4 pieces removed, 38% of the characters: byline 1, read_also 1, related 1, source 1",
    ]


def test_a_pipe_gets_no_colour_and_no_direction_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert not re.search("[\x1b\u2066-\u2069]", run(path).stdout)


def test_where_nothing_goes_that_is_said() -> None:
    assert run("-", stdin=BODY).stdout == f"  {BODY}\n\nnothing was removed\n"


def test_a_terminal_gets_colour_and_arabic_set_apart() -> None:
    file = io.StringIO()
    show(clean(TEXT), Console(file=file, force_terminal=True, color_system="truecolor", soft_wrap=True, width=40))
    output = file.getvalue()
    assert f"\u2067{BODY}\u2069" in output
    assert "\u2067«المصدر»\u2069" in output
    assert "\u2067«اقرأ أيضا»\u2069" in output
    assert "\x1b[" in output
    assert output.count("\u2067") == output.count("\u2069")
    assert len(output.splitlines()) == 8  # a long line is left to the terminal to wrap


def test_commands_to_the_terminal_are_shown_and_not_obeyed() -> None:
    text = f"{BODY} \x1b[2J\x07\x9b\u202e\u2067\n{TEXT}"
    file = io.StringIO()
    show(clean(text), Console(file=file, force_terminal=True, color_system=None, soft_wrap=True))
    assert "\\x1b[2J\\x07\\x9b" in file.getvalue()
    assert not re.search("[\x1b\x07\x9b\u202e]", file.getvalue())
    assert file.getvalue().count("\u2067") == file.getvalue().count("\u2069")


def test_markup_of_the_printer_is_plain_text_in_an_article() -> None:
    file = io.StringIO()
    show(clean(f"[bold]{BODY}[/] [link=x]\n{TEXT}"), Console(file=file, force_terminal=True, color_system=None))
    assert f"[bold]{BODY}[/] [link=x]" in file.getvalue().replace("\n", "")


def test_why_says_of_what_stayed_how_much_was_missing(tmp_path: Path) -> None:
    plain, why = run("-", stdin=TEXT).stdout, run("-", "--why", stdin=TEXT).stdout
    assert [line for line in why.splitlines() if not line.startswith(("  ? ", "    "))] == plain.splitlines()
    assert re.search(r"^  \? \S+ of 0\.9, missing \d+\.\d, neighbours [+-]\d", why, re.M)
    assert re.search(r"^    -\d\.\d\d in favour: [A-Z].*\. \[\S", why, re.M)
    target = tmp_path / "a.html"
    assert run("-", "--why", "--html", target, stdin=TEXT).exit_code == 0
    shown = Page(target.read_text(encoding="utf-8"))
    assert shown.shown["article"] == TEXT
    assert ("details", {"class": "why"}) in shown.elements


def test_json_tells_why_only_where_it_is_asked() -> None:
    assert "weighed" not in json.loads(run("--format", "json", stdin=TEXT).stdout)
    value = json.loads(run("--format", "json", "--why", "--preset", "recall", stdin=TEXT).stdout)
    assert value["weighed"]
    for piece in value["weighed"]:
        assert piece["text"] == TEXT[piece["start"] : piece["end"]]
        assert piece["probability"] <= piece["limit"] == 0.97
        assert all(weight["why"] and weight["why_ar"] for weight in piece["against"] + piece["in_favour"])


def test_what_went_by_evidence_says_how_probable_that_was() -> None:
    document = cleaned_by_evidence().document
    shown = run("--title", document.title or "عنوان", "--url", document.url or "", stdin=document.text).stdout
    assert re.search(r"\[context\.evidence «.*» [01]\.\d\d by \S.*\]", shown)


def test_json_gives_the_whole_text_in_stretches() -> None:
    value = json.loads(run("--format", "json", "--title", "سوق", stdin=TEXT).stdout)
    assert "".join(stretch["text"] for stretch in value["stretches"]) == TEXT
    assert [stretch["start"] for stretch in value["stretches"][1:]] == [
        stretch["end"] for stretch in value["stretches"][:-1]
    ]
    removed = [stretch for stretch in value["stretches"] if not stretch["kept"]]
    assert [stretch["rule"] for stretch in removed][-1] == "source.label"
    assert value["title"] == "سوق"
    assert [found["text"] for found in value["metadata"]["source"]] == ["وكالات"]


def test_every_family_has_a_colour() -> None:
    assert set(COLOURS) == set(LABELS) - {"body"}


def test_a_long_phrase_is_shortened() -> None:
    text = f"تاريخ النشر: {'الأحد 3 مارس 2024 ' * 8}\n{BODY}"
    for line in lines(clean(text)):
        assert len(line.phrase) <= 62


def test_the_summary_counts_pieces() -> None:
    assert summary(clean(f"{BODY}\nالمصدر: وكالات")) == "1 piece removed, 25% of the characters: source 1"


class TestPage:
    def test_is_right_to_left_and_needs_nothing_else(self, tmp_path: Path) -> None:
        result = run("--html", tmp_path / "a.html", stdin=TEXT)
        assert result.stdout == ""
        html = (tmp_path / "a.html").read_text(encoding="utf-8")
        found = Page(html)
        assert ("html", {"lang": "ar", "dir": "rtl"}) in found.elements
        assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in found.elements}
        assert not re.search(r"https?:|url\(|@import|\bon\w+=", html)

    def test_shows_the_article_with_its_marks(self) -> None:
        found = Page(page(clean(TEXT)))
        assert found.shown["article"] == TEXT
        marks = [attributes for tag, attributes in found.elements if tag == "del"]
        assert [mark["class"] for mark in marks] == ["f-byline", "f-read_also", "f-related", "f-source"]
        assert marks[2]["title"] == "context.section-item «اقرأ أيضا» in line 3"

    def test_has_a_legend_with_counts(self) -> None:
        assert '<li class="f-source">المصدر 1</li>' in page(clean(TEXT))

    def test_escapes_every_text(self) -> None:
        evil = "</article><script>alert(1)</script><img src=x onerror='a()'>\"&amp;"
        text = f"{BODY} {evil}\nالمصدر: {evil}\n{MORE}"
        found = Page(page(clean(text, title=evil)))
        assert not {"script", "img"} & {tag for tag, _ in found.elements}
        assert found.shown["h1"] == evil
        assert found.shown["article"] == text

    def test_shows_characters_that_may_not_stand_in_a_page(self) -> None:
        html = page(clean(f"{BODY}\x00\x1b\x0b{MORE}\r\n{BODY}"))
        assert f"{BODY}\ufffd\ufffd\n{MORE}\n{BODY}" in html


class TestRecords:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "in.jsonl"
        path.write_text(
            "\n".join([dump({"text": BODY}), "", dump({"text": None}), dump({"text": MORE})]), encoding="utf-8"
        )
        return path

    def test_one_is_chosen_by_its_line(self, path: Path) -> None:
        result = run(path, "--record", "4")
        assert MORE in result.stdout
        assert result.stderr == ""

    def test_one_is_chosen_by_its_id(self, tmp_path: Path) -> None:
        path = tmp_path / "in.jsonl"
        records = [{"id": "خبر-1", "text": BODY}, {"id": 1, "text": MORE}, {"text": BODY}]
        path.write_text("\n".join(map(dump, records)), encoding="utf-8")
        assert BODY in run(path, "--record", "خبر-1").stdout
        assert MORE in run(path, "--record", "id:1").stdout
        assert BODY in run(path, "--record", "1").stdout
        missing = run(path, "--record", "خبر-9")
        assert (missing.exit_code, "no record with the id خبر-9" in missing.stderr) == (1, True)
        assert run(path, "--record", "0").exit_code == 2

    def test_without_a_choice_it_is_the_first(self, path: Path) -> None:
        result = run(path)
        assert BODY in result.stdout
        assert "this is the record of line 1; --record N (or an id) chooses another" in result.stderr

    @pytest.mark.parametrize(
        ("line", "words"), [("2", "there is no record 2"), ("3", "line 3: the field 'text' is null")]
    )
    def test_one_that_cannot_be_shown_is_told(self, path: Path, line: str, words: str) -> None:
        result = run(path, "--record", line)
        assert words in result.stderr
        assert (result.exit_code, result.stdout) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.txt"], 1, "missing.txt: cannot be read"),
        (["."], 2, "is a folder: name one file in it"),
        ([""], 2, "an empty path"),
        (["a.txt", "--record", "1"], 2, "--record is for records"),
        (["a.txt", "--html", "a.txt"], 2, "would overwrite the input"),
        (["a.txt", "--html", ""], 2, "--html needs a file"),
        (["a.txt", "--html", "no/such.html"], 1, "cannot be written"),
        (["a.txt", "--html", "a.html", "--format", "json"], 2, "exclude each other"),
        (["empty.txt"], 1, "empty.txt: is empty"),
    ],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    Path("empty.txt").write_text("", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_warnings_are_told() -> None:
    broken = MORE.encode().decode("cp1252", "replace").replace("\ufffd", "")
    assert "warning: standard input: the text looks like" in run(stdin=broken).stderr


class TestFindings:
    WRONG = 'نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن السوق فتح أمس.'
    TEXT = f"{BODY}\n{WRONG}\n{MORE}"

    def test_stand_below_the_line_that_they_quote(self) -> None:
        rows = run(stdin=self.TEXT).stdout.splitlines()
        assert rows[1] == f"  {self.WRONG}"
        assert rows[2].startswith("! warning: agency-identity: «وفا» is called «وكالة الأنباء السعودية»")
        assert rows[3] == f"  {MORE}"
        assert rows[-1] == "nothing was removed; warning: 1"

    def test_are_in_the_json(self) -> None:
        value = json.loads(run("--format", "json", stdin=self.TEXT).stdout)
        assert [finding["check"] for finding in value["findings"]] == ["agency-identity"]

    def test_stand_in_the_page_beside_the_article(self) -> None:
        result = clean(self.TEXT, options=Options(inspect=True))
        found = Page(page(result))
        assert found.shown["article"] == self.TEXT
        notes = [attributes for tag, attributes in found.elements if tag == "small"]
        assert notes == [{"class": "finding warning", "title": result.findings[0].id}]

    def test_that_quote_no_line_stand_at_the_end(self) -> None:
        url = "https://www.youm7.com/story/1"
        result = clean(Document(BODY, url, outlet="عكاظ"), options=Options(inspect=True))
        assert [line.findings for line in lines(result)][-1] == result.findings != ()
        assert result.findings[0].message_ar in page(result)

    def test_a_terminal_gets_them_in_arabic(self) -> None:
        file = io.StringIO()
        result = clean(self.TEXT, options=Options(inspect=True))
        show(result, Console(file=file, force_terminal=True, color_system=None, soft_wrap=True))
        assert f"! warning agency-identity \u2067{result.findings[0].message_ar}\u2069" in file.getvalue()


def test_its_help_says_what_it_is_for() -> None:
    shown = CliRunner().invoke(whole_app, ["explain", "--help"]).stdout
    assert " ".join(command.HELP.split())[:20] in " ".join(shown.split())


def test_a_rule_for_other_outlets_is_told(tmp_path: Path) -> None:
    rules, article = tmp_path / "marfa.toml", tmp_path / "article.txt"
    article.write_text("وصلت القافلة فجرا.", encoding="utf-8")
    rules.write_text(
        'family = "share"\n[[rule]]\nid = "share.marfa"\nwhy = "A greeting."\nphrases = ["ديوانية المرفأ"]\n'
        'outlets = ["marfa.example"]\nhit = ["ديوانية المرفأ"]\nmiss = ["زار ديوانية المرفأ أمس."]\n',
        encoding="utf-8",
    )
    assert "marfa.toml: 1 rule is for marfa.example alone" in run(article, "--rules", rules).stderr
    assert "is for" not in run(article, "--rules", rules, "--url", "https://marfa.example/1").stderr
