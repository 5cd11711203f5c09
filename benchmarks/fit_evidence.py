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
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from evidence_chain import ABOVE, BELOW, BODY, CLAMP, INSET, LEAVING, PARTS, TURNS, Batch
from evidence_data import Example, fold_of, is_unread, load_sets, read_examples
from evidence_figures import Figures, show
from scipy.optimize import minimize

from cleaner import load_rules
from cleaner.options import LIMITS
from cleaner.rules.matcher import Matcher
from cleaner.text.evidence.chain import APART, Turns
from cleaner.text.evidence.reading import Reader
from cleaner.text.evidence.table import digest_of

TABLE = Path(__file__).resolve().parent.parent / "cleaner" / "data" / "evidence" / "table.json"
OPENINGS = TABLE.with_name("openings.json")
THRESHOLDS = dict(LIMITS)
MIN_HOSTS, MIN_WORD_HOSTS = 3, 4
_FURNITURE = [ABOVE, INSET, BELOW]
FURNITURE = len(_FURNITURE)
MADE = ("listed", "wrapped", "spliced")  # forms that were put together from several documents
LIGHT = 0.4  # weight of the forms that are mostly body: they are many, and tell what must stay
AMID = 1.0  # log odds, likewise, that what stands amid an article is its own: there a loss is worse than elsewhere
FAINT = 0.1  # log odds; what weighs less in a row of kinds is left out
ARTICLE = 4.0  # log odds, beside what the sets say, that a text has an article: theirs are few, and nearly all have
MADE_LIGHT = 0.3  # weight of forms other than a document as it is, or with its lines lost


class Choices(NamedTuple):
    """What the fit is told: L2 on features, what they weigh by part, words and costs; their prior; margin; rounds.

    The margin is how much more speaks against each body piece while fitting, in log odds. A document of more than
    `size` pieces counts less for each.
    """

    l2: float = 8.0
    l2_parts: float = 8.0
    l2_words: float = 8.0
    l2_bounds: float = 0.5
    prior: float = 1.5
    margin: float = 3.0
    size: float = 60.0
    iterations: int = 150


class Model(NamedTuple):
    """A fit: the features by name and what they weigh in each part; bounds by name and their costs; the turns."""

    features: dict[str, int]
    bounds: dict[str, int]
    weights: Any
    base: Any
    enter: Any
    leave: Any
    turns: Any


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


def allowed_parts(one: Example) -> Any:
    """Tell by piece and part whether a piece may stand there, by the labels.

    What goes before the first piece of the body is above, what goes behind the last below, and the rest inset. Of a
    text without any everything is above.
    """
    clamps = np.array(one.clamps)
    labels = np.where(clamps < 0, 0, np.where(clamps > 0, 1, one.labels))
    allowed: Any = np.ones((len(labels), PARTS), dtype=bool)
    allowed[labels == 0] = False
    allowed[labels == 0, BODY] = True
    kept = np.flatnonzero(labels == 0)
    first, last = (kept[0], kept[-1]) if len(kept) else (len(labels), len(labels))
    for index in np.flatnonzero(labels == 1):
        allowed[index] = False
        allowed[index, ABOVE if index < first else BELOW if index > last else INSET] = True
    return allowed


class _Point(NamedTuple):
    """The parts of the vector that is fitted."""

    common: Any
    by_part: Any
    base: Any
    enter: Any
    leave: Any
    turns: Any


