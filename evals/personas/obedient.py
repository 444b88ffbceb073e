"""The obedient persona: sound for no other reason than that the prompt tells it to be.

It says what the sentences say, word for word. Of the rules on force and on limits it keeps those
that stand in the prompt it gets; where one is missing it writes as a careless model does: an
intention becomes an undertaking, "up to" and "may" are lost. So a prompt that loses a rule becomes
a worse answer, and what becomes of a worse answer can be tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from agent.model.types import Request
from evals.mutate import Claim, Surroundings, mutate
from evals.personas.honest import name_kind, pick
from evals.personas.paraphrase import is_whole, without_number
from evals.personas.prompt import Prompt, Sentence, Wish, read_request
from evals.personas.reply import write_composed, write_other, write_rewritten
from evals.personas.types import Said

SEED: Final = 20_261_120
MOST: Final = 4
"""Statements of an answer: what the prompt asks for at most of the time."""

_ASKS: Final = re.compile(r"(?:^|: )To ask\b")
"""How a question in Parliament begins, which states nothing."""

RULES: Final = MappingProxyType(
    {
        "verb_hardened": re.compile(r"^\d+\. (?:Force:|Never stronger)", re.MULTILINE),
        "hedge_dropped": re.compile(r"^\d+\. (?:Force:|Never stronger)", re.MULTILINE),
        "qualifier_dropped": re.compile(
            r"^\d+\. (?:Keep every limit|Answer the fault)", re.MULTILINE
        ),
    }
)
"""What it does wrong, and the rule that keeps it from that, in either prompt that asks it to write.
They are looked for at the start of a line, as the prompts number them: data cannot look so, since
its lines begin with a number in brackets."""


def obey(request: Request) -> str:
    """Reply to a request as its prompt demands, and no better."""
    prompt = read_request(request)
    ways = list_faults(request)
    if prompt.wish is Wish.COMPOSE:
        return write_composed([_say(each, ways) for each in _choose(prompt)])
    if prompt.wish is Wish.REWRITE:
        anew = [(each.place, _say_again(each.evidence, prompt, ways)) for each in prompt.failed]
        return write_rewritten([(place, said) for place, said in anew if said is not None])
    return write_other(prompt)


def list_faults(request: Request) -> tuple[str, ...]:
    """Return what no rule of a prompt forbids."""
    told = "\n".join(each.text for each in request.messages)
    return tuple(way for way, rule in RULES.items() if not rule.search(told))


def _choose(prompt: Prompt) -> list[Sentence]:
    """Return the first sentences that bear on the question and state something by themselves."""
    stating = (each for each in pick(prompt) if is_whole(each, prompt))
    return [each for each in stating if not _ASKS.search(each.text)][:MOST]


def _say(sentence: Sentence, ways: Sequence[str]) -> Said:
    """Return a sentence as a statement, made wrong in the first of the ways that applies."""
    text = without_number(sentence.text)
    claim = Claim(text=text, evidence=(sentence.text,))
    tried = (mutate(claim, Surroundings(), way, SEED) for way in ways)
    made = next((each for each in tried if each is not None), None)
    return Said(
        text=made.text if made else text,
        evidence=(sentence.number,),
        kind=name_kind(text),
        origin="verbatim",
        document=sentence.source.title,
        sentences=(sentence.text,),
        way=made.way if made else "",
        change=made.change if made else "",
    )


def _say_again(numbers: Sequence[int], prompt: Prompt, ways: Sequence[str]) -> Said | None:
    cited = next((each for number in numbers if (each := prompt.at(number)) is not None), None)
    return _say(cited, ways) if cited else None
