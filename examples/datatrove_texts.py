"""Clean a folder of JSON lines with datatrove, then drop what is short and what is there twice.

    python examples/datatrove_texts.py FOLDER OUT

A task reads whole files, so FOLDER should hold several. The dedup comes last: the same report under different
furniture is the same text only when it is clean.
"""

from __future__ import annotations

import sys

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import ExactDedupConfig, ExactDedupFilter, ExactDedupSignature, ExactFindDedups
from datatrove.pipeline.filters import LambdaFilter
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.hashing import HashConfig

from cleaner import Options
from cleaner.integrations.datatrove import ArabicCleaner

TASKS = 2


def long_enough(document: Document) -> bool:
    """Tell whether a text is more than a line."""
    return len(document.text.split()) >= 12


def text_of(document: Document) -> str:
    """Give what is compared."""
    return str(document.text)


def stages(folder: str, out: str) -> list[LocalPipelineExecutor]:
    """Give the stages of the run in their order."""
    config = ExactDedupConfig(content_getter=text_of, hash_config=HashConfig(hash_fc="sha1"))
    cleaned = f"{out}/cleaned"
    steps = {
        "clean": [
            JsonlReader(folder, glob_pattern="*.jsonl"),
            ArabicCleaner(
                Options(preset="precision"), exclusion_writer=JsonlWriter(f"{out}/left_out", compression=None)
            ),
            LambdaFilter(long_enough),
            JsonlWriter(cleaned, compression=None),
        ],
        "sign": [JsonlReader(cleaned), ExactDedupSignature(f"{out}/signatures", config, finder_workers=TASKS)],
        "find": [ExactFindDedups(f"{out}/signatures", f"{out}/duplicates", config)],
        "write": [
            JsonlReader(cleaned),
            ExactDedupFilter(f"{out}/duplicates", config),
            JsonlWriter(f"{out}/final", compression=None),
        ],
    }
    return [
        LocalPipelineExecutor(
            pipeline, tasks=TASKS, workers=TASKS if name == "clean" else 1, logging_dir=f"{out}/{name}"
        )
        for name, pipeline in steps.items()
    ]


if __name__ == "__main__":
    for stage in stages(*sys.argv[1:3]):
        stage.run()
