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
    own_claims,
    photo_claims,
    publisher_claim,
)

NAME: Final = "credit-conflict"
_ARABIC: Final = {
    "footer": "سطر المصدر",
    "byline": "سطر الكاتب",
    "dateline": "مستهل الخبر",
    "exclusive": "النص نفسه",
    "own voice": "النص نفسه",
    "interview": "النص نفسه",
    "statement": "النص نفسه",
    "photo credit": "حقوق الصورة",
    "publisher": "الناشر",
    "host": "عنوان الصفحة",
}
_OWN: Final = ("exclusive", "own voice", "interview", "statement")
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
        yield from _uncredited(article, page)


def _publisher_against_host(article: Article, host: Claim | None, publisher: Claim | None) -> Iterator[Finding]:
    if host and publisher and not agree(article, host, publisher):
        aggregates = any(outlet.kind == "portal" for outlet in host.outlets)
        yield _finding(publisher, host, INFO if aggregates else WARNING, 0.6 if aggregates else 0.8)


def _against_footer(article: Article, footer: Claim, page: Sequence[Claim]) -> Iterator[Finding]:
    """Compare the source footer with the text's own words, then with byline and photo, then with the page."""
    own = own_claims(article)
    against = [claim for claim in own if not agree(article, footer, claim)]
    if own and len(against) == len(own):
        several = any(not agree(article, against[0], claim) for claim in against)
        ours = any(agree(article, claim, against[0]) for claim in page)
        sure = not several and not ours and against[0].kind != "interview"  # which others tell of as well
        yield _finding(footer, against[0], WARNING if sure else INFO, 0.9 if sure else 0.5)
    written = [claim for claim in byline_claims(article) if not any(agree(article, claim, one) for one in page)]
    other = [claim for claim in written if claim.agency == footer.agency and not agree(article, footer, claim)]
    if other and len(other) == len(written):
        sure = len(written) == 1
        yield _finding(footer, other[0], WARNING if sure else INFO, 0.75 if sure else 0.5)
    photos = [claim for claim in photo_claims(article) if not claim.agency and not agree(article, footer, claim)]
    if photos and not footer.agency:
        yield _finding(footer, photos[0], INFO, 0.4)
    if page and not footer.agency and not any(agree(article, footer, claim) for claim in page):
        yield _republication(footer, page[0])


def _uncredited(article: Article, page: Sequence[Claim]) -> Iterator[Finding]:
    """Compare what the text says in its own voice with its page, where no footer credits anybody."""
    own = own_claims(article)
    claims = [claim for claim in own if claim.kind in ("exclusive", "own voice")]
    if not page or not claims or any(agree(article, claim, one) for claim in own for one in page):
        return
    if all(agree(article, claims[0], claim) for claim in own):
        yield _finding(claims[0], page[0], INFO, 0.5)


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
