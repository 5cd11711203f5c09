"""Crawl a site, and write the clean text of every page with what the page says of it.

scrapy runspider examples/scrapy_site.py -a start=https://marfa.example/ -O articles.jsonl
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.http import HtmlResponse, Response
from scrapy.linkextractors import LinkExtractor


class SiteSpider(scrapy.Spider):  # type: ignore[misc]  # what it is comes with Scrapy
    """A spider that follows every link of one site."""

    name = "site"
    custom_settings = {  # noqa: RUF012  # Scrapy's way to write them
        "ITEM_PIPELINES": {"cleaner.integrations.scrapy.CleanerPipeline": 300},
        "CLEANER_HTML_FIELD": "page",
        "CLEANER_METADATA_FIELD": "metadata",
        "CLEANER_DROP_EMPTY": True,  # pages that have no article
        "FEED_EXPORT_FIELDS": ["url", "clean_text", "metadata"],  # all but the page
        "FEED_EXPORT_ENCODING": "utf-8",  # else JSON holds Arabic as escapes
        "LOG_LEVEL": "INFO",  # whose lines are those of parse, not whole items
    }

    def __init__(self, start: str, **arguments: Any) -> None:
        """Take the address of the first page."""
        super().__init__(**arguments)
        self.start_urls = [start]
        self.allowed_domains = [urlsplit(start).hostname or ""]

    def parse(self, response: Response, **arguments: Any) -> Iterator[Any]:
        """Give a page as it came, with the header that names its charset, and go where its links go."""
        if isinstance(response, HtmlResponse):
            self.logger.info("%s: %d bytes", response.url, len(response.body))
            yield {"url": response.url, "page": response.body, "charset": response.headers.get("Content-Type")}
            links = LinkExtractor().extract_links(response)  # none of mailto:, tel: and the like
            yield from response.follow_all(link for link in links if link.url.startswith("http"))
