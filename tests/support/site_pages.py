"""Pages of an invented site, each an article of its own in the site's markup."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from tests.support.learning import records


def pages(count: int, dress: Callable[[int, list[str]], list[str]]) -> list[dict[str, str]]:
    """Make records with `html`, `url` and `title`; `dress` gives the inside of the story from its number and `<p>`s."""
    found = []
    for number, record in enumerate(records(count, lambda n, title, prose: prose)):
        paragraphs = [f"<p>{escape(line)}</p>" for line in record["text"].split("\n")]
        story = "".join(dress(number, paragraphs))
        title = escape(record["title"])
        html = f"<title>{title}</title><h1>{title}</h1><div class='story-x'>{story}</div>"
        found.append({"html": html, "url": record["url"], "title": record["title"]})
    return found
