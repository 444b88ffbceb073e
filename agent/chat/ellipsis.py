"""Questions that leave out what the question before has said: "When?", "And in 2023?"."""

from __future__ import annotations

import re
from typing import Final

from agent.chat.antecedents import Candidate, find_candidates
from agent.question.events import find_events
from agent.question.words import word_set

_CONJUNCTION: Final = re.compile(
    r"^(?:(?:and|but|so|or|ok|okay|then|also|well|now)\b[\s,]*)+", re.IGNORECASE
)
_ABOUT: Final = re.compile(r"^(?:what|how) about\s+", re.IGNORECASE)
_QUESTION_WORD: Final = (
    r"when|where|why not|why|who else|who|whom|whose|how many|how much|how long|how often|how soon"
    r"|how|what else|what|which"
)
_LED: Final = "by|since|until|from|to|for|at|in|on|with|within|under|after|before|according to"
_BARE: Final = re.compile(
    rf"^((?:{_LED})\s+)?({_QUESTION_WORD})"
    r"(?:\s+(?:exactly|precisely|then|so|ones?|date|years?|days?|weeks?|months?|cases?|conditions?"
    r"|circumstances|of them|of those|of these))*$",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    rf",?\s+and\s+(?:if not,\s+)?(?:(?:{_LED})\s+)?"
    rf"(?:{_QUESTION_WORD})(?:\s+(?:date|year|day|ones?|exactly))?$",
    re.IGNORECASE,
)
"""What an earlier follow-up has added to a question: the next one refers to what stood before."""

