"""What a section's question asks of a topic: which sort of sentence can answer it.

"What are the risks of X?" is answered by a sentence about X that speaks of risks, however little
else of the question it holds. A question of no known sort asks for its own words beyond the topic.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent.briefing.prose import INSTRUMENTS
from agent.briefing.weighing import Topical
from agent.checks.ladder import DONE, EXPECTED, INTENTION, OBLIGATION, UNDERTAKING, find_forces
from agent.checks.words import plain
from agent.question.analyse import analyse
from agent.question.types import Question, Wanted
from agent.question.words import find_related, find_terms, match_terms, split_words
from agent.quote.values import DATE, RELATIVE_DATE, find_values, leave_names
from store.types import Provenance, Region, Role

GENERAL: Final = "general"
"""The sort of a question that asks for nothing in particular."""

Strength = Callable[[str, Topical], float]
"""How well a sentence, read after its lead, answers: 0 not at all, 1 squarely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A sort of question: `words` find more of what answers it; `dated`: best told in order.

    `of_instrument`: what an instrument says of itself as a whole in these words answers, wherever
    it stands.
    """

    name: str
    asked: re.Pattern[str]
    strength: Strength
    words: str = ""
    dated: bool = False
    of_instrument: re.Pattern[str] | None = None


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _by_words(squarely: str, partly: str = "") -> Strength:
    """Return a strength that is 1 where one of some words stands, .5 where a weaker one does."""
    strong, weak = _pattern(squarely), _pattern(partly) if partly else None

    def strength(text: str, _: Topical) -> float:
        if strong.search(text):
            return 1.0
        return 0.5 if weak is not None and weak.search(text) else 0.0

    return strength


_ACTS: Final = (
    r"signed|adopted|announced|launched|established|published|issued|entered into|agreed|released|"
    r"created|began|started|concluded|appointed|awarded|committed|secured|convened|joined|endorsed|"
    r"approved|repealed|withdrawn|replaced|amended|formali[sz]ed|expanded|unveiled"
)
_HAPPENED: Final = re.compile(
    rf"\b(?:has|have|had|was|were)(?: \w+ly| also| now| been){{0,2}} (?:{_ACTS})\b|"
    rf"\b(?:{_ACTS}) (?:(?i:an?|the|its|their|that|new|with|on|in (?=[A-Z\d]))\b|\d|[A-Z“\"])|"
    r"\b(?:came into force|entered into force|took effect|took place|met in)\b"
)
"""A finite past: "the CSIRT designated as coordinator" tells of no event."""
_TIMED: Final = _pattern(
    r"\b(?:shall apply|appl(?:y|ies) (?:from|as of)|enter(?:s|ed)? into force|takes? effect|"
    r"took effect|effective|operative|deadline|due|no later than|not later than|within|by|until|"
    r"from|expires?|in force)\b"
)

_TAKES_EFFECT: Final = re.compile(
    r"\b(?:appl(?:y|ies|ied)|enter(?:s|ed)? into force|takes? effect|took effect|effective|"
    r"in force|due|deadline|applicable)\b[^.;]{0,25}?\b(?:from|on|as of|as from|by|is)\s+"
    rf"(?:the\s+)?(?:{DATE.pattern})",
    re.IGNORECASE,
)


def _strength_of_time(text: str, _: Topical) -> float:
    bare = leave_names(text)
    if _TAKES_EFFECT.search(bare):
        return 1.0
    dated = bool(find_values(text, Wanted.DATE))
    if dated and _TIMED.search(bare):
        return 0.8
    if RELATIVE_DATE.search(bare) and _TIMED.search(bare):
        return 0.7
    return 0.6 if _pattern(r"\b(?:operative|into force|take effect)\b").search(bare) else 0.0


def _strength_of_events(text: str, _: Topical) -> float:
    if not _HAPPENED.search(text):
        return 0.0
    return 1.0 if find_values(text, Wanted.DATE) else 0.7


_MADE_PUBLIC: Final = _pattern(
    r"\b(?:announc\w+|signed|said|stated|unveil\w*|released|published|launched|welcom\w+|statement)\b"
)


def _strength_of_announcements(text: str, each: Topical) -> float:
    """Return how surely a sentence is, or tells of, a word to the public: no text of a law is."""
    provenance = each.document.card.provenance
    if provenance is Provenance.P1 or not _MADE_PUBLIC.search(text):
        return 0.0
    return 1.0 if provenance is Provenance.P2 else 0.8


def _strength_of_plans(text: str, _: Topical) -> float:
    forces = [each.height for each in find_forces(plain(text))]
    if not forces:
        return 0.0
    timed = bool(find_values(text, Wanted.DATE) or RELATIVE_DATE.search(leave_names(text)))
    ahead = any(EXPECTED <= height <= UNDERTAKING for height in forces)
    if ahead or (timed and OBLIGATION in forces):
        return 1.0 if timed else 0.6
    return 0.0


def _strength_of_duties(text: str, each: Topical) -> float:
    forces = [found.height for found in find_forces(plain(text))]
    firm = max((height for height in forces if INTENTION <= height < DONE), default=0)
    if each.candidate.sentence.role is Role.RECITAL:
        return 0.3 if firm else 0.0
    return {OBLIGATION: 1.0, UNDERTAKING: 0.9, INTENTION: 0.8}.get(firm, 0.0)


def _strength_of_provisions(text: str, each: Topical) -> float:
    duty = _strength_of_duties(text, each)
    operative = each.candidate.sentence.role is Role.OPERATIVE
    return max(duty, 0.5 if operative else 0.0, 0.8 * weigh_gist(each))


_FUNDS: Final = _pattern(
    r"\b(?:expenditure of funds|fund(?:ed|ing)\b|appropriat(?:ed|ions?)\b|budgets?\b|"
    r"financial (?:support|resources)|bear (?:its|their) own costs?)"
)


def _strength_of_money(text: str, _: Topical) -> float:
    if find_values(text, Wanted.MONEY):
        return 1.0
    return 0.6 if _FUNDS.search(text) else 0.0


_BINDING: Final = (
    r"\blegally binding\b|\bbinding (?:obligation|commitment|in its entirety)\w*|"
    r"\bnot\b[^.;]{0,60}\b(?:constitute|create|give rise to)\b[^.;]{0,60}"
    r"\b(?:binding|obligations?|rights?|liabilit\w+)|\bnon-binding\b|\blegally enforceable\b"
)

_SORTS: Final = (
    Aspect(
        name="consequences",
        asked=_pattern(r"\bnot complied|non-compliance|\bpenalt|\bconsequences?\b|\bsanctions?\b"),
        strength=_by_words(
            r"\b(?:fines?|penalt\w+|sanctions?|non-compliance|infringements?)\b",
            r"\b(?:breach\w*|liab(?:le|ility)|fails? to|failure to|revok\w+|suspend\w*|"
            r"discontinu\w+|terminat\w+)\b",
        ),
        words="penalties fines non-compliance",
    ),
    Aspect(
        name="binding",
        asked=_pattern(r"\blegally binding\b"),
        strength=_by_words(_BINDING),
        words="legally binding obligations",
        of_instrument=_pattern(_BINDING),
    ),
    Aspect(
        name="money",
        asked=_pattern(r"\bhow much\b|\bmoney\b|\bfunding\b|\bcosts?\b|\bbudget\b"),
        strength=_strength_of_money,
        words="funding cost budget million",
    ),
    Aspect(
        name="exceptions",
        asked=_pattern(r"\bexceptions?\b|\bexempt"),
        strength=_by_words(
            r"\b(?:except(?:ions?|ional)?|unless|exempt\w*|derogation|notwithstanding|"
            r"(?:shall|does|do|will) not apply|excluded?|without prejudice)\b"
        ),
        words="exemption does not apply derogation",
    ),
    Aspect(
        name="risks",
        asked=_pattern(r"\brisks?\b|\bdangers?\b"),
        strength=_by_words(
            r"\b(?:risks?|dangers?|harm(?:s|ful)?|threat(?:s|ens?)?|vulnerable|misuse|abuse)\b"
        ),
        words="risks harms threats",
    ),
    Aspect(
        name="objections",
        asked=_pattern(
            r"\bobjections?\b|\bcriticism\b|\bagainst\b|\breservations?\b|\bconcerns?\b"
        ),
        strength=_by_words(
            r"\b(?:concern(?:s|ed)? (?:that|about|over)|critici[sz]\w+|oppos(?:es?|ed|ition)|"
            r"objections?|objects? to|burdens?|burdensome|disproportionate|reservations?|warn(?:s|ed)|"
            r"fears?|drawbacks?|disagree\w*|contest(?:s|ed)|hinder\w*|hamper\w*)\b"
        ),
        words="criticism concerns objections burden",
    ),
    Aspect(
        name="benefits",
        asked=_pattern(r"\bbenefits?\b|\badvantages?\b"),
        strength=_by_words(
            r"\b(?:benefit(?:s|ed)?|advantages?|improv(?:e|es|ing|ements?)|strengthen\w*|growth|"
            r"jobs|opportunit\w+|accelerat\w+|boost\w*|sav(?:e|es|ings)|facilitat\w+|simplif\w+)\b"
        ),
        words="benefits advantages growth",
    ),
    Aspect(
        name="options",
        asked=_pattern(r"\boptions?\b|\balternatives?\b|\bchoices?\b"),
        strength=_by_words(
            r"\b(?:options?|alternatives?|alternatively|instead of|rather than|either|choose|"
            r"choice|may (?:also )?decide|discretion|voluntar(?:y|ily)|on a voluntary basis)\b"
        ),
        words="options alternatives instead",
    ),
    Aspect(
        name="responsible",
        asked=_pattern(
            r"\bresponsible\b|\bin charge\b|\bwhich body\b|\bwho (?:leads|runs|oversees)\b"
        ),
        strength=_by_words(
            r"\b(?:responsib(?:le|ility)(?: for)?|in charge of|oversee[sn]?|oversight|"
            r"managed (?:and \w+ )?by|led by|leads? the|chair(?:s|ed)?|designated|coordinat(?:e|es|ed|or)|"
            r"administer\w*|supervis\w+|established (?:by|within)|housed (?:with)?in|acting through)\b"
        ),
        words="responsible oversee designated authority",
    ),
    Aspect(
        name="plans",
        asked=_pattern(r"\bnext steps?\b|\bplanned\b|\bupcoming\b|\bstill to come\b"),
        strength=_strength_of_plans,
        words="will next plans by",
        dated=True,
    ),
    Aspect(
        name="time",
        asked=_pattern(r"\bdeadlines?\b|\bby when\b|\bwhen\b|\btimetable\b|\btake effect\b"),
        strength=_strength_of_time,
        words="shall apply from deadline within days date of application",
        dated=True,
    ),
    Aspect(
        name="announcements",
        asked=_pattern(r"\bannounce"),
        strength=_strength_of_announcements,
        words="announced statement released",
        dated=True,
    ),
    Aspect(
        name="events",
        asked=_pattern(
            r"\bhappened\b|\blatest\b|\bhistory\b|\borigin\b|\bevents?\b|\bbackground\b"
        ),
        strength=_strength_of_events,
        words="signed adopted announced established",
        dated=True,
    ),
    Aspect(
        name="purpose",
        asked=_pattern(
            r"\bpurpose\b|^why\b|\bintroduced\b|\bobjectives?\b|\bneeded\b|\bwants? on\b"
        ),
        strength=_by_words(
            r"\b(?:purposes?|objectives?|in order to|so that|because|goals?|"
            r"aim(?:s|ed)? (?:to|at)|seeks? to|with a view to|to enable|intended to|designed to)\b",
            r"\bto (?:ensure|enable|protect|promote|support|prevent|help|improve|strengthen)\b",
        ),
        words="purpose objective in order to",
    ),
    Aspect(
        name="provisions",
        asked=_pattern(r"\bprovisions?\b|\brules?\b"),
        strength=_strength_of_provisions,
    ),
    Aspect(
        name="duties",
        asked=_pattern(r"\bmust\b|\bobligations?\b|\bduties\b|\brequire"),
        strength=_strength_of_duties,
        words="shall must required",
    ),
)
_ANY: Final = re.compile("")
_GENERAL: Final = _pattern(r"^what do the documents say about\b|\bbears on\b")


def find_aspect(question: str, topic: Question, actor: str = "") -> Aspect:
    """Return which sort of sentence answers a question about a topic.

    `actor`: the question asks what that actor says.
    """
    if actor:
        return Aspect(name="actor", asked=_ANY, strength=_by_actor(actor), words=actor)
    rest = _leave_topic(question, topic)
    sort = next((each for each in _SORTS if each.asked.search(rest)), None)
    if sort is not None:
        return sort
    wanted = frozenset() if _GENERAL.search(question) else _find_own_terms(question, topic)
    if not wanted:
        return Aspect(name=GENERAL, asked=_ANY, strength=lambda _, each: weigh_gist(each))
    return Aspect(name="own words", asked=_ANY, strength=_by_terms(wanted))


def _leave_topic(question: str, topic: Question) -> str:
    """Return a question without the words of the topic: "the risks register" asks for no risks."""
    return re.sub(re.escape(topic.text), " ", question, flags=re.IGNORECASE)


def _find_own_terms(question: str, topic: Question) -> frozenset[str]:
    return (
        frozenset(analyse(question).terms)
        - frozenset(topic.terms)
        - frozenset(find_terms(topic.text))
    )


def _by_terms(wanted: frozenset[str]) -> Strength:
    def strength(text: str, each: Topical) -> float:
        around = f"{text} {each.candidate.context}"
        held = {term for term in match_terms(around, wanted) if term}
        held |= find_related(around, wanted)
        return len(held) / len(wanted)

    return strength


def _by_actor(actor: str) -> Strength:
    """Return how surely a sentence is an actor's word: its own text, or a text that names it."""
    wanted = frozenset(find_terms(actor))

    def strength(text: str, each: Topical) -> float:
        card = each.document.card
        stated = [card.issuer, card.capacity, *card.signatories]
        issued = " ".join(one.value for one in stated if one is not None)
        if wanted and wanted <= set(match_terms(issued, wanted)):
            return 1.0
        inside = set(match_terms(text, wanted))
        return 0.8 if wanted and wanted <= inside else 0.0

    return strength


