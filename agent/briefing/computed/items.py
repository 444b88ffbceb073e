"""What a reader expects an instrument to settle, and the words that show that it does.

Source: BRIEFING_CRAFT section 9, the silence map.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something an instrument is expected to settle.

    `telling` words show that it does; with `sums` a sum that somebody is to pay shows it as well.
    `passing` words show it in a short text, while in an act of hundreds of sentences they stand
    for other matters. `headed` are words of the headings under which it is usually settled.
    """

    name: str
    headed: re.Pattern[str]
    telling: re.Pattern[str]
    passing: re.Pattern[str] | None = None
    sums: bool = False


def _words(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{form})\b" for form in forms), re.IGNORECASE)


TEXTS: Final = (
    "memorandum|mou|moc|regulation|directive|agreement|declaration|act|order|arrangement|decision|"
    "law|treaty|convention|protocol"
)
_BODIES: Final = (
    r"(?:(?:working|steering|ministerial|coordination|expert) group|committee|commission|"
    r"secretariat|board|council|task ?force|focal point|contact point|authority|authorities|agency|"
    r"office|ENISA)s?"
)
_NEAR: Final = r"\b[^.;]{0,60}\b"

MONEY: Final = Item(
    name="money",
    headed=_words(r"fund\w*", r"financ\w*", r"costs?", "budget", r"appropriations?", "resources"),
    telling=_words(
        "expenditure of funds",
        r"spend\w* (?:money|funds)",
        r"availability of (?:\w+ ){0,2}(?:funds|appropriations)",
        "(?<!-)(?:funding|financed|funded)",
        "(?:its|their|own) costs?",
        "costs? (?:shall|will|are|is) (?:be )?(?:borne|met|covered)",
        "budget (?:of|for|line)",
        "appropriat(?:ed|ions)",
        "are borne by",
        "financial (?:contributions?|support|resources|means)",
    ),
    passing=_words("free of charge"),
    sums=True,
)
DEADLINE: Final = Item(
    name="deadline",
    headed=_words("entry into force", "application", "deadline", "timing", "transitional"),
    telling=_words(
        r"(?:within|no later than|not later than|by the end of|at the latest)\b[^.;]{0,40}"
        r"(?:\d+|months?|years?|days?|weeks?|hours?)",
        r"by (?:\d{1,2} )?[A-Z]\w+ (?:\d{1,2}, )?\d{4}",
        r"by \d{4}",
    ),
)
REVIEW: Final = Item(
    name="review",
    headed=_words("review", "evaluation", "assessment", "monitoring"),
    telling=_words(
        rf"(?:review|evaluat|assess|take stock|report on)\w*{_NEAR}"
        r"(?:implementation|functioning|application|progress|effectiveness|evaluation)"
        r"(?: and review)? (?:of|under|on|made)(?! this Article)",
        rf"(?:review|evaluation) of (?:this|the) (?:{TEXTS})",
        rf"(?:review|evaluate)s? (?:this|the) (?:{TEXTS})",
        "(?:is|be|are) reviewed",
        "(?:formal|regular|annual) (?:discussions|meetings|consultations|reviews?)",
    ),
)
BODY: Final = Item(
    name="body in charge",
    headed=_words(
        "governance", "committee", r"authorit\w+", "commission", "board", "operation", "secretariat"
    ),
    telling=_words(
        rf"{_BODIES}{_NEAR}(?:shall|will|is to|is intended to|intends? to) (?:be )?"
        r"(?:responsible|oversee|coordinate|supervise|manage|monitor|administer|guide|meet|convene|"
        r"serve|steer|enforce)",
        rf"{_BODIES}{_NEAR}(?:is|are|shall be|will be) (?:hereby )?"
        r"(?:responsible|established|set up|designated|charged|tasked)",
        r"(?:managed|administered|overseen|supervised|coordinated|enforced)(?: and \w+)? by "
        rf"(?:the )?(?:\w+ ){{0,3}}{_BODIES}",
        rf"(?:establish(?:es|ed)?|convenes?|designates?|set up|entrust(?:s|ed)?){_NEAR}{_BODIES}",
    ),
)
STATUS: Final = Item(
    name="legal status",
    headed=_words("legal", "status", "character", "operation", "general provisions", "effect"),
    telling=_words(
        "binding in its entirety",
        "(?:is|are) not (?:intended to be )?legally binding",
        rf"(?:create|constitute|give rise to){_NEAR}(?:rights?|obligations?)",
        "under international law",
        "force of law",
        "statement of intent",
        "enforceable at law",
    ),
    passing=_words("legally binding"),
)
DISPUTE: Final = Item(
    name="dispute",
    headed=_words("disputes?", "interpretation", "settlement"),
    telling=_words(
        rf"(?:settle|resol)\w*{_NEAR}(?:disputes?|differences?|disagreements?)",
        r"(?:disputes?|differences?|disagreements?) (?:between|regarding|concerning|over|about|"
        r"arising|relating|of interpretation|in interpretation)",
        "dispute settlement",
        r"arbitrat\w+",
        "amicabl[ey]",
    ),
)
EXIT: Final = Item(
    name="exit",
    headed=_words(
        r"terminat\w+", r"discontinu\w+", "duration", "withdrawal", "repeal", "exit", "amendment"
    ),
    telling=_words(
        r"(?:discontinue|terminate[sd]?|termination|denounc\w+|may end|repeal)\b[^.;]{0,30}"
        rf"\b(?:this|the) (?:{TEXTS})",
        rf"withdraw(?:s|al)? from (?:this|the) (?:{TEXTS})",
        "(?:is|are|shall be) repealed",
        "this [a-z]+ (?:expires|ceases|runs for|remains? in (?:force|effect) (?:for|until))",
    ),
    passing=_words("the (?:discontinuation|termination)", "written notice", "notice in writing"),
)
ITEMS: Final = (MONEY, DEADLINE, REVIEW, BODY, STATUS, DISPUTE, EXIT)