_COUNTED: Final = re.compile(r"^(how many|how much)\s+([\w-]+(?:\s+[\w-]+)?)$", re.IGNORECASE)
_NAMED: Final = re.compile(r"^(which|what)\s+([\w-]+s)$", re.IGNORECASE)
_POLAR: Final = re.compile(
    r"^(?:is|are|was|were|do|does|did|has|have|had|will|would|shall|should|can|could|may|might|must)"
    r"\b",
    re.IGNORECASE,
)
_FINITE: Final = word_set(
    """
    is are was were am do does did has have had will would shall should can could may might must
    isn't aren't doesn't don't didn't won't says said gives
    """
)
_PREPOSITION: Final = re.compile(
    r"^(about|after|at|before|between|by|during|for|from|in|on|since|to|under|until|with|within"
    r"|without|according to)\s+",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_YEAR: Final = re.compile(
    rf"(?:(?:in|by|for|since|until|during|before|after)\s+)?(?:{_MONTH}\s+)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_DESIGNATOR: Final = r"(?:\d[\w()]*|[IVX]+\b)"
_DESIGNATED: Final = re.compile(rf"(\w+)\s+{_DESIGNATOR}")
"""A numbered part, "Article 5", of what the question before was about."""

_TOPIC: Final = re.compile(
    r"^(.*\b(?:say|says|said|provide|state|report)\s+)(about|on|regarding|concerning)\s+(.+)$",
    re.IGNORECASE,
)
_SUBJECT_OF_BE: Final = re.compile(
    r"^((?:what|when|where|who|how long|how high|how large)\s+(?:is|are|was|were)\s+)"
    r"(the [a-z][\w-]*(?: [a-z][\w-]*){0,2}?)(\s+(?:of|for|under|in|between)\s+.+)$",
    re.IGNORECASE,
)
_WHO_DID: Final = re.compile(
    r"^who\s+(\w+ed)\s+((?:the\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})$", re.IGNORECASE
)
"""Regular verbs alone: their past form is the participle."""

_WITH_POLAR: Final = ("when", "where", "why", "how long", "how often", "how soon", "how")
_LED_WORDS: Final = frozenset({"what", "which", "whom", "how many", "how much", "how long"})
_LONGEST: Final = 8
"""Words of a remainder: a longer one is a question of its own."""


def drop_opening(text: str) -> str:
    """Return the text without "and", "but", "so" in front."""
    return _CONJUNCTION.sub("", text)


def is_elliptic(text: str) -> bool:
    """Say whether a question leaves out its verb."""
    return _read_rest(text) is not None


def complete(text: str, before: str) -> str | None:
    """Return the question completed from the one before; None where it is none, or unclear how."""
    rest = _read_rest(text)
    earlier = _JOINED.sub("", drop_opening(before).strip().rstrip("?!. "))
    if rest is None or not earlier:
        return None
    if bare := _BARE.match(rest):
        return _ask_on(bare, rest, earlier)
    if counted := _COUNTED.match(rest):
        return _count(counted, earlier)
    if _NAMED.match(rest):
        return _join(earlier, rest)
    # "What about the fellowships?" turns to another subject, "And the quorum?" goes on with it.
    return _substitute(rest, earlier, turns=_ABOUT.match(drop_opening(text.strip())) is not None)


def _read_rest(text: str) -> str | None:
    """Return what an elliptic question says, without "and" and "what about"; None for others."""
    plain = text.strip().rstrip("?!. ").strip()
    opened = _CONJUNCTION.sub("", plain)
    rest = _ABOUT.sub("", opened)
    if re.fullmatch(_LED, rest, re.IGNORECASE):
        return None
    words = re.findall(r"[\w’'&-]+", rest.lower())
    if not words or len(words) > _LONGEST or "," in rest:
        return None
    if _BARE.match(rest):
        return rest
    if set(words) & _FINITE:
        return None
    if _COUNTED.match(rest) or _NAMED.match(rest):
        return rest if len(words) <= 4 and not find_events(words[-1:]) else None
    if re.match(rf"^(?:{_QUESTION_WORD})\b", rest, re.IGNORECASE):
        return None
    framed = opened != plain or rest != opened
    return rest if framed or _PREPOSITION.match(rest) else None


def _ask_on(bare: re.Match[str], rest: str, earlier: str) -> str:
    word = bare[2].lower()
    asked = rest
    adjunct = bare[1] is not None and word in _LED_WORDS
    if _POLAR.match(earlier) and (word in _WITH_POLAR or word == "why not" or adjunct):
        if word == "why not":
            return f"{_join_negated(earlier)}?"
        return f"{_raise(asked)} {_lower(earlier)}?"
    acted = _WHO_DID.match(earlier)
    if acted and word in _WITH_POLAR:
        thing = acted[2]
        be = "were" if Candidate(phrase=thing, start=0, end=0).plural else "was"
        return f"{_raise(asked)} {be} {thing} {acted[1]}?"
    return _join(earlier, rest)


def _join(earlier: str, rest: str) -> str:
    return f"{earlier}, and {_lower(rest)}?"


def _join_negated(earlier: str) -> str:
    return f"{earlier}, and if not, why not"


def _count(counted: re.Match[str], earlier: str) -> str | None:
    named = [each for each in find_candidates(earlier) if not each.topic]
    if not named:
        return _join(earlier, counted[0])
    return f"{_raise(counted[1])} {counted[2]} does {named[0].phrase} have?"


def _substitute(rest: str, earlier: str, *, turns: bool) -> str | None:
    """Put the remainder in the place of what it contrasts with."""
    preposition = _PREPOSITION.match(rest)
    what = rest[preposition.end() :] if preposition else rest
    candidates = find_candidates(earlier)
    if _YEAR.fullmatch(rest):
        return _exchange_year(rest, earlier, candidates)
    if (place := _DESIGNATED.fullmatch(what)) and (
        same := re.search(rf"\b{place[1]}\s+{_DESIGNATOR}", earlier, re.IGNORECASE)
    ):
        return f"{earlier[: same.start()]}{what}{earlier[same.end() :]}?"
    if topic := _TOPIC.match(earlier):
        return _exchange_topic(topic, rest, what, candidates)
    if _names_document(what):
        return _exchange_document(what, earlier, candidates, preposition, turns=turns)
    if what[:1].isupper() or (what.lower().startswith("the ") and what[4:5].isupper()):
        return _exchange_name(rest, what, earlier, candidates)
    if preposition:
        return _exchange_adjunct(preposition[1], rest, earlier)
    return _ask_about(what, earlier, candidates, turns=turns)


def _exchange_year(rest: str, earlier: str, candidates: tuple[Candidate, ...]) -> str:
    documents = [each for each in candidates if each.document]
    for found in _YEAR.finditer(earlier):
        if not any(each.start <= found.start() < each.end for each in documents):
            new = rest if _PREPOSITION.match(rest) else f"in {rest}"
            return f"{earlier[: found.start()]}{_lower(new)}{earlier[found.end() :]}?"
    new = rest if _PREPOSITION.match(rest) else f"in {rest}"
    return f"{earlier} {_lower(new)}?"


def _exchange_topic(
    topic: re.Match[str], rest: str, what: str, candidates: tuple[Candidate, ...]
) -> str:
    speaking = [each for each in candidates if each.document and each.end <= topic.end(1)]
    if _names_document(what) and speaking and not rest.lower().startswith("about "):
        first = speaking[0]
        earlier = topic[0]
        return f"{earlier[: first.start]}{what}{earlier[first.end :]}?"
    return f"{topic[1]}{topic[2]} {what}?"


def _names_document(what: str) -> bool:
    return any(each.document and each.start == 0 for each in find_candidates(what))


def _exchange_document(
    what: str,
    earlier: str,
    candidates: tuple[Candidate, ...],
    preposition: re.Match[str] | None,
    *,
    turns: bool,
) -> str:
    documents = [each for each in candidates if each.document]
    if len(documents) >= 1:
        last = documents[-1]
        return f"{earlier[: last.start]}{what}{earlier[last.end :]}?"
    if preposition and preposition[1].lower() in {"in", "under", "according to"}:
        return f"According to {what}, {_lower(earlier)}?"
    return _ask_about(what, earlier, candidates, turns=turns)


def _exchange_name(
    rest: str, what: str, earlier: str, candidates: tuple[Candidate, ...]
) -> str | None:
    """Exchange a name for another; of several the one behind the same preposition, or alike."""
    names = [
        each for each in candidates
        if not each.document and (each.phrase[:1].isupper() or each.phrase[4:5].isupper())
    ]  # fmt: skip
    if any(each.phrase == what for each in names):
        return None
    preposition = _PREPOSITION.match(rest)
    alike = names
    if preposition:
        behind = rf"\b{re.escape(preposition[1])}\s+(?:the\s+)?$"
        alike = [
            each for each in names if re.search(behind, earlier[: each.start], re.IGNORECASE)
        ] or []
    if alike:
        chosen = min(alike, key=lambda each: (_differ(each.phrase, what), each.start))
        return f"{earlier[: chosen.start]}{what}{earlier[chosen.end :]}?"
    if preposition:
        return f"{earlier} {_lower(rest)}?"
    documents = [each for each in candidates if each.document]
    return None if names or documents else f"{earlier} for {what}?"


def _differ(one: str, other: str) -> int:
    return abs(len(one.split()) - len(other.split())) + (one.isupper() != other.isupper())


def _exchange_adjunct(preposition: str, rest: str, earlier: str) -> str:
    found = re.search(
        rf"\b{re.escape(preposition)}\s+[^,]+?(?=$|\s+(?:in|under|from|by|for)\s)", earlier
    )
    if found is None:
        return f"{earlier} {_lower(rest)}?"
    return f"{earlier[: found.start()]}{_lower(rest)}{earlier[found.end() :]}?"


def _ask_about(what: str, earlier: str, candidates: tuple[Candidate, ...], *, turns: bool) -> str:
    if found := _SUBJECT_OF_BE.match(earlier):
        return f"{found[1]}{what}{found[3]}?"
    named = [each for each in candidates if each.document]
    if named:
        return f"What does {_lower_article(named[0].phrase)} say about {what}?"
    # "How many members does the Joint Committee have?" is about the committee.
    named = sorted(
        (each for each in candidates if "of" not in what.split() and not turns),
        key=lambda each: not re.search(r"[A-Z]", each.phrase),
    )
    of = f" of {_lower_article(named[0].phrase)}" if named else ""
    return f"What do the documents say about {what}{of}?"


def _lower_article(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:] if phrase[:4] == "The " else phrase


def _lower(text: str) -> str:
    """Return the text with a small first letter, unless it opens with a name."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


def _raise(text: str) -> str:
    return text[:1].upper() + text[1:]
