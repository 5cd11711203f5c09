"""Runs over dumps of every form that are killed, run out of room, lose workers, or read what is broken."""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import subprocess
import tarfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.dumps.formats.entries import dump
from tests.support.processes import PATIENCE, files_in, start_clean, wait_for_step, wait_until, write_dump

RECORDS = 600
STEP = 20_000  # bytes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise there")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a dump with some records that fail."""
    return write_dump(tmp_path_factory.mktemp("dumps") / "in.jsonl", RECORDS, 200)


@pytest.fixture(scope="module")
def columns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a table in row groups, with a null among its texts."""
    texts = [None if number == 99 else f"فتحت البلدية الجسر رقم {number}.\nالمصدر: وكالات" for number in range(RECORDS)]
    path = tmp_path_factory.mktemp("tables") / "in.parquet"
    pq.write_table(pa.table({"id": list(range(RECORDS)), "text": texts}), path, row_group_size=50)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, source: Path) -> Path:
    """Make a folder of texts and of two dumps."""
    place = tmp_path_factory.mktemp("folder") / "in"
    (place / "deep").mkdir(parents=True)
    for number in range(60):
        text = f"فتحت البلدية الجسر رقم {number} أمس.\n" * 40
        (place / f"{number:03}.txt").write_text(f"{text}المصدر: وكالات", encoding="utf-8")
    for name in ("b.jsonl", "deep/c.jsonl"):
        (place / name).write_bytes(source.read_bytes())
    return place


def start(*arguments: Path | str, most: int = 0, awaited: Path | None = None) -> subprocess.Popen[bytes]:
    return start_clean(*arguments, step=STEP, most=most, awaited=awaited)


def ended(*arguments: Path | str, most: int = 0) -> tuple[int, str]:
    run = start(*arguments, most=most)
    told = run.communicate(timeout=PATIENCE)[1].decode()
    return run.returncode, told


CASES = [
    ("source", "out.json", "0"),
    ("source", "out.csv", "0"),
    ("source", "out.parquet", "2"),
    ("source", "out.sqlite", "0"),
    ("columns", "out.parquet", "0"),
    ("columns", "out.feather", "2"),
    ("folder", "out", "0"),
    ("folder", "all.tar.gz", "0"),
    ("source", "parts.jsonl", "0"),
]


@pytest.mark.parametrize(("name", "out", "workers"), CASES)
def test_killed_again_and_again_it_ends_with_the_same_bytes(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, out: str, workers: str
) -> None:
    source: Path = request.getfixturevalue(name)
    if out == "all.tar.gz":
        source = source / "deep" / ".." / "*.txt"
    shards = ("--shard-size", "50KB") if out.startswith("parts") else ()
    (tmp_path / "whole").mkdir()
    (tmp_path / "killed").mkdir()
    target = f"{out}/" if out == "out" else out
    expected, _ = ended(source, "-o", f"{tmp_path / 'whole'}/{target}", *shards)
    state = tmp_path / "killed" / f".{out}.cleaner-state"
    random = Random(out)
    for _ in range(4):
        run = start(source, "-o", f"{tmp_path / 'killed'}/{target}", "--resume", "--workers", workers, *shards)
        wait_for_step(run, state)
        time.sleep(random.uniform(0, 0.1))
        with suppress(ProcessLookupError):  # it had ended before
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
    code, told = ended(source, "-o", f"{tmp_path / 'killed'}/{target}", "--resume", "--workers", workers, *shards)
    assert code == expected, told
    assert files_in(tmp_path / "killed") == files_in(tmp_path / "whole")


@pytest.mark.parametrize("out", ["out.parquet", "out.sqlite", "out.csv"])
def test_a_disk_that_is_full_is_one_line_and_the_run_goes_on_when_there_is_room(
    source: Path, tmp_path: Path, out: str
) -> None:
    whole = tmp_path / "whole" / out
    whole.parent.mkdir()
    ended(source, "-o", whole)
    place = tmp_path / "full" / out
    place.parent.mkdir()
    code, told = ended(source, "-o", place, "-q", most=30_000)
    assert code == 1
    assert told.splitlines()[-1].startswith(f"error: {place}: cannot be written (File too large): make room")
    assert not place.exists()
    code, told = ended(source, "-o", place, "--resume")
    assert code == 1, told
    assert files_in(place.parent) == files_in(whole.parent)


def test_tables_of_other_columns_are_told_apart_by_a_run_that_is_resumed_within_them(
    source: Path, tmp_path: Path
) -> None:
    rows = [f"{number},فتحت البلدية الجسر رقم {number}." for number in range(RECORDS)]
    (tmp_path / "a.csv").write_text("\n".join(["id,text", *rows]), encoding="utf-8")
    (tmp_path / "b.csv").write_text("\n".join(["n;text", *(row.replace(",", ";") for row in rows)]), encoding="utf-8")
    (tmp_path / "whole").mkdir()
    (tmp_path / "killed").mkdir()
    inputs = (tmp_path / "a.csv", tmp_path / "b.csv")
    ended(*inputs, "-o", tmp_path / "whole" / "out.csv.gz", "--workers", "0")
    run = start(*inputs, "-o", tmp_path / "killed" / "out.csv.gz", "--workers", "0")
    state = tmp_path / "killed" / ".out.csv.gz.cleaner-state"
    wait_until(lambda: state.exists() and json.loads(state.read_bytes())["inputs"] == 1, run)
    run.kill()
    run.communicate()
    ended(*inputs, "-o", tmp_path / "killed" / "out.csv.gz", "--workers", "0", "--resume")
    assert files_in(tmp_path / "killed") == files_in(tmp_path / "whole")


@pytest.mark.parametrize("choice", [("--limit", "900"), ("--sample", "300")])
def test_a_choice_of_records_holds_over_a_run_that_is_resumed(
    source: Path, tmp_path: Path, choice: tuple[str, str]
) -> None:
    second = tmp_path / "second.jsonl"
    second.write_bytes(source.read_bytes())
    for place in ("whole", "killed"):
        (tmp_path / place).mkdir()
    ended(source, second, "-o", tmp_path / "whole" / "out.jsonl", *choice)
    arguments = (source, second, "-o", tmp_path / "killed" / "out.jsonl", "--workers", "0", *choice)
    run, state = start(*arguments), tmp_path / "killed" / ".out.jsonl.cleaner-state"
    wait_until(lambda: state.exists() and json.loads(state.read_bytes())["inputs"] == 1, run)
    run.kill()
    run.communicate()
    ended(*arguments, "--resume")
    assert files_in(tmp_path / "killed") == files_in(tmp_path / "whole")


def test_members_of_one_name_are_told_by_a_run_that_is_resumed_between_them(tmp_path: Path) -> None:
    text = "فتحت البلدية الجسر أمس.\n" * 40
    for name in ("a", "b"):
        with tarfile.open(tmp_path / f"{name}.tar", "w") as archive:
            for number in range(60):
                member = tarfile.TarInfo(f"{number}.txt")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
    for place in ("whole", "killed"):
        (tmp_path / place).mkdir()
    inputs = (tmp_path / "a.tar", tmp_path / "b.tar")
    ended(*inputs, "-o", tmp_path / "whole" / "out.tar.gz")
    arguments = (*inputs, "-o", tmp_path / "killed" / "out.tar.gz", "--workers", "0")
    run = start(*arguments)
    wait_for_step(run, tmp_path / "killed" / ".out.tar.gz.cleaner-state")
    run.kill()
    run.communicate()
    code, told = ended(*arguments, "--resume")
    assert code == 1, told
    assert files_in(tmp_path / "killed") == files_in(tmp_path / "whole")


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mount a small file system, if that is allowed; take it away in the end."""
    places: list[Path] = []

    def mount(options: str) -> Path:
        place = tmp_path / f"mounted-{len(places)}"
        place.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True, check=False)
        if made.returncode:
            pytest.skip("no file system may be mounted here")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", place], check=False)


