"""Two acts told in turn: whichever way it is said, the first must stay the first."""

from __future__ import annotations

import pytest

from agent.checks.relating import order
from tests.agent.checks.build import FACT, evidence

# The source, an honest paraphrase, and one in which the two acts have changed places.
IN_TURN = (
    (
        "To protect the water supply, the city must first repair its dams.",
        "Repairing the dams has to come first if the city is to protect the water supply.",
        "For its dams to be repaired, the city must first protect the water supply.",
    ),
    (
        'Select "Reports", then "Export" to obtain a copy.',
        'A copy is obtained by choosing "Export" after selecting "Reports".',
        'A copy is obtained by choosing "Reports" after selecting "Export".',
    ),
    (
        "The panel interviews applicants and then checks their references.",
        "References are checked once the panel has interviewed the applicants.",
        "The panel checks references before interviewing the applicants.",
    ),
    (
        "Vendors must register before they submit a bid.",
        "Registration must precede the submission of a bid by vendors.",
        "Vendors must submit a bid before they register.",
    ),
    (
        "After the trial ends, the data are deleted.",
        "Deletion of the data follows the end of the trial.",
        "The trial ends after the data are deleted.",
    ),
    (
        "Passengers may board as soon as the cabin has been inspected.",
        "Boarding is possible once the inspection of the cabin is over.",
        "The cabin may be inspected as soon as passengers have boarded.",
    ),
    (
        "Funds are released only when the milestone report has been accepted.",
        "Acceptance of the milestone report comes before the release of funds.",
        "The milestone report is accepted only when the funds have been released.",
    ),
    (
        "The tool stays in beta until the security review is complete.",
        "Until its security review is finished, the tool remains in beta.",
        "The tool enters beta once the security review is complete.",
    ),
    (
        "Consultation preceded the drafting of the code.",
        "The code was drafted following consultation.",
        "Consultation followed the drafting of the code.",
    ),
    (
        "Users are shown a warning and subsequently asked to confirm.",
        "First comes a warning, and users are then asked to confirm.",
        "Users are asked to confirm and are subsequently shown a warning.",
    ),
    (
        "Before publishing, editors have the figures verified by a second reader.",
        "Editors have a second reader verify the figures prior to publication.",
        "Editors have the figures verified by a second reader after publishing.",
    ),
    (
        "The rule applies to devices sold on or after the first day of the scheme.",
        "Devices sold from the scheme's first day onwards fall under the rule.",
        "Devices sold before the scheme's first day fall under the rule.",
    ),
    (
        "Once trained, inspectors visit the farms.",
        "Inspectors visit the farms when their training is done.",
        "Inspectors are trained once they have visited the farms.",
    ),
    (
        "Test the pump before opening the valve.",
        "Opening the valve comes after the pump has been tested.",
        "Open the valve, then test the pump.",
    ),
    (
        "In order to lower fees, the port must first pay off its debt.",
        "The port must pay off its debt first so that it can lower fees.",
        "The port must first lower its fees in order to pay off its debt.",
    ),
    (
        "A draft is published; comments are then collected for a month.",
        "Comments are collected for a month once a draft has been published.",
        "A draft is published once comments have been collected for a month.",
    ),
    (
        "The mayor met the union and later the employers.",
        "First the union and later the employers met the mayor.",
        "The mayor met the employers and later the union.",
    ),
    (
        "The seal is broken when the box has been weighed.",
        "Once weighed, the box has its seal broken.",
        "The box is weighed when the seal has been broken.",
    ),
    (
        "Workers keep their access until their contract ends.",
        "Access stays with workers up to the end of their contract.",
        "Workers get access after their contract ends.",
    ),
    (
        'Press "Start" and hold the key, then release it to record.',
        'To record, hold the key after pressing "Start" and then let it go.',
        'To record, release the key and then hold it after pressing "Start".',
    ),
    (
        "The vote took place ahead of the debate.",
        "The debate came after the vote.",
        "The debate took place ahead of the vote.",
    ),
    (
        "Having passed the exam, pilots receive a badge.",
        "A badge is given to pilots who have passed the exam.",
        "Pilots pass the exam after receiving a badge.",
    ),
    (
        "The first phase maps the coast; the second installs the sensors.",
        "Sensors are installed in the second phase, after the coast has been mapped in the first.",
        "The first phase installs the sensors; the second maps the coast.",
    ),
    (
        "The grant was paid in March, ahead of the election in May.",
        "The grant was paid in March, before the May election.",
        "The grant was paid in May, after the election in March.",
    ),
    (
        "Staff log the visit as soon as the guest has left.",
        "The visit is logged by staff right after the guest's departure.",
        "Staff log the visit before the guest has left.",
    ),
    (
        "After the harvest is in, the fields are ploughed.",
        "The fields are ploughed once the harvest is in.",
        "The harvest is brought in after the fields are ploughed.",
    ),
    (
        "Customers choose a plan, enter their address and then pay.",
        "Customers pay once they have chosen a plan and entered their address.",
        "Customers pay and then choose a plan and enter their address.",
    ),
    (
        "Interviews took place before the survey was sent out.",
        "The survey was sent out after the interviews.",
        "Interviews took place after the survey was sent out.",
    ),
    (
        "To win back trust, banks must first admit their mistakes.",
        "Banks must admit their mistakes first if they are to win back trust.",
        "Banks must first win back trust in order to admit their mistakes.",
    ),
    (
        "Remove the cover, then loosen the screw.",
        "The screw is loosened after removal of the cover.",
        "The cover is removed after the screw has been loosened.",
    ),
    (
        "No payment is made until the invoice has been checked.",
        "The invoice is checked before any payment is made.",
        "Payment is made before the invoice has been checked.",
    ),
    (
        "The seminar was followed by a reception at the embassy.",
        "A reception at the embassy came after the seminar.",
        "The seminar followed a reception at the embassy.",
    ),
    (
        "A judge reviews the request, and only then is the line tapped.",
        "The line is tapped only after a judge has reviewed the request.",
        "A judge reviews the request after the line has been tapped.",
    ),
    (
        "Researchers publish the code when the paper has been accepted.",
        "Once the paper is accepted, researchers publish the code.",
        "The paper is accepted once researchers have published the code.",
    ),
    (
        "The ministry will test the alarm before it opens the line to the public.",
        "The line opens to the public after the ministry has tested the alarm.",
        "The ministry will open the line to the public before it tests the alarm.",
    ),
    (
        "Pupils read the text aloud and afterwards write a summary.",
        "A summary is written by pupils after they read the text aloud.",
        "Pupils write a summary and afterwards read the text aloud.",
    ),
    (
        "She was a mayor before she became a minister.",
        "She became a minister after she had been a mayor.",
        "She became a mayor after she had been a minister.",
    ),
    (
        "Cadets swim a mile and then climb the mast.",
        "The climb up the mast follows a mile's swim for the cadets.",
        "Cadets climb the mast and then swim a mile.",
    ),
    (
        "Prior to departure, the captain briefs the crew.",
        "The crew gets a briefing from the captain before departure.",
        "After departure, the captain briefs the crew.",
    ),
    (
        "Until the flood gates close, boats may pass.",
        "Boats may pass up to the closing of the flood gates.",
        "After the flood gates close, boats may pass.",
    ),
    (
        "Permits are issued once the fee has been received.",
        "Receipt of the fee precedes the issue of permits.",
        "The fee is received once the permits have been issued.",
    ),
    (
        "First the hull is cleaned; painting comes next.",
        "Painting follows the cleaning of the hull.",
        "First the hull is painted; cleaning comes next.",
    ),
    (
        "The inquiry reported two weeks after the minister stepped down.",
        "The minister had stepped down two weeks when the inquiry reported.",
        "The minister stepped down two weeks after the inquiry reported.",
    ),
    (
        "Verify the seal before unloading the crate.",
        "The crate is unloaded after its seal has been verified.",
        "Unload the crate before verifying the seal.",
    ),
    (
        "Negotiations opened after both sides had called a truce.",
        "Both sides called a truce before negotiations opened.",
        "Both sides called a truce after negotiations had opened.",
    ),
)
# A mark of order that orders nothing, or orders it the same way in other words.
SOUND = (
    (
        "Press the button and follow the prompts.",
        "It is done by pressing the button and then working through the prompts.",
    ),
    (
        "The port cannot pay until the tow has been made.",
        "The port has to wait until the tow has been made before it pays.",
    ),
    ("Build once and sail anywhere.", "Those who build once can then sail anywhere."),
    (
        "Record the talk, get a transcript, then write the minutes.",
        "A transcript is made of the recorded talk, after which the minutes are written.",
    ),
    (
        "The rules are reviewed every year and after each storm.",
        "A year passes before the rules are reviewed, and a storm is followed by a review too.",
    ),
)


@pytest.mark.parametrize(("quote", "honest", "turned"), IN_TURN)
def test_acts_in_turn_keep_their_order(quote: str, honest: str, turned: str) -> None:
    """Any mark of order may stand for another, as long as the same act comes first."""
    assert order.check(honest, FACT, [evidence(quote)]) == []
    assert order.check(turned, FACT, [evidence(quote)]) != []


@pytest.mark.parametrize(("quote", "honest"), SOUND)
def test_a_mark_of_order_may_order_nothing_new(quote: str, honest: str) -> None:
    """What is told in another order of words, or orders nothing, passes."""
    assert order.check(honest, FACT, [evidence(quote)]) == []
