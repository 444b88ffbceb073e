"""Read words of force in statements: the ladder's own, and the other wordings that writers use.

The ladder lists the forms of instruments. A paraphrase also says "has a duty to", "is free to" or
"it is the plan that"; and some words of the ladder stand without force: "the agreed period".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.checks.binding.force_forms import NOUNS, VERBS
from agent.checks.binding.idle import describes, has_no_force, is_least
from agent.checks.binding.ladder import find_forces
from agent.checks.binding.qualifiers import any_of

_VERBS = tuple((height, any_of(form)) for height, form in VERBS)
_NOUNS = tuple((height, any_of(form)) for height, form in NOUNS)

# "The agreed period", "the period agreed between them", "the required form": no force is told.
_ATTRIBUTE = re.compile(
    r"(?:\b(?:the|an?|any|its|their|his|her|our|all|other|no|jointly|\w+'s|\w+s') (?:\w+ly )?)$",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"^(?:agreed|required|committed|mandated|obliged|proposed|recommended|planned|intended)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:the|an?|any|each|every|its|their|of|for|with|without|no|such|valid|work|building|"
    r"export|residence|parking|fishing|planning|new|old|existing|\w+'s) $",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r" [A-Z][a-z]")
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][\w-]+ $")
# "I can assure the House": the speaker says it, and no more.
_I = re.compile(r"\b(?:I|we)(?: \w+ly)? $", re.IGNORECASE)
_SAYS = re.compile(
    r" (?:\w+ly |also |only )?(?:like to )?(?:assure|confirm|tell|say|add|report|inform|announce|"
    r"note|stress|emphasi[sz]e|point out|reiterate|repeat|admit|state|thank|remind|refer|"
    r"underscore|underline|highlight|observe|recall|argue|contend)\b",
    re.IGNORECASE,
)
_AGENT = re.compile(r"^ ?(?:between|by|in|with|under|for)\b", re.IGNORECASE)
_PURPOSE = re.compile(r"\bif\b[^,;]*$", re.IGNORECASE)
# "Its invitation is to come forward" says what was invited, not what must be done.
_NAMED = re.compile(
    r"\b(?:invitation|purpose|task|role|idea|request|appeal|call|function|mission|step|priority|"
    r"way|option|job|point|challenge|question|solution|answer|suggestion|advice)s?"
    r"(?: (?:of|to|for) [\w ]{2,40})? $",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"^ (?:the|a|an|any|this|that|it|there) ", re.IGNORECASE)
_CAN = re.compile(r"\b(?:how|where|ways?)\b[^,;]*$", re.IGNORECASE)
_OF_NEED = re.compile(
    r"\b(?:where|when|if|as|not)(?: (?:it|this|that))?(?: (?:is|are))? $", re.IGNORECASE
)
_GIVEN = frozenset({"pledge", "promise", "guarantee", "mandate", "ban", "vow"})
_GIVEN_NOUN = re.compile(
    r"\b(?:the|an?|this|that|its|their|his|her|our|no|any|each|every|under|\w+'s)"
    r"(?: [\w-]+){0,2}(?: [\w-]*[^s\W])? $",
    re.IGNORECASE,
)
_MODALS = frozenset({"can", "could", "may", "might", "will", "would", "should"})
_ALL_ONE_CAN = re.compile(
    r"\b(?:all|everything|anything|whatever|as \w+ as|the best|best)(?: that)? [\w']+ $",
    re.IGNORECASE,
)
_ASKING = frozenset({"require", "requires", "required", "demands", "demand", "needs", "need"})
_SUCH = re.compile(r"\b(?:where|if|when|as|whenever|wherever|unless)\b[^,;]{0,60} $", re.IGNORECASE)
_IT = re.compile(r"\s*(?:it|so|this|otherwise|[.,;:]|$)", re.IGNORECASE)
_ATTRIBUTED = re.compile(
    r"\b(?:aim|goal|intention|intent|plan|objective|this|that|it) $", re.IGNORECASE
)
_LIKES = re.compile(r" (?:like|love|prefer|wish|want) to\b")
_COUNTED_AS = re.compile(
    r" be (?:treated|regarded|considered|deemed|counted|taken|construed|read|understood|seen|"
    r"interpreted|viewed|thought of|classed|classified|confused|mistaken)\b"
)
# "To make payment possible" is to enable it.
_MADE = re.compile(r"\b(?:mak(?:e|es|ing)|made)\b[^,;.]{1,40} $", re.IGNORECASE)
_MANNER = frozenset({"can", "could", "may", "might", "should", "ought to"})
"""Behind "how" these ask for a way: "advice on how it may be used"."""
_GIVENS = frozenset({"pledges", "promises", "guarantees", "vows", "mandates"})
_GIVEN_BEHIND = re.compile(
    r" (?:from|of|for|by|on|about|against|made|given|and|or|in|at|under|with|is|are|was|were|has|"
    r"have|had|will)\b|[.,;:)]|$"
)
"""Behind "guarantees" where it names them: "guarantees from both parties"."""
_NOUNS_TOO = frozenset({"ban", "bans", "requires", "forecast", "forecasts"})
_STOP = re.compile(r"\s*(?:[.;:!?)]|$)")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| also| still| not)? $")
_PHRASE = re.compile(
    r"\b(?:with|of|for|in|on|by|from|about|through|into|at|and|or|the|all|any|to \w+)\b"
    r"(?: [\w-]+){0,3} $",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(
    r"\b(?:how|what|which|where|when|who|whom|whether|way in which)\b(?: [\w'-]+){0,9} $",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One word of force where it stands; a loose one shows a height and governs nothing."""

    start: int
    end: int
    words: str
    height: int
    loose: bool = False
    attribute: bool = False
    """Whether it tells what a thing is for: "the skills needed to thrive"."""


