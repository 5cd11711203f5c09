"""Archives of texts and pages: members read as files are, and clean texts written as members."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dumps.formats import archives
from cleaner.dumps.formats.archives import TarEncoder, ZipEncoder, read_tar, read_zip
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from tests.support.clean_command import run
from tests.support.readers import until_the_fault

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
PAGE = f"<html><p>{BODY}</p></html>"


def tar_of(members: Mapping[str, bytes], kind: int = tarfile.PAX_FORMAT) -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=kind) as archive:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return data.getvalue()


def zip_of(folder: Path, members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "pages.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def from_tar(members: Mapping[str, bytes]) -> list[Entry]:
    return list(read_tar(io.BytesIO(tar_of(members))))


MEMBERS = {
    "أخبار/خبر.txt": BODY.encode(),
    "pages/a.html": PAGE.encode("windows-1256"),
    "b.txt.gz": gzip.compress(BODY.encode()),
    "notes.pdf": b"%PDF",
    "README": b"x",
    ".hidden.txt": b"x",
    "__MACOSX/a.txt": b"x",
    "empty.txt": b" \n",
    "broken.txt": b"\xc7\xff" + BODY.encode(),
    "cut.txt.gz": gzip.compress(BODY.encode())[:-9],
}


def check(entries: list[Entry]) -> None:
    assert [entry.number for entry in entries] == list(range(1, 11))
    texts = {str(entry.member): entry.document.text for entry in entries if entry.document}
    assert texts == {"أخبار/خبر.txt": BODY, "pages/a.html": "", "b.txt.gz": BODY}
    assert entries[1].page == PAGE.encode("windows-1256")
    assert [entry.skipped for entry in entries[3:7]] == ["ends in .pdf", "has no ending", "is hidden", "is hidden"]
    assert [entry.problem.split(" (")[0] for entry in entries[7:]] == [
        "is empty: it holds no article",
        "is not UTF-8",
        "cannot be unpacked",
    ]
    assert entries[0].place == "member أخبار/خبر.txt"
    assert entries[0].values == {"path": "أخبار/خبر.txt"}
    assert entries[0].member == PurePosixPath("أخبار/خبر.txt")


@pytest.mark.parametrize("kind", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
def test_members_of_tar_are_read_as_files_are(kind: int) -> None:
    check(list(read_tar(io.BytesIO(tar_of(MEMBERS, kind)))))


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_of_zip_are_read_as_files_are(tmp_path: Path, packing: int) -> None:
    check(list(read_zip(zip_of(tmp_path, MEMBERS, packing))))


@pytest.mark.parametrize("name", ["/etc/a.txt", "../a.txt", "a/../../b.txt", "C:\\a.txt", "c:/a.txt", "..\\a.txt"])
def test_unsafe_names_are_problems(tmp_path: Path, name: str) -> None:
    for entry in (*from_tar({name: b"x"}), *read_zip(zip_of(tmp_path, {name: b"x"}))):
        assert "unsafe name" in entry.problem
        assert entry.member is None


def test_a_name_with_line_breaks_stays_on_its_line() -> None:
    (entry,) = from_tar({"a\nb.txt": BODY.encode()})
    assert "\n" not in entry.place
    assert entry.document


def test_folders_links_and_devices_are_no_documents() -> None:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, kind in (("d", tarfile.DIRTYPE), ("l.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE)):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "a.txt"
            archive.addfile(member)
        member = tarfile.TarInfo("p.txt")
        member.type = tarfile.FIFOTYPE
        archive.addfile(member)
    entries = list(read_tar(io.BytesIO(data.getvalue())))
    assert [(entry.number, entry.skipped) for entry in entries] == [
        (1, "is a link"),
        (2, "is a link"),
        (3, "is no file"),
    ]


def test_what_is_too_long_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST", 10_000)
    members = {"a.txt": BODY.encode(), "b.txt": b"x" * 20_000, "c.txt": BODY.encode()}
    for entries in (from_tar(members), list(read_zip(zip_of(tmp_path, members)))):
        assert [entry.problem.split(":")[0] for entry in entries] == ["", "is longer than 10,000 bytes", ""]


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_tar_that_is_cut_gives_the_members_before(keep: float) -> None:
    data = tar_of({f"{n}.txt": BODY.encode() * 20 for n in range(20)})
    whole = len(data.rstrip(b"\0"))
    count, message = until_the_fault(read_tar(io.BytesIO(data[: int(whole * keep)])))
    assert 0 < count < 20
    assert f"behind member {count}" in message


@pytest.mark.parametrize("place", [1024, 1024 + 200])
def test_a_tar_is_not_cut_to_a_member_of_a_broken_head(place: int) -> None:
    data = tar_of({f"{n}.txt": BODY.encode() for n in range(3)})
    cases = [data[: 2 * 1024], data[:place] + b"\xff" * 8 + data[place + 8 :]]
    for case in cases:
        assert until_the_fault(read_tar(io.BytesIO(case)))[0] in (1, 2)


@pytest.mark.parametrize("data", [b"", b"x" * 2000, b"PK", bytes(10240)])
def test_what_is_no_tar_is_refused(data: bytes) -> None:
    assert until_the_fault(read_tar(io.BytesIO(data)))[0] == 0


@pytest.mark.parametrize("data", [b"", b"x" * 2000, b"PK\x05\x06" + bytes(18)])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert until_the_fault(read_zip(tmp_path / "a.zip"))[0] == 0


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK])
def test_notes_that_are_too_long_or_on_notes_are_refused(kind: bytes) -> None:
    member = tarfile.TarInfo("x")
    member.type, member.size = kind, 8_000_000_000
    assert "too long" in until_the_fault(read_tar(io.BytesIO(member.tobuf(tarfile.GNU_FORMAT) + bytes(100_000))))[1]
    member.size = 512
    note = member.tobuf() + b"13 path=aaaa\n".ljust(512, b"\0")
    assert "recursion" in until_the_fault(read_tar(io.BytesIO(note * 5_000)))[1]


def test_members_of_zip_that_are_broken_or_locked_cost_themselves_alone(tmp_path: Path) -> None:
    path = zip_of(tmp_path, {f"{n}.txt": f"{BODY} {n}".encode() for n in range(4)}, zipfile.ZIP_STORED)
    data = path.read_bytes().replace(f"{BODY} 1".encode(), f"{BODY} x".encode())  # whose checksum is of another
    place = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4) + 4)
    flags = struct.unpack_from("<H", data, place + 8)[0] | 1
    path.write_bytes(data[: place + 8] + struct.pack("<H", flags) + data[place + 10 :])
    problems = [entry.problem for entry in read_zip(path)]
    assert problems[0] == problems[3] == ""
    assert "CRC" in problems[1]
    assert "encrypted" in problems[2]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_corrupted_archives_end_in_a_format_error_or_in_entries(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = zip_of(Path(folder), MEMBERS)
        for whole in (bytearray(tar_of(MEMBERS)), bytearray(path.read_bytes())):
            for _ in range(data.draw(st.integers(1, 4))):
                whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
            path.write_bytes(whole)
            try:
                read = read_zip(path) if whole[:2] == b"PK" else read_tar(io.BytesIO(whole))
                assert all(entry.document or entry.problem or entry.skipped for entry in read)
            except FormatError:
                pass


# writing


def packed(encoder: TarEncoder, entries: list[Entry], text: str = "خبر") -> bytes:
    return b"".join(encoder.add(entry, {"clean_text": text}) for entry in entries) + encoder.flush() + encoder.end()


def test_tar_holds_the_clean_texts_for_other_tools(tmp_path: Path) -> None:
    entries = from_tar(
        {"أخبار/" + "ط" * 120 + ".txt": b"x\n", "p/a.HTML": PAGE.encode(), "c.html.gz": gzip.compress(b"<p>x")}
    )
    path = tmp_path / "out.tar"
    path.write_bytes(packed(TarEncoder("clean_text"), entries))
    with tarfile.open(path) as archive:
        assert archive.getnames() == ["أخبار/" + "ط" * 120 + ".txt", "p/a.txt", "c.txt"]
        content = archive.extractfile("p/a.txt")
        assert content is not None
        assert content.read() == "خبر\n".encode()
        assert {member.mtime for member in archive} == {0}


def test_zip_holds_the_clean_texts_for_other_tools(tmp_path: Path) -> None:
    entries = from_tar({"أخبار/خبر.txt": b"x", "p/a.html": PAGE.encode()})
    for name in ("one", "two"):
        encoder = ZipEncoder("clean_text")
        (tmp_path / "spool").write_bytes(packed(encoder, entries))
        encoder.seal(tmp_path / "spool", tmp_path / name)
    with zipfile.ZipFile(tmp_path / "one") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["أخبار/خبر.txt", "p/a.txt"]
        assert archive.read("أخبار/خبر.txt").decode() == "خبر"
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_second_member_of_a_name_is_refused() -> None:
    encoder = TarEncoder("clean_text")
    text, page = from_tar({"a.txt": b"x", "a.html": b"<p>"})
    encoder.add(text, {"clean_text": "خبر"})
    with pytest.raises(FormatError, match=r"a second 'a\.txt'"):
        encoder.add(page, {"clean_text": "خبر"})


@pytest.mark.parametrize(
    ("path", "safe"), [("/etc/../a.txt", "etc/a.txt"), ("C:\\x\\a.txt", "x/a.txt"), ("./a.txt", "a.txt")]
)
def test_paths_of_files_are_made_safe(path: str, safe: str) -> None:
    data = packed(TarEncoder("clean_text"), [Entry(0, 0, values={"path": path})])
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        assert archive.getnames() == [safe]


@pytest.mark.parametrize("values", [None, {}, {"path": ""}, {"path": "../.."}])
def test_an_entry_without_a_path_is_refused(values: dict[str, object] | None) -> None:
    with pytest.raises(FormatError, match="no path"):
        TarEncoder("clean_text").add(Entry(1, 0, values=values), {"clean_text": "خبر"})


def test_archives_of_nothing_are_archives(tmp_path: Path) -> None:
    encoder = ZipEncoder("clean_text")
    (tmp_path / "spool").write_bytes(packed(encoder, []))
    encoder.seal(tmp_path / "spool", tmp_path / "out.zip")
    assert zipfile.ZipFile(tmp_path / "out.zip").namelist() == []


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(words.filter(lambda name: name.strip(". ") and not set(name) & set("/\\:")), words, min_size=1))
def test_texts_come_back(texts: dict[str, str]) -> None:
    entries = [Entry(0, 0, values={"path": f"م{name}.txt"}) for name in texts]
    encoder = TarEncoder("clean_text")
    given_bytes = [
        encoder.add(entry, {"clean_text": text}) for entry, text in zip(entries, texts.values(), strict=True)
    ]
    back = list(read_tar(io.BytesIO(b"".join(given_bytes) + encoder.end())))
    assert [entry.values for entry in back] == [entry.values for entry in entries]
    read = [entry.document.text if entry.document else "" for entry in back]
    assert [text.strip() for text in read] == [text.removeprefix("\ufeff").strip() for text in texts.values()]


def test_files_of_records_within_are_read_record_by_record(tmp_path: Path) -> None:
    members = {
        "a.jsonl": f'{{"text": "{BODY}"}}\n{{"text": null}}\n'.encode(),
        "b.txt": BODY.encode(),
        "c.csv.gz": gzip.compress(f"id,body\n1,{BODY}\n".encode("cp1256")),
        "d.json": b"{",
    }
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    for entries in (list(read_tar(io.BytesIO(tar_of(members)))), list(read_zip(tmp_path / "in.zip"))):
        assert [entry.number for entry in entries] == [1, 2, 3, 4, 5]
        assert [entry.place.removeprefix("member ") for entry in entries] == [
            *("a.jsonl: line 1", "a.jsonl: line 2", "b.txt", "c.csv.gz: row 1 (line 2)"),
            entries[-1].place.removeprefix("member "),
        ]
        assert [entry.document.text if entry.document else "" for entry in entries] == [BODY, "", BODY, BODY, ""]
        assert entries[4].problem


@pytest.mark.parametrize(("unit", "longest"), [("a", 65_531), ("م", 32_765)])
def test_a_name_that_no_zip_can_hold_costs_its_member_alone(tmp_path: Path, unit: str, longest: int) -> None:
    source, target = tmp_path / "in.tar", tmp_path / "out.zip"
    names = [f"{unit * longest}.txt", f"{unit * (longest + 1)}.txt", "b.txt"]
    source.write_bytes(tar_of(dict.fromkeys(names, BODY.encode())))
    done = run(source, "-o", target)
    assert done.exit_code == 1
    assert "and a zip holds 65,535: shorten it" in done.stderr
    assert zipfile.ZipFile(target).namelist() == [names[0], names[2]]
