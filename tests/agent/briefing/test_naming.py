"""The name of a text before its quotation stands where a reader needs it, and only there."""

from __future__ import annotations

from dataclasses import replace

from agent.briefing.naming import name_once
from agent.briefing.types import Block, Cell, Paragraph, Remark, Section, Table
from agent.types import Statement
from store.types import Document
from tests.agent.briefing.test_page import DOCUMENT, say

CHARTER = replace(DOCUMENT, id="c", version="c", title="Harbour Charter")
TREATY = replace(DOCUMENT, id="t", version="t", title="Fisheries Treaty")


def quote(document: Document, label: str) -> Paragraph:
    statement: Statement = say("The council has twelve members.")
    evidence = tuple(replace(each, document=document) for each in statement.evidence)
    return Paragraph(statement=replace(statement, evidence=evidence), label=label)


def labels(*blocks: Block) -> list[str]:
    kept = name_once(Section(key="one", title="One", blocks=blocks))
    return [each.label for each in kept.blocks if isinstance(each, Paragraph)]


def test_a_text_is_named_once_while_it_speaks() -> None:
    """Five lines of one charter name it once."""
    found = labels(quote(CHARTER, "Harbour Charter"), quote(CHARTER, "Harbour Charter"))
    assert found == ["Harbour Charter", ""]


def test_a_text_is_named_again_once_another_has_spoken() -> None:
    """“The Participants” are others after another text: the reader is told whose."""
    found = labels(
        quote(CHARTER, "Harbour Charter"),
        quote(TREATY, "Fisheries Treaty"),
        quote(CHARTER, "Harbour Charter"),
    )
    assert found == ["Harbour Charter", "Fisheries Treaty", "Harbour Charter"]


def test_a_label_that_is_no_name_stays_and_the_text_is_named_after_it() -> None:
    """“For” does not say whose words these are; what follows does."""
    found = labels(quote(CHARTER, "For"), quote(CHARTER, "For"), quote(CHARTER, "Harbour Charter"))
    assert found == ["For", "For", "Harbour Charter"]


def test_a_remark_of_ours_lets_nobody_else_speak() -> None:
    """A remark between two quotations of one text is no other text."""
    found = labels(
        quote(CHARTER, "Harbour Charter"),
        Remark(text="Read with care."),
        quote(CHARTER, "Harbour Charter"),
    )
    assert found == ["Harbour Charter", ""]


def test_after_a_table_a_text_is_named_again() -> None:
    """The cells of a table are of other texts."""
    table = Table(columns=("A",), rows=((Cell(text="x"),),))
    found = labels(quote(CHARTER, "Harbour Charter"), table, quote(CHARTER, "Harbour Charter"))
    assert found == ["Harbour Charter", "Harbour Charter"]
