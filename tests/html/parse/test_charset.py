"""Bytes of a page to text: what the bytes are goes before what is said of them, and no bytes are refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean_html
from cleaner.html.parse.charset import decode_page

PROSE = "أعلنت إدارة الميناء أمس أن رصيف الصيادين الجديد يفتح في مطلع الشهر، وأن العمل على المنارة انتهى قبل موعده."
PAGE = f"<html><head><title>رصيف الصيادين</title></head><body><p>{PROSE}</p><p>من الميناء إلى السوق.</p></body></html>"
ONE_BYTE = ("windows-1256", "iso-8859-6")
CHARSETS = (*ONE_BYTE, "utf-8")
ANY_BYTES = st.binary(max_size=400) | st.lists(
    st.sampled_from(
        [b"<meta charset=", b"utf-7", b'"', b"\xff", b"\xfe\xff", b"\0", b"\xd8\xae", b"<p>", b"\xc7\xe1", b">"]
    ),
    max_size=40,
).map(b"".join)


def declaring(charset: str) -> str:
    return PAGE.replace("<head>", f'<head><meta charset="{charset}">')


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_right_declaration_is_followed(charset: str) -> None:
    page = declaring(charset)
    assert decode_page(page.encode(charset))[:2] == (page, charset)


@pytest.mark.parametrize("charset", CHARSETS)
def test_without_a_declaration_the_bytes_tell(charset: str) -> None:
    assert decode_page(PAGE.encode(charset))[:2] == (PAGE, charset)


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("claimed", [*CHARSETS, "windows-1252", "iso-8859-1", "us-ascii", "utf-16", "no-such-charset"])
def test_a_wrong_declaration_is_not_believed(charset: str, claimed: str) -> None:
    page = declaring(claimed)
    assert decode_page(page.encode(charset)).text == page


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("claimed", [*CHARSETS, "windows-1252", "text/html; charset=iso-8859-1", "", "text/html"])
def test_a_wrong_header_is_not_believed(charset: str, claimed: str) -> None:
    assert decode_page(PAGE.encode(charset), claimed).text == PAGE


@pytest.mark.parametrize("header", ["windows-1256", "text/html; charset=windows-1256", "Text/HTML; Charset='CP1256'"])
def test_a_header_is_a_bare_name_or_a_whole_content_type(header: str) -> None:
    page = "<p>تم الأمر</p>"
    assert decode_page(page.encode("windows-1256"), header)[:2] == (page, "windows-1256")
    assert decode_page(b"<p>ok</p>", header) == ("<p>ok</p>", "windows-1256", "declared")


def test_a_header_goes_before_the_meta_element() -> None:
    assert decode_page(b'<meta charset="iso-8859-6"><p>ok</p>', "windows-1256").charset == "windows-1256"


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">',
        "<meta charset=windows-1256>",
        "<META CHARSET = 'Windows-1256' />",
        '<?xml version="1.0" encoding="windows-1256"?>',
    ],
)
def test_every_form_of_declaration_is_read(head: str) -> None:
    assert decode_page(f"{head}<p>ok</p>".encode()).charset == "windows-1256"


def test_a_declaration_in_the_text_of_the_page_far_below_is_none() -> None:
    page = f"<p>{'x' * 5_000}</p><meta charset=windows-1256>"
    assert decode_page(page.encode()).charset == "utf-8"


@pytest.mark.parametrize(
    ("mark", "charset", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, charset: str, name: str) -> None:
    page = declaring("windows-1256")
    assert decode_page(mark + page.encode(charset), "iso-8859-6") == (page, name, "byte order mark")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("header", [None, "utf-8"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(charset: str, header: str | None) -> None:
    page = f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><link rel="icon" href="/x">{PAGE}'
    assert decode_page(page.encode(charset), header) == (page, charset, "every other byte is zero")


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_a_header_names_is_read_however_few_its_zeros(charset: str) -> None:
    page = f"<p>{PROSE}</p>"  # every byte of Arabic in UTF-16 is ASCII too
    assert decode_page(page.encode(charset), charset)[:2] == (page, charset)


def test_a_zero_here_and_there_is_no_utf_16() -> None:
    page = PAGE.replace(" ", "\0")
    assert decode_page(page.encode())[:2] == (page, "utf-8")


def test_a_fragment_of_windows_1256_in_a_page_of_utf_8_is_read_too() -> None:
    data = PAGE.replace("</body>", f"<p>{PROSE * 4}</p><div>@</div></body>").encode()
    text = decode_page(data.replace(b"@", "خبر".encode("windows-1256"))).text
    assert "<div>خبر</div>" in text
    assert "\ufffd" not in text


def test_stray_bytes_in_a_page_of_utf_8_cost_no_more_than_themselves() -> None:
    data = PAGE.replace("<p>", "<p>@", 1).encode().replace(b"@", b"\xff")
    assert decode_page(data) == (PAGE.replace("<p>", "<p>\ufffd", 1), "utf-8", "nearly all bytes are valid UTF-8")


def test_a_page_that_is_cut_within_a_letter_is_still_utf_8() -> None:
    data = PAGE.encode()[: PAGE.encode().rindex("السوق".encode()) + 3]
    assert decode_page(data).charset == "utf-8"
    assert decode_page(data).text.startswith(PAGE[: PAGE.rindex("السوق")])


def test_stray_bytes_in_a_page_of_windows_1256_do_not_make_it_another() -> None:
    data = PAGE.replace("</body>", "«٪»</body>").encode("windows-1256", "replace") + b"\x98\x9f\xd8"
    assert decode_page(data).charset == "windows-1256"
    assert PROSE in decode_page(data).text


@pytest.mark.parametrize("text", ["Ремонт моста закончен, и дорога открыта для всех.", "Le pont est réparé à l'été."])
def test_other_scripts_do_not_become_arabic(text: str) -> None:
    charset = "windows-1251" if text.startswith("Р") else "windows-1252"
    page = f"<meta charset={charset}><p>{text * 3}</p>"
    assert decode_page(page.encode(charset)).text == page


def test_text_that_is_decoded_has_no_charset() -> None:
    page = clean_html(PAGE).page
    assert page is not None
    assert page.charset is None


@pytest.mark.parametrize("charset", [*CHARSETS, "utf-16", "utf-32", "utf-8-sig"])
def test_the_same_article_comes_out_of_every_charset(charset: str) -> None:
    result = clean_html(PAGE.encode(charset))
    assert result.text.startswith(PROSE)
    assert result.document == clean_html(PAGE).document
    assert result.page is not None
    assert result.page.charset == charset.removesuffix("-sig")
    assert result.page.charset_reason


@pytest.mark.parametrize("charset", ["idna", "punycode", "unicode_escape", "undefined", "utf-7", "hz", "cp037", "hex"])
def test_a_declaration_that_no_page_is_written_in_costs_no_exception(charset: str) -> None:
    data = f"<meta charset={charset}><p>".encode() + PROSE.encode("windows-1256")
    assert PROSE in decode_page(data).text
    assert decode_page(data[:-100] + b"\x80\x81\x9d\xff\x80", charset).charset
    assert decode_page(b"\x80\x80\x80\x80", charset).charset


def test_the_charset_of_a_header_reaches_the_decoder() -> None:
    page = clean_html(b"<p>ok</p>", charset="text/html; charset=windows-1256").page
    assert page is not None
    assert page.charset == "windows-1256"


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    ANY_BYTES,
    st.none() | st.text(max_size=20) | st.sampled_from(["hex", "utf-7", "idna", "rot13", "zlib", "undefined"]),
)
def test_no_bytes_and_no_header_raise(data: bytes, header: str | None) -> None:
    decoded = decode_page(data, header)
    assert decoded.charset
    assert decoded.reason
    assert decoded == decode_page(data, header)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(min_size=1, max_size=4), st.integers(0, len(PAGE.encode())))
def test_bytes_put_in_anywhere_leave_the_rest_of_a_page_of_utf_8(noise: bytes, place: int) -> None:
    data = PAGE.encode()
    text = decode_page(data[:place] + noise + data[place:]).text
    before, after = data[:place].decode("utf-8", "ignore"), data[place:].decode("utf-8", "ignore")
    assert text.startswith(before) or noise[:2] in (b"\xff\xfe", b"\xfe\xff", b"\0\0", b"\xef\xbb")
    assert text.endswith(after[1:])
