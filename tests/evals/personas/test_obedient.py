"""The obedient persona does wrong what no rule of its prompt forbids, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent.model.double import ScriptedModel
from agent.model.types import Request
from agent.prove import holds
from agent.types import Answer
from evals.personas.obedient import RULES, list_faults, obey
from evals.shelf import Shelf
from tests.agent.compose.world import BUILD, MEMO, REPORT, answer, make_shelf

QUESTION = "What do the Participants intend to establish in the port of Velm?"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return make_shelf(memo=MEMO, report=REPORT)


def forget(request: Request, *ways: str) -> Request:
    """Return a request whose prompt lacks the rules against these ways."""
    texts = [each.text for each in request.messages]
    for way in ways:
        texts = [RULES[way].sub("", text) for text in texts]
    messages = zip(request.messages, texts, strict=True)
    return replace(request, messages=tuple(replace(each, text=text) for each, text in messages))


def ask(shelf: Shelf, *forgotten: str) -> tuple[Answer, list[Request]]:
    """Return the answer of the persona and what it was asked, each prompt without those rules."""
    model = ScriptedModel(lambda request: obey(forget(request, *forgotten)))
    return answer(shelf, QUESTION, model), model.requests


def test_with_the_whole_prompt_it_says_what_the_sentences_say(shelf: Shelf) -> None:
    """Nothing of it is mended."""
    said, requests = ask(shelf)
    assert BUILD in {each.text for each in said.statements}
    assert all(map(holds, said.trace.proposed))
    assert len(requests) == 1


def test_without_the_rule_on_force_it_hardens_and_nobody_reads_it(shelf: Shelf) -> None:
    """It mends nothing where the prompt for rewriting lacks the rule too: then it is quoted."""
    said, requests = ask(shelf, "verb_hardened", "hedge_dropped")
    found = {each.check for one in said.trace.proposed for each in one.verdict.findings}
    assert "force" in found
    assert BUILD not in {each.text for each in said.trace.proposed}
    assert BUILD in {each.text for each in said.statements}
    assert len(requests) == 2


@pytest.mark.parametrize("way", RULES)
def test_each_rule_stands_in_the_prompts_and_counts(way: str, shelf: Shelf) -> None:
    """A rule that is worded anew must be looked for anew, or the persona would forget it."""
    _, requests = ask(shelf, "verb_hardened", "hedge_dropped")
    assert [list_faults(each) for each in requests] == [(), ()]
    assert all(way in list_faults(forget(each, way)) for each in requests)
