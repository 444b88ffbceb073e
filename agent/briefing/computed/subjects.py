"""Whom a sentence names as the one who acts: the words in front of its verb, if they can be."""

from __future__ import annotations

import re
from typing import Final

from agent.checks.clauses import BREAK

LONGEST_SUBJECT: Final = 14
"""Words: what is longer in front of a verb is no name of who acts."""


MARKER: Final = re.compile(
    r"^(?:(?:\(?(?:[a-z]{1,4}|\d{1,3}|[IVX]+)[.)]|\d+(?:\.\d+)*\.?|[-*•]|Sec(?:tion)?\.? \d+\.?|"
    r"[A-Z][\w ]{2,40}\.(?= \([a-z0-9]\)))\s+)+"
)
_PASSIVE: Final = re.compile(
    r"^ (?:not |also |only |\w+ly )*be (?:\w+ly )?\w+(?:ed|en|wn|ght|pt|de|id|set|put)\b"
)
_ASIDE: Final = re.compile(r"\s*\([^)]*\)\s*$")
_OPENING: Final = re.compile(
    r"^(?:but|however|therefore|moreover|furthermore|in addition|also|then|thus|finally|"
    r"together|accordingly|now|today|yesterday|here|instead)\b[ ,]*",
    re.IGNORECASE,
)
_ADVERBIAL: Final = re.compile(
    r"^(?:in|on|at|by|for|from|with|within|under|to|as|through|during|after|before|upon|pursuant|"
    r"following|given|based|building|using|where|when|if|once|until|since|while|of|about|over|"
    r"there|it|this|these|those|they|he|she|such|what|\d+)\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"(?:we|i|our [a-z]+(?: [a-z]+)?)$", re.IGNORECASE)
_PARTIES: Final = re.compile(
    r"(?:the |both |each |either |neither |all )?(?:two )?(?:participants?|parties|party|sides?|"
    r"governments|signatories|signatory|countries|nations|leaders|ministers)$",
    re.IGNORECASE,
)
_ADVERB: Final = re.compile(
    r"(?: (?:also|now|further|jointly|together|therefore|then|still|both|each))+$"
)
COPULA: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been)\b(?P<acts> \w+ing\b)?")
_NAME: Final = re.compile(r"[(\"']?[A-Z]")
_TOLD: Final = re.compile(
    r"(?<= )(?:(?:re)?affirm|reiterat|announc|confirm|underlin|underscor|emphasi[sz]|stress|"
    r"discuss|welcom|express|not|recogni[sz]|pledg|renew|restat|shar|agre|decid)ed (?=[a-z])"
)
"""A verb that tells, in front of the word of force: "reiterated their commitment to"."""
_BEHIND: Final = re.compile(
    r",| (?=(?:of|in|for|on|with|between|using|designated|referred|acting|established|concerned|"
    r"under|to|at|by|from|who|that|initially|as well as|within|across|including|involved)\b)"
)
"""What follows the noun that says who acts."""
_OWNED: Final = re.compile(r"['’]s? \w|s['’] \w")
_TEXT: Final = re.compile(
    r"\b(?:Order|Act|Regulation|Directive|Memorandum|Declaration|Deal|Agreement|Strategy|Plan|"
    r"Report|Framework|Policy|Statement|Budget|Law|Treaty|Articles?|Sections?|nothing)$",
    re.IGNORECASE,
)
"""A text is not who acts: it says who does."""
_AGENT: Final = re.compile(
    r"(?:(?:manufactur|provid|develop|deploy|import|distribut|operat|process|control|us|own|hold|"
    r"research|employ|work|custom|consum|suppli|train|teach|produc|regulat|audit|lead|memb|minist|"
    r"offic|partn|stakehold|commission|rapporteur|direct|coordinat|contract|vend|act|invest|donat|"
    r"applic|particip|signator|citizen|scientist|expert|student|patient|resident|consult|assess|"
    r"evaluat)(?:er|or|ant|y|ie)?s?|"
    r"agenc(?:y|ies)|authorit(?:y|ies)|bod(?:y|ies)|boards?|offices?|departments?|ministr(?:y|ies)|"
    r"councils?|commissions?|committees?|courts?|parliaments?|banks?|universit(?:y|ies)|"
    r"institut(?:es?|ions?)|teams?|governments?|states?|countr(?:y|ies)|nations?|part(?:y|ies)|"
    r"sides?|compan(?:y|ies)|firms?|businesses|industr(?:y|ies)|persons?|people|officials?|"
    r"individuals?|secretar(?:y|iat|ies)|presidents?|chairs?|staff|organi[sz]ations?|groups?|"
    r"societ(?:y|ies)|unions?|trustees?|employees?|committee|physicians?|politicians?|women|men|"
    r"children|we|i)$",
    re.IGNORECASE,
)
"""Nouns for those who can act; of anything else it is not said that it does."""
_NAMED: Final = r"[A-Z][\w.&’'-]*(?: (?:of |the |for )?[A-Z][\w.&’'-]*){0,4}"
_ENUMERATED: Final = re.compile(rf"\s*(?:(?:and|or)\b|(?:the )?{_NAMED} and\b)")
_LISTED: Final = re.compile(rf"(?:the |both )?{_NAMED}")
_HEADS_LIST: Final = re.compile(rf"(?:[\w-]+ ){{1,4}}{_NAMED}")
"""A name in a list of those who act, by its capitals."""


