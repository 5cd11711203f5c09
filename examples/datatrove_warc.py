"""Clean a folder of WARC files with datatrove: `ArabicCleaner` in the place of its Trafilatura step.

    python examples/datatrove_warc.py FOLDER OUT

Pages that have no article go to OUT/left_out as they came, each with why. A page that takes more than ten seconds, or
ends its process, costs that page alone.
"""

from __future__ import annotations

import sys

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.filters import LambdaFilter
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers import JsonlWriter

from cleaner.integrations.datatrove import ArabicCleaner


def mostly_arabic(document: Document) -> bool:
    """Tell whether most of a text is in Arabic letters, as a stage before this one would from a crawl's index."""
    letters = [letter for letter in document.text if letter.isalpha()]
    return bool(sum("\u0600" <= letter <= "\u06ff" for letter in letters) > len(letters) / 2)


def executor(folder: str, out: str) -> LocalPipelineExecutor:
    """Give the run."""
    left_out = JsonlWriter(f"{out}/left_out", compression=None)
    pipeline = [
        WarcReader(folder, glob_pattern="*.warc.gz"),
        ArabicCleaner(html=True, timeout=10, add=["metadata", "made"], exclusion_writer=left_out),
        LambdaFilter(mostly_arabic),
        JsonlWriter(f"{out}/cleaned", compression=None),
    ]
    return LocalPipelineExecutor(pipeline, tasks=2, workers=2, logging_dir=f"{out}/logs")


if __name__ == "__main__":
    executor(*sys.argv[1:3]).run()
