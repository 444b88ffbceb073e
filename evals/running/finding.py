"""What retrieval offered for a question, best first, apart from what was written of it."""

from __future__ import annotations

from agent.ask import read_question
from agent.question.analyse import analyse
from agent.quote.find import find, take_aim
from agent.quote.shelf import Desk, Shelf
from agent.types import Answer, Evidence
from evals.suite.types import Case
from store.filters import Filters


def find_offered(library: Shelf, case: Case, answer: Answer) -> tuple[Evidence, ...]:
    """Return the sentences that the answer could be made of, best first.

    Without a model these are the sentences that were ranked for the question. A model was shown
    sentences in reading order: here they stand in the order of that ranking, then those that it
    does not hold, as they were shown.
    """
    desk = Desk(shelf=library, filters=Filters(as_of=case.as_of))
    if not desk.documents():
        return ()
    asked = analyse(read_question(answer.question))
    aim = take_aim(desk, asked)
    found = find(desk, aim.question, aim)
    candidates = [each.candidate for each in (*found.ranked, *found.apart)]
    ranked = [desk.show(each.document, each.sentence) for each in candidates]
    offered = answer.trace.offered
    if not offered:
        return tuple(ranked)
    rank = {(each.document.version, each.ordinal): n for n, each in enumerate(ranked)}
    last = len(rank)
    return tuple(
        sorted(offered, key=lambda each: rank.get((each.document.version, each.ordinal), last))
    )
