"""What a reader expects an instrument to settle, and the sentence by which it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.briefing.computed.context import Context
from agent.briefing.computed.material import Topical, says_something
from agent.briefing.computed.quoting import LONGEST_WORDS, quote
from agent.types import Statement
from store.types import Document, Region, Role, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something an instrument is expected to settle, and the words that show that it does.

    With `sums` a sum that somebody is to pay shows it as well. `headed` are words of the headings
    under which it is usually settled.
    """

    name: str
    telling: re.Pattern[str]
    headed: re.Pattern[str]
    sums: bool = False


def _words(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


_SUM: Final = re.compile(
    r"[$£€¥]\s?\d|\b(?:EUR|USD|GBP) ?\d|"
    r"\b\d[\d,. ]*(?:thousand |million |billion )?"
    r"(?:euros?|dollars?|pounds|EUR|USD|GBP|crowns|marks)\b"
)
_TEXTS: Final = (
    "memorandum|mou|moc|regulation|directive|agreement|declaration|act|order|arrangement|decision|"
    "law|treaty|convention|protocol"
)
_OF_ITSELF: Final = re.compile(rf"\b(?:this|the present) (?:{_TEXTS})\b", re.IGNORECASE)
_PAYING: Final = re.compile(
    r"\b(?:fund|financ|budget|grant|contribut|allocat|appropriat|provid|spend|pay|cost|award)\w*",
    re.IGNORECASE,
)
_BODIES: Final = (
    r"(?:(?:working|steering|ministerial|coordination|expert) group|committee|commission|"
    r"secretariat|board|council|task ?force|focal point|contact point|authority|authorities|agency|"
    r"office|ENISA)s?"
)
ITEMS: Final = (
    Item(
        name="money",
        headed=_words(r"fund|financ|cost|budget|appropriation|resources"),
        telling=_words(
            r"\b(?:expenditure of funds|spend\w* (?:money|funds)|"
            r"availability of (?:\w+ ){0,2}(?:funds|appropriations)|"
            r"funding|financed|funded|(?:its|their|own) costs?|"
            r"costs? (?:shall|will|are|is) (?:be )?(?:borne|met|covered)|"
            r"budget (?:of|for|line)|appropriat(?:ed|ions)|are borne by|"
            r"free of charge|financial (?:contributions?|support|resources|means))\b"
        ),
        sums=True,
    ),
    Item(
        name="deadline",
        headed=_words(r"entry into force|application|deadline|timing|time|transitional"),
        telling=_words(
            r"\b(?:within|no later than|not later than|by the end of|at the latest)\b[^.;]{0,40}"
            r"(?:\d|month|year|day|week|hour)|"
            r"\bby (?:\d{1,2} )?[A-Z]\w+ (?:\d{1,2}, )?\d{4}|\bby \d{4}\b"
        ),
    ),
    Item(
        name="review",
        headed=_words(r"review|evaluation|assessment|monitoring"),
        telling=_words(
            r"\b(?:review|evaluat|assess|monitor|take stock|report on)\w*\b[^.;]{0,60}\b(?:"
            r"implementation|functioning|application|progress|effectiveness|evaluation)"
            r"(?: and review)? (?:of|under|on|made)\b|\b(?:review|evaluation) of (?:this|the) "
            rf"(?:{_TEXTS})\b|\b(?:review|evaluate)s? (?:this|the) (?:{_TEXTS})\b|"
            r"\b(?:is|be|are) reviewed\b|\b(?:formal|regular|annual) (?:discussions|meetings|"
            r"consultations|reviews?)\b"
        ),
    ),
    Item(
        name="body in charge",
        headed=_words(
            r"governance|committee|authorit|commission|board|operation|implementation|secretariat"
        ),
        telling=_words(
            rf"\b{_BODIES}\b[^.;]{{0,60}}\b(?:(?:shall|will|is to|is intended to|intends? to) "
            r"(?:be )?(?:responsible|oversee|coordinate|supervise|manage|monitor|administer|guide|"
            r"meet|convene|serve|steer|enforce)|(?:is|are|shall be|will be) (?:hereby )?"
            r"(?:responsible|established|set up|designated|charged|tasked))\b|"
            r"\b(?:managed|administered|overseen|supervised|coordinated|enforced)(?: and \w+)? by "
            rf"(?:the )?(?:\w+ ){{0,3}}{_BODIES}\b|"
            r"\b(?:establish(?:es|ed)?|convenes?|designates?|set up|entrust(?:s|ed)?)\b[^.;]{0,60}"
            rf"\b{_BODIES}\b"
        ),
    ),
    Item(
        name="legal status",
        headed=_words(r"legal|status|character|operation|general provisions|effect"),
        telling=_words(
            r"\blegally binding|\bbinding in its entirety|\b(?:create|constitute|give rise to)\b"
            r"[^.;]{0,60}\b(?:rights?|obligations?)\b|\bunder international law\b|"
            r"\bforce of law\b|\bstatement of intent\b|\benforceable at law\b"
        ),
    ),
    Item(
        name="dispute",
        headed=_words(r"dispute|interpretation|settlement"),
        telling=_words(
            r"\b(?:(?:settle\w*|resol\w+) [^.;]{0,60}\b(?:disputes?|differences?|disagreements?)|"
            r"(?:disputes?|differences?|disagreements?) (?:between|regarding|concerning|over|about|"
            r"arising|relating|of interpretation|in interpretation)|dispute settlement|arbitrat\w+|"
            r"amicabl[ey])\b"
        ),
    ),
    Item(
        name="exit",
        headed=_words(r"terminat|discontinu|duration|withdrawal|repeal|exit|amendment"),
        telling=_words(
            r"\b(?:(?:discontinue|terminate[sd]?|termination|denounc\w+|may end|repeal)\b"
            r"[^.;]{0,30}"
            rf"\b(?:this|the) (?:{_TEXTS})|the (?:discontinuation|termination)\b|"
            rf"withdraw(?:s|al)? from (?:this|the) (?:{_TEXTS})|"
            r"(?:months'?|days'?|written) notice|notice in writing|(?:is|are|shall be) repealed|"
            r"this [a-z]+ (?:expires|ceases|runs for|remains? in (?:force|effect) (?:for|until)))\b"
        ),
    ),
)
"""Source: BRIEFING_CRAFT section 9, the silence map."""


def find_item(context: Context, document: Document, item: Item) -> Statement | None:
    """Return the sentence by which a document addresses an item, quoted; None if none does.

    One that speaks of the document itself, or stands under a heading on the item, comes first.
    """
    key = ("item", document.version, item.name)
    return context.memory.recall(key, lambda: _find_item(context, document, item))


def _find_item(context: Context, document: Document, item: Item) -> Statement | None:
    every = context.desk.sentences(document)
    found = [each for each in _speaking(every) if _addresses(item, each)]
    found = [each for each in found if says_something(document, each)]
    found.sort(key=lambda each: _worth(item, each), reverse=True)
    for sentence in found:
        lead = every[sentence.lead].text if sentence.lead is not None else ""
        topical = Topical(document=document, sentence=sentence, core=True, lead=lead)
        statement = None if topical.opens_list else quote(context, topical)
        if statement is not None:
            return statement
    return None


def _speaking(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    return (each for each in sentences if each.region not in {Region.HEADING, Region.BOILERPLATE})


def _worth(item: Item, sentence: Sentence) -> int:
    """Return how well a sentence serves to show that an item is settled, higher is better."""
    headed = any(item.headed.search(each) for each in sentence.heading_path[1:])
    return (
        4 * (sentence.role is not Role.RECITAL)
        + 3 * (_OF_ITSELF.search(sentence.text) is not None)
        + 3 * headed
        + (len(sentence.text.split()) <= LONGEST_WORDS)
        + (sentence.lead is None)
    )


def _addresses(item: Item, sentence: Sentence) -> bool:
    if item.telling.search(sentence.text):
        return True
    text = sentence.text
    return item.sums and _SUM.search(text) is not None and _PAYING.search(text) is not None
