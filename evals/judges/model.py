"""A chat model as a judge: one verdict in four classes for each pair, asked for in batches.

It advises until its agreement with human labels has been measured on the user's own ground. Live,
recorded or replayed is the business of the `ChatModel` that it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from agent.compose.fence import defuse
from agent.compose.layout import fence
from agent.compose.mend import name_failure
from agent.compose.structured import converse
from agent.compose.write import list_prompts
from agent.errors import AnswerUnusable, ModelError, NoRecording, ReplyAwaited
from agent.model.types import ChatModel, Message, Purpose, Request
from agent.types import Evidence, Usage
from evals.judges.reply import MISSING, SCHEMA, read_verdicts
from evals.judges.types import JudgedPair, JudgeFailure, Opinion, Prompts, Verdict
from prompts import load

LARGEST_BATCH: Final = 8
"""Pairs of one request. Eight pairs of our answers take about 1,000 word pieces beside the 600 of
the prompt, and eight verdicts about 400: together half of a context of 4,096."""

LONGEST_BATCH: Final = 24_000
"""Characters of one request's pairs, about 6,000 word pieces; a longer pair goes alone."""

OUTPUT_TOKENS: Final = 1_500
"""Eight verdicts of 20 words, and some thought."""


class ModelJudge:
    """Asks a model; a reply that cannot be read is asked for once more, then its judgements fail.

    `usage` adds up what all requests have cost.
    """

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.usage = Usage()

    @property
    def name(self) -> str:
        """Name the model."""
        return f"model:{self._model.name}"

    @property
    def prompts(self) -> Prompts:
        """Return the prompt of the judge, and the one that asks for a mended reply."""
        return list_prompts(Purpose.JUDGE)

    def judge(self, pairs: Sequence[JudgedPair]) -> list[Opinion]:
        """Return one opinion for each pair.

        Raises:
            NoRecording: a replay does not hold the request: the run is not the recorded one.
            ReplyAwaited: a person has yet to reply.
        """
        return [opinion for batch in _cut(pairs) for opinion in self._judge(batch)]

    def _judge(self, batch: Sequence[JudgedPair]) -> list[Opinion]:
        said: dict[int, Opinion] = {}
        reason = MISSING
        try:
            told = converse(self._model, write_judge(batch), _reader(said, len(batch)))
            self.usage += told.usage
        except (NoRecording, ReplyAwaited):
            raise
        except AnswerUnusable as error:
            self.usage += error.usage
        except ModelError as error:
            self.usage += error.usage
            reason = name_failure(error)
        missing = JudgeFailure(reason=reason)
        return [said.get(number, missing) for number in range(1, len(batch) + 1)]


def write_judge(pairs: Sequence[JudgedPair]) -> Request:
    """Return the request to judge pairs, numbered from 1."""
    fenced = fence("\n\n".join(_write(place, each) for place, each in enumerate(pairs, start=1)))
    prompt = load("judge").render(marker=fenced.marker, pairs=fenced.text, count=str(len(pairs)))
    return Request(
        purpose=Purpose.JUDGE,
        messages=(
            Message(speaker="system", text=prompt.system),
            Message(speaker="user", text=prompt.user),
        ),
        schema=SCHEMA,
        max_output_tokens=OUTPUT_TOKENS,
    )


def _reader(said: dict[int, Opinion], count: int) -> Callable[[str], None]:
    """Return a reader that keeps every sound verdict, and asks again while one is missing.

    What a second reply says of a statement counts more than what the first said.
    """

    def read(text: str) -> None:
        said.update(read_verdicts(text, count))
        lacking = [n for n in range(1, count + 1) if not isinstance(said.get(n), Verdict)]
        if lacking:
            numbers = ", ".join(map(str, lacking))
            raise AnswerUnusable(f"it gives no sound verdict on statement {numbers}")

    return read


def _cut(pairs: Sequence[JudgedPair]) -> Iterator[list[JudgedPair]]:
    batch: list[JudgedPair] = []
    length = 0
    for pair in pairs:
        size = len(pair.text) + sum(len(each.quote) for each in pair.evidence)
        if batch and (len(batch) == LARGEST_BATCH or length + size > LONGEST_BATCH):
            yield batch
            batch, length = [], 0
        batch.append(pair)
        length += size
    if batch:
        yield batch


def _write(place: int, pair: JudgedPair) -> str:
    sentences = [_write_sentence(each) for each in pair.evidence] or ["(no sentence)"]
    return "\n".join((f"Statement {place}: {defuse(pair.text)}", *sentences))


def _write_sentence(each: Evidence) -> str:
    lead = f"{defuse(each.lead)} " if each.lead else ""
    return f"Sentence ({defuse(each.document.title)}): {lead}{defuse(each.quote)}"
