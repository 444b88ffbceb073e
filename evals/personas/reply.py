"""Write what a persona says in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evals.personas.prompt import Prompt, Wish
from evals.personas.types import Said


def write_composed(said: Sequence[Said], **others: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a reply with these statements; without any, that the documents do not say."""
    statements = [
        {"text": each.text, "kind": each.kind, "evidence": list(each.evidence)} for each in said
    ]
    outcome = "answer" if statements else "documents_do_not_say"
    whole = {"outcome": outcome, "statements": statements, "conflicts": [], "gaps": []}
    return json.dumps({**whole, **others}, ensure_ascii=False)


def write_rewritten(said: Sequence[tuple[int, Said]]) -> str:
    """Return a reply to a request for other wordings: each with the number of what failed."""
    anew = [
        {"id": place, "text": each.text, "evidence": list(each.evidence)} for place, each in said
    ]
    return json.dumps({"statements": anew}, ensure_ascii=False)


def repeat(prompt: Prompt, said: Sequence[Said]) -> str:
    """Return the failed statements unchanged: this persona knows no better.

    So whatever is shown of a failed statement is the doing of the program alone.
    """
    known = {each.text: each for each in said}
    again = []
    for failed in prompt.failed:
        old = known.get(failed.text)
        evidence = list(old.evidence if old else failed.evidence)
        again.append({"id": failed.place, "text": failed.text, "evidence": evidence})
    return json.dumps({"statements": again}, ensure_ascii=False)


def write_other(prompt: Prompt) -> str:
    """Return an honest reply to the smaller requests: everything holds, nothing is added."""
    if prompt.wish is Wish.STANDALONE:
        return json.dumps({"question": prompt.question}, ensure_ascii=False)
    if prompt.wish is Wish.RESEARCH:
        return json.dumps({"calls": [], "keep": []})
    verdicts = [
        {"id": place, "holds": True, "why": "the same in other words"}
        for place in range(1, prompt.pairs + 1)
    ]
    return json.dumps({"verdicts": verdicts})
