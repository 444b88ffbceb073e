"""The only file that knows LangChain: a call goes in, plain pieces and an ending come out.

The chat model is made anew for every request, which takes a millisecond: its connection then ends
with the request. LangChain's own `stream` reads variables of the environment that send every
prompt to a tracing service; `_stream`, below it, is what every chat model implements, and knows
of no tracing, callbacks or cache.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from agent.errors import (
    AnswerFiltered,
    ModelBusy,
    ModelDenied,
    ModelError,
    ModelStalled,
    ModelUnreachable,
    RequestRefused,
    StreamBroken,
)
from agent.model.deadline import Line
from agent.model.exchange import Call, Ending, Piece, Reason
from agent.model.failed import Failed, judge_error, quote_safely
from agent.model.forms import response_format
from store.retrying import read_retry_after

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import ChatGenerationChunk

    from agent.model.wire import Notes

OPENAI: Final = "openai"
OPENAI_URL: Final = "https://api.openai.com/v1"
REASONS: Final[Mapping[str, Reason]] = {
    "stop": Reason.STOP,
    "end_turn": Reason.STOP,
    "stop_sequence": Reason.STOP,
    "eos": Reason.STOP,
    "eos_token": Reason.STOP,
    "complete": Reason.STOP,
    "completed": Reason.STOP,
    "length": Reason.LENGTH,
    "max_tokens": Reason.LENGTH,
    "model_length": Reason.LENGTH,
    "content_filter": Reason.FILTERED,
    "safety": Reason.FILTERED,
    "prohibited_content": Reason.FILTERED,
    "blocklist": Reason.FILTERED,
    "recitation": Reason.FILTERED,
    "content_filtered": Reason.FILTERED,
    "guardrail_intervened": Reason.FILTERED,
    "refusal": Reason.REFUSED,
}
# Providers name the field as they like.
FIELDS_OF_THE_REASON: Final = ("finish_reason", "stop_reason", "done_reason", "stopReason")


class LangChainSource:
    """One model of one provider.

    Args:
        provider: LangChain's name for it: "openai", "anthropic", …
        model: the provider's name for the model.
        base_url: the address of an OpenAI-compatible server; None for the provider's own.
        api_key: None for a server that wants none.

    """

    def __init__(
        self, provider: str, model: str, *, base_url: str | None, api_key: str | None
    ) -> None:
        self._provider = provider
        self._model = model
        self._base_url = base_url
        self._api_key = api_key

    def receive(self, call: Call, hand_over: Callable[[Piece], None], line: Line) -> Ending:
        """Hand over the pieces of the answer, and return how it ended.

        Raises:
            Failed: no complete answer came.
        """
        prompt = "\n".join(message.text for message in call.request.messages)

        def clean(words: str) -> str:
            return quote_safely(words, secret=self._api_key, prompt=prompt)

        if self._provider == OPENAI:
            return self._receive_compatible(call, hand_over, line, clean)
        model = self._open_other(call)
        return _read(model, call, hand_over, line, clean=clean, notes=None)

    def _receive_compatible(
        self,
        call: Call,
        hand_over: Callable[[Piece], None],
        line: Line,
        clean: Callable[[str], str],
    ) -> Ending:
        import httpx2

        from agent.model.wire import Notes, Wire

        notes = Notes(on_thought=lambda: hand_over(Piece(text="")), clean=clean)
        timeout = httpx2.Timeout(call.seconds, connect=min(call.connect_seconds, call.seconds))
        wire = Wire(notes, line, api_key=self._api_key)
        with httpx2.Client(
            transport=wire, trust_env=False, follow_redirects=False, timeout=timeout
        ) as client:
            model = self._open_compatible(call, client, timeout)
            return _read(model, call, hand_over, line, clean=clean, notes=notes)

    def _open_compatible(self, call: Call, client: object, timeout: object) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        wanted = response_format(call.dialect.form, call.request)
        # Given as `response_format`, the SDK would parse the stream itself, and turn an answer
        # that was cut off into an error without its text.
        body: dict[str, Any] = {call.dialect.limit.value: call.max_output_tokens}
        if wanted is not None:
            body["response_format"] = wanted
        settings: dict[str, Any] = {"extra_body": body}
        if call.dialect.temperature:
            settings["temperature"] = call.request.temperature
        model: BaseChatModel = init_chat_model(
            self._model,
            model_provider=OPENAI,
            base_url=self._base_url or OPENAI_URL,
            api_key=self._api_key or "none",
            # Whatever is left out, LangChain and the SDK look for in the environment.
            organization="none",
            openai_proxy=None,
            output_version="v0",
            stream_chunk_timeout=None,
            http_socket_options=(),
            http_client=client,
            timeout=timeout,
            max_retries=0,
            stream_usage=call.dialect.usage,
            use_responses_api=False,
            cache=False,
            **settings,
        )
        return model

    def _open_other(self, call: Call) -> BaseChatModel:
        from langchain.chat_models import init_chat_model

        known = {"base_url": self._base_url, "api_key": self._api_key}
        settings: dict[str, Any] = {name: value for name, value in known.items() if value}
        model: BaseChatModel = init_chat_model(
            self._model,
            model_provider=self._provider,
            max_retries=0,
            timeout=call.seconds,
            max_tokens=call.max_output_tokens,
            temperature=call.request.temperature,
            **settings,
        )
        return model


def _read(
    model: BaseChatModel,
    call: Call,
    hand_over: Callable[[Piece], None],
    line: Line,
    *,
    clean: Callable[[str], str],
    notes: Notes | None,
) -> Ending:
    """Read one stream to its end."""
    word = ""
    counted: tuple[int, int] | None = None
    for chunk in _open_stream(model, _as_messages(call), clean=clean, notes=notes):
        if line.given_up:
            raise Failed(StreamBroken, "the answer was no longer wanted", reached=True)
        word = _find_reason(chunk) or word
        counted = _find_usage(chunk) or counted
        text = _find_text(chunk)
        hand_over(Piece(text=text, alive=bool(text)))
    return Ending(
        reason=REASONS.get(word.lower()),
        word=word,
        input_tokens=counted[0] if counted else None,
        output_tokens=counted[1] if counted else None,
        refusal=notes.refusal if notes else "",
        thought=notes.thought if notes else False,
        done=notes.done if notes else True,
    )


def _open_stream(
    model: BaseChatModel,
    messages: Sequence[BaseMessage],
    *,
    clean: Callable[[str], str],
    notes: Notes | None,
) -> Iterator[ChatGenerationChunk]:
    """Yield LangChain's chunks; whatever goes wrong in there becomes a `Failed`."""
    try:
        with warnings.catch_warnings():
            # Advice for users of LangChain; what it is about is an error of ours anyway.
            warnings.simplefilter("ignore")
            yield from model._stream(list(messages))  # noqa: SLF001 - see the head of this file
    except Failed:
        raise
    except Exception as error:
        judged = _judge(error, clean=clean, notes=notes)
        _redact(error, clean)
        raise judged from error


