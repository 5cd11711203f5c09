"""`cleaner clean` over dumps: formats by ending, added fields, which records are written, shards, dry runs, reports."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sqlite3
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

import cleaner
from cleaner.cli.app import app
from cleaner.dumps.formats.entries import dump

CLEAN = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء.\nوقال رئيسها إن السوق يفتح كل صباح."
DIRTY = f"{CLEAN}\nالمصدر: وكالات\nكلمات دلالية: سوق، ميناء"
ALL_GONE = "المصدر: وكالات"
ROWS = [
    {"id": 1, "text": DIRTY, "url": "https://marfa.example/1"},
    {"id": 2, "text": CLEAN, "url": "https://marfa.example/2"},
    {"id": 3, "text": ALL_GONE, "url": "https://sahel.example/3"},
]


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(app, ["clean", *map(str, arguments)], input=stdin)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exc_info
    return result


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else dump(row)}\n" for row in rows), encoding="utf-8")
    return path


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def make(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write rows with the tools that others use."""
    names = list(rows[0])
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif path.suffix == ".feather":
        feather.write_feather(pa.Table.from_pylist(rows), path)
    elif path.suffix in (".csv", ".tsv"):
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names, delimiter="\t" if path.suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    elif path.suffix == ".sqlite":
        with sqlite3.connect(path) as base:
            base.execute("create table articles (id integer primary key, text text, url text)")
            base.executemany("insert into articles values (:id, :text, :url)", rows)
        base.close()
    elif path.suffix == ".json":
        path.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    else:
        jsonl(path, *rows)
    return path


def read(path: Path) -> list[dict[str, object]]:
    """Read rows with the tools that others use."""
    if path.suffix == ".parquet":
        return list(pq.read_table(path).to_pylist())
    if path.suffix == ".feather":
        return list(feather.read_table(path).to_pylist())
    if path.suffix in (".csv", ".tsv"):
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, delimiter="\t" if path.suffix == ".tsv" else ","))
    if path.suffix == ".sqlite":
        base = sqlite3.connect(path)
        base.row_factory = sqlite3.Row
        found = [dict(row) for row in base.execute("select * from articles order by rowid")]
        base.close()
        return found
    if path.suffix == ".json":
        return list(json.loads(path.read_bytes()))
    return records(path)


FORMS = [".jsonl", ".json", ".csv", ".tsv", ".parquet", ".feather", ".sqlite"]


@pytest.mark.parametrize("target", FORMS)
@pytest.mark.parametrize("source", FORMS)
def test_every_form_is_read_and_written(tmp_path: Path, source: str, target: str) -> None:
    path, out = make(tmp_path / f"in{source}", ROWS), tmp_path / f"out{target}"
    result = run(path, "-o", out)
    assert result.exit_code == 0, result.stderr
    rows = read(out)
    assert [row["clean_text"] or "" for row in rows] == [CLEAN, CLEAN, ""]
    assert [int(str(row["id"])) for row in rows] == [1, 2, 3]
    assert [row["url"] for row in rows] == [row["url"] for row in ROWS]
    assert [row["text"] for row in rows] == [row["text"] for row in ROWS]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted({path.name, out.name})


