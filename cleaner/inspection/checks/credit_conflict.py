"""`credit-conflict`: footer, byline, own statements, photo credit, publisher and host disagree on whose text it is.

Told apart: an agency's credit and a third outlet that the text quotes (nothing), a republication with due credit
(information), and a footer that claims what the text says belongs to another (a warning).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.attribution import (
    Claim,
    agree,
    byline_claims,
    footer_claims,
    host_claim,
    photo_claims,
    publisher_claim,
    rights_claims,
    shared_footer_claims,
)
from cleaner.inspection.own_claims import own_claims

NAME: Final = "credit-conflict"
_ARABIC: Final = {
    "footer": "سطر المصدر",
    "byline": "سطر الكاتب",
    "dateline": "مستهل الخبر",
    "exclusive": "النص نفسه",
    "own voice": "النص نفسه",
    "ours": "النص نفسه",
    "rights": "سطر الحقوق",
    "interview": "النص نفسه",
    "statement": "النص نفسه",
    "photo credit": "حقوق الصورة",
    "publisher": "الناشر",
    "host": "عنوان الصفحة",
}
_OWN: Final = ("exclusive", "own voice", "ours", "interview", "statement")
_SAID: Final = ("interview", "statement")
_FIRM: Final = ("exclusive", "ours", "own voice")
_BOTH_ENDS: Final = {"dateline", "byline"}  # of a dispatch, each with its agency
_HEADING: Final = 40  # characters of the text that may be «الراي – خاص»
_ENGLISH: Final = {kind: "the text itself" if kind in _OWN else f"the {kind}" for kind in _ARABIC}


def check(article: Article) -> Iterator[Finding]:
    """Compare what the parts of an article claim, pair by pair."""
    host, publisher = host_claim(article), publisher_claim(article)
    footers = footer_claims(article)
    page = [claim for claim in (host, publisher) if claim]
    yield from _publisher_against_host(article, host, publisher)
    if len(footers) == 1:
        yield from _against_footer(article, footers[0], page)
    elif not footers:
        found = list(_among_themselves(article)) or list(_against_shared_footer(article))
        yield from found


def _publisher_against_host(article: Article, host: Claim | None, publisher: Claim | None) -> Iterator[Finding]:
    if host and publisher and not agree(article, host, publisher):
        aggregates = any(outlet.kind == "portal" for outlet in host.outlets)
        yield _finding(publisher, host, INFO if aggregates else WARNING, 0.6 if aggregates else 0.8)


def _against_footer(article: Article, footer: Claim, page: Sequence[Claim]) -> Iterator[Finding]:
    """Compare the source footer with the text's own words, then with byline and photo, then with the page."""
    own = [claim for claim in own_claims(article) if footer.agency or not _is_agency(claim)]  # which is given talks
    against = [claim for claim in own if not agree(article, footer, claim)]
    if own and len(against) == len(own):
        several = any(not agree(article, against[0], claim) for claim in against)
        ours = any(agree(article, claim, against[0]) for claim in page)
        asked = against[0].kind == "interview" and not _is_exclusive(article)  # others tell of interviews as well
        mixed = ours and footer.agency  # a desk adds to what agencies report
        sure = not several and not mixed and not asked
        yield _finding(footer, against[0], WARNING if sure else INFO, 0.9 if sure else 0.5)
    written = [claim for claim in byline_claims(article) if not any(agree(article, claim, one) for one in page)]
    written = [claim for claim in written if not any(_overlap(claim, one) for one in own)]  # told already
    other = [claim for claim in written if claim.agency == footer.agency and not agree(article, footer, claim)]
    if other and len(other) == len(written):
        sure = len(written) == 1
        yield _finding(footer, other[0], WARNING if sure else INFO, 0.75 if sure else 0.5)
    photos = [claim for claim in photo_claims(article) if not claim.agency and not agree(article, footer, claim)]
    if photos and not footer.agency:
        yield _finding(footer, photos[0], INFO, 0.4)
    if page and not footer.agency and not any(agree(article, footer, claim) for claim in page):
        yield _republication(footer, page[0])


def _against_shared_footer(article: Article) -> Iterator[Finding]:
    """Compare words that only an outlet's own people say with a footer that names another beside agencies."""
    ours = [claim for claim in own_claims(article) if claim.kind == "ours"]
    for footer in shared_footer_claims(article) if ours else ():
        if not any(agree(article, footer, claim) for claim in ours):
            yield _finding(footer, ours[0], WARNING, 0.8)


def _overlap(one: Claim, other: Claim) -> bool:
    first, second = one.evidence, other.evidence
    return first.field == second.field and first.start < second.end and second.start < first.end


def _is_exclusive(article: Article) -> bool:
    """Tell whether the footer says that the text is its outlet's alone: «المصدر: X - خاص»."""
    return any(word in value.text for value in article.result.metadata.source for word in ("خاص", "حصري"))


def _is_agency(claim: Claim) -> bool:
    return all(outlet.kind == "agency" for outlet in claim.outlets)


def _among_themselves(article: Article) -> Iterator[Finding]:
    """Compare the text's own words with its byline or dateline and its rights, and these with one another."""
    own = own_claims(article)
    firm = [claim for claim in own if claim.kind in _FIRM]
    written, rights = byline_claims(article), rights_claims(article)
    marks = [*written, *rights]
    for one in firm:
        others = [claim for claim in (*marks, *firm) if not agree(article, one, claim)]
        told = (claim for claim in others if claim.kind != "dateline")  # which a text of its own may have, too
        other = next(told, others[0] if others else None)
        if other and not any(agree(article, one, claim) for claim in marks):
            kinds = {one.kind, other.kind}
            sure = kinds != {"own voice"} and not kinds >= {"own voice", "dateline"}  # a review of papers has both
            yield _finding(one, other, WARNING if sure else INFO, 0.8 if sure else 0.4)
            return
    said = [claim for claim in own if claim.kind in _SAID and not _is_agency(claim)]
    signed = next((claim for claim in (*firm, *written, *rights) if not claim.agency), None)
    if said and signed and not any(agree(article, claim, signed) for claim in said):
        heading = signed.kind == "exclusive" and signed.evidence.start < _HEADING
        sure = (
            signed.kind in ("byline", "rights") or heading
        )  # a channel's own dateline stands above what people told others
        yield _finding(signed, said[0], WARNING if sure else INFO, 0.75 if sure else 0.4)
        return
    for one in written:
        for other in (*rights, *(claim for claim in written if {claim.kind, one.kind} == _BOTH_ENDS)):
            if one.agency == other.agency and not agree(article, one, other):
                yield _finding(one, other, WARNING, 0.75)
                return


def _finding(one: Claim, other: Claim, severity: str, confidence: float) -> Finding:
    first, second = one.evidence, other.evidence
    return Finding(
        check=NAME,
        severity=severity,
        confidence=confidence,
        message=f"{_ENGLISH[one.kind].capitalize()} says «{first.text}», "
        f"while {_ENGLISH[other.kind]} says «{second.text}».",
        message_ar=f"{_ARABIC[one.kind]} يقول «{first.text}»، بينما {_ARABIC[other.kind]} يقول «{second.text}».",
        evidence=(first, second),
    )


def _republication(footer: Claim, page: Claim) -> Finding:
    first, second = footer.evidence, page.evidence
    return Finding(
        check=NAME,
        severity=INFO,
        confidence=0.8,
        message=f"«{second.text}» republishes a text that its footer credits to «{first.text}».",
        message_ar=f"يعيد «{second.text}» نشر نص ينسبه سطر المصدر إلى «{first.text}».",
        evidence=(first, second),
    )
