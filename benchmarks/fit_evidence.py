"""Fit the table of evidence on labelled articles: `python benchmarks/fit_evidence.py GOLD.jsonl… [--write]`.

Cross-validates by host, and prints for each set, as it is and with its line breaks lost, what a single pass comes to
on hosts that it was not fitted on: perfect, leak, damage and lost. Some hosts are never read before `--unread` asks
for them. With `--write` the table is fitted on all other hosts and written to `cleaner/data/evidence/table.json`.

The likelihood of the chain is maximised with a margin: while fitting, each body piece is scored as if so much more
spoke against it (K. Gimpel and N. Smith, Softmax-margin CRFs, 2010), so that losing prose weighs more than a leak.
Needs numpy and scipy, which cleaning does not.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from evidence_chain import CLAMP, Batch
from evidence_data import Example, fold_of, is_unread, load_sets, read_examples
from evidence_figures import Figures, show
from scipy.optimize import minimize

from cleaner import load_rules
from cleaner.rules.matcher import Matcher
from cleaner.text.evidence.reading import Reader
from cleaner.text.evidence.table import digest_of

TABLE = Path(__file__).resolve().parent.parent / "cleaner" / "data" / "evidence" / "table.json"
OPENINGS = TABLE.with_name("openings.json")
THRESHOLDS = {"precision": 0.7, "balanced": 0.9, "recall": 0.97}
MIN_HOSTS, MIN_WORD_HOSTS = 3, 4
MADE = ("listed", "wrapped", "spliced")  # forms that were put together from several documents
LIGHT = 0.4  # weight of the forms that are mostly body: they are many, and tell what must stay


class Choices(NamedTuple):
    """What the fit is told: L2 on features, on words and on costs; the prior of these; the margin; pieces, rounds."""

    l2: float = 8.0
    l2_words: float = 8.0
    l2_bounds: float = 0.5
    prior: float = 1.5
    margin: float = 3.0
    size: float = 60.0
    iterations: int = 100


class Model(NamedTuple):
    """A fit: the features by name, and their weights; the bounds by name, and their costs."""

    features: dict[str, int]
    bounds: dict[str, int]
    weights: Any
    base: float
    enter: Any
    leave: Any


def read_openings() -> dict[str, list[str]]:
    """Read the words that open paragraphs."""
    found: dict[str, list[str]] = json.loads(OPENINGS.read_text(encoding="utf-8"))
    return found


def labelled_examples(paths: Sequence[Path]) -> list[Example]:
    """Read the gold files and the samples as examples."""
    matcher = Matcher(load_rules())
    openings, weak_openings = map(frozenset, read_openings().values())
    reader = Reader(matcher, openings, weak_openings)
    return list(read_examples(load_sets(paths), reader, matcher))


def is_word(name: str) -> bool:
    """Tell whether a feature is a word or a pair of words."""
    return name[:2] in ("w:", "^:", "$:", "p:")


def chosen(examples: Sequence[Example]) -> list[str]:
    """Give the features that stand on enough hosts: a word counts only when several hosts have it.

    A document that was put amid what others have says nothing of its host.
    """
    hosts: dict[str, set[str]] = defaultdict(set)
    for one in examples:
        if one.form.startswith(MADE):
            continue
        found: set[str] = set()
        for names, (words, _) in zip(one.names, one.words, strict=True):
            found.update(names)
            found.update(words)
        for name in found:
            hosts[name].add(one.group)
    return sorted(n for n, on in hosts.items() if len(on) >= (MIN_WORD_HOSTS if is_word(n) else MIN_HOSTS))


def matrix(examples: Sequence[Example], features: dict[str, int]) -> Any:
    """Give the features of all pieces as a sparse matrix."""
    columns: list[int] = []
    values: list[float] = []
    rows = [0]
    for one in examples:
        for names, (words, scale) in zip(one.names, one.words, strict=True):
            own = [features[name] for name in set(names) if name in features]
            said = [features[name] for name in words if name in features]
            columns += own + said
            values += [1.0] * len(own) + [scale] * len(said)
            rows.append(len(columns))
    return sp.csr_matrix((values, np.array(columns, dtype=np.int32), rows), shape=(len(rows) - 1, len(features)))


def fit(examples: Sequence[Example], choices: Choices, start: Model | None = None) -> Model:
    """Fit the chain on examples."""
    names = chosen(examples)
    features = {name: number for number, name in enumerate(names)}
    bounds = {b: i for i, b in enumerate(sorted({b for one in examples for b in one.bounds}))}
    known = matrix(examples, features)
    transposed = known.T.tocsr()
    at = np.array([bounds[b] for one in examples for b in one.bounds])
    lengths = [len(one.labels) for one in examples]
    edges = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    labels = np.concatenate([one.labels for one in examples])
    clamp = np.concatenate([one.clamps for one in examples]).astype(float)
    body = np.concatenate([one.body_words for one in examples]).astype(float)
    weight = np.array(
        [
            min(1.0, (choices.size / len(one.labels)) ** 0.5)
            * (LIGHT if one.form.startswith(("body", "short", "spliced")) else 1.0)
            for one in examples
        ]
    )
    spread: Any = np.repeat(weight, lengths)
    fixed = clamp != 0
    wanted = np.where(fixed, -1, labels)
    told = np.where(wanted == 1, CLAMP, np.where(wanted == 0, -CLAMP, 0.0))
    margin = np.where(wanted == 0, choices.margin * np.minimum(1.0, 0.4 + body / 15), 0.0)
    batch = Batch(lengths + lengths)
    count, kinds, size = len(features), len(bounds), len(labels)
    l2 = np.array([choices.l2_words if is_word(name) else choices.l2 for name in names])

    def loss(point: Any) -> tuple[float, Any]:
        weights, base = point[:count], point[count]
        enter, leave = point[count + 1 : count + 1 + kinds], point[count + 1 + kinds :]
        score = known @ weights + base
        free = np.where(fixed, clamp, score + margin)
        right = np.where(fixed, clamp, np.where(told != 0, told, score))
        logz, p, entered, left = batch.run(np.concatenate([free, right]), np.tile(enter[at], 2), np.tile(leave[at], 2))
        of_labels = np.add.reduceat(np.where(told > 0, score - CLAMP, 0.0), edges)
        value = (weight * (logz[: len(lengths)] - logz[len(lengths) :] - of_labels)).sum()
        slope = spread * np.where(fixed, 0.0, p[:size] - np.where(told != 0, told > 0, p[size:]))
        by_enter = np.bincount(at, weights=spread * (entered[size:] - entered[:size]), minlength=kinds)
        by_leave = np.bincount(at, weights=spread * (left[size:] - left[:size]), minlength=kinds)
        off_enter, off_leave = enter - choices.prior, leave - choices.prior
        value += 0.5 * (l2 * weights**2).sum() + 0.5 * choices.l2_bounds * (off_enter**2 + off_leave**2).sum()
        return value, np.concatenate(
            [
                transposed @ slope + l2 * weights,
                [slope.sum()],
                by_enter + choices.l2_bounds * off_enter,
                by_leave + choices.l2_bounds * off_leave,
            ]
        )

    point = np.concatenate([np.zeros(count), [-1.0], np.full(2 * kinds, choices.prior)])
    if start:
        for name, number in features.items():
            if name in start.features:
                point[number] = start.weights[start.features[name]]
        point[count] = start.base
    limits = [(0, None) if name.startswith(("mark", "+")) else (None, None) for name in names]
    found = minimize(
        loss,
        point,
        jac=True,
        method="L-BFGS-B",
        bounds=[*limits, (None, None), *[(0, None)] * (2 * kinds)],
        options={"maxiter": choices.iterations, "maxcor": 12},
    )
    point = found.x
    return Model(
        features,
        bounds,
        point[:count],
        float(point[count]),
        point[count + 1 : count + 1 + kinds],
        point[count + 1 + kinds :],
    )


def predict(model: Model, examples: Sequence[Example]) -> Any:
    """Give the probability of drop of every piece of examples."""
    score = matrix(examples, model.features) @ model.weights + model.base
    clamp = np.concatenate([one.clamps for one in examples])
    score = np.where(clamp != 0, clamp, score)
    at = [model.bounds.get(b, -1) for one in examples for b in one.bounds]
    enter: Any = np.append(model.enter, 1.0)[at]
    leave: Any = np.append(model.leave, 1.0)[at]
    return Batch([len(one.labels) for one in examples]).run(score, enter, leave)[1]


def left_out(examples: Sequence[Example], folds: int, choices: Choices) -> Any:
    """Give the probability of drop of every piece of examples, by fits that did not see its host."""
    odds: list[Any] = [None] * len(examples)
    for fold in range(folds):
        inside = [one for one in examples if fold_of(one.group, folds) != fold]
        outside = [i for i, one in enumerate(examples) if fold_of(one.group, folds) == fold]
        if outside:
            split = predict(fit(inside, choices), part := [examples[i] for i in outside])
            position = 0
            for i, one in zip(outside, part, strict=True):
                odds[i] = split[position : position + len(one.labels)]
                position += len(one.labels)
    return np.concatenate(odds)


def record_of(model: Model, openings: dict[str, list[str]], about: dict[str, Any]) -> dict[str, Any]:
    """Give a model as the table that cleaning reads; what weighs next to nothing is left out."""
    rounded = {name: round(float(model.weights[i]), 2) for name, i in model.features.items()}
    rounded = {name: value for name, value in rounded.items() if abs(value) >= 0.03}
    record: dict[str, Any] = {
        "about": about,
        "base": round(model.base, 2),
        "thresholds": THRESHOLDS,
        "bounds": {
            b: [round(float(model.enter[i]), 2), round(float(model.leave[i]), 2)] for b, i in model.bounds.items()
        },
        "weights": {name: value for name, value in rounded.items() if not is_word(name)},
        "words": {name: value for name, value in rounded.items() if is_word(name)},
        **openings,
    }
    about["digest"] = digest_of(record)
    return record


def main() -> int:
    """Read the arguments, cross-validate, and write the table if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, help="gold files, one JSON object a line")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--write", action="store_true", help="fit on all hosts that are read, and write the table")
    parser.add_argument("--unread", action="store_true", help="judge the hosts that were held back, too")
    arguments = parser.parse_args()
    examples = labelled_examples(arguments.gold)
    held = [one for one in examples if is_unread(one.group)]
    examples = [one for one in examples if not is_unread(one.group)]
    choices = Choices()
    joined = left_out(examples, arguments.folds, choices)
    figures = Figures(examples)
    ruled = np.concatenate([one.ruled for one in examples]).astype(bool)
    print("### Hosts left out in turn")
    show([figures.of(ruled), *(figures.of(joined > t) for t in THRESHOLDS.values())], ["rules", *THRESHOLDS])
    if arguments.write or arguments.unread:
        model = fit(examples, choices)
        if arguments.unread:
            chances = predict(model, held)
            unread = Figures(held)
            ruled = np.concatenate([one.ruled for one in held]).astype(bool)
            print("### Hosts never read")
            show([unread.of(ruled), *(unread.of(chances > t) for t in THRESHOLDS.values())], ["rules", *THRESHOLDS])
        if arguments.write:
            sources = Counter(one.source for one in examples if one.form == "lines")
            about = {
                "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
                "documents": sum(sources.values()),
                "hosts": len({one.group for one in examples}),
                "sets": dict(sorted(sources.items())),
            }
            TABLE.write_text(
                json.dumps(record_of(model, read_openings(), about), ensure_ascii=False, indent=0), encoding="utf-8"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
