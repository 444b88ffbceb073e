"""One wrong reply, run through the whole agent: what of it reached the reader."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from agent.ask import ask
from agent.checks import ALL, Check
from agent.compose.types import Progress, Said, Withdrawn
from agent.errors import ModelError
from agent.model.types import Purpose
from agent.types import Answer, Judgement, Outcome, Statement
from evals.faults.content import QUESTION, Content, Offered, read_offer
from evals.faults.heard import Time
from evals.faults.run import Opener
from evals.faults.types import PATIENT, Result
from evals.server import FakeOpenAI, read_prompt
from evals.shelf import Shelf, build
from store.readers import parse

SAMPLES: Final = Path(__file__).parents[1] / "samples" / "library"

NAMES: Final = (
    "memorandum-shared-compute.docx",
    "amendment-1-memorandum.docx",
    "minutes-joint-committee-2.docx",
    "fact-sheet-partnership.md",
    "trade-article-public-compute.txt",
)


class Model:
    """Says the same wrong thing to every request, in the form that it is asked for."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._offered: Offered | None = None
        self._asked = 0

    def reply(self, request: dict[str, Any]) -> str:
        """Return what it says to a chat request of the protocol."""
        prompt = read_prompt(request)
        if self._offered is None:
            self._offered = read_offer(prompt)
        self._asked += 1
        if self._content.once and self._asked > 1:
            said = json.dumps(self._offered.honest)
        else:
            said = self._content.reply(self._offered)
        named = (request.get("response_format") or {}).get("json_schema") or {}
        return _as_rewrite(said) if named.get("name") == Purpose.REWRITE else said

    @property
    def offered(self) -> Offered:
        """Return what it was offered."""
        assert self._offered is not None, "nobody asked it"
        return self._offered

    @property
    def statement(self) -> str:
        """Return the text of the statement that it makes when it keeps to the form."""
        said = self.offered.honest if self._content.once else self._content.reply(self.offered)
        try:
            found = said if isinstance(said, dict) else json.loads(said)
            return str(found["statements"][0]["text"])
        except (ValueError, LookupError, TypeError, RecursionError):
            return self.offered.text


def read_samples() -> Shelf:
    """Return those sample documents that say something about the question as a library."""
    files = [SAMPLES / name for name in NAMES]
    return build((name.name, parse(name.read_bytes(), name.name)) for name in files)


def run_content(
    name: str,
    content: Content,
    library: Shelf,
    open_model: Opener,
    *,
    checks: Sequence[Check] = ALL,
) -> Result:
    """Return what came of a reply."""
    model = Model(content)
    time_ = Time()
    told: list[Progress] = []
    answer: Answer | None = None
    error: Exception | None = None
    started = time.monotonic()
    with FakeOpenAI(chat=model.reply) as server:
        server.script(*content.faults)
        server.always(content.lasting)
        endpoint = open_model(server.url, PATIENT, time_)
        try:
            answer = ask(library, QUESTION, model=endpoint, checks=checks, listen=told.append)
        except Exception as raised:  # noqa: BLE001 - whatever it is, the table names it
            error = raised
        sent = len(server.requests)
    seconds = time.monotonic() - started
    broken = [*_judge_end(content, answer, error, sent), *_judge_told(answer, told)]
    if answer is not None:
        broken += _judge_answer(content, answer, model, library)
    return Result(
        name=name,
        promise=str(content),
        outcome=type(error).__name__ if error else answer.outcome.value if answer else "nothing",
        requests=sent,
        seconds=seconds,
        broken=tuple(broken),
    )


def _as_rewrite(said: str) -> str:
    """Return the same statements in the form of a rewriting."""
    try:
        found = json.loads(said)
        kept = [
            {"id": place, "text": each["text"], "evidence": each["evidence"]}
            for place, each in enumerate(found["statements"], start=1)
        ]
    except (ValueError, LookupError, TypeError, RecursionError):
        return said
    return json.dumps({"statements": kept}, ensure_ascii=False)


def _judge_end(
    content: Content, answer: Answer | None, error: Exception | None, requests: int
) -> Iterator[str]:
    if error is None and content.outcomes:
        yield "an answer, where there is none"
    elif error is not None and not isinstance(error, content.outcomes or ()):
        yield f"{type(error).__name__}: {error}"
    if requests > content.most_requests:
        yield f"sent {requests} requests"
    usage = answer.usage if answer else error.usage if isinstance(error, ModelError) else None
    if usage is None or usage.calls != requests or len(usage.attempts) != requests:
        yield f"usage says {usage and usage.calls} calls, the server saw {requests}"


def _judge_answer(content: Content, answer: Answer, model: Model, library: Shelf) -> Iterator[str]:
    said = model.statement
    shown = [each for each in answer.statements if each.text == said]
    if content.shows and not shown:
        yield f"not shown: {said!r}"
    if not content.shows and any(not _is_quotation(each) for each in shown):
        yield f"shown: {said!r}"
    for each in answer.statements:
        yield from _judge_statement(each, library)
    if answer.outcome is Outcome.ANSWER and not answer.statements:
        yield "an answer that says nothing"
    if "evil.example" in repr(answer.statements):
        yield "a link of the model's is shown"


def _judge_told(answer: Answer | None, told: Sequence[Progress]) -> Iterator[str]:
    """Whatever was shown on the way and not taken back is in the answer, and the other way."""
    standing: list[str] = []
    for each in told:
        if isinstance(each, Withdrawn):
            standing.clear()
        elif isinstance(each, Said):
            standing.append(each.statement.text)
    shown = [each.text for each in answer.statements] if answer else []
    if sorted(standing) != sorted(shown):
        yield f"told {standing}, and the answer shows {shown}"


def _judge_statement(statement: Statement, library: Shelf) -> Iterator[str]:
    if statement.verdict.judgement is not Judgement.SUPPORTED:
        yield f"shown though {statement.verdict.judgement}: {statement.text!r}"
    if not statement.evidence:
        yield f"shown without evidence: {statement.text!r}"
    for item in statement.evidence:
        if library.text(item.document.version)[item.start : item.end] != item.quote:
            yield f"a quotation that the document does not hold: {item.quote!r}"


def _is_quotation(statement: Statement) -> bool:
    return any(statement.text in item.quote for item in statement.evidence)
