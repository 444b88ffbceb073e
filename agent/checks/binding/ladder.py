"""The commitment ladder: how firmly a clause binds, from recital to accomplished fact.

Source: BRIEFING_CRAFT section 4. It describes wording and never rules on legal status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from agent.checks.headed import headed

RECITAL, POSSIBLE, AIM, EXPECTED, INTENTION, UNDERTAKING, OBLIGATION, DONE = range(8)
ACTION = INTENTION

# "Apply" and "rely" end like adverbs.
_ADVERB = (
    r"(?: (?!(?:ap|sup|re|im|com|multi)ply\b|rely\b|fly\b|rally\b)[a-z]+ly| also| therefore| then|"
    r" now| further| jointly| together| still| both)?"
)
# "Due to the late start", "due to poor rain": a cause, and no expectation.
_CAUSE = (
    r"(?<=\bdue to) (?:the|an?|its|their|his|her|our|your|this|that|these|those|such|some|any|"
    r"no|many|more|less|fewer|several|both|what|how|(?-i:[A-Z]\w+)|lack|poor|bad|high|low|late|"
    r"early|heavy|weak|strong|new|old|large|small|great|rising|falling|growing|human|"
    r"[a-z]+(?:tion|sion|ness|ity|ism|ous|ful|[^s]s))\b"
)
FORMS: tuple[tuple[int, str], ...] = (
    (
        RECITAL,
        (
            r"recogni[sz](?:e|es|ing|ed)|acknowledg(?:e|es|ing|ed)|desir(?:e|es|ing|ed)|"
            r"recall(?:s|ing|ed)?|whereas|(?:re)?affirm(?:s|ing|ed)|having regard to|"
            r"considering|mindful of|convinced|conscious of|welcoming|bearing in mind|noting"
        ),
    ),
    (
        AIM,
        (
            r"aims?(?: is)? to|aimed (?:at|to)|aiming (?:at|to)|seeks? to|sought to|seeking to|"
            r"work(?:s|ing)?(?: together)? towards?|explor(?:e|es|ed|ing)|hop(?:es?|ing) to|"
            r"strives? to|"
            r"striving to|endeavou?rs? to|consider(?:s|ing)? whether|propos(?:es?|ing|als?) to|"
            r"is proposed|should|ought to|is encouraged to|are encouraged to|encourages?|"
            r"recommend(?:s|ed|ations?)?|(?:is|are) advised(?: to)?|"
            r"would|looks? forward to|wish(?:es)? to|try(?:ing)? to|tries to|goal is to|"
            r"objective is to|purpose is to"
        ),
    ),
    (
        POSSIBLE,
        (
            r"can(?:not)?|could|(?-i:may|MAY)(?! \d)|might|"
            r"(?:is|are|be) (?:allowed|permitted)(?: to)?|"
            r"potential(?:ly)?|poised to|possib(?:le|ly)|perhaps|"
            r"is likely to|are likely to|likely|able to"
        ),
    ),
    (
        EXPECTED,
        (
            r"(?:is|are|was|were)(?: also| now| therefore| widely| generally)? "
            r"(?:expected|set|due|scheduled|anticipated|slated|projected|"
            rf"forecast|estimated) to(?!{_CAUSE})|(?:is|are) expected|(?:is|are) due(?! to\b)"
        ),
    ),
    (
        INTENTION,
        (
            r"intend(?:s|ed|ing)?(?: to)?|intentions?(?: is| are)?(?: to)?|"
            r"plan(?:s|ned|ning)? to|(?:is|are) planning|propose to|means to|"
            r"(?:is|are) going to|(?:is|are|be) planned"
        ),
    ),
    (
        UNDERTAKING,
        (
            rf"will{_ADVERB}|won't|commit(?:s|ted|ting)?(?: itself| themselves)? to|"
            r"commits?|committed|pledg(?:es?|ed|ing)|undertakes? to|promis(?:es?|ed|ing)(?: to)?|"
            r"vow(?:s|ed)? to|guarantee(?:s|d|ing)?|undertook to|"
            # "It is vital to the state", "that is to us": no verb follows.
            r"(?:is|are) to(?-i:(?= [a-z]))(?! (?:the|an?|its|their|our|his|her|your|this|that|"
            r"these|those|all|each|some|any|no|it|them|us|me|him|you)\b)"
        ),
    ),
    (
        OBLIGATION,
        (
            rf"shall{_ADVERB}|must{_ADVERB}|agree(?:s|d)?(?: to| that| on)?|"
            rf"(?:is|are|was|were|be){_ADVERB} (?:required|obliged|obligated|bound|"
            r"mandated) to|ha(?:s|ve|d) to|requir(?:es?|ed)|oblig(?:es?|ates?|ed)|mandat(?:es?|ed)|"
            r"needs? to|direct(?:s|ed) |(?:is|are) (?:mandatory|compulsory|obligatory)|"
            r"(?:is|are) (?:prohibited|forbidden|banned)|(?-i:may|MAY) not|prohibits?|bans?"
        ),
    ),
)
_COMPILED = tuple((height, headed(rf"\b(?:{form})\b", re.IGNORECASE)) for height, form in FORMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """One word of force: its height on the ladder and where it stands."""

    start: int
    end: int
    words: str
    height: int


def find_forces(text: str) -> list[Force]:
    """Return the words of force in a plain text, in order; the longest reading wins."""
    found = [
        Force(start=m.start(), end=m.end(), words=m.group(), height=height)
        for height, form in _COMPILED
        for m in form.finditer(text)
    ]
    found.sort(key=lambda force: (force.start, -(force.end - force.start)))
    kept: list[Force] = []
    for force in found:
        if not kept or force.start >= kept[-1].end:
            kept.append(force)
    return kept
