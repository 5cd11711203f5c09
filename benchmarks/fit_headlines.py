"""Fit what tells headlines and lost line breaks: `python benchmarks/fit_headlines.py CORPUS.jsonl[.xz] [--write]`.

Learns from a corpus without labels, of articles with `host`, `title` and `text`. Titles put behind each other and
before the first sentence of an article are texts whose line breaks were lost, and where these stood is known;
stretches of bodies as long as titles are what is no headline. Prints how well hosts are told that were left out, and
with `--write` fits on all of them and writes `cleaner/data/evidence/lost_breaks.json` and `headlines.json`. Needs
numpy and scipy.
"""

from __future__ import annotations

import argparse
import datetime
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from cleaner.arabic.fold import fold
from cleaner.text.evidence.headlines import headline_names
from cleaner.text.evidence.lost_breaks import pauses, place_names, word_names
from cleaner.text.evidence.prose import STOP
from cleaner.text.evidence.word_forms import MARKS, word_form

DATA = Path(__file__).resolve().parent.parent / "cleaner" / "data" / "evidence"
LEAST_ARTICLES = 30  # of a host
TITLE = (4, 24)  # words
HEADLINES = (1, 2, 3, 5)  # before a first sentence
RUNS = 4  # texts put together for each article
L2 = 5.0
SMALL = 0.15  # a weight that is rounded to less than 0.2 is left out
KEPT_OUT = 4  # each fourth host is judged and not learned from


class Sample(NamedTuple):
    """What is known of one place or stretch: the host, what names it and how much each counts, and the answer."""

    host: str
    names: list[tuple[str, float]]
    answer: bool


