"""The only file that knows LangChain: a call goes in, plain pieces and an ending come out.

The chat model is made anew for every request, which takes a millisecond: its connection then ends
with the request. LangChain's own `stream` reads variables of the environment that send every
prompt to a tracing service; `_stream`, below it, is what every chat model implements, and knows
of no tracing, callbacks or cache.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from agent.errors import RequestRefused, StreamBroken
from agent.model.deadline import Line
from agent.model.events import Notes
from agent.model.exchange import Call, Ending, Piece, Reason
from agent.model.failed import Failed, quote_safely
from agent.model.forms import response_format
from agent.model.vendor_errors import find_own, judge_vendor_error

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage
    from langchain_core.outputs import ChatGenerationChunk

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
UNUSED_TIMEOUT_SECONDS: Final = 600.0
# Providers name the field as they like.
FIELDS_OF_THE_REASON: Final = ("finish_reason", "stop_reason", "done_reason", "stopReason")


class LangChainSource:
    """One model of one provider.

    Args:
        provider: LangChain's name for it: "openai", "anthropic", …
        model: the provider's name for the model.
        base_url: the address; None leaves it to the provider's package.
        api_key: None for a server that wants none.

    """

    def __init__(
        self, provider: str, model: str, *, base_url: str | None, api_key: str | None
    ) -> None:
        self._provider = provider
        self._model = model
        self._base_url = base_url
        self._api_key = api_key

    def prepare(self) -> None:
        """Load LangChain and the provider's package, which takes a second or two."""
        importlib.import_module("langchain.chat_models")
        if self._provider == OPENAI:
            importlib.import_module("langchain_openai")
            from agent.model.wire import trust

            # Else the first requests of many threads would each read the certificates: 3 MB.
            trust()

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
        try:
            model = self._open_other(call)
        except Exception as error:
            said = f"the provider's package cannot be used so ({clean(str(error))})"
            raise Failed(RequestRefused, said) from error
        return _read(model, call, hand_over, line, clean=clean, notes=None)

    def _receive_compatible(
        self,
        call: Call,
        hand_over: Callable[[Piece], None],
        line: Line,
        clean: Callable[[str], str],
    ) -> Ending:
        import httpx2

        from agent.model.wire import Wire

        notes = Notes(on_thought=lambda: hand_over(Piece(text="")), clean=clean)
        wire = Wire(
            notes,
            line,
            api_key=self._api_key,
            connect_seconds=call.connect_seconds,
            seconds=call.seconds,
        )
        with httpx2.Client(transport=wire, trust_env=False, follow_redirects=False) as client:
            model = self._open_compatible(call, client)
            return _read(model, call, hand_over, line, clean=clean, notes=notes)

    def _open_compatible(self, call: Call, client: object) -> BaseChatModel:
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
            # The wire has its own; LangChain keeps an unused second client for each that it sees.
            timeout=UNUSED_TIMEOUT_SECONDS,
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
            # One of them takes whole seconds only.
            timeout=math.ceil(call.seconds),
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
    try:
        for chunk in _open_stream(model, _as_messages(call), clean=clean, notes=notes):
            _go_on(line)
            word = _find_reason(chunk) or word
            counted = _find_usage(chunk) or counted
            text = _find_text(chunk)
            hand_over(Piece(text=text, alive=bool(text)))
    except Failed as failed:
        # Nothing follows the reason to stop but a count: the answer was there before the break.
        if failed.kind is not StreamBroken or notes is None or not notes.word:
            raise
    word = (notes.word if notes else "") or word
    return Ending(
        reason=REASONS.get(word.lower()),
        word=word,
        input_tokens=counted[0] if counted else None,
        output_tokens=counted[1] if counted else None,
        refusal=notes.refusal if notes else "",
        thought=notes.thought if notes else False,
        done=notes.done if notes else True,
    )


def _go_on(line: Line) -> None:
    if line.given_up:
        raise Failed(StreamBroken, "the answer was no longer wanted", reached=True)


def _open_stream(
    model: BaseChatModel,
    messages: Sequence[BaseMessage],
    *,
    clean: Callable[[str], str],
    notes: Notes | None,
) -> Iterator[ChatGenerationChunk]:
    """Yield LangChain's chunks; whatever goes wrong in there becomes a `Failed`."""
    try:
        yield from model._stream(list(messages))  # noqa: SLF001 - see the head of this file
    except Exception as error:
        own = find_own(error)
        if own is not None:
            raise own from own.__cause__
        begun = notes is not None and notes.status is not None
        raise judge_vendor_error(error, clean=clean, begun=begun) from error


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
    """Return the tokens of input and output; None where they are not counted, or not soundly."""
    usage = getattr(chunk.message, "usage_metadata", None) or {}
    read, written = usage.get("input_tokens"), usage.get("output_tokens")
    if not isinstance(read, int) or not isinstance(written, int):
        return None
    return (read, written) if read > 0 and written > 0 else None
