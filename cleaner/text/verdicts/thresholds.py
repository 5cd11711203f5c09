"""Every number by which verdicts are made, in one value: what each decides, and in which unit.

Evidence runs from 0 to 1 and is held against the caution of the caller: a segment goes when there is as much of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of the context pass; those that begin alike belong to one step."""

    # what reads as a paragraph
    prose_words: int = 6  # words; a shorter line is none, whatever stands in it
    prose_chain_words: int = 60  # words; a chain of phrases («… .. …») without an end is one only if it is longer
    prose_sure_words: int = 32  # words; so long a line is one, however it ends
    prose_stop_words: int = 8  # words of a line with a full stop inside
    prose_question_words: int = 14  # words of a line with a question or exclamation mark inside
    prose_ended_words: int = 18  # words of a line that ends as a clause or sentence does
    prose_comma_words: int = 20  # words of a line with a comma or full stop inside, and no end

    # what several steps ask
    link_share: float = 0.8  # share of a line's characters in links, from which on the line is a link
    inner_words: int = 6  # words of a marked piece between two pieces of one sentence, which is the sentence's
    label_words: int = 6  # words; a longer line with a label in it holds its headline, too
    listed_lines: int = 8  # lines above or below one of a list that a paragraph announces with a colon
    sibling: int = 12  # segments above and below a label in which one that begins alike is looked for
    announced: float = 0.45  # evidence taken off a line of a list that the article announces with a colon

    # the headline
    title_segments: int = 40  # segments; a copy of the title further down is left alone
    title_known: float = 0.85  # evidence against a copy of the title that the caller gave
    title_short_words: int = 3  # words; a title of fewer has to be the same word for word
    title_shared: float = 0.8  # share of the longer one's words that a copy has in common with the title
    title_beside: int = 5  # words of a copy that may be a label or the outlet's name, and do not count
    title_longer: int = 6  # words that a copy may have more than the title
    title_author_least: int = 2  # words of the name before the colon of «name: headline»
    title_author_most: int = 4  # words of the same
    title_twice: float = 0.8  # evidence against a line that stands twice above the article
    title_twice_top: int = 3  # segments above the first of the two
    title_twice_characters: int = 15  # characters; shorter lines that stand twice are no headline
    title_twice_least: int = 3  # words of such a line
    title_twice_most: int = 30  # words of such a line
    title_over: float = 0.6  # evidence against the first line with a byline or date right below it
    title_over_least: int = 4  # words of such a line
    title_over_most: int = 25  # words of such a line

    # what a label takes with it
    item_bulleted: float = 0.9  # evidence against an item of a list under a label
    item_first: float = 0.85  # evidence against the first line under a bare label
    item_further: float = 0.65  # evidence against further lines
    item_marked: float = 0.3  # evidence that being under a headline adds to a weak mark on a date or name
    item_name: float = 0.1  # evidence that being short adds to `item_further`, under a label for names
    item_rest: int = 8  # characters behind a label, with which it is a bare one still
    item_words: int = 30  # words of an item with a bullet; a longer one that reads as a paragraph is one
    item_bare: int = 4  # lines without a bullet that a label takes while the article goes on further below
    item_least: int = 5  # words of such a line, after the first
    item_most: int = 16  # words of the same
    item_subheading: int = 8  # words; a line right above a paragraph may be the article's own subheading up to these
    item_run: int = 28  # words; fewer are no run of headlines glued together
    names_most: int = 15  # names that a label takes
    names_words: int = 5  # words of a name
    fenced_segments: int = 20  # segments below an opening mark in which the closing one is looked for

    # another article pasted under a label
    foreign_ended: float = 0.45  # evidence that one kind of footer stands between the article and the label
    foreign_ended_more: float = 0.6  # evidence that several kinds do
    foreign_beside: float = 0.2  # evidence that boilerplate stands above the label, without any footer
    foreign_alone: float = 0.05  # evidence where nothing does
    foreign_listed: float = 0.3  # evidence that the headline under the label stands again in a list below
    foreign_listed_segments: int = 400  # segments below in which the headline and the prose are looked for
    foreign_listed_words: int = 38  # words of the line in which it stands again
    foreign_headline_words: int = 4  # words; a shorter line is no headline
    foreign_headline_segments: int = 30  # segments above the prose in which its headline is looked for
    foreign_about: float = 0.3  # evidence that the prose is plainly about what the headline is about
    foreign_about_stems: int = 3  # stems that the two share then
    foreign_about_share: float = 0.5  # share of the headline's stems that these are then
    foreign_about_partly: float = 0.2  # evidence that it is partly about that
    foreign_about_partly_stems: int = 2  # stems that the two share then
    foreign_about_partly_share: float = 0.3  # share of the headline's stems that these are then
    foreign_paragraphs: int = 5  # paragraphs below the label that are held against the article
    foreign_stems: int = 24  # stems of either side; with fewer, that they differ proves less
    foreign_kinship: float = 0.1  # share of stems that the second part of an article has in common with a paragraph
    foreign_growth: float = 0.45  # exponent by which that share grows with the paragraphs of the first part
    foreign_strange_below: float = 0.2  # kinship, as a share of an article's with itself, below which prose is strange
    foreign_strange: float = 0.4  # evidence then
    foreign_unlike_below: float = 0.3  # kinship below which it is unlike
    foreign_unlike: float = 0.25  # evidence then
    foreign_distant_below: float = 0.45  # kinship below which it is distant
    foreign_distant: float = 0.1  # evidence then
    foreign_kin_from: float = 0.9  # kinship from which on it is the article's own
    foreign_kin: float = 0.3  # evidence taken off then
    foreign_sure: float = 0.95  # the most that all this evidence comes to
    foreign_subject: int = 8  # paragraphs of the article that are held against one another
    foreign_subject_last: int = 2  # of these, the last ones, held against the others
    foreign_own: float = 0.2  # share of a paragraph's stems in the article's from which on the article may go on
    foreign_own_lead: float = 0.1  # by so much more than in the other story's

    # runs of weak marks
    run_lines: int = 3  # lines in a row
    run: float = 0.8  # evidence against each of them
    run_in_prose: float = 0.45  # the same, where they are entries of a menu between two paragraphs

    # lines at the edges of the prose
    edge_support: float = 0.2  # evidence that standing at an edge or beside boilerplate adds to a weak mark
    edge_most: float = 0.9  # the most that the two come to
    edge_segments: int = 3  # segments from the prose in which a name or a place needs nothing beside it
    edge_name_words: int = 5  # words; another line so short beside a name makes a list of names
    bare_tags: float = 0.55  # evidence against names between the article and the boilerplate below
    bare_tags_least: int = 2  # names
    bare_tags_most: int = 14  # names
    bare_tags_words: int = 4  # words of one of them
    bare_tags_mean: float = 3.0  # words of one of them, on the average
    bare_tags_told: float = 0.5  # share of the names that the article speaks of; it has to be more
    sandwiched: float = 0.6  # evidence against a bare line between marked ones
    head_buttons: int = 2  # bare lines that buttons alone, without a date or menu, take from above them
    head_lead_comma_words: int = 9  # words of a line with a comma that may be the article's first sentence
    head_lead_ended_words: int = 12  # words of a line with a sentence's end that may be
    head_row_cells: int = 2  # cells of a line that went, so that the others go, too

    # links of a page
    links: float = 0.6  # evidence against a line that is nothing but a link
    links_support: float = 0.2  # evidence that standing beside boilerplate adds
    links_words: int = 4  # words; a shorter link goes beside boilerplate alone
    links_sentence_words: int = 14  # words; so long a link that ends as a sentence is a paragraph


THRESHOLDS: Final = Thresholds()
