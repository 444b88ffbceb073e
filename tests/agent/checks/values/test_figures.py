"""The figures check: values, units, ranges, comparisons, place numbers, codes."""

from __future__ import annotations

import pytest

from agent.checks.values import figures
from agent.types import Judgement
from tests.agent.checks.build import FACT, evidence

SAME = (
    ("The grant is 1,000 euros.", "The grant amounts to €1 000."),
    ("The grant is 1\u2009000 euros.", "The grant amounts to EUR 1,000."),
    ("The grant is 1.000.000 euros.", "The grant amounts to €1 million."),
    ("The fee is £1.5 million.", "The fee stands at £1.5m."),
    ("The fee is £1,500,000.", "The fee stands at 1.5 million pounds."),
    ("It costs USD 3bn.", "The cost is US$3 billion."),
    ("It costs $3 billion.", "The cost is 3 billion dollars."),
    ("The share is 12 per cent.", "The share stands at 12%."),
    ("The share is 12%.", "The share stands at twelve percent."),
    ("Half of the bodies replied.", "50% of the bodies replied."),
    ("It lasts one hundred and eighty days.", "It runs for 180 days."),
    ("It lasts 180 days.", "The 180-day period applies."),
    ("It lasts two years.", "It runs for 24 months."),
    ("It lasts two weeks.", "It runs for 14 days."),
    ("It was the inaugural meeting.", "It was the first meeting."),
    ("The 21st session closed.", "The twenty-first session closed."),
    ("It names between 5 and 10 sites.", "It names 5-10 sites."),
    ("It names 5 to 10 sites.", "It names between five and ten sites."),
    ("See Article 5(1).", "Art. 5 (1) applies."),
    ("See Articles 5 to 9.", "Article 7 is among those cited."),
    ("See Annex III.", "It refers to Annex 3."),
    ("See Article 5(1).", "It refers to Article 5."),
    ("SP 800-53 applies.", "The rules of SP 800\u201153 apply."),
    ("The cost was $1,523 million.", "The cost was about $1.5 billion."),
    ("A dozen bodies replied.", "Twelve bodies replied."),
    ("It served for more than seven years.", "It served for over seven years."),
    ("It served over seven years.", "It served for seven years."),
    ("Capacity is 1.2 GW.", "Capacity stands at 1,200 MW."),
    ("At least 15 bodies replied.", "15 or more bodies replied."),
    ("No more than 15 bodies replied.", "Up to 15 bodies replied."),
)
OTHER = (
    ("The fee is £1.5 million.", "The fee is £1.5bn.", Judgement.CONTRADICTED),
    ("The fee is £1.5 million.", "The fee is €1.5 million.", Judgement.UNSUPPORTED),
    ("The fee is £1.5 million.", "The fee is £1.6m.", Judgement.CONTRADICTED),
    ("The share is 12%.", "The share is 21%.", Judgement.CONTRADICTED),
    ("The share rose by 12%.", "The share rose by 12 percentage points.", Judgement.UNSUPPORTED),
    ("It lasts 180 days.", "It lasts 180 months.", Judgement.UNSUPPORTED),
    ("It lasts 180 days.", "It lasts 270 days.", Judgement.CONTRADICTED),
    ("It lasts 180 days.", "It lasts six months.", Judgement.UNSUPPORTED),
    ("It names five and ten sites.", "It names five and eleven sites.", Judgement.CONTRADICTED),
    ("Thirty-five bodies replied.", "Thirty-eleven bodies replied.", Judgement.CONTRADICTED),
    ("It lasts some days.", "It lasts 3 days.", Judgement.UNSUPPORTED),
    ("At least 15 bodies replied.", "At most 15 bodies replied.", Judgement.CONTRADICTED),
    ("At least 15 bodies replied.", "15 bodies replied.", Judgement.OVERSTATED),
    ("About 15 bodies replied.", "15 bodies replied.", Judgement.OVERSTATED),
    ("15 bodies replied.", "More than 15 bodies replied.", Judgement.OVERSTATED),
    ("It names 5 to 10 sites.", "It names 10 sites.", Judgement.OVERSTATED),
    ("The 21st session closed.", "The 22nd session closed.", Judgement.CONTRADICTED),
    ("It was the inaugural meeting.", "It was the second meeting.", Judgement.CONTRADICTED),
    ("See Article 5(1).", "See Article 6(1).", Judgement.CONTRADICTED),
    ("See Article 5.", "See Article 5(1).", Judgement.OVERSTATED),
    ("See the annex.", "See Annex III.", Judgement.UNSUPPORTED),
    ("SP 800-53 applies.", "SP 800-35 applies.", Judgement.UNSUPPORTED),
    ("GPT-4 was tested.", "GPT-5 was tested.", Judgement.UNSUPPORTED),
    ("Three members and five seats.", "There are five members.", Judgement.CONTRADICTED),
    ("It cost $3 billion.", "It cost A$3 billion.", Judgement.OVERSTATED),
    ("The cost was $1,523 million.", "The cost was $1.5 billion.", Judgement.CONTRADICTED),
    ("The cost was $1,523 million.", "The cost was about $1.6 billion.", Judgement.CONTRADICTED),
    ("It lasts 180 days.", "It lasts 1８0 days.", Judgement.UNSUPPORTED),
    ("It lasts 100 days.", "It lasts 1O0 days.", Judgement.UNSUPPORTED),
    ("It lasts 100 days.", "It lasts 1٠0 days.", Judgement.UNSUPPORTED),
    ("The rate is 1.000 units.", "The rate is 1,000 units.", Judgement.UNSUPPORTED),
)


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_the_same_figure_in_another_form_passes(quote: str, text: str) -> None:
    """Typography, magnitude words and exact conversions change nothing."""
    assert figures.check(text, FACT, [evidence(quote)]) == []


