"""Elements of HTML by what they are to the text of a page (WHATWG HTML, 15.3, Flow content)."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final


def words(text: str) -> frozenset[str]:
    """Give the words of a text as a set.

    >>> sorted(words("ul ol"))
    ['ol', 'ul']
    """
    return frozenset(text.split())


BLOCKS: Final = words(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup
    option p plaintext pre search section select summary table tbody td tfoot th thead tr ul xmp"""
)
NEVER_TEXT: Final = ("script", "style", "noscript", "template", "svg", "iframe", "textarea", "video")
LEFT_OUT: Final = words("math object embed head title canvas audio").union(NEVER_TEXT)
HEADINGS: Final = MappingProxyType({f"h{level}": level for level in range(1, 7)})
LISTS: Final = words("ul ol dl menu dir")
CELLS: Final = words("td th")
NAMED: Final = words("a span time em i small label cite font strong")  # within lines, whose class and id are read
PARAGRAPHS: Final = words("p h1 h2 h3 h4 h5 h6 li blockquote pre dd dt td th figcaption")
HOLDERS: Final = words("li blockquote dd td th")  # of these, what may hold several
NEVER_DEEP: Final = words(
    """area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option optgroup tbody
    thead tfoot html head body"""
)  # void, or closed by what follows them
