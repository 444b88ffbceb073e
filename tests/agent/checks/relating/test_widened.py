"""What a rule is told of may not grow: by "any", by a second thing, by another time."""

from __future__ import annotations

import pytest

from agent.checks.relating import scope
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and one told of more, or of others.
REACHES = (
    (
        "New applications will not need a separate licence.",
        "No separate licence will be required for new applications.",
        "Existing applications will not need a separate licence.",
    ),
    (
        "If a landlord ends a lease, the landlord must give reasons.",
        "A landlord who ends a lease has to give reasons.",
        "If a landlord or a tenant ends a lease, that party must give reasons.",
    ),
    (
        "The guide covers data stored in the cloud.",
        "Data that is stored in the cloud is covered by the guide.",
        "The guide covers data stored in the cloud and on local servers.",
    ),
    (
        "The exemption is open to schools with fewer than fifty pupils.",
        "Schools that have fewer than fifty pupils can use the exemption.",
        "The exemption is open to every school.",
    ),
    (
        "Foster cooperation between laboratories and regional authorities.",
        "Cooperation of laboratories with regional authorities is to be fostered.",
        "Foster cooperation between laboratories, industry and regional authorities.",
    ),
    (
        "Large platforms are subject to yearly audits.",
        "Yearly audits are imposed on large platforms.",
        "Platforms of any size are subject to yearly audits.",
    ),
    (
        "The programme gives researchers from member states access to the archive.",
        "Researchers from member states gain access to the archive under the programme.",
        "The programme gives companies from member states access to the archive.",
    ),
    (
        "The minister spoke of the threat that ransomware poses to small ports.",
        "Small ports face a threat from ransomware, the minister said.",
        "The minister spoke of the threat that ransomware poses to all ports.",
    ),
    (
        "Its advice applies to systems used for hiring.",
        "The advice concerns systems which are used in hiring.",
        "Its advice applies to systems used for hiring and for promotion.",
    ),
    (
        "Where a carrier loses a bag, the carrier shall pay.",
        "A carrier that loses a bag shall pay.",
        "Where a carrier or an airport loses a bag, either shall pay.",
    ),
    (
        "Future models will be exempt from the levy.",
        "The levy will not apply to future models.",
        "Models already on sale will be exempt from the levy.",
    ),
    (
        "The code protects files kept in shared folders.",
        "Files that are kept in shared folders are protected by the code.",
        "The code protects files kept on laptops as well as in shared folders.",
    ),
    (
        "Build trust within research and health communities.",
        "Trust is to be built within research and health communities.",
        "Build trust within research, business and health communities.",
    ),
    (
        "The office spoke with nurses of the surgical wards about shifts.",
        "Shifts were discussed by the office with nurses of the surgical wards.",
        "The office spoke with patients of the surgical wards about shifts.",
    ),
    (
        "Drivers of heavy lorries need a second permit.",
        "A second permit is needed by heavy-lorry drivers.",
        "All drivers need a second permit.",
    ),
    (
        "It applies to tools that rank applicants and to tools that set wages.",
        "Tools that rank applicants and tools that set wages fall under it.",
        "It applies to tools that rank applicants and employers and to tools that set wages.",
    ),
    (
        "The clerk asks for the views of a resident who lives near the quay.",
        "The views of a resident living near the quay are sought by the clerk.",
        "The clerk asks for the views of any resident.",
    ),
    (
        "The port must list the heavy barges it mends.",
        "Heavy barges mended by the port must be listed.",
        "The port must list whatever barges it mends.",
    ),
    (
        "The waiver covers data relevant to rescue work at sea.",
        "Data relevant to work for rescue at sea fall under the waiver.",
        "The waiver covers all data.",
    ),
    (
        "The order overrides harbour rules that contradict its aims.",
        "Harbour rules that run against its aims are overridden by the order.",
        "The order overrides all harbour rules.",
    ),
    (
        "Planned ferries will need no second pilot.",
        "No second pilot will be needed on ferries that are planned.",
        "Existing ferries will need no second pilot.",
    ),
    (
        "If a carrier opens a crate, the carrier shall log it.",
        "A carrier that opens a crate logs it.",
        "If a carrier or a loader opens a crate, it shall log it.",
    ),
    (
        "Tools exist for common engines.",
        "There are tools for common engines.",
        "Tools exist for all engines.",
    ),
)
# A universal that the source has in other words, and verbs that are joined.
SOUND = (
    (
        "The board shall review the need for changes, and make any necessary ones.",
        "The board has to review the need for changes and to make whatever changes are needed.",
    ),
    ("The towns match their respective tolls.", "The towns match the tolls of each one."),
    (
        "It is to meet at least once a year and to review the fund.",
        "It meets once a year and looks at the fund.",
    ),
    (
        "The new lock is announced by a letter to a previously known address.",
        "A letter to an address already known announces the lock.",
    ),
    ("It mends the boats, large and small.", "It mends all boats, whether large or small."),
)


@pytest.mark.parametrize(("quote", "honest", "changed"), REACHES)
def test_a_rule_reaches_no_further_than_in_the_source(
    quote: str, honest: str, changed: str
) -> None:
    """Whom or what a rule is for is told as in the source, in any wording."""
    assert scope.check(honest, FACT, [evidence(quote)]) == []
    assert scope.check(changed, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "honest"), SOUND)
def test_a_word_for_all_may_tell_what_the_source_tells(quote: str, honest: str) -> None:
    """A universal or a second verb that adds nothing passes."""
    assert scope.check(honest, FACT, [evidence(quote)]) == []