def test_texts_and_pages_become_records(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(DIRTY, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(CLEAN, encoding="utf-8")
    run(tmp_path / "in", "-o", tmp_path / "out.jsonl")
    assert records(tmp_path / "out.jsonl") == [
        {"path": "a.txt", "clean_text": CLEAN},
        {"path": "b.txt", "clean_text": CLEAN},
    ]


@pytest.mark.parametrize("ending", [".tar", ".tar.gz", ".zip"])
def test_texts_go_to_archives_and_come_from_them(tmp_path: Path, ending: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "أخبار.txt").write_text(DIRTY, encoding="utf-8")
    out = tmp_path / f"out{ending}"
    assert run(tmp_path / "in", "-o", out).exit_code == 0
    if ending == ".zip":
        with zipfile.ZipFile(out) as archive:
            assert archive.read("أخبار.txt").decode() == CLEAN
    else:
        with tarfile.open(out) as archive:
            (member,) = archive.getmembers()
            stream = archive.extractfile(member)
            assert stream
            assert stream.read().decode() == CLEAN
    again = tmp_path / "again.jsonl"
    assert run(out, "-o", again).exit_code == 0
    assert [(row["path"], row["clean_text"]) for row in records(again)] == [("أخبار.txt", CLEAN)]


def test_a_pattern_stands_for_the_files_that_it_matches(tmp_path: Path) -> None:
    for name in ("b", "a"):
        jsonl(tmp_path / f"{name}.jsonl", {"id": name, "text": DIRTY})
    run(str(tmp_path / "*.jsonl"), "-o", tmp_path / "all.parquet")
    assert [row["id"] for row in read(tmp_path / "all.parquet")] == ["a", "b"]
    assert "matches no file" in run(str(tmp_path / "*.csv"), "-o", tmp_path / "x.jsonl").stderr


def test_fields_that_are_added_have_the_names_that_they_are_given(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    wishes = ("--add", "removed", "--add", "metadata=meta", "--add", "made=by")
    run(jsonl(tmp_path / "in.jsonl", ROWS[0]), "-o", out, "--column", "نظيف", *wishes)
    (row,) = records(out)
    assert list(row) == ["id", "text", "url", "نظيف", "removed", "meta", "by"]
    assert row["نظيف"] == CLEAN
    assert [piece["label"] for piece in row["removed"]] == ["source", "tags"]  # type: ignore[attr-defined]
    assert [value["text"] for value in row["meta"]["source"]] == ["وكالات"]  # type: ignore[index]
    assert str(row["by"]).startswith(f"cleaner {cleaner.__version__}, rules ")


def test_added_objects_are_json_in_columns(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    run(make(tmp_path / "in.parquet", ROWS), "-o", out, "--add", "removed")
    assert [piece["label"] for piece in json.loads(str(read(out)[0]["removed"]))] == ["source", "tags"]
    assert pq.read_schema(out).field("text") == pq.read_schema(tmp_path / "in.parquet").field("text")


def test_a_file_names_the_fields(tmp_path: Path) -> None:
    mapping = tmp_path / "fields.toml"
    mapping.write_text('[read]\ntext = "b"\nurl = "u"\n[write]\nclean_text = "c"\nmade = "m"\n', encoding="utf-8")
    path, out = (
        jsonl(tmp_path / "in.jsonl", {"b": DIRTY, "text": "وصل الوفد أمس.", "u": "https://a.example"}),
        tmp_path / "o.jsonl",
    )
    assert run(path, "-o", out, "--fields", mapping).stderr == ""
    assert list(records(out)[0]) == ["b", "text", "u", "c", "m"]
    run(path, "-o", out, "--fields", mapping, "--text-field", "text", "--column", "d")
    assert records(out)[0]["d"] == "وصل الوفد أمس."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[raed]\n", "'raed' is not known"),
        ("read = 1\n", "'read' is no table"),
        ('[read]\nbody = "x"\n', "choose from text, title, url"),
        ("[read]\ntext = 1\n", "names no field"),
        ('[write]\ncolour = "x"\n', "choose from clean_text, removed"),
        ("[read\n", "is not TOML"),
    ],
)
def test_a_file_of_fields_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "fields.toml").write_text(text, encoding="utf-8")
    result = run(jsonl(tmp_path / "in.jsonl", ROWS[0]), "--fields", tmp_path / "fields.toml")
    assert result.exit_code == 2
    assert words in result.stderr


@pytest.mark.parametrize(
    ("options", "ids", "told"),
    [
        (["--drop-empty"], [1, 2], "1 dropped"),
        (["--min-chars", "20"], [1, 2], "1 dropped"),
        (["--only-changed"], [1, 3], "1 dropped"),
        (["--only-changed", "--drop-empty"], [1], "2 dropped"),
        (["--limit", "2"], [1, 2], "2 cleaned"),
    ],
)
def test_which_records_are_written(tmp_path: Path, options: list[str], ids: list[int], told: str) -> None:
    out = tmp_path / "out.jsonl"
    result = run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", out, *options)
    assert [row["id"] for row in records(out)] == ids
    assert told in result.stderr
    assert result.exit_code == 0


def test_a_sample_is_from_all_over_and_the_same_each_time(tmp_path: Path) -> None:
    paths = [
        jsonl(tmp_path / f"{part}.jsonl", *({"id": f"{part}{n}", "text": DIRTY} for n in range(100))) for part in "ab"
    ]
    out = tmp_path / "out.jsonl"
    assert "180 dropped" in run(*paths, "-o", out, "--sample", "20").stderr
    first = [str(row["id"]) for row in records(out)]
    assert len(first) == 20
    assert {name[0] for name in first} == {"a", "b"}
    assert first == sorted(first, key=lambda name: (name[0], int(name[1:])))
    run(*paths, "-o", out, "--sample", "20", "--workers", "2")
    assert [row["id"] for row in records(out)] == first


def test_everything_is_accounted_for(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    path = jsonl(tmp_path / "in.jsonl", *ROWS, "{", {"id": 5}, {"text": None})
    run(path, "-o", tmp_path / "out.jsonl", "--drop-empty", "--report", report)
    said = json.loads(report.read_bytes())["documents"]
    out, bad = records(tmp_path / "out.jsonl"), records(tmp_path / "out.errors.jsonl")
    assert (said["read"], said["written"], said["failed"]) == (6, len(out), len(bad)) == (6, 2, 3)
    assert said["dropped"] == {"empty": 1}
    assert said["adds_up"] is True


def test_a_report_is_a_page_with_examples(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", tmp_path / "out.jsonl", "--report", report)
    page = report.read_text(encoding="utf-8")
    assert 'dir="rtl"' in page
    assert "كلمات دلالية: سوق، ميناء" in page


def test_shards_are_files_of_their_own(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *({"id": n, "text": DIRTY} for n in range(200)))
    whole, parts = tmp_path / "whole.jsonl", tmp_path / "parts.jsonl"
    run(path, "-o", whole)
    run(path, "-o", parts, "--shard-size", "20KB")
    shards = sorted(tmp_path.glob("parts-*.jsonl"))
    assert [shard.name for shard in shards][:2] == ["parts-00001.jsonl", "parts-00002.jsonl"]
    assert b"".join(shard.read_bytes() for shard in shards) == whole.read_bytes()
    assert all(20_000 <= shard.stat().st_size < 22_000 for shard in shards[:-1])
    assert not parts.exists()
    refused = run(path, "-o", parts, "--shard-size", "20KB")
    assert refused.exit_code == 2
    assert "parts-00001.jsonl is there from another run" in refused.stderr


def test_shards_of_columns_and_packed_ones(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *({"id": n, "text": DIRTY} for n in range(200)))
    run(path, "-o", tmp_path / "p.parquet", "--shard-size", "20KB")
    tables = [pq.read_table(shard) for shard in sorted(tmp_path.glob("p-*.parquet"))]
    assert len(tables) > 3
    assert pa.concat_tables(tables)["id"].to_pylist() == list(range(200))
    run(path, "-o", tmp_path / "g.jsonl.gz", "--shard-size", "1KB")
    shards = sorted(tmp_path.glob("g-*.jsonl.gz"))
    assert len(shards) > 3
    lines = b"".join(gzip.decompress(shard.read_bytes()) for shard in shards).splitlines()
    assert [json.loads(line)["id"] for line in lines] == list(range(200))


def test_a_dry_run_shows_and_writes_nothing(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *({"body": DIRTY, "n": n} for n in range(30)), {"body": None})
    result = run(path, "-o", tmp_path / "out.csv", "--dry-run", "--add", "made", "--removed", tmp_path / "r.jsonl")
    assert result.exit_code == 0
    assert "takes text = 'body' (guessed)" in result.stdout
    assert "of 'body', 'n'" in result.stdout
    assert f"writes {tmp_path / 'out.csv'}: csv" in result.stdout
    assert "the clean text as 'clean_text', 'cleaned_by'" in result.stdout
    assert result.stdout.count("  before  ") == 10
    assert "removed source 16, tags 24" in result.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["in.jsonl"]


def test_a_dry_run_tells_what_fails(tmp_path: Path) -> None:
    result = run(jsonl(tmp_path / "in.jsonl", {"text": 3}), tmp_path / "none.csv", "--dry-run")
    assert result.exit_code == 1
    assert "would fail: the field 'text' holds a number" in result.stdout
    assert "none.csv: cannot be read" in result.stderr


def test_one_line_that_is_far_too_long_costs_itself(tmp_path: Path) -> None:
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    with path.open("wb") as stream:
        stream.write(f"{dump(ROWS[0])}\n".encode())
        stream.write(b'{"text": "')
        for _ in range(40):
            stream.write(b"x" * 1_000_000)
        stream.write(b'"}\n')
        stream.write(f"{dump(ROWS[1])}\n".encode())
    result = run(path, "-o", out)
    assert [row["id"] for row in records(out)] == [1, 2]
    assert "line 2: is longer than 32,000,000 bytes" in result.stderr
    (bad,) = records(tmp_path / "out.errors.jsonl")
    assert bad["size"] == 40_000_013


def test_columns_of_two_tables_do_not_mix(tmp_path: Path) -> None:
    first, second = make(tmp_path / "a.csv", ROWS), make(tmp_path / "b.csv", [{"text": DIRTY, "more": "x"}])
    result = run(first, second, "-o", tmp_path / "out.csv")
    assert result.exit_code == 1
    assert len(read(tmp_path / "out.csv")) == 3
    assert len(records(tmp_path / "out.errors.jsonl")) == 1


def test_tables_stay_tables_on_standard_output(tmp_path: Path) -> None:
    result = run(make(tmp_path / "a.csv", ROWS))
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["clean_text"] for row in rows] == [CLEAN, CLEAN, ""]
    mixed = run(tmp_path / "a.csv", make(tmp_path / "b.parquet", ROWS))
    assert [json.loads(line)["clean_text"] for line in mixed.stdout.splitlines()] == [CLEAN, CLEAN, ""] * 2


def test_a_table_that_is_made_of_records_is_packed(tmp_path: Path) -> None:
    out = tmp_path / "out.csv.gz"
    assert run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(gzip.decompress(out.read_bytes()).decode())))
    assert [row["clean_text"] for row in rows] == [CLEAN, CLEAN, ""]


