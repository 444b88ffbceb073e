"""Question text -> Question."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from agent.question import kinds
from agent.question.designators import find_designations, find_ordinals, find_year_asked
from agent.question.events import find_events
from agent.question.focus import find_focus
from agent.question.language import find_language, list_small_words
from agent.question.names import find_locators, find_names, find_references
from agent.question.types import Part, Question, Reference, Shape, Wanted
from agent.question.wanted import split_parts
from agent.question.words import find_content, fold_word, split_words

_PARTS_OF_DOCUMENTS: Final = (
    ("faq", r"\bfaqs?\b|\bfrequently asked questions\b|\bq\s?&\s?a\b"),
    ("summary", r"\b(?:executive )?summary\b|\b(?:key )?takeaways\b"),
    ("table", r"\btables?\b"),
    ("recital", r"\brecitals?\b|\bpreamble\b"),
    ("heading", r"\bheadlines?\b|\bheadings?\b"),
)
_PAST: Final = re.compile(
    r"(?<![\w-])(?:[a-z]\w+ed|built|bought|led|paid|spent|sent|held|begun|made|given|taken|sold|won"
    r"|met|become|set)(?![\w-])"
)
"""Past forms in small letters: "United" and "nuclear-powered" are none."""

_AUXILIARY: Final = re.compile(
    r"\b(?:does|do|did|has|have|had|will|would|must|shall|should|may|can)\s+(?:the\s+)?"
)
_PLANNING: Final = re.compile(r"^(?:(?:plan|intend|expect|hope|aim|want|need|have|propose) to )+")
_ACT_REACH: Final = 3
_GAP: Final = " , "
"""What stands where a phrase was: no pair of words may form across it."""

_SETS: Final = re.compile(
    r"\b(?:all |any |both |each |either |none )?(?:of )?(?:the|these|those|my|our|your)?\s*"
    r"(?:two |three |four |five |six |\d+ )?(?:different |available |given |provided )?"
    r"(?:documents?|sources?|texts?|files?)\b",
    re.IGNORECASE,
)
"""The library as such ("the documents"): no topic, and no document in particular."""


def analyse(text: str, *, unknown: frozenset[str] = frozenset()) -> Question:
    """Return the question taken apart. `text` is clean (one line, no control characters).

    `unknown` are phrases that name no document: their words belong to the topic.
    """
    language = find_language(text)
    if language is not None:
        return _analyse_foreign(text, language)
    proper = kinds.strip_frame(text)
    shape = kinds.find_shape(proper)
    parts = split_parts(proper)
    references = tuple(
        reference
        for reference in find_references(text)
        if not _names_the_library(reference) and reference.phrase not in unknown
    )
    topic = _without(text, references)
    content = list(dict.fromkeys(find_content(split_words(topic))))
    stems = [fold_word(word) for word in content]
    subject, predicate = _find_subject(topic)
    past = tuple(fold_word(word.lower()) for word in _PAST.findall(topic))
    focus = find_focus(kinds.strip_frame(topic), shape)
    return Question(
        text=text,
        topic=topic,
        shape=shape,
        parts=parts,
        terms=tuple(dict.fromkeys(stems)),
        surfaces=tuple(content),
        focus=tuple(each for each in focus if each not in past) or focus,
        pairs=_find_pairs(topic),
        names=find_names(topic),
        events=find_events(split_words(topic)),
        act=_find_act(proper, topic),
        past=past,
        references=references,
        locators=find_locators(text),
        designations=find_designations(topic),
        years=find_year_asked(topic),
        ordinals=find_ordinals(topic),
        subject=subject,
        predicate=predicate,
        firmness=kinds.find_firmness(proper),
        record=kinds.find_record(proper, parts[0].wanted) if shape is not Shape.POLAR else None,
        region=_find_region(text),
    )


def _analyse_foreign(text: str, language: str) -> Question:
    """Return a question in another language as its words: shapes and names are read in English."""
    small = list_small_words(language)
    content = [word for word in dict.fromkeys(split_words(text)) if word not in small]
    return Question(
        text=text,
        topic=text,
        shape=Shape.LOOKUP,
        parts=(Part(words=text, wanted=Wanted.ANYTHING),),
        terms=tuple(dict.fromkeys(map(fold_word, content))),
        surfaces=tuple(content),
        locators=find_locators(text),
        language=language,
    )


def _find_subject(topic: str) -> tuple[tuple[str, ...], str]:
    """Return the stems of the proper name right after the auxiliary verb, and of the verb after it.

    "How much did Arland spend" asks what Arland spent; "plan to" and its like are passed over, and
    a verb that says little ("get") counts as none.
    """
    nothing: tuple[tuple[str, ...], str] = ((), "")
    found = _AUXILIARY.search(topic)
    if found is None:
        return nothing
    rest = topic[found.end() :]
    names = (each for each in find_names(rest) if each.surface[:1].isupper())
    first = next(names, None)
    surface = first.surface.split(" (")[0] if first is not None else ""
    if first is None or not rest.startswith(surface) or find_designations(surface):
        return nothing
    following = _PLANNING.sub("", rest[len(first.surface) :].strip()).split()
    if not following or following[0].endswith("s"):  # "the Chinese measures"
        return nothing
    verbs = find_content(split_words(following[0]))
    return first.stems, fold_word(verbs[0]) if verbs else ""


def _find_act(proper: str, topic: str) -> str:
    """Return the stem of the act asked about, "" if none is named.

    After "who" it follows at once ("who chairs", "who has signed"): later words that could be
    verbs are mostly names of things.
    """
    opening = split_words(proper)
    asks_who = opening[:1] == ("who",)
    words = opening[: 1 + _ACT_REACH] if asks_who else split_words(topic)
    return next(iter(find_events(words)), "")


def _names_the_library(reference: Reference) -> bool:
    return reference.head in {"document", "source", "text", "file"} and not (
        reference.modifiers and not reference.plural
    )


def _without(text: str, references: tuple[Reference, ...]) -> str:
    """Return the text without the phrases that name documents, so that only the topic is left."""
    for reference in references:
        text = _drop(text, reference.phrase)
    text = _SETS.sub(_GAP, text)
    for _, form in _PARTS_OF_DOCUMENTS[:1]:
        text = re.sub(form, _GAP, text, flags=re.IGNORECASE)
    return " ".join(text.split())


def _drop(text: str, phrase: str) -> str:
    """Take a phrase out, with the small words that tie it to the rest."""
    tied = re.compile(rf"(?:,?\b(?:according to|in|of|under|by|from)\s+)?{re.escape(phrase)}")
    return tied.sub(_GAP, text, count=1)


def _find_pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Return the topic words that stand side by side: ("data", "privacy")."""
    pairs = []
    for stretch in re.split(r"[,;:()?]", text):
        words = split_words(stretch)
        content = set(find_content(words))
        pairs += [
            (fold_word(left), fold_word(right))
            for left, right in pairwise(words)
            if left in content and right in content
        ]
    return tuple(dict.fromkeys(pairs))


def _find_region(text: str) -> str:
    for region, form in _PARTS_OF_DOCUMENTS:
        if re.search(form, text, re.IGNORECASE):
            return region
    return ""
