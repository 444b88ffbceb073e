"""The scale of force: every way to say that something is open, weighed, advised, given or bound.

A paraphrase far from its source shares few words with it, and has its own word of force: "is
committed to" comes back as "is giving thought to". So each verb, noun, adjective and periphrase
that carries a force has a rung here, and rungs are compared whatever the words.

Source: BRIEFING_CRAFT section 4; the rungs of permission and advice are those of RFC 2119.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent.checks.headed import Headed, headed

OPEN, WEIGHED, HOPED, ADVISED, PLANNED, FORESEEN, GIVEN, BOUND, ASSURED, ACHIEVED = range(10)
NAMES: Final = (
    "an option", "a thought", "an aim", "advice", "a plan", "a forecast", "an undertaking",
    "an obligation", "a guarantee", "an achievement",
)  # fmt: skip

_BE: Final = (
    r"(?:is|are|was|were|be|been|being|'s|'re|remains?|stays?|stands?|seems?|feels?|"
    r"(?:consider|deem|find|think|make|call|judge|believe|treat)(?:s|ed|d|ing)? (?:it|this|that)"
    r"(?: as| to be)?)"
)
_ADV: Final = (
    r"(?: (?:\w+ly|also|now|still|both|all|very|quite|rather|thus|hereby|therefore|not|much|only))*"
)
_BY: Final = r"(?: (?:by|in|under|through) (?:[\w'.-]+ ){1,7}?|, [^,]{2,40}, | )"
"""Who obliges may stand within: "are instructed by the order to"."""
_OBJECT: Final = (
    r"(?: (?!(?:says?|said|states?|that|could|can|may|might|will|would|should|is|are|was|were|in|"
    r"on|of|and|or|by)\b)[\w'-]+){1,6}?"
)
_OWN: Final = r"(?:its|their|his|her|your|our|one's)"
_IT: Final = r"(?:is|are|was|were|be|been|being|'s|'re)"
_ING: Final = r"(?:s|ed|d|ing)?"


@dataclass(frozen=True, slots=True)
class Rung:
    """Wordings of one height. What does not carry a force by itself still answers for one."""

    height: int
    form: Headed
    carries: bool = True


def rung(height: int, form: str, *, carries: bool = True) -> Rung:
    """Return the wordings of a pattern, as whole words whatever their case."""
    return Rung(height, headed(rf"\b(?:{form})(?!\w)", re.IGNORECASE), carries)


CARRIERS: Final = (
    # What is left open: permission, possibility, choice.
    rung(OPEN, r"(?-i:may|MAY)(?! \d)|might|could|can"),
    rung(
        OPEN,
        rf"{_BE}{_ADV} (?:free|at liberty|welcome|entitled|at leisure|allowed|permitted|"
        r"authori[sz]ed|empowered|licensed|cleared) to|"
        r"(?:has|have|had|having|given|gives?) (?:the|an?) (?:option|choice|freedom|possibility|"
        r"latitude|leeway|discretion) (?:to|of)|(?:can|may|could) (?:choose|opt|elect|decide) to|"
        r"if (?:they|it|he|she|you) (?:so )?(?:wish|wishes|like|likes|choose|chooses|prefer|"
        rf"prefers)(?: to)?|{_BE} (?:open|left|up) to (?:[\w']+ ){{1,6}}to|it is open to|"
        r"(?:leav(?:e|es|ing)|left) (?:it |the choice |this )?(?:up )?to(?= (?:[\w']+ ){1,6}"
        r"(?:whether|to|how|if)\b)|need not|needn't|(?:do|does|did) not (?:need|have) to|"
        r"(?:allow|permit|authori[sz]e|entitle|empower)(?:s|d|ed|ing)?"
        r"(?= (?!for\b|by\b|in\b)[\w'])",
    ),
    rung(
        OPEN,
        rf"{_BE}{_ADV} (?:optional|voluntary|discretionary|a matter of choice|conceivable|possible|"
        r"on the cards|within the realm of possibility|imaginable|"
        r"not (?:compulsory|mandatory|obligatory|required|necessary|needed))|"
        rf"optionally|perhaps|maybe|possibly|conceivably|(?:at|in) (?:{_OWN}|the) "
        r"(?:own |sole )?discretion|not (?:ruled|ruling) out|"
        rf"(?:there is|stands?|has|have) (?:a|some|every) chance|{_BE} (?:left|up) to|"
        rf"{_BE} an? (?:option|possibility|choice)|an option (?:for|open to)|on a voluntary basis|"
        r"if (?:so )?(?:desired|wished)",
    ),
    # What is weighed: thought, talk, a look at it.
    rung(
        WEIGHED,
        r"(?:giv(?:e|es|ing|en)|gave|tak(?:e|es|ing)|took|devot(?:e|es|ing)) (?:\w+ ){0,2}"
        r"(?:thought|consideration|a look) (?:to|at|of|into)|"
        rf"{_IT} (?:\w+ ){{0,2}}?(?:considering|contemplating|mulling(?: over)?|pondering|"
        r"weighing(?: up)?|musing (?:on|about|over)|debating|exploring|studying|entertaining|"
        r"toying with|playing with|flirting with|floating|mooting|looking (?:in)?to|looking at|"
        r"thinking (?:of|about|over)|reflecting (?:on|upon)|deliberating(?: on)?|open to|"
        r"examining(?: whether)?|investigating whether|minded to|sounding out|kicking around|"
        r"brainstorming|discussing|talking about)(?= (?!into\b)\w)",
    ),
    rung(
        WEIGHED,
        r"(?:consider|contemplate|mull|ponder|weigh|explore|entertain|toy with|think (?:of|about)|"
        r"look into|reflect on|examine|study|review|assess|discuss|debate|moot|float)"
        rf"{_ING} (?:whether|how|(?:the )?(?:idea|option|possibility|prospect|merits?|feasibility) "
        r"of|\w{3,}ing\b)|(?:to|will|would|shall) (?:consider|explore|contemplate|study|examine) "
        r"(?=\w+ing\b|whether\b)|(?:floated|mooted|pondered|contemplated|toyed with)(?= \w)|"
        r"(?:has|have|had) (?:it )?in mind|(?:was|were|is|are) (?:of )?two minds",
    ),
    rung(
        WEIGHED,
        rf"{_BE}{_ADV} (?:under (?:\w+ )?(?:consideration|review|study|discussion|examination)|"
        r"on the (?:table|agenda)|being (?:considered|weighed|studied|examined|discussed|debated)|"
        r"(?:contemplated|mulled|pondered|mooted|floated|toyed with|explored|looked (?:in)?to|"
        r"thought about)(?! (?:to be|as|an?|the)\b)|"
        r"worth (?:considering|thinking about|a thought|a look|exploring|looking into|weighing)|"
        r"up for (?:discussion|debate|consideration)|(?:an|the|one) idea|food for thought)|"
        r"worth considering|an idea (?:worth|under)",
    ),
    # What is hoped for or tried: a wish, an aim, an effort, a purpose.
    rung(
        HOPED,
        r"hop(?:es?|ed|ing) (?:to|for|that)|"
        r"(?:express|voic|conve?y|utter|nurs|harbou?r|cherish)(?:e|es|ed|ing|s)? "
        r"(?:the|an?|its|their|his|her) (?:\w+ )?(?:hope|wish|desire|ambition|aspiration) "
        r"(?:that|to|of|for)|(?:would|'d) (?:like|love|wish|prefer) to|"
        r"(?:dream|aspir|yearn|long)(?:s|es|ed|e|ing)? (?:of|to|for)|wish(?:es|ed|ing)? to|"
        r"(?:aim|strive|endeavou?r|attempt|seek)(?:s|ed)? to|aim(?:s|ed)? at|"
        r"(?:aiming|striving|endeavou?ring|attempting|seeking|trying) to|sought to|strove to|"
        rf"(?:try|tries|tried) to|(?:do|does|did|doing|try|tries|trying) {_OWN} (?:best|utmost) to|"
        r"(?:mak(?:e|es|ing)|made) (?:an?|every|some) (?:\w+ )?(?:effort|attempt)s? to|"
        r"work(?:s|ed|ing)? towards?",
    ),
    rung(
        HOPED,
        rf"{_BE}{_ADV} (?:(?:meant|supposed|designed|intended|aimed) (?:to|at)|interested in|"
        r"(?:keen|eager|willing|inclined|ready|prepared) to|hopeful (?:that|of)|"
        r"(?:in favou?r|supportive) of|sympathetic to)|"
        rf"{_BE}{_ADV} (?:an?|the|one|{_OWN}) (?:\w+ )?(?:aim|ambition|goal|hope|aspiration|wish|"
        r"desire|dream|target|objective)(?: of|[.,;]|$)|in the hope (?:of|that)|with luck|"
        r"help(?:s|ed|ing)?(?: to)? (?:ensure|secure|guarantee|make (?:sure|certain))",
    ),
    # What is advised: a recommendation, a request, a good thing.
    rung(
        ADVISED,
        r"should|ought to|would do well to|had better|do(?:es)? well to|best (?:to|if)|"
        rf"{_BE}{_ADV} (?:well )?(?:advised|recommended|urged|encouraged|invited|counsel+ed|"
        r"prompted|suggested|called upon|called on|begged|exhorted|asked|requested|nudged|"
        rf"persuaded){_BY}to|"
        r"(?:advis|recommend|urg|encourag|invit|counsel|suggest|exhort)(?:e|es|ed|s|ing)?(?: that)?"
        r"(?= [\w'])|call(?:s|ed|ing)? (?:up)?on",
    ),
    rung(
        ADVISED,
        rf"{_BE}{_ADV} (?:advisable|desirable|preferable|preferred|helpful|useful|beneficial|wise|"
        r"prudent|sensible|worthwhile|worth \w+ing|(?:good|best) (?:practice|form|manners)|"
        r"a good idea|a plus|an asset|an advantage|of (?:benefit|use|help|interest)|recommended|"
        r"suggested|encouraged|advised|counselled|nice to have|ideal|welcomed?|appreciated|"
        r"a (?:recommendation|suggestion)|(?:recommendations|suggestions)|appropriate|"
        r"merely (?:guidance|advice))(?! (?:to|by)\b)|"
        rf"{_BE}{_ADV} (?:advisable|desirable|preferable|helpful|useful|beneficial|wise|prudent|"
        r"sensible|worthwhile|a good idea) (?:to|for|that|if)|ideally|preferably|"
        r"recommendations?|(?:the )?recommended|by way of (?:advice|suggestion)",
    ),
    # What is planned.
    rung(
        PLANNED,
        r"(?:intend|plan|propose|prepare)s? to|(?<!the )(?<!a )(?<!of )means to|"
        r"(?:plann|propos|prepar|intend)(?:ed|ing) to|"
        rf"{_BE}{_ADV} (?:planned|planning|proposed|proposing|going|about|preparing|due|set|"
        r"expected|scheduled|slated|projected|anticipated|forecast|likely) "
        r"(?:that|to(?= (?!the\b|an?\b|its\b|their\b|each\b|every\b|all\b)[a-z]))|"
        r"(?:has|have|had|with) (?:plans|the intention) (?:to|of)|"
        rf"{_IT}{_ADV} (?:developing|drafting|drawing up|preparing|working (?:on|out)|negotiating|"
        r"finali[sz]ing|proposing|designing|setting up|getting ready)",
    ),
    rung(FORESEEN, r"would|'d(?= [a-z])"),
    # What is given: a word, an undertaking, a certainty.
    rung(
        GIVEN,
        r"will|won't|'ll|(?:bind|bound)(?:s|ing)? (?:itself|themselves|himself|herself) to|"
        r"commit(?:s|ted|ting)?(?: [\w']+){0,4}? to|"
        rf"{_BE}{_ADV} (?:committed|pledged|dedicated|determined|resolved|devoted|sure|certain|"
        r"guaranteed|assured|poised) to|(?:pledg|promis|vow|undertak|swear|swor)"
        r"(?:e|es|ed|ing|s)?(?: to| that)?(?= [a-z])|undertook to|"
        r"(?:commitments?|pledges?|promises?|undertakings?|vows?) to|"
        rf"(?:give|gives|gave|given) {_OWN} word|mak(?:e|es|ing) sure|made sure|"
        r"(?:agree|decide|resolve)(?:s|d) (?:to|on|that)(?= [a-z])",
    ),
    # What binds: a duty, an order, a need, a ban.
    rung(
        BOUND,
        r"must|shall|(?:has|have|had|having) (?:got )?(?:\w+ly )?to(?= [a-z])|needs? to|"
        rf"{_BE}{_ADV} (?:required|obliged|obligated|bound|duty[- ]bound|compelled|forced|mandated|"
        r"ordered|instructed|directed|commanded|told|charged|tasked|constrained|made|enjoined|"
        rf"needed|under (?:orders|instructions|an? (?:duty|obligation|order)))(?:{_BY}(?:to|with)|"
        r"(?= from\b))|(?:requir|oblig|compel|mandat|(?<!in )(?<!In )order|command|instruct|direct|"
        rf"demand|forc)(?:e|es|ed|s|ates?|ated|l?ing)?{_OBJECT} to(?= [a-z])|"
        r"(?:has|have|had|with|leaves?|left)(?: [\w']+){0,3} no (?:choice|option|alternative) "
        r"but to|"
        rf"(?:it )?(?:{_BE} )?incumbent (?:up)?on|(?:duty|obligations?) (?:to|of)|"
        r"(?:it )?(?:falls|is down) to|cannot but|"
        r"(?:mandat|requir|order|demand|rul|decre|stipulat|prescrib|dictat|insist)"
        r"(?:es?|ed|ing|s) that",
    ),
    rung(
        BOUND,
        rf"{_BE}{_ADV} (?:compulsory|mandatory|obligatory|imperative|essential|vital|crucial|"
        r"critical|necessary|indispensable|required|demanded|mandated|prescribed|"
        r"an? (?:\w+ )?(?:must|duty|requirement|obligation|necessity)|"
        r"binding|legally binding|obliged|non-negotiable|not optional|called for|"
        r"a (?:pre)?condition|a prerequisite|needed|prohibited|forbidden|banned|outlawed|barred|"
        r"a matter of (?:duty|obligation))(?! to\b)|"
        rf"{_BE}{_ADV} (?:imperative|essential|vital|crucial|critical|necessary|mandatory|"
        r"compulsory|obligatory|indispensable) (?:to|for|that)|requires?|mandatory|compulsory|"
        r"obligatory|"
        r"(?:binding|mandatory) (?:rules?|requirements?|orders?|instructions?|obligations?|terms)|"
        r"(?:an?|the|any|all|each|every|its|their) (?:\w+ )?required(?= [a-z])|"
        r"(?:prescrib|dictat|decre|stipulat)(?:es|ed)(?= (?:an?|the|that)\b)|"
        r"(?:has|have|had) (?:a|the|an) (?:\w+ )?(?:duty|obligation|responsibility) (?:to|of)",
    ),
    rung(
        ASSURED,
        r"guarantee(?:s|d|ing)?|(?:mak(?:e|es|ing)|made) (?:\w+ )?certain that|without fail|"
        r"for certain",
    ),
    rung(
        ACHIEVED,
        r"succeed(?:s|ed)? in|manag(?:e|es|ed) to|"
        r"(?:has|have|had) (?:achieved|accomplished|succeeded(?= in))",
    ),
)
"""What tells a force wherever it stands."""