def _as_messages(call: Call) -> list[BaseMessage]:
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    return [kinds[each.speaker](content=each.text) for each in call.request.messages]


def _find_text(chunk: ChatGenerationChunk) -> str:
    content = chunk.message.content
    if isinstance(content, str):
        return content
    return "".join(
        str(block.get("text") or "") if isinstance(block, dict) else block
        for block in content
        if isinstance(block, str) or block.get("type") == "text"
    )


def _find_reason(chunk: ChatGenerationChunk) -> str:
    for place in (chunk.generation_info or {}, chunk.message.response_metadata):
        for field in FIELDS_OF_THE_REASON:
            if word := place.get(field):
                return str(word)
    return ""


def _find_usage(chunk: ChatGenerationChunk) -> tuple[int, int] | None:
    usage = getattr(chunk.message, "usage_metadata", None)
    if not usage:
        return None
    return int(usage.get("input_tokens") or 0), int(usage.get("output_tokens") or 0)


def _judge(error: Exception, *, clean: Callable[[str], str], notes: Notes | None) -> Failed:
    """Return what a vendor's error means."""
    words = str(getattr(error, "message", None) or error)
    said = clean(words)
    status = getattr(error, "status_code", None)
    if status is None and notes is not None and notes.status is not None:
        return _judge_broken(error, words, clean)
    if isinstance(status, int):
        response = getattr(error, "response", None)
        return judge_error(
            words,
            clean=clean,
            codes=(getattr(error, "code", None), getattr(error, "type", None)),
            status=status,
            asked_seconds=read_retry_after(getattr(response, "headers", {})),
        )
    return _judge_by_class(error, said)


def _judge_broken(error: Exception, words: str, clean: Callable[[str], str]) -> Failed:
    """Return what an error means that came after the answer had begun."""
    said = clean(words)
    body = getattr(error, "body", None)
    if isinstance(body, dict) or (body is not None and isinstance(body, str)):
        codes = (body.get("code"), body.get("type")) if isinstance(body, dict) else ()
        return judge_error(words, clean=clean, codes=codes, otherwise=StreamBroken, reached=True)
    if isinstance(error, ValueError):
        return Failed(StreamBroken, "a piece of the answer is no JSON", reached=True)
    names = {each.__name__ for each in type(error).__mro__}
    if names & {"APIConnectionError", "TransportError"}:
        return Failed(StreamBroken, f"the stream broke ({said})", reached=True)
    return Failed(
        StreamBroken,
        f"a piece of the answer is not in the protocol ({type(error).__name__})",
        reached=True,
    )


def _judge_by_class(error: Exception, said: str) -> Failed:
    """Return what an error means that has no HTTP status: by the names of its classes.

    Vendors' classes cannot be imported here; LangChain's own are among the ancestors of most.
    """
    names = {each.__name__ for each in type(error).__mro__}
    cause = type(error.__cause__).__name__ if error.__cause__ else ""
    kinds: tuple[tuple[set[str], type[ModelError]], ...] = (
        ({"ModelAuthenticationError", "ModelPermissionDeniedError"}, ModelDenied),
        ({"ModelRateLimitError", "ModelAPIError"}, ModelBusy),
        ({"ModelInvalidRequestError", "ModelNotFoundError"}, RequestRefused),
        ({"ContentFilterFinishReasonError"}, AnswerFiltered),
    )
    for classes, kind in kinds:
        if names & classes:
            return Failed(kind, f"the server says: {said}")
    if cause == "ReadTimeout":
        return Failed(ModelStalled, "no answer began in time", reached=True)
    if names & {"ModelConnectionError", "ModelTimeoutError", "APIConnectionError", "OSError"}:
        hint = "Check the base URL and whether the server runs."
        return Failed(ModelUnreachable, f"no connection ({cause or said})", hint=hint)
    if names & {"TransportError", "ConnectError"}:
        return Failed(ModelUnreachable, f"no connection ({said})")
    return Failed(
        StreamBroken, f"the adapter failed ({type(error).__name__}: {said})", reached=True
    )


def _redact(error: BaseException, clean: Callable[[str], str]) -> None:
    """Clean the words of an error and of those behind it: they stand in tracebacks."""
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        each.args = tuple(clean(arg) if isinstance(arg, str) else arg for arg in each.args)
        for field in ("message", "body"):
            if hasattr(each, field):
                held = getattr(each, field)
                if isinstance(held, str):
                    setattr(each, field, clean(held))
        each = each.__cause__ or each.__context__
