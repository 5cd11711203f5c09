"""The numbers by which candidates are judged, each with what it decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of the judgement, each with what it decides."""

    articles: int = 4  # different articles that a candidate stands on, at the least
    unsaid_articles: int = 5  # the same, where neither its words nor its form say anything
    sure_words: float = 0.6  # how sure a rule has to be of a line
    weak_words: float = 0.3  # how sure they have to be at an edge
    edge: float = 0.7  # share of places above or below the prose
    each: float = 1.5  # times on an article; what stands there more often is a refrain or a label of its own
    prose_share: float = 0.5  # share of a site's articles on which a sentence has to stand to be no article's own
    prose_words: int = 8  # words of such a sentence
    inner_share: float = 0.1  # share of articles for what stands in the prose without a word that says what it is
    inner_articles: int = 8  # the same, articles
    inner_words: int = 4  # the same, words
    label_words: int = 3  # words; a shorter line may be a subheading of the article's own list
    heads: float = 0.5  # share of places in which it heads a list
    leads: float = 0.5  # share of places in which a stretch leads on into the sentence
    faithful: float = 0.8  # share of the articles with a stretch's words in which they stand at that edge
    topic: float = 4.0  # times more alike than the site's articles are, from which on they are of one topic
    opened: float = 0.5  # share of places behind which a sentence opens, so that a stretch had ended
    named: float = 0.5  # share of places in which a name follows on a mark, so that what follows is no headline
    labelled_edge: float = 0.9  # share of places below the prose of a line that a label opens
    labelled_words: int = 5  # the most words behind such a label above the prose, where more may be the headline
    headline: float = 0.5  # share of places in which what is behind it stands on the article again, as headlines do
    start_words: int = 6  # the most words of such a stretch
    stretch_words: int = 2  # words of a stretch, or of a line above the prose, of which words say nothing
    long_words: int = 6  # the same where it has Latin words or a number to call, as no sentence does again and again
    stretch_sure: float = 0.55  # how sure a rule has to be of a stretch at the article's edge
    inner_sure: float = 0.8  # the same of one elsewhere


THRESHOLDS: Final = Thresholds()