def test_a_file_system_that_is_full_is_one_line_and_the_run_goes_on_when_there_is_room(
    source: Path, tmp_path: Path, mounted: Callable[..., Path]
) -> None:
    (tmp_path / "whole").mkdir()
    ended(source, "-o", tmp_path / "whole" / "out.jsonl")
    place = mounted("size=200k")
    code, told = ended(source, "-o", place / "out.jsonl", "-q")
    assert code == 1
    assert told.splitlines()[-1] == (
        f"error: {place / 'out.jsonl'}: cannot be written (No space left on device): make room"
    )
    assert not (place / "out.jsonl").exists()
    subprocess.run(["mount", "-o", "remount,size=20m", place], check=True)
    code, told = ended(source, "-o", place / "out.jsonl", "--resume")
    assert code == 1, told
    assert files_in(place) == files_in(tmp_path / "whole")


def test_a_folder_that_is_read_only_is_one_line(source: Path, mounted: Callable[..., Path]) -> None:
    place = mounted("size=200k,ro")
    code, told = ended(source, "-o", place / "out.jsonl", "-q")
    assert (code, told.count("\n")) == (1, 1)
    assert f"error: {place / 'out.jsonl'}: cannot be written (Read-only file system): check the place" in told


def test_a_second_run_to_a_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    first = start(folder, "-o", f"{tmp_path}/out/", awaited=tmp_path / "go-on")
    wait_for_step(first, tmp_path / ".out.cleaner-state")
    code, told = ended(folder, "-o", f"{tmp_path}/out/")
    (tmp_path / "go-on").touch()
    first.communicate(timeout=PATIENCE)
    assert code == 2
    assert "another run writes to it" in told


