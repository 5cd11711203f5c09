"""Docstrings for the site: their examples are blocks of code, as they are in a terminal."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

_EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\s*$).+)*(?:\n\n>>> .*(?:\n(?!\s*$).+)*)*", re.MULTILINE)


class ExamplesAsCode(Extension):
    """Put the examples of every docstring, which begin with a prompt, into fences."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of one module, class or function."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(r"```python\n\g<0>\n```", obj.docstring.value)
