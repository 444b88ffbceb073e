"""Whether an answer is whole: its size while it comes, its end when it came."""

from __future__ import annotations

import json

from agent.errors import AnswerCutOff, AnswerFiltered, AnswerRefused, AnswerUnusable, StreamBroken
from agent.model.exchange import Ending, Reason
from agent.model.failed import CutOff, EndlessSpace, Failed

# Longer than any indentation; servers that guide the model by a grammar are known to let it
# write white space until the limit, in about one answer of three.
LONGEST_SPACE = 200
# English has about four characters a token, and no tokenizer has eight on average.
CHARACTERS_OF_A_TOKEN = 8
LEAST_CAP_CHARACTERS = 64_000
FENCE = "```"
TOOL_WORDS = frozenset({"tool_calls", "function_call"})


class Gauge:
    """Watches an answer grow.

    Args:
        max_output_tokens: what the server was asked to keep to.

    """

    def __init__(self, max_output_tokens: int) -> None:
        self._cap = max(LEAST_CAP_CHARACTERS, CHARACTERS_OF_A_TOKEN * max_output_tokens)
        self._size = 0
        self._space = 0
        self._quoted = False
        self._escaped = False

    def feed(self, text: str) -> None:
        """Look at the next piece.

        Raises:
            Failed: the answer is out of all bounds.
        """
        self._size += len(text)
        if self._size > self._cap:
            said = f"the answer exceeds {self._cap:,} characters, far more than was asked for"
            raise Failed(AnswerUnusable, said, hint="Try another model.", reached=True)
        for character in text:
            self._look_at(character)
            if self._space > LONGEST_SPACE:
                raise EndlessSpace(
                    AnswerUnusable,
                    f"the model writes white space without end (more than {LONGEST_SPACE})",
                    hint="Try another model, or a newer version of the server.",
                    reached=True,
                )

    def _look_at(self, character: str) -> None:
        """Count white space between the parts of the JSON; inside a string it is text."""
        if self._quoted:
            if self._escaped:
                self._escaped = False
            elif character == "\\":
                self._escaped = True
            elif character == '"':
                self._quoted = False
            return
        self._quoted = character == '"'
        self._space = self._space + 1 if character.isspace() else 0


def check_ending(text: str, ending: Ending, *, max_output_tokens: int) -> None:
    """Return if the answer is whole.

    The reason to stop is looked at before the text: an answer that was cut off may be empty.

    Raises:
        Failed: it is not, and why.
    """
    if ending.refusal or ending.reason is Reason.REFUSED:
        raise Failed(
            AnswerRefused,
            "the model declines to answer",
            hint="Ask differently, or use another model.",
            reached=True,
        )
    if ending.reason is Reason.FILTERED:
        raise Failed(
            AnswerFiltered,
            "the provider's filter stopped the answer",
            hint="Ask differently, or use another model.",
            reached=True,
        )
    if ending.reason is Reason.LENGTH:
        raise CutOff(
            AnswerCutOff,
            f"the answer reached its limit of {max_output_tokens} tokens",
            hint="Ask a narrower question.",
            reached=True,
        )
    if not text.strip():
        raise _judge_silence(ending)
    if ending.reason is None and not is_closed_object(text):
        said = f"it ended with {ending.word!r}" if ending.word else "it ended without a reason"
        raise Failed(StreamBroken, f"the answer is not complete: {said}", reached=True)


def is_closed_object(text: str) -> bool:
    """Return whether a text is one whole JSON object, in a fence of Markdown or not.

    Some servers never say why an answer ended. Nothing can follow a closed object, so a text that
    is one was not cut.
    """
    start = text.find("{")
    if start < 0:
        return False
    try:
        found, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and text[end:].strip() in {"", FENCE}


def _judge_silence(ending: Ending) -> Failed:
    if ending.word in TOOL_WORDS:
        said = "the model calls a tool that nobody offered"
        return Failed(AnswerUnusable, said, hint="Try another model.", reached=True)
    if ending.thought:
        said = "the model reasoned and then said nothing"
        return Failed(AnswerUnusable, said, hint="Try another model.", reached=True)
    if ending.reason is Reason.STOP or ending.done:
        return Failed(AnswerUnusable, "the answer is empty", hint="Try again.", reached=True)
    return Failed(StreamBroken, "the stream ended before the answer began", reached=True)