def workers_of(run: subprocess.Popen[bytes]) -> Iterator[int]:
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    for child in children.read_text().split() if children.exists() else ():
        if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
            yield int(child)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found otherwise there")
def test_a_worker_that_is_killed_costs_one_record_at_most(source: Path, tmp_path: Path) -> None:
    run = start(source, "-o", tmp_path / "out.jsonl", "--workers", "2", "--errors", tmp_path / "bad.jsonl")
    wait_until(lambda: any(workers_of(run)), run)
    found = list(workers_of(run))
    time.sleep(0.3)  # in which it may begin, or not
    for worker in found[:1]:
        with suppress(ProcessLookupError):  # it had ended before
            os.kill(worker, signal.SIGKILL)
    run.communicate(timeout=PATIENCE)
    good = [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    bad = (tmp_path / "bad.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(good) + len(bad) == RECORDS
    assert len(bad) <= 4
    assert good == sorted(good)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are found otherwise there")
def test_workers_end_with_a_run_that_is_killed(source: Path, tmp_path: Path) -> None:
    run = start(source, "-o", tmp_path / "out.jsonl", "--workers", "2", awaited=tmp_path / "never")
    wait_until(lambda: len(list(workers_of(run))) == 2, run)
    found = list(workers_of(run))
    assert found
    run.kill()
    run.communicate()
    wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in found))


def cut(path: Path, share: float) -> Path:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def spoilt(path: Path) -> Path:
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data) // 2 + 40):
        data[place] ^= 0x5A
    path.write_bytes(data)
    return path


def damaged(tmp_path: Path, source: Path, ending: str) -> Path:
    """Make a whole file of a form by this program; what others write is tested with each format."""
    path = tmp_path / f"in{ending}"
    assert ended(source, "-o", path, "-q")[0] == 1
    (tmp_path / "in.errors.jsonl").unlink()
    return path


ENDINGS = [".jsonl.gz", ".jsonl.zst", ".jsonl.xz", ".jsonl.bz2", ".json", ".csv", ".parquet", ".feather", ".sqlite"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("fault", ["cut", "spoilt"])
def test_a_file_that_is_broken_is_told_and_ends_no_run(tmp_path: Path, source: Path, ending: str, fault: str) -> None:
    path = damaged(tmp_path, source, ending)
    broken = cut(path, 0.6) if fault == "cut" else spoilt(path)
    (tmp_path / "good.jsonl").write_text(dump({"id": "good", "text": "فتحت البلدية الجسر."}), encoding="utf-8")
    report = tmp_path / "report.json"
    code, told = ended(broken, tmp_path / "good.jsonl", "-o", tmp_path / "out.jsonl", "--report", report)
    assert "Traceback" not in told
    said = json.loads(report.read_bytes())
    assert said["documents"]["adds_up"] is True
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[-1])["id"] == "good"
    assert len(lines) == said["documents"]["written"]
    if fault == "cut":
        assert code == 1, told
        assert (tmp_path / "out.errors.jsonl").exists()


def test_a_cut_dump_gives_what_was_whole_of_it(tmp_path: Path, source: Path) -> None:
    path = tmp_path / "in.jsonl.gz"
    path.write_bytes(gzip.compress(source.read_bytes()))
    code, told = ended(cut(path, 0.7), "-o", tmp_path / "out.jsonl", "-q")
    assert code == 1
    assert f"error: {path}: cannot be unpacked (it is cut short)" in told
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) > RECORDS // 3
