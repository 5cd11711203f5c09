"""Records of text as a stream."""

from __future__ import annotations

import io

import pytest

from cleaner.dumps.formats.fields import UNNAMED
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.record_streams import STREAMED, read_stream

DATA = {
    FileType.JSONL: '{"id": 1, "text": "خبر عن السوق"}\n',
    FileType.JSON: '[{"id": 1, "text": "خبر عن السوق"}]',
    FileType.CSV: "id,text\n1,خبر عن السوق\n",
    FileType.TSV: "id\ttext\n1\tخبر عن السوق\n",
}


@pytest.mark.parametrize("file_type", sorted(STREAMED))
@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le", "cp1256"])
def test_every_form_is_read_in_every_charset(file_type: FileType, charset: str) -> None:
    (entry,) = read_stream(file_type, io.BytesIO(DATA[file_type].encode(charset)), UNNAMED, "cp1256")
    assert entry.document
    assert entry.document.text == "خبر عن السوق"
    assert entry.encoding == ("" if charset in ("utf-8", "utf-16") else charset)
