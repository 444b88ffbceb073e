"""Who says it: what one speaker of the source says is not told of another."""

from __future__ import annotations

import pytest

from agent.checks.speaking import attribution
from tests.agent.checks.build import FACT, evidence

HERRING = "Fishermen fear that the new port will drive out the herring."
WARDS = (
    "Nurses reported that wards were short of staff, and hospital managers replied that hiring "
    "had begun."
)
BERTHS = "The Harbour Board told Parliament in May that 12 berths had been closed."
LEVY = "Critics argue that the levy hurts ports. Supporters reply that the levy is low."
QUAY = "The mayor is calling on the Council to widen the quay so that larger ships can berth."
TIDES = "Shipowners asked that harbour masters publish tide tables each week."
METERS = "Consumer groups warn that meters may overcharge households."
TABLETS = "Teachers expressed doubts about the tablets' worth."
PUMPS = "This is a commitment by the Tide Agency to replace all pumps by 2030."
CHARTS = "Experts recommended that ship captains keep paper charts."
FERRY = "Residents praised the new ferry, but the operator complained about fuel costs."
SEA = "My brother used to say that the sea forgives nobody."
DAM = "Minister Orla Finch said that the dam will open in June."


def refused(text: str, quote: str, title: str = "") -> bool:
    return bool(attribution.check(text, FACT, [evidence(quote, title=title)]))


@pytest.mark.parametrize(
    ("quote", "sound", "wrong"),
    [
        (
            HERRING,
            "Fears that the herring will be driven out by the new port come from fishermen.",
            "Fears that the herring will be driven out by the new port come from shipowners.",
        ),
        (
            WARDS,
            "Hospital managers replied that hiring had begun.",
            "Patients replied that hiring had begun.",
        ),
        (
            LEVY,
            "Supporters, the paper says, reply to the critics that the levy is low.",
            "Cargo companies, the paper says, reply to the critics that the levy is low.",
        ),
        (
            BERTHS,
            "In May the Harbour Board told Parliament that 12 berths had been closed.",
            "In May the pilots told Parliament that 12 berths had been closed.",
        ),
        (
            QUAY,
            "The Council is called on by the mayor to widen the quay, so that large ships berth.",
            "The Council is calling on the mayor to widen the quay, so that large ships berth.",
        ),
        (
            TIDES,
            "That harbour masters publish tide tables each week was asked for by shipowners.",
            "Harbour masters asked that tide tables be published each week.",
        ),
        (
            METERS,
            "That meters may overcharge households is a warning from consumer groups.",
            "That meters may overcharge households is a warning from industry groups.",
        ),
        (
            TABLETS,
            "Doubts about the worth of the tablets were voiced by teachers.",
            "Doubts about the worth of the tablets were voiced by parents.",
        ),
        (
            PUMPS,
            "The Tide Agency has made a commitment to replace all pumps by 2030.",
            "A commitment made by leading farmers is to replace all pumps by 2030.",
        ),
        (
            CHARTS,
            "Experts recommended to ship captains that paper charts be kept.",
            "Ship captains recommended that paper charts be kept.",
        ),
        (
            FERRY,
            "The new ferry was praised by residents; fuel costs drew the operator's complaints.",
            "The new ferry was praised by the operator, while residents complained about fuel.",
        ),
        (
            SEA,
            "The mayor recalled his brother's saying that the sea forgives nobody.",
            "The mayor recalled his sister's saying that the sea forgives nobody.",
        ),
        (
            DAM,
            "The minister says that the dam will open in June.",
            "The contractor says that the dam will open in June.",
        ),
    ],
)
def test_words_stay_in_the_mouth_that_said_them(quote: str, sound: str, wrong: str) -> None:
    """The speaker may stand as a subject, behind "by" or "from", or own the noun of a saying."""
    assert not refused(sound, quote)
    assert refused(wrong, quote)


@pytest.mark.parametrize(
    ("quote", "title", "text"),
    [
        (DAM, "Ministry of Water: dam opens", "The Ministry says that the dam will open in June."),
        (
            "The chief executive of Norwave, Bo Lind, said that the dam leaks.",
            "",
            "Norwave's chief executive said that the dam leaks.",
        ),
        (
            "We expect that the first ferry will sail in May.",
            "Press call on ferries",
            "May is when officials expect the first ferry to sail.",
        ),
        (
            "We all believe as parents that schools should be safe.",
            "Remarks by Mayor Orr",
            "All parents believe schools should be safe, Mayor Orr said.",
        ),
        (
            "Trade with the United States grew, the bureau noted.",
            "",
            "The bureau noted that there was more trade with the United States.",
        ),
        ("The study led by Ann Lee found that eels are rarer.", "", "Eels are rarer, it found."),
    ],
)
def test_another_word_for_the_speaker_is_no_other_mouth(quote: str, title: str, text: str) -> None:
    """Offices, pronouns and the names of the card stand for whoever speaks."""
    assert not refused(text, quote, title)
