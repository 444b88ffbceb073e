"""The dates check: every form of a date, and never more precision than the source has."""

from __future__ import annotations

import pytest

from agent.checks.values import dates
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence

SAME = (
    ("It closed on 25 September 2020.", "It closed on September 25, 2020."),
    ("It closed on SEPTEMBER 25, 2020.", "It closed on 25 September 2020."),
    ("It closed on 2020-09-25.", "It closed on the 25th of September 2020."),
    ("It closed on 25/09/2020.", "It closed on 25 September 2020."),
    ("Done this 25th day of September, 2020.", "It was done on 25 September 2020."),
    ("Done this twenty-fifth day of September 2020.", "It was done on 25 September 2020."),
    ("It closed on 25 September 2020.", "It closed in September 2020."),
    ("It closed on 25 September 2020.", "It closed in 2020."),
    ("It closed in Sept. 2017.", "It closed in September 2017."),
    ("It closed in the third quarter of 2025.", "It closed in Q3 2025."),
    ("It closed in July 2025.", "It closed in Q3 2025."),
    ("It closed in July 2025.", "It closed in the second half of 2025."),
    ("Spending in FY2023 fell.", "Spending in fiscal year 2023 fell."),
    ("It ran from 2020 to 2025.", "It ran between 2020 and 2025."),
    ("It ran in 2020-25.", "It ran from 2020 to 2025."),
    ("It ran on 7-8 March 2024.", "It ran on 7 and 8 March 2024."),
    ("It ran from March to May 2024.", "It began in March 2024."),
    ("In 2020 it met on 25 September.", "It met on 25 September 2020."),
    ("It opens at 14:30.", "It opens at 2:30 pm."),
    ("It dates from 1994.", "It dates from the 1990s."),
)
OTHER = (
    ("It closed in September 2017.", "It closed on 12 September 2017.", Judgement.OVERSTATED),
    ("It closed in 2017.", "It closed in September 2017.", Judgement.OVERSTATED),
    ("It closed in 2017.", "It closed in early 2017.", Judgement.OVERSTATED),
    ("It closed on 25 September 2020.", "It closed on 26 September 2020.", Judgement.CONTRADICTED),
    ("It closed on 25 September 2020.", "It closed in September 2021.", Judgement.CONTRADICTED),
    ("It closed in FY2023.", "It closed in 2023.", Judgement.CONTRADICTED),
    ("It closed in the third quarter of 2025.", "It closed in Q2 2025.", Judgement.CONTRADICTED),
    ("It closed.", "It closed in 2020.", Judgement.UNSUPPORTED),
    ("It closed on 03/05/2024.", "It closed on 3 May 2024.", Judgement.OVERSTATED),
    ("It closed on 3 May 2024.", "It closed on 03/05/2024.", Judgement.OVERSTATED),
    ("It met on 25 September.", "It met on 25 September 2020.", Judgement.OVERSTATED),
    ("It ran from 2020 to 2025.", "It ran from 2020 to 2026.", Judgement.CONTRADICTED),
    ("It opens at 14:30.", "It opens at 2:30 am.", Judgement.CONTRADICTED),
    ("It opens on Monday.", "It opens on Tuesday.", Judgement.CONTRADICTED),
    ("Work is under way.", "Work is currently under way.", Judgement.UNSUPPORTED),
    ("Work began last month.", "It says work began last month.", Judgement.OVERSTATED),
    ("It closed last year.", "The programme closed last year.", Judgement.OVERSTATED),
)


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_the_same_or_a_vaguer_date_passes(quote: str, text: str) -> None:
    """Another form of a date is the same date; less precision is no claim."""
    assert dates.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text", "judgement"), OTHER)
def test_another_or_a_more_precise_date_is_found(
    quote: str, text: str, judgement: Judgement
) -> None:
    """A day is never gained, and words like "last year" are refused."""
    found = dates.check(text, FACT, [evidence(quote)])
    assert [finding.judgement for finding in found] == [judgement]


def test_a_relative_date_may_be_quoted() -> None:
    """Between quotation marks it is the source that speaks."""
    offered = [evidence("Work is currently under way.")]
    assert dates.check('It says that work "is currently under way".', FACT, offered) == []
    assert dates.check("Work is currently under way.", FACT, offered) == []


def test_a_year_in_the_title_of_the_source_is_no_claim() -> None:
    """It names an instrument ("the 2018 Act")."""
    offered = [evidence("A controller must keep records.", title="Data Stewardship Act 2018")]
    text = "Under the Data Stewardship Act 2018, a controller must keep records."
    assert dates.check(text, FACT, offered) == []
    assert dates.check("In 2018, a controller must keep records.", FACT, offered) != []


SIGNED = "The pact was signed on 25 September 2020, and it entered into force on 1 January 2021."
FRONTED = "On 25 September 2020 the pact was signed; on 1 January 2021 it entered into force."


@pytest.mark.parametrize("quote", [SIGNED, FRONTED])
def test_two_dates_cannot_change_places(quote: str) -> None:
    """Each date stays with what happened on it, wherever it stands in the sentence."""
    for text in (
        "The pact was signed on 25 September 2020.",
        "On 1 January 2021 the pact entered into force.",
        "It entered into force on January 1, 2021, having been signed on September 25, 2020.",
        SIGNED,
        FRONTED,
    ):
        assert dates.check(text, FACT, [evidence(quote)]) == [], text
    for text in (
        "The pact entered into force on 25 September 2020.",
        "The document was signed on 1 January 2021.",
        "On 1 January 2021 it was signed.",
    ):
        found = dates.check(text, FACT, [evidence(quote)])
        assert [finding.judgement for finding in found] == [Judgement.CONTRADICTED], text


def test_a_date_of_the_title_may_date_the_document_alone() -> None:
    """A year of the title passes in "the proclamation of 2021", and tells of no event."""
    cited = (evidence("This week honours safe boats.", title="A Proclamation on Boats, 2021"),)
    for sound in (
        "In the proclamation of 2021, a week honours safe boats.",
        "The 2021 proclamation honours safe boats.",
    ):
        assert dates.check(sound, FACT, cited) == []
    for wrong in (
        "In the proclamation of 2020, a week honours safe boats.",
        "The 2020 proclamation honours safe boats.",
        "A week honoured safe boats in 2021.",
    ):
        assert dates.check(wrong, FACT, cited)
