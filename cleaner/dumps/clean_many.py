"""Many texts in, their results out in order, in this process or in worker processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from cleaner.document.arguments import wrong_article
from cleaner.document.types import CleanResult, Document, Notice
from cleaner.options import Options, check_options

if TYPE_CHECKING:
    from cleaner.dumps.workers.clean_record import Outcome, Work

_DEFAULT: Final = Options()
_SECONDS: Final = 60.0  # that one text may take in a worker, as in a run over a dump


def clean_many(
    texts: Iterable[str | Document], *, workers: int | None = 0, options: Options = _DEFAULT
) -> Iterator[CleanResult]:
    r"""Clean many texts, and give a result for each, in order, as soon as it is there.

    `texts` may be any iterable of articles (characters) or of `Document`s, endless ones too: it is read a little ahead
    at most. `workers` are the processes that clean: 0 for this one alone, None for as many as there are cores where
    there is much to do. They start as `multiprocessing` does by `spawn`, so a script calls this below
    `if __name__ == "__main__":`; a notebook needs nothing.

    One text never ends the others: what is no text (None, a number) gives an empty result, and a text that raises,
    takes longer than a minute in a worker or ends it stays whole; each has a warning of the kind `failed`.
    Raises `TypeError` if `texts` is one text, and `ValueError` for a number of workers that is none.

    >>> texts = ["أعلنت البلدية فتح الطريق.\nالمصدر: وكالات", None, "هطلت أمطار غزيرة أمس."]
    >>> for result in clean_many(texts):
    ...     print(repr(result.text), [warning.kind for warning in result.warnings])
    'أعلنت البلدية فتح الطريق.' []
    '' ['failed']
    'هطلت أمطار غزيرة أمس.' []
    """
    if isinstance(texts, str | bytes | Mapping | Document) or not isinstance(texts, Iterable):
        raise TypeError(f"clean_many() takes many texts, not {type(texts).__name__}: give a list, or call clean()")
    check_options("clean_many", options)
    if workers is not None and (not isinstance(workers, int) or workers < 0):
        raise ValueError(f"workers must be 0, a number of processes or None, not {workers!r}")
    return _results(texts, workers, options)


def _results(texts: Iterable[str | Document], workers: int | None, options: Options) -> Iterator[CleanResult]:
    from cleaner.dumps.workers.clean_record import Wanted  # late, as the pool: `import cleaner` does without them
    from cleaner.dumps.workers.pool import Team
    from cleaner.dumps.workers.worker import Settings, outcome_of

    settings = Settings(options, Wanted(result=True), _SECONDS)
    works = map(_work, texts)
    if workers == 0:
        for work in works:
            yield _result(work, outcome_of(work, settings))
        return
    waiting: deque[Work] = deque()

    def noted() -> Iterator[Work]:
        for work in works:
            waiting.append(work)
            yield work

    with Team(workers, settings) as team:
        for outcome in team.clean(noted()):
            yield _result(waiting.popleft(), outcome)


def _work(text: object) -> Work:
    from cleaner.dumps.workers.clean_record import Work

    document = Document(text) if isinstance(text, str) else text
    if isinstance(document, Document) and isinstance(document.text, str):
        return Work(document)
    problem = str(wrong_article("clean", "the article's text", getattr(text, "text", text)))
    return Work(Document(""), problem=problem)


def _result(work: Work, outcome: Outcome) -> CleanResult:
    """Give the result of a text; one that could not be cleaned stays whole and says so."""
    if outcome.result is not None:
        return outcome.result
    text = work.document.text
    kept = ((0, len(text)),) if text else ()
    return CleanResult(work.document, text, kept, (), (), warnings=(Notice("failed", outcome.problem),))
