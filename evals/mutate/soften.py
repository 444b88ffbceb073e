"""Ways to change the force of a commitment the other way: softened, or a recital made an action."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Final

from evals.mutate.edits import choose
from evals.mutate.hedges import NEGATED
from evals.mutate.rules import Rule, compile_words, list_edits
from evals.mutate.types import Claim, Mutation, Surroundings

_SOFTENED: Final = (
    *(
        Rule(
            pattern=compile_words(rf"(?-i:{old})(?! (?:have|be able))"),
            new=new,
            kind=kind,
            ground=compile_words(ground),
            unless_before=NEGATED,
        )
        for old, new, kind, ground in (
            ("must", "should", "duty made advice", "must|shall|required|obliged|requires?"),
            ("must(?! not)", "may", "duty made option", "must|shall|required|obliged|requires?"),
            ("shall", "should", "duty made advice", "must|shall|required|obliged"),
            ("shall(?! not)", "may", "duty made option", "must|shall|required|obliged"),
            ("will(?! not)", "may", "undertaking made option", "will|shall|must"),
            ("will(?! not)", "could", "undertaking made possibility", "will|shall|must"),
            ("has to|have to", "may", "duty made option", "must|shall|has to|have to|required"),
        )
    ),
    Rule(
        pattern=compile_words(r"(is|are) (?:required|obliged|obligated|bound) to"),
        new=r"\1 encouraged to",
        kind="duty made advice",
        ground=compile_words("must|shall|required|obliged|obligated|bound|requires?"),
        unless_before=NEGATED,
    ),
    *(
        Rule(
            pattern=compile_words(old),
            new=new,
            kind="action made talk",
            ground=compile_words(ground),
            unless_before=re.compile(r"\b(?:not|no|never)\b[^,;:]*$", re.IGNORECASE),
        )
        for old, new, ground in (
            (r"agreed to (?=[a-z])", "discussed whether to ", "agreed|agree"),
            (r"decided to (?=[a-z])", "considered whether to ", "decided"),
            (r"(?:commits|committed) to (?=[a-z]+(?<!s) (?:the|a|its|all|\d))",
             "expressed an interest in ", "commit(?:s|ted)?"),
            (r"(?<=has )adopted|(?<=have )adopted|(?<=been )adopted", "discussed", "adopted"),
            (r"(?<=has )signed|(?<=have )signed|(?<=was )signed|(?<=were )signed", "drafted",
             "signed"),
            (r"(?<=has )approved|(?<=been )approved|(?<=have )approved", "examined", "approved"),
            (r"(?<=has )established|(?<=been )established", "proposed", "established"),
            (r"(?<=been )published", "drafted", "published"),
            (r"(?<=been )completed", "planned", "completed"),
            (r"(?<=been )awarded", "promised", "awarded"),
            (r"(?<!so )requires", "encourages", "requires?|must|shall"),
            (r"prohibits", "discourages", "prohibit(?:s|ed)?|must not"),
            (r"(?<!be )prohibited", "discouraged", "prohibit(?:s|ed)?|must not"),
            (r"ensures", "seeks to ensure", "ensures?"),
            (r"(?<=to )ensure", "try to ensure", "ensures?"),
            (r"guarantees (?=the|that|a)", "aims at ", "guarantees?"),
        )
    ),
)  # fmt: skip

_RECITAL: Final = compile_words(
    "recogni[sz](?:e|es|ed|ing)|not(?:e|es|ed|ing)|recall(?:s|ed|ing)?|desir(?:e|es|ed|ing)|"
    "acknowledg(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)|reaffirm(?:s|ed|ing)?|stress(?:es|ed|ing)?|"
    "emphasi[sz](?:e|es|ed|ing)|underlin(?:e|es|ed|ing)|took note|takes note|wish(?:es|ing)?|"
    "aware|mindful|conscious|convinced|believ(?:es?|ing)|express(?:es|ed|ing)?|taking stock|"
    "considering|underscor(?:e|es|ed|ing)"
)
_RECITALS: Final = "recogni[sz]|acknowledg|stress|emphasi[sz]|underlin|underscor|reaffirm|affirm"


def _list_recital_rules() -> Iterator[Rule]:
    need = rf"(?:{_RECITALS})(e|es|s|ed|ing)? the (?:need|importance|value) "
    yield from (
        _recital(need + r"to ", "agree", "to "),
        _recital(need + r"(?:for|of) ", "commit", "to "),
        _recital(rf"(?:{_RECITALS}|not)(e|es|s|ed|ing)? that ", "agree", "that "),
        _recital(rf"(?:{_RECITALS}|not)(e|es|s|ed|ing)? that ", "undertake",
                 "to ensure that "),
        _recital(rf"(?:{_RECITALS})(e|es|s|ed|ing)? (?=the |their |its )"
                 r"(?!the need|the importance)",
                 "commit", "to "),
        _recital(r"(?:desir|wish)(e|es|ing)? to ", "agree", "to "),
        _recital(r"(?:welcom|not)(e|es|ed|ing) (?=the |a |its |their )",
                 "agree", "to "),
        _recital(r"t(ook|akes|ake) note of ", "approve", ""),
        _recital(r"recall(s|ed|ing)? (?=the |its |their )", "implement", ""),
        _recital(r"(?:mindful|aware|conscious) of() (?=the |their |its )", "commit", "to "),
        _recital(r"tak(ing) stock of ", "implement", ""),
    )  # fmt: skip


_FORMS: Final = {
    "approve": ("approve", "approves", "approved", "approving"),
    "agree": ("agree", "agrees", "agreed", "agreeing"),
    "commit": ("commit", "commits", "committed", "committing"),
    "implement": ("implement", "implements", "implemented", "implementing"),
    "undertake": ("undertake", "undertakes", "undertook", "undertaking"),
}


def _recital(pattern: str, verb: str, joint: str) -> Rule:
    return Rule(
        pattern=re.compile(rf"\b{pattern}".replace(" ", r"\s"), re.IGNORECASE),
        new=lambda found: f"{_inflect(verb, found)} {joint}",
        kind="recital made action",
        ground=_RECITAL,
        unless_before=re.compile(r"\b(?:to|not|will|would|that|who)\s$", re.IGNORECASE),
    )


def _inflect(verb: str, found: re.Match[str]) -> str:
    """Return the verb in the form of the recital's own; the template's group 1 is its ending."""
    base, third, past, gerund = _FORMS[verb]
    ending = found[1].casefold() if found[1] is not None else "e"
    return {
        "es": third,
        "s": third,
        "ed": past,
        "ook": past,
        "akes": third,
        "ing": gerund,
        "": gerund,
    }.get(ending, base)


def soften_verb(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with a duty, an undertaking or a deed made advice, an option or talk."""
    del surroundings
    return choose("verb_softened", claim, list_edits(claim, _SOFTENED), rng)


def make_recital_action(
    claim: Claim, surroundings: Surroundings, rng: random.Random
) -> Mutation | None:
    """Return the claim with a recital (recognises, notes) made an action (agrees, commits)."""
    del surroundings
    return choose("recital_as_action", claim, list_edits(claim, _list_recital_rules()), rng)
