"""Crawls: WARC, and the texts of WET."""
