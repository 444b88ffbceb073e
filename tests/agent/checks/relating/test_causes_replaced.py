"""A cause put in the place of another, added to what only happened too, or turned round."""

from __future__ import annotations

import pytest

from agent.checks.relating import cause
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and one with another cause, or with the effect as the cause.
CAUSED = (
    (
        "Droughts led to a rewriting of the irrigation plan.",
        "The irrigation plan was rewritten on account of droughts.",
        "The rewriting of the irrigation plan led to droughts.",
    ),
    (
        "The region raises its grain reserves as neighbours reduce their imports.",
        "While neighbours cut their imports, the region builds up its grain reserves.",
        "The region raises its grain reserves because neighbours pay higher prices.",
    ),
    (
        "The ferry company cut its timetable and passenger numbers fell.",
        "Passenger numbers declined and the ferry company reduced its timetable.",
        "Passenger numbers fell because the ferry company cut its timetable.",
    ),
    (
        "Delays occurred because the supplier had lost its permit.",
        "As the supplier no longer had its permit, there were delays.",
        "Delays occurred because the supplier had raised its prices.",
    ),
    (
        "Thanks to volunteers, the archive was digitised in a year.",
        "Volunteers made it possible for the archive to be digitised in one year.",
        "Thanks to a private donor, the archive was digitised in a year.",
    ),
    (
        "Strong cooperation between ports will ensure lower emissions.",
        "Emissions will be lower by virtue of strong cooperation between ports.",
        "The size of the fleet will ensure lower emissions.",
    ),
    (
        "The outage was caused by a faulty update to the routing software.",
        "A faulty update to the routing software brought about the outage.",
        "The outage was caused by an attacker's email to the routing staff.",
    ),
    (
        "Enrolment rose while fees were frozen.",
        "Fees stayed frozen and enrolment went up at the same time.",
        "Enrolment rose as a result of the freeze on fees.",
    ),
    (
        "Because wages are low, nurses leave the islands.",
        "Nurses leave the islands owing to low wages.",
        "Wages are low because nurses leave the islands.",
    ),
    (
        "The error arose since the clerk had entered the wrong code.",
        "A wrong code entered by the clerk was the reason for the error.",
        "The error arose since the clerk had been replaced.",
    ),
    (
        "Public distrust drives people away from digital services.",
        "People turn away from digital services out of public distrust.",
        "Digital services drive people towards public distrust.",
    ),
    (
        "The museum, which reopened in May, welcomed a record number of guests.",
        "The museum reopened in May and had a record number of guests.",
        "The museum welcomed a record number of guests because it reopened in May.",
    ),
    (
        "The budget was short as the ministry had omitted pension costs.",
        "The omission of pension costs by the ministry left the budget short.",
        "The budget was short because pension costs had since grown.",
    ),
    (
        "Higher tolls resulted in quieter streets.",
        "Streets grew quieter as a result of higher tolls.",
        "Quieter streets resulted in higher tolls.",
    ),
    (
        "The recall was due to a cracked seal.",
        "A cracked seal was the reason for the recall.",
        "The recall was due to a change of supplier.",
    ),
    (
        "Heavy rain closed the pass.",
        "The pass was closed by heavy rain.",
        "The closure of the pass brought heavy rain.",
    ),
    (
        "The town grew and its schools became crowded.",
        "Schools became crowded and the town grew.",
        "The town grew because its schools became crowded.",
    ),
    (
        "Since tolls were abolished, traffic has doubled on the bridge.",
        "Traffic on the bridge has doubled since tolls were abolished.",
        "Tolls were abolished because traffic had doubled on the bridge.",
    ),
    (
        "The lab closed as its funding had ended.",
        "With its funding at an end, the lab closed.",
        "The lab closed because its director had resigned.",
    ),
    (
        "Careful planning by the crew will guarantee a safe landing.",
        "A safe landing will be guaranteed by the crew's careful planning.",
        "Calm weather will guarantee a safe landing.",
    ),
    (
        "An attacker forges the sender's address, causing the reader to open the file.",
        "The reader is led to open the file by a forged sender's address.",
        "An attacker steals the reader's phone, and the file is thereby opened.",
    ),
    (
        "Low prices and mild weather cut demand for coal.",
        "Demand for coal fell owing to mild weather and low prices.",
        "Demand for coal fell owing to new taxes.",
    ),
    (
        "The strike ended after the union won a pay rise.",
        "Once the union had won a pay rise, the strike ended.",
        "The union won a pay rise because the strike ended.",
    ),
    (
        "The clinic extended its hours, and waiting times became shorter.",
        "Waiting times became shorter and the clinic had extended its hours.",
        "Waiting times became shorter because the clinic extended its hours.",
    ),
    (
        "These complaints gave rise to the new code of conduct.",
        "The new code of conduct arose from these complaints.",
        "The new code of conduct, which was written by a panel, gave rise to these complaints.",
    ),
    (
        "Cheap storage enables small archives to keep everything.",
        "Small archives can keep everything thanks to cheap storage.",
        "Small archives can keep everything thanks to new staff.",
    ),
    (
        "The river is warm, so salmon stay away.",
        "Salmon stay away because the river is warm.",
        "The river is warm because salmon stay away.",
    ),
    (
        "The library opened late because the heating had broken down.",
        "A failure of the heating meant that the library opened late.",
        "The library opened late because the heating had been renewed.",
    ),
    (
        "Because farmers lacked fodder, they sold their herds.",
        "Short of fodder, farmers sold off their herds.",
        "Farmers lacked fodder because they sold their herds.",
    ),
    (
        "The vaccine was withdrawn owing to rare side effects.",
        "On account of side effects seen in rare cases, the vaccine was taken off the market.",
        "The vaccine was withdrawn owing to weak demand.",
    ),
    (
        "Trade unions welcomed the bill as it strengthens their right to strike.",
        "The bill was welcomed by trade unions because their right to strike gains from it.",
        "Trade unions welcomed the bill because employers pay more under it.",
    ),
    (
        "Export controls slowed the rival's progress in chips.",
        "The rival made slower progress in chips as a result of export controls.",
        "The rival's progress in chips led to export controls.",
    ),
    (
        "The court annulled the vote since the register had been forged.",
        "As the register was a forgery, the court declared the vote void.",
        "The court annulled the vote since the register had been lost.",
    ),
    (
        "Lower fees will ensure that more students apply.",
        "More students are certain to apply thanks to lower fees.",
        "A new campus will ensure that more students apply.",
    ),
    (
        "Many buses run empty, which is why the line is to be closed.",
        "The line is to be closed because many of its buses carry nobody.",
        "Many buses run empty because the line is to be closed.",
    ),
    (
        "The treaty took effect in May, and tariffs on wool were abolished.",
        "With the treaty in effect from May, wool tariffs were abolished.",
        "The treaty took effect because tariffs on wool were abolished.",
    ),
    (
        "Misuse of the tool results in suspension of the account.",
        "An account is suspended as a consequence of misuse of the tool.",
        "Suspension of the account results in misuse of the tool.",
    ),
    (
        "Given that demand is uncertain, the board postponed the order.",
        "The uncertainty of demand made the board put off the order.",
        "The board postponed the order, given that the price is too high.",
    ),
    (
        "Satellite images helped rescuers reach the valley.",
        "Rescuers were able to reach the valley with the help of satellite images.",
        "Local guides helped rescuers reach the valley.",
    ),
    (
        "An operator enters the wrong limit, causing the pump to fail.",
        "The pump fails when an operator enters the wrong limit.",
        "The pump fails because lightning strikes the mast.",
    ),
    (
        "The agency was created in response to a wave of fraud.",
        "A wave of fraud led to the creation of the agency.",
        "The creation of the agency led to a wave of fraud.",
    ),
)
# What looks like a cause and is none, or the same cause in other words.
SOUND = (
    ("Pupils take classes to earn a diploma.", "Pupils take courses leading to a diploma."),
    (
        "Thanks to the crane's flexibility, every yard will use the crane.",
        "Because the crane is flexible, it will be used in every yard.",
    ),
    ("It is a new age, powered by steam.", "It is a new age driven by steam."),
    (
        "He had a switch in his coat to set off both alarms.",
        "With a switch in his coat, both alarms were to be triggered.",
    ),
    (
        "The dock stood idle, mainly because of faults in its pumping system.",
        "The dock stood idle, chiefly owing to pumping-system faults.",
    ),
    (
        "Sharing reports is harder, because yards fear that leaks will be exposed unmended.",
        "It is harder to share reports, since yards are afraid of leaks that come to light.",
    ),
    (
        "Because of its location, the harbour attracts ships from all oceans.",
        "Ships from all oceans are attracted to the harbour by reason of where it lies.",
    ),
    ("Crews use lamps made by hand to light the pier.", "The pier is lit with lamps made by hand."),
)


@pytest.mark.parametrize(("quote", "honest", "changed"), CAUSED)
def test_a_cause_is_the_source_s_own(quote: str, honest: str, changed: str) -> None:
    """The same cause in any wording passes; another, or the effect in its place, does not."""
    assert cause.check(honest, FACT, [evidence(quote)]) == []
    assert cause.check(changed, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "honest"), SOUND)
def test_what_is_no_new_cause_passes(quote: str, honest: str) -> None:
    """A route, a source of power or a thing made by somebody is no cause of its own."""
    assert cause.check(honest, FACT, [evidence(quote)]) == []
