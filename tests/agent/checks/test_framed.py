"""A title that frames a statement is a name; what the statement tells beside it is checked."""

from __future__ import annotations

import pytest

from agent.checks.framed import without_title
from agent.gate import judge
from agent.types import Draft, Judgement
from tests.agent.checks.build import FACT, evidence

# The title, the source, a statement that names the title, and the same with one thing changed.
ROWS = (
    ("Joint Statement to Mark Two Years of the Pact",
     "The ports remain committed to sharing tide tables.",
     ("In the Joint Statement to Mark Two Years of the Pact, the ports remain committed to "
     "sharing tide tables."),
     ("In the Joint Statement to Mark Two Years of the Pact, the ports remain committed for "
     "two years to sharing tide tables.")),
    ("Preventing Fraud in Ports",
     "Clerks compare each invoice with the order.",
     "According to Preventing Fraud in Ports, clerks compare each invoice with the order.",
     "According to Preventing Fraud in Ports, clerks do not compare each invoice with the order."),
    ("Towns Sign Pledge to Plant 400 Trees",
     "The towns encourage schools to visit the nurseries.",
     ("The Towns Sign Pledge to Plant 400 Trees says that the towns encourage schools to visit the "
     "nurseries."),
     ("The Towns Sign Pledge to Plant 400 Trees says that the towns must make 400 schools visit "
     "the nurseries.")),
    ("FACT SHEET: Council Secures Voluntary Commitments from Six Ferry Lines",
     "The council will remind the lines of their duties.",
     ("The lines will be reminded of their duties by the council, according to the Council Secures "
     "Voluntary Commitments from Six Ferry Lines."),
     ("Six lines will be reminded of their duties by the council, according to the Council Secures "
     "Voluntary Commitments from Six Ferry Lines.")),
)  # fmt: skip


@pytest.mark.parametrize(("title", "quote", "sound", "wrong"), ROWS)
def test_the_words_of_a_title_tell_nothing(title: str, quote: str, sound: str, wrong: str) -> None:
    """A figure, a denial or a word of force in a copied title is not held against a statement."""
    offered = (evidence(quote, title=title),)
    told = judge(Draft(text=sound, kind=FACT, evidence=offered)).verdict
    assert told.judgement is Judgement.SUPPORTED, told.findings
    changed = judge(Draft(text=wrong, kind=FACT, evidence=offered)).verdict
    assert changed.judgement is not Judgement.SUPPORTED


def test_a_statement_that_is_nothing_but_a_title_keeps_it() -> None:
    """What asserts its title is checked whole."""
    title = "The Council Must Build Three Piers"
    offered = (evidence("The council may look at plans for piers.", title=title),)
    assert without_title(f"{title}.", offered) == f"{title}."
    assert judge(Draft(text=f"{title}.", kind=FACT, evidence=offered)).verdict.judgement is not (
        Judgement.SUPPORTED
    )


def test_a_title_inside_a_sentence_stays() -> None:
    """A title that something is told of is no frame."""
    offered = (evidence("The plan was read aloud.", title="Plan to Clear Two Wrecks"),)
    text = "The board gave the Plan to Clear Two Wrecks a second reading aloud in the hall."
    assert without_title(text, offered) == text
