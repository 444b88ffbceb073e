"""Whatever is changed in a sealed file is detected, and the part is named."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.bundle.canonical import seal_values
from agent.bundle.read import parse_bundle
from agent.bundle.seal import seal
from store.errors import BadInput
from store.library import Library
from tests.agent.bundle.world import draft_in_full, leaves

PARTS = {
    "statements": "statement",
    "withheld": "withheld statement",
    "documents": "document",
    "sections": "section",
    "gaps": "gap",
    "notices": "notice",
    "sources": "source",
}


@pytest.fixture(scope="session")
def sealed(library: Library) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(json.dumps(seal(draft_in_full(library), library)))
    return values


def read(values: dict[str, Any]) -> None:
    parse_bundle(json.dumps(values).encode(), name="b.json")


def refuse(values: dict[str, Any]) -> str:
    """Return why a bundle is refused, in its one line."""
    with pytest.raises(BadInput) as refused:
        read(values)
    (line,) = str(refused.value).splitlines()
    return line


def change(values: dict[str, Any], path: tuple[str | int, ...], place: int) -> dict[str, Any]:
    """Return the values with one leaf changed as little as can be: one character, one unit."""
    changed = deepcopy(values)
    holder: Any = changed
    for key in path[:-1]:
        holder = holder[key]
    old = holder[path[-1]]
    if isinstance(old, str):
        at = place % max(len(old), 1)
        letter = "y" if old[at : at + 1] == "x" else "x"
        new: object = old[:at] + letter + old[at + 1 :]
    elif isinstance(old, (int, float)):
        new = old + 1
    else:
        new = {"x": 1} if isinstance(old, dict) else ["x"] if isinstance(old, list) else "x"
    holder[path[-1]] = new
    return changed


def name(path: tuple[str | int, ...]) -> str:
    """Return how the part with a leaf is called."""
    if path[0] == "seal":
        if path[1] != "parts":
            return "seal"
        path = path[2:]
    part, *rest = path
    if part in PARTS and rest:
        assert isinstance(rest[0], int)
        return f"{PARTS[str(part)]} {rest[0] + 1}"
    return str(part)


def test_the_sealed_bundle_is_read(sealed: dict[str, Any]) -> None:
    read(sealed)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None
)
@given(choice=st.integers(min_value=0), place=st.integers(min_value=0))
def test_any_changed_leaf_is_detected_and_its_part_named(
    sealed: dict[str, Any], choice: int, place: int
) -> None:
    every = leaves(sealed)
    path = every[choice % len(every)]
    assert name(path) in refuse(change(sealed, path, place))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None
)
@given(choice=st.integers(min_value=0), byte=st.integers(min_value=1, max_value=126))
def test_any_changed_byte_is_detected_or_says_the_same(
    sealed: dict[str, Any], choice: int, byte: int
) -> None:
    """A blank may become a line end; whatever else changes, the file is refused."""
    written = bytearray(json.dumps(sealed).encode())
    written[choice % len(written)] = byte
    try:
        same = json.loads(bytes(written)) == sealed
    except ValueError:
        same = False
    if same:
        parse_bundle(bytes(written), name="b.json")
    else:
        with pytest.raises(BadInput):
            parse_bundle(bytes(written), name="b.json")


def test_every_leaf_of_the_statements_and_of_their_hashes_is_guarded(
    sealed: dict[str, Any],
) -> None:
    """Not a sample: each leaf of each statement, quote and hash, one after the other."""
    guarded = [
        path
        for path in leaves(sealed)
        if path[0] == "statements" or path[:3] == ("seal", "parts", "statements")
    ]
    assert len(guarded) > 60
    for path in guarded:
        assert name(path) in refuse(change(sealed, path, 3)), path


def test_a_changed_statement_is_named_by_its_words(sealed: dict[str, Any]) -> None:
    line = refuse(change(sealed, ("statements", 0, "evidence", 0, "quote"), 3))
    assert "statement 1 (“The hub costs 12 million crowns a year.”)" in line
    assert "statement 2" not in line


@pytest.mark.parametrize("part", ["statements", "notices", "documents", "sections"])
def test_a_part_that_is_taken_out_or_added_is_counted(sealed: dict[str, Any], part: str) -> None:
    fewer, more = deepcopy(sealed), deepcopy(sealed)
    fewer[part].pop()
    more[part].append(more[part][0])
    for changed in (fewer, more):
        assert f"the part '{part}' (" in refuse(changed)


def test_names_that_were_put_in_or_taken_out_are_found(sealed: dict[str, Any]) -> None:
    assert "'note' (put in)" in refuse({**sealed, "note": "read me"})
    without = {key: value for key, value in sealed.items() if key != "as_at"}
    assert "'as_at' (taken out)" in refuse(without)


def test_a_name_given_twice_is_refused(sealed: dict[str, Any]) -> None:
    """One reader would show the first value, another the last."""
    written = json.dumps(sealed)
    doubled = written.replace('"as_at":', '"as_at": "1999-01-01", "as_at":', 1)
    with pytest.raises(BadInput, match="stands twice"):
        parse_bundle(doubled.encode(), name="b.json")


def test_blanks_and_the_order_of_names_do_not_matter(sealed: dict[str, Any]) -> None:
    turned = dict(reversed(sealed.items()))
    parse_bundle(json.dumps(turned, indent=7, ensure_ascii=True).encode(), name="b.json")


def test_a_seal_made_anew_fits_again(sealed: dict[str, Any]) -> None:
    """A seal without a key cannot show who made it: that is for the documents, and for `verify`."""
    changed = change(sealed, ("notices", 0), 1)
    read({**changed, "seal": seal_values(changed)})


def test_a_bundle_without_its_seal_is_refused(sealed: dict[str, Any]) -> None:
    assert "seal" in refuse({key: value for key, value in sealed.items() if key != "seal"})
    assert "seal" in refuse({**sealed, "seal": {"parts": [], "whole": ""}})
