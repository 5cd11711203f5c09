"""The error of every form of file is one that callers catch by itself."""

from __future__ import annotations

import pytest

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.single_files import read_text


def test_it_is_a_value_error_whose_message_leaves_the_name_to_the_caller() -> None:
    assert issubclass(FormatError, ValueError)
    with pytest.raises(FormatError, match=r"^is empty: "):
        read_text(b"")