def test_columns_say_by_what_they_were_made(tmp_path: Path) -> None:
    run(make(tmp_path / "in.parquet", ROWS), "-o", tmp_path / "out.parquet")
    run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", tmp_path / "new.feather")
    for schema in (pq.read_schema(tmp_path / "out.parquet"), feather.read_table(tmp_path / "new.feather").schema):
        assert schema.metadata[b"cleaner"].startswith(f"cleaner {cleaner.__version__}, rules ".encode())


def test_a_folder_of_dumps_keeps_names_and_forms(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    make(tmp_path / "in" / "a.csv", ROWS)
    make(tmp_path / "in" / "deep" / "b.parquet", ROWS)
    make(tmp_path / "in" / "c.sqlite", ROWS)
    (tmp_path / "in" / "d.txt").write_text(DIRTY, encoding="utf-8")
    out = tmp_path / "out"
    assert run(tmp_path / "in", "-o", f"{out}/").exit_code == 0
    for name in ("a.csv", "deep/b.parquet", "c.sqlite"):
        assert [row["clean_text"] or "" for row in read(out / name)] == [CLEAN, CLEAN, ""]
    assert (out / "d.txt").read_text(encoding="utf-8") == CLEAN
    assert sorted(file.name for file in tmp_path.iterdir()) == ["in", "out"]


def test_an_output_without_records_is_an_empty_one(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", ROWS[2])
    for ending in (".jsonl", ".json", ".csv", ".parquet"):
        out = tmp_path / f"out{ending}"
        assert run(path, "-o", out, "--drop-empty").exit_code == 0
        assert out.exists()
    assert json.loads((tmp_path / "out.json").read_bytes()) == []
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


@pytest.mark.parametrize("wish", [("--column", "url"), ("--add", "made=id"), ("--column", "text")])
def test_a_field_that_is_there_is_not_overwritten(tmp_path: Path, wish: tuple[str, str]) -> None:
    path = jsonl(tmp_path / "in.jsonl", *ROWS)
    result = run(path, "-o", tmp_path / "out.jsonl", *wish)
    assert result.exit_code == 1
    assert "already, which would be overwritten" in result.stderr
    assert result.stderr.count("error: ") == 1
    assert run(path, "-o", tmp_path / "out.jsonl", "--replace").exit_code == 0
    assert records(tmp_path / "out.jsonl")[0]["text"] == CLEAN


def test_what_was_cleaned_before_is_cleaned_again(tmp_path: Path) -> None:
    run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", tmp_path / "one.jsonl")
    assert run(tmp_path / "one.jsonl", "-o", tmp_path / "two.jsonl").exit_code == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_numbers_that_json_has_not_are_null(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [DIRTY], "share": [float("nan")]}), tmp_path / "in.parquet")
    run(tmp_path / "in.parquet", "-o", tmp_path / "out.jsonl")
    assert records(tmp_path / "out.jsonl")[0]["share"] is None
    assert "NaN" not in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_an_ending_that_says_no_form_is_refused(tmp_path: Path) -> None:
    result = run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", tmp_path / "out.jsn")
    assert result.exit_code == 2
    assert "ends in none of .arrow, .csv" in result.stderr


