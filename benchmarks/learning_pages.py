"""What learning takes from pages: `python benchmarks/learning_pages.py [--sites N]`.

Makes pages of invented sites: each has prompts of its own in some markup, on all of its pages or on some, above, amid
or below the prose. Learns every site from what cleaning leaves of its pages, as texts and as pages, and prints how many
prompts stay and how many paragraphs of the articles do.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from html import escape
from random import Random
from typing import NamedTuple

from cleaner import Options, clean_html
from cleaner.learning.learn import Learned, learn
from cleaner.learning.rule_files import rules_of
from tests.support.learning import records

PROMPTS = (
    "نكتب من المرفأ عن أهله كل صباح، فكن معنا على موعد",
    "صوّت لأجمل صورة في مسابقة النخلة الذهبية هذا الشهر",
    "ادعم صحافة الجبل المستقلة بما تستطيع ولو بالقليل",
    "رافقنا في رحلة الصوت كل خميس عند الثامنة مساء",
    "هل فاتك عدد الأمس من المجلة فاطلبه من أقرب كشك",
    "حكاية كل يوم يرويها أهل الحي لأهل الحي",
)


class MadePage(NamedTuple):
    """A page as a record with `html`, the prompt on it or an empty text, and the paragraphs of its article."""

    record: dict[str, str]
    prompt: str
    body: tuple[str, ...]


def site(seed: int) -> list[MadePage]:
    """Make the pages of a site."""
    random = Random(seed)
    count, share = random.choice((9, 14, 20, 30)), random.choice((1.0, 1.0, 0.8, 0.6))
    prompts, tag = random.sample(PROMPTS, random.choice((1, 1, 2))), random.choice(("div", "section", "aside", "p"))
    name = random.choice(("class='b{}'", "id='b{}'", "class='w b{} x'")).format(seed)
    inside = "<p{}>{}</p>" if random.random() < 0.5 and tag != "p" else "{1}"
    classes, place = random.choice(("", " class='t'", " class='w'")), random.choice((0.0, 0.5, 1.0))
    found = []
    for record in records(count + seed, lambda number, title, prose: prose)[:count]:
        body = tuple(record["text"].split("\n"))
        story = [f"<p{classes}>{escape(line)}</p>" for line in body]
        prompt = random.choice(prompts) if random.random() < share else ""
        if prompt:
            story.insert(int(place * len(story)), f"<{tag} {name}>{inside.format(classes, prompt)}</{tag}>")
        html = f"<h1>{record['title']}</h1><div class='c'>{''.join(story)}</div>"
        found.append(MadePage({"html": html, "url": record["url"], "title": record["title"]}, prompt, body))
    return found


def figures(pages: Sequence[MadePage], learned: Learned | None) -> Counter[str]:
    """Count the prompts and paragraphs that stay, with what was learned or without."""
    options = Options(rules=tuple(rules_of(learned.drafts))) if learned else Options()
    sums: Counter[str] = Counter()
    for page in pages:
        left = clean_html(page.record["html"], url=page.record["url"], options=options).text.split("\n")
        sums.update(prompts=page.prompt in left, paragraphs=sum(line in left for line in page.body))
    return sums


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=30)
    sites = [site(seed) for seed in range(parser.parse_args().sites)]
    ways: dict[str, Counter[str]] = {"alone": Counter(), "as texts": Counter(), "as pages": Counter()}
    for pages in sites:
        texts = [{**page.record, "text": clean_html(page.record["html"]).text} for page in pages]
        ways["alone"].update(figures(pages, None))
        ways["as texts"].update(figures(pages, learn(texts)))
        ways["as pages"].update(figures(pages, learn(page.record for page in pages)))
    prompts = sum(bool(page.prompt) for pages in sites for page in pages)
    paragraphs = sum(len(page.body) for pages in sites for page in pages)
    print(f"{len(sites)} sites, {prompts} prompts, {paragraphs} paragraphs")
    for way, sums in ways.items():
        print(f"{way:9} prompts left {sums['prompts']:4}  paragraphs left {sums['paragraphs']:5}")


if __name__ == "__main__":
    main()
