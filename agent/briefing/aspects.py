"""What a section's question asks of a topic: which sort of sentence can answer it.

"What are the risks of X?" is answered by a sentence about X that speaks of risks, however little
else of the question it holds. A question of no known sort asks for its own words beyond the topic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent.briefing import strengths
from agent.briefing.strengths import Strength, by_words, pattern
from agent.briefing.weighing import Topical
from agent.question.analyse import analyse
from agent.question.types import Question
from agent.question.words import find_terms
from agent.quote.gist import weigh_gist
from agent.quote.prose import INSTRUMENTS

GENERAL: Final = "general"
"""The sort of a question that asks for nothing in particular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """A sort of question: `words` find more of what answers it; `dated`: best told in order of
    time; `ahead`: about what is still to come.

    `of_instrument`: what an instrument says of itself as a whole in these words answers, wherever
    it stands.
    """

    name: str
    asked: re.Pattern[str]
    strength: Strength
    words: str = ""
    dated: bool = False
    ahead: bool = False
    of_instrument: re.Pattern[str] | None = None


_LIFTED: Final = (
    r"\b(?:reduc\w+|remov\w+|lift\w*|eas(?:e|es|ing)|alleviat\w+|minimi[sz]\w+|lighten\w*|limit\w*|"
    r"avoid\w*|without|no)\b[^.;,]{0,40}\bburdens?\b"
)
"""Whoever takes a burden away objects to nothing."""

_BINDING: Final = (
    r"\blegally binding\b|\bbinding (?:obligation|commitment|in its entirety)\w*|"
    r"\bnot\b[^.;]{0,60}\b(?:constitute|create|give rise to)\b[^.;]{0,60}"
    r"\b(?:binding|obligations?|rights?|liabilit\w+)|\bnon-binding\b|\blegally enforceable\b"
)

_APPLIES: Final = (
    rf"\bthis (?:{INSTRUMENTS}).{{0,20}}\b(?:shall apply|applies|enters? into force|"
    r"shall enter into force|takes? effect|becomes? operative|is effective)\b|"
    r"^\W*It shall apply (?:from|as of)\b"
)