def fit(examples: Sequence[Example], choices: Choices) -> Model:
    """Fit the chain on examples."""
    names = chosen(examples)
    features = {name: number for number, name in enumerate(names)}
    bounds = {b: i for i, b in enumerate(sorted({b for one in examples for b in one.bounds}))}
    known = matrix(examples, features)
    parted = np.array([number for number, name in enumerate(names) if not is_word(name)])
    known_parted = known[:, parted].tocsr()
    transposed, parted_transposed = known.T.tocsr(), known_parted.T.tocsr()
    at = np.array([bounds[b] for one in examples for b in one.bounds])
    lengths = [len(one.labels) for one in examples]
    labels = np.concatenate([one.labels for one in examples])
    clamp = np.concatenate([one.clamps for one in examples]).astype(float)
    body = np.concatenate([one.body_words for one in examples]).astype(float)
    weight = np.array(
        [
            min(1.0, (choices.size / len(one.labels)) ** 0.5)
            * (LIGHT if one.form.startswith(("body", "short", "spliced")) else 1.0)
            * (1.0 if one.form in ("lines", "flat", "body-flat") else MADE_LIGHT)
            for one in examples
        ]
    )
    spread: Any = np.repeat(weight, lengths)
    fixed = clamp != 0
    barred = np.where(np.concatenate([allowed_parts(one) for one in examples]), 0.0, -CLAMP)
    margin = np.where((labels == 0) & ~fixed, choices.margin * np.minimum(1.0, 0.4 + body / 15), 0.0)
    batch = Batch(lengths)
    count, kinds = len(names), len(bounds)
    sizes = np.cumsum([count, FURNITURE * len(parted), FURNITURE, kinds, kinds])
    l2 = np.array([choices.l2_words if is_word(name) else choices.l2 for name in names])

    def split(point: Any) -> _Point:
        found = _Point(*np.split(point, sizes))
        return found._replace(by_part=found.by_part.reshape(len(parted), FURNITURE))

    def loss(point: Any) -> tuple[float, Any]:
        one = split(point)
        against = (known @ one.common)[:, None] + known_parted @ one.by_part + one.base
        held, slope_of = _held(against)
        against = np.where(fixed[:, None], clamp[:, None], held)
        scores = _scores(against)
        enter, leave = one.enter[at], one.leave[at]
        free = batch.run(_scores(against + margin[:, None]), enter, leave, one.turns)
        right = batch.run(scores + barred, enter, leave, one.turns)
        off_enter, off_leave = one.enter - choices.prior, one.leave - choices.prior
        value = (weight * (free.logz - right.logz)).sum() + 0.5 * (
            (l2 * one.common**2).sum()
            + choices.l2_parts * (one.by_part**2).sum()
            + choices.l2_bounds * ((off_enter**2).sum() + (off_leave**2).sum() + (one.turns**2).sum())
        )
        slope = spread[:, None] * np.where(fixed[:, None], 0.0, (free.parts - right.parts)[:, _FURNITURE])
        slope = slope_of(slope)
        changed = spread[:, None] * (free.changes - right.changes)
        left, entered = changed[:, :LEAVING].sum(axis=1), changed[:, LEAVING:].sum(axis=1)
        first, last = weight[:, None] * (free.first - right.first), weight[:, None] * (free.last - right.last)
        by_turn = np.concatenate([[first[:, ABOVE].sum()], changed.sum(axis=0), last[:, [ABOVE, BODY]].sum(axis=0)])
        return value, np.concatenate(
            [
                transposed @ slope.sum(axis=1) + l2 * one.common,
                (parted_transposed @ slope + choices.l2_parts * one.by_part).ravel(),
                slope.sum(axis=0),
                choices.l2_bounds * off_enter - np.bincount(at, weights=entered, minlength=kinds),
                choices.l2_bounds * off_leave - np.bincount(at, weights=left, minlength=kinds),
                by_turn + choices.l2_bounds * one.turns,
            ]
        )

    start = np.concatenate(
        [np.zeros(sizes[1]), np.full(FURNITURE, -1.0), np.full(2 * kinds, choices.prior), np.zeros(TURNS)]
    )
    seen = [name.startswith(("mark", "+")) for name in names]
    limits = [(0.0, None) if own else (None, None) for own in seen]
    limits += [(0.0, None) if seen[number] else (None, None) for number in parted for _ in range(FURNITURE)]
    limits += [(None, None)] * FURNITURE + [(0.0, None)] * (2 * kinds) + [(None, None)] * TURNS
    found = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        bounds=limits,
        options={"maxiter": choices.iterations, "maxcor": 12},
    )
    one = split(found.x)
    weights = np.repeat(one.common[:, None], FURNITURE, axis=1)
    weights[parted] += one.by_part
    return Model(features, bounds, weights, one.base, one.enter, one.leave, one.turns)


def _scores(against: Any) -> Any:
    """Give scores by piece and part of what speaks against a piece in each part but the body."""
    scores = np.zeros((len(against), PARTS))
    scores[:, _FURNITURE] = against
    return scores


def _held(against: Any) -> tuple[Any, Callable[[Any], Any]]:
    """Hold what speaks against pieces above and below together, as `cleaner.text.evidence.chain.held` does.

    Gives it with the function that gives a slope by what speaks against pieces of a slope by what is held.
    """
    middle, apart = (against[:, 0] + against[:, 2]) / 2, (against[:, 0] - against[:, 2]) / 2
    bent = np.tanh(apart / APART)
    result = np.column_stack([middle + APART * bent, against[:, 1], middle - APART * bent])

    def slope_of(slope: Any) -> Any:
        by_middle, by_apart = (slope[:, 0] + slope[:, 2]) / 2, (slope[:, 0] - slope[:, 2]) / 2 * (1 - bent**2)
        return np.column_stack([by_middle + by_apart, slope[:, 1], by_middle - by_apart])

    return result, slope_of


def predict(model: Model, examples: Sequence[Example]) -> Any:
    """Give the probability of drop of every piece of examples."""
    against, _ = _held(matrix(examples, model.features) @ model.weights + model.base)
    clamp = np.concatenate([one.clamps for one in examples])[:, None]
    against = np.where(clamp != 0, clamp, against)
    at = [model.bounds.get(b, -1) for one in examples for b in one.bounds]
    enter: Any = np.append(model.enter, 1.0)[at]
    leave: Any = np.append(model.leave, 1.0)[at]
    found = Batch([len(one.labels) for one in examples]).run(_scores(against), enter, leave, model.turns)
    return 1.0 - found.parts[:, BODY]


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


def _turns(model: Model) -> dict[str, float]:
    turns = Turns(*map(float, model.turns))
    turns = turns._replace(end_above=turns.end_above - ARTICLE, body_inset=turns.body_inset - AMID)
    return {name: round(value, 2) for name, value in turns._asdict().items()}


def record_of(model: Model, openings: dict[str, list[str]], about: dict[str, Any]) -> dict[str, Any]:
    """Give a model as the table that cleaning reads; what weighs next to nothing is left out."""
    rounded = {name: [round(float(value), 2) for value in model.weights[i]] for name, i in model.features.items()}
    least = {name: FAINT if name.startswith("row") else 0.03 for name in rounded}
    rounded = {name: values for name, values in rounded.items() if max(map(abs, values)) >= least[name]}
    record: dict[str, Any] = {
        "about": about,
        "base": [round(float(value), 2) for value in model.base],
        "thresholds": THRESHOLDS,
        "turns": _turns(model),
        "bounds": {
            b: [round(float(model.enter[i]), 2), round(float(model.leave[i]), 2)] for b, i in model.bounds.items()
        },
        "weights": {name: values for name, values in rounded.items() if not is_word(name)},
        "words": {name: values[0] for name, values in rounded.items() if is_word(name)},
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
