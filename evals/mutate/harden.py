"""A way to harden a commitment: an intention, advice or talk becomes an undertaking or a deed."""

from __future__ import annotations

import random
import re
from typing import Final

from evals.mutate.edits import choose
from evals.mutate.hedges import NEGATED
from evals.mutate.rules import Rule, compile_words, list_edits
from evals.mutate.types import Claim, Mutation, Surroundings
from evals.mutate.verbs import POLICY_VERBS, write_participle, write_past

_STRONG: Final = ("will", "shall", "must")
_VERB: Final = r"(?!not\b)([a-z]+(?<!ly))"
_POLICY: Final = "(" + "|".join(sorted(POLICY_VERBS)) + ")"
_POLICY_OR_BE: Final = _POLICY[:-1] + "|be)"
_SECOND_VERB: Final = re.compile(rf"[^.;]*\b(?:and|or) (?:to )?(?:\w+ly )?{_POLICY}\b")
_DATED: Final = re.compile(r"[^,;]*\b(?:in|on|by|at|before)\b[^,;]*\b(?:19|20)\d{2}\b")
_WISH: Final = r"(?:intend|plan|aim|hope|(?<!that )(?<!who )wish(?:e)?|propose|want)(?P<s>s)?"
_WISHED: Final = compile_words(
    "intend(?:s|ed|ing)?|intentions?|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|"
    "wish(?:es|ed)?|propos(?:e|es|ed|al)|wants?|seek(?:s|ing)?|would like|explor(?:e|es|ing)|"
    "consider(?:s|ing)?|desir(?:e|es|ing)"
)
_NOUN_BEFORE: Final = re.compile(
    r"(?:\b(?:the|its|their|his|her|our|a|an|no|any|this|these|action|national|has|have|had|with|"
    r"for|of|to|will|would|should|may|must|shall|not|and|or|draft|ambitious|concrete|new) $)|"
    r"\b(?:does|do|did) not [^,;]*$",
    re.IGNORECASE,
)
_ASKED: Final = compile_words(
    "encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|advis(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|"
    "ask(?:s|ed)?|recommend(?:s|ed|ations?)?|should|expected|may"
)
_SHOULD: Final = compile_words("should|recommend(?:s|ed|ations?)?|encouraged?|advised?|ought")
_WILL: Final = compile_words("will|intends?|plans?")
_TALK: Final = {
    "discussed": "approved",
    "considered": "adopted",
    "examined": "approved",
    "reviewed": "approved",
    "welcomed": "adopted",
    "debated": "adopted",
    "took note of": "approved",
    "takes note of": "approves",
    "noted": "approved",
    "proposes": "adopts",
    "foresees": "establishes",
    "envisages": "establishes",
    "explores": "establishes",
    "explore": "establish",
    "exploring": "establishing",
    "examine": "approve",
    "promote": "ensure",
    "promotes": "ensures",
    "promoting": "ensuring",
    "facilitate": "guarantee",
    "facilitates": "guarantees",
    "facilitating": "guaranteeing",
    "supporting": "guaranteeing",
    "recommends": "requires",
    "recommended": "required",
    "recommend": "require",
    "encourages": "requires",
    "encourage": "require",
    "encouraged": "required",
    "encouraging": "requiring",
}
_CLEAR_VERBS: Final = ("encourage", "encouraging", "recommends", "explores")
_ANY_OBJECT: Final = r"(?= (?!by\b|in\b|on\b|to\b|at\b|for\b|with\b)\w)"
_OBJECT: Final = (
    r"(?= (?:that|the(?! (?:need|risk|idea|possibility))|a|an|its|their|this|both|all|public|"
    r"joint|common|research)\b)"
)
"""What shows that a form like `considered` is a verb here, and no participle."""


def _agree_to(found: re.Match[str]) -> str:
    return f"{'has' if found['s'] else 'have'} agreed to {found['verb']}"


def _finish(found: re.Match[str]) -> str | None:
    return _write_done(found["verb"], found, singular=bool(found["s"]))


def _finish_passive(found: re.Match[str]) -> str | None:
    return _write_done(found[2], found, singular=found[1].casefold() in ("is", "was"))


