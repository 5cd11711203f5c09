"""A step of datatrove that cleans documents: texts, or pages in the place of its Trafilatura step.

    [WarcReader("crawl"), ArabicCleaner(html=True, exclusion_writer=JsonlWriter("empty")), *filters, JsonlWriter("out")]

It needs datatrove's core alone; `docs/datatrove.md` says what comes out, what is counted, and what fails.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from cleaner import CleanResult, OptionError, Options, clean, clean_html, document_object
from cleaner.integrations import host
from cleaner.integrations.settings import KernelSettings, made
from cleaner.integrations.singly import counts_of, evidence_text, inspecting, why_empty, writable

_Filter: Any = object
_missing: ImportError | None = None
try:
    _Filter = host("datatrove.pipeline.filters.base_filter", "datatrove").BaseFilter
except ImportError as error:  # told to who makes a step, so that this module can be looked at without the host
    _missing = error

ADDED: Final = ("removed", "metadata", "findings", "made")
_NONE: Final[Mapping[str, Any]] = {}


class Outcome(NamedTuple):
    """What became of a document; it is small, for it may come from another process.

    `problem` says why it could not be cleaned, or why nothing of it is an article, which `reason` names for the stats.
    `counts` are those of the stats, and `added` what goes into the document's metadata.
    """

    text: str = ""
    reason: str = ""
    problem: str = ""
    counts: Mapping[str, int] = _NONE
    added: Mapping[str, Any] = _NONE


def outcome_of(body: object, known: Mapping[str, Any], options: Options, html: bool, add: Collection[str]) -> Outcome:
    r"""Clean a text or page, whatever it is.

    Args:
        body: the text or page.
        known: the arguments of `clean` or `clean_html` that are known of it.
        options: how to clean.
        html: whether it is a page.
        add: what is asked of it beside its clean text.

    Returns:
        What became of it; nothing is raised.

    >>> outcome_of("أعلنت البلدية فتح الطريق.\nالمصدر: وكالات", {}, Options(), html=False, add=()).counts
    {'changed': 1, 'removed/source': 15, 'rules/source.label': 1}
    >>> outcome_of(7, {}, Options(), html=False, add=()).problem
    'the text is int, not a text'
    """
    try:
        if html and isinstance(body, str | bytes):
            result = clean_html(body, **known, options=options)
        elif isinstance(body, str):
            result = clean(body, **known, options=options)
        else:
            return Outcome(
                reason="failed", problem=f"the text is {type(body).__name__}, not a {'page' if html else 'text'}"
            )
    except Exception as error:  # no document may end a task; what it was is told with the document
        return Outcome(reason="failed", problem=f"raised {type(error).__name__}: {error}: please report it")
    added = _added(result, options, add)
    reason, problem = why_empty(result)
    counts = counts_of(result, added.get("findings", ()))
    return Outcome(result.text, reason, problem, counts, added)


class ArabicCleaner(_Filter):  # type: ignore[misc]  # what it is comes with datatrove
    """The step: a document's text becomes its clean text; one of which nothing is left goes to the exclusion writer.

    What is excluded is as it came, with its `filter_reason` (`empty`, `no_article`, `failed`) and a sentence on it.

    Args:
        options: how to clean.
        html: whether the texts are pages, as WarcReader gives them, or bytes.
        url: the key of the metadata that holds the address, None for none.
        title: that of the title.
        outlet: that of the publisher's name or domain.
        charset: that of a page's charset, if the page is bytes.
        add: what else goes into the metadata, of `ADDED`.
        prefix: what stands before each in its key.
        as_json: whether they are written as JSON, for writers whose columns have one type each (ParquetWriter).
        timeout: the most seconds for a document, which is then cleaned in a process of its own that may also die;
            None to clean it in the task's own.
        exclusion_writer: a writer for what is left out.

    Raises:
        ImportError: where datatrove is missing.
        OptionError: for what is unknown or would do nothing.
    """

    type = "🧹 - CLEANER"
    name = "Arabic articles"

    def __init__(
        self,
        options: Options | None = None,
        *,
        html: bool = False,
        url: str | None = "url",
        title: str | None = "title",
        outlet: str | None = "outlet",
        charset: str | None = "charset",
        add: Collection[str] = ("metadata",),
        prefix: str = "cleaner_",
        as_json: bool = False,
        timeout: float | None = None,
        exclusion_writer: Any = None,
    ) -> None:
        if _missing:
            raise _missing
        unknown = [add] if isinstance(add, str) else sorted({*add} - {*ADDED})
        if unknown:
            raise OptionError(f"there is nothing named {unknown[0]!r} to add: give a list of {', '.join(ADDED)}")
        if timeout is not None and timeout <= 0:
            raise OptionError(f"timeout must be more than no seconds, not {timeout!r}: None is for no limit")
        super().__init__(exclusion_writer)
        options = inspecting(options or Options()) if "findings" in add else options or Options()
        self.settings = KernelSettings(options=options)  # which takes the texts of rule files along
        self.html, self.add, self.prefix, self.as_json, self.timeout = html, tuple(add), prefix, as_json, timeout
        roles = {"url": url, "title": title, "outlet": outlet, "charset": charset if html else None}
        self.keys = {role: key for role, key in roles.items() if key}
        self._sandbox: Any = None

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Any:
        """Clean the documents of a task.

        Args:
            data: the documents.
            rank: the number of the task.
            world_size: how many tasks there are.

        Yields:
            The documents of which something is left.
        """
        if self.timeout is None:
            yield from super().run(data, rank, world_size)
            return
        self._outcome("", {})  # rules are read here, so that no process has to
        sandbox = host("datatrove.pipeline.extractors.base", "datatrove").ExtractorSandbox
        with sandbox(timeout=self.timeout, warmup_text=("", {})) as self._sandbox:
            try:
                yield from super().run(data, rank, world_size)
            finally:
                self._sandbox = None

    def filter(self, doc: Any) -> bool | tuple[bool, str]:
        """Clean a document in place.

        Args:
            doc: the document.

        Returns:
            True where something of it is left, else False and why.
        """
        known = {role: value for role, key in self.keys.items() if (value := evidence_text(doc.metadata, key))}
        outcome = self._kept_apart(doc.text, known) if self._sandbox else self._outcome(doc.text, known)
        for label, count in outcome.counts.items():
            self.stat_update(label, value=count)
        if outcome.reason:
            return self._left_out(doc, outcome)
        doc.text = outcome.text
        for name, value in outcome.added.items():
            doc.metadata[f"{self.prefix}{name}"] = self._spelled(value)
        return True

    def _outcome(self, body: object, known: Mapping[str, str]) -> Outcome:
        return outcome_of(body, known, self.settings.options, self.html, self.add)

    def _kept_apart(self, body: object, known: Mapping[str, str]) -> Outcome:
        """Clean in the other process, which is ended if it takes too long, and may be by the system."""
        try:
            outcome: Outcome = self._sandbox.process_document((body, known), self._outcome)
        except TimeoutError:
            return Outcome(reason="failed", problem=f"took more than {self.timeout:g} s", counts={"timeout": 1})
        except EOFError:
            return Outcome(
                reason="failed", problem="ended its process, perhaps for memory", counts={"broken_process": 1}
            )
        return outcome

    def _spelled(self, value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False) if self.as_json and not isinstance(value, str) else value

    def _left_out(self, doc: Any, outcome: Outcome) -> tuple[bool, str]:
        doc.metadata[f"{self.prefix}reason"] = outcome.problem
        if not isinstance(doc.text, str):  # no writer takes it
            doc.text = doc.text.decode("utf-8", "replace") if isinstance(doc.text, bytes) else str(doc.text or "")
        if outcome.reason == "failed":
            host("datatrove.utils.logging", "datatrove").logger.warning(f"{doc.id}: {outcome.problem}")
        return False, outcome.reason


def _added(result: CleanResult, options: Options, add: Collection[str]) -> dict[str, Any]:
    if not add:
        return {}
    said = {"findings": [], **document_object(result), "made": made(options) if "made" in add else ""}
    return {name: writable(said[name]) for name in ADDED if name in add}