@pytest.mark.parametrize(("quote", "text", "judgement"), OTHER)
def test_another_figure_is_found_and_named(quote: str, text: str, judgement: Judgement) -> None:
    """The finding says whether the source contradicts, says less, or says nothing."""
    found = figures.check(text, FACT, [evidence(quote)])
    assert judgement in [finding.judgement for finding in found]


def test_the_printed_number_of_the_sentence_counts_as_evidence() -> None:
    """A statement may say in which article the cited sentence stands."""
    offered = [evidence("Providers shall keep logs.", number="Article 12(1)")]
    assert figures.check("Under Article 12, providers shall keep logs.", FACT, offered) == []
    assert figures.check("Under Article 13, providers shall keep logs.", FACT, offered) != []


def test_the_lead_of_a_list_item_counts_as_evidence() -> None:
    """The figure of the sentence that introduces a list belongs to its items."""
    offered = [evidence("publish a report;", lead="Within 30 days the office shall:")]
    assert figures.check("The office shall publish a report within 30 days.", FACT, offered) == []


@pytest.mark.parametrize(
    ("title", "quote", "text", "sound"),
    [
        ("Board: minutes of the second meeting", "The Board elected a chair.",
         "In the minutes of its second meeting, the Board elected a chair.", True),
        ("Report of the 3rd session", "The quays were found safe.",
         "The report of the third session says that the quays were found safe.", True),
        ("Board: minutes of the second meeting", "The Board elected a chair.",
         "In the minutes of its third meeting, the Board elected a chair.", False),
        ("Board: minutes of the second meeting", "At the first meeting it had elected a chair.",
         "At the second meeting the Board had elected a chair.", False),
        ("Board: minutes of the second meeting", "The third meeting is planned for May.",
         "The minutes of the second meeting say that the third is planned for May.", True),
    ],
)  # fmt: skip
def test_what_a_title_counts_off_names_its_text(
    title: str, quote: str, text: str, *, sound: bool
) -> None:
    """A text may be called by its title, in any order; another meeting is another."""
    offered = [evidence(quote, title=title)]
    assert (figures.check(text, FACT, offered) == []) is sound
