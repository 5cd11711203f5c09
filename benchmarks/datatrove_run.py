"""A dump through datatrove: `python datatrove_run.py FOLDER OUT LOGS [--html] [--filters no|split|spacy]`.

Its LocalPipelineExecutor with two tasks on two workers: WarcReader and the Trafilatura step for `--html`, else
JsonlReader; then C4QualityFilter, GopherQualityFilter and GopherRepetitionFilter, and JsonlWriter. A task takes whole
files, so FOLDER should hold two. What differs from datatrove's defaults, and why:

- Gopher's eight English stop words are eight Arabic ones: by the English ones every document would go.
- The filters' language is Arabic, for which datatrove takes spaCy's rules (`--filters spacy`; no model is needed), or
  words are parted at blanks and sentences behind their marks (`--filters split`), the least that they can cost. NLTK
  and its downloads are for other languages.
- Trafilatura runs with its precision, as it does there, but without `deduplicate`, which remembers paragraphs over
  documents and drops the later ones, and with ten seconds a document in place of one: to start its process may take
  that long.
- The output is not packed.
"""

from __future__ import annotations

import argparse
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

TASKS = 2
FILTERS = ("no", "split", "spacy")
_ARABIC = "arb_Arab"  # "arb" alone has other rules, and needs a model
_STOP_WORDS = ("في", "من", "على", "إلى", "عن", "أن", "التي", "الذي")
_SENTENCE = re.compile(r"[^.!?؟…\n]+[.!?؟…\n]*\s*")


def _part(path: str) -> Any:
    """Give what datatrove has under a dotted path."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(f"datatrove.{module}"), name)


def reading(folder: Path, html: bool) -> list[Any]:
    """Give the steps that read."""
    if not html:
        return [_part("pipeline.readers.JsonlReader")(str(folder), glob_pattern="*.jsonl")]
    reader = _part("pipeline.readers.WarcReader")(str(folder), glob_pattern="*.warc.gz")
    return [reader, _part("pipeline.extractors.Trafilatura")(timeout=10, deduplicate=False)]


def filtering(language: object) -> list[Any]:
    """Give the filters of C4 and Gopher, for documents in a language."""
    filters = "pipeline.filters"
    return [
        _part(f"{filters}.C4QualityFilter")(language=language),
        _part(f"{filters}.GopherQualityFilter")(language=language, stop_words=list(_STOP_WORDS)),
        _part(f"{filters}.GopherRepetitionFilter")(language=language),
    ]


def splitter() -> Any:
    """Make a tokenizer of datatrove's kind that parts words at blanks."""
    base: Any = _part("utils.word_tokenizers.WordTokenizer")

    class Splitter(base):  # type: ignore[misc]  # what it is comes with datatrove
        """Words at blanks, sentences behind their marks."""

        def word_tokenize(self, text: str) -> list[str]:
            return text.split()

        def sent_tokenize(self, text: str) -> list[str]:
            return _SENTENCE.findall(text)

        def span_tokenize(self, text: str) -> list[tuple[int, int]]:
            return [found.span() for found in _SENTENCE.finditer(text)]

    return Splitter()


def main() -> int:
    """Read the arguments and run the pipeline."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("folder", "out", "logs"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--filters", choices=FILTERS, default=FILTERS[0])
    given = parser.parse_args()
    language = splitter() if given.filters == "split" else _ARABIC
    filters = [] if given.filters == "no" else filtering(language)
    writer = _part("pipeline.writers.JsonlWriter")(str(given.out), compression=None)
    pipeline = [*reading(given.folder, given.html), *filters, writer]
    executor = _part("executor.LocalPipelineExecutor")
    executor(pipeline, tasks=TASKS, workers=TASKS, logging_dir=str(given.logs)).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
