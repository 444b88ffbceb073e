"""What one call of a model cost: every request of it, also those that failed."""

from __future__ import annotations

import json
import math

from agent.model.prices import Price
from agent.model.types import Request
from agent.types import Attempt, Usage

# Policy text has 4.8 bytes a word piece (median of 2,500 passages; 95 of 100 above 3.0). An
# estimate is wanted that is rarely too small: it guards a budget.
BYTES_OF_A_TOKEN = 3
TOKENS_OF_A_MESSAGE = 8


def estimate_tokens(text: str) -> int:
    """Return about how many tokens a text has, rather too many than too few."""
    return math.ceil(len(text.encode("utf-8", "replace")) / BYTES_OF_A_TOKEN)


def estimate_input(request: Request) -> int:
    """Return about how many tokens a request sends."""
    texts = [message.text for message in request.messages]
    texts.append(json.dumps(request.schema, ensure_ascii=False))
    return sum(estimate_tokens(text) + TOKENS_OF_A_MESSAGE for text in texts)


class Ledger:
    """The requests of one call.

    Args:
        price: None where it is not known; the cost is then unknown as soon as tokens were used.

    """

    def __init__(self, price: Price | None) -> None:
        self._price = price
        self._attempts: list[Attempt] = []

    def add(self, attempt: Attempt) -> None:
        """Note one request."""
        self._attempts.append(attempt)

    def cost(self, input_tokens: int, output_tokens: int) -> float | None:
        """Return what so many tokens cost, in US dollars; None where the price is not known."""
        if self._price is None:
            return None if input_tokens or output_tokens else 0.0
        return self._price.of(input_tokens, output_tokens)

    @property
    def usage(self) -> Usage:
        """Return all of it."""
        read = sum(each.input_tokens for each in self._attempts)
        written = sum(each.output_tokens for each in self._attempts)
        return Usage(
            model_seconds=sum(each.seconds for each in self._attempts),
            calls=len(self._attempts),
            input_tokens=read,
            output_tokens=written,
            cost_usd=self.cost(read, written),
            attempts=tuple(self._attempts),
        )