@lru_cache(maxsize=1_000)
def wordings(text: str) -> tuple[Wording, ...]:
    """Return the words of force of a plain text, in order; the longest reading wins.

    A verb wins over a loose word in the same place.
    """
    found = [
        Wording(start=each.start, end=each.end, words=each.words, height=each.height)
        for each in find_forces(text)
    ]
    for forms, loose in ((_VERBS, False), (_NOUNS, True)):
        for height, form in forms:
            found += [
                Wording(start=m.start(), end=m.end(), words=m.group(), height=height, loose=loose)
                for m in form.finditer(text)
            ]
    found.sort(key=lambda each: (each.start, -(each.end - each.start), each.loose))
    kept: list[Wording] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(read for each in kept if (read := _loosen(text, each)) is not None)


def first_force(text: str) -> int:
    """Return where the first word of force that governs stands; the end where there is none."""
    return min((each.start for each in wordings(text) if not each.loose), default=len(text))


def _is_in_name(text: str, each: Wording) -> bool:
    """Say whether a word stands in a name: capitalised, and a neighbour that is no opener too."""
    if not each.words[:1].isupper() or each.words.isupper() or each.start == 0:
        return False
    before, behind = _CAPITAL_BEFORE.search(text, 0, each.start), _CAPITAL.match(text, each.end)
    if not each.loose:
        # "Organizations Commit to Supporting Schools": the words of a title on both sides.
        return behind is not None and before is not None and before.start() > 0
    return behind is not None or (before is not None and before.start() > 0)


def _is_elsewhere(small: str, before: str, behind: str) -> bool:
    """Say whether the act that a word of force would govern is not told there."""
    if small in _MODALS and (_STOP.match(behind) or (small == "would" and _LIKES.match(behind))):
        # "As a clerk would.": the act stands elsewhere, and so does its force. "Would like to
        # build" wishes, and what it wishes stands behind.
        return True
    if small in {"can", "could"} and _ALL_ONE_CAN.search(before):
        # "All they could" is everything.
        return True
    if small in _ASKING and _SUCH.search(before) and _IT.match(behind):
        # "Where justice requires it" is a condition.
        return True
    if small in {"is not to", "are not to"}:
        if _COUNTED_AS.match(behind):
            # "Is not to be treated as a loss" says what it is not.
            return True
        return _NAMED.search(before) is not None or _ATTRIBUTED.search(before) is not None
    if small in {"is to", "are to"}:
        # "How the money is to be spent": a question within, as "how to spend it".
        return _INTERROGATIVE.search(before) is not None
    if small.endswith(("allowed", "permitted")) and behind.startswith(" for "):
        # "48 hours are allowed for repairs" sets a time.
        return True
    # "Agrees with the assessment" shares an opinion.
    return small in {"agree", "agrees", "agreed"} and behind.startswith(" with ")


def _loosen(text: str, each: Wording) -> Wording | None:
    """Return the wording, as a loose one where it tells no act, None where it has no force."""
    before, behind = text[: each.start], text[each.end :]
    small = each.words.casefold()
    if _is_in_name(text, each):
        # "Future Accounts", "the Roadmap Office": a name tells no force.
        return None
    if each.loose:
        # "The permit", "parking permits": a paper, and no permission told.
        return None if small in {"permit", "permits"} and _PAPER.search(before) else each
    idle = (
        _PARTICIPLE.match(small)
        and not small.endswith((" to", " that", " on"))
        and (
            _ATTRIBUTE.search(before)
            or (
                _AGENT.match(behind)
                and not re.search(r"\b(?:is|are|was|were|been?)(?: not)? $", before)
            )
        )
    )
    # "Intended for schools" tells a use, and plans nothing.
    idle = idle or (small == "intended" and behind.startswith(" for "))
    idle = idle or (small in {"required", "needed"} and _OF_NEED.search(before))
    idle = idle or (small in {"is to", "are to"} and _PURPOSE.search(before))
    idle = idle or (small == "need to" and _ATTRIBUTE.search(before))
    idle = idle or (small in {"is to", "are to"} and _NAMED.search(before))
    idle = idle or (small in {"require", "requires"} and not re.match(r" \w", behind))
    idle = idle or (_I.search(before) is not None and _SAYS.match(behind) is not None)
    idle = idle or _is_elsewhere(small, before, behind)
    # "Should a notice come late" is a condition.
    idle = idle or (small == "should" and not before.strip() and _QUESTION.match(behind))
    if idle or has_no_force(small, before, behind) or is_least(small, before, behind):
        return None
    if small in {"needed to", "required to"} and _BE.search(before) is None:
        return replace(each, attribute=bool(_PHRASE.search(before)) or behind[1:2].isupper())
    if small in _GIVEN and _GIVEN_NOUN.search(before) and not re.match(r" (?:to|that)\b", behind):
        # "The White House pledge" names it.
        return replace(each, loose=True)
    loose = (
        describes(small, before, behind)
        or (small == "possible" and _MADE.search(before))
        or (small in _NOUNS_TOO and _ATTRIBUTE.search(before))
        or (small in _MANNER and _CAN.search(before))
        or (
            small in _GIVENS
            and _GIVEN_BEHIND.match(behind)
            and not re.search(r"\b(?:it|he|she|which|that|who|what|also|\w+ly) $", before)
        )
    )
    return replace(each, loose=True) if loose else each
