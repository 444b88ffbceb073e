"""What tokens cost, from a table that a user can replace; unknown where the table is silent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from importlib import resources
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agent.marked import read_yaml
from store.errors import BadInput

TOKENS_OF_A_PRICE = 1_000_000
# Providers name a version by its day: "-2024-07-18", "-20251001".
DATED = re.compile(r"-20\d{2}-?\d{2}-?\d{2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars for a million tokens."""

    input_usd: float
    output_usd: float

    def of(self, input_tokens: int, output_tokens: int) -> float:
        """Return what so many tokens cost, in US dollars."""
        paid = input_tokens * self.input_usd + output_tokens * self.output_usd
        return paid / TOKENS_OF_A_PRICE


FREE = Price(input_usd=0.0, output_usd=0.0)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid")

    model: str = Field(min_length=1)
    at: str | None = None
    input: float = Field(ge=0, allow_inf_nan=False)
    output: float = Field(ge=0, allow_inf_nan=False)


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    made: date
    prices: list[_Row]


class Prices:
    """A table of prices, and the day it was made."""

    def __init__(self, table: _Table) -> None:
        self._rows = table.prices
        self.made = table.made

    def find(self, spec: str, base_url: str | None) -> Price | None:
        """Return the price of "PROVIDER:NAME" at an address, or None where it is not known.

        The first row that fits counts. A server on this machine costs nothing. A row without `at`
        is about the provider's own service only: the same name elsewhere has another price.
        """
        names = {spec, DATED.sub("", spec)}
        for row in self._rows:
            if not any(fnmatchcase(name, row.model) for name in names):
                continue
            if row.at == base_url or (row.at and base_url and _is_below(base_url, row.at)):
                return Price(input_usd=row.input, output_usd=row.output)
        return FREE if base_url and is_local(base_url) else None


def read_prices(file: Path | None = None) -> Prices:
    """Return the prices of a file, or those that come with the program.

    Raises:
        BadInput: the file cannot be read or does not have the right form.
    """
    if file is None:
        shipped = resources.files(__package__ or "agent.model") / "prices.yaml"
        return _parse(shipped.read_text(encoding="utf-8"), name="prices.yaml")
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise BadInput(f"--prices {str(file)!r} cannot be read: {reason}") from error
    return _parse(text, name=str(file))


def is_local(base_url: str) -> bool:
    """Return whether an address is on this machine."""
    host = urlsplit(base_url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _is_below(base_url: str, place: str) -> bool:
    return base_url.rstrip("/") == place.rstrip("/") or base_url.startswith(place.rstrip("/") + "/")


def _parse(text: str, *, name: str) -> Prices:
    marked = read_yaml(text, f"--prices {name}")
    try:
        return Prices(_Table.model_validate(marked.value))
    except ValidationError as error:
        fault = error.errors()[0]
        raise marked.refuse(fault["loc"], fault["msg"]) from error