def read_corpus(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Give the articles of each host that has enough of them."""
    by_host: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            by_host[record["host"]].append(record)
    return {host: records for host, records in sorted(by_host.items()) if len(records) >= LEAST_ARTICLES}


def sentences_of(text: str) -> list[str]:
    """Give the sentences of a text, folded."""
    found: list[str] = []
    for line in map(fold, text.split("\n")):
        start = 0
        for end in (*(stop.end() for stop in STOP.finditer(line)), len(line)):
            if line[start:end].strip():
                found.append(line[start:end].strip())
            start = end
    return found


def titles_of(records: Sequence[dict[str, Any]]) -> list[str]:
    """Give the titles of articles, each once."""
    titles = dict.fromkeys(fold(record["title"]) for record in records if record.get("title"))
    return [title for title in titles if TITLE[0] <= title.count(" ") < TITLE[1]]


def texts_without_breaks(records: Sequence[dict[str, Any]], random: Random) -> Iterator[list[str]]:
    """Put together texts whose line breaks are lost; each is a list of what stood on a line of its own."""
    titles = titles_of(records)
    firsts: list[str] = []
    inner: list[str] = []
    pairs: list[tuple[str, str]] = []
    for record in records:
        sentences = sentences_of(record["text"])
        firsts += [next((one for one in sentences if one.count(" ") > 8), "")]
        inner += [one for one in sentences[1:] if 6 < one.count(" ") < 60]
        lines = [line for line in map(fold, record["text"].split("\n")) if line]
        for line, following in pairwise(lines):
            if line[-1] not in ".!؟?…:" and 2 <= line.count(" ") <= 30 and following.count(" ") > 3:
                pairs.append((line, sentences_of(following)[0]))
    firsts = [first for first in firsts if first]
    for _ in range(RUNS * len(records)):
        drawn = random.random()
        if drawn < 0.5 and titles and firsts:
            headlines = [random.choice(titles) for _ in range(random.choice(HEADLINES))]
            yield [*headlines, random.choice(firsts)] if random.random() < 0.8 else headlines
        elif drawn < 0.65 and pairs:
            yield list(random.choice(pairs))
        elif inner:
            yield [random.choice(inner)]


def break_samples(corpus: dict[str, list[dict[str, Any]]], random: Random) -> Iterator[Sample]:
    """Give the places between the words of texts without breaks."""
    for host, records in corpus.items():
        for parts in texts_without_breaks(records, random):
            words: list[str] = []
            breaks: set[int] = set()
            for part in parts:
                breaks.add(len(words))
                words += part.split()
            bare = [word.strip(MARKS) for word in words]
            forms = ["^", "^", *map(word_form, bare), "^", "^"]
            around = pauses(words)
            for index in range(1, len(words)):
                names = [
                    *word_names(words[index - 1])[0],
                    *word_names(words[index])[1],
                    *place_names(
                        (forms[index], forms[index + 1], forms[index + 2], forms[index + 3]),
                        (bare[index - 1], bare[index]),
                        *around[index],
                    ),
                ]
                names += [("A", bare[index - 2])] if index > 1 else []
                names += [("B", bare[index + 1])] if index + 1 < len(words) else []
                yield Sample(host, [(f"{kind}:{name}", 1.0) for kind, name in names], index in breaks)


def headline_samples(corpus: dict[str, list[dict[str, Any]]], random: Random) -> Iterator[Sample]:
    """Give titles, and stretches of bodies, half of them from the beginning of a sentence or a clause."""
    for host, records in corpus.items():
        titles = titles_of(records)
        stretches: list[list[str]] = []
        for record in records:
            words = " ".join(line for line in map(fold, record["text"].split("\n")) if len(line) > 60).split()
            for _ in range(2 if len(words) > 40 else 0):
                size = len(random.choice(titles).split()) if titles else 8
                begin = random.randrange(max(1, len(words) - size))
                if random.random() < 0.5:
                    begins = (at for at in range(max(1, begin - 20), begin) if words[at - 1][-1] in ".:،")
                    begin = max(begins, default=begin)
                stretches.append(words[begin : begin + size])
        for words, answer in (*((title.split(), True) for title in titles), *((one, False) for one in stretches)):
            bare = [word for word in (word.strip(MARKS) for word in words) if word]
            if bare:
                edges, inner = headline_names(bare)
                each = len(bare) ** -0.5
                yield Sample(host, [*((name, 1.0) for name in edges), *((name, each) for name in inner)], answer)


def fit(samples: Sequence[Sample], least: int) -> tuple[float, dict[str, float]]:
    """Fit a logistic regression on names that stand often enough, and on several hosts; give base and weights."""
    count: Counter[str] = Counter()
    hosts: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for name, _ in sample.names:
            count[name] += 1
            if len(hosts[name]) < 2:
                hosts[name].add(sample.host)
    known = {n: i for i, n in enumerate(sorted(n for n, c in count.items() if c >= least and len(hosts[n]) > 1))}
    columns: list[int] = []
    values: list[float] = []
    rows = [0]
    for sample in samples:
        for name, value in sample.names:
            if name in known:
                columns.append(known[name])
                values.append(value)
        rows.append(len(columns))
    matrix: Any = sp.csr_matrix((values, np.array(columns, dtype=np.int32), rows), shape=(len(samples), len(known)))
    transposed = matrix.T.tocsr()
    sign = np.array([1.0 if sample.answer else -1.0 for sample in samples])

    def loss(point: Any) -> tuple[float, Any]:
        margin = sign * (matrix @ point[:-1] + point[-1])
        slope = -sign / (1.0 + np.exp(np.clip(margin, -30, 30)))
        value = np.logaddexp(0, -margin).sum() + 0.5 * L2 * (point[:-1] ** 2).sum()
        return value, np.append(transposed @ slope + L2 * point[:-1], slope.sum())

    point = minimize(loss, np.zeros(len(known) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 80}).x
    weights = {name: round(float(point[i]), 1) for name, i in known.items() if abs(point[i]) >= SMALL}
    return round(float(point[-1]), 2), weights


def judge(samples: Sequence[Sample], base: float, weights: dict[str, float]) -> str:
    """Say how well samples are told: area under the curve, and recall at shares of all places."""
    odds = np.array([base + sum(weights.get(name, 0.0) * value for name, value in one.names) for one in samples])
    answer = np.array([sample.answer for sample in samples])
    order = np.argsort(odds)
    ranks = np.empty(len(odds))
    ranks[order] = np.arange(1, len(odds) + 1)
    right, wrong = answer.sum(), (~answer).sum()
    area = (ranks[answer].sum() - right * (right + 1) / 2) / (right * wrong)
    shares = {share: answer[order[int((1 - share) * len(odds)) :]].sum() / right for share in (0.04, 0.08, 0.15)}
    at = ", ".join(f"{recall:.3f} at {share:.0%}" for share, recall in shares.items())
    return f"area under the curve {area:.4f}; recall {at} of the places"


def main() -> int:
    """Read the arguments, judge hosts left out, and write the tables if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="articles, one JSON object a line, with host, title and text")
    parser.add_argument("--write", action="store_true", help="fit on all hosts, and write the tables")
    arguments = parser.parse_args()
    corpus = read_corpus(arguments.corpus)
    out = set(list(corpus)[::KEPT_OUT])
    for name, make, least in (("lost_breaks", break_samples, 10), ("headlines", headline_samples, 8)):
        samples = list(make(corpus, Random(1)))
        base, weights = fit([one for one in samples if one.host not in out], least)
        print(f"{name}: {len(weights)} weights; {judge([one for one in samples if one.host in out], base, weights)}")
        if not arguments.write:
            continue
        base, weights = fit(samples, least)
        about = {
            "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
            "articles": sum(map(len, corpus.values())),
            "hosts": len(corpus),
        }
        record: dict[str, Any] = {"about": about, "base": base, "weights": weights}
        if name == "lost_breaks":
            parted: dict[str, dict[str, float]] = defaultdict(dict)
            for key, weight in weights.items():
                kind, _, rest = key.partition(":")
                parted[kind][rest] = weight
            record["weights"] = parted
        (DATA / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=0), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
