"""The forms in which writers put force beside the ladder's own: "has a duty to", "is free to".

The ladder lists the forms of instruments; a paraphrase also says "it is the plan that".
"""

from __future__ import annotations

from agent.checks.binding.ladder import (
    AIM,
    EXPECTED,
    INTENTION,
    OBLIGATION,
    POSSIBLE,
    RECITAL,
    UNDERTAKING,
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
            r"appeal(?:s|ed|ing)?(?= (?:to|for)\b)|"
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
            r"(?:look|(?-i:labou?r)|str(?:ive|iving|ove))(?:s|ed|ing)? to"
            r"(?= (?!the\b|an?\b)[a-z])|str(?:ive|ives|iving|ove) for|"
            r"(?:do|does|did|doing) (?:everything|all|whatever)(?: [\w']+){0,4} to|"
            r"(?:mak(?:e|es|ing)|made) (?:\w+ )?(?:an?|every|all|their|its)? ?(?:\w+ )?efforts? to|"
            r"(?:do|does|doing|did|try|tries|trying) (?:its|their|his|her|our|the) (?:best|utmost) "
            r"to|"
            r"(?:aim|goal|objective|ambition|purpose|priority|mission) (?:must|should|will|has to) "
            r"be to|"
            # "Let us build", "let our message be clear": the speaker urges, and allows nothing.
            r"let(?:'s| us)|let(?= (?:our|the|this|that|there|it|no \w+) (?:\w+ )?be\b)|"
            r"(?:discourag|dissuad)(?:e|es|ed|ing)(?= (?:[\w'-]+ ){0,5}?from\b)|"
            r"what [\w' -]{3,40}? (?:is|are|was|were) after(?= (?:is|are|was|were)\b)|"
            r"(?:in pursuit|in search|in quest) of|with [\w' -]{3,40} in view|"
            r"(?:warn|caution|counsel|advis|advise)(?:s|ed|ing)? against|"
            r"(?:is|are|was|were|be|stands?|stood|remains?) (?:ready|prepared|willing|keen) to|"
            # "Firms prepared to pay" are willing to.
            r"(?<!has )(?<!have )(?<!had )(?<!having )prepared to"
        ),
    ),
    (
        EXPECTED,
        (
            r"expect(?:s|ed|ing)?|forecasts?(?! (?:is|are|was|were|for|of|by)\b)|(?:is|are|was|"
            r"were) foreseen|(?:is|are|was|were) about to|"
            r"(?:is|are|was|were) (?:scheduled|due|slated|planned|set) (?:for|in|on|by)|"
            r"looks? set to|(?:is|are) on (?:course|track) to"
        ),
    ),
    (
        INTENTION,
        (
            r"envisag(?:e|es|ed)|(?:intent|intentions?|plans?) to|foresees?|foresaw|means? to|"
            r"planning to|"
            r"prepar(?:e|es|ing) to|(?:has|have|had|having) prepared to"
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
            r"(?:is|are|was|were) not to(?= (?!say\b|mention\b|be (?:confused|mistaken)\b)[a-z])|"
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
            # A noun that leaves open: "within its power", "each decides for itself".
            r"prerogatives?|leeway|latitude|(?:with)?in (?:the )?(?:[\w']+ )?powers?|powers? to|"
            r"decid(?:e|es|ed) for (?:itself|themselves|himself|herself)|left for|"
            r"potential|prospects?|allegedly|reportedly|uncertain|unclear|whether|eligible"
        ),
    ),
    (
        AIM,
        (
            r"recommendations?|suggestions?|proposals?|propos(?:es?|ed|ing)|aims?|aimed|goals?|"
            r"objectives?|"
            r"(?<!for the )(?<!for this )(?<!for that )(?<!for these )purposes?|"
            r"ambitions?|desires?|desired|wish|wishes|hopes?|encouraged|efforts?|"
            r"attempts?|"
            r"with a view|consultations?|seeking|sought|target(?:s|ed)?|candidates?|advice|"
            r"wants?|wanted|asks?|asked|appeals?|calls? for|interest(?:ed)? in|towards|"
            r"in favou?r of|readiness|willingness|under (?:review|study|discussion|examination)|"
            r"on the table|bent on|is for(?=[.,;]|$)|"
            r"options?|explor\w+"
        ),
    ),
    (
        EXPECTED,
        (
            r"schedules?|timetables?|expectations?|anticipat\w+|forecasts?|projections?|projected|foreseen|scheduled|due|"
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
