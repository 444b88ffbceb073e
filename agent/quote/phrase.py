"""A question as a phrase that fits behind "about": "how much the Department spent on it"."""

from __future__ import annotations

import re
from typing import Final

from agent.question.events import find_events
from agent.question.types import Part, Question, Wanted
from agent.question.words import STOP_WORDS, fold_word, split_words

_NOUNS: Final = {
    Wanted.COUNT: "the number",
    Wanted.SHARE: "the share",
    Wanted.MONEY: "the sum",
    Wanted.DATE: "the date",
    Wanted.DURATION: "the period",
    Wanted.PERSON: "the person",
    Wanted.BODY: "the body",
    Wanted.REASON: "the reason",
    Wanted.DEFINITION: "the definition",
    Wanted.ANYTHING: "the matter",
}
_THE: Final = re.compile(
    r"^(?:what|which)\s+(?:is|are|was|were)\s+(the|its|their)\s+", re.IGNORECASE
)
_DO: Final = re.compile(
    r"^(?P<ask>(?:[\w-]+\s+){0,6}?[\w-]+)\s+(?P<aux>do|does|did)\s+(?P<rest>.+)$", re.IGNORECASE
)
_OPENS: Final = re.compile(
    r"^(?:(?:by|in|on|at|for|to|with|from|within|under)\s+)?(?:how|what|which|when|where|who|why"
    r"|whom|whose)\b",
    re.IGNORECASE,
)
_AUXILIARY: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does"
    r"|did)\b",
    re.IGNORECASE,
)
_IRREGULAR: Final = {
    "spend": "spent", "pay": "paid", "cost": "cost", "give": "gave", "take": "took",
    "make": "made", "begin": "began", "come": "came", "hold": "held", "meet": "met", "set": "set",
    "say": "said", "build": "built", "buy": "bought", "win": "won", "lead": "led", "send": "sent",
    "go": "went", "get": "got", "rise": "rose", "fall": "fell", "grow": "grew", "put": "put",
}  # fmt: skip
_COMMON: Final = frozenset(_IRREGULAR) | {
    "plan", "intend", "apply", "say", "provide", "agree", "receive", "use", "offer", "happen",
    "expect", "mean", "need", "want", "last", "run", "end", "allow", "support", "decide",
}  # fmt: skip


def as_phrase(part: Part) -> str:
    """Return what one part of a question asks as a phrase; its own words where they bend easily.

    "How many fellowships have been awarded?" needs no change, "what is the quorum of …" loses its
    verb, "how much did the Department spend" turns round; of others the sort of thing is named.
    """
    words = part.words.strip().rstrip("?. ")
    if found := _THE.match(words):
        return f"{found[1].lower()} {words[found.end() :]}"
    if turned := _turn(words):
        return turned
    auxiliary = _AUXILIARY.search(words)
    if auxiliary is None and words.lower().startswith("who "):
        return words[:1].lower() + words[1:]
    if _OPENS.match(words) and auxiliary is not None and _is_subject(words[: auxiliary.start()]):
        return words[:1].lower() + words[1:]
    return f"{_NOUNS[part.wanted]} asked for in “{words}”"


def find_phrase(question: Question, surfaces: tuple[str, ...]) -> str:
    """Return the user's own words from the first to the last of the given content words.

    The words alone, where they stand too far apart to be one phrase.
    """
    plain = " ".join(surfaces)
    text = question.topic
    places = [re.search(rf"(?<!\w){re.escape(each)}", text, re.IGNORECASE) for each in surfaces]
    found = [each for each in places if each is not None]
    if len(found) < len(surfaces) or not found:
        return plain
    start = min(each.start() for each in found)
    end = max(each.end() for each in found)
    tail = re.match(r"[\w’'-]*", text[end:])
    phrase = text[start : end + (tail.end() if tail else 0)]
    between = [word for word in split_words(phrase) if word not in STOP_WORDS]
    return phrase if " , " not in phrase and len(between) <= len(surfaces) else plain


def phrase_focus(question: Question) -> str:
    """Return what a question is about in the user's own words: "freedom of information"."""
    pairs = zip(question.terms, question.surfaces, strict=False)
    return find_phrase(question, tuple(word for term, word in pairs if term in question.focus))


def _is_subject(asked: str) -> bool:
    """Say whether what is asked for is itself the subject: "who", "which supplier", "how many"."""
    words = split_words(asked)
    return words[:1] == ("who",) or (
        len(words) > 1 and (words[0] in {"which", "what"} or words[:2] == ("how", "many"))
    )


def _turn(words: str) -> str:
    """Return "how much the Department spent" for "How much did the Department spend", or ""."""
    found = _DO.match(words)
    if found is None or not _OPENS.match(words):
        return ""
    rest = found["rest"].split()
    place = next((at for at, word in enumerate(rest) if at and _is_verb(word)), None)
    if place is None:
        return ""
    rest[place] = _bend(rest[place], found["aux"].lower())
    asked = found["ask"]
    return f"{asked[:1].lower()}{asked[1:]} {' '.join(rest)}"


def _is_verb(word: str) -> bool:
    return word.islower() and (word in _COMMON or (bool(find_events([word])) and _is_base(word)))


def _is_base(word: str) -> bool:
    return not word.endswith(("ed", "ing", "s")) and bool(fold_word(word))


def _bend(verb: str, auxiliary: str) -> str:
    if auxiliary == "do":
        return verb
    if auxiliary == "does":
        if verb.endswith(("s", "sh", "ch", "x", "o")):
            return f"{verb}es"
        return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    if verb == "plan":
        return "planned"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"
