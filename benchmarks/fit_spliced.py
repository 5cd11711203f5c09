"""Fit what tells another article under a label: `python benchmarks/fit_spliced.py CORPUS.jsonl[.xz] [--write]`.

Learns from a corpus without labels, of articles with `host`, `title` and `text`. Articles of one host are put into one
another: under a label and its headlines stands the text of the last one, or the article goes on; lines are kept or
lost. A third of those that are put in are the nearest of some forty in their words. Prints, on hosts left out, how many
are found at which rate of false alarms, and how much of either article the stretch holds that is found; with `--write`
fits on all hosts and writes `cleaner/data/evidence/spliced.json`. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
from fit_headlines import Sample, fit, read_corpus

from cleaner import Options, load_rules
from cleaner.arabic.fold import fold
from cleaner.arabic.stems import content_stems
from cleaner.document.types import Document
from cleaner.rules.matcher import Matcher
from cleaner.text.evidence.blocks import Block, blocks_of
from cleaner.text.evidence.phrases import Phrases
from cleaner.text.evidence.splice_units import Unit, units_of
from cleaner.text.evidence.spliced import Splice, splices
from cleaner.text.passes import View, _PassContext

TABLE = Path(__file__).resolve().parent.parent / "cleaner" / "data" / "evidence" / "spliced.json"
TEXTS = 5_000
LEAST_ARTICLES = 40  # of a host
LEAST_WORDS = 8  # of a paragraph
LEAST_SEEN = 8  # splices with a name
NEAREST_OF = 40  # articles
KEPT_OUT = 4  # folds
LIMITS = (0.0, 1.0, 2.0, 3.0, 4.0)  # log odds
LABELS = (
    *("اقرأ أيضا", "اقرأ أيضاً:", "إقرأ أيضاً:", "طالع أيضا:", "شاهد أيضا", "اقرأ المزيد:"),
    *("قد يهمك أيضا", "ذات صلة", "مواضيع متعلقة", "للمزيد:"),
)
FOOTERS = ("المصدر: وكالات", "المصدر: الوطن", "كلمات دلالية: سوق نفط", "الوسوم", "شارك المقال")
OWN, FOREIGN, OTHER = "own", "foreign", "other"


class Judged(NamedTuple):
    """A splice that was found: its sample, whether lines were kept, and words of either article in it and behind it."""

    sample: Sample
    lines: bool
    foreign: int
    own: int
    foreign_behind: int
    own_behind: int


def parts_of(records: Sequence[dict[str, Any]], random: Random) -> list[tuple[str, str]] | None:
    """Put an article of a host into another one, or only its headline; give the parts and whose each is."""
    article = random.choice(records)
    own = paragraphs(article)
    if len(own) < 3:
        return None
    other = _other(records, article, random)
    theirs = paragraphs(other)
    if other is article or not theirs:
        return None
    spliced = random.random() < 0.67
    place = random.randrange(1, len(own)) if not spliced or random.random() < 0.6 else len(own)
    parts = [(one, OWN) for one in own[:place]]
    if place == len(own) and random.random() < 0.6:
        parts += [(one, OTHER) for one in random.sample(FOOTERS, random.choice((1, 2)))]
    headlines = [random.choice(records)["title"] for _ in range(random.choice((0, 0, 0, 1, 3)))]
    parts += [(one, OTHER) for one in (random.choice(LABELS), *headlines, other["title"])]
    parts += [(one, FOREIGN) for one in theirs[: random.choice((1, 2, 3, 4, 99))]] if spliced else []
    parts += [(one, OWN) for one in own[place:]]
    if random.random() < 0.4:
        bullet = random.choice(("• ", ""))
        parts.append(("مقالات مشابهة", OTHER))
        parts += [(bullet + one["title"], OTHER) for one in random.sample(records, 3)]
    return parts


def _other(records: Sequence[dict[str, Any]], article: dict[str, Any], random: Random) -> dict[str, Any]:
    if random.random() >= 0.35:
        return random.choice(records)
    said = set(content_stems(fold(article["text"])))
    near = [one for one in random.sample(records, min(NEAREST_OF, len(records))) if one is not article]
    return max(near, key=lambda one: len(said.intersection(content_stems(fold(one["title"])))))


def paragraphs(record: dict[str, Any]) -> list[str]:
    """Give the paragraphs of an article."""
    lines = (" ".join(line.split()) for line in record["text"].split("\n"))
    return [line for line in lines if line.count(" ") >= LEAST_WORDS - 1]


class Reader:
    """Reads texts as far as splices are looked for."""

    def __init__(self) -> None:
        """Make the rules ready."""
        self._matcher = Matcher(load_rules())
        self._phrases = Phrases(self._matcher)

    def read(self, text: str, title: str | None) -> tuple[View, list[Block], list[Unit], list[Splice]]:
        """Give the blocks of a text, its sentences, and what may be another article."""
        matcher = self._matcher
        context = _PassContext(Document(text, title=title), matcher, Options())
        view = context.look(text)
        verdicts, folded = context.judge_by_rules(view), context._title
        blocks = blocks_of(text, view.cuts, view.marks, verdicts, folded, self._phrases, matcher.lexicon)
        told = [
            (
                any(mark.opens == "headlines" and mark.effect == "drop" for mark in own),
                any(mark.ends for mark in own),
                cut.segment.resumes,
            )
            for own, cut in zip(view.marks, view.cuts, strict=True)
        ]
        units = units_of(blocks, told)
        return view, blocks, units, list(splices(blocks, units, folded))


def judged_splices(corpus: dict[str, list[dict[str, Any]]], random: Random) -> Iterator[Judged]:
    """Give what is found in articles that were put into one another."""
    reader, hosts = Reader(), list(corpus)
    made = 0
    while made < TEXTS:
        host = random.choice(hosts)
        parts = parts_of(corpus[host], random)
        if not parts:
            continue
        made += 1
        lines = random.random() < 0.5
        text, spans = "", []
        for part, whose in parts:
            text += ("\n" if lines else " ") if text else ""
            spans.append((len(text), len(text) + len(part), whose))
            text += part
        title = parts[0][0] if random.random() < 0.6 else None
        view, blocks, units, found = reader.read(text, title)
        for splice in found:
            owners = [
                _owner(view, blocks, unit, spans, splice.lead if at == splice.first else unit.start)
                for at, unit in enumerate(units)
            ]
            inside, behind = Counter[str](), Counter[str]()
            for at, (unit, owner) in enumerate(zip(units, owners, strict=True)):
                if at >= splice.first and unit.is_prose:
                    (inside if at < splice.last else behind)[owner] += unit.words
            sample = Sample(host, [(name, 1.0) for name in splice.names], owners[splice.first] == FOREIGN)
            yield Judged(sample, lines, inside[FOREIGN], inside[OWN], behind[FOREIGN], behind[OWN])


def _owner(view: View, blocks: Sequence[Block], unit: Unit, spans: Sequence[tuple[int, int, str]], start: int) -> str:
    """Tell whose most of a sentence is, from `start` in its key on."""
    cut = view.cuts[unit.block]
    if start == 0 and unit.end == len(blocks[unit.block].key):
        first, last = cut.segment.start, cut.segment.end
    else:
        first, last = view.source.lines[cut.line].span(cut.start + start, cut.start + max(unit.end, start + 1))
    sizes = Counter[str]()
    for begin, end, whose in spans:
        sizes[whose] += max(0, min(end, last) - max(begin, first))
    return max(sizes, key=sizes.__getitem__)


def main() -> None:
    """Judge on hosts left out, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    choices = parser.parse_args()
    corpus = {
        host: [record for record in records if record.get("title")]
        for host, records in read_corpus(choices.corpus).items()
    }
    corpus = {host: records for host, records in corpus.items() if len(records) >= LEAST_ARTICLES}
    found = list(judged_splices(corpus, Random(1)))
    odds = np.zeros(len(found))
    hosts = sorted(corpus)
    for fold_number in range(KEPT_OUT):
        apart = set(hosts[fold_number::KEPT_OUT])
        base, weights = fit([one.sample for one in found if one.sample.host not in apart], LEAST_SEEN)
        for at, one in enumerate(found):
            if one.sample.host in apart:
                odds[at] = base + sum(weights.get(name, 0.0) for name, _ in one.sample.names)
    answer = np.array([one.sample.answer for one in found])
    kept = np.array([one.lines for one in found])
    for how, chosen in (("lines kept", kept), ("lines lost", ~kept)):
        right = [one for one, own in zip(found, chosen, strict=True) if own and one.sample.answer]
        foreign, own = sum(one.foreign for one in right), sum(one.own for one in right)
        rest = sum(one.foreign_behind for one in right), sum(one.own_behind for one in right)
        print(f"{how}: {chosen.sum():,} candidates, {answer[chosen].mean():.0%} of them another article")
        print(
            f"  held of the other article {foreign / (foreign + rest[0]):.1%}, of the own {own / (own + rest[1]):.1%}"
        )
        for limit in LIMITS:
            above = odds > limit
            recall, false = above[chosen & answer].mean(), above[chosen & ~answer].mean()
            print(f"  odds above {limit}: found {recall:.1%}, false alarms {false:.1%}")
    if choices.write:
        base, weights = fit([one.sample for one in found], LEAST_SEEN)
        about = {"date": datetime.date.today().isoformat(), "candidates": len(found), "hosts": len(hosts)}
        record = {"about": about, "base": base, "weights": weights}
        TABLE.write_text(json.dumps(record, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
