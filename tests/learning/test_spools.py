"""What waits on the disk comes back from wherever it is."""

from __future__ import annotations

from cleaner.learning.spools import TemporarySpool


def test_what_is_added_after_reading_stands_at_the_end() -> None:
    spool = TemporarySpool()
    spool.add("هطل".encode())
    assert spool.read(2, 4).decode() == "طل"
    spool.add("مطر".encode())
    assert spool.read(0, 99).decode() == "هطلمطر"
    spool.close()