_PURPOSE: Final = _pattern(
    r"\bthe (?:purpose|objective|aim) of (?:this|the)\b|\bthis (?:act|regulation|order|memorandum|"
    r"agreement|declaration|guidance|directive|strategy|plan|framework)\b.{0,40}"
    r"\b(?:lays down|establishes|sets out|sets|is to)\b"
)
_ENTERED: Final = _pattern(
    r"\b(?:signed|announced|established|launched|published|adopted|entered into|hereby)\b"
)
_REFERS: Final = _pattern(
    r"\b(?:articles?|paragraphs?|points?|subparagraphs?|sections?|annex|subsection)\s+[\dIVX(]|"
    r"\bpursuant to\b|\breferred to in\b"
)
_PRAISE: Final = _pattern(
    r"\b(?:landmark|historic|game-changing|unprecedented|world-class|golden|pivotal|robust|"
    r"cutting-edge|transformative|tremendous|incredible|great(?:est)?|proud|amazing|critical step)\b"
)
UNANCHORED: Final = _pattern(
    r"\b(?:today|yesterday|tomorrow|recently|currently|(?:this|last|next) (?:week|month|year))\b"
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us)\b")
_FIRST: Final = re.compile(r"^\W*1[.)]\s|^\(1\)")
"""The first paragraph of an article: mostly the rule, with its cases behind it."""

