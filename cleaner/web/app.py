"""The application of `cleaner serve`: the page, an article explained, corrections kept and learned from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from cleaner.document.objects import explanation_object
from cleaner.dumps.formats.entries import dump
from cleaner.options import CAUTION, Options
from cleaner.rules.rule import LABELS
from cleaner.web.answer import Answer, answer
from cleaner.web.article_view import view_of
from cleaner.web.examples import Examples, Taught, site_of
from cleaner.web.guard import Guard
from cleaner.web.labelled import body_of, labels_of
from cleaner.web.pages import PageState, static_file, write_article, write_page
from cleaner.web.question import LARGEST, Question, QuestionError, read_question, threshold_in
from cleaner.web.records import Records
from cleaner.web.texts import language_of, texts_of

if TYPE_CHECKING:  # extras, else imported late
    from starlette.requests import Request
    from starlette.responses import Response

_LONGEST_ID: Final = 200  # characters
_THEMES: Final = ("light", "dark")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What a server is started with.

    `options` clean; `examples` are where corrections are kept, if at all; `records` are the file that is looked at;
    `names` are what the server may be called beside `localhost` and addresses in digits.
    """

    options: Options = field(default_factory=Options)
    examples: Examples | None = None
    records: Records | None = None
    names: tuple[str, ...] = ()


def build_app(settings: ServerSettings) -> Guard:
    """Give the application (ASGI), guarded.

    Raises `ImportError` where Starlette and Jinja2 are missing, which the extra `web` installs.
    """
    from starlette.applications import Starlette
    from starlette.routing import Route

    service = _Service(settings)
    routes = [
        Route("/", service.page),
        Route("/static/{name}", service.static),
        Route("/explain", service.explain, methods=["POST"]),
        Route("/examples", service.keep_example, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), settings.names, LARGEST)


class _Service:
    """Answers requests; one article at a time is cleaned, beside the loop that receives others."""

    def __init__(self, settings: ServerSettings) -> None:
        from anyio import CapacityLimiter

        self._settings = settings
        self._taught: dict[str, Taught] = {}
        self._alone = CapacityLimiter(1)

    async def page(self, request: Request) -> Response:
        from starlette.responses import HTMLResponse

        asked, settings = request.query_params, self._settings
        record = asked.get("record", "")
        chosen = _chosen(settings.options, asked.get("preset", ""), threshold_in(asked.get("threshold", "")))
        state = PageState(
            language=language_of(asked.get("lang")),
            theme=theme if (theme := asked.get("theme", "")) in _THEMES else "",
            saving=settings.examples.path.name if settings.examples else "",
            records=settings.records.name if settings.records else "",
            record=(record[:_LONGEST_ID] or "1") if settings.records else "",
            threshold=chosen.limit,
            keep=_kept(asked["keep"]) if "keep" in asked else settings.options.keep,
        )
        return HTMLResponse(write_page(state))

    async def static(self, request: Request) -> Response:
        from starlette.responses import PlainTextResponse, Response

        found = static_file(request.path_params["name"])
        return Response(found[0], media_type=found[1]) if found else PlainTextResponse("not found\n", 404)

    async def explain(self, request: Request) -> Response:
        return await self._answered(request, self._explain)

    async def keep_example(self, request: Request) -> Response:
        return await self._answered(request, self._keep)

    async def _answered(self, request: Request, do: Any) -> Response:
        """Read a request and do what it asks in a thread; what is wrong with it is told in its language."""
        from anyio import to_thread
        from starlette.responses import Response

        body = await request.body()
        language, status = "ar", 200
        try:
            asked = _decoded(body)
            language = language_of(asked.get("lang"))
            told = await to_thread.run_sync(do, read_question(asked), language, limiter=self._alone)
        except QuestionError as error:
            said = texts_of(language)[f"problem.{error.reason}"]
            told, status = {"problem": said.format_map(_named(error))}, 400
        data = dump(told).encode("utf-8", "backslashreplace")
        return Response(data, status, media_type="application/json")

    def _explain(self, question: Question, language: str) -> dict[str, object]:
        answered = self._answer(question)
        result = answered.result
        text = result.text
        if question.corrections:
            text = body_of(result.document.text, labels_of(result, question.corrections))
        view = view_of(answered, question.corrections, language)
        return {
            "html": write_article(view, language),
            "text": text,
            "object": explanation_object(result, answered.weighed),
            "record": answered.record,
        }

    def _keep(self, question: Question, language: str) -> dict[str, object]:
        """Keep what was corrected, if anything is kept here, and say what was learned of it."""
        said, examples = texts_of(language), self._settings.examples
        result = self._answer(question).result
        if examples is None:
            labels_of(result, question.corrections)
            return {"messages": [said["correction.applied"]], "toml": "", "site": ""}
        examples.save(result, question.corrections)
        messages = [said["correction.saved"].format(file=examples.path.name)]
        site = site_of(result.document)
        taught = self._learn(site) if site else Taught("", (), "")
        if not site:
            messages.append(said["correction.no_host"])
        elif taught.rules:
            messages.append(said["correction.rules"].format(host=site, count=len(taught.rules)))
            messages.append(said["correction.rules_use"])
        else:
            messages.append(said["correction.one_more"].format(host=site))
        return {"messages": messages, "toml": taught.toml, "site": site}

    def _answer(self, question: Question) -> Answer:
        """Clean an article, with what the examples have taught of its site."""
        settings = self._settings
        find = settings.records.find if settings.records else None
        first = answer(question, settings.options, find)
        site = site_of(first.result.document)
        taught = self._taught.get(site) or (self._learn(site) if site and settings.examples else None)
        if not taught or not taught.rules:
            return first
        options = replace(settings.options, rules=(*settings.options.rules, *taught.rules))
        return answer(question, options, find)

    def _learn(self, site: str) -> Taught:
        if self._settings.examples is None:
            return Taught(site, (), "")
        self._taught[site] = self._settings.examples.taught(site, self._settings.options)
        return self._taught[site]


def _chosen(base: Options, preset: str, threshold: float | None) -> Options:
    """Give the options with the preset or the threshold of an address; what is none means nothing."""
    if threshold is not None:
        return replace(base, threshold=threshold)
    return replace(base, preset=preset, threshold=None) if preset in CAUTION else base


def _kept(families: str) -> frozenset[str]:
    """Give the families that an address names, parted by commas; a word that is none means nothing."""
    return frozenset(families.split(",")) & frozenset(LABELS[1:])


class _Named(dict[str, str]):
    """What a sentence may name; of what is not known nothing is said."""

    def __missing__(self, key: str) -> str:
        return ""


def _named(error: QuestionError) -> _Named:
    return _Named(what=error.what, most=f"{LARGEST:,}")


def _decoded(body: bytes) -> dict[str, object]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        raise QuestionError("form") from None
    if not isinstance(asked, dict):
        raise QuestionError("form")
    return asked
