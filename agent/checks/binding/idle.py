"""Tell where a form of the ladder stands without its force: a noun, an inversion, a way shown.

"The means to pay", "should the bridge fail", "readers are directed to the annex" and "to lend is
not to give" hold forms that plan, advise, order and forbid elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from agent.checks.words import listed

_MEANS: Final = re.compile(
    r"\b(?:the|an?|any|no|other|another|every|each|some|all|more|few|fewer|best|only|such|its|"
    r"their|his|her|our|your|my|these|those|with|by|of|as|for|without|into|"
    r"\w+(?:al|ive|ary|ent|ant|ful|ble|ous|ic|est))(?: (?:\w+(?:al|ive|ary|ent|ant|ful|ble|ous|"
    r"ic|est)|main|sole|only|best|legal|new|key))? $",
    re.IGNORECASE,
)
"""In front of "means to" where it is a noun: "the means to", "financial means to"."""
_SUBJECT: Final = re.compile(
    r" (?:they|it|he|she|we|you|i|there|the|an?|any|this|that|these|those|such|its|their|his|her|"
    r"our|one|either|neither|both|anyone|anybody|someone|anything|something|further|circumstances|"
    r"no \w+) ",
    re.IGNORECASE,
)
_ASKS_OR_TURNS: Final = re.compile(
    r"\b(?:how|what|which|when|where|why|who|whom|nor|neither|never|so|only|once|then|case|account|"
    r"time|extent|circumstances|also|not) $",
    re.IGNORECASE,
)
"""In front of "should it" where the words are turned round for another reason than a condition."""
_PLACE: Final = re.compile(
    r"(?: (?:by|from|in|through) [^,;:.]{2,40}?)?,? ?(?:(?:to|towards?|at|into|over to|back to) "
    r"(?:the|an?|its|their|this|that|these|those|our|your|another|one|other|further|https?|www|"
    r"section|page|annex|appendix|chapter|table|article|part|(?-i:[A-Z\d]))|elsewhere|here|there)",
    re.IGNORECASE,
)
_DECIDED: Final = re.compile(
    r"\b(?:choices?|decisions?|efforts?|attempts?|commitments?|pledges?|promises?|requests?|offers?|"
    r"proposals?|arrangements?|provisions?|plans?|preparations?|cases?|points?|appeals?|calls?|"
    r"appointments?|contributions?|payments?|donations?|references?|changes?|adjustments?|"
    r"amendments?|corrections?|improvements?|updates?|additions?|repairs?|alterations?|"
    r"modifications?|revisions?|moves?|starts?|push|bids?|investments?|progress|headway|headways|"
    r"recommendations?|suggestions?|submissions?|applications?|statements?|arguments?|a start)"
    r"(?: [\w'-]+){0,6}? (?:has |have |had |is |are |was |were |being |been |be )*$",
    re.IGNORECASE,
)
"""What is made to be done, where nobody is made to do it: "a choice had been made to start"."""
_LASTING: Final = re.compile(
    r" (?:last|endure|measure|order|fit|suit|scale|match|work|withstand|be|serve|look|feel|seem|"
    r"stand|share)\b"
)
"""Behind "made to" where it tells what a thing is like: "made to last"."""
_TO_BE_HAD: Final = re.compile(
    r" be (?:had|found|seen|read|heard|obtained|gained|got|met|felt|noted|hoped|feared|bought)\b"
)
"""Behind "is to" where it tells that a thing can be had."""
_WHOEVER: Final = re.compile(
    r" (?:all|any\w*|many|every\w*|both|the (?:general |wider |whole )?public|others|view|question|"
    r"interpretation|debate|discussion|doubt|criticism|attack|abuse|scrutiny|change|visitors|"
    r"stakeholders|new \w+|a (?:wide|broad|large) \w+)\b"
)
"""Behind "open to" where it tells who may come, and of no act that is left to them."""
_MODALS: Final = listed("would could should might may can will")
_FALLS: Final = re.compile(
    r" (?!be\b|also\b|not\b|then\b|\w+ly\b)[\w'-]+(?: [\w'-]+){0,5}? (?:be|become|fail|arise|"
    r"occur|have|need|prove|remain|turn|come|go|exceed|decide|wish|want|happen|fall|rise|change|"
    r"differ|persist|recur|exist|emerge|apply|refuse|object|choose|break|show|lead|find|get|grow|"
    r"drop)\b"
)
"""Behind a "should" that opens a clause and tells a case: "should repairs be needed"."""
_DO_NOT: Final = re.compile(r"\b(?:do not|don't|never|nobody should|not to) $", re.IGNORECASE)
_NOTED: Final = listed("noted recognized recognised acknowledged affirmed recalled stated")
_WHERE: Final = re.compile(
    r" (?:above|below|herein|hereunder|earlier|previously|elsewhere|overleaf|"
    r"(?:in|on|under|at|within) (?:the|this|these|each|section|table|annex|appendix|paragraph)\b"
    r"(?!.*\bthat\b))",
    re.IGNORECASE,
)
_DETERMINED: Final = re.compile(r" (?:the|an?|its|their|his|her|our|your|this|these|those|any)\b")
_INFINITIVE: Final = re.compile(r"(?:^|[,;:]|\bthat\b|\bbut\b)\W*to [a-z]+\b[^;]*$", re.IGNORECASE)
"""In front of "is to" where both sides tell an act: "to lend is to give on trust"."""
_DESCRIBES: Final = listed("potential possible likely")
_NOT_DESCRIBED: Final = listed(
    "to that for in on of at by with from when where if as and or but than it they we you i he she "
    "this which who the a an is are was were be will would can could may might must shall should "
    "has have had only not more most also"
)
_STATES: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|becomes?|became|seems?|appears?|looks?|remains?|mak\w+|"
    r"made|makes|find|finds|found|deems?|deemed|consider\w*|it|as|if|where|when|wherever|whenever)"
    r"(?: \w+ly| more| most| also| not)? $",
    re.IGNORECASE,
)
_BARELY: Final = re.compile(
    r"(?: (?:only|just|merely|simply)\b| (?:[\w'-]+ ){1,4}?(?:only|just) (?:once|one|an?|the once|"
    r"a single|twice|that|this)\b)",
    re.IGNORECASE,
)
_BARELY_BEFORE: Final = re.compile(r"\b(?:only|just|merely|simply) $", re.IGNORECASE)
_ALL: Final = re.compile(
    r"\b(?:all|the only thing|the one thing)(?: that)? (?:[\w'-]+ ){1,4}$", re.IGNORECASE
)
_NEEDS: Final = frozenset(
    {"need to", "needs to", "needed to", "have to", "has to", "had to", "having to"}
)


def has_no_force(small: str, before: str, behind: str) -> bool:
    """Say whether a form of the ladder tells no force where it stands.

    Args:
        small: the form, in lower case.
        before: the clause in front of it.
        behind: the clause behind it.
    """
    return any(rule(small, before, behind) for rule in RULES)


def _is_means(small: str, before: str, behind: str) -> bool:
    """Say whether "means to" is a noun: "the means to pay"."""
    del behind
    return small in {"means to", "mean to"} and _MEANS.search(before) is not None


def _is_case(small: str, before: str, behind: str) -> bool:
    """Say whether "should" turned round tells a case, or a modal that opens a clause asks."""
    if small not in _MODALS:
        return False
    if not before.strip():
        asks = behind.rstrip().endswith("?")
        return asks or (small == "should" and _FALLS.match(behind) is not None)
    turned = small == "should" and _SUBJECT.match(behind) is not None
    return turned and _ASKS_OR_TURNS.search(before) is None


def _is_pointed(small: str, before: str, behind: str) -> bool:
    """Say whether readers are shown a place: "directed to the annex", "noted in section 3"."""
    del before
    if small in _NOTED:
        return _WHERE.match(behind) is not None
    if small.strip() != "directed" and not small.endswith("directed to"):
        return False
    place = f" to{behind}" if small.endswith(" to") else f" {behind.lstrip()}"
    return _PLACE.match(place) is not None


def _is_made_so(small: str, before: str, behind: str) -> bool:
    """Say whether "made to" makes nobody do a thing: "a start was made to", "made to last"."""
    return small.endswith("made to") and bool(
        _DECIDED.search(before) or _DETERMINED.match(behind) or _LASTING.match(behind)
    )


def _is_as_much(small: str, before: str, behind: str) -> bool:
    """Say whether "is to" tells what an act amounts to, or that a thing can be had."""
    return small in {"is to", "are to", "is not to", "are not to"} and bool(
        _INFINITIVE.search(before) or _TO_BE_HAD.match(behind)
    )


def _is_open(small: str, before: str, behind: str) -> bool:
    """Say whether "open to" tells what a thing is like: "a fair that is open to all"."""
    that = before.rstrip().endswith((" that", " who", " which", " and"))
    return small.endswith(" open to") and that and _WHOEVER.match(behind) is not None


def _is_told_not_to(small: str, before: str, behind: str) -> bool:
    """Say whether nobody means to: "do not expect it", "ready to explore"."""
    if small == "expect":
        return _DO_NOT.search(before) is not None
    # What awaits the reader is no aim of anybody's.
    return small.startswith("explor") and not behind.strip(" .!") and before.endswith(" to ")


RULES: Final = (
    _is_means,
    _is_case,
    _is_pointed,
    _is_made_so,
    _is_as_much,
    _is_open,
    _is_told_not_to,
)


def is_least(small: str, before: str, behind: str) -> bool:
    """Say whether a need is told as a small one: "need only sign", "all they have to do is"."""
    return small in _NEEDS and (
        _BARELY.match(behind) is not None
        or _BARELY_BEFORE.search(before) is not None
        or (behind.startswith(" do") and _ALL.search(before) is not None)
    )


def describes(small: str, before: str, behind: str) -> bool:
    """Say whether an adjective tells of a thing, not of an act: "the potential exposure of"."""
    if small not in _DESCRIBES or _STATES.search(before):
        return False
    word = re.match(r" ([a-z][\w-]+)", behind)
    return word is not None and word[1] not in _NOT_DESCRIBED