def test_too_many_problems_leave_the_file_of_them(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *("[]" for _ in range(5)))
    run(path, "-o", tmp_path / "out.jsonl", "--max-errors", "2")
    assert len(records(tmp_path / "out.errors.jsonl")) == 3


def test_a_table_of_many_columns_takes_linear_time(tmp_path: Path) -> None:
    header = ",".join(["text", *("x" for _ in range(40_000))])
    cells = ",".join([f'"{DIRTY}"', *("1" for _ in range(40_000))])
    (tmp_path / "in.csv").write_text(f"{header}\n{cells}\n{cells}\n", encoding="utf-8")
    assert run(tmp_path / "in.csv", "-o", tmp_path / "out.csv").exit_code == 0
    assert len(read(tmp_path / "out.csv")) == 2


def test_findings_are_added_and_counted(tmp_path: Path) -> None:
    text = "فتحت البلدية الجسر القديم يوم الأحد 18 فبراير 2025 بعد أعمال دامت عامين.\nوقال رئيسها إن العمل انتهى."
    report = tmp_path / "report.json"
    out = tmp_path / "out.jsonl"
    run(jsonl(tmp_path / "in.jsonl", {"text": text}), "-o", out, "--add", "findings", "--report", report)
    findings = records(out)[0]["findings"]
    assert isinstance(findings, list)
    assert [found["check"] for found in findings] == ["date-conflict"]
    assert json.loads(report.read_bytes())["findings"] == {"date-conflict": 1}


