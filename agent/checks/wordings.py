"""Read words of force in statements: the ladder's own, and the other wordings that writers use.

The ladder lists the forms of instruments. A paraphrase also says "has a duty to", "is free to" or
"it is the plan that"; and some words of the ladder stand without force: "the agreed period".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from agent.checks.ladder import (
    AIM,
    EXPECTED,
    INTENTION,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    UNDERTAKING,
    find_forces,
)

VERBS: tuple[tuple[int, str], ...] = (
    (
        RECITAL,
        (
            r"believ(?:e|es|ed|ing)|(?:consider|hold)(?:s|ed)? that|(?:is|are|was|were) (?:of the "
            r"(?:view|opinion)|convinced)|t(?:akes?|ook|aken|aking) note|welcom(?:e|es|ed)|"
            r"(?:re)?stat(?:es|ed) (?:its|their|the)|"
            r"renew(?:s|ed) (?:its|their) (?:commitment|support|call)|not(?:es|ed)"
        ),
    ),
    (
        POSSIBLE,
        (
            r"(?:the|its|their|\w+'s) (?:abilit(?:y|ies)|capabilit(?:y|ies)|capacity) to|"
            r"(?:is|are|was|were|remains?) (?:free|entitled|eligible|welcome|at liberty) to|"
            r"(?:is|are|was|were) (?:left|up|open) to|leav(?:es?|ing) it to|le(?:ft|aves?) to|"
            # "Allows each waiver to be reassessed": what is allowed is read off.
            r"(?<!would )(?<!could )(?<!might )(?:allow|permit)(?:s|ed|ing)?"
            r"(?= (?:[\w'-]+ ){1,5}to [a-z])|"
            # "It is for the inventors to show where it leads."
            r"(?:is|are) for (?:[\w'-]+ ){1,4}to(?= (?:show|decide|determine|choose|judge|say|"
            r"settle|consider|assess|answer|explain|prove|define|lead|work out)\b)|"
            r"(?:is|are|was|were) (?:voluntary|optional)|need not|(?:can|could|may) (?:decide|"
            r"choose|opt)"
        ),
    ),
    (
        AIM,
        (
            r"(?:urg|advis|invit|encourag)(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|"
            r"ask(?:s|ed|ing)?(?= \w+(?: \w+){0,4} to\b)|suggest(?:s|ed|ing)?|"
            r"(?:is|are|was|were) (?:encouraged|considering|weighing|mulling|contemplating|"
            r"pondering)|"
            r"(?:is|are|was|were|be) (?:desirable|advisable|preferable|preferred|ideal|"
            r"good practice|best practice|an asset|an advantage)|"
            r"(?:review|examin|study|studi|assess|discuss|debat|weigh)(?:s|es|ed|ing|e)? whether|"
            r"consider(?:s|ing|ed)? (?:the )?\w+(?:ing|ation|ion|ment)|"
            r"(?:(?:has|have|had) )?(?:appl(?:y|ies|ied|ying)|request(?:s|ed)?|bid(?:s|ding)?) for|"
            r"(?:asked|invited|requested|called on|called upon|urged) to|(?:is|are|was|were) being "
            r"(?:considered|discussed|explored|examined|weighed|studied)|"
            r"(?:is|are|was|were) (?:designed|meant|supposed|built|conceived) to|"
            r"(?:aims?|wish|desire|hopes?|ambitions?|efforts?|attempts?|proposals?) to|"
            r"(?:study|examine|assess|explore|discuss|investigate|review)(?: the)? (?:feasibility|"
            r"possibility|possibilities|options?|potential|whether|ways)|"
            r"look(?:s|ed|ing)? (?:into|at whether)|want(?:s|ed|ing)? to|like to|"
            r"wish(?:es|ed|ing)? to|(?:is|are|was|were) working(?: \w+){0,2} to|"
            r"set(?:s|ting)? out to|hope[sd]? (?:to|for|that)|ha(?:s|ve) (?:proposed|"
            r"recommended) (?:to|that)|"
            r"(?:look|labou?r|str(?:ive|iving|ove))(?:s|ed|ing)? to"
            r"(?= (?!the\b|an?\b)[a-z])|str(?:ive|ives|iving|ove) for|"
            r"(?:do|does|did|doing) (?:everything|all|whatever)(?: [\w']+){0,4} to|"
            r"(?:mak(?:e|es|ing)|made) (?:\w+ )?(?:an?|every|all|their|its)? ?(?:\w+ )?efforts? to|"
            r"(?:do|does|doing|did|try|tries|trying) (?:its|their|his|her|our|the) (?:best|utmost) "
            r"to|"
            # "Let us build", "let our message be clear": the speaker urges, and allows nothing.
            r"let(?:'s| us)|let(?= (?:our|the|this|that|there|it|no \w+) (?:\w+ )?be\b)|"
            r"(?:discourag|dissuad)(?:e|es|ed|ing)(?= (?:[\w'-]+ ){0,5}?from\b)|"
            r"(?:warn|caution|counsel|advis|advise)(?:s|ed|ing)? against|"
            r"(?:is|are|was|were|be|stands?|stood|remains?) (?:ready|prepared|willing|keen) to"
        ),
    ),
    (
        EXPECTED,
        (
            r"expect(?:s|ed|ing)?|forecasts?(?! (?:is|are|was|were|for|of|by)\b)|(?:is|are|was|"
            r"were) foreseen|(?:is|are|was|were) about to|"
            r"looks? set to|(?:is|are) on (?:course|track) to"
        ),
    ),
    (
        INTENTION,
        (
            r"envisag(?:e|es|ed)|(?:intent|intentions?|plans?) to|foresees?|foresaw|means? to|"
            r"planning to|"
            r"prepar(?:e|es|ed|ing) to"
        ),
    ),
    (
        UNDERTAKING,
        (
            r"(?:decided|resolved|determined|decision) to(?= (?!the\b|an?\b)[a-z])|"
            r"(?:has|have|had) (?:undertaken|promised|pledged|committed(?: itself|"
            r" themselves)?) to|"
            r"(?:is|are|was|were|remains?) (?:\w+ly )?dedicated to(?= \w+ing\b)|"
            r"(?:commitments?|pledges?|promises?|undertakings?) to|'ll"
        ),
    ),
    (
        OBLIGATION,
        (
            r"(?:is|are|was|were|be|been) (?:required|obliged|bound|compelled|ordered|made|"
            r"mandated) to|"
            r"(?:had|having) to|demands?(?= (?:at|that|an?|the|of|from|\d)\b)|compels?|compelled|"
            r"mak(?:es?|ing) it (?:mandatory|compulsory|obligatory)|"
            r"(?:order|instruct|command)(?:s|ed) (?:the|that|its|all|every|each)|needed to|"
            r"is incumbent|(?:is|are|was|were|be) (?:a|an absolute) must|"
            r"(?:is|are|was|were|been|be) (?:told|instructed|ordered|directed|commanded|"
            r"tasked|charged|under (?:orders|instructions)) (?:to|with)|"
            r"bars?(?= [\w ]+ from\b)|barred from|forbid(?:s|ding)?|forbade|outlaw(?:s|ed)?|"
            r"(?:is|are|was|were|be) (?:not|never|no longer) (?:allowed|permitted|authori[sz]ed|"
            r"entitled|free)(?: to)?|"
            r"it (?:is|was|remains|will be) (?:\w+ly )?(?:essential|imperative|vital|crucial|"
            r"necessary|indispensable|mandatory|compulsory|obligatory)(?= (?:that|to|for)\b)|"
            # The modal verbs of other languages: their acts are cited in English briefings.
            r"dever(?:á|ão)|devem?|deberán?|deben?|doi(?:t|vent)|devra(?:it|ient)?|m(?:uss|üssen)"
        ),
    ),
    (POSSIBLE, r"poder(?:á|ão)|pode[mr]?|podrán?|pueden?|peu(?:t|vent)|kann|können|dürfen|darf"),
)
"""Verbs and fixed forms: they raise and lower as the ladder's do."""
NOUNS: tuple[tuple[int, str], ...] = (
    (
        POSSIBLE,
        (
            r"lets?|letting|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|enabl(?:e|es|ed|ing)|"
            r"possibilit(?:y|ies)|chances?|risks?|likelihood|probabl[ey]|almost certain(?:ly)?|"
            r"conceivabl[ey]|nothing (?:prevents|stops|precludes|hinders)|not (?:prevent|preclude)|"
            r"(?:a|the) (?:right|option|choice|power|freedom|opportunity)|"
            r"discretion|optional|voluntary|voluntarily|up to \w+|authori[sz](?:e|es|ed|ation)|"
            r"potential|prospects?|allegedly|reportedly|uncertain|unclear|whether|eligible"
        ),
    ),
    (
        AIM,
        (
            r"recommendations?|suggestions?|proposals?|propos(?:es?|ed|ing)|aims?|aimed|goals?|"
            r"objectives?|"
            r"purposes?|ambitions?|desires?|desired|wish|wishes|hopes?|encouraged|efforts?|"
            r"attempts?|"
            r"with a view|consultations?|seeking|sought|target(?:s|ed)?|candidates?|advice|"
            r"wants?|wanted|asks?|asked|appeals?|calls? for|interest(?:ed)? in|towards|"
            r"in favou?r of|"
            r"options?|explor\w+"
        ),
    ),
    (
        EXPECTED,
        (
            r"expectations?|anticipat\w+|forecasts?|projections?|projected|foreseen|scheduled|due|"
            r"upcoming|forthcoming|future|pending|awaited|awaits?|in preparation|in progress|"
            r"ongoing|under way|"
            r"underway|"
            r"being \w+(?:ed|n|wn|ght|pt)|next|ahead|estimates?|estimated|in due course"
        ),
    ),
    (
        INTENTION,
        (
            r"intentions?|intent|intended|plans?|planned|planning|meant to|designed to|envisaged|"
            r"prepar\w+|programme of work|roadmap"
        ),
    ),
    (UNDERTAKING, r"commitments?|undertakings?|pledges?|promises?|promised|vows?|to be \w+"),
    (
        OBLIGATION,
        (
            r"(?:a|the|its|their|under a|any) dut(?:y|ies)|duties|obligations?|obligatory|"
            r"mandatory|"
            r"(?:broad|general|wide) agreement|agreement among|consensus|compulsory|bounden|"
            r"requirement (?:on|for|that|to|of)|binding"
        ),
    ),
)
"""Nouns and loose words: they show a height, but what they govern cannot be read off them."""