_SORTS: Final = (
    Aspect(
        name="consequences",
        asked=pattern(r"\bnot complied|non-compliance|\bpenalt|\bconsequences?\b|\bsanctions?\b"),
        strength=by_words(
            r"\b(?:fines?|penalt\w+|sanctions?|non-compliance|infringements?)\b",
            r"\b(?:breach\w*|liab(?:le|ility)|fails? to|failure to|revok\w+|suspend\w*|"
            r"discontinu\w+|terminat\w+)\b",
        ),
        words="penalties fines non-compliance",
    ),
    Aspect(
        name="binding",
        asked=pattern(r"\blegally binding\b"),
        strength=by_words(_BINDING),
        words="legally binding obligations",
        of_instrument=pattern(_BINDING),
    ),
    Aspect(
        name="money",
        asked=pattern(r"\bhow much\b|\bmoney\b|\bfunding\b|\bcosts?\b|\bbudget\b"),
        strength=strengths.tell_money,
        words="funding cost budget million",
    ),
    Aspect(
        name="exceptions",
        asked=pattern(r"\bexceptions?\b|\bexempt"),
        strength=by_words(
            r"\b(?:except(?:ions?|ional)?|unless|exempt\w*|derogation|notwithstanding|"
            r"(?:shall|does|do|will) not apply|excluded?|without prejudice)\b"
        ),
        words="exemption does not apply derogation",
    ),
    Aspect(
        name="risks",
        asked=pattern(r"\brisks?\b|\bdangers?\b"),
        strength=by_words(
            r"\b(?:risks?|dangers?|harm(?:s|ful)?|threat(?:s|ens?)?|vulnerable|misuse|abuse)\b"
        ),
        words="risks harms threats",
    ),
    Aspect(
        name="objections",
        asked=pattern(r"\bobjections?\b|\bcriticism\b|\bagainst\b|\breservations?\b|\bconcerns?\b"),
        strength=strengths.by_others(
            strengths.leave_out(
                _LIFTED,
                r"\b(?:concern(?:s|ed)? (?:that|about|over)|critici[sz]\w+|oppos(?:es?|ed|ition)|"
                r"objections?|objects? to|burdens?|burdensome|disproportionate|reservations?|"
                r"warn(?:s|ed)|fears?|drawbacks?|disagree\w*|contest(?:s|ed)|hinder\w*|"
                r"hamper\w*)\b",
            )
        ),
        words="criticism concerns objections burden",
    ),
    Aspect(
        name="benefits",
        asked=pattern(r"\bbenefits?\b|\badvantages?\b"),
        strength=by_words(
            r"\b(?:benefit(?:s|ed)?|advantages?|improv(?:e|es|ing|ements?)|strengthen\w*|growth|"
            r"jobs|opportunit\w+|accelerat\w+|boost\w*|sav(?:e|es|ings)|facilitat\w+|simplif\w+)\b"
        ),
        words="benefits advantages growth",
    ),
    Aspect(
        name="options",
        asked=pattern(r"\boptions?\b|\balternatives?\b|\bchoices?\b"),
        strength=by_words(
            r"\b(?:options?|alternatives?|alternatively|instead of|rather than|either|choose|"
            r"choice|may (?:also )?decide|discretion|voluntar(?:y|ily)|on a voluntary basis)\b"
        ),
        words="options alternatives instead",
    ),
    Aspect(
        name="responsible",
        asked=pattern(
            r"\bresponsible\b|\bin charge\b|\bwhich body\b|\bwho (?:leads|runs|oversees)\b"
        ),
        strength=by_words(
            r"\b(?:responsib(?:le|ility)(?: for)?|in charge of|oversee[sn]?|oversight|"
            r"managed (?:and \w+ )?by|led by|leads? the(?! world\b| way\b)|chair(?:s|ed)?|"
            r"point of contact|"
            r"(?:is|are|was|formally|hereby) designate[sd]|designates|administer(?:s|ed)|"
            r"supervis(?:es?|ed|ion)|established (?:by|within)|housed (?:with)?in|"
            r"acting through|shall (?:coordinate|lead|oversee))\b"
        ),
        words="responsible oversee designated authority",
    ),
    Aspect(
        name="plans",
        asked=pattern(r"\bnext steps?\b|\bplanned\b|\bupcoming\b|\bstill to come\b"),
        strength=strengths.tell_plans,
        words="will next plans by",
        dated=True,
        ahead=True,
    ),
    Aspect(
        name="effect",
        asked=pattern(r"\btakes? effect\b|\bcomes? into force\b|\bfrom when\b|\bin force\b"),
        strength=strengths.tell_effect,
        words="shall apply from date of application enters into force",
        dated=True,
        of_instrument=pattern(_APPLIES),
    ),
    Aspect(
        name="deadline",
        asked=pattern(r"\bdeadlines?\b|\bby when\b|\bwhen\b|\btimetable\b"),
        strength=strengths.tell_deadline,
        words="deadline no later than within days by",
        dated=True,
    ),
    Aspect(
        name="announcements",
        asked=pattern(r"\bannounce"),
        strength=strengths.tell_announcements,
        words="announced statement released",
        dated=True,
    ),
    Aspect(
        name="origin",
        asked=pattern(r"\borigin\b|\bsigned\b|\badopted\b"),
        strength=strengths.tell_events,
        words="signed adopted done at",
        dated=True,
        of_instrument=pattern(r"^\W*(?:Signed|Done|Adopted|Agreed) (?:at|in|on)\b"),
    ),
    Aspect(
        name="events",
        asked=pattern(r"\bhappened\b|\blatest\b|\bhistory\b|\bevents?\b|\bbackground\b"),
        strength=strengths.tell_events,
        words="signed adopted announced established",
        dated=True,
    ),
    Aspect(
        name="purpose",
        asked=pattern(
            r"\bpurpose\b|^why\b|\bintroduced\b|\bobjectives?\b|\bneeded\b|\bwants? on\b"
        ),
        strength=by_words(
            r"\b(?:(?<!for the )purposes?|objectives?|in order to|so that|because|goals?|"
            r"aim(?:s|ed)? (?:to|at)|seeks? to|with a view to|to enable|intended to|designed to)\b",
            r"\bto (?:ensure|enable|protect|promote|support|prevent|help|improve|strengthen)\b",
        ),
        words="purpose objective in order to",
    ),
    Aspect(
        name="provisions",
        asked=pattern(r"\bprovisions?\b|\brules?\b"),
        strength=strengths.tell_provisions,
    ),
    Aspect(
        name="duties",
        asked=pattern(r"\bmust\b|\bobligations?\b|\bduties\b|\brequire"),
        strength=strengths.tell_duties,
        words="shall must required",
    ),
)
_ANY: Final = re.compile("")
_GENERAL: Final = pattern(r"^what do the documents say about\b|\bbears on\b")


def find_aspect(question: str, topic: Question, actor: str = "") -> Aspect:
    """Return which sort of sentence answers a question about a topic.

    `actor`: the question asks what that actor says.
    """
    if actor:
        return Aspect(name="actor", asked=_ANY, strength=strengths.by_actor(actor), words=actor)
    rest = _leave_topic(question, topic)
    sort = next((each for each in _SORTS if each.asked.search(rest)), None)
    if sort is not None:
        return sort
    wanted = frozenset() if _GENERAL.search(question) else _find_own_terms(question, topic)
    if not wanted:
        return Aspect(name=GENERAL, asked=_ANY, strength=_tell_gist)
    return Aspect(name="own words", asked=_ANY, strength=strengths.by_terms(wanted))


def _leave_topic(question: str, topic: Question) -> str:
    """Return a question without the words of the topic: "the risks register" asks for no risks."""
    return re.sub(re.escape(topic.text), " ", question, flags=re.IGNORECASE)


def _find_own_terms(question: str, topic: Question) -> frozenset[str]:
    return (
        frozenset(analyse(question).terms)
        - frozenset(topic.terms)
        - frozenset(find_terms(topic.text))
    )


def _tell_gist(_: str, each: Topical) -> float:
    return weigh_gist(each.text, each.candidate.sentence)
