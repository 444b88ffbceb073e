"""A model's reply becomes a proposal, or is refused with what is wrong."""

from __future__ import annotations

import json
from typing import Any

import pytest

from agent.compose.reply import (
    COMPOSED,
    LONGEST_TEXT,
    MOST_STATEMENTS,
    REWRITTEN,
    SECOND_LOOK,
    STANDALONE,
    ComposedReply,
    RewrittenReply,
    SecondLookReply,
    StandaloneReply,
    parse,
    read_reply,
)
from agent.errors import AnswerUnusable
from agent.types import Kind, Outcome
from tests.agent.compose.offers import plain_offer

OFFER = plain_offer()


def _statement(**changes: object) -> dict[str, object]:
    return {"text": "Ferry 0 sails.", "kind": "fact", "evidence": [1]} | changes


def _reply(*statements: object, **changes: object) -> dict[str, Any]:
    whole = {
        "outcome": "answer",
        "statements": list(statements or [_statement()]),
        "conflicts": [],
        "gaps": [],
    }
    return whole | changes


def test_numbers_become_evidence() -> None:
    """The first sentence offered is number 1."""
    proposal = read_reply(json.dumps(_reply(_statement(evidence=[9, 1]))), OFFER)
    (draft,) = proposal.drafts
    assert draft.evidence == (OFFER.evidence[8], OFFER.evidence[0])
    assert draft.unoffered == ()
    assert proposal.outcome is Outcome.ANSWER


def test_numbers_that_were_not_offered_stay_visible() -> None:
    """They are handed to the gate, which refuses the statement for them."""
    written = _reply(_statement(evidence=[1, 10, 0, -1, "Article 5"]))
    (draft,) = read_reply(json.dumps(written), OFFER).drafts
    assert draft.evidence == (OFFER.evidence[0],)
    assert draft.unoffered == ("10", "0", "-1", "Article 5")


def test_conflicts_point_at_drafts_by_place() -> None:
    """People count statements from 1, we from 0."""
    two = [_statement(), _statement(text="Ferry 1 sails.", evidence=[2])]
    written = _reply(*two, conflicts=[{"about": "ferries", "sides": [1, 2]}])
    (conflict,) = read_reply(json.dumps(written), OFFER).conflicts
    assert (conflict.about, conflict.sides) == ("ferries", (0, 1))


@pytest.mark.parametrize(
    ("change", "kind"),
    [({"kind": "Source says"}, Kind.SOURCE_SAYS), ({"kind": "FACT"}, Kind.FACT),
     ({"kind": "source-says"}, Kind.SOURCE_SAYS), ({"kind": None}, Kind.FACT)],
)  # fmt: skip
def test_kinds_are_read_whatever_their_case(change: dict[str, object], kind: Kind) -> None:
    """What a model means is plain; what it did not say is read as what asks most."""
    (draft,) = read_reply(json.dumps(_reply(_statement(**change))), OFFER).drafts
    assert draft.kind is kind


def test_noise_is_tolerated_and_counted() -> None:
    """Form that says nothing wrong is read, and what it was is named."""
    written = _reply({"text": " Ferry 0 sails. [1] ", "evidence": "[1]"}, outcome="Partial Answer")
    del written["gaps"]
    parsed = parse(f"```json\n{json.dumps(written)}\n```", ComposedReply)
    assert parsed.reply.statements[0].text == "Ferry 0 sails."
    assert parsed.reply.outcome is Outcome.PARTIAL_ANSWER
    assert set(parsed.noise) == {
        "a fence", "no gaps", "no kind", "evidence not in a list", "a number as text",
        "numbers in the text", "capitals or spaces in a name",
    }  # fmt: skip


