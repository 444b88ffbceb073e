"""Whole-word replacements that are made only where the evidence shows them to be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from evals.mutate.edits import Edit, is_said, match_case
from evals.mutate.types import Claim
from evals.mutate.words import is_english


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    r"""Replace what `pattern` finds by `new` (a template like `will \1`, or a function).

    `ground` must be found in the evidence, else the claim may be weaker than its evidence and the
    stronger wording true; None where the change contradicts the claim, whatever the evidence says.
    `unless_before` forbids words anywhere before the place. `rivals` are wordings as strong as
    the new one: evidence that has one of them in the same place makes the change true.
    """

    pattern: re.Pattern[str]
    new: str | Callable[[re.Match[str]], str | None]
    kind: str
    ground: re.Pattern[str] | None = None
    unless_before: re.Pattern[str] | None = None
    rivals: tuple[str, ...] = ()


def compile_words(pattern: str) -> re.Pattern[str]:
    """Return a pattern of whole words in any case; a space stands for any white space."""
    return re.compile(rf"\b(?:{pattern})(?:(?<=\s)|(?!\w))".replace(" ", r"\s"), re.IGNORECASE)


def list_edits(claim: Claim, rules: Iterable[Rule]) -> list[Edit]:
    """Return every edit that the rules allow on a claim."""
    if not is_english(claim.text) or claim.text.rstrip().endswith("?"):
        return []
    return [edit for rule in rules for edit in _apply_rule(claim, rule)]


def _apply_rule(claim: Claim, rule: Rule) -> Iterator[Edit]:
    if rule.ground is not None and not any(map(rule.ground.search, claim.evidence)):
        return
    for found in rule.pattern.finditer(claim.text):
        left = claim.text[: found.start()]
        new = rule.new(found) if callable(rule.new) else found.expand(rule.new)
        if new is None or (rule.unless_before and rule.unless_before.search(left)):
            continue
        new = match_case(found[0], new) if new else new
        edit = Edit(start=found.start(), end=found.end(), new=new, kind=rule.kind)
        wordings = [edit, *(replace(edit, new=each) for each in rule.rivals)]
        if not any(is_said(claim.text, each, claim.evidence) for each in wordings):
            yield edit
