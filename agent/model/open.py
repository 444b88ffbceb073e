"""From what the user says to a chat model: "openai:NAME", an address, a key."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from agent.model.budget import Budget
from agent.model.deadline import Deadlines
from agent.model.endpoint import Endpoint
from agent.model.forms import Dialect, Form, Limit, Memory
from agent.model.langchain import OPENAI, OPENAI_URL, LangChainSource
from agent.model.prices import Prices, read_prices
from agent.model.turns import AT_ONCE, Turns
from agent.model.types import ChatModel
from store.errors import BadInput
from store.retrying import MOST_ATTEMPTS

OWN_KEY: Final = "BRIEF_API_KEY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider of LangChain's: the package it needs, and its variable for the key.

    `url` is its service, named in full so that no variable of the environment leads elsewhere;
    None where its package would not take it.
    """

    package: str
    key: str | None
    url: str | None = None


PROVIDERS: Final[Mapping[str, Provider]] = {
    OPENAI: Provider(package="langchain-openai", key="OPENAI_API_KEY", url=OPENAI_URL),
    "anthropic": Provider(
        package="langchain-anthropic", key="ANTHROPIC_API_KEY", url="https://api.anthropic.com"
    ),
    "cohere": Provider(package="langchain-cohere", key="COHERE_API_KEY"),
    "deepseek": Provider(package="langchain-deepseek", key="DEEPSEEK_API_KEY"),
    "fireworks": Provider(package="langchain-fireworks", key="FIREWORKS_API_KEY"),
    "google_genai": Provider(package="langchain-google-genai", key="GOOGLE_API_KEY"),
    "groq": Provider(package="langchain-groq", key="GROQ_API_KEY", url="https://api.groq.com"),
    "mistralai": Provider(
        package="langchain-mistralai", key="MISTRAL_API_KEY", url="https://api.mistral.ai/v1"
    ),
    "ollama": Provider(package="langchain-ollama", key=None, url="http://127.0.0.1:11434"),
    "together": Provider(package="langchain-together", key="TOGETHER_API_KEY"),
    "xai": Provider(package="langchain-xai", key="XAI_API_KEY"),
}


def open_model(
    spec: str,
    *,
    base_url: str | None = None,
    api_key: str | None = None,
    budget: Budget | None = None,
    prices: Prices | None = None,
    deadlines: Deadlines | None = None,
    attempts: int = MOST_ATTEMPTS,
    turns: Turns = AT_ONCE,
    cache: Path | None = None,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> ChatModel:
    """Return the model "PROVIDER:NAME"; nothing is sent yet.

    Args:
        spec: the provider's name and its name for the model; "openai:NAME" with a `base_url` is
            any server that speaks OpenAI's protocol.
        base_url: "https://host/v1"; None for the provider's own service.
        api_key: see `find_key`; None for a server that wants none.
        budget: shared by all models of a run.
        prices: None for those that come with the program.
        deadlines: of each call.
        attempts: requests of one call.
        turns: what each request waits for.
        cache: the file that remembers what endpoints take; None for this process only.
        sleep: takes seconds.
        clock: gives monotonic seconds.
        now: gives the time of day.

    Raises:
        BadInput: the model, the address or the key cannot be used, or a limit of the cost was set
            and the price is not known.
    """
    provider, model = split_spec(spec)
    address = read_address(base_url) if base_url else None
    if api_key is None and address is None and PROVIDERS[provider].key:
        raise BadInput(
            f"--model {spec!r} needs a key: set {OWN_KEY} or {PROVIDERS[provider].key}, "
            "or name your own server with --base-url"
        )
    own_url = PROVIDERS[provider].url
    table = prices or read_prices()
    price = table.find(spec, None if address == own_url else address)
    if price is None and address is None:
        # A provider that is a program on this machine.
        price = table.find(spec, own_url)
    if budget and budget.max_cost_usd is not None and price is None:
        raise BadInput(
            f"--max-cost cannot be kept: the price of {spec!r} is not known. Add it to a table "
            "and give that as --prices FILE, or limit --max-tokens instead"
        )
    return Endpoint(
        f"{spec}@{address}" if address else spec,
        LangChainSource(provider, model, base_url=address or own_url, api_key=api_key),
        dialect=_first_dialect(provider, address),
        memory=Memory(cache),
        price=price,
        budget=budget,
        deadlines=deadlines,
        attempts=attempts,
        turns=turns,
        sleep=sleep,
        clock=clock,
        now=now,
    )


def split_spec(spec: str) -> tuple[str, str]:
    """Return provider and name of "PROVIDER:NAME".

    Raises:
        BadInput: it is no such thing, or the provider is not known or not installed.
    """
    provider, _, model = spec.partition(":")
    if not provider or not model.strip():
        raise BadInput(
            f"--model {spec!r} is no model; write PROVIDER:NAME, such as openai:gpt-4o-mini"
        )
    if provider not in PROVIDERS:
        raise BadInput(
            f"--model {spec!r}: {provider!r} is no provider known here; there are "
            f"{', '.join(PROVIDERS)}. A server that speaks OpenAI's protocol is openai:NAME "
            "with --base-url"
        )
    package = PROVIDERS[provider].package
    if importlib.util.find_spec(package.replace("-", "_")) is None:
        raise BadInput(f"--model {spec!r} needs another package: pip install {package}")
    return provider, model


def read_address(base_url: str) -> str:
    """Return the address without a trailing slash.

    Raises:
        BadInput: it is none, or holds more than a place.
    """
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise BadInput(f"--base-url {base_url!r} is no address; write it as https://host/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        # The address becomes part of the model's name, which answers and reports show.
        raise BadInput(
            f"--base-url at {parts.hostname!r} must hold no key, user or query; "
            f"set the key as {OWN_KEY}"
        )
    return base_url.rstrip("/")


def find_key(spec: str, environment: Mapping[str, str]) -> str | None:
    """Return the key for a model that the user named, from the environment."""
    provider = PROVIDERS.get(spec.partition(":")[0])
    names = (OWN_KEY, provider.key if provider else None)
    return next((environment[name] for name in names if name and environment.get(name)), None)


def _first_dialect(provider: str, address: str | None) -> Dialect:
    if provider != OPENAI:
        # Their own forms of structured output differ, and few of them stream.
        return Dialect(form=Form.PROMPT)
    own = address is None or address == OPENAI_URL
    return Dialect(limit=Limit.NEW if own else Limit.OLD)
