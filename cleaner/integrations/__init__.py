"""Where the users already are: one short module for each host, which is imported when it is asked for.

`import cleaner` loads none of them, and they know of `cleaner` its public names alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def host(module: str, extra: str) -> Any:
    """Give a module of a host.

    Args:
        module: the module's name, such as `pyarrow`.
        extra: the extra of this package that installs the host.

    Returns:
        The module.

    Raises:
        ImportError: where the host is missing; the message says what to install.

    >>> host("the_host", "spark")
    Traceback (most recent call last):
    ImportError: the_host is needed: pip install 'arabic-article-cleaner[spark]'
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise  # the host is there, and misses something of its own
        raise ImportError(
            f"{module.partition('.')[0]} is needed: pip install 'arabic-article-cleaner[{extra}]'"
        ) from None
