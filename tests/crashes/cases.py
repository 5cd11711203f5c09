"""Runs of `cleaner clean` whose steps are small: from every form to every form, in shards, with files beside."""

from __future__ import annotations

import itertools
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.dumps.formats.entries import dump

RECORDS: Final = 14
STEP: Final = 900  # bytes
TEXTS: Final = tuple(
    "فتحت البلدية الجسر أمس.\n" * count + f"اقرأ أيضا: سوق رقم {count}\nالمصدر: وكالات" for count in (1, 3, 5)
)
_FORMS: Final = (
    ("in.jsonl", "out.jsonl"),
    ("in.jsonl", "out.jsonl.gz"),
    ("in.jsonl", "out.json"),
    ("in.jsonl", "out.csv"),
    ("in.jsonl", "out.parquet"),
    ("in.jsonl", "out.feather"),
    ("in.jsonl", "out.sqlite"),
    ("in.json", "out.json.xz"),
    ("in.csv", "out.csv"),
    ("in.csv", "out.csv.zst"),
    ("in.parquet", "out.parquet"),
    ("in.parquet", "out.jsonl.bz2"),
    ("in.sqlite", "out.sqlite"),
    ("in.sqlite", "out.tsv"),
    ("in.tar", "out.tar.gz"),
    ("in.tar", "out.zip"),
    ("texts", "out/"),
    ("mixed", "out/"),
)
_BESIDE: Final = ((), ("removed.jsonl",), ("removed.jsonl.gz", "errors.jsonl.xz"))
_SHARDS: Final = ("", "1KB", "3KB")


class Case(NamedTuple):
    """A run: what is read, what is written, the size of a shard, and the files beside."""

    source: str
    out: str
    shard: str
    beside: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.source}>{self.out}", self.shard, *self.beside)))

    def arguments(self, sources: Path, folder: Path, *more: str) -> list[str]:
        """Give the arguments of `cleaner` for a run from a folder into another."""
        given = ["clean", str(sources / self.source), "-o", f"{folder}/{self.out}", "--workers", "0", "-q", *more]
        given += ["--shard-size", self.shard] if self.shard else []
        for name in self.beside:
            given += [f"--{name.split('.')[0]}", str(folder / name)]
        return given


def cases() -> Iterator[Case]:
    """Give all of them."""
    for (source, out), shard, beside in itertools.product(_FORMS, _SHARDS, _BESIDE):
        if not (shard and out.endswith("/")):
            yield Case(source, out, shard, beside)


def make_sources(folder: Path) -> None:
    """Write the inputs, each with a record that fails, in every form that is read."""
    texts = [None if number == 9 else TEXTS[number % len(TEXTS)] for number in range(RECORDS)]
    lines = [dump({"id": number, "text": text}) for number, text in enumerate(texts)]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for ending in ("json", "csv", "parquet", "sqlite"):
        CliRunner().invoke(app, ["clean", str(folder / "in.jsonl"), "-o", str(folder / f"in.{ending}"), "-q"])
        (folder / "in.errors.jsonl").unlink(missing_ok=True)
    place = folder / "texts"
    (place / "deep").mkdir(parents=True)
    for number, text in enumerate(texts):
        (place / ("deep" if number % 4 == 3 else "") / f"{number:02}.txt").write_text(text or "", encoding="utf-8")
    with tarfile.open(folder / "in.tar", "w") as archive:
        archive.add(place, "texts")
    shutil.copytree(place, folder / "mixed")
    shutil.copy(folder / "in.jsonl", folder / "mixed" / "b.jsonl")
    shutil.copy(folder / "in.csv", folder / "mixed" / "deep" / "c.csv")