def _write_done(verb: str, found: re.Match[str], *, singular: bool) -> str | None:
    """Return the past where a date follows, the perfect elsewhere; None where a second verb hangs
    on the same `to`.
    """
    if _SECOND_VERB.match(found.string, found.end()):
        return None
    if _DATED.match(found.string, found.end()):
        return "were" if verb == "be" and not singular else write_past(verb)
    return f"{'has' if singular else 'have'} {write_participle(verb)}"


_HARDENED: Final = (
    Rule(
        pattern=compile_words(r"will (?:seek|aim|try|endeavour|strive|work) to " + _VERB),
        new=r"will \1",
        kind="effort made undertaking",
        ground=compile_words("seek|aim|try|endeavour|strive|work"),
    ),
    *(
        Rule(
            pattern=compile_words(_WISH + r" to (?P<verb>(?!not\b)[a-z]+(?<!ly))"),
            new=new,
            kind=kind,
            ground=_WISHED,
            unless_before=_NOUN_BEFORE,
        )
        for new, kind in (
            (r"will \g<verb>", "intention made undertaking"),
            (_agree_to, "intention made agreement"),
            (_finish, "intention made accomplished"),
        )
    ),
    Rule(
        pattern=compile_words(r"(?<!who )would like to " + _VERB),
        new=r"will \1",
        kind="wish made undertaking",
        ground=_WISHED,
    ),
    Rule(
        pattern=compile_words(
            r"(is|are|was|were) (?:encouraged|invited|advised|urged|asked|recommended) to"
        ),
        new=r"\1 required to",
        kind="request made duty",
        ground=_ASKED,
        unless_before=NEGATED,
        rivals=("must",),
    ),
    Rule(
        pattern=compile_words(
            r"(is|are|was|were) (?:due|expected|scheduled|planned|set|asked) to " + _POLICY_OR_BE
        ),
        new=_finish_passive,
        kind="expectation made accomplished",
        ground=compile_words("due|expected|scheduled|planned|plans?|set|asked|may|could|will"),
        unless_before=NEGATED,
    ),
    Rule(
        pattern=compile_words(r"should(?! (?:like|you))"),
        new="must",
        kind="recommendation made duty",
        ground=_SHOULD,
        unless_before=re.compile(r"\bwhether\b|\bnot agree\b|\bno\b|\bif\b", re.IGNORECASE),
        rivals=(*_STRONG, "is required to", "are required to"),
    ),
    Rule(
        pattern=compile_words(rf"(?-i:will)(?= (?:not )?{_POLICY}\b)"),
        new="must",
        kind="undertaking made duty",
        ground=_WILL,
        unless_before=NEGATED,
        rivals=(*_STRONG[1:], "is required to", "are required to"),
    ),
    Rule(
        pattern=compile_words(rf"(?-i:may)(?= {_POLICY_OR_BE}\b)"),
        new="must",
        kind="permission made duty",
        ground=compile_words("may|can|allowed|permitted|entitled|discretion"),
        unless_before=NEGATED,
        rivals=(*_STRONG, "is required to", "are required to"),
    ),
    Rule(
        pattern=compile_words(r"(considers|considered|considering|consider)(?= [^.;]*\bwhether\b)"),
        new=lambda found: {"s": "decides", "d": "decided", "g": "deciding"}.get(
            found[1][-1], "decide"
        ),
        kind="talk made decision",
        ground=compile_words("consider(?:s|ed|ing)?"),
    ),
    Rule(
        pattern=compile_words(r"proposed to (?=[a-z])"),
        new="decided to ",
        kind="proposal made decision",
        ground=compile_words("propos(?:e|es|ed|al|als)"),
    ),
    *(
        Rule(
            pattern=compile_words(old + (_ANY_OBJECT if old.startswith(_CLEAR_VERBS) else _OBJECT)),
            new=new,
            kind="talk made action",
            ground=compile_words(old[:6] + r"\w*" + old[6:] if " " in old else old[:6] + r"\w*"),
            unless_before=NEGATED,
            rivals=("must", "shall"),
        )
        for old, new in _TALK.items()
    ),
)


def harden_verb(claim: Claim, surroundings: Surroundings, rng: random.Random) -> Mutation | None:
    """Return the claim with an intention, advice or talk made an undertaking, duty or deed."""
    del surroundings
    return choose("verb_hardened", claim, list_edits(claim, _HARDENED), rng)
