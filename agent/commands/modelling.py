"""The options of a chat model, and the models that they open."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent.commands.replies import (
    WITH_MODEL,
    Checking,
    Replies,
    add_reply_options,
    open_checks,
    refuse_useless,
)
from agent.settings import MANUAL, MODEL, NO_MODEL
from store.errors import BadInput

if TYPE_CHECKING:
    from agent.errors import ModelError
    from agent.model.budget import Budget
    from agent.model.turns import Turns
    from agent.model.types import ChatModel
    from agent.settings import Settings

SAME = "same"
"""`--second-look` without a name: the model that writes reads again."""
ONLY_WITH_MODEL = (
    "base_url", "max_tokens", "max_cost", "max_calls", "second_look", "timeout", "prices",
    *WITH_MODEL,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Who writes and who reads again, None where nobody does; and what a statement must pass.

    `budget` is what all of them share.
    """

    checking: Checking
    budget: Budget
    model: ChatModel | None = None
    second_look: ChatModel | None = None


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Add them."""
    options = parser.add_argument_group("with a chat model (--model)")
    options.add_argument(
        "--base-url",
        metavar="URL",
        help="a server that speaks OpenAI's protocol, for --model openai:NAME (BRIEF_BASE_URL)",
    )
    options.add_argument(
        "--second-look",
        nargs="?",
        const=SAME,
        type=_read_reader,
        metavar="MODEL",
        help="let a model, the same if none is named, refuse statements that passed the checks",
    )
    options.add_argument(
        "--max-tokens", type=_read_count, metavar="N", help="tokens in and out, of all requests"
    )
    options.add_argument(
        "--max-cost", type=_read_amount, metavar="USD", help="what all requests may cost"
    )
    options.add_argument("--max-calls", type=_read_count, metavar="N", help="requests at most")
    options.add_argument(
        "--timeout", type=_read_amount, metavar="SECONDS", help="for each call, retries included"
    )
    options.add_argument("--prices", metavar="FILE", help="a price table to use instead of ours")
    add_reply_options(parser)


@contextmanager
def open_models(
    given: argparse.Namespace, settings: Settings, *, turns: Turns | None = None
) -> Iterator[Models]:
    """Hand out the models of the options for as long as they are used; nothing is sent yet.

    A key is taken from the environment for a model that the user named, and for no other. With
    `turns`, every request to an endpoint waits for one.

    Raises:
        BadInput: a model, an address, a key or a limit that cannot be used.
    """
    chosen = vars(given)
    reader = chosen.get("second_look")
    refuse_useless(chosen, settings.model, reader)
    unasked = settings.model == NO_MODEL and not chosen.get("replay")
    if unasked:
        useless = [name for name in ONLY_WITH_MODEL if chosen.get(name) is not None]
        if useless:
            raise BadInput(f"--{useless[0].replace('_', '-')} needs a model: add --model")
    opening = Opening(chosen, settings, turns=turns)
    model = None if unasked else opening.open(settings.model)
    second_look = model
    if reader is None:
        second_look = None
    elif reader not in {SAME, settings.model}:
        second_look = opening.open(str(reader))
    with open_checks(chosen, settings.library) as checking:
        yield Models(
            checking=checking,
            budget=opening.share_budget(),
            model=model,
            second_look=second_look,
        )


def explain_model_error(error: ModelError) -> str:
    """Return one line: what happened, what it cost, and how to get an answer all the same."""
    from agent.errors import NoRecording, ReplyAwaited
    from agent.render.text import describe_usage

    line = " ".join(str(error).split()).rstrip(".")
    if error.usage.calls:
        line += f"; spent: {describe_usage(error.usage)}"
    if isinstance(error, (NoRecording, ReplyAwaited)) or "--model none" in line:
        return line
    return f"{line}; `--model {NO_MODEL}` answers in the documents' own words"


class Opening:
    """Opens models that share one budget."""

    def __init__(
        self,
        chosen: Mapping[str, object],
        settings: Settings,
        *,
        turns: Turns | None = None,
    ) -> None:
        self._turns = turns
        self._chosen = chosen
        self._settings = settings
        self._replies = Replies(chosen)
        self._budget: Budget | None = None

    def open(self, spec: str) -> ChatModel:
        """Return the model of that name, recorded if that was asked for; or its replay."""
        replay = self._replies.replay()
        if replay is not None:
            return replay
        model = self._replies.open_manual() if spec == MANUAL else self._open_endpoint(spec)
        return self._replies.record(model)

    def _open_endpoint(self, spec: str) -> ChatModel:
        from agent.model.deadline import Deadlines
        from agent.model.forms import find_cache
        from agent.model.open import open_model
        from agent.model.prices import read_prices
        from agent.model.turns import AT_ONCE

        timeout = self._chosen.get("timeout")
        prices = self._chosen.get("prices")
        return open_model(
            spec,
            base_url=self.find_address(spec),
            api_key=self.find_key(spec),
            budget=self.share_budget(),
            prices=read_prices(Path(str(prices))) if prices else None,
            deadlines=Deadlines().scaled_to(float(str(timeout))) if timeout else None,
            turns=self._turns or AT_ONCE,
            cache=find_cache(self._settings.environment),
        )

    def find_address(self, spec: str) -> str | None:
        """Return the address for models of the provider that it was given for, and for no other."""
        named = self._chosen.get("base_url") or self._settings.environment.get("BRIEF_BASE_URL")
        return str(named) if named and self._is_of_same_provider(spec) else None

    def find_key(self, spec: str) -> str | None:
        """Return the key for a model; our own variable was set for the one that writes."""
        from agent.model.open import OWN_KEY, find_key

        environment = dict(self._settings.environment)
        if not self._is_of_same_provider(spec):
            environment.pop(OWN_KEY, None)
        return find_key(spec, environment)

    def _is_of_same_provider(self, spec: str) -> bool:
        return spec.partition(":")[0] == self._settings.model.partition(":")[0]

    def share_budget(self) -> Budget:
        """Return the limits of the options, the same for every model opened here."""
        from agent.model.budget import Budget

        if self._budget is None:
            limits = {name: self._chosen.get(name) for name in ("max_tokens", "max_calls")}
            cost = self._chosen.get("max_cost")
            self._budget = Budget(
                max_tokens=_as_count(limits["max_tokens"]),
                max_calls=_as_count(limits["max_calls"]),
                max_cost_usd=cost if isinstance(cost, float) else None,
            )
        return self._budget


def _as_count(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _read_count(text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of at least 1")
    return value


def _read_amount(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no amount above 0")
    return value


def _read_reader(text: str) -> str:
    if text in {SAME, MANUAL} or MODEL.fullmatch(text):
        return text
    raise argparse.ArgumentTypeError(
        f"{text!r} is no model; write PROVIDER:NAME, or put --second-look behind the question"
    )