def test_a_clean_reply_has_no_noise() -> None:
    """Nothing is counted where nothing was amiss."""
    assert parse(json.dumps(_reply()), ComposedReply).noise == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"outcome": "yes"}, "outcome: Input should be 'answer'"),
        ({"outcome": None}, "outcome"),
        ({"statements": []}, "the outcome is 'answer', but there is no statement"),
        ({"statements": {}}, "statements"),
        ({"statements": ["Ferry 0 sails."]}, r"statements\[1\]"),
        ({"statements": [_statement(text=3)]}, r"statements\[1\].text"),
        ({"statements": [_statement(kind="guess")]}, r"statements\[1\].kind"),
        ({"statements": [_statement(quote="sails")]}, r"statements\[1\].quote: Extra inputs"),
        ({"statements": [_statement(evidence={"a": 1})]}, r"statements\[1\].*sentence numbers"),
        ({"statements": [_statement(text="x" * (LONGEST_TEXT + 1))]}, "601 characters"),
        ({"statements": [_statement()] * (MOST_STATEMENTS + 1)}, "41 of them; at most 40"),
        ({"gaps": ["x" * 601]}, "gaps: a gap is told in at most 600"),
        ({"gaps": "nothing"}, "gaps"),
        ({"conflicts": [{"about": "x", "sides": [1, 2]}]}, "name two or more of the statements"),
        ({"conflicts": [{"about": "x", "sides": [1, 1]}]}, "name two or more of the statements"),
        ({"summary": "all is well"}, "summary: Extra inputs"),
    ],
)
def test_what_is_not_in_the_form_is_refused(changes: dict[str, object], why: str) -> None:
    """The message says what and where, so that it can be mended."""
    with pytest.raises(AnswerUnusable, match=why) as fault:
        read_reply(json.dumps(_reply() | changes), OFFER)
    assert len(str(fault.value)) < 1_500


def test_a_fault_never_repeats_the_reply() -> None:
    """The message goes to screens and logs: no text of a document stands in it."""
    secret = "the ferry of the duke"
    with pytest.raises(AnswerUnusable) as fault:
        read_reply(json.dumps(_reply(_statement(kind=secret, text=[secret]))), OFFER)
    assert secret not in str(fault.value)


def test_silence_needs_no_statement() -> None:
    """That the documents do not say is an answer of its own."""
    written = {"outcome": "documents_do_not_say", "statements": [], "gaps": ["who pays "]}
    proposal = read_reply(json.dumps(written), OFFER)
    assert proposal.outcome is Outcome.DOCUMENTS_DO_NOT_SAY
    assert proposal.gaps == ("who pays",)


def test_the_other_forms_are_read() -> None:
    """Rewritten statements, verdicts, a question."""
    rewritten = parse('{"statements": [{"id": 1, "text": "a", "evidence": "2"}]}', RewrittenReply)
    assert rewritten.reply.statements[0].evidence == (2,)
    looked = parse('{"verdicts": [{"id": 1, "holds": false, "why": "will"}]}', SecondLookReply)
    assert not looked.reply.verdicts[0].holds
    assert parse('{"question": "Who pays?"}', StandaloneReply).reply.question == "Who pays?"


@pytest.mark.parametrize("schema", [COMPOSED, REWRITTEN, SECOND_LOOK, STANDALONE])
def test_schemas_are_strict_and_flat(schema: dict[str, Any]) -> None:
    """Every object names all its keys as required; no server needs to know more than types."""

    def look(node: dict[str, Any]) -> None:
        assert set(node) <= {
            "type", "enum", "items", "properties", "required", "additionalProperties",
        }  # fmt: skip
        if node["type"] == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
            for each in node["properties"].values():
                look(each)
        if node["type"] == "array":
            look(node["items"])

    look(schema)


def test_statements_come_first_in_the_order_of_streaming() -> None:
    """A statement is told before conflicts and gaps are written, its evidence last."""
    assert COMPOSED["required"] == ["outcome", "statements", "conflicts", "gaps"]
    item = COMPOSED["properties"]["statements"]["items"]
    assert item["required"] == ["text", "kind", "evidence"]
    assert item["properties"]["evidence"] == {"type": "array", "items": {"type": "integer"}}
