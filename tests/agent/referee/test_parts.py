"""A sentence read as the plain sentences that it joins."""

from __future__ import annotations

import pytest

from agent.referee.parts import split_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The fees rose to nine florins; the number of ships did not change.",
            ("The fees rose to nine florins.", "The number of ships did not change."),
        ),
        (
            "Pilots are paid by the ship, and apprentices do not share in the fee.",
            ("Pilots are paid by the ship.", "Apprentices do not share in the fee."),
        ),
        (
            "The ferry company is not a tenant and has been given no key to the dock.",
            (
                "The ferry company is not a tenant.",
                "The ferry company has been given no key to the dock.",
            ),
        ),
        (
            "It was drafted in Brae and replaced by a charter.",
            ("It was drafted in Brae.", "It was replaced by a charter."),
        ),
        (
            "Order No. 4 moves the office to Lorne and leaves all other rules as they were.",
            (
                "Order No. 4 moves the office to Lorne.",
                "Order No. 4 leaves all other rules as they were.",
            ),
        ),
        (
            "The charter, which binds nobody in law, speaks of opening a second pilot station.",
            (
                "The charter speaks of opening a second pilot station.",
                "The charter binds nobody in law.",
            ),
        ),
        (
            "Note 5, which the Harbour Office issued in May, lets boats moor at night.",
            ("Note 5 lets boats moor at night.", "The Harbour Office issued Note 5 in May."),
        ),
    ],
)
def test_sentences_joined_side_by_side_are_parted(text: str, parts: tuple[str, ...]) -> None:
    """Each part has a subject and a verb of its own."""
    got = split_parts(text)
    assert got == tuple(f"{part[:1].upper()}{part[1:]}" for part in parts)


@pytest.mark.parametrize(
    "text",
    [
        "It has two parts; see there.",
        "Fishing boats and ferries pay the same fee in the winter months.",
        "The office keeps maps and charts of the northern coast of the island.",
        "The station was closed because the pilot had left the service.",
        "The council held that the fee was too high and that the pilot had to repay it.",
        "Boats may enter at night, but only where the harbour master has agreed.",
        'She said: "The charts are honest, and the pilots are trained."',
    ],
)
def test_what_is_one_thing_stays_whole(text: str) -> None:
    """Lists of things, reasons, conditions and quotations are not parted, nor scraps."""
    assert split_parts(text) == (text,)
