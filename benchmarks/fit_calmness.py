"""Fit what tells that nothing in a sentence goes: `python benchmarks/fit_calmness.py GOLD.jsonl… [--write]`.

The teacher is the table of evidence: what weighing every piece of the labelled articles, in all their forms, gives a
chance of more than `LEAST` of being boilerplate makes its sentence restless. Prints, on hosts left out, how many of
the sentences that weighing takes something of would be passed over, and how much need not be weighed; with `--write`
fits on all hosts but those held back and writes `cleaner/data/evidence/calmness.json`. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from evidence_data import FOLDS, Around, around_by_fold, fold_of, forms, group_of, is_unread, load_sets
from fit_headlines import Sample, fit

from cleaner import Options, load_rules
from cleaner.document.types import Document
from cleaner.rules.matcher import Matcher
from cleaner.text.evidence.blocks import blocks_of
from cleaner.text.evidence.calmness import CalmFinder, CalmnessTable, restless_sentences
from cleaner.text.evidence.judge import Judge
from cleaner.text.evidence.phrases import Phrases
from cleaner.text.evidence.table import load_table
from cleaner.text.passes import _PassContext

TABLE = Path(__file__).resolve().parent.parent / "cleaner" / "data" / "evidence" / "calmness.json"
LEAST = 0.6  # chance of a piece that weighing would not have passed over; the least threshold of a preset is 0.7
GOES = 0.9  # chance from which the preset `balanced` lets it go
LIMITS = (-5.0, -4.0, -3.5, -3.0, -2.5, -2.0)  # log odds
LIMIT = -3.0
LEAST_SEEN = 30  # sentences with a name


class Seen(NamedTuple):
    """A sentence that is not calm: its sample, its words, and the highest chance of a piece of it."""

    sample: Sample
    words: int
    chance: float


class Teacher:
    """Weighs every piece of documents, and tells of each sentence whether anything in it would go."""

    def __init__(self, around: Sequence[Around]) -> None:
        """Make rules and table ready; `around` is what stands around articles of each fold."""
        self._around = around
        self._matcher = Matcher(load_rules())
        self._phrases = Phrases(self._matcher)
        self._judge = Judge(self._matcher, load_table(), CalmFinder(CalmnessTable(0.0, float("-inf"), {})))

    def look(self, source: str, doc: dict[str, Any]) -> Iterator[Seen]:
        """Give the sentences of all forms of a document."""
        group = group_of(doc, source)
        for _, one in forms(doc, self._around[fold_of(group, FOLDS)]):
            yield from self._look(group, one)

    def _look(self, group: str, doc: dict[str, Any]) -> Iterator[Seen]:
        text, matcher = doc["text"], self._matcher
        context = _PassContext(Document(text, doc.get("url") or None, doc.get("title") or None), matcher, Options())
        view = context.look(text)
        verdicts = context.judge_by_rules(view)
        title = context._title
        weighed = self._judge.weigh(text, view.cuts, view.marks, verdicts, view.hits, title)
        blocks = blocks_of(text, view.cuts, view.marks, verdicts, title, self._phrases, matcher.lexicon)
        chances: dict[int, list[tuple[int, int, float]]] = {}
        for piece, chance in zip(*((weighed[0].pieces, weighed[1]) if weighed else ((), ())), strict=True):
            chances.setdefault(piece.segment, []).append((piece.start, piece.end, chance))
        for index, number, names in restless_sentences(blocks):
            sentence = blocks[index].sentences[number]
            near = chances.get(index, ())
            highest = max((c for start, end, c in near if start < sentence.end and end > sentence.start), default=0.0)
            words = blocks[index].key.count(" ", sentence.start, sentence.end) + 1
            yield Seen(Sample(group, [(name, 1.0) for name in dict.fromkeys(names)], highest > LEAST), words, highest)


_teacher: Teacher | None = None


def start_teacher(around: Sequence[Around]) -> None:
    """Make the teacher of a process."""
    global _teacher
    _teacher = Teacher(around)


def look(job: tuple[str, dict[str, Any]]) -> list[Seen]:
    """Give the sentences of a document, in a process of a pool."""
    assert _teacher
    return list(_teacher.look(*job))


def odds_of(seen: Sequence[Seen], base: float, weights: dict[str, float]) -> Any:
    """Give the log odds of each sentence."""
    return np.array([base + sum(weights.get(name, 0.0) for name, _ in one.sample.names) for one in seen])


def main() -> None:
    """Judge on hosts left out, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    choices = parser.parse_args()
    sets = load_sets(choices.gold)
    jobs = [(source, doc) for source, docs in sets for doc in docs if not is_unread(group_of(doc, source))]
    with Pool(os.cpu_count(), start_teacher, (around_by_fold(sets, FOLDS),)) as pool:
        seen = [one for found in pool.imap(look, jobs, chunksize=20) for one in found]
    folds = np.array([fold_of(one.sample.host, FOLDS) for one in seen])
    odds = np.zeros(len(seen))
    for fold in range(FOLDS):
        inside = [one.sample for one, own in zip(seen, folds, strict=True) if own != fold]
        apart = [one for one, own in zip(seen, folds, strict=True) if own == fold]
        odds[folds == fold] = odds_of(apart, *fit(inside, LEAST_SEEN))
    chances, words = np.array([one.chance for one in seen]), np.array([one.words for one in seen])
    goes, calm = chances > GOES, chances <= LEAST
    print(f"{len(seen):,} sentences that are not calm; weighing takes something of {goes.mean():.0%}")
    for limit in LIMITS:
        below = odds < limit
        print(
            f"limit {limit}: passed over {(below & goes).sum() / goes.sum():.2%} of these, "
            f"and {words[below & calm].sum() / words[calm].sum():.0%} of the words of all others"
        )
    if choices.write:
        base, weights = fit([one.sample for one in seen], LEAST_SEEN)
        about = {"date": datetime.date.today().isoformat(), "sentences": len(seen), "teacher": load_table().digest}
        record = {"about": about, "base": base, "limit": LIMIT, "weights": weights}
        TABLE.write_text(json.dumps(record, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
