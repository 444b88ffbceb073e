"""A prompt is read as a model reads it: out of the messages alone."""

from __future__ import annotations

import pytest

from agent.compose.types import Offer
from agent.compose.write import write_request, write_rewrite, write_second_look, write_standalone
from agent.quote.shelf import as_evidence
from agent.types import Evidence, Judgement, Kind, Statement, Verdict
from evals.pairs.load import SAMPLES, Stack
from evals.personas.prompt import Wish, read_request


@pytest.fixture(scope="module")
def offer() -> Offer:
    """Return the sentences of a sample document."""
    volume = Stack(SAMPLES).open("declaration-ai-cooperation.html")
    evidence = [as_evidence(volume.document, each, volume.sentences) for each in volume.sentences]
    return Offer(evidence=tuple(evidence[15:33]))


def fail(evidence: tuple[Evidence, ...]) -> Statement:
    """Return a statement that was refused."""
    verdict = Verdict(judgement=Judgement.UNSUPPORTED)
    return Statement(text="The sky is blue.", kind=Kind.FACT, evidence=evidence, verdict=verdict)


def test_every_sentence_is_found_with_its_document_and_its_lead(offer: Offer) -> None:
    """Numbers, labels and titles are those of the prompt."""
    prompt = read_request(write_request("What do they intend?", offer, as_of=None))
    assert prompt.wish is Wish.COMPOSE
    assert prompt.question == "What do they intend?"
    assert [each.number for each in prompt.sentences] == list(range(1, len(offer.evidence) + 1))
    item = next(each for each in prompt.sentences if each.text.startswith("Taking stock"))
    lead = prompt.at(item.lead or 0)
    assert lead is not None
    assert lead.text.endswith("by:")
    assert item.source.title == offer.evidence[0].document.title


def test_a_rewrite_is_known_by_its_failed_statements(offer: Offer) -> None:
    """Each with its place and the numbers it pointed at."""
    request = write_rewrite("Why?", [fail(offer.evidence[3:5]), fail(())], offer)
    prompt = read_request(request)
    assert prompt.wish is Wish.REWRITE
    assert [(each.place, each.evidence) for each in prompt.failed] == [(1, (4, 5)), (2, ())]


def test_the_smaller_requests_are_known(offer: Offer) -> None:
    """A second look by its pairs, a standalone question by the last question."""
    looked = read_request(write_second_look([fail(offer.evidence[:1])] * 3))
    assert (looked.wish, looked.pairs) == (Wish.SECOND_LOOK, 3)
    alone = read_request(write_standalone("And then?", [("user", "What is it?")]))
    assert (alone.wish, alone.question) == (Wish.STANDALONE, "And then?")
