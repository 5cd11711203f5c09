"""What a document's outlet is called: its name, its host, and the domains that the host is in."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

_LONGEST: Final = 253  # characters of a host (RFC 1035, 2.3.4, less what its form takes)


def host_of(url: str | None) -> str:
    """Give the host of an address in small letters, or an empty text where it has none, or one too long to be one.

    >>> host_of("https://WWW.akhbar.example/news/1"), host_of("no address")
    ('www.akhbar.example', '')
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:  # no URL: then it tells nothing
        return ""
    return host if len(host) <= _LONGEST else ""


def domain_of(url: str | None) -> str:
    """Give the domain of an address that somebody registered, by the list of public suffixes; else its host.

    >>> domain_of("https://news.akhbar.com.sa/1"), domain_of("http://10.0.0.1/"), domain_of("no address")
    ('akhbar.com.sa', '10.0.0.1', '')
    """
    from tld import get_fld  # late: it reads the list

    host = host_of(url)
    try:
        return get_fld(f"https://{host}", fail_silently=True) or host if host else ""
    except ValueError:
        return host


def outlet_names(url: str | None, outlet: str | None) -> frozenset[str]:
    """Give what a rule may call an outlet: its name, its host, and the domains that the host is in.

    >>> sorted(outlet_names("https://www.akhbar.example/news/1", "الأخبار"))
    ['akhbar.example', 'www.akhbar.example', 'الأخبار']
    """
    host = host_of(url)
    parts = host.split(".")
    domains = {".".join(parts[i:]) for i in range(len(parts) - 1)}
    return frozenset(filter(None, {(outlet or "").casefold(), host, *domains}))
