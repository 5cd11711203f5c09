"""What a document's outlet is called: its name, its host, and the domains that the host is in."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """Give the host of an address in small letters, or an empty text where it has none.

    >>> host_of("https://WWW.akhbar.example/news/1"), host_of("no address")
    ('www.akhbar.example', '')
    """
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # no URL: then it tells nothing
        return ""


def outlet_names(url: str | None, outlet: str | None) -> frozenset[str]:
    """Give what a rule may call an outlet: its name, its host, and the domains that the host is in.

    >>> sorted(outlet_names("https://www.akhbar.example/news/1", "الأخبار"))
    ['akhbar.example', 'www.akhbar.example', 'الأخبار']
    """
    host = host_of(url)
    parts = host.split(".")
    domains = {".".join(parts[i:]) for i in range(len(parts) - 1)}
    return frozenset(filter(None, {(outlet or "").casefold(), host, *domains}))