_TAKEN_UP: Final = re.compile(
    r"\b(?:of|in|for|with|by|to|on|notify|under) (?:that|those|such|these|this) "
    rf"(?!{INSTRUMENTS})[a-z]",
    re.IGNORECASE,
)
"""What was named before: "the operations of that platform"."""

_QUOTED: Final = re.compile(r"^\W*[“\"]")
_CASES: Final = _pattern(
    r"^\W*(?:\w{1,3}[.)]\s+)*(?:where|for the purposes? of|after|in (?:exceptional|particular|"
    r"relation to|that case)|when|if|without prejudice|however|in addition|once|upon|for example|"
    r"as appropriate|by \w+ing|by way of|together|recogni[sz]ing)\b"
)
_LONG: Final = 45


def weigh_gist(each: Topical) -> float:
    """Return how much of the whole matter a sentence tells, from 0 to 1.

    What establishes or requires a thing tells more than a special case, a cross-reference, an item
    of a list, praise, or somebody's spoken words.
    """
    text = each.text
    forces = [found.height for found in find_forces(plain(text))]
    if _PURPOSE.search(text):
        worth = 1.0
    elif _ENTERED.search(text) or OBLIGATION in forces:
        worth = 0.85
    else:
        worth = 0.75 if any(INTENTION <= height <= UNDERTAKING for height in forces) else 0.65
    worth -= 0.06 * min(4, len(_REFERS.findall(text)))
    worth -= 0.1 if _TAKEN_UP.search(text) else 0.0
    worth -= 0.2 if _CASES.search(text) else 0.0
    worth -= 0.15 if each.candidate.sentence.lead is not None else 0.0
    worth += 0.2 if _FIRST.match(text) else 0.0
    worth -= 0.15 if UNANCHORED.search(text) else 0.0
    worth -= 0.15 if _FIRST_PERSON.search(text) else 0.0
    worth -= 0.1 * min(3, len(_PRAISE.findall(text)))
    worth -= 0.15 if _QUOTED.search(text) else 0.0
    worth -= 0.1 if len(split_words(text)) > _LONG else 0.0
    worth -= 0.1 if each.candidate.sentence.region is Region.TABLE else 0.0
    return max(0.05, min(1.0, worth))
