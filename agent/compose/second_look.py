"""A second look: a model reads each statement beside its sentences, and may only say no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agent.checks.words import is_quotation
from agent.compose.disarm import disarm
from agent.compose.judged import Judged
from agent.compose.mend import name_failure
from agent.compose.reply import ReplyVerdict, SecondLookReply, parse
from agent.compose.structured import converse
from agent.compose.write import write_second_look
from agent.errors import ModelError, ReplyAwaited
from agent.model.types import ChatModel
from agent.prove import blame
from agent.types import Finding, Judgement, Usage

NAME = "second look"
_LONGEST_REASON = 120
"""Characters of the model's reason that are kept; it was asked for twenty words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The statements after the second look."""

    judged: tuple[Judged, ...]
    usage: Usage = field(default_factory=Usage)
    notices: tuple[str, ...] = ()


def must_look(judged: Sequence[Judged]) -> list[int]:
    """Return the places of the statements to ask about: a quotation is its own proof."""
    return [
        place
        for place, each in enumerate(judged)
        if each.passes and not is_quotation(each.statement.text, each.statement.evidence)
    ]


def look_again(judged: Sequence[Judged], model: ChatModel) -> Looked:
    """Return the statements; those that the model does not confirm fail.

    One request for all that passed the checks so far; what failed one stays failed, whatever the
    model says. A verdict that is missing, or no reply at all, confirms nothing: the second look
    was asked for, so it decides.

    Raises:
        ReplyAwaited: a person has yet to reply; every other failure of the model is a notice.
    """
    asked = must_look(judged)
    if not asked:
        return Looked(judged=tuple(judged))
    request = write_second_look([judged[place].statement for place in asked])
    usage = Usage()
    notices: tuple[str, ...] = ()
    verdicts: tuple[ReplyVerdict, ...] = ()
    try:
        told = converse(model, request, lambda text: parse(text, SecondLookReply).reply)
        usage, verdicts = told.usage, told.value.verdicts
    except ReplyAwaited:
        raise
    except ModelError as error:
        usage = error.usage
        why = name_failure(error)
        notices = (f"The second look did not take place: {why}. Only quotations are shown.",)
    anew = list(judged)
    for number, place in enumerate(asked, start=1):
        finding = _read(number, verdicts)
        if finding is not None:
            each = judged[place]
            anew[place] = replace(each, statement=blame(each.statement, [finding]))
    return Looked(judged=tuple(anew), usage=usage, notices=notices)


def _read(number: int, verdicts: Sequence[ReplyVerdict]) -> Finding | None:
    """Return why a statement is not confirmed; of several verdicts on it one "no" is enough."""
    own = [each for each in verdicts if each.id == number]
    if not own:
        return _finding("it was not confirmed: no verdict came back")
    refused = next((each for each in own if not each.holds), None)
    if refused is None:
        return None
    return _finding("the second model does not find all of it in the cited sentences", refused.why)


def _finding(message: str, why: str = "") -> Finding:
    return Finding(
        check=NAME,
        judgement=Judgement.UNSUPPORTED,
        message=message,
        words=disarm(why, _LONGEST_REASON),
    )
