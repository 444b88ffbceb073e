"""Degrees that go beyond the source, and the sides of a comparison told by another word."""

from __future__ import annotations

import pytest

from agent.checks.relating import comparison
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and one with its degree raised or its sides changed.
COMPARED = (
    (
        "Rural clinics pay more for connectivity than urban hospitals do.",
        "Getting connected costs rural clinics more than it does urban hospitals.",
        "Getting connected costs urban hospitals more than it does rural clinics.",
    ),
    (
        "The second pilot attracted fewer complaints than the first.",
        "Complaints were less frequent in the second pilot than in the first.",
        "There were more complaints about the second pilot than about the first.",
    ),
    (
        "Open models are becoming as capable as closed ones.",
        "Closed models are being matched in capability by open ones.",
        "Open models are becoming more capable than closed ones.",
    ),
    (
        "Training matters greatly for the safe use of drones.",
        "For drones to be used safely, training is of great importance.",
        "For drones to be used safely, nothing matters more than training.",
    ),
    (
        "Skilled technicians will be an important factor in the roll-out of heat pumps.",
        "How heat pumps are rolled out will depend to an important degree on skilled technicians.",
        "Skilled technicians will be the most important factor in the roll-out of heat pumps.",
    ),
    (
        "It is also necessary to test the backup generators every month.",
        "Monthly tests of the backup generators are necessary too.",
        "Testing the backup generators every month is even more necessary.",
    ),
    (
        "Ports are the biggest employer and the biggest polluter in the region.",
        "In the region no one employs more people, or pollutes more, than the ports.",
        "Ports are a big employer in the region but an even bigger polluter.",
    ),
    (
        "For small vendors, the length of the warranty will be less relevant.",
        "The warranty's length will matter less where vendors are small.",
        "The warranty's length will matter more where vendors are small.",
    ),
    (
        "This has been a very difficult year for grain exporters.",
        "Grain exporters have had a very hard year.",
        "Grain exporters have had the hardest year ever.",
    ),
    (
        "Manual checks catch roughly as many errors as the automated tool.",
        "The automated tool and manual checks find about the same number of errors.",
        "Manual checks catch fewer errors than the automated tool.",
    ),
    (
        "Households spend a larger share of their income on energy than firms do.",
        "Firms devote a smaller part of their income to energy than households.",
        "Firms devote a larger part of their income to energy than households.",
    ),
    (
        "The new licence gives operators less flexibility than the old one.",
        "Operators had greater flexibility under the old licence than they have under the new.",
        "Operators enjoy greater flexibility under the new licence than under the old.",
    ),
    (
        "Cooling is one of the largest costs of running a data hall.",
        "Among the biggest expenses in operating a data hall is cooling.",
        "The biggest expense in operating a data hall is cooling.",
    ),
    (
        "Audits by outside bodies carry greater weight than self-assessments.",
        "Self-assessments count for less than audits by outside bodies.",
        "Self-assessments weigh more heavily than audits by outside bodies.",
    ),
    (
        "Patience is a valuable quality in a negotiator.",
        "A negotiator is helped by patience, a valuable quality.",
        "Patience is the most useful quality in a negotiator.",
    ),
    (
        "The harbour also plays a key part in feeding the island.",
        "In feeding the island, the harbour has a key part too.",
        "In feeding the island, nothing plays a greater part than the harbour.",
    ),
    (
        "Tenants are less exposed to flooding than owners.",
        "Owners are more exposed to flooding than tenants.",
        "Tenants are more vulnerable to flooding than owners.",
    ),
    (
        "The audit was among the most rigorous the office has run.",
        "Few audits run by the office were as rigorous.",
        "It was the strictest audit the office has run.",
    ),
    (
        "In winter, wind speed is more important for the timetable.",
        "For the timetable, wind speed matters more in winter.",
        "For the timetable, wind speed matters less in winter.",
    ),
    (
        "Short forms produce better answers than long ones.",
        "Answers are better with short forms than with long ones.",
        "Answers are better with long forms than with short ones.",
    ),
    (
        "It takes large firms longer to answer than small ones.",
        "Small firms answer faster than large ones.",
        "Large firms answer faster than small ones.",
    ),
    (
        "Trains carry as many passengers as buses.",
        "Buses and trains carry equal numbers of passengers.",
        "Trains carry more passengers than buses.",
    ),
    (
        "We are hiring skilled welders.",
        "Skilled welders are being hired.",
        "The most skilled welders are being hired.",
    ),
    (
        "The tax weighs more heavily on the poor than on the rich.",
        "The rich feel the tax less than the poor.",
        "The tax weighs more heavily on the rich than on the poor.",
    ),
    (
        "Speed is less of a concern than accuracy.",
        "Accuracy is more of a concern than speed.",
        "Speed is more of a concern than accuracy.",
    ),
    (
        "The second review was stricter than the first.",
        "The first review was less strict than the second.",
        "The first review was stricter than the second.",
    ),
    (
        "Cyclists use the tunnel less often than pedestrians.",
        "The tunnel sees fewer cyclists than pedestrians.",
        "The tunnel sees more cyclists than pedestrians.",
    ),
    (
        "The island has one of the oldest ferries in the country.",
        "Few ferries in the country are older than the island's.",
        "The island has the oldest ferry in the country.",
    ),
    (
        "Reliable data is crucial to setting tolls.",
        "Setting tolls requires reliable data above much else.",
        "Nothing is more crucial to setting tolls than reliable data.",
    ),
    (
        "Wages in ports rose faster than wages in mines.",
        "Wages in mines grew more slowly than wages in ports.",
        "Wages in mines grew faster than wages in ports.",
    ),
    (
        "The revised map is clearer than the draft.",
        "The draft was less clear than the revised map.",
        "The draft was clearer than the revised map.",
    ),
    (
        "It was a memorable and popular exhibition.",
        "The exhibition was popular and memorable.",
        "It was the most popular exhibition.",
    ),
    (
        "Children are at greater risk from fumes than adults.",
        "Fumes put children at a higher risk than adults.",
        "Fumes put adults at a higher risk than children.",
    ),
    (
        "Email remains a slower channel than telephone.",
        "The telephone is still a faster channel than email.",
        "Email is still a faster channel than the telephone.",
    ),
    (
        "The committee found the second plan just as sound as the first.",
        "In the committee's eyes the two plans were equally sound.",
        "The committee found the second plan sounder than the first.",
    ),
    (
        "Fishing villages have become less dependent on subsidies.",
        "The dependence of fishing villages on subsidies has decreased.",
        "Fishing villages have become more dependent on subsidies.",
    ),
    (
        "Shade is more effective than fans at keeping barns cool.",
        "Fans are less effective than shade for keeping barns cool.",
        "Fans are more effective than shade at keeping barns cool.",
    ),
    (
        "Noise is a bigger problem at night than during the day.",
        "By day noise is a smaller problem than at night.",
        "Noise is a bigger problem during the day than at night.",
    ),
    (
        "The pilot must hold a licence at grade B or higher.",
        "A licence of at least grade B is needed by the pilot.",
        "A licence above grade B is needed by the pilot.",
    ),
    ("Use tier T2 or above.", "Tier T2 or higher is used.", "A tier higher than T2 is used."),
    (
        "Winds above gale force close the port.",
        "The port closes in winds beyond gale force.",
        "The port is closed by winds of gale force or more.",
    ),
    (
        "Volunteers grew fewer while the festival grew larger.",
        "The festival became larger while the number of volunteers shrank.",
        "Volunteers grew fewer while the festival grew smaller.",
    ),
)


@pytest.mark.parametrize(("quote", "honest", "changed"), COMPARED)
def test_a_degree_is_no_higher_than_the_source_s(quote: str, honest: str, changed: str) -> None:
    """What is called large is not the largest, one of the largest not the only one."""
    assert comparison.check(honest, FACT, [evidence(quote)]) == []
    assert comparison.check(changed, FACT, [evidence(quote)]) != []
