"""What a label takes with it: the headlines, names or comments below it, and the body of another article."""

from __future__ import annotations

from cleaner.context.cohesion import shared, stems
from cleaner.context.table import Table
from cleaner.document import Mark, Segment

_BULLETED = 0.9  # evidence against a list item under a label
_FIRST = 0.85  # against the first line under a bare label
_FURTHER = 0.65  # against further bare lines
_MAX_BARE = 4  # bare lines that a label takes while the article's prose still goes on below
_MAX_NAMES = 15
_SUBHEADING = 8  # words; a short bare line right above prose may be the article's own subheading
_HEADLINE = 30  # words
_QUOTES = frozenset("\"«“'(")
_NUMBERING = " 0123456789٠١٢٣٤٥٦٧٨٩.-–)•*"
_LABEL = 6  # words; a longer line with a label in it holds its headline too


def take_sections(table: Table) -> None:
    """Let every label that opens a section take what belongs to it."""
    last_prose = max((i for i, prose in enumerate(table.prose) if prose), default=-1)
    for index in range(len(table)):
        mark = table.marked(index, opens=True)
        if mark is None:
            continue
        bare = table.segments[index].words <= _LABEL and table.segments[index].end - mark.end <= 8
        if mark.opens == "headlines":
            after = _take_headlines(table, index, mark, bare, last_prose)
            take_foreign(table, index, after, mark)
        elif mark.opens == "names":
            _take_names(table, index, mark, bare)
        elif mark.opens == "contents":
            _take_contents(table, index, mark)
        else:
            _take_anything(table, index, mark, last_prose)


def _take_headlines(table: Table, opener: int, mark: Mark, bare: bool, last_prose: int) -> int:
    """Take the headlines under a label; give the first segment that is none of them."""
    taken = bullets = 0
    for index in range(opener + 1, len(table)):
        segment = table.segments[index]
        if table.gone(index):
            continue
        weak = table.weak(index)
        if table.prose[index] and not (segment.bullet and segment.words <= _HEADLINE):
            if not (bare and not taken + bullets and _is_run(segment)):
                return index
            evidence = _FIRST
        elif segment.bullet:
            evidence, bullets = _BULLETED, bullets + 1
        elif not bare:
            return index
        elif weak and taken:  # a date, a name or a section under a headline
            evidence = weak.strength + 0.3
        elif taken or bullets:
            same_row = segment.line == table.segments[index - 1].line
            if index < last_prose and not same_row and not _is_further(table, index, taken, bullets):
                return index
            evidence = _FURTHER
        else:
            evidence = _FIRST
        taken += not segment.bullet and not weak
        if not table.drop(index, "section-item", "related", mark, evidence):
            return index
    return len(table)


def _is_run(segment: Segment) -> bool:
    """Tell whether a long line is many headlines one behind the other: no comma or full stop stands in it."""
    return not any(stop in segment.key for stop in (". ", "،", "؛")) and not segment.terminal


def _is_further(table: Table, index: int, taken: int, bullets: int) -> bool:
    """Tell whether a bare line below others is one more headline, where the article's prose goes on further down.

    It may as well be the article's own subheading, or the first of its verses.
    """
    segment = table.segments[index]
    run = 0
    while index + run < len(table) and not table.prose[index + run] and not table.segments[index + run].bullet:
        run += 1
    quoted = segment.key[0] in _QUOTES and segment.key.count(segment.key[0]) == 1 and "»" not in segment.key[:-1]
    if _may_be_subheading(table, index) or not 5 <= segment.words <= 16 or quoted:
        return False
    return run == 1 if bullets else taken + run <= _MAX_BARE


def _may_be_subheading(table: Table, index: int) -> bool:
    """Tell whether a bare line stands right above a paragraph, as a subheading does."""
    return table.segments[index].words <= _SUBHEADING and index + 1 < len(table) and table.prose[index + 1]


def _take_names(table: Table, opener: int, mark: Mark, bare: bool) -> None:
    """Take the tags under a label."""
    taken = 0
    for index in range(opener + 1, len(table)):
        segment = table.segments[index]
        if table.gone(index):
            continue
        short = segment.words <= 5 and not segment.terminal and (bare or segment.bullet)
        if not short or table.prose[index] or taken >= _MAX_NAMES or _may_be_subheading(table, index):
            return
        if not table.drop(index, "section-item", mark.label, mark, _FURTHER + 0.1):
            return
        taken += 1


