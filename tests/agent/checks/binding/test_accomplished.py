"""An act of which the source has no name is not told as done."""

from __future__ import annotations

import pytest

from agent.checks.binding.accomplished import find_accomplished


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The towns reaffirm their wish to curb noise on the river.",
         "Rules that curb noise on the river are enacted by the towns."),
        ("The guild explores cheaper ways to dry grain.",
         "Cheaper ways to dry grain are being introduced by the guild."),
        ("Members stressed that the accounts need a closer look.",
         "Members also launched an inquiry into the accounts."),
        ("An answer of the supplier is pending.",
         "The answer of the supplier has been completed."),
        ("The mayors recalled how near the valleys are.",
         "The mayors recalled a treaty on the valleys that they had just concluded."),
        ("The board speaks up for solar lamps.",
         "This includes the ratification by the board of a rule on solar lamps."),
        ("The guild is proposing rails to ensure that carts can pass.",
         "Rails meant to ensure that carts can pass have been put in place by the guild."),
        ("Three mills agreed to the pledge on clean water.",
         "The pledge on clean water has been carried out by three mills."),
        ("The board notes the plea for a toll.", "The toll has since been repealed."),
    ],
)  # fmt: skip
def test_an_act_that_no_word_of_the_source_names_is_found(quote: str, told: str) -> None:
    """It was wished for, explored, stressed or awaited, and not done."""
    assert find_accomplished(told, (quote,)) != []


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("The towns passed rules against noise.", "Rules against noise were enacted by the towns."),
        ("The guild began to roll out dryers.", "Dryers are being introduced by the guild."),
        ("A new inquiry into the accounts opened.", "An inquiry into the accounts was launched."),
        ("The answer of the supplier is final.", "The supplier has completed its answer."),
        ("The towns will curb noise.", "The towns will see rules adopted, and noise curbed."),
        ("The lock has not been looked at by either guild.",
         "Neither guild, the note says, has carried out a look at the lock."),
        ("Two in five towns have the new code in place.",
         "The new code has been adopted by two in five towns."),
        ("No toll was set.", "It is not so that a toll has been introduced."),
        ("Members joined the pledge.", "Members have signed up to the pledge."),
    ],
)  # fmt: skip
def test_an_act_by_another_of_its_names_passes(quote: str, told: str) -> None:
    """Its verb, its noun, its result; or it is told as ahead, or denied."""
    assert find_accomplished(told, (quote,)) == []
