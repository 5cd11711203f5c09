"""Learn sites from their articles: the verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cleaner.document.types import Document
from cleaner.learning.articles import SITE_ARTICLES, LearnError, SiteSample

if TYPE_CHECKING:  # else late: whoever imports cleaner may never learn
    from cleaner.learning.articles import Article
    from cleaner.learning.drafts import Draft
    from cleaner.learning.samples import Samples


class SiteRules(NamedTuple):
    """What a site taught: how many of its articles were seen and how many differ, and the rules, the surest first.

    `refused` says why there are none, where nothing could be learned. `known` is what recurs and is gone without a
    rule; `months` counts the different articles by month, as far as their days are known.
    """

    site: str
    seen: int
    different: int
    drafts: tuple[Draft, ...]
    refused: str
    known: tuple[Draft, ...] = ()
    months: tuple[tuple[str, int], ...] = ()

    def to_json(self) -> str:
        """Give this as JSON, for another process; see `from_json`."""
        from cleaner.learning.stored import rules_json

        return rules_json(self)

    @classmethod
    def from_json(cls, text: str) -> SiteRules:
        """Read again what `to_json` gave."""
        from cleaner.learning.stored import rules_of_json

        return rules_of_json(text)


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned from articles: by site, in the order of their names.

    `toml` is the rule file of all of them.
    """

    sites: tuple[SiteRules, ...]

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The rules of all sites."""
        return tuple(draft for site in self.sites for draft in site.drafts)

    @property
    def toml(self) -> str:
        """The rule file, or an empty text where no rule was learned."""
        from cleaner.learning.rule_files import rule_file

        return rule_file(self.drafts, (site.site for site in self.sites if site.drafts)) if self.drafts else ""


def learn(records: Iterable[Document | Mapping[str, object]], *, by: str | None = None) -> Learned:
    r"""Learn the furniture of sites from their own articles.

    What stands on many different articles of a site, at their edges and whatever they speak of, is the site's and not
    theirs. `records` are `Document` values or objects with `text`, or `html` for a page, and, where they are known,
    `title`, `url`, `outlet` and `published`; their order is nothing to the outcome. They are grouped by the host of
    their address, else by their outlet; or `by` a field; with an empty `by` all are of one site. Copies of an article
    count once.
    Raises `LearnError` for a record without a text or page, and where what learning needs is not installed.

    >>> articles = [
    ...     {"text": f"{story}\nمن غرفة أخبار المرفأ", "url": f"https://marfa.example/{n}"}
    ...     for n, story in enumerate((
    ...         "وصلت السفينة إلى الرصيف الشمالي فجر الأحد، وعلى متنها مئة حاوية من القمح.",
    ...         "تأجلت المباراة النهائية إلى الخميس بعد أن غمرت الأمطار ملعب المدينة القديم.",
    ...         "افتتح وزير الثقافة معرض الخط العربي، وضم المعرض ستين لوحة لفنانين شباب.",
    ...         "رفع المصرف المركزي سعر الفائدة نصف نقطة، وقال إن التضخم ما زال مرتفعا.",
    ...         "أعلنت الجامعة أسماء الفائزين بجوائز البحث العلمي في حفل أقيم مساء أمس.",
    ...     ))
    ... ]
    >>> [(draft.template, draft.where, draft.seen.articles) for draft in learn(articles).drafts]
    [('من غرفة أخبار المرفأ', 'whole', 5)]
    """
    from cleaner.learning.pages import site_and_article
    from cleaner.learning.samples import Samples

    with Samples() as samples:
        for record in records:
            samples.add(*site_and_article(record, by))
        return learn_samples(samples)


def sample_sites(
    records: Iterable[Document | Mapping[str, object]], *, by: str | None = None, most: int = SITE_ARTICLES
) -> tuple[SiteSample, ...]:
    """Sample the sites of a part of a dump, for engines that read its parts apart; see `learn`.

    Samples of parts are put together by `merge_samples`: it is nothing to the outcome how a dump was parted, as long
    as `most`, how many articles are kept of a site, is the same. Raises `LearnError` for a record without a text.

    >>> parts = [sample_sites([{"text": f"هطل المطر {n}", "url": "https://a.example/1"}]) for n in range(3)]
    >>> [(sample.site, sample.seen, len(sample.articles)) for sample in merge_samples(sum(parts, ()))]
    [('a.example', 3, 3)]
    """
    from cleaner.learning.pages import site_and_article
    from cleaner.learning.samples import Samples

    with Samples(most) as samples:
        for record in records:
            samples.add(*site_and_article(record, by))
        return tuple(samples.site_samples())


def merge_samples(samples: Iterable[SiteSample], *, most: int = SITE_ARTICLES) -> tuple[SiteSample, ...]:
    """Put samples of the same sites together, in any order; see `sample_sites`."""
    from cleaner.learning.samples import Samples

    with Samples(most) as merged:
        for sample in samples:
            merged.merge(sample)
        return tuple(merged.site_samples())


def learn_samples(
    samples: Samples, apply: Callable[[Iterable[SiteSample]], Iterable[SiteRules]] | None = None
) -> Learned:
    """Learn every site that is sampled; `apply` gives each of the tasks to who does it, in their order."""
    return Learned(tuple((apply or _here)(samples.site_samples())))


def learn_site(task: SiteSample) -> SiteRules:
    """Learn one site from the sample of all its articles; see `sample_sites`."""
    from cleaner.learning.drafts import draft_of, shown_places
    from cleaner.learning.elements import element_drafts, without_elements
    from cleaner.learning.site import lesson_of
    from cleaner.learning.trial import tried

    elements = element_drafts(task.site, task.articles)
    articles = without_elements(task.articles, elements)
    lesson = lesson_of(task.site, articles, task.seen)
    if lesson.refused:
        few = f"{_different(lesson.different)}: four are needed at the least"
        return SiteRules(task.site, task.seen, lesson.different, (), few)
    outlets = (task.site,) if task.site else ()
    made = (draft_of(template, task.site, outlets) for template in lesson.templates)
    found = tried(list(_distinct(made)), articles, task.site)
    rules = tuple(_shown(draft, shown_places(draft)) for draft in (*elements, *_needed(found.rules)))
    known = tuple(_shown(draft, ()) for draft in _needed(found.known))
    return SiteRules(task.site, task.seen, lesson.different, rules, "", known, lesson.months)


def _shown(draft: Draft, places: tuple[tuple[Article, int], ...]) -> Draft:
    """Leave of the places of a draft those that are shown: all of them would hold all articles in memory."""
    return replace(draft, seen=draft.seen._replace(places=places))


def _different(articles: int) -> str:
    return {0: "no article that differs", 1: "1 article alone"}.get(articles, f"{articles} different articles")


def _needed(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Leave out what stands in no place of which another does not know more."""
    most: dict[tuple[str, str, int], int] = {}
    for draft in drafts:
        for place in _edges(draft):
            most[place] = max(most.get(place, 0), len(draft.seen.tokens))
    for draft in drafts:
        if draft.where == "whole" or any(most[place] == len(draft.seen.tokens) for place in _edges(draft)):
            yield draft


def _edges(draft: Draft) -> Iterator[tuple[str, str, int]]:
    edge = "end" if draft.where == "anywhere" else draft.where
    return ((edge, article.digest, line) for article, line in draft.seen.places)


def _distinct(drafts: Iterable[Draft | None]) -> Iterator[Draft]:
    """Leave out what says the same as one before it, as lines and stretches may."""
    seen: set[str] = set()
    for draft in drafts:
        if draft and draft.id not in seen:
            seen.add(draft.id)
            yield draft


def _here(tasks: Iterable[SiteSample]) -> Sequence[SiteRules]:
    return [learn_site(task) for task in tasks]


__all__ = [
    "LearnError",
    "Learned",
    "SiteRules",
    "SiteSample",
    "learn",
    "learn_samples",
    "learn_site",
    "merge_samples",
    "sample_sites",
]
