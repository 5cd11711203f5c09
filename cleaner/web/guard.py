"""Who may ask, and how much: hosts, origins, sizes, and the headers under which every answer stands.

Whoever opens a page of the web in the same browser lets that page send requests to this machine. So a name that is not
this server's is refused (a foreign domain may be pointed at this machine: DNS rebinding), and so is what another origin
sends. The policy of content allows no script and no style but those of this server's own files, and no frame.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlsplit

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "content-security-policy": POLICY,
        "cache-control": "no-store",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
)
_SAFE: Final = frozenset({"GET", "HEAD"})
_OWN_SITES: Final = frozenset({"", "same-origin", "none"})


class TooLargeError(Exception):
    """A request that is larger than may be."""


def host_name(authority: str) -> str:
    """Give the name or address in a `Host` header, without its port; an empty text for what is none.

    >>> host_name("LOCALHOST:8765"), host_name("[::1]:8765"), host_name("a b")
    ('localhost', '::1', '')
    """
    try:
        name = urlsplit(f"//{authority}").hostname or ""
    except ValueError:
        return ""
    return "" if any(sign.isspace() or sign in "/\\@" for sign in authority) else name


def is_own_host(authority: str, names: Iterable[str] = ()) -> bool:
    """Tell whether a `Host` header may name this server.

    A name is refused unless it is `localhost` or among `names`; an address in digits may stand, for no domain can be
    pointed there.

    >>> [is_own_host(host) for host in ("127.0.0.1:8765", "localhost", "marfa.example", "")]
    [True, True, False, False]
    """
    name = host_name(authority)
    try:
        return bool(ip_address(name))
    except ValueError:
        return name == "localhost" or name in {known.casefold() for known in names}


def is_own_origin(headers: Mapping[str, str]) -> bool:
    """Tell whether a request that may change something comes from a page of this server, or from no page at all.

    >>> is_own_origin({"host": "localhost:8765", "origin": "http://localhost:8765"})
    True
    >>> is_own_origin({"host": "localhost:8765", "origin": "https://marfa.example"})
    False
    """
    if headers.get("sec-fetch-site", "") not in _OWN_SITES:
        return False
    origin = headers.get("origin")
    if origin is None:
        return True  # browsers send it with every POST: this is a program's
    try:
        return urlsplit(origin).netloc.casefold() == headers.get("host", "").casefold() != ""
    except ValueError:
        return False


class Guard:
    """Stands before an application of ASGI."""

    def __init__(self, app: App, names: Iterable[str] = (), largest: int = 0) -> None:
        """Guard `app`, which may be called by `names` and takes requests of at most `largest` bytes."""
        self._app, self._names, self._largest = app, tuple(names), largest

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refused(scope["method"], headers)
        if refused:
            await _answer(send, *refused)
            return
        limited = _Limited(receive, self._largest)

        async def send_unless_refused(message: Message) -> None:
            if not limited.exceeded:  # else what the application makes of the failure
                await send(message)

        try:
            await self._app(scope, limited, _guarded(send_unless_refused))
        except TooLargeError:
            await _answer(send, 413, "too large")

    def _refused(self, method: str, headers: Mapping[str, str]) -> tuple[int, str] | None:
        if not is_own_host(headers.get("host", ""), self._names):
            return 421, "this server is not called so: see cleaner serve --name"
        if method not in _SAFE and not is_own_origin(headers):
            return 403, "a page of another origin may not ask"
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._largest:
            return 413, "too large"
        return None


class _Limited:
    """Receives a request up to a size, whatever its header says of it."""

    def __init__(self, receive: Receive, largest: int) -> None:
        self._receive, self._left = receive, largest
        self.exceeded = False

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            self.exceeded = True
            raise TooLargeError
        return message


def _guarded(send: Send) -> Send:
    """Add the headers of every answer."""

    async def send_guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            names = {name for name, _ in own}
            message["headers"] = [pair for pair in message.get("headers", []) if pair[0] not in names] + own
        await send(message)

    return send_guarded


async def _answer(send: Send, status: int, text: str) -> None:
    guarded = _guarded(send)
    body = f"{text}\n".encode()
    head = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await guarded({"type": "http.response.start", "status": status, "headers": head})
    await guarded({"type": "http.response.body", "body": body})