def test_records_in_other_languages_are_not_written(tmp_path: Path) -> None:
    arabic = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، وقال رئيسها إن الجسر القديم أُصلح في ثلاثة أشهر."
    persian = "شهرداری دیروز اعلام کرد که جاده ساحلی برای رفت و آمد باز شده است و پل قدیمی را تعمیر کرده اند."
    texts = [arabic, persian, "خبر قصير جداً.", f"{arabic}\n{persian}"]
    path = jsonl(tmp_path / "in.jsonl", *({"id": number, "text": text} for number, text in enumerate(texts)))
    out = tmp_path / "out.jsonl"
    result = run(path, "-o", out, "--language", "ar", "--workers", "0")
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == [0, 2, 3]
    assert "line 4: the text is in several languages: ar " in result.stderr
    assert "1 dropped" in result.stderr


def test_records_in_other_languages_may_go_to_a_file_of_their_own(tmp_path: Path) -> None:
    arabic = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، وقال رئيسها إن الجسر القديم أُصلح في ثلاثة أشهر."
    persian = "شهرداری دیروز اعلام کرد که جاده ساحلی برای رفت و آمد باز شده است و پل قدیمی را تعمیر کرده اند."
    rows = ({"id": 1, "text": arabic}, {"id": 2, "text": persian}, {"id": 3, "text": persian, "language": "fa-IR"})
    path, out, rest = jsonl(tmp_path / "in.jsonl", *rows), tmp_path / "out.csv", tmp_path / "rest.jsonl"
    report = tmp_path / "report.json"
    wish = ("-o", out, "--language", "ar", "--other-languages", rest, "--workers", "0", "--report", report)
    assert run(path, *wish).exit_code == 0
    assert [row["id"] for row in csv.DictReader(io.StringIO(out.read_text(encoding="utf-8")))] == ["1"]
    assert records(rest) == [
        {"id": 2, "text": persian, "clean_text": persian, "language": "fa"},
        {"id": 3, "text": persian, "language": "fa-IR", "clean_text": persian},
    ]
    assert json.loads(report.read_bytes())["languages"] == {"fa": 2, "ar": 1}
    assert run(path, "-o", tmp_path / "o.jsonl", "--format", "json", *wish[2:8]).exit_code == 0
    assert [record["language"] for record in records(rest)] == ["fa", "fa"]


@pytest.mark.parametrize("wish", [("--other-languages", "rest.jsonl"), ("--guess-language",)])
def test_what_is_for_a_language_needs_one(tmp_path: Path, wish: tuple[str, ...]) -> None:
    result = run(jsonl(tmp_path / "in.jsonl", *ROWS), "-o", tmp_path / "out.jsonl", *wish)
    assert result.exit_code == 2
    assert "are for --language" in result.stderr
