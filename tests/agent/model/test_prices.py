"""What tokens cost, and what is said of a table that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent.model.prices import is_local, read_prices
from store.errors import BadInput

HEAD = "made: 2026-01-31\nprices:\n"


def test_the_shipped_table_knows_a_model_and_its_dated_versions() -> None:
    """It is read like anybody's own."""
    prices = read_prices()
    price = prices.find("openai:gpt-4o-mini", None)
    assert price is not None
    assert price == prices.find("openai:gpt-4o-mini-2024-07-18", None)
    assert price.of(2_000_000, 1_000_000) == pytest.approx(0.90)


def test_an_unknown_price_is_unknown() -> None:
    """Not zero: nor is another model's, nor the same name's at another server."""
    prices = read_prices()
    assert prices.find("openai:gpt-4o-mini-audio", None) is None
    assert prices.find("openai:gpt-4o-mini", "https://models.example.org/v1") is None


@pytest.mark.parametrize(
    "url", ["http://localhost:11434/v1", "http://127.0.0.9/v1", "http://[::1]:80/v1"]
)
def test_a_server_on_this_machine_is_free(url: str) -> None:
    """Whatever its model is called."""
    assert is_local(url)
    price = read_prices().find("openai:gpt-4o", url)
    assert price is not None
    assert price.of(10**6, 10**6) == 0.0


@pytest.mark.parametrize(
    "url", ["http://localhost.example.org/v1", "http://10.0.0.1/v1", "http://127.0.0.1.nip.io/v1"]
)
def test_other_machines_are_not_this_one(url: str) -> None:
    """A name that looks like it is another machine."""
    assert not is_local(url)


def test_a_users_table_prices_a_server(tmp_path: Path) -> None:
    """The first row that fits counts, and `at` covers what is below it."""
    file = tmp_path / "mine.yaml"
    file.write_text(
        HEAD + "  - {model: 'openai:big*', at: https://a.example/v1, input: 1, output: 2}\n"
        "  - {model: 'openai:*', at: http://localhost:8000, input: 3, output: 4}\n"
    )
    prices = read_prices(file)
    assert prices.find("openai:big-2", "https://a.example/v1") is not None
    assert prices.find("openai:big-2", "https://a.example/v1x") is None
    local = prices.find("openai:x", "http://localhost:8000/v1")
    assert local is not None
    assert local.output_usd == 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("made: 2026-01-31\nprices: [\n", ":3: it is no YAML"),
        (HEAD + "  - {model: a, input: 1}\n", r":3: prices\[0\]\.output: Field required"),
        (
            HEAD
            + "  - {model: a, input: 1, output: 1}\n  - model: b\n    input: -1\n    output: 1",
            r":5: prices\[1\]\.input: .*greater than or equal to 0",
        ),
        (HEAD + "  - {model: a, input: .nan, output: 1}", r"prices\[0\]\.input: .*finite"),
        ("made: soon\nprices: []\n", ":1: made: "),
        (HEAD + "  - {model: a, input: 1, output: 1, cheap: 1}", r"prices\[0\]\.cheap: Extra"),
        ("", "the file is empty"),
        ("made: !!timestamp soon\nprices: []\n", ":1: made: 'soon' cannot be read"),
        ("!!python/object:os.system x", ":1: it is no YAML"),
    ],
)
def test_a_broken_table_is_named_by_file_line_and_field(
    tmp_path: Path, text: str, words: str
) -> None:
    """In one line, so that it can be mended."""
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    with pytest.raises(BadInput, match=words) as caught:
        read_prices(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    """With the reason."""
    with pytest.raises(BadInput, match="No such file"):
        read_prices(tmp_path / "none.yaml")
    broken = tmp_path / "latin.yaml"
    broken.write_bytes(b"made: \xff")
    with pytest.raises(BadInput, match="not UTF-8"):
        read_prices(broken)
