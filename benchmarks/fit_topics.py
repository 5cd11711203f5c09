"""Fit what words are about, and which paragraphs are strange: `python benchmarks/fit_topics.py CORPUS.jsonl [--write]`.

Learns from a corpus without labels, of articles with `host`, `title` and `text`, which are cleaned first. The space is
that of latent semantic analysis over stretches of articles. Blocks are weighed on articles with one to three paragraphs
of another one put in, against the blocks of articles as they are. Prints how many such paragraphs are found on hosts
that were left out of both fits, at given rates of false alarms; with `--write` fits on all hosts and writes
`cleaner/data/topics/`. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from scipy.sparse.linalg import svds

from cleaner import Document, clean
from cleaner.arabic import topics
from cleaner.arabic.fold import fold
from cleaner.arabic.stems import content_stems
from cleaner.inspection import cohesion
from cleaner.inspection.article import read_article
from cleaner.inspection.paragraphs import paragraph_of, prose_of

DATA = Path(__file__).resolve().parent.parent / "cleaner" / "data" / "topics"
DIMENSIONS = 64
LEAST_TEXTS = 6  # that a stem must stand in
MOST_STEMS = 24_000
STRETCH = 60  # stems of a stretch that counts as one text
ARTICLES = 1_500  # that blocks are weighed on, and as many that are judged
LEAST_PARAGRAPHS = 4
L2 = 1.0
ALARMS = (0.001, 0.002, 0.005, 0.01, 0.02)
NOTED = 0.002  # the share of true articles in which a block is told of
KEPT_OUT = 3  # each third host is judged and not learned from


class Text(NamedTuple):
    """One article: its host, the stems of its title, its stems in order, and its paragraphs."""

    host: str
    title: frozenset[str]
    stems: tuple[str, ...]
    paragraphs: tuple[cohesion.Paragraph, ...]


def read_text(record: dict[str, Any]) -> Text:
    """Clean one record and read its paragraphs."""
    article = read_article(clean(Document(record["text"], title=record.get("title"))))
    title = content_stems(fold(record.get("title") or ""))
    prose = [paragraph_of(article.key, start, end) for start, end in prose_of(article)]
    stems = [stem for passage in article.body for stem in content_stems(article.key, passage.start, passage.end)]
    return Text(record["host"], frozenset(title), (*title, *stems), tuple(prose))


def fit_space(texts: Sequence[Text]) -> topics.TopicSpace:
    """Fit the latent space: weights of stems, and the first singular vectors, each coordinate in a byte."""
    stretches = [
        text.stems[at : at + STRETCH] for text in texts for at in range(0, max(1, len(text.stems) - 20), STRETCH)
    ]
    found = Counter(stem for stretch in stretches for stem in set(stretch))
    stems = [stem for stem, count in found.most_common(MOST_STEMS) if count >= LEAST_TEXTS]
    numbers = {stem: number for number, stem in enumerate(stems)}
    weights = np.log(len(stretches) / np.array([found[stem] for stem in stems]))
    rows, columns, values = [], [], []
    for row, stretch in enumerate(stretches):
        counts = Counter(numbers[stem] for stem in stretch if stem in numbers)
        length = sum(((1 + np.log(n)) * weights[c]) ** 2 for c, n in counts.items()) ** 0.5 or 1.0
        for column, count in counts.items():
            rows.append(row)
            columns.append(column)
            values.append((1 + np.log(count)) * weights[column] / length)
    matrix = sp.csr_matrix((values, (rows, columns)), shape=(len(stretches), len(stems)))
    _, _, vectors = svds(matrix, k=DIMENSIONS, random_state=0)
    coordinates = vectors.T * weights[:, None]
    coordinates *= 127 / np.quantile(np.abs(coordinates), 0.9995)
    table: np.ndarray = np.empty((len(stems), DIMENSIONS + 1), np.int8)
    table[:, 1:] = np.clip(np.round(coordinates), -127, 127)
    table[:, 0] = np.clip(np.round(weights * 16), 0, 255).astype(np.uint8).view(np.int8)
    return topics.TopicSpace(numbers, memoryview(table.tobytes()).cast("b"), DIMENSIONS)


def use(space: topics.TopicSpace) -> None:
    """Let features be read in this space."""
    for module in (topics, cohesion):
        module.topic_space = lambda: space  # type: ignore[attr-defined]


def spliced(text: Text, other: Text, count: int, random: Random) -> tuple[Text, int] | None:
    """Put paragraphs of another article in, which stand there in a row; gives where, too."""
    leads = [at for at, one in enumerate(other.paragraphs[: len(other.paragraphs) - count + 1]) if not one.leads_on]
    if not leads:
        return None
    start, at = random.choice(leads), random.randrange(1, len(text.paragraphs) + 1)
    more = other.paragraphs[start : start + count]
    return text._replace(paragraphs=(*text.paragraphs[:at], *more, *text.paragraphs[at:])), at


def fit_blocks(texts: Sequence[Text], random: Random) -> tuple[np.ndarray, float]:
    """Fit the weights of features on blocks that were put in and on blocks of articles as they are."""
    samples: list[tuple[float, ...]] = []
    answers: list[int] = []
    for text in texts:
        own = [values for _, _, values in cohesion.block_features(text.paragraphs, text.title)]
        samples += own
        answers += [0] * len(own)
        for count in (1, 2, 3):
            made = spliced(text, random.choice(texts), count, random)
            if made:
                blocks = cohesion.block_features(made[0].paragraphs, made[0].title)
                inserted = [v for first, end, v in blocks if (first, end) == (made[1], made[1] + count)]
                samples += inserted
                answers += [1] * len(inserted)
    table, wanted = np.array(samples), np.array(answers)
    middle, spread = table.mean(0), table.std(0) + 1e-9
    scaled = (table - middle) / spread
    weight = np.where(wanted == 1, 0.5 / wanted.mean(), 0.5 / (1 - wanted.mean()))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        odds = scaled @ w[:-1] + w[-1]
        chance = 1 / (1 + np.exp(-odds))
        value = (weight * (np.logaddexp(0, odds) - wanted * odds)).sum() + L2 / 2 * (w[:-1] ** 2).sum()
        slope = weight * (chance - wanted)
        return value, np.append(scaled.T @ slope + L2 * w[:-1], slope.sum())

    best = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B").x
    return best[:-1] / spread, float(best[-1] - (best[:-1] * middle / spread).sum())


def strangeness(text: Text, weights: np.ndarray, base: float) -> float:
    """Give the log odds of the strangest block."""
    values = [values for _, _, values in cohesion.block_features(text.paragraphs, text.title)]
    return float((np.array(values) @ weights + base).max()) if values else -99.0


def judge(texts: Sequence[Text], weights: np.ndarray, base: float, random: Random) -> None:
    """Print the share of articles with paragraphs put in that are found, at each rate of false alarms."""
    clean_ones = sorted((strangeness(text, weights, base) for text in texts), reverse=True)
    made: dict[int, list[float]] = defaultdict(list)
    for text in texts:
        for count in (1, 2, 3):
            one = spliced(text, random.choice(texts), count, random)
            if one:
                made[count].append(strangeness(one[0], weights, base))
    print(f"{len(texts)} articles of hosts that were left out; found of 1, 2, 3 paragraphs")
    for rate in ALARMS:
        bar = clean_ones[int(len(clean_ones) * rate)]
        print(
            f"  false alarms {rate:.3f} (from {bar:5.2f}):",
            *(f"{np.mean(np.array(v) > bar):.2f}" for v in made.values()),
        )


def write(space: topics.TopicSpace, weights: np.ndarray, base: float, texts: Sequence[Text]) -> None:
    """Write the space, and the weights with the bars of this very fit."""
    scores = sorted((strangeness(text, weights, base) for text in texts), reverse=True)
    DATA.mkdir(exist_ok=True)
    (DATA / "stems.txt").write_text("\n".join(space.numbers) + "\n", encoding="utf-8")
    (DATA / "vectors.bin").write_bytes(space.rows.tobytes())
    table = {
        "how": "Fitted by benchmarks/fit_topics.py; never edited by hand.",
        "weights": {name: round(float(w), 4) for name, w in zip(cohesion.FEATURES, weights, strict=True)},
        "base": round(base, 4),
        "noted": round(scores[int(len(scores) * NOTED)], 2),
    }
    (DATA / "blocks.json").write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, judge, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true", help="fit on all hosts and write the data")
    options = parser.parse_args(arguments)
    path: Path = options.corpus
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    records = list({record["text"][:300]: record for record in records}.values())
    with Pool() as pool:
        texts = pool.map(read_text, records, chunksize=50)
    random = Random(7)
    hosts = sorted({text.host for text in texts})
    out = frozenset(hosts[KEPT_OUT - 1 :: KEPT_OUT])
    long = [text for text in texts if LEAST_PARAGRAPHS <= len(text.paragraphs) <= 40]
    random.shuffle(long)
    learned = [text for text in long if text.host not in out][:ARTICLES]
    judged = [text for text in long if text.host in out][:ARTICLES]
    use(fit_space([text for text in texts if text.host not in out]))
    judge(judged, *fit_blocks(learned, random), random)
    if options.write:
        space = fit_space(texts)
        use(space)
        weights, base = fit_blocks(long[:ARTICLES], random)
        write(space, weights, base, long)
    return 0


if __name__ == "__main__":
    sys.exit(main())