def clause_start(text: str, end: int) -> int:
    """Return where the clause begins that reaches up to a place of a plain text."""
    return max((each.end() for each in BREAK.finditer(text, 0, end)), default=0)


def find_subject(text: str, start: int, force: str) -> str:
    """Return the words right in front of a word of force, if they can be who acts."""
    if _PASSIVE.match(text[start + len(force) :]):
        return ""
    subject = _trim(text[open_list(text, clause_start(text, start)) : start])
    if not subject:
        # "The Commission, after consulting the Board, shall": who acts stands in front of it all.
        first = BREAK.search(text)
        subject = _trim(text[: first.start()]) if first and first.group() == "," else ""
    verb = COPULA.search(subject)
    if verb is not None:
        # "Are joining forces to seek to" acts; "are intended to" has nobody who intends.
        subject = subject[: verb.start()] if verb["acts"] else ""
    return as_subject(subject)


def open_list(text: str, start: int) -> int:
    """Return where a list of names begins that a clause ends: "Commerce, Energy, and the agency".

    The start itself where the clause names all who act.
    """
    if not _ENUMERATED.match(text, start):
        return start
    begin = start
    while begin > 1:
        before = text.rfind(",", 0, begin - 1) + 1
        piece = text[before : begin - 1].strip()
        if _LISTED.fullmatch(piece):
            begin = before
        elif _HEADS_LIST.fullmatch(piece) and not _ADVERBIAL.match(piece):
            return before  # "The leaders of Norland, Sudland and Westland".
        else:
            break
    return begin


def as_subject(words: str) -> str:
    """Return the words in front of a verb as who acts, "" where they cannot be that."""
    subject = _trim(words)
    told = _TOLD.search(subject)
    if told is not None:
        subject = subject[: told.start()].strip()
    length = len(subject.split())
    if not 0 < length <= LONGEST_SUBJECT or _ADVERBIAL.match(subject):
        return ""
    head = _BEHIND.split(subject, maxsplit=1)[0].strip(" ,")
    if _OWNED.search(head) or _TEXT.search(head) or _TEXT.search(_ASIDE.sub("", subject)):
        return ""
    if subject.casefold().startswith(("and ", "or ")):
        return ""  # The end of a list whose beginning cannot be read.
    last = head.split()[-1] if head else ""
    begun = subject.split()[0].casefold()
    if begun.endswith("ed") and begun != "united":
        return ""  # "Used its authorities to compel": who did is not in the sentence.
    return subject if _NAME.match(last) or _AGENT.match(last) else ""


def _trim(words: str) -> str:
    bare = _OPENING.sub("", MARKER.sub("", words.strip(" \"'“”‘’,")))
    return _ADVERB.sub("", bare).strip(" \"'“”‘’,")


def is_ours(subject: str) -> bool:
    """Say whether who acts is only called "we" or by its role, so that the card must say who."""
    return bool(_OURS.match(subject) or _PARTIES.match(subject))
