"""Question, library and model -> what is proven of the model's answer, told as it is proven."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from agent.checks import ALL, Check
from agent.compose.gather import PASSAGES, gather
from agent.compose.hearing import Work, hear_out, note_addressed, prove_offered
from agent.compose.missing import name_whole
from agent.compose.settle import Settled, settle
from agent.compose.teller import Listen, Teller, ignore
from agent.compose.write import write_request
from agent.model.types import ChatModel
from agent.question.types import Question
from agent.quote.approach import approach
from agent.quote.shelf import Desk
from agent.quote.types import Composition
from agent.types import Outcome, Trace


def compose_with_model(
    desk: Desk,
    question: Question,
    model: ChatModel,
    *,
    second_look: ChatModel | None = None,
    checks: Sequence[Check] = ALL,
    listen: Listen = ignore,
) -> Settled:
    """Return what is proven of a model's answer.

    Each statement is told as soon as it is complete and has passed every check; with a second look
    only after that. The model is not asked where the question itself must be asked back, or where
    nothing was found to offer.

    Args:
        desk: the library as this question sees it.
        question: taken apart.
        model: who writes the statements.
        second_look: who may refuse them.
        checks: what each statement must pass.
        listen: is told each statement, what is taken back, and what is being done.

    Raises:
        ModelError: no usable reply came; whatever had been told was taken back.
    """
    aim = approach(desk, question, passages=PASSAGES)
    if isinstance(aim, Composition):
        return Settled(outcome=aim.outcome, gaps=aim.gaps, notices=aim.notices, options=aim.options)
    question = aim.question
    offer = gather(desk, question, aim=aim)
    if not offer.evidence:
        return Settled(
            outcome=Outcome.DOCUMENTS_DO_NOT_SAY,
            gaps=name_whole(desk, aim, offer),
            trace=Trace(searches=offer.searches),
        )
    work = Work(
        desk=desk,
        question=question,
        offer=offer,
        request=write_request(question.text, offer, as_of=desk.filters.as_of),
        model=model,
        second_look=second_look,
        prove=partial(prove_offered, desk, offer, checks),
        teller=Teller(listen),
    )
    try:
        proven = hear_out(work)
        settled = settle(desk, aim, offer, proven.proposal, proven.judged)
        work.teller.say(settled.statements)
    except BaseException:
        # Whatever ended it, the user's own Ctrl-C too: what was told so far is no answer.
        work.teller.withdraw("the answer did not come to its end")
        raise
    return replace(
        settled,
        notices=(*settled.notices, *proven.notices, *note_addressed(offer, settled.statements)),
        usage=proven.usage,
        trace=proven.trace,
        model=proven.model,
    )
