"""How a fault, or what only looks like one, is put into a clean article."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from cleaner import Document
from tests.support.faults.facts import Facts


@dataclass(frozen=True)
class Sample:
    """A clean article of `samples/inspected`: one paragraph a line, and the headline told in other words."""

    id: str
    title: str
    paraphrase: str
    published: str
    paragraphs: tuple[str, ...]
    url: str | None = None
    outlet: str | None = None

    @property
    def document(self) -> Document:
        """The article as a document."""
        return Document("\n".join(self.paragraphs), self.url, self.title, self.outlet, published=self.published)


@dataclass(frozen=True)
class Scene:
    """What an edit may draw from: the facts of its half, the other articles of it, and chance."""

    facts: Facts
    others: tuple[Sample, ...]
    random: Random


Edit = Callable[[Sample, Scene], Sample | None]
_NUMBER = re.compile(r"\d+")
_WORDS = {3: "ثلاثة", 4: "أربعة", 5: "خمسة", 6: "ستة", 7: "سبعة", 8: "ثمانية", 9: "تسعة"}
_PLURAL = re.compile(r"(عمال|متهمين|متزلجين|رافعات|أشواط)")


def story(
    insert: Sequence[str] = (),
    at: int = 2,
    head: Sequence[str] = (),
    foot: Sequence[str] = (),
    **fields: str | None,
) -> Edit:
    """Put lines into an article at its head, at a place within and at its foot, and set fields; braces are filled."""

    def edit(sample: Sample, scene: Scene) -> Sample | None:
        slots = scene.facts.slots(scene.random)
        filled = [[line.format(**slots) for line in lines] for lines in (head, insert, foot)]
        if any("  " in line for lines in filled for line in lines):
            return None  # a slot that has no word for this day
        own = sample.paragraphs
        lines = (*filled[0], *own[:at], *filled[1], *own[at:], *filled[2])
        known = {name: value.format(**slots) if value else None for name, value in fields.items()}
        return replace(sample, paragraphs=lines, **known)  # type: ignore[arg-type]  # fields are names of texts

    return edit


def last(change: Callable[[str], str | None], foot: Sequence[str] = ()) -> Edit:
    """Change the last paragraph, and put lines below it."""

    def edit(sample: Sample, scene: Scene) -> Sample | None:
        del scene
        changed = change(sample.paragraphs[-1])
        return None if changed is None else replace(sample, paragraphs=(*sample.paragraphs[:-1], changed, *foot))

    return edit


def cut_between_words(end: str) -> Callable[[str], str]:
    """Cut a paragraph behind its 14th word and end it so."""
    return lambda paragraph: " ".join(paragraph.split(" ")[:14]).rstrip("،.") + end


def cut_within_word(paragraph: str) -> str:
    """Cut a paragraph in the middle of its 15th word."""
    words = paragraph.split(" ")[:15]
    return " ".join([*words[:-1], words[-1][: max(2, len(words[-1]) // 2)]])


def cut_behind(*words: str) -> Callable[[str], str | None]:
    """Cut a paragraph behind the last of the words that it holds, if it is long enough by then."""

    def change(paragraph: str) -> str | None:
        ends = [found.end() for word in words for found in re.finditer(rf"\s{word}(?=\s)", paragraph)]
        end = max(ends, default=0)
        return paragraph[:end] if paragraph.count(" ", 0, end) >= 9 else None

    return change


def repeat(of: int, behind: int, change: Callable[[str], str] = str) -> Edit:
    """Let a paragraph stand again behind another one."""

    def edit(sample: Sample, scene: Scene) -> Sample:
        del scene
        lines = list(sample.paragraphs)
        lines.insert(behind + 1, change(lines[of]))
        return replace(sample, paragraphs=tuple(lines))

    return edit


def retitle(make: Callable[[Sample, Sample], str]) -> Edit:
    """Give an article another title, made of it and of another article."""
    return lambda sample, scene: replace(sample, title=make(sample, scene.random.choice(scene.others)))


def renumber(change: Callable[[int], int | None], *, in_title: bool = True, in_words: bool = False) -> Edit:
    """Change the number that title and body share, in one of them; None for an article that has no such number."""

    def edit(sample: Sample, scene: Scene) -> Sample | None:
        del scene
        found = _NUMBER.search(sample.title)
        if not found or not any(re.search(rf"\b{found[0]}\b", line) for line in sample.paragraphs):
            return None
        changed = change(int(found[0]))
        if changed is None or (in_words and (changed not in _WORDS or not _PLURAL.search(sample.title))):
            return None
        shown = _WORDS[changed] if in_words else str(changed)
        if in_title:
            return replace(sample, title=sample.title.replace(found[0], shown, 1))
        lines = tuple(re.sub(rf"\b{found[0]}\b", shown, line) for line in sample.paragraphs)
        return replace(sample, paragraphs=lines)

    return edit


def roughly(words: str, change: Callable[[int], int | None]) -> Edit:
    """Give the number that title and body share as a rough one in the title, behind words that say so, or none."""

    def edit(sample: Sample, scene: Scene) -> Sample | None:
        exact = renumber(lambda number: number)(sample, scene)
        found = _NUMBER.search(sample.title)
        changed = change(int(found[0])) if found else None
        if exact is None or found is None or changed is None:
            return None
        return replace(sample, title=sample.title.replace(found[0], f"{words} {changed}".strip(), 1))

    return edit


def splice(
    lead_in: Sequence[str] = (),
    lead: str = "{lead}",
    below: Sequence[str] = (),
    paragraphs: int = 3,
    at: int | None = None,
) -> Edit:
    """Put the beginning of another article behind an article, or into it at a place.

    `lead_in` are lines above it; in them and in `lead` and `below`, `{title}` is its headline and `{lead}` its first
    paragraph.
    """

    def edit(sample: Sample, scene: Scene) -> Sample:
        other = scene.random.choice(scene.others)
        slots = scene.facts.slots(scene.random) | {"title": other.title, "lead": other.paragraphs[0]}
        taken = [*lead_in, lead, *(line.replace("{", "{{") for line in other.paragraphs[1:paragraphs]), *below]
        lines = [line.format(**slots) for line in taken]
        place = len(sample.paragraphs) if at is None else at
        return replace(sample, paragraphs=(*sample.paragraphs[:place], *lines, *sample.paragraphs[place:]))

    return edit


def list_others(label: str, bullet: str = "") -> Edit:
    """Put a list of the headlines of other articles below an article, under a label."""

    def edit(sample: Sample, scene: Scene) -> Sample:
        titles = [bullet + other.title for other in scene.random.sample(scene.others, 3)]
        return replace(sample, paragraphs=(*sample.paragraphs, label, *titles))

    return edit
