"""The Arrow kernel: its schema, its bytes, what it takes, and what becomes of rows that cannot be cleaned."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner import Options, clean, clean_html
from tests.support.paths import ROOT
from tests.support.tabular import NULLS, assert_same, columns, records

pa = pytest.importorskip("pyarrow", reason="the kernel is for Arrow: pip install 'arabic-article-cleaner[arrow]'")

from cleaner.integrations import kernel  # noqa: E402
from cleaner.integrations.kernel import SCHEMA, ColumnError, KernelSettings, clean_batch  # noqa: E402

TEXT = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات"
CLEAN = "أعلنت البلدية فتح الطريق الساحلي أمام الحركة."
PAGE = (
    "<title>الطريق الساحلي</title><nav><a href='/'>الرئيسية</a></nav><h1>الطريق الساحلي</h1>"
    "<p>أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر لإصلاح الجسر القديم.</p>"
)


def batch_of(**arrays: Any) -> Any:
    return pa.record_batch(arrays)


def test_the_schema_is_what_it_was() -> None:
    piece = (
        "list<item: struct<label: string, rule: string, strength: double, phrase: string, phrase_start: int64, "
        "phrase_end: int64, start: int64, end: int64, text: string, selector: string, evidence: string>>"
    )
    assert [(field.name, str(field.type)) for field in SCHEMA] == [
        ("clean_text", "string"),
        ("removed", piece),
        ("metadata", "string"),
        ("findings", "string"),
        ("error", "string"),
    ]


def test_it_gives_the_bytes_of_the_command_line() -> None:
    data = pa.table(columns(records()))
    settings = KernelSettings(url="url", title="title")
    assert_same(kernel.table_beside(data, settings).to_pylist())
    assert_same(kernel.beside(data.to_batches()[0], settings).to_pylist())


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_texts_come_as_any_kind_of_string(kind: str) -> None:
    texts = pa.array([TEXT, None, TEXT])
    array = texts.dictionary_encode() if kind == "dictionary" else texts.cast(getattr(pa, kind)())
    cleaned = clean_batch(batch_of(text=array))
    assert cleaned.schema == SCHEMA
    assert cleaned["clean_text"].to_pylist() == [CLEAN, None, CLEAN]
    assert cleaned["error"].to_pylist() == [None, NULLS, None]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "binary", "large_binary", "binary_view"])
def test_pages_come_as_characters_or_bytes(kind: str) -> None:
    cleaned = clean_batch(
        batch_of(page=pa.array([PAGE, None, " "]).cast(getattr(pa, kind)())), KernelSettings(html="page")
    )
    wanted = clean_html(PAGE)
    assert wanted.text
    assert cleaned["clean_text"].to_pylist() == [wanted.text, None, None]
    assert [error and error[:27] for error in cleaned["error"].to_pylist()] == [
        None,
        "the column 'page' is null: ",
        "the column 'page' is empty:",
    ]
    assert any(piece["selector"] for piece in cleaned["removed"][0].as_py())
    assert '"facts"' in cleaned["metadata"][0].as_py()


def test_a_charset_is_read_row_by_row() -> None:
    batch = batch_of(page=[PAGE.encode("windows-1256"), PAGE.encode()], header=["windows-1256", "utf-8"])
    cleaned = clean_batch(batch, KernelSettings(html="page", charset="header"))
    assert cleaned["clean_text"].to_pylist() == [clean_html(PAGE).text] * 2


def test_what_is_known_of_a_row_counts() -> None:
    texts = ["سوق السمك يعود\nعاد سوق السمك إلى الميناء القديم بعد عامين من الغياب."] * 3
    batch = batch_of(text=texts, headline=["سوق السمك يعود", "  ", None])
    cleaned = clean_batch(batch, KernelSettings(title="headline"))["clean_text"].to_pylist()
    assert cleaned == [clean(texts[0], title="سوق السمك يعود").text, clean(texts[0]).text, clean(texts[0]).text]
    numbers = batch_of(text=texts, headline=[1, 2, 3])
    assert (
        clean_batch(numbers, KernelSettings(title="headline"))["clean_text"].to_pylist() == [clean(texts[0]).text] * 3
    )


@pytest.mark.parametrize(
    ("values", "error"),
    [
        (pa.array([None], pa.string()), "is null"),
        (pa.nulls(1), "is null"),
        (pa.array([7]), "holds int, not a text: mend it"),
        (pa.array([["خبر"]]), "holds list, not a text"),
        (pa.array(["خبر".encode()]), "holds bytes, not a text: decode it first"),
        (pa.array([10**18], pa.timestamp("s")), "holds what cannot be read"),
        (pa.array([b"\xff\xfe"]).view(pa.string()), "holds what cannot be read, such as bad UTF-8"),
    ],
)
def test_a_bad_row_has_its_reason_and_nothing_else(values: Any, error: str) -> None:
    (row,) = clean_batch(batch_of(text=values)).to_pylist()
    assert row.pop("error").startswith(f"the column 'text' {error}")
    assert set(row.values()) == {None}


def test_bad_utf8_costs_its_row_alone() -> None:
    array = pa.array([TEXT.encode(), b"\xd8\xae\xff", TEXT.encode()]).view(pa.string())
    assert clean_batch(batch_of(text=array))["clean_text"].to_pylist() == [CLEAN, None, CLEAN]


def test_what_raises_costs_its_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, **known: Any) -> Any:
        if text == "خبر":
            raise RecursionError("too deep")
        return clean(text, **known)

    monkeypatch.setattr(kernel, "clean", broken)
    cleaned = clean_batch(batch_of(text=["خبر", TEXT]))
    assert cleaned["error"].to_pylist() == ["raised RecursionError: too deep: please report it", None]
    assert cleaned["clean_text"].to_pylist() == [None, CLEAN]


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        (KernelSettings(text="body"), "body"),
        (KernelSettings(html="page"), "page"),
        (KernelSettings(url="link"), "link"),
    ],
)
def test_a_missing_column_is_one_error_before_any_row(
    settings: KernelSettings, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel, "_row", None)
    with pytest.raises(ColumnError, match=f"^there is no column '{name}': the columns are 'id', 'text'$"):
        clean_batch(batch_of(id=[1], text=["خبر"]), settings)


def test_new_columns_never_take_the_place_of_others() -> None:
    batch = batch_of(text=[TEXT], metadata=["mine"])
    with pytest.raises(ColumnError, match="there is a column 'metadata' already"):
        kernel.beside(batch, KernelSettings())
    cleaned = kernel.beside(batch, KernelSettings(prefix="cleaner_"))
    assert cleaned.schema.names == ["text", "metadata", *(f"cleaner_{name}" for name in SCHEMA.names)]
    assert cleaned["metadata"].to_pylist() == ["mine"]


def test_an_empty_batch_gives_an_empty_batch() -> None:
    empty = batch_of(text=pa.array([], pa.large_string()))
    assert clean_batch(empty).schema == SCHEMA
    assert clean_batch(empty).num_rows == 0
    assert kernel.table_beside(pa.table(empty), KernelSettings()).schema.names == ["text", *SCHEMA.names]


def test_columns_that_are_there_are_not_copied() -> None:
    batch = batch_of(id=[1, 2], text=[TEXT, TEXT])
    before = [buffer.address for buffer in batch["text"].buffers() if buffer]
    assert [buffer.address for buffer in kernel.beside(batch, KernelSettings())["text"].buffers() if buffer] == before


def test_the_first_of_columns_of_one_name_is_read() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([TEXT]), pa.array([7])], names=["text", "text"])
    assert clean_batch(batch)["clean_text"].to_pylist() == [CLEAN]


def test_halves_of_surrogate_pairs_are_escaped() -> None:
    text = f"{CLEAN} \ud800.\nالمصدر: \udfff"
    row = kernel.clean_rows({"text": [text]}, KernelSettings()).to_pylist()[0]
    assert row["clean_text"] == f"{CLEAN} \\ud800."
    page = PAGE + '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "خبر \\ud800"}</script>'
    told = kernel.clean_rows({"page": [page]}, KernelSettings(html="page")).to_pylist()[0]
    assert told["error"] is None
    assert told["metadata"].encode()


def test_options_are_heeded() -> None:
    settings = KernelSettings(options=Options(keep=frozenset({"source"})))
    assert clean_batch(batch_of(text=[TEXT]), settings)["clean_text"].to_pylist() == [TEXT]


def test_rules_are_compiled_once_a_process() -> None:
    from cleaner.pipeline import matcher_for

    settings = KernelSettings(options=Options(preset="precision", keep=frozenset({"tags", "related", "source"})))
    before = matcher_for.cache_info().misses
    for _ in range(3):
        clean_batch(batch_of(text=[TEXT]), pickle.loads(pickle.dumps(settings)))
    assert matcher_for.cache_info().misses == before + 1


def test_a_rule_file_goes_along(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A prompt."\nphrases = ["تابعوا ديواننا"]\n'
        'hit = ["تابعوا ديواننا"]\nmiss = ["تابعوا ديواننا القديم حين سافر إلى تونس."]\n',
        encoding="utf-8",
    )
    settings = KernelSettings(options=Options(rules=(str(path),)), outputs=())
    assert pickle.loads(pickle.dumps(settings)) == settings
    data = pickle.dumps(settings)
    path.unlink()
    code = (
        "import pickle, pyarrow, sys; from cleaner.integrations.kernel import clean_batch;"
        "batch = pyarrow.record_batch({'text': ['وصلت القافلة إلى العريش فجر اليوم.\\nتابعوا ديواننا']});"
        "cleaned = clean_batch(batch, pickle.loads(sys.stdin.buffer.read()));"
        "sys.stdout.buffer.write(cleaned['clean_text'][0].as_py().encode())"
    )
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], input=data, env=known, capture_output=True, check=True)
    assert done.stdout.decode() == "وصلت القافلة إلى العريش فجر اليوم."


def test_findings_are_told_where_the_options_ask_for_them() -> None:
    text = "فتحت البلدية الجسر القديم يوم الأحد 18 فبراير 2025.\nوقال رئيسها إن العمل انتهى."
    batch = pa.record_batch({"text": [text], "day": ["2025-02-01"]})
    assert clean_batch(batch)["findings"].to_pylist() == [None]
    asked = clean_batch(batch, KernelSettings(published="day", options=Options(inspect=True)))
    (found,) = json.loads(asked["findings"][0].as_py())
    assert (found["check"], found["severity"]) == ("date-conflict", "warning")
