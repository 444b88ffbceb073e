"""Ways of rewording, each a class: the sound one passes, the changed one does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.gate import judge
from agent.types import Draft, Judgement
from tests.agent.checks.build import FACT, document, evidence

SOUND = (
    # An adverb stands inside a form of force.
    ("In addition, the auditor must inspect the lift's brakes.",
     "The auditor is also required to inspect the brakes of the lift."),
    # An ability is told by its verb.
    ("The surveyor must assess the pump's ability to drain the mine.",
     "The surveyor has to assess whether the pump is able to drain the mine."),
    ("While upkeep may face delays under the next council, the bridge aims to endure.",
     "The bridge is intended to last, although upkeep may be delayed under the next council."),
    # A purpose told as what a thing is meant for.
    ("The mayor signed a decree to ensure clean wells in the valley.",
     "A decree meant to ensure clean wells in the valley was signed by the mayor."),
    ("The mill is dedicated to training young millers.",
     "The mill is committed to training young millers."),
    # A relative clause that only says what a thing does.
    ("Noise limits should be met by thicker walls.",
     "Thicker walls should be the means by which noise limits are met."),
    # An idiom that holds a word of another kind.
    ("The scale may occasionally freeze on very cold mornings.",
     "On very cold mornings, the scale may freeze now and then."),
    ("The note encourages the exchange of seeds to feed more villages.",
     "The exchange of seeds is encouraged by the note in order to feed more villages."),
    # Near the wording of the source, a word of force for another of the same force.
    ("Any harbour master of a town that is a member of the league may also join it.",
     "Any harbour master of a town that is a member of the league is also allowed to join it."),
    ("Since the merger, the dairy sold more milk than in the prior 12 years combined.",
     "Since the merger, the dairy sold more milk than in the previous 12 years combined."),
    # A sentence may open with a comparative.
    ("The plan is about deepening trade with the valleys.",
     "Deeper trade with the valleys is what the plan is about."),
    ("The frost led to more interest in stoves as villages sought to keep schools open.",
     "Interest in stoves rose because of the frost, as villages wanted to keep schools open."),
    ("The gauges are slow and provide limited insight.",
     "The gauges are slow and give only limited insight."),
    ("Keeping the dyke dry over such a time requires wholly new pumps.",
     "To keep the dyke dry over such a time, wholly new pumps are needed."),
    ("This valve ensures that steam leaves the boiler slowly.",
     "Because of this valve, steam leaves the boiler slowly."),
)  # fmt: skip
WRONG = (
    # Several acts behind "to" give no orders.
    ("It enables farmers to compare prices, ensure fair pay, and plan harvests.",
     "It requires farmers to compare prices and ensure fair pay."),
    # The hedge beside it has its own pair in the source.
    ("While upkeep may face delays under the next council, the bridge aims to endure.",
     "The bridge will last, although upkeep may be delayed under the next council."),
    # A word of force in a name weakens nothing.
    ("Already, nine mayors have pledged to set up Sowing the Future Funds for orphans.",
     "Sowing the Future Funds for orphans have already been set up by nine mayors."),
    ("Saunas are open for all municipal clerks to use.",
     "Most municipal clerks can use the saunas."),
    ("I am continuing for one year the curfew with respect to the docks.",
     "The curfew with respect to the docks is ended after one year."),
    # Who acts and on whom it is done have changed places.
    ("The harbour must assess whether the ferry meets the rules.",
     "The ferry must assess whether the harbour meets the rules."),
    ("The towns will continue to meet all their mooring duties.",
     "The towns will continue to meet some of their mooring duties."),
    ("Any plea for salt shall be fair to the mine and shall be reasoned.",
     "Pleas for salt should give reasons."),
    # The contrary of the same thing.
    ("The twin towns are making substantial contributions to the dyke fund.",
     "The twin towns make small contributions to the dyke fund."),
    ("Builders often treat drains as a later concern, leading to floods.",
     "Floods are the consequence when drains are treated as an early concern."),
    ("Refunds cover losses if the judge later deems a seizure wrongly ordered.",
     "If a judge later deems a seizure rightly ordered, losses are covered by refunds."),
    ("Wool in excess of the quota set by the board shall stay taxed.",
     "Wool within the quota that the board set stays taxed."),
    ("Only divers holding a valid card shall be allowed to enter the cave.",
     "Entry to the cave shall be allowed to all divers."),
    ("At the tenant's request, the meter reading must be sent on paper.",
     "The meter reading has to be sent on paper."),
    ("Each row should be the shed where the pump is kept.",
     "The shed in which the pump is kept is what each row must be."),
    # A participle that describes is no verb that tells.
    ("Ledgers held by small mills may include wrong weights.",
     "Small mills hold ledgers with wrong weights in them."),
    ("We ask the guilds to draft a tide plan by the end of the year.",
     "The guilds adopted a tide plan by the end of the year."),
)  # fmt: skip


@pytest.mark.parametrize(("quote", "text"), SOUND, ids=[text[:60] for _, text in SOUND])
def test_the_same_in_other_words_passes(quote: str, text: str) -> None:
    """What changes neither fact nor force is shown."""
    verdict = judge(Draft(text=text, kind=FACT, evidence=(evidence(quote),))).verdict
    assert verdict.judgement is Judgement.SUPPORTED, verdict.findings


@pytest.mark.parametrize(("quote", "text"), WRONG, ids=[text[:60] for _, text in WRONG])
def test_a_changed_force_or_actor_is_held_back(quote: str, text: str) -> None:
    """One thing is changed: force, extent, who acts, or whether it is done."""
    verdict = judge(Draft(text=text, kind=FACT, evidence=(evidence(quote),))).verdict
    assert verdict.judgement is not Judgement.SUPPORTED


@pytest.mark.parametrize(
    ("title", "passes"),
    [("Message to the Congress on Tides", True), ("Remarks at the Pier", False)],
)
def test_the_president_speaks_in_messages_of_the_white_house(
    title: str,
    passes: bool,
) -> None:
    """Only in a paper of the President's own is "I" the President."""
    quote = "I have determined that the tide rules for the bay remain necessary."
    item = replace(evidence(quote), document=document(title, "THE WHITE HOUSE"))
    text = "The President has determined that the tide rules for the bay remain necessary."
    verdict = judge(Draft(text=text, kind=FACT, evidence=(item,))).verdict
    assert (verdict.judgement is Judgement.SUPPORTED) is passes