def _take_contents(table: Table, opener: int, mark: Mark) -> None:
    """Take the entries of a table of contents: lines above the prose that stand again below as its subheadings."""
    lines = [segment.key.lstrip(_NUMBERING).rstrip(" :؟.") for segment in table.segments]
    last = {line: index for index, line in enumerate(lines)}
    for index in range(opener + 1, len(table)):
        if table.gone(index):
            continue
        if table.prose[index] or last[lines[index]] == index:
            return
        if not table.drop(index, "section-item", mark.label, mark, _BULLETED):
            return


def _take_anything(table: Table, opener: int, mark: Mark, last_prose: int) -> None:
    """Take all that is below a label, down to the next paragraph; a paragraph too if it is signed as a comment is."""
    if not any(table.prose[:opener]):  # above the article: a link to what stands below it, such as «التعليقات»
        return
    signed = [i for i in range(opener + 1, len(table)) if _has_label(table, i, mark.label)]
    last_signed = max(signed, default=-1)
    for index in range(opener + 1, len(table)):
        if table.gone(index):
            continue
        comment = index < last_signed or (mark.label == "comments" and table.gone(index - 1) and index - 1 in signed)
        if index <= last_prose and not comment and (table.prose[index] or _may_be_subheading(table, index)):
            return
        if not table.drop(index, "section-item", mark.label, mark, _FURTHER):
            return


def _has_label(table: Table, index: int, label: str) -> bool:
    cause = table.cause[index]
    return cause is not None and cause.label == label


def take_foreign(table: Table, opener: int, after: int, mark: Mark) -> None:
    """Take the body of another article that was pasted under a label, on evidence.

    For it speak: that the article had ended before (source footer, tag line), that the headline under the label
    stands again in a list below, that the prose shares its words with that headline and not with the article above.
    """
    if after >= len(table) or not table.prose[after] or not any(table.prose[:opener]):
        return
    segments, own = table.segments, frozenset[str]()
    own = own.union(*(stems(segments[i].key) for i in range(opener) if table.prose[i] and not table.gone(i)))
    headline = _headline_between(table, opener, after)
    block = [i for i in range(after, len(table)) if table.prose[i]][:4]
    first = stems(segments[after].key)
    prose = first.union(*(stems(segments[i].key) for i in block))
    evidence = _evidence(table, opener, after, headline, first, prose, own)
    foreign = prose | stems(headline)
    ended = _ended_before(table, opener)
    for index in range(after, len(table)):
        if table.prose[index] and not table.gone(index) and index not in block and not ended:
            words = stems(segments[index].key)
            if shared(words, own) > 0.2 and shared(words, own) > shared(words, foreign) + 0.1:
                return
            foreign |= words
        if not table.drop(index, "foreign-article", "foreign" if table.prose[index] else "related", mark, evidence):
            return


def _evidence(
    table: Table,
    opener: int,
    after: int,
    headline: str,
    first: frozenset[str],
    prose: frozenset[str],
    own: frozenset[str],
) -> float:
    evidence = 0.6 if _ended_before(table, opener) else 0.2 if opener and table.gone(opener - 1) else 0.05
    if headline and any(headline in s.key for s in table.segments[after:] if s.words <= _HEADLINE + 8):
        evidence += 0.3
    about = stems(headline)
    common = len(about & first)
    if common >= 3 and common >= len(about) / 2:
        evidence += 0.3
    elif common >= 2 and common >= len(about) * 0.3:
        evidence += 0.2
    return min(0.95, evidence + _strangeness(shared(prose, own), sum(table.prose[:opener])))


def _strangeness(kinship: float, paragraphs: int) -> float:
    """Weigh how little the prose below shares with the article's paragraphs above.

    An article's second part shares about a tenth of its stems with one paragraph of its first, more with more of them:
    measured over some thousand articles parted at random, 1 in 100 falls below a fifth of that, and of strangers 3 in 4.
    """
    kinship /= 0.1 * paragraphs**0.45
    for below, evidence in ((0.2, 0.4), (0.3, 0.25), (0.45, 0.1), (0.9, 0.0)):
        if kinship < below:
            return evidence
    return -0.3


def _headline_between(table: Table, opener: int, after: int) -> str:
    """Give the key of the headline under (or beside) a label, without its bullet, or an empty text."""
    for index in range(after - 1, opener, -1):
        segment = table.segments[index]
        if segment.words >= 3 and not segment.bullet:
            return segment.key.strip(" .")
    return table.segments[after - 1].key.lstrip(" •▪-–—*»«").strip(" .") if after - 1 > opener else ""


def _ended_before(table: Table, index: int) -> bool:
    """Tell whether a footer stands between the article's prose and the segment at `index`."""
    for before in range(index, -1, -1):
        if before < index and table.marked(before, ends=True) and any(table.prose[:before]):
            return True
        if table.prose[before] and not table.gone(before):
            return False
    return False