_VERBS = tuple(
    (height, re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE)) for height, form in VERBS
)
_NOUNS = tuple(
    (height, re.compile(rf"\b(?:{form})(?!\w)", re.IGNORECASE)) for height, form in NOUNS
)

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
    r"note|stress|emphasi[sz]e|point out|reiterate|repeat|admit|state|thank|remind|refer)\b",
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


@lru_cache(maxsize=4_000)
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


def _is_in_name(text: str, each: Wording) -> bool:
    """Say whether a word stands in a name: capitalised, and a neighbour that is no opener too."""
    if not each.words[:1].isupper() or each.words.isupper() or each.start == 0:
        return False
    before, behind = _CAPITAL_BEFORE.search(text, 0, each.start), _CAPITAL.match(text, each.end)
    return behind is not None or (before is not None and before.start() > 0)


def _is_elsewhere(small: str, before: str, behind: str) -> bool:
    """Say whether the act that a word of force would govern is not told there."""
    if small in _MODALS and _STOP.match(behind):
        # "As a clerk would.": the act stands elsewhere, and so does its force.
        return True
    if small in {"can", "could"} and _ALL_ONE_CAN.search(before):
        # "All they could" is everything.
        return True
    if small in _ASKING and _SUCH.search(before) and _IT.match(behind):
        # "Where justice requires it" is a condition.
        return True
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
    if each.loose and _is_in_name(text, each):
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
    if idle:
        return None
    if small in {"needed to", "required to"} and _BE.search(before) is None:
        return replace(each, attribute=bool(_PHRASE.search(before)) or behind[1:2].isupper())
    if small in _GIVEN and _GIVEN_NOUN.search(before) and not re.match(r" (?:to|that)\b", behind):
        # "The White House pledge" names it.
        return replace(each, loose=True)
    if (
        small in {"ban", "bans", "requires", "forecast", "forecasts"} and _ATTRIBUTE.search(before)
    ) or (small in {"can", "could"} and _CAN.search(before)):
        return replace(each, loose=True)
    return each
