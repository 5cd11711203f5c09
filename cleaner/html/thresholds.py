"""Every number by which an article is found on a page, in one value: what each decides, and in which unit.

A line's score is counted in words of prose, those of links below 0; shares run from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class PageThresholds:
    """The numbers of the page engine; those that begin alike belong to one step."""

    # the score of a line
    line_linked: float = 0.6  # share of a line's characters in links; with more it may be a link
    line_wholly: float = 0.95  # share of the same, with more of which it surely is one
    line_link_blanks: int = 13  # blanks; a longer line with a long link that ends as a sentence is none
    line_link_most: int = 16  # words of a link that count against a block
    line_prose_words: int = 10  # words of a line with punctuation that count in full
    line_long_words: int = 22  # words of a line without any that count by `line_likely`
    line_sentence_words: int = 5  # words of a line that ends as a sentence and counts by `line_likely`
    line_likely: float = 0.6  # share of the words that count, of lines that are likely prose
    line_doubtful: float = 0.3  # the same, of lines that are neither headings nor cells, and end with nothing
    line_headline_blanks: int = 2  # blanks of a link that has the words of a headline
    line_related_blanks: int = 4  # blanks of such a link outside of the article that is named a headline, not a menu's
    line_anchored: float = 1.5  # factor for a line that the page's description or linked data hold

    # boilerplate by its markup
    prune_most: float = 0.5  # share of the prose; an element with so much of it may be the article, whatever its name
    prune_much: float = 0.3  # share of the page's prose that a named container has to hold, to be the main one
    prune_container: float = 30.0  # score that its prose has to have
    prune_small: int = 80  # words of prose; what holds more is no byline, date, caption or button
    prune_sentence: float = 10.0  # score of prose that is not pruned for a title's or button's name in a container
    prune_hidden: float = 30.0  # score of prose that is shown later, by a button, where it is hidden now
    hidden_most: float = 0.5  # share of the page's prose that is shown later wherever it stands
    prune_filled: float = 0.7  # share of a line that inline elements with boilerplate's names fill

    # teasers of other stories, and lists of links
    cards_least: int = 3  # blocks of one kind, each with a headline that is a link
    cards_words: int = 90  # words of one of them
    cards_alike: float = 0.7  # share of the blocks of one kind that have to be such
    links_least: int = 2  # links of a list
    links_share: float = 0.7  # share of a list's characters in links
    links_headlines: float = 0.5  # share of its links that are headlines; with more it is of stories, not a menu
    announcing_words: int = 4  # words of a line with a colon that leads to a list of the article's own

    # boxes that ask for consent
    consent_words: int = 150  # words of one
    consent_purposes: int = 2  # things to consent to that it names
    consent_share: float = 0.4  # share of its words in lines that name them

    # several articles on one page
    separate_least: int = 2  # articles that stand on it
    separate_words: int = 2  # words of the headline of one
    separate_lines: int = 2  # lines of prose of one
    separate_prose: int = 30  # words of its prose
    subject_words: int = 5  # words of a headline, where nothing but what it tells of parts an article from another
    kinship_shared: float = 4.0  # weight of the share of its words that the other has, beside how near their subjects
    kinship_alike: float = 0.75  # kinship of two below which they may be two articles: headed alike, one goes
    kinship_told: float = 0.57  # the same, below which they surely are: one alone goes, or the caller is told
    kinship_hidden: float = 0.5  # the same of hidden elements and a shown one, below which they are others
    kinship_pairs: float = 0.25  # share of neighbours that are akin; with more they are the parts of one article

    # the container
    container_named: float = 1.3  # factor for what a rule calls the article's container
    container_nearly: float = 0.85  # share of the widest block's score that a block inside has to hold
    container_mostly: float = 0.6  # the same, of a block that a rule names
    container_verses: int = 30  # words of a named container that has no prose
    verses_least: int = 6  # lines of a poem in a container that no rule names
    verses_prose: float = 200.0  # score of prose on the page, beside which verses are not looked for
    verses_words: int = 9  # words of one of them
    verses_others: float = 0.3  # lines of another kind for each of them that may stand among them
    verses_rhyme: float = 0.6  # share of the lines that have to end in the same letter
    container_links: float = 3.0  # score of links that may come with the block around a container

    # copies of the article
    copies_sentence: int = 5  # blanks of a sentence by which a line is known to be a copy
    copies_block: int = 20  # words of copies in a block that goes as a whole
    copies_share: float = 0.7  # share of its words that they have to be
    copies_fresh: float = 0.15  # score of other prose in it for each word of copies; with more it goes line by line
    copies_line: int = 14  # words of a line that goes alone
    near_smaller: float = 0.8  # share of the pairs of words of the shorter of two lines that are nearly the same
    near_larger: float = 0.6  # the same, of the longer one
    near_lines: int = 2  # lines, one after the other, that such a copy of an article has
    near_words: int = 40  # words of these

    # the edges within the container
    trim_top: int = 8  # lines of an unnamed container among which one with a date or an hour is that of publication
    trim_main: float = 0.85  # share of the prose in blocks of one kind, so that what is of other kinds stands apart

    # which engine, and whether to look again
    engine_weak: float = 0.5  # share of the page's prose; a container that holds less may be the wrong one
    again_words: int = 60  # words of prose with which a page is not looked at again by tags alone
    again_share: float = 0.9  # share of the page's prose that the second look has to find below a headline

    # an article in what is named as furniture
    released_words: float = 12.0  # score of prose that was pruned, with which it is looked at again
    released_most: int = 4  # elements, one within the other, that are released
    released_share: float = 0.5  # share of the page's prose that one has to hold
    released_sure: float = 0.7  # share of the prose outside of furniture that has to stand below a headline then
    released_links: float = 0.5  # score of links for each of prose that may stand in it
    released_few: float = 0.1  # the same, where no headline tells of an article
    released_times: float = 2.0  # times the words of what was found that it has to hold to take its place

    # the article in the page's data
    teaser_words: int = 120  # words of prose that the page shows; with fewer they may be the article's beginning
    data_longer: float = 1.4  # times as many words that the data have to hold
    data_alike: float = 0.6  # share of a line that the page shows, in runs of words, that they have to hold
    data_share: float = 0.5  # share of the words that it shows that such lines have to be
    summary_words: int = 60  # words that the page shows; fewer may be a summary, of which the data hold nothing
    summary_times: float = 4.0  # times as many words that the data have to hold then

    # what the caller is told
    notice_lost: float = 60.0  # score of prose that went with a page that has no article
    notice_longer: float = 1.8  # times the words of the article that the page tells of

    # whether it is an article: the evidence for it has to come to 1
    article_least: int = 12  # words of prose; with less there is none, whatever the page says
    article_words: int = 60  # words of prose that are enough alone
    article_words_most: float = 2.0  # the most that words of prose weigh
    article_lists: float = 0.7  # weight of as many words in its lists and subheadings, below a headline
    article_thread: float = 0.5  # weight of replies to it
    article_density: float = 0.5  # share of the page's words that are its prose, from which on little else is there
    article_dense: float = 1.0  # weight of that
    article_named: float = 0.5  # weight of a container that is named as an article's, and of a headline above such
    article_anchored: float = 1.0  # weight of a description that opens its text
    article_headline: float = 0.5  # weight of a headline above any container
    article_titled: float = 1.5  # factor for them below a headline that is the page's title
    title_words: int = 4  # words of such a title
    article_headed: int = 20  # words of prose, most of the page's, for which title and date of the headline speak
    article_title_above: float = 0.25  # weight of a headline that is the page's title, above nothing but prose
    article_dated: float = 0.5  # weight of a date below the headline, or of a time of publication
    article_linked: float = 1.0  # weight of linked data of an article
    article_graph: float = 0.5  # weight of og:type article
    article_list: float = 1.5  # weight against it of linked data of a list
    article_address: float = 1.5  # weight against it of the address of a home page or a list
    article_title: float = 3.0  # weight against it of the title of an error page, form or list
    article_cards: float = 0.5  # weight against it of as many words in cards of other stories as in its prose
    article_cards_most: float = 1.2  # the most that such cards weigh: many an article stands amid more words of them
    article_cards_known: float = 0.5  # factor for them where linked data, or date and title, say that it is an article
    article_against: float = 0.5  # weight of a point against it that is worth telling


THRESHOLDS: Final = PageThresholds()
