"""From what the user says to a model: names, addresses, keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.model.budget import Budget
from agent.model.open import find_key, open_model
from agent.model.prices import read_prices
from store.errors import BadInput

URL = "http://127.0.0.1:9/v1"


def test_a_model_is_named_with_its_server() -> None:
    """Two servers may call different weights by one name."""
    assert open_model("openai:small", base_url=URL + "/").name == f"openai:small@{URL}"
    assert open_model("openai:small", api_key="x").name == "openai:small"


def test_a_models_name_may_hold_colons_and_slashes() -> None:
    """Local servers name files and tags so."""
    name = "openai:org/model:7b-q4"
    assert open_model(name, base_url=URL).name == f"{name}@{URL}"


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        ("small", "write PROVIDER:NAME"),
        ("openai:", "write PROVIDER:NAME"),
        (":small", "write PROVIDER:NAME"),
        ("vllm:small", "there are openai, anthropic.* is openai:NAME with --base-url"),
        ("mistralai:small", "pip install langchain-mistralai"),
    ],
)
def test_a_model_that_cannot_be_opened_is_explained_in_a_line(spec: str, words: str) -> None:
    """What is possible, and what to install."""
    with pytest.raises(BadInput, match=words) as caught:
        open_model(spec, base_url=URL)
    assert repr(spec) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_service_without_a_key_names_the_variables() -> None:
    """Ours and the provider's own."""
    with pytest.raises(BadInput, match="set BRIEF_API_KEY or OPENAI_API_KEY"):
        open_model("openai:small")


@pytest.mark.parametrize(
    "url", ["127.0.0.1:9/v1", "ftp://a/v1", "http://", "http://[::1/v1", "http://a:x/v1"]
)
def test_what_is_no_address_is_shown(url: str) -> None:
    """With the form that it should have."""
    with pytest.raises(BadInput, match="write it as https://host/v1"):
        open_model("openai:small", base_url=url)


@pytest.mark.parametrize("url", ["https://me:secret@a/v1", "https://a/v1?key=secret"])
def test_an_address_with_a_secret_is_refused_without_repeating_it(url: str) -> None:
    """The address becomes part of the model's name."""
    with pytest.raises(BadInput, match="BRIEF_API_KEY") as caught:
        open_model("openai:small", base_url=url)
    assert "secret" not in str(caught.value)


def test_a_cost_without_a_price_cannot_be_limited(tmp_path: Path) -> None:
    """A limit that is silently not kept is worse than none."""
    budget = Budget(max_cost_usd=1.0)
    with pytest.raises(BadInput, match="price of 'openai:new' is not known"):
        open_model("openai:new", api_key="x", budget=budget)
    table = tmp_path / "prices.yaml"
    table.write_text("made: 2026-01-01\nprices: [{model: 'openai:new', input: 1, output: 1}]\n")
    open_model("openai:new", api_key="x", budget=budget, prices=read_prices(table))
    open_model("openai:new", base_url=URL, budget=budget)


def test_the_providers_address_in_full_has_the_providers_price() -> None:
    """It is the same service."""
    budget = Budget(max_cost_usd=1.0)
    address = "https://api.openai.com/v1"
    open_model("openai:gpt-4o-mini", base_url=address, api_key="x", budget=budget)


def test_our_own_variable_comes_before_the_providers() -> None:
    """And another provider's key goes to nobody."""
    environment = {"BRIEF_API_KEY": "", "OPENAI_API_KEY": "o", "ANTHROPIC_API_KEY": "a"}
    assert find_key("openai:x", environment) == "o"
    assert find_key("anthropic:x", environment) == "a"
    assert find_key("ollama:x", environment) is None
    assert find_key("openai:x", {**environment, "BRIEF_API_KEY": "b"}) == "b"
